//! A query as conditions on exact fields alone, for engines that have neither the words of this program nor
//! its forgiveness of slips. What is no such condition is a fault, with its place in the text.

use std::ops::Range;

use chrono::NaiveDate;

use super::ast::{Filter, FilterValue, Query, QueryNode};
use super::fault::QueryFault;
use super::fields::FieldName;
use super::lookup::NameLookup;
use super::new_records::NEW;
use super::note_condition::NOTED;
use super::parse::parse_with;
use super::value::areas_named;
use crate::archive::Corpus;
use crate::digest::{AreaId, Basis, KindId, Lookup, TacticId, TheatreId};

/// A condition on exact fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExactCondition {
    /// All of these are met; without any, everything is.
    All(Vec<Self>),
    /// At least one of these is met; without any, nothing is.
    Any(Vec<Self>),
    /// This is not met.
    Not(Box<Self>),
    /// It happened in the theatre.
    Theatre(TheatreId),
    /// It happened in the area.
    Area(AreaId),
    /// It is of the kind.
    Kind(KindId),
    /// It was done so, be it among others.
    Tactic(TacticId),
    /// It is told on the basis.
    Basis(Basis),
    /// It may have happened on one of the days from the first to the last.
    Days(NaiveDate, NaiveDate),
    /// The id of its digest begins so.
    Digest(String),
    /// Its id begins so.
    Id(String),
    /// It belongs to one of the waves at these places.
    Waves(Vec<usize>),
    /// Its event is counted at another telling.
    Repeat,
}

/// What can be told exactly, for the hint beside a fault.
const EXACT: &str =
    "only theatre:, area:, kind:, tactic:, basis:, date:, digest:, wave:, id: and is:repeat can";

impl Query {
    /// Returns the query as conditions on exact fields.
    ///
    /// # Errors
    ///
    /// Where it asks for something else: with the place in `text`, from which it was read.
    pub fn exact(&self, text: &str, corpus: &Corpus) -> Result<ExactCondition, QueryFault> {
        exact(&self.root, corpus).map_err(|part| {
            let message = format!("`{part}` cannot be told in SQL");
            let range = place_of(part, text, corpus);
            QueryFault::new(range, message).hinted(Some(EXACT.to_owned()))
        })
    }
}

/// Returns a part as a condition, or the part of it that is none.
fn exact<'q>(node: &'q QueryNode, corpus: &Corpus) -> Result<ExactCondition, &'q QueryNode> {
    let all = |parts: &'q [QueryNode]| -> Result<Vec<ExactCondition>, &'q QueryNode> {
        parts.iter().map(|part| exact(part, corpus)).collect()
    };
    match node {
        QueryNode::All(parts) => Ok(ExactCondition::All(all(parts)?)),
        QueryNode::Any(parts) => Ok(ExactCondition::Any(all(parts)?)),
        QueryNode::Not(part) => Ok(ExactCondition::Not(Box::new(exact(part, corpus)?))),
        QueryNode::Filter(filter) => condition(filter, corpus).ok_or(node),
        QueryNode::Word(_) | QueryNode::Soft(_) | QueryNode::Scope(_) => Err(node),
    }
}

/// Returns a condition on one field; none if the field is not exact.
fn condition(filter: &Filter, corpus: &Corpus) -> Option<ExactCondition> {
    let values = filter.values.iter().map(|value| match value {
        FilterValue::Date(span) => Some(ExactCondition::Days(span.from, span.to)),
        FilterValue::Dates(from, to) => Some(ExactCondition::Days(
            from.map_or(NaiveDate::MIN, |span| span.from),
            to.map_or(NaiveDate::MAX, |span| span.to),
        )),
        FilterValue::Name(name) => named(filter.field, name, corpus),
        FilterValue::Pair(..)
        | FilterValue::Words(_)
        | FilterValue::Count(_)
        | FilterValue::Unknown => None,
    });
    let mut values: Vec<ExactCondition> = values.collect::<Option<_>>()?;
    Some(if values.len() == 1 { values.remove(0) } else { ExactCondition::Any(values) })
}

