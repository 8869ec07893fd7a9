//! Nature: how attacks were done, against whom, with what toll, the deadliest and the complex ones.

use std::cmp::Reverse;

use super::{Definition, Measure, Numbers};
use crate::compare::rows::{Book, Head};
use crate::compare::sql::{MeasureSql, SqlMark};
use crate::compare::tally::{CountMark, UNTOLD};
use crate::compare::{Row, RowKey, Value};
use crate::digest::TacticId;

pub(super) const MEASURES: &[Measure] = &[
    Measure::TACTIC,
    Measure::TARGET,
    Measure::KILLED,
    Measure::WOUNDED,
    Measure::KILLED_OR_WOUNDED,
    Measure::CAPTURED,
    Measure::DEADLIEST,
    Measure::COMPLEX,
];

impl Measure {
    /// Attacks by tactic.
    pub const TACTIC: Self = Self(&Definition {
        word: "tactic",
        label: "tactic",
        doc: "attacks by tactic; one of several tactics counts under each",
        marks: |seen, mark| {
            seen.entry
                .tactics
                .iter()
                .for_each(|tactic| mark(CountMark::Part(RowKey::Tactic(tactic))));
            if seen.entry.tactics.main().is_none() {
                mark(CountMark::Untold);
            }
        },
        rows: tactics,
        sql: MeasureSql::Marks(&[
            SqlMark {
                joined: "\nJOIN entry_tactics x ON x.desk = t.desk AND x.entry = t.id",
                ..SqlMark::part("tactic", "x.tactic")
            },
            SqlMark { when: "t.tactic IS NULL", ..SqlMark::part("untold", "'(not told)'") },
        ]),
        ..Definition::ATTACKS
    });

    /// The attack with the highest toll.
    pub const DEADLIEST: Self = Self(&Definition {
        word: "deadliest",
        label: "deadliest attack",
        doc: "the attack with the highest best value of killed, the earliest of several",
        unit: "entry",
        numbers: Numbers::Other,
        marks: |seen, mark| {
            let killed = seen.entry.casualties().killed.filter(|killed| killed.best() > Some(0));
            if let Some(killed) = killed {
                let day = seen.entry.date.from;
                mark(CountMark::Rank((
                    killed.best(),
                    killed.low(),
                    Reverse(day),
                    Reverse(seen.key),
                )));
            }
        },
        rows: |measure, book| {
            vec![book.counted_row(Head::new(measure), None, |_, counted| {
                let highest = counted.certain.of(measure).highest;
                highest.map(|(_, _, _, Reverse(key))| Value::Entry(key))
            })]
        },
        ..Definition::ATTACKS
    });

    /// Attacks with several tactics or at several places.
    pub const COMPLEX: Self = Self(&Definition {
        word: "complex",
        label: "complex attacks",
        doc: "attacks of more than one tactic, or at two named places",
        marks: |seen, mark| {
            if seen.entry.is_complex() {
                mark(CountMark::Whole);
            }
        },
        sql: MeasureSql::Marks(&[SqlMark { when: "t.complex", ..SqlMark::WHOLE }]),
        ..Definition::ATTACKS
    });
}

fn tactics(measure: Measure, book: &Book<'_>) -> Vec<Row> {
    let head = Head::new(measure);
    let all = 0..book.corpus.taxonomy().tactics().len();
    let tactics = all.map(|at| TacticId(u8::try_from(at).unwrap_or(u8::MAX)));
    let mut rows = book.part_rows(tactics.map(|id| head.clone().keyed(RowKey::Tactic(id))));
    if book.any(measure, |tally| tally.untold) {
        let head = head.keyed(RowKey::Named(UNTOLD.to_owned()));
        rows.push(book.count_row(head, |tally| tally.untold));
    }
    rows.extend(book.described(measure, None, |wave| Book::joined(&wave.tactics)));
    rows
}
