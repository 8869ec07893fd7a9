//! Finds what is behind a cell: the entries that were counted, the figures that were stated, or
//! digests. It uses the marks that counted them, once for each measure and subject, so that all
//! cells of a table cost little more than one.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::count::is_attack;
use super::cover::Covering;
use super::engine::tempo_days;
use super::measures::{EARLIER, EntryScope, KILLED, LATER};
use super::stated::is_in_spread;
use super::tally::{CountMark, EntryMarks, UNTOLD};
use super::{CellOrigin, Measure, Row, RowKey, RowOrigin, Stated, Subject, Table, Value};
use crate::archive::{Corpus, EntryKey};
use crate::digest::Harm;
use crate::words::fold;

/// The label of the row of all targets without a row of their own; no target is written so.
pub(super) const OTHERS: &str = "(others)";

/// What is behind a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Behind {
    /// Entries that were counted, in the order of the corpus.
    Entries {
        /// The entries that the low and the best value count.
        certain: Vec<EntryKey>,
        /// The entries that may belong to it, which the high value counts too.
        possible: Vec<EntryKey>,
    },
    /// Figures as stated.
    Figures(Vec<Stated>),
    /// Digests, by their places.
    Digests(Vec<u32>),
    /// Nothing to open.
    Nothing,
}

impl Table {
    /// Returns what is behind one cell. The corpus must be the one that was compared. For many
    /// cells, use one [`Evidence`].
    pub fn behind(&self, corpus: &Corpus, row: usize, column: usize) -> Behind {
        Evidence::of(self, corpus).behind(row, column)
    }
}

/// Finds what is behind the cells of a table, and keeps what it found for other cells.
pub struct Evidence<'t> {
    table: &'t Table,
    corpus: &'t Corpus,
    /// Marked entries, by measure and column.
    marked: HashMap<(Measure, usize), Marked>,
    /// Covering digests, by column.
    covering: HashMap<usize, Covering>,
    /// The folded names with a row of their own, with their measures; filled when first needed.
    named: OnceCell<HashSet<(Measure, String)>>,
    /// The row of the stated total for the row of each gap; filled when first needed.
    totals: OnceCell<HashMap<usize, usize>>,
    looked_at: usize,
}

/// Entries of one subject by what they count for in one measure: certain and possible ones.
#[derive(Default)]
pub(super) struct Marked {
    whole: (Vec<EntryKey>, Vec<EntryKey>),
    parts: HashMap<RowKey, (Vec<EntryKey>, Vec<EntryKey>)>,
    none: (Vec<EntryKey>, Vec<EntryKey>),
}

impl Marked {
    /// Returns the entries of a part, by a key as evidence keeps it.
    pub(super) fn part(&self, key: &RowKey) -> &(Vec<EntryKey>, Vec<EntryKey>) {
        self.parts.get(key).unwrap_or(&self.none)
    }

    /// Returns the entries of the whole or of a part.
    pub(super) fn entries(&self, key: Option<&RowKey>) -> Behind {
        let (certain, possible) = key.map_or(&self.whole, |key| self.part(key)).clone();
        Behind::Entries { certain, possible }
    }
}

impl<'t> Evidence<'t> {
    /// Starts with a table. The corpus must be the one that was compared.
    pub fn of(table: &'t Table, corpus: &'t Corpus) -> Self {
        Self {
            table,
            corpus,
            marked: HashMap::new(),
            covering: HashMap::new(),
            named: OnceCell::new(),
            totals: OnceCell::new(),
            looked_at: 0,
        }
    }

    /// Returns what is behind a cell.
    pub fn behind(&mut self, row: usize, column: usize) -> Behind {
        let Some(held) = self.table.rows.get(row) else { return Behind::Nothing };
        (held.measure.definition().behind)(self, row, column)
    }

    /// Returns how many entries were looked at so far.
    pub fn looked_at(&self) -> usize {
        self.looked_at
    }

