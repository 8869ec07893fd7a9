//! Which differences of a pair are marked. The total is tested alone; all other distinct facts are one
//! family, of which the false discovery rate is held (Benjamini and Hochberg 1995). Nothing is known
//! here of what may be compared: that is decided before.

use std::collections::HashMap;

use super::cell::real;
use super::chance::{Dispersion, chance};
use super::rates::Events;
use super::{Row, RowOrigin, Table};
use crate::order::CompactSort as _;

/// The level of the total, and that of the family of rows: together no more than one in twenty.
pub(super) const LEVEL: f64 = 0.025;

/// A fact of a pair: which events are counted on either side.
type Fact = [(u64, u64, u64); 2];

/// A row that can be tested.
struct TestedRow {
    row: usize,
    fact: Fact,
    p: f64,
}

impl Table {
    /// Tests every subject against the baseline, and marks what is more than chance.
    pub(super) fn test(&mut self) {
        for column in 0..self.subjects.len() {
            self.tested[column] = 0;
            if column != self.baseline {
                self.test_column(column);
            }
        }
    }

    fn test_column(&mut self, column: usize) {
        let Some(testable) = self.testable(column) else { return };
        let mut total = None;
        // Rows of one fact share a verdict: the first is tested.
        let mut facts: HashMap<Fact, usize> = HashMap::new();
        let mut tests: Vec<f64> = Vec::new();
        let mut verdicts: Vec<(usize, Option<usize>, bool)> = Vec::new();
        for TestedRow { row, fact, p } in self.candidates(column, testable) {
            if self.rows.get(row).is_some_and(Row::is_total) {
                total = Some((fact, p));
                verdicts.push((row, None, true));
            } else if total.is_some_and(|(known, _)| known == fact) {
                verdicts.push((row, None, false));
            } else {
                let first = !facts.contains_key(&fact);
                let at = *facts.entry(fact).or_insert(tests.len());
                if first {
                    tests.push(p);
                }
                verdicts.push((row, Some(at), first));
            }
        }
        let adjusted = adjusted(&tests);
        for (row, test, tested) in verdicts {
            let (p, q) = match test {
                Some(at) => (tests.get(at).copied(), adjusted.get(at).copied()),
                None => (total.map(|(_, p)| p), None),
            };
            let cell = self.rows.get_mut(row).and_then(|row| row.cells.get_mut(column));
            let change = cell.and_then(|cell| cell.content_mut()?.change.as_mut());
            if let Some(change) = change {
                (change.p, change.q, change.tested) = (p, q, tested);
                change.marked = q.or(p).is_some_and(|level| level <= LEVEL);
                self.tested[column] += u32::from(tested);
            }
        }
    }

    /// Says which rows of a pair can be tested; none if what selects the two differs so that even
    /// their totals are of different things.
    fn testable(&self, column: usize) -> Option<Testable> {
        let (this, base) = (self.subjects.get(column)?, self.subjects.get(self.baseline)?);
        match (&this.selection, &base.selection) {
            (one, other) if one == other => Some(Testable::Every),
            (Some(_), Some(_)) => Some(Testable::Total),
            _ => None,
        }
    }

    fn candidates(&self, column: usize, testable: Testable) -> Vec<TestedRow> {
        let rows = self.rows.iter().enumerate();
        let rows = rows.filter(|(_, row)| {
            row.line == RowOrigin::Counted
                && row.measure.is_tested()
                && (testable == Testable::Every || row.is_total())
        });
        let candidate = |(at, row): (usize, &Row)| {
            let cell = row.cells.get(column)?;
            let base = row.cells.get(self.baseline)?;
            cell.change.as_ref()?.interval?;
            let (these, those) = (cell.events?, base.events?);
            let p = chance(these.rate()?, those.rate()?, self.dispersion)?;
            Some(TestedRow { row: at, fact: [these.fact(), those.fact()], p })
        };
        rows.filter_map(candidate).collect()
    }
}

/// Which rows of a pair can be tested.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Testable {
    Every,
    /// Two queries select differently: any other row may be what they select by.
    Total,
}

/// Returns the Benjamini-Hochberg adjusted values of some probabilities, in their order.
fn adjusted(tests: &[f64]) -> Vec<f64> {
    let many = real(tests.len() as u64);
    let mut order: Vec<usize> = (0..tests.len()).collect();
    order.compact_sort_by(|one, other| tests[*other].total_cmp(&tests[*one]));
    let mut adjusted = vec![1.0; tests.len()];
    let mut least = 1.0_f64;
    for (above, at) in order.into_iter().enumerate() {
        let rank = many - real(above as u64);
        least = least.min(tests[at] * many / rank);
        adjusted[at] = least;
    }
    adjusted
}

/// Returns whether the total of a pair is marked, and which of its rows are: the rule of a
/// comparison, for numbers of which nothing else is known. Counts come in pairs, these and those of
/// the baseline, with the days of both; each fact is given once.
pub fn marks(
    total: (u64, u64),
    rows: &[(u64, u64)],
    days: (u32, u32),
    dispersion: Dispersion,
) -> (bool, Vec<bool>) {
    let test = |(these, base): (u64, u64)| {
        let events = |count, days| Events { low: count, high: Some(count), days };
        chance(events(these, days.0), events(base, days.1), dispersion)
    };
    let tests: Vec<Option<f64>> = rows.iter().map(|row| test(*row)).collect();
    let known: Vec<f64> = tests.iter().flatten().copied().collect();
    let mut adjusted = adjusted(&known).into_iter();
    let marked = tests
        .iter()
        .map(|test| test.is_some() && adjusted.next().is_some_and(|level| level <= LEVEL));
    let marked = marked.collect();
    (test(total).is_some_and(|p| p <= LEVEL), marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_adjusted_as_r_does() {
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "BH")
        let adjusted = adjusted(&[0.01, 0.04, 0.03, 0.005]);
        let expected = [0.02, 0.04, 0.04, 0.02];
        for (one, other) in adjusted.iter().zip(expected) {
            assert!((one - other).abs() < 1e-12, "{adjusted:?}");
        }
    }

    #[test]
    fn more_rows_ask_for_more() {
        let marked = |beside: usize| {
            let mut rows = vec![(2, 24)];
            rows.extend(vec![(10, 10); beside]);
            marks((30, 60), &rows, (7, 7), Dispersion::default()).1[0]
        };
        assert!(marked(0) && !marked(20));
    }
}
