//! Compares each cell with the baseline, and says why the two may not be comparable. Everything
//! follows from the table alone, so that a change of baseline needs no archive.

use super::measures::Needs;
use super::rates::{Events, Rates};
use super::{Cell, CellOrigin, Change, Measure, Reason, Row, RowOrigin, Subject, Table, Value};

impl Table {
    /// Compares every subject with another baseline. Does nothing if there is no such place.
    pub fn rebase(&mut self, baseline: usize) {
        if baseline >= self.subjects.len() {
            return;
        }
        self.baseline = baseline;
        let mut rates = Rates::default();
        for row in &mut self.rows {
            hold(row, &self.subjects, &self.shared, baseline, &mut rates);
        }
    }

    /// Moves a subject to another place, with its column. The baseline stays the same subject.
    pub fn move_column(&mut self, from: usize, to: usize) {
        let many = self.subjects.len();
        if from >= many || to >= many || from == to {
            return;
        }
        let mut order: Vec<usize> = (0..many).collect();
        let moved = order.remove(from);
        order.insert(to, moved);
        self.baseline = order.iter().position(|old| *old == self.baseline).unwrap_or(0);
        reorder(&mut self.subjects, &order);
        for row in &mut self.rows {
            reorder(&mut row.cells, &order);
        }
        reorder(&mut self.shared, &order);
        for row in &mut self.shared {
            reorder(row, &order);
        }
    }
}

fn reorder<T: Clone>(things: &mut Vec<T>, order: &[usize]) {
    *things = order.iter().filter_map(|old| things.get(*old).cloned()).collect();
}

/// Fills in the changes of a row.
fn hold(
    row: &mut Row,
    subjects: &[Subject],
    shared: &[Vec<u32>],
    baseline: usize,
    rates: &mut Rates,
) {
    for cell in row.cells.iter_mut().filter_map(Cell::content_mut) {
        cell.not_comparable.retain(|reason| !is_of_pair(reason));
        cell.change = None;
    }
    let (measure, line) = (row.measure, &row.line);
    if measure.needs() == Needs::NeverHeld {
        return;
    }
    let Some(base_subject) = subjects.get(baseline) else { return };
    let Some(base) = row.cells.get_mut(baseline).map(std::mem::take) else { return };
    for (at, (cell, subject)) in row.cells.iter_mut().zip(subjects).enumerate() {
        let number = |cell: &Cell| cell.value.as_ref().and_then(Value::bounds).is_some();
        if at == baseline || !number(cell) || !number(&base) {
            continue;
        }
        let reasons = base.not_comparable.iter().cloned();
        cell.not_comparable.extend(reasons.map(|reason| Reason::Baseline(Box::new(reason))));
        let both = shared.get(at).and_then(|row| row.get(baseline)).copied().unwrap_or(0);
        let these = events(measure, line, cell, subject);
        let those = events(measure, line, &base, base_subject);
        if both > 0 && these.is_some() && *line == RowOrigin::Counted {
            cell.not_comparable.push(Reason::Overlap(both));
        }
        if these.is_some() && *line == RowOrigin::Counted {
            cell.not_comparable.extend(held(subject, base_subject));
        }
        cell.change = change(measure, cell, &base, these.zip(those), rates);
    }
    if let Some(place) = row.cells.get_mut(baseline) {
        *place = base;
    }
}

/// Returns true for a reason that comes from the baseline and not from the cell itself.
fn is_of_pair(reason: &Reason) -> bool {
    match reason {
        Reason::Overlap(_) | Reason::Held(..) | Reason::Baseline(_) => true,
        Reason::NothingCounts
        | Reason::OpenEnd
        | Reason::Coverage { .. }
        | Reason::Basis(..)
        | Reason::OtherPeriod
        | Reason::NoPeriod => false,
    }
}

/// Returns a reason if the two subjects differ in how much is held in full. A summary tells fewer
/// entries than the digest itself. If the shares of days held in full lie more than half apart, or
/// only one of the two has any such day, the difference may come from the archive and not from
/// events.
fn held(subject: &Subject, base: &Subject) -> Option<Reason> {
    let full = |subject: &Subject| (subject.coverage.in_full, subject.coverage.of);
    let share = |(days, of): (u32, u32)| f64::from(days) / f64::from(of.max(1));
    let (own, other) = (full(subject), full(base));
    let apart = (share(own) - share(other)).abs() > 0.5 || (own.0 > 0) != (other.0 > 0);
    apart.then_some(Reason::Held(own, other))
}

fn change(
    measure: Measure,
    cell: &Cell,
    base: &Cell,
    events: Option<(Events, Events)>,
    rates: &mut Rates,
) -> Option<Change> {
    let of_base = Reason::Baseline(Box::new(Reason::OtherPeriod));
    let reasons = &cell.not_comparable;
    if reasons.contains(&Reason::OtherPeriod) || reasons.contains(&of_base) {
        return None;
    }
    let this = cell.value.as_ref()?.bounds()?;
    let that = base.value.as_ref()?.bounds()?;
    let divided = |this: f64, that: f64| (that > 0.0).then_some(this / that);
    let ratio = match events {
        _ if !measure.counts_events() => divided(this.best, that.best),
        Some(_) => cell.per_day.zip(base.per_day).and_then(|(this, that)| divided(this, that)),
        None => None,
    };
    // Any other reason withholds only the mark: the interval is that of what is counted.
    let shares = |reason: &Reason| matches!(reason, Reason::Overlap(_));
    let independent = !cell.not_comparable.iter().any(shares);
    let interval =
        events.filter(|_| independent).and_then(|(these, those)| rates.ratio(these, those));
    Some(Change {
        difference: Some(this.best - that.best),
        difference_low: that.high.map(|high| this.low - high),
        difference_high: this.high.map(|high| high - that.low),
        ratio,
        interval,
    })
}

/// Returns the events behind a cell and the days over which they are counted. Returns none for a
/// measure that counts no events, or that has no days.
fn events(measure: Measure, line: &RowOrigin, cell: &Cell, subject: &Subject) -> Option<Events> {
    let sum = match cell.value.as_ref()? {
        Value::Number(sum) | Value::Mean(sum, _) => sum,
        Value::Rate(_)
        | Value::Day(_)
        | Value::Entry(_)
        | Value::Words(_)
        | Value::Spread(..)
        | Value::Gap { .. } => return None,
    };
    if !measure.counts_events() {
        return None;
    }
    let days = exposure(measure, line, &cell.origin, subject)?;
    Some(Events { low: sum.low, high: sum.high, days })
}

/// Returns the days over which a number is counted: one day for a row of one day, the days that it
/// covers for a stated figure, else the days of the subject.
pub(super) fn exposure(
    measure: Measure,
    line: &RowOrigin,
    origin: &CellOrigin,
    subject: &Subject,
) -> Option<u32> {
    match (line, origin) {
        (RowOrigin::Counted, _) if measure.is_of_one_day() => Some(subject.mean_of),
        (RowOrigin::Counted, _) => subject.days,
        (RowOrigin::Stated(..), CellOrigin::Stated(stated)) => {
            u32::try_from(stated.period?.days()?).ok()
        }
        (RowOrigin::Stated(..) | RowOrigin::Spread | RowOrigin::Rest(..), _) => None,
    }
}
