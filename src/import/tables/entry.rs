//! A row to an entry: which parts are written in which order, and what stays in `x`. How each part is
//! read is in the files beside this one.

use std::rc::Rc;

use super::actors::{ActorList, ActorNames};
use super::bind::Binding;
use super::codes::{CodeReader, Meaning};
use super::counts::is_nothing;
use super::dates::DayOrder;
use super::extra::{clean, write_extra};
use super::place::{Grounds, write_place};
use super::problem::{RowProblems, TableError};
use super::record::{PendingEntry, SortKey};
use super::row::{TableColumns, TableRow};
use super::slot::Slot;
use super::sources::write_sources;
use super::told_kind::KindReader;
use super::toll::write_toll;
use super::when::when;
use super::write::{quoted, scalar};
use super::{DraftMarks, Options};
use crate::digest::{Basis, Taxonomy};
use crate::words::fold;

/// The longest id of a row that becomes one of an entry, in bytes.
const LONGEST_ID: usize = 60;

/// The cells of a row while it is read: those that are used up do not go into `x`.
pub(super) struct Cells<'a, 'r> {
    pub(super) binding: &'a Binding<'a>,
    pub(super) columns: &'a TableColumns,
    pub(super) row: &'r TableRow,
    pub(super) used: &'a mut Vec<bool>,
    pub(super) problems: &'a mut RowProblems,
}

impl<'r> Cells<'_, 'r> {
    /// Returns the first cell of a slot that is filled, and its column.
    pub(super) fn first(&self, slot: Slot) -> Option<(usize, &'r str)> {
        self.binding.first(self.row, slot)
    }

    /// Says that the entry holds all that a cell says.
    pub(super) fn use_up(&mut self, column: usize) {
        if let Some(used) = self.used.get_mut(column) {
            *used = true;
        }
    }

    /// Says that a cell stays in `x` although it was used.
    pub(super) fn keep(&mut self, column: usize) {
        if let Some(used) = self.used.get_mut(column) {
            *used = false;
        }
    }

    pub(super) fn use_up_slot(&mut self, slot: Slot) {
        if let Some((column, _)) = self.first(slot) {
            self.use_up(column);
        }
    }

    /// Tells a problem of a cell.
    pub(super) fn tell(
        &mut self,
        column: usize,
        message: impl FnOnce() -> String,
        hint: &'static str,
    ) {
        self.problems.tell(self.row.number, Some(self.columns.name(column)), message, hint);
    }
}

/// What a row became.
pub(super) enum RowOutcome {
    /// An entry.
    Entry(PendingEntry, SortKey),
    /// Nothing in the row is a date: its cells as one text.
    Undated(String),
}

/// Makes entries of rows.
pub(super) struct EntryMaker<'a> {
    pub(super) options: &'a Options,
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) order: Option<DayOrder>,
    pub(super) grounds: Grounds<'a>,
    pub(super) codes: CodeReader<'a>,
    pub(super) actors: ActorNames<'a>,
    pub(super) used: Vec<bool>,
    pub(super) kinds: KindReader<'a>,
    /// Rows of which nothing says the kind.
    pub(super) without_kind: u64,
    /// Rows of which only the text says it.
    pub(super) guessed_kinds: u64,
    /// Rows whose day and month may be the other way round.
    pub(super) guessed: u64,
}

