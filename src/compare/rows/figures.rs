//! What issuers state, one line per issuer: totals with their parts, the rest that the parts leave,
//! and how far issuers lie apart.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::Book;
use super::blocks::FigureLine;
use crate::compare::change::exposure;
use crate::compare::stated::{QuotedFigure, is_in_spread};
use crate::compare::{
    Cell, CellOrigin, Group, Measure, Reason, Row, RowKey, RowOrigin, Stated, Statement, Subject,
    Value,
};
use crate::digest::{Count, Figure, PartKey, Period, Sum};
use crate::order::CompactSort as _;
use crate::words::fold;

/// The parts of a figure by subject matter; of several that say the same, the first.
type Parts = HashMap<RowKey, Count>;

impl Book<'_> {
    /// Writes every stated line of a group. The spread stands before the totals of attacks.
    pub(in crate::compare) fn stated(&self, group: Group) -> Vec<Row> {
        let mut rows = Vec::new();
        if group == Measure::ATTACKS.group() {
            rows.extend(self.spread());
        }
        for block in self.blocks.iter().filter(|block| block.measure.group() == group) {
            rows.extend(self.block_rows(block));
        }
        rows
    }

    fn block_rows(&self, block: &FigureLine) -> Vec<Row> {
        let depth = u8::from(block.measure != Measure::FIGURE) + u8::from(block.is_place());
        let quoted = self.quoted_in(block);
        let total = |quoted: &QuotedFigure<'_>| Some((quoted.figure.total?, quoted.statement()));
        let totals: Vec<_> = quoted.iter().map(|quoted| quoted.and_then(total)).collect();
        let unit = quoted.iter().flatten().find_map(|quoted| quoted.figure.unit.as_deref());
        let unit: Arc<str> = unit.unwrap_or_else(|| block.measure.unit()).into();
        let whole = PartOf { block, quoted: &quoted, unit: &unit, depth };
        let mut rows = vec![self.figure_row(&whole, block.key.clone(), &totals)];
        // Some figures give only parts.
        rows.retain(|row| row.cells.iter().any(|cell| cell.value.is_some()));
        let (keys, parts) = parts(&quoted);
        let part = PartOf { depth: depth + 1, ..whole };
        for (key, meant, label) in keys {
            // A figure in its own words must say which figure it is a part of.
            let key = match &block.key {
                Some(RowKey::Named(of)) if block.measure == Measure::FIGURE => {
                    RowKey::Named(format!("{of}: {label}"))
                }
                _ => key,
            };
            let counts = quoted.iter().zip(&parts).map(|(quoted, parts)| {
                let (quoted, count) = quoted.zip(parts.get(&meant))?;
                Some((*count, quoted.statement_of_part()))
            });
            rows.push(self.figure_row(&part, Some(key), &counts.collect::<Vec<_>>()));
        }
        rows.extend(self.rest_row(block, depth + 1));
        rows
    }

    /// Returns the figure of each subject.
    pub(super) fn quoted_in(&self, block: &FigureLine) -> Vec<Option<&QuotedFigure<'_>>> {
        let places = self.quoted.iter().zip(&block.cells);
        places.map(|(quoted, place)| place.and_then(|place| quoted.get(place))).collect()
    }

    /// Writes a row of one stated thing, with a count for each subject.
    fn figure_row(
        &self,
        of: &PartOf<'_>,
        key: Option<RowKey>,
        counts: &[Option<(Count, Arc<Statement>)>],
    ) -> Row {
        let block = of.block;
        let stated = of.quoted.iter().zip(counts).map(|(quoted, count)| quoted.zip(count.clone()));
        let cells = self.subjects.iter().zip(stated).enumerate().map(|(at, (subject, stated))| {
            let Some((quoted, (count, statement))) = stated else {
                return Cell::empty(CellOrigin::Derived);
            };
            let stated = Stated::new(count.in_signs(), statement);
            let mut cell = Cell::empty(CellOrigin::Stated(stated));
            cell.value = Some(Value::Number([count].into_iter().collect()));
            let whole = quoted.figure.total.and_then(Count::best).filter(|best| *best > 0);
            let best = count.best().map(f64::from);
            if quoted.figure.adds_up() {
                cell.share = best.zip(whole).map(|(best, whole)| best / f64::from(whole));
                let days = exposure(block.measure, &block.line, &cell.origin, subject);
                let days = days.filter(|_| block.measure.has_rate());
                cell.per_day = best.zip(days).map(|(best, days)| best / f64::from(days));
            }
            let other = other_period(subject, quoted.figure.period);
            cell.not_comparable = other.map(Reason::OtherPeriod).into_iter().collect();
            cell.contradicted = self.contradicts(at, quoted, key.as_ref(), count);
            cell.listed = self.listed(at, quoted, key.as_ref());
            cell
        });
        let cells = cells.collect();
        let (measure, line, unit) = (block.measure, block.line.clone(), Arc::clone(of.unit));
        Row { group: measure.group(), measure, key, line, unit, depth: of.depth, nth: 0, cells }
    }

    /// Writes what the parts leave over, if any figure has parts and a rest.
    fn rest_row(&self, block: &FigureLine, depth: u8) -> Option<Row> {
        let RowOrigin::Stated(issuer, basis) = &block.line else { return None };
        let quoted = self.quoted_in(block);
        let cells: Vec<Cell> = quoted
            .iter()
            .map(|quoted| {
                let rest = quoted.and_then(|quoted| quoted.figure.rest());
                let rest = rest.filter(|rest| rest.best > 0 || rest.high != Some(0));
                let mut cell = Cell::empty(CellOrigin::Derived);
                cell.value = rest.map(|rest| {
                    let (low, best, high) = (rest.low, rest.best, rest.high);
                    Value::Number(Sum { low, best, high, terms: 1, unsaid: 0, disputed: 0 })
                });
                cell
            })
            .collect();
        cells.iter().any(|cell| cell.value.is_some()).then(|| Row {
            group: block.measure.group(),
            measure: block.measure,
            key: block.key.clone(),
            line: RowOrigin::Rest(Arc::clone(issuer), *basis),
            unit: block.measure.unit().into(),
            depth,
            nth: 0,
            cells,
        })
    }

    /// Writes the least and the most that issuers state of all attacks, if there are at least two.
    fn spread(&self) -> Option<Row> {
        let cells: Vec<Cell> = self.subjects.iter().zip(self.quoted).map(spread).collect();
        let measure = Measure::ATTACKS;
        cells.iter().any(|cell| cell.value.is_some()).then(|| Row {
            group: measure.group(),
            measure,
            key: None,
            line: RowOrigin::Spread,
            unit: measure.unit().into(),
            depth: 1,
            nth: 0,
            cells,
        })
    }
}

