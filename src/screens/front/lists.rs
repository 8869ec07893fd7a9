//! Drawing the panes that are lists: the head, the rows that are seen, the selection.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::layout::FrontPlaces;
use super::pane::{FrontPane, PaneArea};
use super::rows::{Age, TheatreColumns, digest_row, theatre_row, wave_row, year_row};
use super::state::Front;
use crate::archive::Severity;
use crate::jobs::SeenCompared;
use crate::keys::{Action, Context};
use crate::screens::ViewContext;
use crate::screens::list::{ListRow, draw_row};
use crate::screens::row::saved_row;
use crate::text::{fit_words, wrap};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// How far the text under a digest is set in.
const INDENT: u16 = 4;

impl Front {
    /// Draws a pane that is a list.
    pub(super) fn draw_list(
        &self,
        view: &ViewContext<'_>,
        places: &FrontPlaces,
        area: PaneArea,
        buffer: &mut Buffer,
    ) {
        self.draw_head(view, area, buffer);
        let cursor = self.cursor(area.pane);
        let len = self.len(area.pane, view);
        if len == 0 {
            return nothing(view, area, buffer);
        }
        let room = usize::from(area.rows.width);
        let columns = TheatreColumns::of(view, room);
        let mut y = area.rows.y;
        for at in cursor.top..len {
            if y >= area.rows.bottom() {
                break;
            }
            // A row of a list has a free cell at both ends, which is the margin here.
            let x = area.rows.x.saturating_sub(1);
            let line = Rect { x, y, width: area.rows.width + 2, height: 1 };
            let highlight = self.highlight(area.pane, at, view);
            let row = self.row(view, area.pane, (at, room), columns);
            draw_row(view, line, &row, highlight, buffer);
            y += 1;
            if at == 0 && area.pane == FrontPane::New {
                y = overview(view, Rect { y, height: places.overview, ..area.rows }, buffer);
            }
        }
    }

    /// Returns how a row is marked as the selected one; only the pane that has the keys has one.
    pub(super) fn highlight(
        &self,
        pane: FrontPane,
        at: usize,
        view: &ViewContext<'_>,
    ) -> Option<Style> {
        let selected = self.focus == pane && self.cursor(pane).at == at;
        selected.then(|| view.theme.style(Role::Selected))
    }

    fn row(
        &self,
        view: &ViewContext<'_>,
        pane: FrontPane,
        (at, room): (usize, usize),
        columns: TheatreColumns,
    ) -> ListRow {
        match pane {
            FrontPane::New => {
                let is_new = self.new.is_some_and(|new| at < new);
                digest_row(view, at, if is_new { Age::New } else { Age::Known })
            }
            FrontPane::Theatres => {
                let theatre = view.corpus.theatres().nth(at);
                theatre.map_or_else(ListRow::default, |index| {
                    theatre_row(view, index.theatre, columns)
                })
            }
            FrontPane::Waves => wave_row(view, at),
            FrontPane::Saved => {
                let saved = view.saved.get(at);
                saved.map_or_else(ListRow::default, |saved| saved_row(view, saved, room))
            }
            FrontPane::Stated => {
                view.front.map_or_else(ListRow::default, |counts| year_row(view, counts, at, room))
            }
            FrontPane::Tempo | FrontPane::Where | FrontPane::Place => ListRow::default(),
        }
    }

    /// Draws the head of a pane: its name, and what its numbers are.
    pub(super) fn draw_head(&self, view: &ViewContext<'_>, area: PaneArea, buffer: &mut Buffer) {
        let Some(head) = area.head else { return };
        let (title, right) = match area.pane {
            FrontPane::New => ("New", self.since(view, head.width)),
            FrontPane::Theatres => ("Theatres", theatres_told(view, head.width)),
            FrontPane::Where => ("Where", where_told(view)),
            FrontPane::Waves => ("Waves", "attacks stated".to_owned()),
            FrontPane::Saved => ("Saved searches", "events".to_owned()),
            FrontPane::Stated => ("Stated for the year", "attacks".to_owned()),
            FrontPane::Tempo => ("Tempo", String::new()),
            FrontPane::Place => ("Where you were", String::new()),
        };
        let role = if self.focus == area.pane { Role::Accent } else { Role::Heading };
        let right = view.spell(&right);
        HeadedRule { title, right: &right, role }.draw(head, view.theme, view.glyphs, buffer);
    }

