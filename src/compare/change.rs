//! Compares each cell with the baseline, and says why the two may not be comparable. Everything
//! follows from the table alone, so that a change of baseline needs no archive.

use super::chance::Dispersion;
use super::measures::Needs;
use super::rates::Rates;
use super::{
    Cell, CellContent, CellOrigin, Change, FullSeries, Measure, Reason, Row, RowOrigin, Subject,
    Table, Value,
};

impl Table {
    /// Compares every subject with another baseline. Does nothing if there is no such place.
    pub fn rebase(&mut self, baseline: usize) {
        if baseline >= self.subjects.len() {
            return;
        }
        self.baseline = baseline;
        let mut rates = Rates::new(self.dispersion);
        for row in &mut self.rows {
            hold(row, &self.subjects, &self.shared, baseline, &mut rates);
        }
        self.reasons = self.reasons_of_columns();
        self.test();
    }

    /// Returns the reasons that hold for whole subjects: those of the row of all attacks.
    fn reasons_of_columns(&self) -> Vec<Vec<Reason>> {
        let total = self.rows.iter().find(|row| row.is_total());
        let cells = total.map(|row| row.cells.iter());
        let reasons = cells.map(|cells| cells.map(|cell| cell.not_comparable.clone()).collect());
        reasons.unwrap_or_else(|| vec![Vec::new(); self.subjects.len()])
    }

    /// Returns the reasons of a cell that its column does not have. Those of the baseline stand at
    /// its own cell.
    pub fn own_reasons<'t>(
        &'t self,
        cell: &'t Cell,
        column: usize,
    ) -> impl Iterator<Item = &'t Reason> {
        let known = self.reasons.get(column).map_or(&[][..], Vec::as_slice);
        let own = |reason: &&Reason| !matches!(reason, Reason::Baseline(_));
        cell.not_comparable.iter().filter(own).filter(move |reason| !known.contains(reason))
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
        reorder(&mut self.reasons, &order);
        reorder(&mut self.tested, &order);
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
    let measure = row.measure;
    let counted = row.line == RowOrigin::Counted;
    if measure.needs() == Needs::NeverHeld {
        return;
    }
    let Some(base) = row.cells.get(baseline).cloned() else { return };
    let Some(base_subject) = subjects.get(baseline) else { return };
    for (at, (cell, subject)) in row.cells.iter_mut().zip(subjects).enumerate() {
        let number = |cell: &Cell| cell.value.as_ref().and_then(Value::bounds).is_some();
        if at == baseline || !number(cell) || !number(&base) {
            continue;
        }
        let Some(cell) = cell.content_mut() else { continue };
        let reasons = base.not_comparable.iter().cloned();
        cell.not_comparable.extend(reasons.map(|reason| Reason::Baseline(Box::new(reason))));
        if counted && measure.needs() == Needs::Coverage {
            let both_full = cell.not_comparable.is_empty();
            let base_series = base.series.as_deref().unwrap_or(&base_subject.series);
            let series = cell.series.as_deref().unwrap_or(&subject.series);
            if both_full {
                let reason = reason_of_series(series, base_series);
                cell.not_comparable.extend(reason);
            }
            let both = shared.get(at).and_then(|row| row.get(baseline)).copied().unwrap_or(0);
            if both > 0 {
                cell.not_comparable.push(Reason::Overlap(both));
            }
        }
        cell.change = change(measure, cell, &base, rates);
    }
}

/// Returns why no series makes two cells comparable: none holds both in full, or none of those that
/// do tells all that is counted on both sides. Both lists are in the order of the series.
fn reason_of_series(these: &[FullSeries], those: &[FullSeries]) -> Option<Reason> {
    let mut common = these.iter().filter_map(|one| {
        let at = those.binary_search_by_key(&one.series, |other| other.series).ok()?;
        Some(one.tells_all && those.get(at)?.tells_all)
    });
    match common.next() {
        None => Some(Reason::OtherSeries),
        Some(tells_all) if tells_all || common.any(|tells_all| tells_all) => None,
        Some(_) => Some(Reason::ToldByOthers),
    }
}

/// Returns true for a reason that comes from the baseline and not from the cell itself.
fn is_of_pair(reason: &Reason) -> bool {
    match reason {
        Reason::Overlap(_) | Reason::OtherSeries | Reason::ToldByOthers | Reason::Baseline(_) => {
            true
        }
        Reason::NothingCounts
        | Reason::OpenEnd
        | Reason::NotInFull(_)
        | Reason::Basis(..)
        | Reason::OtherPeriod(_)
        | Reason::OtherPeriods(..)
        | Reason::NoPeriod
        | Reason::FoundDays => false,
    }
}

/// Compares two cells, if nothing speaks against it. That both count some of the same events
/// withholds only the test: they are no independent samples.
fn change(
    measure: Measure,
    cell: &CellContent,
    base: &CellContent,
    rates: &mut Rates,
) -> Option<Change> {
    let shares = |reason: &Reason| matches!(reason, Reason::Overlap(_));
    if !cell.not_comparable.iter().all(shares) {
        return None;
    }
    let this = cell.value.as_ref()?.bounds()?;
    let that = base.value.as_ref()?.bounds()?;
    // Of two bounds nobody knows which is exceeded by more.
    let one_is_known = this.high.is_some() || that.high.is_some();
    let mut change = Change {
        difference: one_is_known.then_some(this.best - that.best),
        difference_low: that.high.map(|high| this.low - high),
        difference_high: this.high.map(|high| high - that.low),
        ..Change::default()
    };
    // A bound has no ratio to anything: nobody knows how far it is exceeded.
    let bounded = this.high.is_some() && that.high.is_some();
    let rated = cell.per_day.zip(base.per_day).filter(|_| bounded && measure.has_rate());
    change.ratio = rated.and_then(|(this, that)| (that > 0.0).then_some(this / that));
    let events = cell.events.zip(base.events).filter(|_| cell.not_comparable.is_empty());
    if let Some((these, those)) = events.and_then(|(one, other)| one.rate().zip(other.rate())) {
        change.interval = rates.ratio(these, those, Dispersion::NONE);
        change.dispersed = rates.ratio(these, those, rates.dispersion);
    }
    Some(change)
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
