//! What a subject tells or names and does not count: attacks of other days than its own, and what
//! a digest tells as background.

use super::{Definition, EntryScope, Measure, Naming, Needs, Numbers};
use crate::compare::count::Counts;
use crate::compare::engine::Counted;
use crate::compare::event_count::EventCount;
use crate::compare::evidence::beside;
use crate::compare::rows::{Book, Head, counted_sum, number};
use crate::compare::sql::{Fills, MeasureSql, SqlMark};
use crate::compare::{Group, Row, RowKey, Subject};
use crate::digest::Sum;

pub(super) const MEASURES: &[Measure] = &[Measure::OUTSIDE, Measure::BACKGROUND];

/// What these measures have in common: nothing is marked, since no entry is counted for them.
const BESIDE: Definition = Definition {
    group: Group::Tempo,
    numbers: Numbers::Leftover,
    naming: Naming::PartOnScreen,
    needs: Needs::NeverHeld,
    among: EntryScope::Nothing,
    behind: beside,
    ..Definition::ATTACKS
};

/// The labels of the parts; scripts rely on them.
pub(in crate::compare) const EARLIER: &str = "earlier";
pub(in crate::compare) const LATER: &str = "later";
pub(in crate::compare) const KILLED: &str = "killed";

/// What engines count for a part that has rows where any other part has one.
const fn part(key: &'static str) -> SqlMark {
    SqlMark { part: "named", key, fills: Fills::WhereMeasure, ..SqlMark::WHOLE }
}

/// What engines count for the dead.
const DEAD: SqlMark = SqlMark {
    part: "named",
    key: "'killed'",
    numbers: KILLED,
    when: "t.event_killed_low IS NOT NULL",
    fills: Fills::Never,
    ..SqlMark::WHOLE
};

impl Measure {
    /// Attacks of other days.
    pub const OUTSIDE: Self = Self(&Definition {
        word: "outside",
        label: "outside of its days, not counted",
        doc: "attacks that a digest tells or that name a wave, of days before and after; in no other \
              row, with their dead",
        rows: |measure, book| {
            rows(measure, book, &[(EARLIER, |held| &held.earlier), (LATER, |held| &held.later)])
        },
        sql: MeasureSql::Marks(&[
            SqlMark { side: EARLIER, fills: Fills::WhereAny, ..SqlMark::WHOLE },
            SqlMark { side: LATER, fills: Fills::WhereAny, ..SqlMark::WHOLE },
            SqlMark { side: EARLIER, ..part("'earlier'") },
            SqlMark { side: LATER, ..part("'later'") },
            SqlMark { side: EARLIER, ..DEAD },
            SqlMark { side: LATER, ..DEAD },
        ]),
        ..BESIDE
    });

    /// Attacks told as background.
    pub const BACKGROUND: Self = Self(&Definition {
        word: "background",
        label: "told as background, not counted",
        doc: "attacks that a digest tells as background (`tags: background`); in no other row, with \
              their dead",
        rows: |measure, book| rows(measure, book, &[("", |held| &held.background)]),
        sql: MeasureSql::Marks(&[
            SqlMark { side: "background", fills: Fills::WhereAny, ..SqlMark::WHOLE },
            SqlMark { side: "background", ..DEAD },
        ]),
        ..BESIDE
    });
}

/// Names one part of what is not counted, and finds it.
type BesidePart = (&'static str, for<'a, 'c> fn(&'c Counted<'a>) -> &'c Counts<'a>);

/// Writes the number of attacks of all parts, of each if there are several, and of their dead;
/// nothing if no subject has any.
fn rows(measure: Measure, book: &Book<'_>, parts: &[BesidePart]) -> Vec<Row> {
    let events = |held: &Counted<'_>, parts: &[BesidePart]| -> EventCount {
        parts.iter().map(|(_, part)| part(held).of(Measure::ATTACKS).whole).sum()
    };
    let dead = |held: &Counted<'_>| {
        let mut sum = Sum::default();
        for (_, part) in parts {
            part(held).of(Measure::KILLED).tolls.iter().for_each(|toll| sum.merge(toll));
        }
        sum
    };
    if book.counted.iter().all(|held| events(held, parts).is_empty()) {
        return Vec::new();
    }
    let head = Head::new(measure);
    let row = |head: Head, parts: &[BesidePart]| {
        book.counted_row(head, None, |subject: &Subject, held| {
            let count = events(held, parts);
            Some(number(counted_sum(count, EventCount::default()), subject))
        })
    };
    let mut rows = vec![row(head.clone(), parts)];
    if parts.len() > 1 {
        for part in parts {
            let head = head.part(RowKey::Named(part.0.to_owned()));
            rows.push(row(head, std::slice::from_ref(part)));
        }
    }
    let killed = Head { unit: "people", ..head.part(RowKey::Named(KILLED.to_owned())) };
    rows.push(book.counted_row(killed, None, |subject, held| {
        let sum = dead(held);
        (!sum.is_silent()).then(|| number(sum, subject))
    }));
    rows
}
