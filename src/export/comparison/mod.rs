//! A comparison as it is exported: a table to read, a report to paste, and data for scripts.
//!
//! There is one file per format. This file has the words for rows and cells that all of them use.

mod cell_words;
mod csv;
mod json;
mod markdown;
mod picture;
mod table;

pub(super) use cell_words::{CellWords, SubjectWords, cell_words, legend, subject_words};
pub use picture::{comparison_caption, draw_comparison};

use std::io;

use super::format::ComparisonWriter;
use super::{Format, OutputCapabilities, SanitizingWriter, write_head};
use crate::archive::Corpus;
use crate::compare::{
    Behind, Cell, CellOrigin, Direction, Evidence, Group, Reason, Row, RowOrigin, Subject, Table,
    Value,
};
use crate::digest::percent;

pub(super) const TABLE: ComparisonWriter =
    |it, out| table::write(it.table, it.corpus, it.reading, it.look, out);
pub(super) const JSON: ComparisonWriter =
    |it, out| json::write(it.table, it.corpus, it.marking.as_deref(), out);
pub(super) const CSV: ComparisonWriter =
    |it, out| csv::write(it, |rows, out| super::csv::write(rows, out), out);
pub(super) const CSV_FOR_SPREADSHEETS: ComparisonWriter =
    |it, out| csv::write(it, super::csv::write_for_spreadsheets, out);
pub(super) const MARKDOWN: ComparisonWriter =
    |it, out| markdown::write(it.table, it.corpus, it.reading, out);

pub(super) const SVG: ComparisonWriter = |it, out| picture::write(it, out);

/// A comparison, and how to write it.
pub(super) struct Comparison<'a> {
    /// The result of comparing.
    pub(super) table: &'a Table,
    /// The corpus that was compared.
    pub(super) corpus: &'a Corpus,
    /// The marking that must stand over it: that of all digests, since coverage is counted from
    /// all.
    pub(super) marking: Option<String>,
    /// What is shown of each cell.
    pub(super) reading: RatioReading,
    /// The abilities of the output.
    pub(super) look: OutputCapabilities,
}

/// Which number of a cell is shown in the formats that show one, table and Markdown. The other
/// formats hold all numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// The number itself.
    #[default]
    Absolute,
    /// The share of the subject's total, in rows that have one.
    Share,
    /// The number per day, in rows that have one.
    PerDay,
}

impl Shown {
    /// Returns the number to show in a row: the number itself if no cell of the row has the other.
    fn of(self, row: &Row) -> Self {
        let any = |has: fn(&Cell) -> bool| row.cells.iter().any(has);
        match self {
            Self::Share if any(|cell| cell.share.is_some()) => Self::Share,
            Self::PerDay if any(|cell| cell.per_day.is_some()) => Self::PerDay,
            Self::Absolute | Self::Share | Self::PerDay => Self::Absolute,
        }
    }

    /// Returns what must be said about the numbers if they do not say it themselves.
    fn legend(self) -> Option<&'static str> {
        match self {
            Self::Absolute | Self::PerDay => None,
            Self::Share => Some("%: the share of the subject's total, in the rows that have one"),
        }
    }
}

/// How a comparison is read in the formats that show one number of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RatioReading {
    /// The number to show.
    pub shown: Shown,
    /// How the ratios are read. Data always has those to the baseline.
    pub direction: Direction,
}

impl From<Shown> for RatioReading {
    fn from(shown: Shown) -> Self {
        Self { shown, direction: Direction::default() }
    }
}

impl RatioReading {
    /// Says what a ratio is; `base` names the baseline.
    fn ratio(self, base: impl std::fmt::Display) -> String {
        match self.direction {
            Direction::OfEach => format!("× is the rate for each day, against that of {base}"),
            Direction::OfBaseline => {
                format!("× is the rate of {base} for each day, against that of the column")
            }
        }
    }
}