    /// Returns the corpus that was compared.
    pub(super) fn corpus(&self) -> &'t Corpus {
        self.corpus
    }

    /// Returns how many days of a subject have a row.
    pub(super) fn days(&self, column: usize) -> usize {
        self.table.subjects.get(column).map_or(0, |subject| tempo_days(subject, self.corpus))
    }

    /// Returns the entries of a subject by what they count for in a measure.
    pub(super) fn marked(&mut self, measure: Measure, column: usize) -> &Marked {
        let days = if self.marked.contains_key(&(measure, column)) { 0 } else { self.days(column) };
        let (table, corpus, named) = (self.table, self.corpus, &self.named);
        let named = || named.get_or_init(|| self::named(&table.rows));
        let looked_at = &mut self.looked_at;
        self.marked.entry((measure, column)).or_insert_with(|| {
            let Some(subject) = table.subjects.get(column) else { return Marked::default() };
            *looked_at += subject.entries.len() + subject.possible.len();
            mark(measure, subject, days, corpus, &named)
        })
    }

    fn cell_is_empty(&self, row: usize, column: usize) -> bool {
        let cell = self.table.rows.get(row).and_then(|row| row.cells.get(column));
        cell.is_none_or(|cell| cell.value.is_none())
    }

    fn stated(&self, row: usize, column: usize) -> Option<Stated> {
        match &self.table.rows.get(row)?.cells.get(column)?.origin {
            CellOrigin::Stated(stated) => Some(stated.clone()),
            CellOrigin::Counted | CellOrigin::Derived => None,
        }
    }

    /// Returns the stated total that a rest belongs to: the nearest line above that is less deep.
    fn whole(&self, rest: usize) -> Option<usize> {
        let rows = &self.table.rows;
        let depth = rows.get(rest)?.depth;
        (0..rest).rev().find(|at| rows.get(*at).is_some_and(|row| row.depth < depth))
    }
}

/// Marks the entries of a subject for one measure.
fn mark<'n>(
    measure: Measure,
    subject: &Subject,
    days: usize,
    corpus: &Corpus,
    named: &dyn Fn() -> &'n HashSet<(Measure, String)>,
) -> Marked {
    let definition = measure.definition();
    let mut marked = Marked::default();
    let mut folded: HashMap<&str, RowKey> = HashMap::new();
    let certain = subject.entries.iter().map(|key| (key, false));
    for (key, possible) in certain.chain(subject.possible.iter().map(|key| (key, true))) {
        let Some(entry) = corpus.entry(*key) else { continue };
        let is_meant = match definition.among {
            EntryScope::Attacks => is_attack(entry, corpus),
            EntryScope::Entries => true,
            EntryScope::Nothing => false,
        };
        if !is_meant {
            continue;
        }
        let add = |pair: &mut (Vec<EntryKey>, Vec<EntryKey>)| {
            if possible { pair.1.push(*key) } else { pair.0.push(*key) }
        };
        let seen = EntryMarks::new(*key, entry, corpus, subject, days);
        (definition.marks)(&seen, &mut |mark| match mark {
            CountMark::Whole | CountMark::Place(..) => add(&mut marked.whole),
            CountMark::Part(part) => add(marked.parts.entry(part).or_default()),
            CountMark::Untold => {
                add(marked.parts.entry(RowKey::Named(UNTOLD.to_owned())).or_default());
            }
            CountMark::Name(name) => {
                let part = folded.entry(name).or_insert_with(|| {
                    let part = (measure, fold(name));
                    let has_row = named().contains(&part);
                    RowKey::Named(if has_row { part.1 } else { OTHERS.to_owned() })
                });
                add(marked.parts.entry(part.clone()).or_default());
            }
            CountMark::Toll(toll) => {
                add(&mut marked.whole);
                add(marked.parts.entry(RowKey::Basis(toll.basis)).or_default());
            }
            CountMark::Several(_) | CountMark::Rank(_) => {}
        });
    }
    marked
}

/// Returns the folded names that have a row of their own, with their measures.
fn named(rows: &[Row]) -> HashSet<(Measure, String)> {
    let named = rows.iter().filter_map(|row| match (&row.line, &row.key) {
        (RowOrigin::Counted, Some(RowKey::Named(name))) if name != OTHERS && name != UNTOLD => {
            Some((row.measure, fold(name)))
        }
        _ => None,
    });
    named.collect()
}

/// Maps each gap to its stated total. Both come from the same figures in the same order; only
/// figures with a number count.
fn totals(rows: &[Row]) -> HashMap<usize, usize> {
    let mut of_line: HashMap<&RowOrigin, Vec<usize>> = HashMap::new();
    let mut taken: HashMap<&RowOrigin, usize> = HashMap::new();
    let mut totals = HashMap::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| is_whole(row)) {
        let bounds = |cell: &super::Cell| cell.value.as_ref().and_then(Value::bounds);
        if row.cells.iter().any(|cell| bounds(cell).is_some()) {
            of_line.entry(&row.line).or_default().push(at);
        }
    }
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.measure == Measure::GAP) {
        let next = taken.entry(&row.line).or_default();
        if let Some(total) = of_line.get(&row.line).and_then(|lines| lines.get(*next)) {
            totals.insert(at, *total);
        }
        *next += 1;
    }
    totals
}

/// Returns true for a row of what an issuer states of all attacks.
fn is_whole(row: &Row) -> bool {
    row.measure == Measure::ATTACKS
        && row.key.is_none()
        && matches!(row.line, RowOrigin::Stated(..))
}

