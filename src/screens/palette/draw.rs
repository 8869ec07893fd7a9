//! Drawing the palette: the line that is typed, and a row for each thing that is found, with the letters
//! that made it match.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::items::PaletteItem;
use super::state::{ActionPalette, HEAD};
use super::wording::{PaletteWords, wording};
use crate::page::{Span, Tone};
use crate::query::TypedMarks;
use crate::screens::ViewContext;
use crate::screens::input_line::draw_input;
use crate::screens::list::{ListRow, draw_list};
use crate::text::{fit_words, width};
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The cells of the longest word for what a row is, and a gap.
const KIND: usize = "bookmark".len() + 2;
/// The cells in which names line up, where there is room for what they are about.
const NAME: usize = 20;
/// Columns below which words are kept short, and names do not line up: that would cost what they are
/// about.
const NARROW: u16 = 60;

impl ActionPalette {
    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        draw_input(&self.input, ": ", view, buffer);
        let body = view.body;
        let room = usize::from(body.width).saturating_sub(2);
        if body.height > 1 {
            let remark = fit_words(self.remark(view), room, view.marks.ellipsis);
            put(buffer, body.x + 1, body.y + 1, &remark, view.theme.style(Role::Dim));
        }
        let area = Rect { y: body.y + HEAD, height: body.height.saturating_sub(HEAD), ..body };
        let typed = TypedMarks::of(self.input.text());
        let row = |at: usize, room: usize| {
            let item = self.row(at);
            item.map_or_else(ListRow::default, |item| self.list_row(item, &typed, room, view))
        };
        draw_list(view, area, self.cursor, self.rows(), Role::Selected, row, buffer);
    }

    /// Returns what may be typed, or that it finds nothing.
    fn remark(&self, view: &ViewContext<'_>) -> &'static str {
        if self.rows() == 0 {
            "Nothing is of that name"
        } else if view.loading {
            "An action by name; where to go is known once the archive is read"
        } else if view.body.width < NARROW {
            "An action by name, or where to go"
        } else {
            "An action by name, or a bookmark, wave, digest, search, theme to go to"
        }
    }

    fn list_row(
        &self,
        item: PaletteItem,
        typed: &TypedMarks,
        room: usize,
        view: &ViewContext<'_>,
    ) -> ListRow {
        let PaletteWords { name, about, right } = wording(item, self.below, view);
        let line_up = if room < NARROW.into() { 0 } else { NAME };
        let gap = line_up.saturating_sub(width(&view.spell(&name))).max(2);
        let kind = item.kind();
        let [in_name, in_about] = typed.of_listed(&name, &about, &item.also_found_by());
        let mut left = vec![Span::new(format!("{kind:<KIND$}"), Tone::Label)];
        left.extend(marked(&name, &in_name, Tone::Strong, view));
        left.push(Span::new(" ".repeat(gap), Tone::Dim));
        left.extend(marked(&about, &in_about, Tone::Dim, view));
        let right =
            if right.is_empty() { Vec::new() } else { vec![Span::new(right, Tone::Number)] };
        ListRow { left, right }
    }
}

/// Returns a text with the letters that matched, each part as the terminal takes it.
fn marked(text: &str, marks: &[Range<usize>], tone: Tone, view: &ViewContext<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut push = |part: Option<&str>, tone| {
        if let Some(part) = part.filter(|part| !part.is_empty()) {
            spans.push(Span::new(view.spell(part), tone));
        }
    };
    let mut at = 0;
    for mark in marks {
        push(text.get(at..mark.start), tone);
        push(text.get(mark.clone()), Tone::Match);
        at = mark.end;
    }
    push(text.get(at..), tone);
    spans
}