impl EntryMaker<'_> {
    /// Makes the entry of a row.
    pub(super) fn read(
        &mut self,
        binding: &Binding<'_>,
        columns: &TableColumns,
        row: &TableRow,
        problems: &mut RowProblems,
    ) -> Result<RowOutcome, TableError> {
        let mut used = std::mem::take(&mut self.used);
        used.clear();
        used.resize(binding.columns(), false);
        let mut cells = Cells { binding, columns, row, used: &mut used, problems };
        let told = self.entry(&mut cells);
        self.used = used;
        told
    }

    fn entry(&mut self, cells: &mut Cells<'_, '_>) -> Result<RowOutcome, TableError> {
        let Some(when) = when(cells, self.order) else {
            let message = || "nothing in the row is a date: kept as a point".to_owned();
            let hint = "write the day as 2020-05-20, or name its column in the mapping";
            cells.problems.tell(cells.row.number, None, message, hint);
            return Ok(RowOutcome::Undated(whole(cells)));
        };
        let ground = self.grounds.of(cells)?;
        let meaning = self.meaning(cells);
        let mut body = String::with_capacity(1_024);
        body.push_str("date: ");
        body.push_str(&when.span.to_string());
        if when.is_guessed {
            self.guessed += 1;
            body.push_str("\ndate_basis: inferred");
        }
        body.push_str("\nkind: ");
        scalar(&meaning.kind, &mut body);
        body.push('\n');
        self.write_tactics(cells, &meaning, &mut body);
        if meaning.kind_is_guessed {
            body.push_str("# guess: kind and tactic: read from the text\n");
        }
        write_place(cells, ground, meaning.given.near, &mut body);
        let actor = self.write_sides(cells, &meaning, &mut body);
        write_toll(cells, &mut body);
        let is_told = write_text(cells, &meaning, &mut body);
        if is_told && self.options.marks == DraftMarks::Draft {
            body.push_str("wording: source\n");
        }
        self.write_standing(cells, &meaning, &actor, &mut body);
        let id = id(cells);
        write_rest(cells, &mut body);
        let area = ground.area.map_or(SortKey::NO_AREA, |area| area.0);
        let key = SortKey {
            day: SortKey::day_number(when.span.to),
            row: cells.row.number,
            theatre: ground.theatre.0,
            area,
        };
        Ok(RowOutcome::Entry(PendingEntry { key, id, body }, key))
    }

    /// Returns what the codes of a row mean, or else its text.
    fn meaning(&mut self, cells: &Cells<'_, '_>) -> Rc<Meaning> {
        let meaning = self.codes.of(cells);
        if meaning.kind_is_told {
            return meaning;
        }
        let text = cells.first(Slot::Text).map(|(_, text)| clean(text));
        let Some(told) = text.and_then(|text| self.kinds.read(&text)) else {
            self.without_kind += 1;
            return meaning;
        };
        self.guessed_kinds += 1;
        let own = (*meaning).clone();
        let tactics = if own.tactics.is_empty() { told.tactics } else { own.tactics.clone() };
        Rc::new(Meaning { kind: told.kind, tactics, kind_is_guessed: true, ..own })
    }

    fn write_tactics(&self, cells: &mut Cells<'_, '_>, meaning: &Meaning, body: &mut String) {
        let words: Vec<&str> =
            meaning.tactics.iter().map(|tactic| self.taxonomy.tactic_word(*tactic)).collect();
        match words.as_slice() {
            [] => return,
            [only] => {
                body.push_str("tactic: ");
                scalar(only, body);
            }
            several => {
                body.push_str("tactic: [");
                body.push_str(&several.join(", "));
                body.push(']');
            }
        }
        body.push('\n');
        if meaning.says_all {
            cells.use_up_slot(Slot::Tactic);
        }
    }

    /// Writes actor and target; returns the actor.
    fn write_sides(
        &mut self,
        cells: &mut Cells<'_, '_>,
        meaning: &Meaning,
        body: &mut String,
    ) -> Vec<String> {
        let sides = [
            ("actor", [Slot::Actor, Slot::ActorWith]),
            ("target", [Slot::Target, Slot::TargetWith]),
        ];
        let mut actors = Vec::new();
        for (key, slots) in sides {
            let mut names: Vec<String> = Vec::new();
            for slot in slots {
                let Some((column, cell)) = cells.first(slot) else { continue };
                let read = self.actors.read(cell);
                let ActorList { names: found, is_all } = &*read;
                for name in found.iter().filter(|name| !names.contains(name)).collect::<Vec<_>>() {
                    names.push(name.clone());
                }
                if *is_all {
                    cells.use_up(column);
                }
            }
            if !names.is_empty() {
                write_names(key, &names, body);
            }
            if key == "actor" {
                actors = names;
            }
        }
        if meaning.given.undirected && !actors.is_empty() {
            body.push_str("undirected: yes\n");
        }
        actors
    }

    fn write_standing(
        &self,
        cells: &mut Cells<'_, '_>,
        meaning: &Meaning,
        actor: &[String],
        body: &mut String,
    ) {
        let mut sources = String::new();
        let basis = write_sources(cells, self.taxonomy, &mut sources);
        let basis = basis.or(cells.binding.mapping.basis).unwrap_or(Basis::Reported);
        body.push_str(&sources);
        body.push_str("basis: ");
        body.push_str(basis.word());
        body.push('\n');
        if let Some(attribution) = meaning.given.attribution.as_ref().filter(|_| !actor.is_empty())
        {
            body.push_str("attribution: ");
            body.push_str(attribution);
            body.push('\n');
        }
        if let Some(first) = actor.first().filter(|_| meaning.given.claimed) {
            body.push_str("claimed_by: ");
            scalar(first, body);
            body.push('\n');
        }
        if let Some((column, note)) = cells.first(Slot::Note) {
            cells.use_up(column);
            body.push_str("note: ");
            quoted(&clean(note), body);
            body.push('\n');
        }
        if !meaning.given.tags.is_empty() {
            write_names("tags", &meaning.given.tags, body);
        }
    }
}

