//! The material that rows are written from, and the rows of what is counted.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::blocks::FigureLine;
use crate::archive::Corpus;
use crate::compare::calendar::Calendar;
use crate::compare::change::exposure;
use crate::compare::engine::Counted;
use crate::compare::event_count::EventCount;
use crate::compare::measures::{GROUPS, Needs};
use crate::compare::stated::QuotedFigure;
use crate::compare::tally::SubjectTally;
use crate::compare::{
    Cell, CellOrigin, CountedEvents, Measure, Reason, Row, RowKey, RowOrigin, Subject, Time, Value,
};
use crate::cover::{Cover, Scope, State};
use crate::digest::{CountsAs, Period, Sum};

/// The material that rows are written from.
pub(in crate::compare) struct Book<'a> {
    pub(in crate::compare) corpus: &'a Corpus,
    pub(in crate::compare) subjects: &'a [Subject],
    pub(in crate::compare) counted: &'a [Counted<'a>],
    /// What is held of the days that each subject takes its entries from.
    covers: &'a [Cow<'a, Cover>],
    /// The figures of each subject.
    pub(super) quoted: &'a [Vec<QuotedFigure<'a>>],
    /// The same figures in lines.
    pub(super) blocks: Vec<FigureLine>,
    /// The attacks of each subject by day, filled once a figure needs them.
    pub(super) calendars: Vec<OnceCell<Calendar>>,
    /// Whether the taxonomy says what counts as an attack.
    pub(super) counts_attacks: bool,
}

/// What a row is about, before its cells are filled.
#[derive(Clone)]
pub(in crate::compare) struct Head {
    pub(in crate::compare) measure: Measure,
    pub(in crate::compare) key: Option<RowKey>,
    pub(in crate::compare) unit: &'static str,
    pub(in crate::compare) depth: u8,
}

impl Head {
    /// Takes the whole of a measure.
    pub(in crate::compare) fn new(measure: Measure) -> Self {
        Self { measure, key: None, unit: measure.unit(), depth: 0 }
    }

    /// Limits it to a part.
    pub(in crate::compare) fn keyed(self, key: RowKey) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Takes a part of the same measure, one step deeper.
    pub(in crate::compare) fn part(&self, key: RowKey) -> Self {
        Self { key: Some(key), depth: self.depth + 1, ..self.clone() }
    }
}

