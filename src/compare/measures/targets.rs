//! Nature: the targets of attacks.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::{Definition, Measure, Naming};
use crate::compare::event_count::EventCount;
use crate::compare::evidence::OTHERS;
use crate::compare::rows::{Book, Head};
use crate::compare::sql::{MeasureSql, SqlMark};
use crate::compare::tally::{CountMark, SubjectTally, UNTOLD};
use crate::compare::{Row, RowKey};
use crate::order::CompactSort as _;
use crate::words::fold;

/// The greatest number of targets with a row; the others are counted together.
pub(in crate::compare) const MOST_NAMES: usize = 24;

impl Measure {
    /// Attacks by target.
    pub const TARGET: Self = Self(&Definition {
        word: "target",
        label: "target",
        doc: "attacks by target, the 24 named most and the others together",
        naming: Naming::Measure,
        marks: |seen, mark| match seen.entry.target() {
            Some(target) => mark(CountMark::Name(target)),
            None => mark(CountMark::Untold),
        },
        rows,
        sql: MeasureSql::Marks(&[
            SqlMark {
                spelt: "t.target",
                when: "t.target_key IS NOT NULL",
                ..SqlMark::part("name", "t.target_key")
            },
            SqlMark { when: "t.target IS NULL", ..SqlMark::part("untold", "'(not told)'") },
        ]),
        ..Definition::ATTACKS
    });
}

/// The targets of some entries.
struct Targets<'t> {
    /// Folded targets, each with its number and one of its spellings.
    names: HashMap<String, (EventCount, &'t str)>,
    /// Those that are only known together.
    others: EventCount,
}

/// Writes the targets named most often, then all others together.
fn rows(measure: Measure, book: &Book<'_>) -> Vec<Row> {
    let folded = book
        .counted
        .iter()
        .map(|counted| [counted.certain.of(measure), counted.possible.of(measure)].map(targets));
    let folded: Vec<[Targets<'_>; 2]> = folded.collect();
    let mut sums: HashMap<&str, (EventCount, &str)> = HashMap::new();
    for (target, (count, spelt)) in folded.iter().flatten().flat_map(|held| &held.names) {
        let sum = sums.entry(target).or_insert((EventCount::default(), spelt));
        sum.0 += *count;
        sum.1 = sum.1.min(spelt);
    }
    let mut most: Vec<(&str, u32, &str)> =
        sums.into_iter().map(|(target, (count, spelt))| (target, count.best, spelt)).collect();
    most.compact_sort_by_key(|(target, count, _)| (Reverse(*count), *target));
    let shown = &most[..most.len().min(MOST_NAMES)];
    let head = Head::new(measure);
    let row = |name: &str, count: &dyn Fn(&Targets<'_>) -> EventCount| {
        let counts = folded.iter().map(|[certain, possible]| (count(certain), count(possible)));
        let head = head.clone().keyed(RowKey::Named(name.to_owned()));
        book.events_row(head, Measure::ATTACKS, &counts.collect::<Vec<_>>())
    };
    let mut rows = Vec::new();
    for (target, _, spelt) in shown {
        rows.push(row(spelt, &|held| {
            held.names.get(*target).map_or_else(EventCount::default, |(count, _)| *count)
        }));
    }
    if most.len() > shown.len() || book.any(measure, |tally| tally.others) {
        let named: HashSet<&str> = shown.iter().map(|(target, ..)| *target).collect();
        rows.push(row(OTHERS, &|held| {
            let others = held.names.iter().filter(|(target, _)| !named.contains(target.as_str()));
            let others: EventCount = others.map(|(_, (count, _))| *count).sum();
            [others, held.others].into_iter().sum()
        }));
    }
    if book.any(measure, |tally| tally.untold) {
        let head = head.keyed(RowKey::Named(UNTOLD.to_owned()));
        rows.push(book.count_row(head, |tally| tally.untold));
    }
    rows
}

/// What is written differently and means the same counts as one.
fn targets<'t>(tally: &'t SubjectTally<'_>) -> Targets<'t> {
    let mut names: HashMap<String, (EventCount, &'t str)> = HashMap::new();
    let given = tally.names_given.iter().map(|(name, count)| (name.as_str(), count));
    for (target, count) in tally.names.iter().map(|(name, count)| (*name, count)).chain(given) {
        let sum = names.entry(fold(target)).or_insert((EventCount::default(), target));
        sum.0 += *count;
        sum.1 = sum.1.min(target);
    }
    Targets { names, others: tally.others }
}
