//! Drawing the front page: the panes one after the other, and the line of the place.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pane::FrontPane;
use super::state::Front;
use crate::page::{Span, Tone};
use crate::screens::ViewContext;
use crate::screens::list::{ListRow, draw_row};
use crate::text::fit_words;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// What is said to who comes for the first time, as much as there is room for.
const WELCOME: [&str; 3] = [
    "Digests of what happened, where, and who says so. Numbers are what is held, at least; enter opens what is behind one.",
    "Who says what happened where. Numbers are what is held; enter opens them",
    "Numbers are what is held, at least",
];

impl Front {
    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let places = self.places(view);
        self.draw_tempo(view, &places.tempo, buffer);
        for area in &places.panes {
            match area.pane {
                FrontPane::Where => {
                    self.draw_head(view, *area, buffer);
                    self.draw_map(view, area.rows, buffer);
                }
                FrontPane::Tempo
                | FrontPane::Stated
                | FrontPane::New
                | FrontPane::Theatres
                | FrontPane::Waves
                | FrontPane::Saved
                | FrontPane::Place => self.draw_list(view, &places, *area, buffer),
            }
        }
        if let Some(line) = places.place {
            self.draw_place(view, line, buffer);
        }
    }

    /// Draws where the last session ended; to who was never here what this is.
    fn draw_place(&self, view: &ViewContext<'_>, line: Rect, buffer: &mut Buffer) {
        if self.place.is_empty() {
            if view.last.seen.is_none() {
                let room = usize::from(line.width);
                let told = WELCOME.iter().find(|text| text.len() <= room);
                let told = told.map_or_else(String::new, |text| view.spell(text).into_owned());
                let told = fit_words(&told, room, view.marks.ellipsis);
                put(buffer, line.x, line.y, &told, view.theme.style(Role::Dim));
            }
            return;
        }
        let names = self.place.iter().map(|node| node.name(view.corpus));
        let path = names.collect::<Vec<_>>().join(&format!(" {} ", view.glyphs.crumb));
        let row = ListRow {
            left: vec![
                Span::new("Where you were  ", Tone::Heading),
                Span::new(view.spell(&path), Tone::Plain),
            ],
            right: Vec::new(),
        };
        let whole = Rect { x: line.x.saturating_sub(1), width: line.width + 2, ..line };
        draw_row(view, whole, &row, self.highlight(FrontPane::Place, 0, view), buffer);
    }
}