impl<'a> Book<'a> {
    pub(in crate::compare) fn new(
        corpus: &'a Corpus,
        subjects: &'a [Subject],
        covers: &'a [Cow<'a, Cover>],
        counted: &'a [Counted<'a>],
        quoted: &'a [Vec<QuotedFigure<'a>>],
    ) -> Self {
        Self {
            corpus,
            subjects,
            counted,
            covers,
            quoted,
            blocks: FigureLine::of(quoted),
            calendars: subjects.iter().map(|_| OnceCell::new()).collect(),
            counts_attacks: corpus.taxonomy().has_counted_as(CountsAs::Attack),
        }
    }

    /// Writes all rows, group by group.
    pub(in crate::compare) fn rows(&self) -> Vec<Row> {
        let measures = GROUPS.into_iter().flatten();
        measures.flat_map(|measure| (measure.definition().rows)(*measure, self)).collect()
    }

    /// Writes a counted row, each cell from a subject and its counts. Shares are of the whole of a
    /// measure, if one is named.
    pub(in crate::compare) fn counted_row(
        &self,
        head: Head,
        of: Option<Measure>,
        mut value: impl FnMut(&Subject, &Counted<'_>) -> Option<Value>,
    ) -> Row {
        let sayable = !head.measure.needs_attacks() || self.counts_attacks;
        let subjects = self.subjects.iter().zip(self.covers);
        let cells = subjects.zip(self.counted).map(|((subject, cover), counted)| {
            let mut cell = Cell::empty(CellOrigin::Counted);
            cell.value = value(subject, counted).filter(|_| sayable);
            let best = cell.value.as_ref().and_then(Value::bounds).map(|bounds| bounds.best);
            let total = of.map(|of| counted.certain.of(of).whole.best).filter(|total| *total > 0);
            let mean_of = f64::from(subject.mean_of);
            cell.share = best.zip(total).map(|(best, total)| best * mean_of / f64::from(total));
            if head.measure.has_rate() {
                let days = exposure(head.measure, &RowOrigin::Counted, &cell.origin, subject);
                let days = days.filter(|days| *days > 0);
                cell.per_day = best.zip(days).map(|(best, days)| best * mean_of / f64::from(days));
            }
            cell.held = self.held(&head, subject, cover);
            cell.not_comparable = self.reasons(&head, subject, cover);
            if cell.not_comparable.is_empty() && head.measure.needs() == Needs::Coverage {
                let series = |scope| {
                    let theatre = match scope {
                        Scope::All => None,
                        Scope::Theatre(theatre) | Scope::Area(theatre, _) => Some(theatre),
                    };
                    let series = cover.series_in_full(scope, &subject.periods);
                    counted.tellers.told_by(&series, theatre).into()
                };
                cell.series = self.scope(&head).map(series);
            }
            if !sayable {
                cell.not_comparable.insert(0, Reason::NothingCounts);
            }
            cell
        });
        let cells = cells.collect();
        let Head { measure, key, unit, depth } = head;
        let (group, line) = (measure.group(), RowOrigin::Counted);
        Row { group, measure, key, line, unit: unit.into(), depth, nth: 0, cells }
    }

    /// Writes a row of a plain count of what its measure looks at, with its share of all of these.
    pub(in crate::compare) fn count_row(
        &self,
        head: Head,
        count: impl Fn(&SubjectTally<'_>) -> EventCount,
    ) -> Row {
        let measure = head.measure;
        let of = if measure.needs_attacks() { Measure::ATTACKS } else { Measure::ENTRIES };
        let counts = self.counted.iter().map(|counted| {
            let (certain, possible) = (counted.certain.of(measure), counted.possible.of(measure));
            (count(certain), count(possible))
        });
        self.events_row(head, of, &counts.collect::<Vec<_>>())
    }

    /// Writes a row of events that are already counted for each subject: those that surely belong,
    /// and those that may.
    pub(in crate::compare) fn events_row(
        &self,
        head: Head,
        of: Measure,
        counts: &[(EventCount, EventCount)],
    ) -> Row {
        let measure = head.measure;
        let mut next = counts.iter();
        let mut row = self.counted_row(head, Some(of), |subject, _| {
            next.next().map(|(certain, possible)| number(counted_sum(*certain, *possible), subject))
        });
        if measure.counts_events() {
            let subjects = self.subjects.iter().zip(counts);
            for (cell, (subject, (certain, possible))) in row.cells.iter_mut().zip(subjects) {
                let days = exposure(measure, &RowOrigin::Counted, &cell.origin, subject);
                let Some(cell) = cell.content_mut().filter(|cell| cell.value.is_some()) else {
                    continue;
                };
                cell.events = Some(CountedEvents {
                    certain: certain.best.into(),
                    possible: possible.best.into(),
                    days,
                    fingerprint: certain.fingerprint.wrapping_add(possible.fingerprint),
                });
            }
        }
        row
    }

    /// Writes the row of the whole of a measure.
    pub(in crate::compare) fn whole_row(&self, measure: Measure) -> Row {
        self.count_row(Head::new(measure), |tally| tally.whole)
    }

    /// Writes the row of a part of a measure that is not a name.
    pub(in crate::compare) fn part_row(&self, head: Head) -> Row {
        let key = head.key.clone();
        self.count_row(head, |tally| {
            key.as_ref().map_or_else(EventCount::default, |key| tally.part(key))
        })
    }

    /// Writes the rows of parts that are not names, if any subject has something of them.
    pub(in crate::compare) fn part_rows(&self, heads: impl Iterator<Item = Head>) -> Vec<Row> {
        let has_some = |head: &Head| {
            let key = head.key.as_ref();
            key.is_some_and(|key| self.any(head.measure, |tally| tally.part(key)))
        };
        heads.filter(has_some).map(|head| self.part_row(head)).collect()
    }

    /// Returns true if any subject has something of a sort.
    pub(in crate::compare) fn any(
        &self,
        measure: Measure,
        count: impl Fn(&SubjectTally<'_>) -> EventCount,
    ) -> bool {
        let some = |tally: &SubjectTally<'_>| !count(tally).is_empty();
        self.counted
            .iter()
            .any(|held| some(held.certain.of(measure)) || some(held.possible.of(measure)))
    }

    /// Returns the reasons why a counted cell of a subject must not be compared with another.
    fn reasons(&self, head: &Head, subject: &Subject, cover: &Cover) -> Vec<Reason> {
        let needs = head.measure.needs();
        if needs == Needs::NeverHeld {
            return Vec::new();
        }
        if subject.start.is_none() {
            return vec![Reason::NoPeriod];
        }
        if subject.days.is_none() {
            return vec![Reason::OpenEnd];
        }
        if needs == Needs::AnEnd {
            return Vec::new();
        }
        let held = match self.scope(head) {
            Some(scope) => cover.held(scope, &subject.periods),
            None => subject.coverage.held,
        };
        let in_part = (!held.is_in_full()).then_some(Reason::NotInFull(held));
        let found = (subject.time == Time::Found).then_some(Reason::FoundDays);
        in_part.into_iter().chain(found).collect()
    }

    /// Returns what is held of what a cell counts: of its place, and of its day where it is about
    /// one.
    fn held(&self, head: &Head, subject: &Subject, cover: &Cover) -> Option<State> {
        if head.measure.needs() != Needs::Coverage {
            return None;
        }
        let day = match &head.key {
            Some(RowKey::Day(at)) if subject.mean_of == 1 => {
                subject.start?.checked_add_days(chrono::Days::new(u64::from(*at)))
            }
            _ => None, // no other key is a day, and a mean has several first ones
        };
        Some(match (day, self.scope(head)) {
            (Some(day), _) => {
                let day = Period { from: day, to: Some(day) };
                cover.held_together(&subject.scopes, &[day]).state()
            }
            (None, Some(scope)) => cover.held(scope, &subject.periods).state(),
            (None, None) => subject.coverage.held.state(),
        })
    }

    /// Returns the place that a row is about, if it is about one.
    fn scope(&self, head: &Head) -> Option<Scope> {
        match &head.key {
            Some(RowKey::Theatre(theatre)) => Some(Scope::Theatre(*theatre)),
            Some(RowKey::Area(area)) => {
                let known = self.corpus.taxonomy().area(*area)?;
                Some(Scope::Area(known.theatre, *area))
            }
            _ => None, // no other key is a place
        }
    }
}

/// Turns a count into a value. A mean is the sum of all its digests, divided by their number later.
pub(in crate::compare) fn number(sum: Sum, subject: &Subject) -> Value {
    if subject.mean_of > 1 { Value::Mean(sum, subject.mean_of) } else { Value::Number(sum) }
}

/// Makes a sum: low and best are those of the certain events, the possible ones raise the high value.
pub(in crate::compare) fn counted_sum(certain: EventCount, possible: EventCount) -> Sum {
    Sum {
        low: certain.low.into(),
        best: certain.best.into(),
        high: certain
            .high()
            .zip(possible.high())
            .map(|(one, other)| u64::from(one) + u64::from(other)),
        terms: certain.best.saturating_add(possible.best).max(1),
        unsaid: 0,
        disputed: 0,
    }
}
