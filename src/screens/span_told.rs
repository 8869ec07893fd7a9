//! What is told of a place in a week, month or day, in words: its number by basis, the digests and
//! what they state, the waves. The grid and the tempo say it alike.

use std::fmt::Write as _;

use chrono::Datelike as _;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ViewContext;
use super::list::draw_row;
use super::row::subject_row;
use crate::archive::EntryKey;
use crate::compare::{CoverGrid, GridMeasure, GridNumber, GridUnit, behind_number};
use crate::cover::{CellMark, Scope, State, covers_days, state_of};
use crate::digest::{Basis, Digest, Figure, PartKey, Period, TheatreId, grouped};
use crate::page::held_sum;
use crate::tree::{TreeNode, Turn};
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The most figures that are told in words; more would never fit on the line.
const MOST_FIGURES: usize = 3;

/// A place in a span of a grid.
#[derive(Clone, Copy, Debug)]
pub struct ToldSpan<'a> {
    /// What was counted.
    pub cells: &'a CoverGrid,
    /// What its spans are.
    pub unit: GridUnit,
    /// What is counted.
    pub measure: GridMeasure,
    /// The theatre; all where none is named.
    pub theatre: Option<TheatreId>,
    /// The place of the span; behind the last stands what has none.
    pub at: usize,
    /// The number that is shown, where there is one.
    pub number: Option<GridNumber>,
}

