//! The rows that are listed: groups that fold, with the changes first when weeks are compared.

use std::collections::HashSet;

use super::empty::empty_rows;
use crate::compare::{Group, Measure, Row, RowKey, RowOrigin, Standing, Table};

/// A heading over rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowSection {
    /// What changed from week to week, beyond chance first.
    Changes,
    /// A group of measures.
    Group(Group),
}

/// The reason why a row is listed among the changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delta {
    /// The difference is beyond chance, or among the largest.
    Differs,
    /// The subject reports some, the baseline none.
    New,
    /// Nothing is told of it now, and something was before; silence is not inactivity.
    Quiet,
}

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListItem {
    /// The head of a section.
    Head(RowSection),
    /// A row of the table, by its place; among the changes, with the reason why it is listed.
    Row(usize, Option<Delta>),
    /// The rows of a group that are empty on all sides, and how many they are.
    Empty(Group, usize),
}

/// The identity of a row by its content, which stays valid in another table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ListPosition {
    /// The head of a section.
    Head(RowSection),
    /// A row, and how many equal rows precede it: an issuer may state a thing more than once.
    Row(RowIdentity, usize, Option<Delta>),
    /// The empty rows of a group.
    Empty(Group),
}

/// The content of a row, and its issuer.
type RowIdentity = (Measure, Option<RowKey>, RowOrigin);

/// The folded sections and rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folds {
    sections: HashSet<RowSection>,
    /// The rows whose parts differ from their initial folding.
    turned: HashSet<RowIdentity>,
    /// The groups whose empty rows are listed.
    emptied: HashSet<Group>,
}

impl Default for Folds {
    /// Folds the days at first: they are many, and the head of their group already draws them.
    fn default() -> Self {
        Self {
            sections: HashSet::from([RowSection::Group(Group::Tempo)]),
            turned: HashSet::new(),
            emptied: HashSet::new(),
        }
    }
}

/// Where fewer rows differ beyond chance, the rows that differ most fill up to this number.
const FEWEST_JUMPS: usize = 5;

/// The greatest number of changes in front.
const MOST_CHANGES: usize = 12;

impl Folds {
    /// Returns true where the rows of a section are not listed.
    pub fn hides(&self, section: RowSection) -> bool {
        self.sections.contains(&section)
    }

    /// Returns true where the parts of a row are not listed.
    pub fn hides_parts(&self, row: &Row) -> bool {
        folded_at_first(row) != self.turned.contains(&identity(row))
    }

    /// Folds a section, or unfolds it.
    pub fn turn(&mut self, section: RowSection) {
        if !self.sections.remove(&section) {
            self.sections.insert(section);
        }
    }

    /// Folds the parts of a row, or unfolds them.
    pub fn turn_parts(&mut self, row: &Row) {
        let identity = identity(row);
        if !self.turned.remove(&identity) {
            self.turned.insert(identity);
        }
    }

    /// Returns true where the empty rows of a group are not listed.
    pub fn hides_empty(&self, group: Group) -> bool {
        !self.emptied.contains(&group)
    }

    /// Folds the empty rows of a group, or unfolds them.
    pub fn turn_empty(&mut self, group: Group) {
        if !self.emptied.remove(&group) {
            self.emptied.insert(group);
        }
    }

    /// Unfolds whatever hides a row.
    pub fn reveal(&mut self, table: &Table, row: usize) {
        let Some(wanted) = table.rows.get(row) else { return };
        self.sections.remove(&RowSection::Group(wanted.group));
        if empty_rows(table).get(row) == Some(&true) {
            self.emptied.insert(wanted.group);
        }
        let mut depth = wanted.depth;
        for above in table.rows.iter().take(row).rev() {
            if above.group != wanted.group {
                break;
            }
            if above.depth < depth {
                depth = above.depth;
                if self.hides_parts(above) {
                    self.turn_parts(above);
                }
            }
        }
    }
}

/// Returns true for rows that are looked up rather than read: the parts of stated values, who gives
/// which day, and coverage by theatre. Counted values should be seen first.
fn folded_at_first(row: &Row) -> bool {
    match row.line {
        RowOrigin::Stated(..) => true,
        RowOrigin::Counted => row.key.is_none() && matches!(row.group, Group::Duration),
        RowOrigin::Spread | RowOrigin::Rest(..) => false,
    }
}

/// Builds the list of a table; `changes` come first where there are any.
pub fn list(table: &Table, changes: &[(usize, Delta)], folds: &Folds) -> Vec<ListItem> {
    let mut items = Vec::new();
    if !changes.is_empty() {
        items.push(ListItem::Head(RowSection::Changes));
        if !folds.hides(RowSection::Changes) {
            items.extend(changes.iter().map(|(row, news)| ListItem::Row(*row, Some(*news))));
        }
    }
    let empty = empty_rows(table);
    let mut first = 0;
    for rows in table.rows.chunk_by(|row, next| row.group == next.group) {
        let Some(group) = rows.first().map(|row| row.group) else { continue };
        let section = RowSection::Group(group);
        items.push(ListItem::Head(section));
        if !folds.hides(section) {
            let empty = empty.get(first..first + rows.len()).unwrap_or_default();
            list_group(rows, first, empty, folds, &mut items);
            match empty.iter().filter(|empty| **empty).count() {
                0 => {}
                rows => items.push(ListItem::Empty(group, rows)),
            }
        }
        first += rows.len();
    }
    items
}

