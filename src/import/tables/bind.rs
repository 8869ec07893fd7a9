//! Ties the columns of one table to the parts of an entry. Columns may come up while rows are read.

use std::collections::HashMap;

use super::counts::is_nothing;
use super::mapping::Mapping;
use super::row::{TableColumns, TableRow};
use super::slot::Slot;
use crate::digest::Pairs;
use crate::words::fold;

/// The columns of a table, tied to what a mapping knows.
pub(super) struct Binding<'m> {
    pub(super) mapping: &'m Mapping,
    /// For each slot the columns that fill it, in the order of the mapping.
    slots: Vec<Vec<(usize, usize)>>,
    /// What each name that the mapping knows fills, and its place in the mapping's order.
    names: HashMap<&'m str, Vec<(Slot, usize)>>,
    /// The columns by folded name.
    by_name: HashMap<String, usize>,
    /// For each column its key in `x`.
    keys: Vec<String>,
    derived: Vec<bool>,
}

impl<'m> Binding<'m> {
    pub(super) fn new(mapping: &'m Mapping) -> Self {
        let mut names: HashMap<&str, Vec<(Slot, usize)>> = HashMap::new();
        for (_, slot) in Slot::ALL {
            for (rank, name) in mapping.columns.get(&slot).into_iter().flatten().enumerate() {
                names.entry(name).or_default().push((slot, rank));
            }
        }
        Self {
            mapping,
            slots: vec![Vec::new(); Slot::ALL.len()],
            names,
            by_name: HashMap::new(),
            keys: Vec::new(),
            derived: Vec::new(),
        }
    }

    /// Ties the columns that came up since the last time.
    pub(super) fn extend(&mut self, columns: &TableColumns) {
        let is_first_time = self.keys.is_empty();
        for at in self.keys.len()..columns.len() {
            let folded = fold(columns.name(at));
            let is_first = !self.by_name.contains_key(&folded);
            for (slot, rank) in self.names.get(folded.as_str()).into_iter().flatten() {
                if let Some(places) = self.slots.get_mut(*slot as usize).filter(|_| is_first) {
                    places.push((*rank, at));
                    places.sort_unstable();
                }
            }
            self.derived.push(self.mapping.derived.contains(&folded));
            self.by_name.entry(folded).or_insert(at);
            self.keys.push(key(columns.name(at)));
        }
        if is_first_time {
            self.by_words(columns);
        }
    }

    /// Ties columns by words of their names to parts that none fills yet. Where several columns fit,
    /// none is meant for sure: one may count the police, the other the others.
    fn by_words(&mut self, columns: &TableColumns) {
        let mut free: Vec<(usize, String)> = (0..columns.len())
            .filter(|at| self.fills(*at).is_none())
            .map(|at| (at, format!(" {} ", fold(columns.name(at)))))
            .collect();
        for rule in &self.mapping.by_words {
            if self.has(rule.slot) {
                continue;
            }
            let has = |name: &str, word: &String| name.contains(&format!(" {word} "));
            let fits = |(_, name): &&(usize, String)| {
                rule.all.iter().all(|word| has(name, word))
                    && !rule.none.iter().any(|word| has(name, word))
            };
            let found: Vec<usize> = free.iter().filter(fits).map(|(at, _)| *at).collect();
            if let ([only], Some(places)) =
                (found.as_slice(), self.slots.get_mut(rule.slot as usize))
            {
                places.push((0, *only));
                free.retain(|(at, _)| at != only);
            }
        }
    }

    /// Returns true if codes are read from a column.
    pub(super) fn is_code(&self, name: &str) -> bool {
        self.mapping.is_code(&fold(name))
    }

    pub(super) fn columns(&self) -> usize {
        self.keys.len()
    }

    /// Returns the column of a folded name.
    pub(super) fn column(&self, folded: &str) -> Option<usize> {
        self.by_name.get(folded).copied()
    }

    /// Returns the first cell of a slot that is filled, and its column.
    pub(super) fn first<'r>(&self, row: &'r TableRow, slot: Slot) -> Option<(usize, &'r str)> {
        let places = self.slots.get(slot as usize)?;
        let filled = |(_, column): &(usize, usize)| {
            let cell = row.get(*column);
            (!is_nothing(cell)).then_some((*column, cell))
        };
        places.iter().find_map(filled)
    }

    /// Returns every cell of a slot that is filled, and its column.
    pub(super) fn all<'r>(&self, row: &'r TableRow, slot: Slot) -> Vec<(usize, &'r str)> {
        let places = self.slots.get(slot as usize).into_iter().flatten();
        let cells = places.map(|(_, column)| (*column, row.get(*column)));
        cells.filter(|(_, cell)| !is_nothing(cell)).collect()
    }

    /// Returns true if the table has a column of the slot.
    pub(super) fn has(&self, slot: Slot) -> bool {
        self.slots.get(slot as usize).is_some_and(|places| !places.is_empty())
    }

    /// Returns what a column fills.
    pub(super) fn fills(&self, column: usize) -> Option<Slot> {
        let of = |slot: &Slot| {
            let places = self.slots.get(*slot as usize);
            places.is_some_and(|places| places.iter().any(|(_, at)| *at == column))
        };
        Slot::ALL.into_iter().map(|(_, slot)| slot).find(of)
    }

    /// Returns true if what a column says follows from others.
    pub(super) fn is_derived(&self, column: usize) -> bool {
        self.derived.get(column).copied().unwrap_or(false)
    }

    /// Returns the key of a column in `x`.
    pub(super) fn key(&self, column: usize) -> &str {
        self.keys.get(column).map_or("", |key| key)
    }
}

/// Makes a key of `x` from the name of a column.
fn key(name: &str) -> String {
    let allowed = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
    let key: String = name.trim().chars().map(allowed).take(Pairs::LONGEST_KEY - 4).collect();
    let key = key.trim_matches(['_', '-']);
    if key.is_empty() { "column".to_owned() } else { key.to_owned() }
}