impl ToldSpan<'_> {
    /// Returns the days; none for what has no span.
    pub fn days(&self) -> Option<Period> {
        self.cells.days_of(self.at).filter(|_| self.at < self.cells.weeks())
    }

    /// Returns the entries that the number comes from.
    pub fn keys(&self, view: &ViewContext<'_>) -> Vec<EntryKey> {
        behind_number(self.cells, (self.theatre, self.at), self.measure, view.corpus)
    }

    /// Returns the name of the place and span, and what its number is worth: `Iraq, week of
    /// 2020-05-21`, `16 attacks: 16 claimed`.
    pub fn told(&self, view: &ViewContext<'_>) -> (String, String) {
        let place = match self.theatre {
            Some(theatre) => view.corpus.taxonomy().theatre_name(theatre),
            None => "All theatres",
        };
        let days = match (self.days(), self.unit) {
            (Some(days), GridUnit::Month) => days.spoken(),
            (Some(days), GridUnit::Day) => days.from.to_string(),
            (Some(days), GridUnit::Week) if view.body.width < 60 => days.from.to_string(),
            (Some(days), GridUnit::Week) => format!("week of {}", days.from),
            (None, unit) if view.body.width < 60 => format!("no {}", unit.word()),
            (None, unit) => {
                // The middle of the first year is in that year whatever its first week is.
                let middle = self.cells.days_of(self.cells.weeks() / 2);
                let year = middle.map_or(0, |days| days.from.year());
                format!("{year}, without a {}", unit.word())
            }
        };
        let worth = self.number.map_or_else(String::new, |number| self.worth(number, view));
        (format!("{place}, {days}"), worth)
    }

    fn worth(&self, number: GridNumber, view: &ViewContext<'_>) -> String {
        let measure = self.measure;
        match number.mark {
            CellMark::NotHeld => "no digest held".to_owned(),
            CellMark::Silent => "a digest is held, silent on it".to_owned(),
            CellMark::WordsOnly if number.sum.is_silent() => "told in words only".to_owned(),
            CellMark::WordsOnly => format!("{}: no number is told", measure.word()),
            CellMark::Exactly(0) => format!("no {}, held in full", measure.one()),
            CellMark::Exactly(_) | CellMark::AtLeast(_) => {
                let sum = held_sum(number.state, &number.sum).text;
                let word = if number.sum.is_of_one() { measure.one() } else { measure.word() };
                format!("{sum} {word}: {}", by_basis(&self.keys(view), measure, view))
            }
        }
    }

    /// Tells the digests, what they state for the days, and the waves.
    pub fn digests_and_figures(&self, view: &ViewContext<'_>) -> String {
        let (digests, figures, waves) = (self.digests(view), self.figures(view), self.waves(view));
        let all: Vec<String> = [digests, figures, waves].into_iter().flatten().collect();
        if all.is_empty() { self.without_digest().to_owned() } else { all.join("; ") }
    }

    /// Tells the digests and the waves.
    pub fn digests_and_waves(&self, view: &ViewContext<'_>) -> String {
        let all: Vec<String> =
            [self.digests(view), self.waves(view)].into_iter().flatten().collect();
        if all.is_empty() { self.without_digest().to_owned() } else { all.join("; ") }
    }

    fn without_digest(&self) -> &'static str {
        match self.days() {
            Some(_) => "No digest of these days is held",
            None => "Dated no finer, or told by no weekly or monthly digest",
        }
    }

    /// Returns the digests of the days; none of what has no span.
    fn digests_of<'a>(&self, view: &ViewContext<'a>) -> impl Iterator<Item = &'a Digest> {
        let corpus = view.corpus;
        let all = if self.days().is_some() { self.cells.digests_of(self.at) } else { &[] };
        all.iter().filter_map(|at| corpus.digest(*at))
    }

    fn digests(&self, view: &ViewContext<'_>) -> Option<String> {
        let scope = self.theatre.map_or(Scope::All, Scope::Theatre);
        let told = self.digests_of(view).map(|digest| {
            let head = digest.head();
            let held = held_in_words(state_of(digest, scope));
            format!("{} {}, {held}", head.publisher, head.period.from)
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    fn figures(&self, view: &ViewContext<'_>) -> Option<String> {
        let days = self.days()?;
        let covering = self.digests_of(view).filter(|digest| covers_days(digest.head()));
        let figures = covering.flat_map(Digest::figures);
        let of_days = |figure: &&Figure| figure.period.is_some_and(|period| period.overlaps(days));
        let told = figures.filter(of_days).filter_map(|figure| stated(figure, self.theatre));
        let told: Vec<String> = told.take(MOST_FIGURES).collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    fn waves(&self, view: &ViewContext<'_>) -> Option<String> {
        let days = self.days()?;
        let waves = view.corpus.waves().iter().filter(|wave| wave.told_days().overlaps(days));
        let told = waves.map(|wave| {
            let issuers: Vec<&str> = wave.disputed_dates().map(|dates| &*dates.issuer).collect();
            match issuers.as_slice() {
                [] => format!("wave {}", wave.name),
                issuers => format!("wave {}, days disputed by {}", wave.name, issuers.join(", ")),
            }
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// Writes all of it, with the entries, one a line.
    pub fn in_words(&self, view: &ViewContext<'_>) -> String {
        let (title, worth) = self.told(view);
        let mut text = format!("{title}: {worth}\n{}\n", self.digests_and_figures(view));
        for key in self.keys(view) {
            let Some(entry) = view.corpus.entry(key) else { continue };
            let (date, basis) = (entry.date, entry.basis);
            let _ = writeln!(text, "{date}  {} [{basis}] {}", entry.text(), entry.id());
        }
        text
    }

    /// Draws as many of the entries as there is room for, and how many more there are.
    pub fn draw_entries(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let keys = self.keys(view);
        // Of all theatres each row names its own.
        let level = match self.theatre {
            Some(theatre) => TreeNode::Theatre(theatre),
            None => TreeNode::Archive(Turn::ByDigest),
        };
        let height = usize::from(area.height);
        let room = usize::from(area.width);
        let seen = if keys.len() > height { height.saturating_sub(1) } else { keys.len() };
        for (y, key) in (area.y..area.bottom()).zip(keys.iter().take(seen)) {
            let row = subject_row(view, level, TreeNode::Entry(*key), room);
            draw_row(view, Rect { y, height: 1, ..area }, &row, None, buffer);
        }
        if seen < keys.len() && height > 0 {
            let more = format!("{} {} more", view.marks.ellipsis, keys.len() - seen);
            let style = view.theme.style(Role::Dim);
            put(buffer, area.x + 1, area.bottom() - 1, &more, style);
        }
    }
}

fn held_in_words(state: State) -> String {
    match state {
        State::InPart | State::InFull => format!("held {state}"),
        State::WordsOnly => "told in words only".to_owned(),
        State::Silent | State::NotHeld => "silent on it".to_owned(),
    }
}

/// Says whose word a number is: `12 claimed, 4 reported`; of a toll in how many entries it stands.
fn by_basis(keys: &[EntryKey], measure: GridMeasure, view: &ViewContext<'_>) -> String {
    if measure.harm().is_some() {
        let plural = if keys.len() == 1 { "entry" } else { "entries" };
        return format!("in {} {plural}", grouped(keys.len()));
    }
    let mut numbers = [0_u64; Basis::ALL.len()];
    for entry in keys.iter().filter_map(|key| view.corpus.entry(*key)) {
        let number = if measure == GridMeasure::Entries { 1 } else { entry.events().low() };
        numbers[entry.basis.index()] += u64::from(number);
    }
    let told = Basis::ALL.into_iter().zip(numbers).filter(|(_, number)| *number > 0);
    let told = told.map(|(basis, number)| format!("{} {}", grouped(number), basis.word()));
    told.collect::<Vec<_>>().join(", ")
}

/// Says what an issuer states: the total, or the part of a theatre.
fn stated(figure: &Figure, theatre: Option<TheatreId>) -> Option<String> {
    let count = match theatre {
        None => figure.total,
        Some(theatre) => {
            let of_it = |key: PartKey| key == PartKey::Theatre(theatre);
            figure.parts.iter().find(|part| of_it(part.key)).map(|part| part.count)
        }
    };
    let (count, period) = (count?.in_print(), figure.period?);
    Some(format!("{count} {} stated by {} for {period}", figure.of, figure.issuer))
}

/// Returns what is chosen where it is not the usual.
pub(super) fn unusual<T: Default + PartialEq>(chosen: T) -> Option<T> {
    (chosen != T::default()).then_some(chosen)
}
