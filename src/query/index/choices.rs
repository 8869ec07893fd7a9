//! The counts beside an answer where the query has chosen among them: of a field with a chosen value,
//! what the others of its values would find in its place, so that a second one can join it.

use super::Index;
use super::facets::{self, Facets};
use super::results::Results;
use crate::archive::Corpus;
use crate::query::ast::Query;
use crate::query::choosing::{ChosenValue, ValueChoice};

/// A value that the query asks for or leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFacet {
    /// The field, by its word.
    pub field: &'static str,
    /// The value, as the query writes it.
    pub word: String,
    /// Whether it is asked for or left out.
    pub choice: ValueChoice,
    /// What it finds alone, beside the conditions on other fields.
    pub count: u32,
}

/// Takes the counts of one field over from others.
type TakeOver = fn(&mut Facets, Facets);

/// The fields that are counted, each with what takes its counts over.
const FIELDS: [(&str, TakeOver); 9] = [
    ("theatre", |facets, other| facets.theatres = other.theatres),
    ("area", |facets, other| facets.areas = other.areas),
    ("kind", |facets, other| facets.kinds = other.kinds),
    ("tactic", |facets, other| facets.tactics = other.tactics),
    ("actor", |facets, other| facets.actors = other.actors),
    ("basis", |facets, other| facets.bases = other.bases),
    ("source", |facets, other| facets.outlets = other.outlets),
    ("date", |facets, other| facets.months = other.months),
    ("in", |facets, other| facets.records = other.records),
];

impl Index {
    /// Counts what was found by each field; where no entry has all of the words, what has the most.
    pub fn facets(&self, corpus: &Corpus, found: &Results) -> Facets {
        let (told, said) = match &found.nearest {
            Some(nearest) if found.total == 0 => (&nearest.told, &nearest.said),
            Some(_) | None => (&found.matched, &found.said),
        };
        let passages = self.passages.columns.kinds_of(said);
        facets::count(&self.entries.columns, told, &passages, corpus)
    }

    /// Returns the same counts with those of each field that the query chooses from counted without
    /// that choice, and the values that are chosen. A field costs a search of its own, and so does
    /// each value. Returns none if `stop` reports that the search is cancelled.
    pub fn facets_to_choose(
        &self,
        corpus: &Corpus,
        query: &Query,
        found: &Results,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Facets> {
        let mut facets = self.facets(corpus, found);
        for (field, take_over) in FIELDS {
            let values = query.chosen_values(field);
            if values.is_empty() {
                continue;
            }
            let others = query.without_choices(field);
            let open = self.search_nearest(corpus, &others, 1, stop)?;
            take_over(&mut facets, self.facets(corpus, &open));
            for ChosenValue { word, choice } in values {
                let alone = self.search(corpus, &others.narrowed(field, &word), 0, stop)?;
                let count = u32::try_from(alone.records()).unwrap_or(u32::MAX);
                facets.chosen.push(ChosenFacet { field, word, choice, count });
            }
        }
        Some(facets)
    }
}
