//! The rows of a table, one file a group; here is what all of them write with.

mod basis;
mod duration;
mod figures;
mod gap;
mod location;
mod nature;
mod tempo;

pub(super) use nature::{OTHERS, UNTOLD};

use super::calendar::Calendar;
use super::change::exposure;
use super::count::Counts;
use super::cover::InFull;
use super::engine::Counted;
use super::stated::Told;
use super::{Cell, Group, Key, Line, Measure, Origin, Reason, Row, Subject, Value};
use crate::archive::Corpus;
use crate::digest::Sum;

/// What rows are written from.
pub(super) struct Book<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) subjects: &'a [Subject],
    pub(super) counted: &'a [Counted<'a>],
    /// The figures of each subject.
    pub(super) told: &'a [Vec<Told<'a>>],
    /// The attacks of each subject by their days.
    pub(super) calendars: &'a [Calendar],
    /// What is held in full.
    pub(super) in_full: &'a InFull,
}

/// What a row is about, before its cells are filled.
#[derive(Clone)]
pub(super) struct Head {
    pub(super) group: Group,
    pub(super) measure: Measure,
    pub(super) key: Option<Key>,
    pub(super) unit: &'static str,
    pub(super) depth: u8,
}

impl Head {
    fn new(group: Group, measure: Measure, unit: &'static str) -> Self {
        Self { group, measure, key: None, unit, depth: 0 }
    }

    /// The same about a part.
    fn keyed(self, key: Key) -> Self {
        Self { key: Some(key), ..self }
    }

    /// A part of the same measure, one step further in.
    fn part(&self, key: Key) -> Self {
        Self { key: Some(key), depth: self.depth + 1, ..self.clone() }
    }
}

impl Cell {
    /// A cell where nothing is said.
    pub(super) fn empty(origin: Origin) -> Self {
        Self {
            value: None,
            share: None,
            per_day: None,
            change: None,
            origin,
            not_comparable: Vec::new(),
            contradicted: false,
        }
    }
}

impl Book<'_> {
    /// All rows, group by group.
    pub(super) fn rows(&self) -> Vec<Row> {
        let mut rows = self.duration();
        rows.extend(self.location());
        rows.extend(self.nature());
        rows.extend(self.tempo());
        rows.extend(self.basis());
        rows
    }

    /// A row that is counted, cell by cell from a subject and what is counted of it.
    fn counted_row(
        &self,
        head: Head,
        value: impl Fn(&Subject, &Counted<'_>) -> Option<Value>,
        whole: impl Fn(&Counts<'_>) -> Option<u32>,
    ) -> Row {
        let cells = self.subjects.iter().zip(self.counted).map(|(subject, counted)| {
            let mut cell = Cell::empty(Origin::Counted);
            cell.value = value(subject, counted);
            let best = cell.value.as_ref().and_then(Value::bounds).map(|bounds| bounds.best);
            let total = whole(&counted.certain).filter(|total| *total > 0);
            let of = f64::from(subject.mean_of);
            cell.share = best.zip(total).map(|(best, total)| best * of / f64::from(total));
            let days = exposure(head.measure, &Line::Counted, &cell.origin, subject);
            if is_rate(head.measure) {
                let days = days.filter(|days| *days > 0);
                cell.per_day = best.zip(days).map(|(best, days)| best * of / f64::from(days));
            }
            cell.not_comparable = self.reasons(&head, subject);
            cell
        });
        let cells = cells.collect();
        let Head { group, measure, key, unit, depth } = head;
        Row { group, measure, key, line: Line::Counted, unit: unit.to_owned(), depth, cells }
    }

    /// A row of a plain count of entries, with its share of a whole.
    fn count_row(
        &self,
        head: Head,
        count: impl Fn(&Counts<'_>) -> u32,
        whole: impl Fn(&Counts<'_>) -> Option<u32>,
    ) -> Row {
        let value = |subject: &Subject, counted: &Counted<'_>| {
            Some(number(counted_sum(count(&counted.certain), count(&counted.possible)), subject))
        };
        self.counted_row(head, value, whole)
    }

    /// Why a counted cell of a subject must not be held against another.
    fn reasons(&self, head: &Head, subject: &Subject) -> Vec<Reason> {
        if matches!(head.measure, Measure::Start | Measure::Covered) {
            return Vec::new();
        }
        if subject.start.is_none() {
            return vec![Reason::NoPeriod];
        }
        if subject.days.is_none() {
            return vec![Reason::OpenEnd];
        }
        if matches!(head.measure, Measure::End | Measure::Days) {
            return Vec::new();
        }
        let (days, of) = (self.covered_days(head, subject), subject.coverage.of);
        if f64::from(days) < f64::from(of) * ENOUGH {
            return vec![Reason::Coverage { days, of }];
        }
        Vec::new()
    }

    /// Days covered by digests that treat what a row is about: its theatre, where it has one.
    fn covered_days(&self, head: &Head, subject: &Subject) -> u32 {
        let words = self.corpus.taxonomy();
        let theatre = match &head.key {
            Some(Key::Theatre(theatre)) => Some(*theatre),
            Some(Key::Area(area)) => words.area(*area).map(|area| area.theatre),
            _ => None,
        };
        let treated = |id| {
            let known = subject.coverage.by_theatre.iter().find(|(theatre, _)| *theatre == id);
            known.map_or(0, |(_, days)| *days)
        };
        theatre.map_or(subject.coverage.days, treated)
    }

    /// True where any subject has something of a sort.
    fn any(&self, count: impl Fn(&Counts<'_>) -> u32) -> bool {
        self.counted.iter().any(|held| count(&held.certain) + count(&held.possible) > 0)
    }
}

/// A count as a value: of a mean the sum of all its digests, to be divided by their number.
pub(super) fn number(sum: Sum, subject: &Subject) -> Value {
    if subject.mean_of > 1 { Value::Mean(sum, subject.mean_of) } else { Value::Number(sum) }
}

/// What is certain is the low and the best value; what is possible raises the high one.
pub(super) fn counted_sum(certain: u32, possible: u32) -> Sum {
    Sum {
        low: certain.into(),
        best: certain.into(),
        high: Some(u64::from(certain) + u64::from(possible)),
        said: (certain + possible).max(1),
        unsaid: 0,
    }
}

/// True for what is worth a number for each day.
fn is_rate(measure: Measure) -> bool {
    let toll = matches!(
        measure,
        Measure::Killed | Measure::Wounded | Measure::KilledOrWounded | Measure::Captured
    );
    measure.counts_events() || toll
}

/// Where less of the days is covered, what is counted says little.
const ENOUGH: f64 = 0.5;