/// Returns the id of an entry, made of that of the database; the original stays in `x`.
fn id(cells: &Cells<'_, '_>) -> String {
    let Some((_, id)) = cells.first(Slot::Id).filter(|(_, id)| id.len() <= LONGEST_ID) else {
        return String::new();
    };
    let id = id.strip_suffix(".0").unwrap_or(id);
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    if !id.bytes().all(allowed) {
        return String::new();
    }
    format!("{}-{id}", cells.binding.mapping.name)
}

fn write_names(key: &str, names: &[String], body: &mut String) {
    body.push_str(key);
    body.push_str(if names.len() == 1 && key != "tags" { ": " } else { ": [" });
    let mut gap = "";
    for name in names {
        body.push_str(gap);
        gap = ", ";
        scalar(name, body);
    }
    body.push_str(if names.len() == 1 && key != "tags" { "\n" } else { "]\n" });
}

/// Writes the text; returns true if it stands in the table.
fn write_text(cells: &mut Cells<'_, '_>, meaning: &Meaning, body: &mut String) -> bool {
    body.push_str("text: ");
    let cell = cells.first(Slot::Text).map(|(column, text)| (column, clean(text)));
    if let Some((column, text)) = cell.filter(|(_, text)| !text.is_empty()) {
        cells.use_up(column);
        quoted(&text, body);
        body.push('\n');
        return true;
    }
    let templates = meaning.given.text.iter().chain(&cells.binding.mapping.text_from);
    let made = templates.into_iter().find_map(|template| filled(template, cells));
    let made = made.unwrap_or_else(|| format!("An event of this sort: {}.", meaning.kind));
    quoted(&made, body);
    body.push('\n');
    false
}

/// Fills the columns in braces, or after `@` the parts of an entry; none if one of them is blank.
fn filled(template: &str, cells: &Cells<'_, '_>) -> Option<String> {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        let cell = match name.strip_prefix('@').and_then(Slot::find) {
            Some(slot) => cells.first(slot)?.1,
            None => cells.row.get(cells.binding.column(&fold(name))?),
        };
        if is_nothing(cell) || cells.binding.mapping.nobody.contains(&fold(cell)) {
            return None;
        }
        text.push_str(before);
        text.push_str(&clean(cell));
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// Writes into `x` what nothing else of the entry says.
fn write_rest(cells: &mut Cells<'_, '_>, body: &mut String) {
    let filled = cells.row.filled().into_iter();
    let rest: Vec<(usize, String)> = filled
        .filter(|column| {
            let is_used = cells.used.get(*column).copied().unwrap_or(true);
            !is_used && !cells.binding.is_derived(*column)
        })
        .map(|column| (column, cells.row.get(column)))
        .filter(|(_, cell)| !is_nothing(cell))
        .map(|(column, cell)| (column, clean(cell)))
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    let pairs: Vec<(&str, &str)> =
        rest.iter().map(|(column, cell)| (cells.binding.key(*column), cell.as_str())).collect();
    let lost = write_extra(&pairs, body);
    if lost > 0 {
        let message = || format!("{lost} letters of columns without a place had no room in `x`");
        let hint = "name these columns in the mapping, or leave them out of the table";
        cells.problems.tell(cells.row.number, None, message, hint);
    }
}

/// Returns all cells of a row as one text.
fn whole(cells: &Cells<'_, '_>) -> String {
    let filled = cells.row.filled().into_iter();
    let filled = filled.map(|at| (cells.columns.name(at), cells.row.get(at)));
    let filled = filled.filter(|(_, cell)| !is_nothing(cell));
    let cells_text: Vec<String> = filled.map(|(name, cell)| format!("{name}: {cell}")).collect();
    clean(&format!("Row {}: {}", cells.row.number, cells_text.join(" | ")))
}
