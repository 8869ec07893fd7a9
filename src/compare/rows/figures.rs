//! What issuers state, one line an issuer: totals with their parts and what the parts leave over, how
//! far issuers lie apart, and what the description of a wave says in words.

use super::Book;
use crate::compare::change::exposure;
use crate::compare::stated::{Told, is_in_spread};
use crate::compare::{Cell, Group, Key, Line, Measure, Origin, Reason, Row, Subject, Value};
use crate::digest::{Basis, Count, PartKey, Period, Sum, Wave};
use crate::words::fold;

/// Figures of one sort by one issuer, one for each subject that has one: a place among its figures.
pub(super) struct Block {
    measure: Measure,
    key: Option<Key>,
    line: Line,
    cells: Vec<Option<usize>>,
}

/// Who speaks where the file of a wave describes it and names nobody.
const DESCRIBED: &str = "description of the wave";

impl Book<'_> {
    /// Every line of a group of what is stated; the spread stands before the totals of attacks.
    pub(super) fn stated(&self, group: Group) -> Vec<Row> {
        let blocks = self.blocks();
        let mut rows = Vec::new();
        if group == Group::Location {
            rows.extend(self.spread());
        }
        for block in blocks.iter().filter(|block| group_of(block.measure) == group) {
            rows.extend(self.block_rows(block));
        }
        rows
    }

    /// The figures of all subjects, in lines: what is of one sort by one issuer on one basis shares
    /// one, and where a subject has more of these there are more lines. Wholes come before parts.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for (at, told) in self.told.iter().enumerate() {
            for (place, told) in told.iter().enumerate() {
                let issuer = told.figure.issuer.to_string();
                let line = Line::Stated(issuer, told.figure.basis);
                let free = blocks.iter_mut().find(|block| {
                    block.measure == told.measure
                        && block.key == told.key
                        && block.line == line
                        && block.cells.get(at).is_some_and(Option::is_none)
                });
                if let Some(block) = free {
                    block.cells[at] = Some(place);
                    continue;
                }
                let mut cells = vec![None; self.subjects.len()];
                cells[at] = Some(place);
                let (measure, key) = (told.measure, told.key.clone());
                blocks.push(Block { measure, key, line, cells });
            }
        }
        blocks.sort_by_key(|block| (block.measure as usize, block.key.is_some()));
        blocks
    }

    fn block_rows(&self, block: &Block) -> Vec<Row> {
        let total = |told: &Told<'_>| told.figure.total;
        let depth = u8::from(block.measure != Measure::Figure) + u8::from(block.is_place());
        let mut rows = vec![self.figure_row(block, block.key.clone(), depth, &total)];
        // Of some figures only parts are told.
        rows.retain(|row| row.cells.iter().any(|cell| cell.value.is_some()));
        for (key, label) in self.parts(block) {
            let count = |told: &Told<'_>| {
                let parts = told.figure.parts.iter();
                let same = parts.filter(|part| is_same(&part_key(part.key, &part.label), &key));
                same.map(|part| part.count).next()
            };
            // A figure of its own words must say which one it is a part of.
            let key = match (&block.key, block.measure) {
                (Some(Key::Named(of)), Measure::Figure) => Key::Named(format!("{of}: {label}")),
                _ => key.clone(),
            };
            rows.push(self.figure_row(block, Some(key), depth + 1, &count));
        }
        rows.extend(self.rest_row(block, depth + 1));
        rows
    }

    /// The parts that any of the figures tells, in their order.
    fn parts(&self, block: &Block) -> Vec<(Key, String)> {
        let mut keys: Vec<(Key, String)> = Vec::new();
        for told in self.told_in(block).into_iter().flatten() {
            for part in &told.figure.parts {
                let key = part_key(part.key, &part.label);
                if keys.iter().all(|(known, _)| !is_same(known, &key)) {
                    keys.push((key, part.label.to_string()));
                }
            }
        }
        keys
    }

    fn told_in(&self, block: &Block) -> Vec<Option<&Told<'_>>> {
        let places = self.told.iter().zip(&block.cells);
        places.map(|(told, place)| place.and_then(|place| told.get(place))).collect()
    }

    fn figure_row(
        &self,
        block: &Block,
        key: Option<Key>,
        depth: u8,
        count: &dyn Fn(&Told<'_>) -> Option<Count>,
    ) -> Row {
        let told = self.told_in(block);
        let cells = self.subjects.iter().zip(&told).enumerate().map(|(at, (subject, told))| {
            let Some((told, count)) = told.and_then(|told| Some((told, count(told)?))) else {
                return Cell::empty(Origin::Derived);
            };
            let mut cell = Cell::empty(origin(told, count));
            cell.value = Some(Value::Number([count].into_iter().collect()));
            let whole = told.figure.total.and_then(Count::best).filter(|best| *best > 0);
            let best = count.best().map(f64::from);
            if told.figure.adds_up() {
                cell.share = best.zip(whole).map(|(best, whole)| best / f64::from(whole));
                let days = exposure(block.measure, &block.line, &cell.origin, subject);
                let days = days.filter(|_| super::is_rate(block.measure));
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
        let unit = unit.map_or_else(|| unit_of(block.measure).to_owned(), str::to_owned);
        let (group, line) = (group_of(block.measure), block.line.clone());
        Row { group, measure: block.measure, key, line, unit, depth, cells }
    }

    /// What the parts leave over, where any figure has parts and a rest.
    fn rest_row(&self, block: &Block, depth: u8) -> Option<Row> {
        let Line::Stated(issuer, basis) = &block.line else { return None };
        let told = self.told_in(block);
        let cells: Vec<Cell> = told
            .iter()
            .map(|told| {
                let rest = told.and_then(|told| told.figure.rest());
                let rest = rest.filter(|rest| rest.best > 0 || rest.high != Some(0));
                let mut cell = Cell::empty(Origin::Derived);
                cell.value = rest.map(|rest| {
                    let (low, best, high) = (rest.low, rest.best, rest.high);
                    Value::Number(Sum { low, best, high, said: 1, unsaid: 0 })
                });
                cell
            })
            .collect();
        cells.iter().any(|cell| cell.value.is_some()).then(|| Row {
            group: group_of(block.measure),
            measure: block.measure,
            key: block.key.clone(),
            line: Line::Rest(issuer.clone(), *basis),
            unit: unit_of(block.measure).to_owned(),
            depth,
            cells,
        })
    }

    /// The least and the most that issuers state of all attacks, where there are two at least.
    fn spread(&self) -> Option<Row> {
        let cells: Vec<Cell> = self.subjects.iter().zip(self.told).map(spread).collect();
        cells.iter().any(|cell| cell.value.is_some()).then(|| Row {
            group: Group::Location,
            measure: Measure::Attacks,
            key: None,
            line: Line::Spread,
            unit: "attacks".to_owned(),
            depth: 1,
            cells,
        })
    }

    /// What the descriptions of waves say of places.
    pub(super) fn described_places(&self) -> Vec<Row> {
        let absent = Some(Key::Named("took no part".to_owned()));
        let head = |key| (Group::Location, Measure::Places, key);
        let mut rows = Vec::new();
        rows.extend(self.described(head(None), |wave| joined(&wave.countries)));
        rows.extend(self.described(head(absent), |wave| joined(&wave.absent)));
        rows
    }

    /// What they say of attacks in the West.
    pub(super) fn described_west(&self) -> Option<Row> {
        let west = |wave: &Wave| wave.west.as_deref().map(str::to_owned);
        self.described((Group::Location, Measure::West, None), west)
    }

    /// What they say of how it was done.
    pub(super) fn described_tactics(&self) -> Option<Row> {
        self.described((Group::Nature, Measure::Tactic, None), |wave| joined(&wave.tactics))
    }

    fn described(
        &self,
        (group, measure, key): (Group, Measure, Option<Key>),
        words: impl Fn(&Wave) -> Option<String>,
    ) -> Option<Row> {
        let cell = |subject: &Subject| {
            let wave = self.wave_of(subject)?;
            let text = words(wave)?;
            let mut cell = Cell::empty(Origin::Stated {
                issuer: DESCRIBED.to_owned(),
                basis: Basis::Assessed,
                released: None,
                sources: wave.sources.clone(),
                note: None,
                of: measure.label().to_owned(),
                text: text.clone(),
                period: None,
                from: wave.id.to_string(),
                file: wave.file.to_string(),
            });
            cell.value = Some(Value::Words(text));
            Some(cell)
        };
        let cells: Vec<Option<Cell>> = self.subjects.iter().map(cell).collect();
        if cells.iter().all(Option::is_none) {
            return None;
        }
        let cells =
            cells.into_iter().map(|cell| cell.unwrap_or_else(|| Cell::empty(Origin::Derived)));
        let line = Line::Stated(DESCRIBED.to_owned(), Basis::Assessed);
        let (unit, cells) = ("words".to_owned(), cells.collect());
        Some(Row { group, measure, key, line, unit, depth: 1, cells })
    }
}

fn joined(words: &[Box<str>]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(", "))
}

/// How far issuers lie apart, each number as it is stated. Where they stand on different bases that
/// is said.
fn spread((subject, told): (&Subject, &Vec<Told<'_>>)) -> Cell {
    let mut cell = Cell::empty(Origin::Derived);
    let whole = told.iter().filter(|told| told.measure == Measure::Attacks && told.key.is_none());
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

/// True for a figure that covers other days than its subject has.
fn is_other_time(subject: &Subject, period: Option<Period>) -> bool {
    let own = subject.start.map(|from| Period { from, to: subject.end });
    period.is_some() && period != own
}

pub(super) fn origin(told: &Told<'_>, count: Count) -> Origin {
    let figure = told.figure;
    Origin::Stated {
        issuer: figure.issuer.to_string(),
        basis: figure.basis,
        released: figure.released,
        sources: told.sources.clone(),
        note: figure.note.as_deref().map(str::to_owned),
        of: figure.of.to_string(),
        text: count.to_string(),
        period: figure.period,
        from: told.from.to_owned(),
        file: told.file.to_owned(),
    }
}

fn part_key(key: PartKey, label: &str) -> Key {
    match key {
        PartKey::Theatre(id) => Key::Theatre(id),
        PartKey::Area(id) => Key::Area(id),
        PartKey::Tactic(id) => Key::Tactic(id),
        PartKey::Other => Key::Named(label.to_owned()),
    }
}

/// Labels that differ only in how they are spelt are one.
fn is_same(one: &Key, other: &Key) -> bool {
    match (one, other) {
        (Key::Named(one), Key::Named(other)) => fold(one) == fold(other),
        _ => one == other,
    }
}

fn group_of(measure: Measure) -> Group {
    if measure == Measure::Attacks {
        Group::Location
    } else if measure == Measure::Figure {
        Group::Basis
    } else {
        Group::Nature
    }
}

fn unit_of(measure: Measure) -> &'static str {
    if measure == Measure::Attacks {
        "attacks"
    } else if measure == Measure::Figure {
        ""
    } else {
        "people"
    }
}

impl Block {
    /// True for what is stated of all attacks.
    pub(super) fn is_whole(&self) -> bool {
        self.measure == Measure::Attacks && self.key.is_none()
    }

    /// True for what is stated of one place.
    fn is_place(&self) -> bool {
        self.measure != Measure::Figure && self.key.is_some()
    }

    /// Who states it.
    pub(super) fn line(&self) -> &Line {
        &self.line
    }

    /// The place of its figure among those of each subject.
    pub(super) fn cells(&self) -> &[Option<usize>] {
        &self.cells
    }
}