/// Writes a comparison. The corpus must be the one that was compared.
pub fn write_comparison(
    table: &Table,
    corpus: &Corpus,
    (format, reading): (Format, impl Into<RatioReading>),
    look: OutputCapabilities,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    let Some(write) = format.comparison() else { return Err(format.cannot_hold("comparison")) };
    let (reading, marking) = (reading.into(), corpus.markings().all());
    let comparison = Comparison { table, corpus, marking, reading, look };
    write_head(comparison.marking.as_deref(), corpus.as_of(), (format, look), out)?;
    write(&comparison, out)?;
    io::Write::flush(out)
}

/// Up to this many days, a report lists every day; beyond that, only the days with attacks.
const DAYS: usize = 31;

/// Returns the rows of a group to read, and how many days without attacks are left out of them.
pub(super) fn listed(table: &Table, group: Group) -> (Vec<&Row>, usize) {
    let rows = table.rows.iter().filter(|row| row.group == group);
    let days = rows.clone().filter(|row| row.measure.is_of_one_day()).count();
    let is_quiet = |cell: &Cell| {
        let bounds = cell.value.as_ref().and_then(Value::bounds);
        bounds.is_none_or(|bounds| bounds.high == Some(0.0))
    };
    let is_listed = |row: &&Row| {
        days <= DAYS || !row.measure.is_of_one_day() || !row.cells.iter().all(is_quiet)
    };
    let kept: Vec<&Row> = rows.clone().filter(is_listed).collect();
    let left_out = rows.count() - kept.len();
    (kept, left_out)
}

/// Says how many days are left out.
fn quiet_days(left_out: usize) -> Option<String> {
    (left_out > 0)
        .then(|| format!("{left_out} days without an attack in any of them are not listed"))
}

/// Returns the name of a row.
pub(super) fn label(row: &Row, corpus: &Corpus) -> String {
    let key = row.key.as_ref().map(|key| key.label(corpus.taxonomy()));
    let what = match key {
        Some(key) => row.measure.part_label(&key),
        None => row.measure.label().to_owned(),
    };
    let named = match &row.line {
        RowOrigin::Counted => what,
        RowOrigin::Stated(issuer, basis) => format!("{what}, {basis} by {issuer}"),
        RowOrigin::Spread => format!("{what}, issuers state"),
        RowOrigin::Rest(issuer, _) => format!("{what}, not told in parts by {issuer}"),
    };
    named + &row.ordinal()
}

/// Returns the text of a cell for the number that is shown.
fn value(cell: &Cell, corpus: &Corpus, shown: Shown) -> Option<String> {
    let value = cell.value.as_ref()?;
    match shown {
        Shown::Absolute => {}
        Shown::Share => return cell.share_text(percent),
        Shown::PerDay => return cell.rate_text(|rate| format!("{rate:.2}/day")),
    }
    Some(match (value, &cell.origin) {
        (Value::Entry(key), _) => corpus.entry(*key).map(|entry| entry.id())?,
        (Value::Number(_), CellOrigin::Stated(stated)) => stated.text.clone(),
        _ => cell.text()?,
    })
}

/// Says how a cell and the baseline compare: `×1.33`, with a star if the difference is more than
/// chance. Without a ratio only the star is shown; beside a share nothing, since both are of rates.
fn against(cell: &Cell, shown: Shown, direction: Direction) -> Option<String> {
    if shown == Shown::Share {
        return None;
    }
    let star = if cell.is_beyond_chance() { "*" } else { "" };
    match direction.read(cell.change.as_ref()?).ratio {
        Some(ratio) if ratio > 0.0 => Some(format!(" ×{}{star}", times(ratio))),
        Some(_) | None => Some(star.to_owned()),
    }
}

/// Formats a ratio with a sensible number of decimals.
fn times(ratio: f64) -> String {
    if ratio >= 10.0 { format!("{ratio:.0}") } else { format!("{ratio:.2}") }
}

