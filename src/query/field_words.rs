//! Words that people type before a colon and that are no field of the format: which field is meant
//! is told by the value, or the word sets a bound to a date.
//!
//! A word that means one field and nothing else is an alias of it, in the table of the field.

use std::ops::Range;

use super::ast::{Filter, FilterValue, QueryNode};
use super::fault::QueryFault;
use super::fields::{FIELDS, FieldName, FieldSpec, spec_named};
use crate::digest::{DateSpan, EntryField, Precision};

/// What a word before a colon asks for.
#[derive(Clone, Copy, Debug)]
pub(super) enum FieldWord {
    /// A field.
    One(&'static FieldSpec),
    /// The first of these fields that knows the value.
    FirstOf(&'static [FieldName]),
    /// Any of these fields; all take the same values.
    AnyOf(&'static [FieldName]),
    /// The days on one side of a date.
    Side(DateSide),
}

/// A side of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateSide {
    /// From its first day on.
    Since,
    /// Up to its last day.
    Until,
    /// Up to the day before it.
    Before,
    /// From the day after it on.
    After,
}

const PLACES: &[FieldName] = &[FieldName::Theatre, FieldName::Area];
const SORTS: &[FieldName] = &[FieldName::Of(EntryField::Tactic), FieldName::Of(EntryField::Kind)];
/// A weapon that is the name of no tactic is looked for in what is told.
const WEAPONS: &[FieldName] = &[FieldName::Of(EntryField::Tactic), FieldName::Of(EntryField::Text)];
const HARMED: &[FieldName] = &[
    FieldName::Of(EntryField::Killed),
    FieldName::Of(EntryField::Wounded),
    FieldName::Of(EntryField::KilledOrWounded),
];

/// The words; `type` and `weapon` are also aliases of the first field that they may mean.
const WORDS: [(&str, FieldWord); 17] = [
    ("country", FieldWord::FirstOf(PLACES)),
    ("region", FieldWord::FirstOf(PLACES)),
    ("province", FieldWord::FirstOf(PLACES)),
    ("governorate", FieldWord::FirstOf(PLACES)),
    ("state", FieldWord::FirstOf(PLACES)),
    ("district", FieldWord::FirstOf(PLACES)),
    ("type", FieldWord::FirstOf(SORTS)),
    ("event_type", FieldWord::FirstOf(SORTS)),
    ("weapon", FieldWord::FirstOf(WEAPONS)),
    ("weapons", FieldWord::FirstOf(WEAPONS)),
    ("method", FieldWord::FirstOf(WEAPONS)),
    ("casualties", FieldWord::AnyOf(HARMED)),
    ("since", FieldWord::Side(DateSide::Since)),
    ("from", FieldWord::Side(DateSide::Since)),
    ("until", FieldWord::Side(DateSide::Until)),
    ("before", FieldWord::Side(DateSide::Before)),
    ("after", FieldWord::Side(DateSide::After)),
];

/// Returns what a word before a colon asks for.
pub(super) fn field_word(word: &str) -> Option<FieldWord> {
    let folded = word.to_lowercase().replace('-', "_");
    let known = WORDS.iter().find(|(known, _)| *known == folded).map(|(_, meant)| *meant);
    known.or_else(|| spec_named(word).map(FieldWord::One))
}

/// Returns every word that may stand before a colon, to find the nearest to an unknown one.
pub(super) fn every_field_word() -> impl Iterator<Item = &'static str> {
    let own = FIELDS.iter().flat_map(|spec| {
        std::iter::once(spec.search.word).chain(spec.search.aliases.iter().copied())
    });
    own.chain(WORDS.iter().map(|(word, _)| *word))
}

impl DateSide {
    /// Returns the days on this side of a date; a fault if it is no single date.
    pub(super) fn of(
        self,
        value: &FilterValue,
        at: Range<usize>,
    ) -> Result<FilterValue, QueryFault> {
        let FilterValue::Date(span) = value else {
            return Err(QueryFault::new(
                at,
                "expected one date; write 2020-05-20, 2020-05 or 2020",
            ));
        };
        Ok(self.of_span(*span))
    }

    /// Returns the days on this side of a date.
    pub(super) fn of_span(self, span: DateSpan) -> FilterValue {
        let beside = |day: Option<chrono::NaiveDate>| day.map(DateSpan::day);
        // An end is written as a day where the span is no whole month or year.
        let whole = matches!(span.precision, Precision::Day | Precision::Month | Precision::Year);
        let end = |day| if whole { span } else { DateSpan::day(day) };
        match self {
            Self::Since => FilterValue::Dates(Some(end(span.from)), None),
            Self::Until => FilterValue::Dates(None, Some(end(span.to))),
            Self::Before => FilterValue::Dates(None, beside(span.from.pred_opt())),
            Self::After => FilterValue::Dates(beside(span.to.succ_opt()), None),
        }
    }
}

/// Joins the values of fields to one condition: values of one field that follow each other are one
/// list.
pub(super) fn any_of(values: Vec<(FieldName, FilterValue)>) -> QueryNode {
    let mut filters: Vec<Filter> = Vec::new();
    for (field, value) in values {
        match filters.iter_mut().find(|filter| filter.field == field) {
            Some(filter) if !filter.values.contains(&value) => filter.values.push(value),
            Some(_) => {}
            None => filters.push(Filter { field, values: vec![value] }),
        }
    }
    let mut nodes: Vec<QueryNode> = filters.into_iter().map(QueryNode::Filter).collect();
    if nodes.len() == 1 { nodes.remove(0) } else { QueryNode::any(nodes) }
}

/// Returns the word to write for a word before a colon: of an alias that of its field.
pub(super) fn field_word_written(word: &'static str) -> Option<&'static str> {
    match field_word(word)? {
        FieldWord::One(spec) => Some(spec.search.word),
        FieldWord::FirstOf(_) | FieldWord::AnyOf(_) | FieldWord::Side(_) => Some(word),
    }
}
