//! Tempo: attacks on each day from day 0, the peak, days without any. The rows of days, of attacks
//! not dated to the day add up to the whole.

use super::{Definition, Measure, Numbers};
use crate::archive::EntryKey;
use crate::compare::engine::Counted;
use crate::compare::event_count::EventCount;
use crate::compare::evidence::{Evidence, nothing};
use crate::compare::given_row::small;
use crate::compare::rows::{Book, Head, counted_sum};
use crate::compare::sql::{FOLLOWS, MeasureSql, SqlMark};
use crate::compare::tally::{CountMark, Dated};
use crate::compare::{Behind, Group, Row, RowKey, Value};
use crate::digest::{Period, Sum};

pub(super) const MEASURES: &[Measure] =
    &[Measure::PEAK, Measure::QUIET_DAYS, Measure::DAY, Measure::UNDATED];

/// What these measures have in common.
const TEMPO: Definition = Definition { group: Group::Tempo, ..Definition::ATTACKS };

impl Measure {
    /// The most attacks on one day.
    pub const PEAK: Self = Self(&Definition {
        word: "peak",
        label: "most held on one day",
        doc: "the most attacks that are held of one day, and on which, the first of several",
        numbers: Numbers::Other,
        rows: peak,
        sql: MeasureSql::Rows(PEAK_SQL, FOLLOWS),
        behind: behind_peak,
        ..TEMPO
    });

    /// Days on which the archive holds no attack.
    pub const QUIET_DAYS: Self = Self(&Definition {
        word: "quiet_days",
        label: "days without attack",
        doc: "days without an attack; given only where every day is held in full",
        unit: "days",
        numbers: Numbers::Other,
        // Marks each day on which an attack not dated to the day may have happened.
        marks: |seen, mark| {
            let (first, last) = seen.entry.possible_days();
            let span = Period { from: first, to: Some(last) };
            let own = seen.own.filter(|own| seen.dated == Dated::Undated && own.overlaps(span));
            let days = own.and_then(|own| {
                let to = own.to.zip(span.to).map(|(one, other)| one.min(other));
                Period { from: own.from.max(span.from), to }.days()
            });
            mark(CountMark::Several(days.and_then(|days| u32::try_from(days).ok()).unwrap_or(0)));
        },
        rows: quiet_days,
        sql: MeasureSql::Rows(QUIET_SQL, |row, counted| {
            // What may have happened on its days is what low is below best.
            let may = row.best.unwrap_or(row.low) - row.low;
            let possible = counted.possible.of(Measure::ATTACKS).whole.best;
            let mut tally = counted.certain.take(Measure::QUIET_DAYS);
            tally.whole = EventCount::plain(small(may).saturating_sub(possible));
            counted.certain.put(Measure::QUIET_DAYS, tally);
        }),
        behind: nothing,
        ..TEMPO
    });

    /// Attacks on one day.
    pub const DAY: Self = Self(&Definition {
        word: "day",
        label: "day",
        doc: "attacks on each day; day 0 is the subject's first",
        numbers: Numbers::EventsOfOneDay,
        naming: super::Naming::Part,
        marks: |seen, mark| {
            if let Dated::Day(day) = seen.dated {
                mark(CountMark::Part(RowKey::Day(day)));
            }
        },
        rows: days,
        sql: MeasureSql::Rows(DAY_SQL, FOLLOWS),
        ..TEMPO
    });

    /// Attacks not dated to the day.
    pub const UNDATED: Self = Self(&Definition {
        word: "undated",
        label: "not dated to the day",
        doc: "attacks not dated to the day, or later than 3,660 days after the first; with `day` they add \
              up to all",
        numbers: Numbers::Leftover,
        marks: |seen, mark| match seen.dated {
            Dated::Undated | Dated::Outside => mark(CountMark::Whole),
            Dated::Day(_) => {}
        },
        sql: MeasureSql::Marks(&[SqlMark { when: "t.day_nr IS NULL", ..SqlMark::WHOLE }]),
        ..TEMPO
    });
}