/// Lists the rows of a group; the first of them is the one at `first` of the table.
fn list_group(
    rows: &[Row],
    first: usize,
    empty: &[bool],
    folds: &Folds,
    items: &mut Vec<ListItem>,
) {
    let mut hidden_below: Option<u8> = None;
    for (at, (row, is_empty)) in rows.iter().zip(empty).enumerate() {
        let is_hidden = *is_empty && folds.hides_empty(row.group);
        if hidden_below.is_some_and(|depth| row.depth > depth) || is_hidden {
            continue;
        }
        hidden_below = folds.hides_parts(row).then_some(row.depth);
        items.push(ListItem::Row(first + at, None));
    }
}

/// Returns the identity of an item, valid in any table.
pub fn spot(item: ListItem, table: &Table) -> Option<ListPosition> {
    match item {
        ListItem::Head(section) => Some(ListPosition::Head(section)),
        ListItem::Empty(group, _) => Some(ListPosition::Empty(group)),
        ListItem::Row(at, news) => {
            let wanted = identity(table.rows.get(at)?);
            let before = table.rows.iter().take(at).filter(|row| identity(row) == wanted).count();
            Some(ListPosition::Row(wanted, before, news))
        }
    }
}

/// Returns the item of a table that has an identity.
pub fn item(spot: &ListPosition, table: &Table) -> Option<ListItem> {
    match spot {
        ListPosition::Head(section) => Some(ListItem::Head(*section)),
        ListPosition::Empty(group) => {
            let rows = table.rows.iter().zip(empty_rows(table));
            let many = rows.filter(|(row, empty)| *empty && row.group == *group).count();
            (many > 0).then_some(ListItem::Empty(*group, many))
        }
        ListPosition::Row(wanted, before, news) => {
            let same = table.rows.iter().enumerate().filter(|(_, row)| identity(row) == *wanted);
            same.map(|(at, _)| ListItem::Row(at, *news)).nth(*before)
        }
    }
}

fn identity(row: &Row) -> RowIdentity {
    (row.measure, row.key.clone(), row.line.clone())
}

/// Returns the number of rows that are parts of a row, including parts of parts.
pub fn parts(table: &Table, row: usize) -> usize {
    let Some(whole) = table.rows.get(row) else { return 0 };
    let below = table.rows.iter().skip(row + 1);
    below.take_while(|part| part.group == whole.group && part.depth > whole.depth).count()
}

/// Returns the first selection: the overall count, or else the first row below the first head.
pub fn first(items: &[ListItem], table: &Table) -> usize {
    let whole = |row: &Row| {
        row.measure == Measure::ATTACKS && row.key.is_none() && row.line == RowOrigin::Counted
    };
    match items.first() {
        // The changes are already in front.
        Some(ListItem::Head(RowSection::Changes)) | None => usize::from(items.len() > 1),
        Some(ListItem::Head(_) | ListItem::Row(..) | ListItem::Empty(..)) => {
            let is = |item: &ListItem| match item {
                ListItem::Row(row, _) => table.rows.get(*row).is_some_and(whole),
                ListItem::Head(_) | ListItem::Empty(..) => false,
            };
            items.iter().position(is).unwrap_or(usize::from(items.len() > 1))
        }
    }
}

/// Returns the rows worth a jump, in table order: all that differ beyond chance, and where these
/// are few also those that differ most. Dates and lengths are seen without jumping.
pub fn jumps(table: &Table, notable: &[usize]) -> Vec<usize> {
    let of = |row: &usize| table.rows.get(*row);
    let telling = notable
        .iter()
        .copied()
        .filter(|row| of(row).is_some_and(|row| row.group != Group::Duration));
    let beyond = |row: &usize| of(row).is_some_and(super::words::is_beyond_chance);
    let (beyond, others): (Vec<usize>, Vec<usize>) = telling.partition(beyond);
    let more = FEWEST_JUMPS.saturating_sub(beyond.len());
    let mut rows = beyond;
    rows.extend(others.into_iter().take(more));
    rows.sort_unstable();
    rows
}

/// Returns the changes from the week before, in column `before`, to the week that is the baseline:
/// the largest differences, then areas told of for the first time, then areas that are no longer
/// told of.
pub fn changes(table: &Table, notable: &[usize], before: usize) -> Vec<(usize, Delta)> {
    let mut found: Vec<(usize, Delta)> = Vec::new();
    let (mut new, mut quiet) = (Vec::new(), Vec::new());
    // Where a whole theatre is new or quiet, its areas are too.
    let mut within: Option<u8> = None;
    for (at, row) in table.rows.iter().enumerate() {
        let is_place = matches!(row.key, Some(RowKey::Area(_) | RowKey::Theatre(_)));
        let counted = row.measure == Measure::ATTACKS && row.line == RowOrigin::Counted;
        if !is_place || !counted || within.is_some_and(|depth| row.depth > depth) {
            continue;
        }
        // The table says what the week before has beside this one: what is new there is gone here.
        let standing = table.standing(at, before);
        within = (standing != Standing::Both).then_some(row.depth);
        match standing {
            Standing::Gone => new.push((at, Delta::New)),
            Standing::New => quiet.push((at, Delta::Quiet)),
            Standing::Both => {}
        }
    }
    let places: HashSet<usize> = new.iter().chain(&quiet).map(|(row, _)| *row).collect();
    let other = |row: &usize| !places.contains(row);
    let telling =
        |row: &usize| table.rows.get(*row).is_some_and(|row| row.group != Group::Duration);
    let differs = notable.iter().copied().filter(telling).filter(other).take(MOST_CHANGES);
    found.extend(differs.map(|row| (row, Delta::Differs)));
    found.extend(new);
    found.extend(quiet);
    found
}