    /// Says how many digests are new since the last session, and what the columns are.
    fn since(&self, view: &ViewContext<'_>, room: u16) -> String {
        if let Some(told) = view.seen.and_then(SeenCompared::told) {
            let key = view.keymap.chords(Context::Front, Action::Changes).first();
            let key = key.map(|key| format!(" ({key})")).unwrap_or_default();
            let told = if room < 50 { told.replace("withdrawn", "gone") } else { told };
            return format!("{told}{key}");
        }
        let Some((seen, new)) = view.last.seen.zip(self.new) else {
            return "entries, held".to_owned();
        };
        // Only digests are counted by their days: what else changed is told once it was looked for.
        let since = new_digests(new, "no", seen.day);
        if room < 50 { since } else { format!("{since}; entries, held") }
    }
}

/// Says how many digests are new since a day; `none` is what a sentence begins with where none is.
pub(super) fn new_digests(new: usize, none: &str, since: NaiveDate) -> String {
    match new {
        0 => format!("{none} new digest since {since}"),
        1 => format!("1 new digest since {since}"),
        new => format!("{new} new digests since {since}"),
    }
}

/// Says what stands in the row of a theatre, from left to right.
fn theatres_told(view: &ViewContext<'_>, room: u16) -> String {
    match TheatreColumns::of(view, room.into()).months {
        0 => "events, last day".to_owned(),
        months => format!("events, the last {months} months, last day"),
    }
}

/// Says what the numbers on the map are.
fn where_told(view: &ViewContext<'_>) -> String {
    let Some(counts) = view.front else { return String::new() };
    let placed = counts.theatres.iter().filter(|theatre| theatre.point.is_some()).count();
    match counts.theatres.len() - placed {
        // Before the places are looked up none is known to be missing.
        _ if placed == 0 => "events by theatre".to_owned(),
        0 => "events by theatre".to_owned(),
        without => format!("events by theatre; {without} without a place"),
    }
}

/// Draws the first words of the newest digest, and returns the row behind them.
fn overview(view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
    let Some(digest) = view.corpus.digest(0).filter(|_| area.height > 0) else { return area.y };
    let room = usize::from(area.width.saturating_sub(INDENT));
    let text = digest.overview().first().map_or("", |point| point.text());
    let text = view.spell(text);
    let style = view.theme.style(Role::Dim);
    let lines: Vec<_> = wrap(&text, room).into_iter().collect();
    let seen = usize::from(area.height).min(lines.len());
    for (y, (at, range)) in (area.y..area.bottom()).zip(lines.iter().take(seen).enumerate()) {
        let line = text.get(range.clone()).unwrap_or("").trim_end();
        let more = at + 1 == seen && seen < lines.len();
        let line = if more { format!("{line} {}", view.marks.ellipsis) } else { line.to_owned() };
        put(buffer, area.x + INDENT, y, &fit_words(&line, room, view.marks.ellipsis), style);
    }
    area.y + u16::try_from(seen).unwrap_or(0)
}

/// Says why a pane has no rows: an archive that could not be read must not look like an empty one.
fn nothing(view: &ViewContext<'_>, area: PaneArea, buffer: &mut Buffer) {
    if area.pane != FrontPane::New && area.head.is_some() {
        return;
    }
    let key = view.keymap.chords(Context::Front, Action::Problems).first();
    let failed = view.problems.iter().any(|problem| problem.severity == Severity::Error);
    let text = match key {
        Some(key) if failed => format!("Nothing could be read; {key} tells why"),
        _ => "Nothing is here".to_owned(),
    };
    let text = fit_words(&text, usize::from(area.rows.width), view.marks.ellipsis);
    put(buffer, area.rows.x, area.rows.y, &text, view.theme.style(Role::Dim));
}