/// Returns the word for a line: counted, stated, the spread of what is stated, or a rest.
fn line_word(line: &RowOrigin) -> &'static str {
    match line {
        RowOrigin::Counted => "counted",
        RowOrigin::Stated(..) => "stated",
        RowOrigin::Spread => "spread",
        RowOrigin::Rest(..) => "rest",
    }
}

/// Returns the word for who stands behind a cell.
fn origin_word(origin: &CellOrigin) -> &'static str {
    match origin {
        CellOrigin::Counted => "counted",
        CellOrigin::Stated(_) => "stated",
        CellOrigin::Derived => "derived",
    }
}

/// Returns the ids of what is behind a cell, certain and possible: entries, or the digests and
/// waves that quote a figure.
fn evidence(
    evidence: &mut Evidence<'_>,
    corpus: &Corpus,
    row: usize,
    column: usize,
) -> (Vec<String>, Vec<String>) {
    let ids = |keys: Vec<crate::archive::EntryKey>| {
        keys.into_iter().filter_map(|key| corpus.entry(key)).map(|entry| entry.id()).collect()
    };
    match evidence.behind(row, column) {
        Behind::Entries { certain, possible } => (ids(certain), ids(possible)),
        Behind::Figures(stated) => {
            let mut from: Vec<String> =
                stated.into_iter().map(|stated| stated.from.clone()).collect();
            from.dedup();
            (from, Vec::new())
        }
        Behind::Digests(places) => {
            let digests = places.into_iter().filter_map(|at| corpus.digest(at));
            (digests.map(|digest| digest.id().to_owned()).collect(), Vec::new())
        }
        Behind::Nothing => (Vec::new(), Vec::new()),
    }
}

/// Describes the days of a subject: `2020-05-14 to 2020-05-24, 11 days, 11 covered`.
fn time(subject: &Subject) -> String {
    let Some(start) = subject.start else { return "no days: nothing was found".to_owned() };
    let end = subject.end.map_or_else(|| "open end".to_owned(), |end| format!("to {end}"));
    let mut text = format!("{start} {end}");
    if let Some(days) = subject.days {
        let unit = if days == 1 { " day" } else { " days" };
        text.extend([", ", &days.to_string(), unit]);
    }
    if let Some(stated) = subject.stated_days {
        text.extend([" (stated: ", &stated.to_string(), ")"]);
    }
    if subject.time == crate::compare::Time::Found {
        text += ", from the first to the last entry found";
    }
    let coverage = &subject.coverage;
    if coverage.of() > 0 {
        text.extend(["; ", &coverage.held.spoken()]);
    }
    if let Some(unrated) = &subject.unrated {
        text.extend(["; ", &unrated.to_string()]);
    }
    text
}

/// Says why a subject must not be held against the baseline, and how many rows were tested.
fn verdict(table: &Table, column: usize) -> Option<String> {
    let reasons = table.reasons.get(column)?;
    let words: Vec<String> = reasons.iter().map(ToString::to_string).collect();
    let words = words.join("; ");
    if column == table.baseline {
        return (!reasons.is_empty()).then(|| format!("nothing has a ratio to it: {words}"));
    }
    let tested = match table.tested.get(column).copied()? {
        0 => None,
        1 => Some("1 row tested".to_owned()),
        many => Some(format!(
            "{many} rows tested; of the marked ones at most 1 in 20 is expected to be chance"
        )),
    };
    let shares = |reason: &Reason| matches!(reason, Reason::Overlap(_));
    let said = match (&tested, reasons.as_slice()) {
        (_, []) => return Some(tested.unwrap_or_else(|| NOTHING_TESTED.to_owned())),
        (None, reasons) if reasons.iter().all(shares) => format!("not tested: {words}"),
        (None, _) => format!("no ratios: {words}"),
        (Some(tested), _) => {
            format!("ratios only of places that both hold in full: {words}; {tested}")
        }
    };
    Some(said)
}

/// Said where no row of two subjects could be tested.
const NOTHING_TESTED: &str =
    "nothing is tested: the two select different things, or there is nothing to test";