/// The attacks on each day for engines. The dates of all of them are certain.
const DAY_SQL: &str = "\
SELECT s.nr, '{measure}' AS measure, 'day' AS part,
  CAST(c.n - s.start_n AS VARCHAR(20)) AS part_key, '' AS within,
  COALESCE(SUM(t.events_low), 0) AS low, COALESCE(SUM(COALESCE(t.events_best, 0)), 0) AS best,
  CASE WHEN COUNT(t.nr) = COUNT(t.events_high) THEN COALESCE(SUM(t.events_high), 0) END AS high,
  0 AS unsaid, 0 AS disputed, 1 AS terms, 0 AS possible,
  COALESCE(SUM(t.fingerprint), 0) AS fingerprint, 0 AS fills
FROM spans s
JOIN calendar c ON c.n BETWEEN s.start_n AND s.until_n AND c.n - s.start_n < {most_days}
LEFT JOIN dated t ON t.nr = s.nr AND t.side = 'inside' AND t.counts_as = 'attack'
  AND t.day_nr = c.n - s.start_n
GROUP BY s.nr, s.start_n, c.n";

/// The peak for engines. Each attack not dated to the day may add to it.
const PEAK_SQL: &str = "\
SELECT s.nr, {whole}, COALESCE(MAX(d.best), 0) AS low, COALESCE(MAX(d.best), 0) AS best,
  CASE WHEN u.is_open = 0 OR u.nr IS NULL THEN COALESCE(MAX(d.best), 0) + COALESCE(u.more, 0) END AS high,
  {rest}
FROM spans s
LEFT JOIN (
  SELECT nr, day_nr, SUM(COALESCE(events_best, 0)) AS best FROM dated
  WHERE side = 'inside' AND counts_as = 'attack' AND day_nr IS NOT NULL GROUP BY nr, day_nr
) d ON d.nr = s.nr
LEFT JOIN (
  SELECT nr, SUM(events_high) AS more,
    SUM(CASE WHEN events_high IS NULL THEN 1 ELSE 0 END) AS is_open
  FROM dated WHERE side = 'inside' AND counts_as = 'attack' AND day_nr IS NULL GROUP BY nr
) u ON u.nr = s.nr
WHERE s.until_n >= s.start_n
GROUP BY s.nr, u.nr, u.more, u.is_open";

/// The days without an attack for engines, of subjects that are held in full.
const QUIET_SQL: &str = "\
SELECT q.nr, {whole},
  CASE WHEN q.quiet > COALESCE(u.may, 0) THEN q.quiet - COALESCE(u.may, 0) ELSE 0 END AS low,
  q.quiet AS best, q.quiet AS high,
  {rest}
FROM (
  SELECT h.nr, CASE WHEN h.days < {most_days} THEN h.days ELSE {most_days} END
    - COUNT(CASE WHEN d.best > 0 THEN 1 END) AS quiet
  FROM (
    SELECT nr, COUNT(*) AS days, MIN(rank) AS least FROM held GROUP BY nr
  ) h
  LEFT JOIN (
    SELECT nr, day_nr, SUM(COALESCE(events_best, 0)) AS best FROM dated
    WHERE side = 'inside' AND counts_as = 'attack' AND day_nr IS NOT NULL GROUP BY nr, day_nr
  ) d ON d.nr = h.nr
  WHERE h.least = 4
  GROUP BY h.nr, h.days
) q
LEFT JOIN (
  SELECT nr, SUM(CASE
    WHEN certain = 0 THEN COALESCE(events_best, 0)
    WHEN first_n = last_n OR last_n < start_n OR first_n > end_n THEN 0
    ELSE CASE WHEN last_n < end_n THEN last_n ELSE end_n END
      - CASE WHEN first_n > start_n THEN first_n ELSE start_n END + 1 END) AS may
  FROM dated WHERE side = 'inside' AND counts_as = 'attack' GROUP BY nr
) u ON u.nr = q.nr";

