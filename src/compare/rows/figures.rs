//! What issuers state, one line per issuer: totals with their parts, the rest that the parts leave,
//! and how far issuers lie apart.

use std::collections::{HashMap, HashSet};

use super::Book;
use super::blocks::FigureLine;
use crate::compare::change::exposure;
use crate::compare::stated::{QuotedFigure, is_in_spread};
use crate::compare::{
    Cell, CellOrigin, Group, Measure, Reason, Row, RowKey, RowOrigin, Stated, Subject, Value,
};
use crate::digest::{Basis, Count, PartKey, Period, Sum};
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
        let told = self.told_in(block);
        let totals: Vec<_> =
            told.iter().map(|told| told.and_then(|told| told.figure.total)).collect();
        let mut rows = vec![self.figure_row(block, block.key.clone(), depth, &totals)];
        // Some figures give only parts.
        rows.retain(|row| row.cells.iter().any(|cell| cell.value.is_some()));
        let (keys, parts) = parts(&told);
        for (key, meant, label) in keys {
            // A figure in its own words must say which figure it is a part of.
            let key = match &block.key {
                Some(RowKey::Named(of)) if block.measure == Measure::FIGURE => {
                    RowKey::Named(format!("{of}: {label}"))
                }
                _ => key,
            };
            let counts: Vec<_> = parts.iter().map(|parts| parts.get(&meant).copied()).collect();
            rows.push(self.figure_row(block, Some(key), depth + 1, &counts));
        }
        rows.extend(self.rest_row(block, depth + 1));
        rows
    }

    /// Returns the figure of each subject.
    pub(super) fn told_in(&self, block: &FigureLine) -> Vec<Option<&QuotedFigure<'_>>> {
        let places = self.told.iter().zip(&block.cells);
        places.map(|(told, place)| place.and_then(|place| told.get(place))).collect()
    }

    /// Writes a row of one stated thing, with a count for each subject.
    fn figure_row(
        &self,
        block: &FigureLine,
        key: Option<RowKey>,
        depth: u8,
        counts: &[Option<Count>],
    ) -> Row {
        let told = self.told_in(block);
        let stated = told.iter().zip(counts).map(|(told, count)| told.zip(*count));
        let cells = self.subjects.iter().zip(stated).enumerate().map(|(at, (subject, stated))| {
            let Some((told, count)) = stated else { return Cell::empty(CellOrigin::Derived) };
            let stated = Stated::new(count.to_string(), told.statement());
            let mut cell = Cell::empty(CellOrigin::Stated(stated));
            cell.value = Some(Value::Number([count].into_iter().collect()));
            let whole = told.figure.total.and_then(Count::best).filter(|best| *best > 0);
            let best = count.best().map(f64::from);
            if told.figure.adds_up() {
                cell.share = best.zip(whole).map(|(best, whole)| best / f64::from(whole));
                let days = exposure(block.measure, &block.line, &cell.origin, subject);
                let days = days.filter(|_| block.measure.has_rate());
                cell.per_day = best.zip(days).map(|(best, days)| best / f64::from(days));
            }
            if is_other_time(subject, told.figure.period) {
                cell.not_comparable.push(Reason::OtherPeriod);
            }
            cell.contradicted = self.contradicts(at, told, key.as_ref(), count);
            cell
        });
        let cells = cells.collect();
        let unit = told.iter().flatten().find_map(|told| told.figure.unit.as_deref());
        let unit = unit.unwrap_or_else(|| block.measure.unit()).to_owned();
        let (measure, line) = (block.measure, block.line.clone());
        Row { group: measure.group(), measure, key, line, unit, depth, cells }
    }

    /// Writes what the parts leave over, if any figure has parts and a rest.
    fn rest_row(&self, block: &FigureLine, depth: u8) -> Option<Row> {
        let RowOrigin::Stated(issuer, basis) = &block.line else { return None };
        let told = self.told_in(block);
        let cells: Vec<Cell> = told
            .iter()
            .map(|told| {
                let rest = told.and_then(|told| told.figure.rest());
                let rest = rest.filter(|rest| rest.best > 0 || rest.high != Some(0));
                let mut cell = Cell::empty(CellOrigin::Derived);
                cell.value = rest.map(|rest| {
                    let (low, best, high) = (rest.low, rest.best, rest.high);
                    Value::Number(Sum { low, best, high, said: 1, unsaid: 0, disputed: 0 })
                });
                cell
            })
            .collect();
        cells.iter().any(|cell| cell.value.is_some()).then(|| Row {
            group: block.measure.group(),
            measure: block.measure,
            key: block.key.clone(),
            line: RowOrigin::Rest(issuer.clone(), *basis),
            unit: block.measure.unit().to_owned(),
            depth,
            cells,
        })
    }

    /// Writes the least and the most that issuers state of all attacks, if there are at least two.
    fn spread(&self) -> Option<Row> {
        let cells: Vec<Cell> = self.subjects.iter().zip(self.told).map(spread).collect();
        let measure = Measure::ATTACKS;
        cells.iter().any(|cell| cell.value.is_some()).then(|| Row {
            group: measure.group(),
            measure,
            key: None,
            line: RowOrigin::Spread,
            unit: measure.unit().to_owned(),
            depth: 1,
            cells,
        })
    }
}

/// Returns the parts that any of the figures gives, in their order: what each is about, the key to
/// find it, and its label as written; and for each figure its counts.
fn parts<'a>(told: &[Option<&QuotedFigure<'a>>]) -> (Vec<(RowKey, RowKey, &'a str)>, Vec<Parts>) {
    let mut keys = Vec::new();
    let mut known: HashSet<RowKey> = HashSet::new();
    let counts = told.iter().map(|told| {
        let mut counts = Parts::new();
        for part in told.iter().flat_map(|told| &told.figure.parts) {
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
/// different bases.
fn spread((subject, told): (&Subject, &Vec<QuotedFigure<'_>>)) -> Cell {
    let mut cell = Cell::empty(CellOrigin::Derived);
    let whole = told.iter().filter(|told| told.measure == Measure::ATTACKS && told.key.is_none());
    let own = whole.filter(|told| is_in_spread(subject, told.from, told.figure.period));
    let mut stated: Vec<(Count, Basis)> =
        own.filter_map(|told| Some((told.figure.total?, told.figure.basis))).collect();
    stated.retain(|(count, _)| count.best().is_some());
    stated.sort_by_key(|(count, _)| (count.best(), count.low()));
    if let [(least, basis), .., (most, _)] = stated.as_slice() {
        let many = u32::try_from(stated.len()).unwrap_or(u32::MAX);
        cell.value = Some(Value::Spread(*least, *most, many));
        if let Some((_, other)) = stated.iter().find(|(_, other)| other != basis) {
            cell.not_comparable.push(Reason::Basis(*basis, *other));
        }
    }
    cell
}

/// Returns true for a figure that covers other days than its subject.
fn is_other_time(subject: &Subject, period: Option<Period>) -> bool {
    let own = subject.start.map(|from| Period { from, to: subject.end });
    period.is_some() && period != own
}
