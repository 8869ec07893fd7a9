//! Duration: start, end and days, from the files and from each issuer, and how much is covered.

use super::{Definition, EntryScope, Measure, Naming, Needs, Numbers};
use crate::compare::cover::state_label;
use crate::compare::event_count::EventCount;
use crate::compare::evidence::{digests, nothing};
use crate::compare::rows::{Book, Head, counted_sum, number};
use crate::compare::sql::{FOLLOWS, MeasureSql};
use crate::compare::{CellOrigin, Group, Row, RowKey, Subject, Value};
use crate::cover::State;

pub(super) const MEASURES: &[Measure] =
    &[Measure::START, Measure::END, Measure::DAYS, Measure::COVERED];

/// What these measures have in common: none is counted from entries.
const OF_DAYS: Definition = Definition {
    group: Group::Duration,
    unit: "date",
    numbers: Numbers::Other,
    among: EntryScope::Nothing,
    behind: nothing,
    ..Definition::ATTACKS
};

impl Measure {
    /// The first day.
    pub const START: Self = Self(&Definition {
        word: "start",
        label: "first day",
        doc: "first day; below it what each issuer says",
        needs: Needs::NeverHeld,
        rows: |measure, book| {
            let mut rows = vec![book.counted_row(Head::new(measure), None, |subject, _| {
                subject.start.map(|day| Value::Day(Some(day)))
            })];
            let issuer_day = |dates: &crate::digest::IssuerDates| dates.start.map(Value::day);
            rows.extend(book.said_dates(measure, issuer_day));
            rows
        },
        ..OF_DAYS
    });

    /// The last day.
    pub const END: Self = Self(&Definition {
        word: "end",
        label: "last day",
        doc: "last day; below it what each issuer says",
        needs: Needs::AnEnd,
        rows: |measure, book| {
            let mut rows = vec![book.counted_row(Head::new(measure), None, |subject, _| {
                subject.start.map(|_| Value::Day(subject.end))
            })];
            let issuer_day = |dates: &crate::digest::IssuerDates| dates.end.map(Value::day);
            rows.extend(book.said_dates(measure, issuer_day));
            rows
        },
        ..OF_DAYS
    });

    /// Days from first to last.
    pub const DAYS: Self = Self(&Definition {
        word: "days",
        label: "days",
        doc: "days from the first to the last, both counted; below it what each issuer says",
        unit: "days",
        needs: Needs::AnEnd,
        rows: |measure, book| {
            let mut rows = vec![book.counted_row(Head::new(measure), None, |subject, _| {
                let days = EventCount::plain(subject.days?);
                Some(number(counted_sum(days, EventCount::default()), subject))
            })];
            let issuer_day = |dates: &crate::digest::IssuerDates| dates.days.map(Value::days);
            rows.extend(book.said_dates(measure, issuer_day));
            rows
        },
        sql: MeasureSql::Rows(DAYS_SQL, FOLLOWS),
        ..OF_DAYS
    });

    /// Days that digests cover.
    pub const COVERED: Self = Self(&Definition {
        word: "covered",
        label: "days covered by digests",
        doc: "days covered by digests that treat what is compared, by what is held of them, and by theatre",
        unit: "days",
        needs: Needs::NeverHeld,
        naming: Naming::Part,
        rows: covered,
        sql: MeasureSql::Rows(COVERED_SQL, FOLLOWS),
        behind: digests,
        ..OF_DAYS
    });
}

/// The length of each subject for engines.
const DAYS_SQL: &str = "\
SELECT nr, {whole}, end_n - start_n + 1 AS low, end_n - start_n + 1 AS best,
  end_n - start_n + 1 AS high,
  {rest}
FROM spans WHERE end_n >= start_n";

/// The days covered for engines.
const COVERED_SQL: &str = "\
SELECT s.nr, '{measure}' AS measure, k.part, k.part_key, '' AS within, COALESCE(c.days, 0) AS low,
  COALESCE(c.days, 0) AS best, COALESCE(c.days, 0) AS high,
  {rest}
FROM spans s
CROSS JOIN (
  SELECT part, part_key FROM covered_days WHERE days > 0 GROUP BY part, part_key
  UNION
  SELECT 'whole' AS part, '' AS part_key
  UNION
  SELECT 'named' AS part, 'held in full' AS part_key
) k
LEFT JOIN covered_days c ON c.nr = s.nr AND c.part = k.part AND c.part_key = k.part_key
WHERE s.end_n >= s.start_n";

fn covered(measure: Measure, book: &Book<'_>) -> Vec<Row> {
    let row = |head: Head, days: &dyn Fn(&Subject) -> u32| {
        let mut row = book.counted_row(head, None, |subject, _| {
            (subject.coverage.of() > 0).then(|| Value::days(days(subject)))
        });
        for (cell, subject) in row.cells.iter_mut().zip(book.subjects) {
            let of = subject.coverage.of();
            cell.share = (of > 0).then(|| f64::from(days(subject)) / f64::from(of));
            cell.origin = CellOrigin::Derived;
        }
        row
    };
    let head = Head::new(measure);
    let mut rows = vec![row(head.clone(), &|subject| subject.coverage.days())];
    for state in State::ALL.into_iter().rev() {
        let days = |subject: &Subject| subject.coverage.held.days(state);
        if state == State::InFull || book.subjects.iter().any(|subject| days(subject) > 0) {
            let label = state_label(state).to_owned();
            rows.push(row(head.part(RowKey::Named(label)), &days));
        }
    }
    for (theatre, _) in book.corpus.taxonomy().theatres() {
        let days = |subject: &Subject| subject.coverage.of_theatre(theatre);
        if book.subjects.iter().any(|subject| days(subject) > 0) {
            rows.push(row(head.part(RowKey::Theatre(theatre)), &days));
        }
    }
    rows
}
