//! A comparison as it leaves: as a table to read, a report to paste, and data for scripts.
//!
//! One file a format. Here is what all of them say of a row and of a cell in words.

mod csv;
mod json;
mod markdown;
mod notes;
mod table;

use std::io;

use super::format::ComparisonWriter;
use super::{Format, Look, SanitizingWriter, write_marking};
use crate::archive::Corpus;
use crate::compare::{Behind, Cell, Evidence, Group, Line, Origin, Row, Subject, Table, Value};
use crate::text::percent;

pub(super) const TABLE: ComparisonWriter =
    |it, out| table::write(it.table, it.corpus, it.shown, it.look, out);
pub(super) const JSON: ComparisonWriter =
    |it, out| json::write(it.table, it.corpus, it.marking.as_deref(), out);
pub(super) const CSV: ComparisonWriter =
    |it, out| csv::write(it.table, it.corpus, it.marking.as_deref(), out);
pub(super) const MARKDOWN: ComparisonWriter =
    |it, out| markdown::write(it.table, it.corpus, it.shown, out);

/// A comparison, and how it is to be written.
pub(super) struct Comparison<'a> {
    /// What came of comparing.
    pub(super) table: &'a Table,
    /// What was compared.
    pub(super) corpus: &'a Corpus,
    /// What has to stand over it: the coverage of its subjects is that of all digests.
    pub(super) marking: Option<String>,
    /// Which number of each cell.
    pub(super) shown: Shown,
    /// For whom.
    pub(super) look: Look,
}

/// Which number a cell is shown by, in the formats that show one: table and Markdown. The others
/// hold all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// The number itself.
    #[default]
    Absolute,
    /// The share of the subject's total, in the rows that have one.
    Share,
    /// The number for each day, in the rows that have one.
    PerDay,
}

impl Shown {
    /// What a row is shown by: where none of its cells has such a number, by the number itself.
    fn of(self, row: &Row) -> Self {
        let any = |has: fn(&Cell) -> bool| row.cells.iter().any(has);
        match self {
            Self::Share if any(|cell| cell.share.is_some()) => Self::Share,
            Self::PerDay if any(|cell| cell.per_day.is_some()) => Self::PerDay,
            Self::Absolute | Self::Share | Self::PerDay => Self::Absolute,
        }
    }

    /// What has to be said of the numbers, where they do not say it themselves.
    fn legend(self) -> Option<&'static str> {
        match self {
            Self::Absolute | Self::PerDay => None,
            Self::Share => Some("%: the share of the subject's total, in the rows that have one"),
        }
    }
}

/// Writes a comparison; the corpus must be the one that was compared.
pub fn write_comparison(
    table: &Table,
    corpus: &Corpus,
    (format, shown): (Format, Shown),
    look: Look,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    let Some(write) = format.comparison() else { return Err(format.cannot_hold("comparison")) };
    let comparison = Comparison { table, corpus, marking: corpus.markings().all(), shown, look };
    if let Some(marking) = &comparison.marking {
        write_marking(marking, format, look, out)?;
    }
    write(&comparison, out)?;
    io::Write::flush(out)
}

/// Up to this many days, a report for reading lists every day; beyond, only the days with attacks.
const DAYS: usize = 31;

/// The rows of a group for reading, and how many days without any attack are left out of them.
fn listed(table: &Table, group: Group) -> (Vec<&Row>, usize) {
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

/// Says that days are left out.
fn quiet_days(left_out: usize) -> Option<String> {
    (left_out > 0)
        .then(|| format!("{left_out} days without an attack in any of them are not listed"))
}

/// What a row is called.
fn label(row: &Row, corpus: &Corpus) -> String {
    let key = row.key.as_ref().map(|key| key.label(corpus.taxonomy()));
    let what = match key {
        Some(key) => row.measure.part_label(&key),
        None => row.measure.label().to_owned(),
    };
    match &row.line {
        Line::Counted => what,
        Line::Stated(issuer, basis) => format!("{what}, {basis} by {issuer}"),
        Line::Spread => format!("{what}, issuers state"),
        Line::Rest(issuer, _) => format!("{what}, not told in parts by {issuer}"),
    }
}

/// What a cell says in a row that is shown so.
fn value(cell: &Cell, corpus: &Corpus, shown: Shown) -> Option<String> {
    let value = cell.value.as_ref()?;
    match shown {
        Shown::Absolute => {}
        Shown::Share => return cell.share.map(percent),
        Shown::PerDay => return cell.per_day.map(|rate| format!("{rate:.2}/day")),
    }
    Some(match (value, &cell.origin) {
        (Value::Entry(key), _) => corpus.entry(*key).map(|entry| entry.id())?,
        (Value::Number(_), Origin::Stated(stated)) => stated.text.clone(),
        (value, _) => value.text(),
    })
}

/// How a cell compares with the baseline: `×1.33`, with a star where the difference is more than
/// chance. Where there is no ratio only the star is shown.
fn against(cell: &Cell) -> Option<String> {
    let star = if cell.is_beyond_chance() { "*" } else { "" };
    match cell.change.as_ref()?.ratio {
        Some(ratio) if ratio > 0.0 => Some(format!(" ×{}{star}", times(ratio))),
        Some(_) | None => Some(star.to_owned()),
    }
}

/// A ratio with as many places as it is worth.
fn times(ratio: f64) -> String {
    if ratio >= 10.0 { format!("{ratio:.0}") } else { format!("{ratio:.2}") }
}

/// Which line a row is: counted, stated, the spread of what is stated, or a rest.
fn line_word(line: &Line) -> &'static str {
    match line {
        Line::Counted => "counted",
        Line::Stated(..) => "stated",
        Line::Spread => "spread",
        Line::Rest(..) => "rest",
    }
}

/// Who stands behind a cell.
fn origin_word(origin: &Origin) -> &'static str {
    match origin {
        Origin::Counted => "counted",
        Origin::Stated(_) => "stated",
        Origin::Derived => "derived",
    }
}

/// The ids of what is behind a cell, for certain and perhaps: entries, or the digests and waves that
/// quote a figure.
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

/// When a subject is, and how much of that is covered: `2020-05-14 to 2020-05-24, 11 days, 11 covered`.
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
    if coverage.of > 0 {
        let (days, of) = (coverage.days.to_string(), coverage.of.to_string());
        text.extend(["; digests cover ", &days, " of ", &of]);
    }
    text
}