/// Returns the condition that a name sets. A name that the archive does not have is met by nothing.
fn named(field: FieldName, name: &str, corpus: &Corpus) -> Option<ExactCondition> {
    let taxonomy = corpus.taxonomy();
    let one = |found: Option<ExactCondition>| {
        Some(found.unwrap_or_else(|| ExactCondition::Any(Vec::new())))
    };
    match field.spec().search.by {
        Lookup::Theatre => one(taxonomy.find_theatre(name).map(ExactCondition::Theatre)),
        Lookup::Area => {
            let areas = areas_named(taxonomy, name).into_iter().map(ExactCondition::Area);
            Some(ExactCondition::Any(areas.collect()))
        }
        Lookup::Kind => one(taxonomy.find_kind(name).map(ExactCondition::Kind)),
        Lookup::Tactic => one(taxonomy.find_tactic(name).map(ExactCondition::Tactic)),
        Lookup::Basis => one(name.parse().ok().map(ExactCondition::Basis)),
        Lookup::Digest => Some(ExactCondition::Digest(name.to_lowercase())),
        Lookup::Id => Some(ExactCondition::Id(name.to_lowercase())),
        Lookup::Wave => Some(ExactCondition::Waves(corpus.waves_named(name))),
        Lookup::Repeat => (name != NOTED && name != NEW).then_some(ExactCondition::Repeat),
        Lookup::Words
        | Lookup::Count
        | Lookup::Date
        | Lookup::Publisher
        | Lookup::Actor
        | Lookup::Outlet
        | Lookup::Tag
        | Lookup::Note
        | Lookup::Value
        | Lookup::Has
        | Lookup::Record
        | Lookup::Near
        | Lookup::Grade => None,
    }
}

/// Finds a part in the text that it was read from: what is read as the part stands there. Where words
/// together were understood as something, all of the text is the place.
fn place_of(part: &QueryNode, text: &str, corpus: &Corpus) -> Range<usize> {
    let names = NameLookup::of(corpus.taxonomy());
    let is_part = |range: &Range<usize>| {
        let read = text.get(range.clone()).and_then(|token| parse_with(token, &names).ok());
        read.is_some_and(|read| read.root == *part)
    };
    tokens(text).into_iter().find(is_part).unwrap_or(0..text.len())
}

/// Returns the places of what stands between blanks and brackets; quotes hold together. Signs of denial
/// before it are left out.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut begun, mut quoted) = (None, false);
    for (at, letter) in text.char_indices() {
        let ends = !quoted && (letter.is_whitespace() || matches!(letter, '(' | ')'));
        if ends {
            found.extend(begun.take().map(|from| from..at));
        } else if begun.is_some() || !matches!(letter, '-' | '!') {
            quoted ^= letter == '"';
            begun = begun.or(Some(at));
        }
    }
    found.extend(begun.map(|from| from..text.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Origin, load_all};
    use crate::query::parse;

    fn exactly(text: &str) -> Result<ExactCondition, (String, String)> {
        let (corpus, _) = load_all(&Origin::Sample);
        let query = parse(text, corpus.taxonomy()).unwrap();
        query.exact(text, &corpus).map_err(|fault| {
            (text.get(fault.range.clone()).unwrap_or_default().to_owned(), fault.to_string())
        })
    }

    #[test]
    fn fields_are_exact_and_what_is_none_is_told_with_its_place() {
        let days = exactly("theatre:iraq -basis:claimed (date:2020-05 or is:repeat)").unwrap();
        let ExactCondition::All(parts) = days else { panic!("{days:?}") };
        assert_eq!(parts.len(), 3);
        for (text, place) in [
            ("theatre:iraq bomb", "bomb"),
            ("theatre:iraq -(basis:claimed or killed:>=3)", "killed:>=3"),
            ("theatre:iraq place:\"two words\" date:2020", "place:\"two words\""),
            ("theatre:iraq -actor:isis", "actor:isis"),
            ("is:noted", "is:noted"),
        ] {
            let (at, message) = exactly(text).unwrap_err();
            assert_eq!(at, place, "{message}");
            assert!(message.contains("cannot be told in SQL") && message.contains("theatre:"));
        }
    }
}
