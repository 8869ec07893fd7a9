//! The selected cell in words: a rule with its number, the digests and stated figures, the entries.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::numbers::{GridNumber, behind};
use super::state::Grid;
use crate::archive::EntryKey;
use crate::compare::{GridMeasure, GridUnit};
use crate::cover::{CellMark, Scope, State, covers_days, state_of};
use crate::digest::{Basis, Figure, PartKey, TheatreId};
use crate::page::{Span, Tone, held_sum};
use crate::screens::ViewContext;
use crate::screens::list::{ListRow, draw_row};
use crate::screens::row::subject_row;
use crate::text::{fit, width};
use crate::tree::{TreeNode, Turn};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The most figures that are told in words; more would never fit on the line.
const MOST_FIGURES: usize = 3;

impl Grid {
    /// Draws the rule, the words and as many entries as there is room for; one line where there is
    /// hardly any.
    pub(super) fn draw_detail(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let (title, worth) = self.told(self.shown, view);
        if area.height < 2 {
            // Whose word it is gives way before the number does.
            let whole = width(&title) + width(&worth) < usize::from(area.width);
            let worth =
                if whole { worth.as_str() } else { worth.split(':').next().unwrap_or(&worth) };
            let right = vec![Span::new(view.spell(worth), Tone::Number)];
            let left = vec![Span::new(view.spell(&title), Tone::Strong)];
            let line = Rect { x: area.x - 1, width: area.width + 2, ..area };
            draw_row(view, line, &ListRow { left, right }, None, buffer);
            return;
        }
        let rule = HeadedRule {
            title: &view.spell(&title),
            right: &view.spell(&worth),
            role: Role::Accent,
        };
        rule.draw(area, view.theme, view.glyphs, buffer);
        let words = self.words(self.shown, view);
        let words =
            fit(&view.spell(&words), usize::from(area.width), view.marks.ellipsis).into_owned();
        put(buffer, area.x, area.y + 1, &words, view.theme.style(Role::Dim));
        let rows = Rect { y: area.y + 2, height: area.height - 2, ..view.body };
        self.draw_entries(view, rows, buffer);
    }

    fn draw_entries(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let keys = behind(&self.cells, self.shown, self.measure, view.corpus);
        // On the row of all the theatre stands in each row.
        let level = match self.theatre(self.shown.0) {
            Some(theatre) => TreeNode::Area(theatre, None),
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

    /// Returns the name of a cell and what its number is worth: `Iraq, week of 2020-05-21`, `16 attacks:
    /// 16 claimed`.
    pub(super) fn told(&self, cell: (usize, usize), view: &ViewContext<'_>) -> (String, String) {
        let taxonomy = view.corpus.taxonomy();
        let place = match self.theatre(cell.0) {
            Some(theatre) => taxonomy.theatre_name(theatre),
            None => "All theatres",
        };
        let days = self.days_told(cell.1, view.body.width);
        let number = self.number(cell);
        let worth = number.map_or_else(String::new, |number| self.worth(number, cell, view));
        (format!("{place}, {days}"), worth)
    }

    fn days_told(&self, column: usize, columns: u16) -> String {
        let unit = self.limits.unit.word();
        match (self.cells.days_of(column).filter(|_| column < self.cells.weeks()), self.limits.unit)
        {
            (Some(days), GridUnit::Month) => days.spoken(),
            (Some(days), GridUnit::Week) if columns < 60 => days.from.to_string(),
            (Some(days), GridUnit::Week) => format!("week of {}", days.from),
            (None, _) => {
                let year = self.year.unwrap_or_default();
                format!("{year}, without a {unit}")
            }
        }
    }

    fn worth(&self, number: GridNumber, cell: (usize, usize), view: &ViewContext<'_>) -> String {
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
                let keys = behind(&self.cells, cell, measure, view.corpus);
                format!("{sum} {word}: {}", by_basis(&keys, measure, view))
            }
        }
    }

    /// Tells the digests of a cell, what is stated for its days, and the wave.
    fn words(&self, (row, column): (usize, usize), view: &ViewContext<'_>) -> String {
        let corpus = view.corpus;
        let theatre = self.theatre(row);
        let Some(days) = self.cells.days_of(column).filter(|_| column < self.cells.weeks()) else {
            return "Dated no finer, or told by no weekly or monthly digest".to_owned();
        };
        let mut told = String::new();
        let scope = theatre.map_or(Scope::All, Scope::Theatre);
        let digests = self.cells.digests_of(column).iter().filter_map(|at| corpus.digest(*at));
        let mut figures: Vec<String> = Vec::new();
        for digest in digests {
            let head = digest.head();
            let before = if told.is_empty() { "" } else { "; " };
            let held = held_in_words(state_of(digest, scope));
            let _ = write!(told, "{before}{} {}, {held}", head.publisher, head.period.from);
            let of_days = |figure: &&Figure| {
                covers_days(head) && figure.period.is_some_and(|period| period.overlaps(days))
            };
            figures.extend(
                digest
                    .figures()
                    .iter()
                    .filter(of_days)
                    .filter_map(|figure| stated(figure, theatre)),
            );
        }
        for figure in figures.into_iter().take(MOST_FIGURES) {
            let _ = write!(told, "; {figure}");
        }
        for wave in corpus.waves().iter().filter(|wave| wave.period.overlaps(days)) {
            let before = if told.is_empty() { "" } else { "; " };
            let _ = write!(told, "{before}wave {}", wave.name);
        }
        if told.is_empty() { "No digest of these days is held".to_owned() } else { told }
    }

    /// Writes a cell in words, with the entries, one a line.
    pub(super) fn in_words(&self, cell: (usize, usize), view: &ViewContext<'_>) -> String {
        let (title, worth) = self.told(cell, view);
        let mut text = format!("{title}: {worth}\n{}\n", self.words(cell, view));
        for key in behind(&self.cells, cell, self.measure, view.corpus) {
            let Some(entry) = view.corpus.entry(key) else { continue };
            let (date, basis) = (entry.date, entry.basis);
            let _ = writeln!(text, "{date}  {} [{basis}] {}", entry.text(), entry.id());
        }
        text
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
        return format!("in {} {plural}", keys.len());
    }
    let mut numbers = [0_u64; Basis::ALL.len()];
    for entry in keys.iter().filter_map(|key| view.corpus.entry(*key)) {
        let number = if measure == GridMeasure::Entries { 1 } else { entry.events().low() };
        numbers[entry.basis.index()] += u64::from(number);
    }
    let told = Basis::ALL.into_iter().zip(numbers).filter(|(_, number)| *number > 0);
    let told = told.map(|(basis, number)| format!("{number} {}", basis.word()));
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
    let (count, period) = (count?, figure.period?);
    Some(format!("{count} {} stated by {} for {period}", figure.of, figure.issuer))
}
