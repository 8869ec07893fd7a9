//! What a query that leaves out grades keeps of what nobody rated.

use std::collections::HashSet;

use super::ast::{FilterValue, Query, QueryNode};
use super::fields::FieldName;
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::notes::{GradeCondition, UnratedKept};

impl Query {
    /// Returns how many of the entries that it finds nobody rated in what it leaves out by
    /// `-grade:`; none where it leaves out no grades.
    pub fn unrated_kept(&self, corpus: &Corpus, found: &[EntryKey]) -> Option<UnratedKept> {
        let left_out: Vec<GradeCondition> = self.root.parts().iter().flat_map(left_out).collect();
        if left_out.is_empty() {
            return None;
        }
        let noted = corpus.noted();
        let rated = noted.records().filter_map(|(key, notes)| {
            let rates = |asked: &GradeCondition| {
                notes.iter().any(|note| !asked.is_about_unrated(note.note.grade()))
            };
            left_out.iter().all(rates).then_some(key)
        });
        let rated: HashSet<RecordKey> = rated.collect();
        let is_unrated = |key: &&EntryKey| !rated.contains(&RecordKey::Entry(**key));
        Some(UnratedKept { unrated: found.iter().filter(is_unrated).count(), of: found.len() })
    }
}

/// Returns the grades that a part of a query leaves out.
fn left_out(part: &QueryNode) -> Vec<GradeCondition> {
    let QueryNode::Not(part) = part else { return Vec::new() };
    let either = match &**part {
        QueryNode::Any(parts) => parts.as_slice(),
        one @ (QueryNode::All(_)
        | QueryNode::Not(_)
        | QueryNode::Word(_)
        | QueryNode::Filter(_)
        | QueryNode::Soft(_)
        | QueryNode::Scope(_)) => std::slice::from_ref(one),
    };
    either.iter().flat_map(asked_grades).collect()
}

/// Returns the grades that a condition asks for; that there is none is no grade.
fn asked_grades(part: &QueryNode) -> Vec<GradeCondition> {
    let QueryNode::Filter(filter) = part else { return Vec::new() };
    if filter.field != FieldName::Grade {
        return Vec::new();
    }
    let names = filter.values.iter().filter_map(|value| match value {
        FilterValue::Name(name) => name.parse().ok(),
        FilterValue::Pair(..)
        | FilterValue::Words(_)
        | FilterValue::Date(_)
        | FilterValue::Dates(..)
        | FilterValue::Count(_)
        | FilterValue::Unknown => None,
    });
    names.filter(|grade| *grade != GradeCondition::Unrated).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Origin, load_all};
    use crate::notes::{AnalystNote, Credibility, NoteBook, Reliability};
    use crate::query::parse;

    #[test]
    fn the_unrated_are_counted_where_grades_are_left_out() {
        let corpus = load_all(&Origin::Sample).0;
        let keys: Vec<EntryKey> = corpus.entries().map(|(key, _)| key).take(10).collect();
        let grades = [
            (Some(Reliability::B), Some(Credibility::Two)),
            (Some(Reliability::D), None),
            (None, Some(Credibility::Three)),
        ];
        let mut book = NoteBook::default();
        for (key, (reliability, credibility)) in keys.iter().zip(grades) {
            let on = corpus.record_id(RecordKey::Entry(*key)).unwrap();
            let note = AnalystNote { reliability, credibility, ..AnalystNote::begin(&on, "ana") };
            let home = corpus.record_home(RecordKey::Entry(*key)).unwrap();
            let of_home = book.files().find(|(known, _)| *known == home);
            let mut notes = of_home.map(|(_, notes)| notes.to_vec()).unwrap_or_default();
            notes.push(note);
            book.put(home, notes);
        }
        corpus.lay_notes(&book);
        let kept = |query: &str| {
            let query = parse(query, corpus.taxonomy()).unwrap();
            query.unrated_kept(&corpus, &keys).map(|kept| (kept.unrated, kept.of))
        };
        for (query, unrated) in [
            ("-grade:E..F", Some((8, 10))),
            ("kind:attack -grade:E,F", Some((8, 10))),
            ("-(grade:E or grade:F)", Some((8, 10))),
            ("-grade:4..6", Some((8, 10))),
            ("-grade:E5", Some((9, 10))),
            ("grade:A..D", None),
            ("-grade:none", None),
            ("-grade:E..F or iraq", None),
            ("", None),
        ] {
            assert_eq!(kept(query), unrated, "{query}");
        }
    }
}
