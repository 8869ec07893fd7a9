//! Stated less counted, and where one contradicts the other.

use super::Book;
use super::blocks::FigureLine;
use crate::compare::calendar::{Beside, Calendar};
use crate::compare::stated::QuotedFigure;
use crate::compare::{Cell, CellOrigin, Measure, Reason, Row, RowKey, Value};
use crate::digest::{Count, Period, Sum};

impl Book<'_> {
    /// Writes one line per issuer that states a number of all attacks; none if nothing counts as
    /// one.
    pub(in crate::compare) fn gaps(&self) -> Vec<Row> {
        let whole = self.blocks.iter().filter(|block| self.counts_attacks && block.is_whole());
        whole.filter_map(|block| self.gap(block)).collect()
    }

    fn gap(&self, block: &FigureLine) -> Option<Row> {
        let quoted = self.quoted_in(block);
        let cells = quoted.into_iter().enumerate().map(|(at, quoted)| {
            let mut cell = Cell::empty(CellOrigin::Derived);
            let Some((quoted, total)) =
                quoted.and_then(|quoted| Some((quoted, quoted.figure.total?)))
            else {
                return cell;
            };
            let Some(best) = total.best() else { return cell };
            let beside = self.beside(at, quoted, None);
            let (low, high) = (beside.certain, beside.certain + beside.possible);
            cell.value = Some(Value::Gap {
                low: i64::from(total.low()) - signed(high),
                best: i64::from(best) - signed(low),
                high: total.high().map(|most| i64::from(most) - signed(low)),
            });
            let other = quoted.figure.period.filter(|_| !self.is_within(at, quoted.figure.period));
            cell.not_comparable.extend(other.map(Reason::OtherPeriod));
            cell.contradicted = self.contradicts(at, quoted, None, total);
            cell
        });
        let cells: Vec<Cell> = cells.collect();
        cells.iter().any(|cell| cell.value.is_some()).then(|| Row {
            group: Measure::GAP.group(),
            measure: Measure::GAP,
            key: None,
            line: block.line.clone(),
            unit: Measure::GAP.unit().into(),
            depth: 0,
            nth: 0,
            cells,
        })
    }

    /// Returns true if the archive holds more attacks on the basis of a figure than its issuer
    /// allows at most. Fewer say nothing: what is held is a selection. Only figures of days within
    /// the subject's are tested: of other days, entries may be missing.
    pub(super) fn contradicts(
        &self,
        at: usize,
        quoted: &QuotedFigure<'_>,
        key: Option<&RowKey>,
        stated: Count,
    ) -> bool {
        let most = stated.high().filter(|_| self.can_list(at, quoted, key));
        most.is_some_and(|most| self.beside(at, quoted, key).on_basis > u64::from(most))
    }

    /// Returns how many attacks the archive lists on the days of a stated number of attacks.
    pub(super) fn listed(
        &self,
        at: usize,
        quoted: &QuotedFigure<'_>,
        key: Option<&RowKey>,
    ) -> Option<Sum> {
        self.can_list(at, quoted, key).then(|| {
            let beside = self.beside(at, quoted, key);
            let high = Some(beside.certain + beside.possible);
            Sum {
                low: beside.certain,
                best: beside.certain,
                high,
                terms: 1,
                unsaid: 0,
                disputed: 0,
            }
        })
    }

    /// Returns true for a stated number of attacks, or of those in a place, on days within the
    /// subject's.
    fn can_list(&self, at: usize, quoted: &QuotedFigure<'_>, key: Option<&RowKey>) -> bool {
        let is_place = matches!(key, None | Some(RowKey::Theatre(_) | RowKey::Area(_)));
        self.counts_attacks
            && quoted.measure == Measure::ATTACKS
            && quoted.figure.adds_up()
            && is_place
            && quoted.figure.period.is_some_and(|period| self.is_within(at, Some(period)))
    }

    fn is_within(&self, at: usize, period: Option<Period>) -> bool {
        let own = self
            .subjects
            .get(at)
            .and_then(|subject| Some(Period { from: subject.start?, to: subject.end }));
        let Some(own) = own else { return false };
        period.is_none_or(|period| {
            own.holds(period.from) && period.to.map_or(own.to.is_none(), |to| own.holds(to))
        })
    }

    /// Counts the attacks of a subject on the days of a figure, in one place if a key names it.
    fn beside(&self, at: usize, quoted: &QuotedFigure<'_>, key: Option<&RowKey>) -> Beside {
        let (Some(subject), Some(calendar)) = (self.subjects.get(at), self.calendars.get(at))
        else {
            return Beside::default();
        };
        let calendar = calendar.get_or_init(|| Calendar::of(subject, self.corpus));
        calendar.count(quoted.figure.period, key, quoted.figure.basis)
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