/// Returns the figures, or nothing if there are none.
fn figures(stated: impl IntoIterator<Item = Stated>) -> Behind {
    let stated: Vec<Stated> = stated.into_iter().collect();
    if stated.is_empty() { Behind::Nothing } else { Behind::Figures(stated) }
}

/// Returns what is behind most cells: what the measure marked for the part of the row, or the
/// figure.
pub(super) fn of_row(evidence: &mut Evidence<'_>, row: usize, column: usize) -> Behind {
    let Some(held) = evidence.table.rows.get(row) else { return Behind::Nothing };
    match &held.line {
        RowOrigin::Counted => counted(evidence, held, row, column),
        RowOrigin::Stated(..) => figures(evidence.stated(row, column)),
        RowOrigin::Rest(..) => {
            figures(evidence.whole(row).and_then(|row| evidence.stated(row, column)))
        }
        RowOrigin::Spread => {
            let Some(subject) = evidence.table.subjects.get(column) else { return Behind::Nothing };
            let whole = evidence.table.rows.iter().enumerate().filter(|(_, row)| is_whole(row));
            let stated = whole.filter_map(|(at, _)| evidence.stated(at, column));
            figures(stated.filter(|one| is_in_spread(subject, &one.from, one.period)))
        }
    }
}

fn counted(evidence: &mut Evidence<'_>, held: &Row, row: usize, column: usize) -> Behind {
    if evidence.cell_is_empty(row, column) {
        return Behind::Nothing;
    }
    let value = held.cells.get(column).and_then(|cell| cell.value.as_ref());
    if let Some(Value::Entry(key)) = value {
        return Behind::Entries { certain: vec![*key], possible: Vec::new() };
    }
    let key = match &held.key {
        Some(RowKey::Named(name)) if name != OTHERS && name != UNTOLD => {
            Some(RowKey::Named(fold(name)))
        }
        key => key.clone(),
    };
    evidence.marked(held.measure, column).entries(key.as_ref())
}

/// Returns what is behind a gap: the figure that it belongs to.
pub(super) fn of_gap(evidence: &mut Evidence<'_>, row: usize, column: usize) -> Behind {
    let rows = &evidence.table.rows;
    let total = evidence.totals.get_or_init(|| totals(rows)).get(&row).copied();
    figures(total.and_then(|total| evidence.stated(total, column)))
}

/// Returns what is behind a number of attacks that are not counted, or of their dead: the entries
/// that tell it.
pub(super) fn beside(evidence: &mut Evidence<'_>, row: usize, column: usize) -> Behind {
    let table = evidence.table;
    let (Some(held), Some(subject)) = (table.rows.get(row), table.subjects.get(column)) else {
        return Behind::Nothing;
    };
    if evidence.cell_is_empty(row, column) {
        return Behind::Nothing;
    }
    let name = match &held.key {
        Some(RowKey::Named(name)) => name.as_str(),
        _ => "", // no other key occurs
    };
    let lists: &[&Vec<EntryKey>] = match (held.measure == Measure::BACKGROUND, name) {
        (true, _) => &[&subject.background],
        (false, EARLIER) => &[&subject.earlier],
        (false, LATER) => &[&subject.later],
        (false, _) => &[&subject.earlier, &subject.later],
    };
    let corpus = evidence.corpus;
    let attack = |key: &EntryKey| {
        corpus.entry(*key).is_some_and(|entry| is_attack(entry, corpus))
            && (name != KILLED || corpus.toll(*key, Harm::Killed).is_some())
    };
    let all = lists.iter().flat_map(|keys| keys.iter().copied());
    let mut certain: Vec<EntryKey> = all.filter(attack).collect();
    certain.sort_unstable();
    Behind::Entries { certain, possible: Vec::new() }
}

/// Returns what is behind coverage: digests.
pub(super) fn digests(evidence: &mut Evidence<'_>, row: usize, column: usize) -> Behind {
    let table = evidence.table;
    let (Some(held), Some(subject)) = (table.rows.get(row), table.subjects.get(column)) else {
        return Behind::Nothing;
    };
    if evidence.cell_is_empty(row, column) {
        return Behind::Nothing;
    }
    let corpus = evidence.corpus;
    let covering = evidence.covering.entry(column).or_insert_with(|| Covering::of(subject, corpus));
    Behind::Digests(covering.behind(held.key.as_ref()).to_vec())
}

/// Returns what is behind a day or a number of days: nothing but what an issuer says of it.
pub(super) fn nothing(evidence: &mut Evidence<'_>, row: usize, column: usize) -> Behind {
    match evidence.table.rows.get(row).map(|row| &row.line) {
        Some(RowOrigin::Stated(..) | RowOrigin::Rest(..) | RowOrigin::Spread) => {
            of_row(evidence, row, column)
        }
        Some(RowOrigin::Counted) | None => Behind::Nothing,
    }
}