/// Writes a row for each day, as many as the longest subject has.
fn days(measure: Measure, book: &Book<'_>) -> Vec<Row> {
    let longest = book.counted.iter().map(|counted| counted.days).max().unwrap_or(0);
    let days = (0..longest).map(|at| {
        let day = RowKey::Day(u32::try_from(at).unwrap_or(u32::MAX));
        let mut row = book.part_row(Head::new(measure).keyed(day));
        for (cell, held) in row.cells.iter_mut().zip(book.counted) {
            // A subject that is over by then has no such day, which is not a zero.
            if at >= held.days {
                (cell.value, cell.share, cell.per_day) = (None, None, None);
            }
        }
        row
    });
    days.collect()
}

/// Returns the certain attacks on each day of a subject.
fn by_day(held: &Counted<'_>) -> impl Iterator<Item = u32> {
    let tally = held.certain.of(Measure::DAY);
    (0..held.days).map(|at| tally.part(&RowKey::Day(u32::try_from(at).unwrap_or(u32::MAX))).best)
}

/// Returns the first day with the most attacks, and their number.
fn most(days: impl Iterator<Item = u32>) -> Option<(usize, u32)> {
    let mut most: Option<(usize, u32)> = None;
    for (at, count) in days.enumerate() {
        if most.is_none_or(|(_, known)| count > known) {
            most = Some((at, count));
        }
    }
    most
}

/// Writes the most attacks on one day, and which day that was. An attack not dated to the day may
/// add one.
fn peak(measure: Measure, book: &Book<'_>) -> Vec<Row> {
    let head = Head::new(measure);
    let count = book.counted_row(head.clone(), None, |subject, held| {
        let (_, most) = most(by_day(held))?;
        let mut more = held.certain.of(Measure::UNDATED).whole;
        more += held.possible.of(Measure::ATTACKS).whole;
        let most = EventCount::plain(most);
        (subject.mean_of == 1).then(|| Value::Number(counted_sum(most, more)))
    });
    let on = Head { unit: "date", ..head.part(RowKey::Named(ON.to_owned())) };
    let day = book.counted_row(on, None, |subject, held| {
        let (first, _) = most(by_day(held)).filter(|(_, most)| *most > 0)?;
        let after = chrono::Days::new(u64::try_from(first).ok()?);
        let day = subject.start?.checked_add_days(after)?;
        (subject.mean_of == 1).then_some(Value::Day(Some(day)))
    });
    vec![count, day]
}

/// The label of the row that gives the day of the peak, the first if there are several.
const ON: &str = "first on";

/// Finds the attacks of the peak's day.
fn behind_peak(evidence: &mut Evidence<'_>, _: usize, column: usize) -> Behind {
    let (days, corpus) = (evidence.days(column), evidence.corpus());
    let counts: Vec<u32> = {
        let marked = evidence.marked(Measure::DAY, column);
        let day = |at| RowKey::Day(u32::try_from(at).unwrap_or(u32::MAX));
        let events = |key: &EntryKey| corpus.entry(*key)?.events().best();
        // Two entries may each tell as many events as a count holds.
        let certain = |at| {
            let told = marked.part(&day(at)).0.iter().filter_map(events);
            told.fold(0_u32, u32::saturating_add)
        };
        (0..days).map(certain).collect()
    };
    let Some((first, _)) = most(counts.into_iter()) else {
        return Behind::Entries { certain: Vec::new(), possible: Vec::new() };
    };
    let day = RowKey::Day(u32::try_from(first).unwrap_or(u32::MAX));
    evidence.marked(Measure::DAY, column).entries(Some(&day))
}

/// Counts the days without an attack. Of a subject that is not held in full nobody knows them.
fn quiet_days(measure: Measure, book: &Book<'_>) -> Vec<Row> {
    vec![book.counted_row(Head::new(measure), None, |subject, held| {
        subject.start.filter(|_| subject.coverage.held.is_in_full())?;
        let quiet = by_day(held).filter(|count| *count == 0).count();
        let quiet = u64::try_from(quiet).unwrap_or(u64::MAX);
        let undated = held.certain.of(measure).whole.best;
        let may = undated.saturating_add(held.possible.of(Measure::ATTACKS).whole.best);
        let low = quiet.saturating_sub(may.into());
        let sum = Sum { low, best: quiet, high: Some(quiet), terms: 1, unsaid: 0, disputed: 0 };
        (subject.mean_of == 1).then_some(Value::Number(sum))
    })]
}
