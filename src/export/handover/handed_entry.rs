//! One entry as it is handed over: its record, what it is called, and what of it a vocabulary with
//! certain words leaves unsaid.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};

use super::grades::note_tags;
use super::{AdmiraltyGrade, AreaPoints, HandedOver};
use crate::archive::EntryKey;
use crate::digest::{Count, DateBasis, DigestHead, EntryRef, Harm, Precision, Taxonomy};
use crate::export::area_points::cells_with_area;
use crate::export::record::{RECORD, record_cells, recorded};
use crate::export::rows::{Column, OutputCell};

/// The columns of a record that are no statement of the digest: what the program worked out, and where
/// the entry stands.
static WORKED_OUT: &[&str] = &[
    "digest",
    "geo_precision",
    "repeats",
    "file",
    "line",
    "marking",
    "geo_km",
    "tellings",
    "independent_sources",
    "in",
    "date_from",
    "counted",
    "event_killed",
    "event_wounded",
    "event_killed_or_wounded",
    "event_captured",
    "wording",
    "geo_radius_km",
    "geo_anchor",
    "geo_level",
];

/// Where the columns of a record stand.
static PLACES: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    RECORD.columns().iter().zip(0..).map(|(column, at)| (column.name, at)).collect()
});

/// Whether each column of a record is a statement of its own: worked out by nobody, and not the first of
/// a list that has a column too.
static TOLD: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let is_told = |name: &str| {
        !WORKED_OUT.contains(&name) && !PLACES.contains_key(format!("{name}s").as_str())
    };
    RECORD.columns().iter().map(|column| is_told(column.name)).collect()
});

/// An entry that is handed over.
pub(in crate::export) struct HandedEntry<'a> {
    /// The entry.
    pub(in crate::export) entry: EntryRef<'a>,
    /// Its id.
    pub(in crate::export) id: String,
    /// What an analyst judges of it.
    pub(in crate::export) grade: AdmiraltyGrade,
    /// The tags that analysts gave it, each once whatever its case.
    pub(in crate::export) note_tags: Vec<String>,
    words: &'a Taxonomy,
    cells: Vec<OutputCell>,
}

impl<'a> HandedEntry<'a> {
    pub(super) fn of(handed: &HandedOver<'a>, key: EntryKey) -> Option<Self> {
        let entry = handed.corpus.entry(key)?;
        let cells = match handed.points {
            AreaPoints::Untold => record_cells(&recorded(handed.corpus, key)?, None),
            AreaPoints::Middle => cells_with_area(handed.corpus, key)?,
        };
        let id = entry.id();
        let grade = handed.grades.grade_of(&id).valid();
        let note_tags = note_tags(handed.corpus, key);
        Some(Self { entry, id, grade, note_tags, words: handed.corpus.taxonomy(), cells })
    }

    /// Returns the head of its digest.
    pub(in crate::export) fn head(&self) -> &'a DigestHead {
        self.entry.digest().head()
    }

    /// Returns a cell of its record.
    pub(in crate::export) fn cell(&self, column: &str) -> &OutputCell {
        PLACES.get(column).and_then(|at| self.cells.get(*at)).unwrap_or(&OutputCell::Nothing)
    }

    /// Returns a cell of its record in words.
    pub(in crate::export) fn words(&self, column: &str) -> Option<String> {
        self.cell(column).words()
    }

    /// Returns a number of its record that has decimals.
    pub(in crate::export) fn real(&self, column: &str) -> Option<f64> {
        match self.cell(column) {
            OutputCell::Real(number) => Some(*number),
            OutputCell::Nothing
            | OutputCell::Text(_)
            | OutputCell::Number(_)
            | OutputCell::Told(..)
            | OutputCell::Count(_)
            | OutputCell::Sum(_)
            | OutputCell::SumAtLeast(_)
            | OutputCell::List(_)
            | OutputCell::Names(_)
            | OutputCell::Group(_) => None,
        }
    }

    /// Returns true if it tells that somebody did something.
    pub(in crate::export) fn is_incident(&self) -> bool {
        is_incident(self.entry, self.words)
    }

    /// Returns what it is called in a list: `Attack (IED), Diyala, Iraq, 2020-05-20`.
    pub(in crate::export) fn title(&self) -> String {
        let tactics: Vec<_> =
            self.entry.tactics.iter().map(|tactic| self.words.tactic_name(tactic)).collect();
        let how =
            if tactics.is_empty() { String::new() } else { format!(" ({})", tactics.join(", ")) };
        let area = self.entry.area.map(|area| format!("{}, ", self.words.area_name(area)));
        format!(
            "{}{how}, {}{}, {}",
            self.words.kind_name(self.entry.kind),
            area.unwrap_or_default(),
            self.words.theatre_name(self.entry.theatre),
            self.entry.date
        )
    }

    /// Returns what its digest tells of it beyond some columns, with the columns. What every entry has
    /// where it says nothing is left out: one event, a date as told, an exact day.
    pub(in crate::export) fn beyond<'s>(
        &'s self,
        said: &'s [&str],
    ) -> impl Iterator<Item = (&'static Column, &'s OutputCell)> + 's {
        let told = RECORD.columns().iter().zip(&self.cells).zip(TOLD.iter());
        let told = told.filter_map(|(cell, told)| told.then_some(cell));
        told.filter(move |(column, cell)| {
            !cell.is_empty() && !said.contains(&column.name) && !self.is_silence(column.name)
        })
    }

    /// Returns true where a column holds what it does for an entry that says nothing of that.
    fn is_silence(&self, column: &str) -> bool {
        let (entry, date) = (self.entry, self.entry.date);
        let is_basis_of_entry = |harm: Harm| entry.basis_of(harm) == entry.basis;
        match column {
            "events" => entry.events() == Count::Exact(1),
            "date_basis" => entry.date_basis() == DateBasis::Told,
            "date_precision" => date.precision == Precision::Day,
            "date_to" => date.from == date.to,
            // Columns have names, and others than these are told only where something is said.
            _ => column.strip_suffix("_basis").is_some_and(|of| {
                Harm::ALL.into_iter().any(|harm| harm.key() == of && is_basis_of_entry(harm))
            }),
        }
    }

    /// Returns in words what is beyond some columns, a line each: `killed: 3-8`.
    pub(in crate::export) fn lines_beyond(&self, said: &[&str]) -> String {
        let line = |(column, cell): (&Column, &OutputCell)| {
            Some(format!("{}: {}", column.name.replace('_', " "), cell.label()?))
        };
        self.beyond(said).filter_map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Returns true if an entry tells that somebody did something: its kind is counted, or a tactic or a
/// toll is told. All else is a statement about something.
pub(in crate::export) fn is_incident(entry: EntryRef<'_>, words: &Taxonomy) -> bool {
    words.counts_as(entry.kind).is_some()
        || entry.tactics.main().is_some()
        || !entry.casualties().is_silent()
}

/// Returns the day on which a digest is known: the last on which it may have been published, else the
/// first behind its period. So no export reads a clock, and the same digest is always of one day.
pub(in crate::export) fn known_on(head: &DigestHead) -> NaiveDate {
    let behind = || {
        let last = head.period.to.unwrap_or(head.period.from);
        last.checked_add_days(Days::new(1)).unwrap_or(last)
    };
    head.published.map_or_else(behind, |published| published.to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_worked_out_is_a_column_of_a_record() {
        for name in WORKED_OUT {
            assert!(PLACES.contains_key(name), "{name}");
        }
    }
}