/// What all rows of a block share, so that no part looks it up again.
#[derive(Clone, Copy)]
struct PartOf<'a> {
    block: &'a FigureLine,
    /// The figure of each subject.
    quoted: &'a [Option<&'a QuotedFigure<'a>>],
    unit: &'a Arc<str>,
    depth: u8,
}

/// Returns the parts that any of the figures gives, in their order: what each is about, the key to
/// find it, and its label as written; and for each figure its counts.
fn parts<'a>(quoted: &[Option<&QuotedFigure<'a>>]) -> (Vec<(RowKey, RowKey, &'a str)>, Vec<Parts>) {
    let mut keys = Vec::new();
    let mut known: HashSet<RowKey> = HashSet::new();
    let counts = quoted.iter().map(|quoted| {
        let mut counts = Parts::new();
        for part in quoted.iter().flat_map(|quoted| &quoted.figure.parts) {
            let (key, meant) = (part_key(part.key, &part.label), meant(part.key, &part.label));
            counts.entry(meant.clone()).or_insert(part.count);
            if known.insert(meant.clone()) {
                keys.push((key, meant, &*part.label));
            }
        }
        counts
    });
    let counts = counts.collect();
    (keys, counts)
}

fn part_key(key: PartKey, label: &str) -> RowKey {
    match key {
        PartKey::Theatre(id) => RowKey::Theatre(id),
        PartKey::Area(id) => RowKey::Area(id),
        PartKey::Tactic(id) => RowKey::Tactic(id),
        PartKey::Other => RowKey::Named(label.to_owned()),
    }
}

/// Returns the key to find a part. Labels that differ only in spelling are one part.
fn meant(key: PartKey, label: &str) -> RowKey {
    match key {
        PartKey::Other => RowKey::Named(fold(label)),
        PartKey::Theatre(_) | PartKey::Area(_) | PartKey::Tactic(_) => part_key(key, label),
    }
}

/// Returns how far issuers lie apart, each number as stated. Also says so if they stand on
/// different bases, and which of them are of other days.
fn spread((subject, quoted): (&Subject, &Vec<QuotedFigure<'_>>)) -> Cell {
    let mut cell = Cell::empty(CellOrigin::Derived);
    let whole =
        quoted.iter().filter(|quoted| quoted.measure == Measure::ATTACKS && quoted.key.is_none());
    let own = whole.filter(|quoted| is_in_spread(subject, quoted.from, quoted.figure.period));
    let mut stated: Vec<(Count, &Figure)> =
        own.filter_map(|quoted| Some((quoted.figure.total?, quoted.figure))).collect();
    stated.retain(|(count, _)| count.best().is_some());
    stated.compact_sort_by_key(|(count, _)| (count.best(), count.low()));
    if let [(least, first), .., (most, _)] = stated.as_slice() {
        let many = u32::try_from(stated.len()).unwrap_or(u32::MAX);
        cell.value = Some(Value::Spread(*least, *most, many));
        if let Some((_, other)) = stated.iter().find(|(_, other)| other.basis != first.basis) {
            cell.not_comparable.push(Reason::Basis(first.basis, other.basis));
        }
        let others = stated.iter().filter_map(|(_, of)| other_period(subject, of.period));
        cell.not_comparable.extend(among(others));
    }
    cell
}

/// Returns the period of a figure that covers other days than its subject.
fn other_period(subject: &Subject, period: Option<Period>) -> Option<Period> {
    let own = subject.start.map(|from| Period { from, to: subject.end });
    period.filter(|period| Some(*period) != own)
}

/// The most periods of others that are told of a spread.
const PERIODS_TOLD: usize = 3;

/// Says which of the figures of a spread are of other days.
fn among(periods: impl Iterator<Item = Period>) -> Option<Reason> {
    let all: BTreeSet<_> = periods.map(|period| (period.from, period.to)).collect();
    let told = all.iter().take(PERIODS_TOLD).map(|(from, to)| Period { from: *from, to: *to });
    let more = all.len().saturating_sub(PERIODS_TOLD);
    (!all.is_empty()).then(|| Reason::OtherPeriods(told.collect(), more))
}
