//! One row of a report: its cells in words, with what could be markup escaped.

use super::markdown::{escaped, is_address};
use super::notes::Notes;
use super::{Column, OutputCell, Shape};
use crate::digest::{Basis, DateBasis, Harm, TollSpan};
use crate::page::DISPUTED;

/// One row, and the columns that say what its cells are.
#[derive(Clone, Copy)]
pub(super) struct ReportRow<'r> {
    pub(super) columns: &'r [Column],
    pub(super) cells: &'r [OutputCell],
}

impl<'r> ReportRow<'r> {
    /// Returns the cell of a column. The search is linear: a record has few columns.
    pub(super) fn cell(self, name: &str) -> &'r OutputCell {
        let at = self.columns.iter().position(|column| column.name == name);
        at.and_then(|at| self.cells.get(at)).unwrap_or(&OutputCell::Nothing)
    }

    /// Returns the words of a cell, with what could be markup escaped.
    pub(super) fn words(self, name: &str) -> Option<String> {
        let cell = self.cell(name);
        let words =
            if let OutputCell::Count(count) = cell { Some(count.in_print()) } else { cell.label() };
        words.map(|words| escaped(&words)).filter(|words| !words.is_empty())
    }

    /// Returns the words of a cell behind a label.
    pub(super) fn labelled(self, label: &str, name: &str) -> Option<String> {
        self.words(name).map(|words| format!("{label} {words}"))
    }

    /// Returns the small records of a cell.
    pub(super) fn rows(self, name: &str) -> impl Iterator<Item = Self> {
        let columns = self.columns.iter().find(|column| column.name == name);
        let columns = match columns.map(|column| column.shape) {
            Some(Shape::Group(columns)) => columns,
            Some(
                Shape::Text
                | Shape::Day
                | Shape::Number
                | Shape::Count
                | Shape::Sum
                | Shape::List
                | Shape::Each(_),
            )
            | None => &[],
        };
        let rows: &[Vec<OutputCell>] =
            if let OutputCell::Group(rows) = self.cell(name) { rows } else { &[] };
        rows.iter().map(move |cells| Self { columns, cells })
    }

    /// Returns true if another account allows no number that the entry allows.
    pub(super) fn is_disputed(self, harm: Harm) -> bool {
        let count = |row: Self| match row.cell(harm.key()) {
            OutputCell::Count(count) => Some(*count),
            OutputCell::Nothing
            | OutputCell::Text(_)
            | OutputCell::Number(_)
            | OutputCell::Told(..)
            | OutputCell::Real(_)
            | OutputCell::Sum(_)
            | OutputCell::SumAtLeast(_)
            | OutputCell::List(_)
            | OutputCell::Names(_)
            | OutputCell::Group(_) => None,
        };
        // Who stands behind a number plays no part in whether it is disputed.
        let told = |row: Self| Some((count(row)?, Basis::Reported));
        let others: Vec<_> = self.rows("versions").filter_map(told).collect();
        TollSpan::over(told(self), others.into_iter()).is_some_and(|span| span.disputed)
    }

    /// Returns the toll in words, with a sign where another account gives another number; behind a
    /// number its own basis and its parts.
    pub(super) fn toll(self) -> String {
        let told = |harm: Harm| {
            let count = self.words(harm.key())?;
            let sign = if self.is_disputed(harm) { DISPUTED } else { "" };
            let basis = self.words(&format!("{}_basis", harm.key()));
            let basis = basis.filter(|basis| Some(basis) != self.words("basis").as_ref());
            let of_harm = |part: &Self| part.cell("of").words().as_deref() == Some(harm.key());
            let parts = self.rows("toll_parts").filter(of_harm).map(Self::part);
            let more = basis.into_iter().chain(parts).collect::<Vec<_>>().join(", ");
            let more = if more.is_empty() { more } else { format!(" ({more})") };
            Some(format!("{} {count}{sign}{more}", harm.label()))
        };
        Harm::ALL.into_iter().filter_map(told).collect::<Vec<_>>().join(", ")
    }

    /// Returns a part of a number of the toll: `20 civilians`.
    pub(super) fn part(self) -> String {
        let words = ["count", "label"].into_iter().filter_map(|name| self.words(name));
        words.collect::<Vec<_>>().join(" ")
    }

    /// Returns the actor's own losses in words; nothing where none are told.
    pub(super) fn losses(self) -> Option<String> {
        let told = |harm: Harm| self.labelled(harm.label(), &format!("losses_{}", harm.key()));
        let told: Vec<_> = Harm::ALL.into_iter().filter_map(told).collect();
        (!told.is_empty()).then(|| format!("own losses: {}", told.join(", ")))
    }

    /// Returns the signs of the footnotes of its sources.
    pub(super) fn cited(self, notes: &mut Notes) -> String {
        let numbers = self.rows("sources").map(|source| notes.number(&source.source()));
        numbers.fold(String::new(), |signs, number| signs + "[^" + &number.to_string() + "]")
    }

    /// Returns a source in words. An address stays a link.
    pub(super) fn source(self) -> String {
        let words = self.cells.iter().filter_map(OutputCell::words);
        let linked = words.map(|it| if is_address(&it) { format!("<{it}>") } else { it });
        linked.collect::<Vec<_>>().join(", ")
    }

    /// Returns when it happened, no more exactly than is known.
    pub(super) fn date(self) -> String {
        let word = |name: &str| self.cell(name).words().unwrap_or_default();
        let (from, to, precision) = (word("date"), word("date_to"), word("date_precision"));
        let cut = |signs: usize| from.get(..signs).unwrap_or(&from).to_owned();
        let days = if from == to { from.clone() } else { format!("{from} to {to}") };
        match &*precision {
            "month" => cut("2020-05".len()),
            "year" => cut("2020".len()),
            "about" => format!("about {days}"),
            _ => days, // a day or a range of days
        }
    }

    /// Returns when it happened, with the time of day, and on what the date rests if the source does
    /// not tell it.
    pub(super) fn when(self) -> String {
        let time = self.words("time").map(|time| format!(", {time}")).unwrap_or_default();
        let basis = self.words("date_basis").filter(|basis| *basis != DateBasis::Told.to_string());
        let basis = basis.map(|basis| format!(" (date {basis})")).unwrap_or_default();
        // The days of a digest are not those of what it says.
        let own = self.words("date_from").is_none_or(|from| from == "own");
        let about = if own { "" } else { "\\~" };
        format!("{about}{}{time}{basis}", self.date())
    }

    /// Returns where it happened: the narrowest name, and the wider ones in brackets.
    pub(super) fn place(self) -> String {
        let names = ["place", "area", "theatre"].into_iter().filter_map(|name| self.words(name));
        let mut names: Vec<_> = names.collect();
        // A place that is called as its area is named once.
        names.dedup();
        let mut names = names.into_iter();
        let place = names.next().unwrap_or_default();
        let wider = names.collect::<Vec<_>>().join(", ");
        if wider.is_empty() { place } else { format!("{place} ({wider})") }
    }
}
