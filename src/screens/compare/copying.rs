//! What is copied from the table: one number with all that a report must say of it, in one line; or
//! the table in one of the forms of `plain`.

use std::fmt::Write as _;

use super::cells::{daily, number};
use super::items::ListItem;
use super::plain::{self, TableForm};
use super::state::{Compare, View};
use super::words::{coverage, days, full_label, name};
use crate::archive::{Corpus, EntryKey};
use crate::compare::{
    Behind, Cell, CellOrigin, ChanceVerdict, Direction, Reason, Row, Stated, Subject, Table, Value,
};
use crate::digest::{Basis, percent};
use crate::jobs::NumberDisplay;
use crate::keys::Action;
use crate::screens::verb::Now;
use crate::screens::{CopyRequest, Request, ViewContext};

/// A number may rest on thousands of entries; so many of their sources are named.
const SOURCES: usize = 20;

impl Compare {
    /// Copies the selected number; on a head asks for the form of the whole table.
    pub(super) fn copy(&mut self, view: &ViewContext<'_>) -> Request {
        match self.item_at().and_then(|at| self.items.get(at)) {
            Some(ListItem::Row(row, _)) => self.copy_cell(*row, view),
            Some(ListItem::Head(_) | ListItem::Empty(..)) => {
                self.view = View::CopyForms;
                Request::Nothing
            }
            None => Request::Nothing,
        }
    }

    /// Copies the table in the chosen form.
    pub(super) fn copy_table(&mut self, action: Action, view: &ViewContext<'_>) -> Request {
        self.view = View::Table;
        let Some(form) = form(action) else { return Request::Nothing };
        let ids = self.table.iter().flat_map(|table| &table.subjects).map(|s| s.id.as_str());
        let what = format!("compare {}", ids.collect::<Vec<_>>().join(" "));
        plain::table(self, form, what, view).map_or(Request::Nothing, Request::Copy)
    }

    fn copy_cell(&self, row: usize, view: &ViewContext<'_>) -> Request {
        let text = self.table.as_ref().and_then(|table| self.told_cell(table, row, view));
        let what = "a number of a comparison".to_owned();
        text.map_or(Request::Nothing, |text| Request::Copy(CopyRequest::Seen { what, text }))
    }

    /// Tells a cell in one line: what, of whom and when, the number with its doubt, its basis, what
    /// is held of the days, how it compares, and the sources with their addresses.
    fn told_cell(&self, table: &Table, at: usize, view: &ViewContext<'_>) -> Option<String> {
        let row = table.rows.get(at)?;
        let (cell, subject) = (row.cells.get(self.column)?, table.subjects.get(self.column)?);
        let label = full_label(row, view.corpus.taxonomy());
        let mut parts = vec![value(row, cell, view.corpus)];
        parts.extend(as_shown(row, cell, self.show));
        let behind = table.behind(view.corpus, at, self.column);
        let (basis, sources) = stands_behind(cell, behind, view.corpus);
        parts.extend(basis);
        if let CellOrigin::Counted = cell.origin {
            parts.push(held(cell, subject));
        }
        parts.extend(self.compared(table, row, cell));
        parts.extend(sources);
        let text = format!("{label}, {}: {}", whose(subject), parts.join("; "));
        Some(text.lines().collect::<Vec<_>>().join(" "))
    }

    /// Says how many times the baseline it is, or why that is not said.
    fn compared(&self, table: &Table, row: &Row, cell: &Cell) -> Option<String> {
        // The ratio is of rates, and says nothing of shares.
        let is_share = super::cells::shown(row, self.show) == NumberDisplay::Share;
        if self.column == table.baseline || is_share {
            return None;
        }
        let base = name(table.subjects.get(table.baseline)?);
        let change = self.direction().read(cell.change.as_ref()?);
        if let Some(ratio) = change.ratio {
            let rows = table.tested.get(self.column).copied().unwrap_or(0);
            let chance = match change.verdict() {
                ChanceVerdict::NotTested => String::new(),
                ChanceVerdict::BeyondChance
                | ChanceVerdict::OnlyAlone { .. }
                | ChanceVerdict::Chance { .. } => {
                    format!(", {}", change.verdict_words(rows, table.dispersion))
                }
            };
            let of = match self.direction() {
                Direction::OfEach => format!("{} times {base}", number(ratio)),
                Direction::OfBaseline => {
                    format!("{base} is {} times that", number(ratio))
                }
            };
            return Some(format!("by day {of}{chance}"));
        }
        None
    }
}

/// Returns whether an action chooses a form, or leaves the choice.
pub(super) fn now_copy_forms(action: Action) -> Now {
    Now::when(form(action).is_some() || action == Action::Back)
}

/// Returns the form that an action copies the table in.
fn form(action: Action) -> Option<TableForm> {
    let forms = [
        (Action::Copy, TableForm::Text),
        (Action::CopyMarkdown, TableForm::Markdown),
        (Action::CopyTsv, TableForm::Tabs),
    ];
    forms.into_iter().find(|(known, _)| *known == action).map(|(_, form)| form)
}

/// Says what is held of the days of a cell: of its theatre, where that is not as the whole is.
fn held(cell: &Cell, subject: &Subject) -> String {
    let own = cell.not_comparable.iter().find_map(|reason| match reason {
        Reason::NotInFull(held) => Some(*held),
        Reason::NothingCounts
        | Reason::OpenEnd
        | Reason::OtherSeries
        | Reason::ToldByOthers
        | Reason::Basis(..)
        | Reason::OtherPeriod(_)
        | Reason::OtherPeriods(..)
        | Reason::NoPeriod
        | Reason::FoundDays
        | Reason::Overlap(_)
        | Reason::Baseline(_) => None,
    });
    own.map_or_else(|| coverage(&subject.coverage), |held| held.spoken())
}

/// Names a subject and its days.
fn whose(subject: &Subject) -> String {
    let (name, days) = (name(subject), days(subject, usize::MAX));
    if name == subject.id {
        format!("{name}, {days}")
    } else {
        format!("{name} [{}], {days}", subject.id)
    }
}

/// Tells a number with its lower and upper bound, also where it is exact.
fn value(row: &Row, cell: &Cell, corpus: &Corpus) -> String {
    let Some(value) = &cell.value else { return "nothing is said, which is not zero".to_owned() };
    let text = match (&cell.origin, value) {
        (CellOrigin::Stated(stated), Value::Number(_)) => stated.text.clone(),
        (_, Value::Entry(key)) => corpus.entry(*key).map_or_else(String::new, |entry| entry.id()),
        (CellOrigin::Stated(_) | CellOrigin::Counted | CellOrigin::Derived, _) => {
            cell.text().unwrap_or_default()
        }
    };
    let Some(bounds) = value.bounds() else { return text };
    let plain = |amount: f64| {
        if amount.fract() == 0.0 { format!("{amount:.0}") } else { number(amount) }
    };
    let high = bounds.high.filter(|_| !cell.is_lower_bound());
    let high = high.map_or_else(|| "none".to_owned(), plain);
    let low = plain(bounds.low);
    let mut text = format!("{text} {} (lower {low}, upper {high})", row.unit);
    if let Value::Number(sum) | Value::Mean(sum, _) = value {
        match sum.unsaid {
            0 => {}
            1 => text.push_str(", 1 source does not say how many"),
            many => {
                let _ = write!(text, ", {many} sources do not say how many");
            }
        }
        if sum.disputed > 0 {
            let _ = write!(text, ", tellings dispute {} of these numbers", sum.disputed);
        }
    }
    text
}

/// Returns the share or the rate, where these are shown.
fn as_shown(row: &Row, cell: &Cell, show: NumberDisplay) -> Option<String> {
    match super::cells::shown(row, show) {
        NumberDisplay::Number => None,
        NumberDisplay::Share => cell.share_text(|share| format!("{} of the total", percent(share))),
        NumberDisplay::PerDay => cell.rate_text(daily),
    }
}

/// Returns who stands behind a cell, and the sources.
fn stands_behind(cell: &Cell, behind: Behind, corpus: &Corpus) -> (Option<String>, Option<String>) {
    match (&cell.origin, behind) {
        (CellOrigin::Stated(stated), _) => (Some(issuer(stated)), stated_sources(stated)),
        (CellOrigin::Counted | CellOrigin::Derived, Behind::Entries { certain, possible }) => {
            let mut keys = certain;
            keys.extend(possible);
            (of_bases(&keys, corpus), of_entries(&keys, corpus))
        }
        (CellOrigin::Counted | CellOrigin::Derived, Behind::Figures(figures)) => {
            let issuers: Vec<String> = figures.iter().map(issuer).collect();
            let sources = figures.iter().flat_map(|stated| &stated.sources);
            let sources = named(sources.map(|source| source.view().to_string()));
            ((!issuers.is_empty()).then(|| issuers.join(", ")), sources)
        }
        (CellOrigin::Counted | CellOrigin::Derived, Behind::Digests(digests)) => {
            let ids = digests.into_iter().filter_map(|at| corpus.digest(at));
            (None, named(ids.map(|digest| digest.id().to_owned())))
        }
        (CellOrigin::Counted | CellOrigin::Derived, Behind::Nothing) => (None, None),
    }
}

fn issuer(stated: &Stated) -> String {
    let released = stated.released.map(|day| format!(", released {day}")).unwrap_or_default();
    format!("{} by {}{released}", stated.basis, stated.issuer)
}

fn stated_sources(stated: &Stated) -> Option<String> {
    named(stated.sources.iter().map(|source| source.view().to_string()))
}

/// Counts the entries by their basis.
fn of_bases(keys: &[EntryKey], corpus: &Corpus) -> Option<String> {
    let bases: Vec<Basis> =
        keys.iter().filter_map(|key| corpus.entry(*key)).map(|entry| entry.basis).collect();
    let counted = Basis::ALL.into_iter().filter_map(|basis| {
        let entries = bases.iter().filter(|known| **known == basis).count();
        (entries > 0).then(|| format!("{entries} {basis}"))
    });
    let counted: Vec<String> = counted.collect();
    let text = format!("counted from {} entries: {}", bases.len(), counted.join(", "));
    (!bases.is_empty()).then_some(text)
}

fn of_entries(keys: &[EntryKey], corpus: &Corpus) -> Option<String> {
    let entries = keys.iter().filter_map(|key| corpus.entry(*key));
    named(entries.flat_map(|entry| entry.sources()).map(|source| source.to_string()))
}

/// Names sources, each once, and says how many are left out.
fn named(sources: impl Iterator<Item = String>) -> Option<String> {
    let mut seen = std::collections::HashSet::new();
    let sources: Vec<String> = sources.filter(|source| seen.insert(source.clone())).collect();
    let more = match sources.len().saturating_sub(SOURCES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let first = sources.iter().take(SOURCES).map(String::as_str).collect::<Vec<_>>().join("; ");
    (!sources.is_empty()).then(|| format!("sources: {first}{more}"))
}
