//! A window on a list: rows with a part at their right end, one of them selected.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::ViewContext;
use super::scroll::Cursor;
use crate::page::Span;
use crate::text::{fit, width};
use crate::ui::paint::{fill, put, put_spans, style_of};
use crate::ui::theme::Role;

/// One row: its text, and the part at its right end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRow {
    /// The left part; it is cut where the room ends.
    pub left: Vec<Span>,
    /// The right part; the left part is cut before this one is.
    pub right: Vec<Span>,
}

impl ListRow {
    /// Returns the words of its left part.
    pub fn text(&self) -> String {
        self.left.iter().map(|span| span.text.as_str()).collect()
    }
}

/// Draws the rows that a window shows; `row` is called for those rows only.
pub fn draw_list(
    view: &ViewContext<'_>,
    area: Rect,
    cursor: Cursor,
    len: usize,
    selected: Role,
    row: impl Fn(usize, usize) -> ListRow,
    buffer: &mut Buffer,
) {
    let height = usize::from(area.height);
    for (y, at) in (area.y..).zip(cursor.top..len.min(cursor.top + height)) {
        let line = Rect { y, height: 1, ..area };
        let made = row(at, usize::from(area.width));
        let highlight = (at == cursor.at).then(|| view.theme.style(selected));
        draw_row(view, line, &made, highlight, buffer);
    }
}

/// Draws one row; a highlighted row has that style throughout.
pub fn draw_row(
    view: &ViewContext<'_>,
    area: Rect,
    row: &ListRow,
    highlight: Option<Style>,
    buffer: &mut Buffer,
) {
    if let Some(style) = highlight {
        fill(buffer, area, style);
    }
    // One empty column at both ends: text that touches a line is hard to read.
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let total = usize::from(area.width);
    let right: usize = row.right.iter().map(|span| width(&span.text)).sum();
    let right = right.min(total / 2);
    let room = total.saturating_sub(if right > 0 { right + 1 } else { 0 });
    let mut x = area.x;
    for span in fitting(view, &row.left, room) {
        let style = highlight.unwrap_or_else(|| style_of(view.theme, span.tone));
        x = put(buffer, x, area.y, &span.text, style);
    }
    if right > 0 {
        let at = area.right().saturating_sub(u16::try_from(right).unwrap_or(0));
        let cells = Rect { x: at, width: area.right().saturating_sub(at), ..area };
        put_spans(buffer, cells, &row.right, view.theme);
        if let Some(style) = highlight {
            // Dim and reversed at once is grey on light grey in some terminals.
            buffer.set_style(cells, style.remove_modifier(Modifier::DIM));
        }
    }
}

/// Returns as much of some spans as `room` cells hold.
pub fn fitting(view: &ViewContext<'_>, spans: &[Span], room: usize) -> Vec<Span> {
    let mut left = room;
    let mut fitted = Vec::new();
    for span in spans {
        let text = fit(&span.text, left, view.marks.ellipsis).into_owned();
        left = left.saturating_sub(width(&text));
        let is_cut = text.len() < span.text.len();
        fitted.push(Span::new(text, span.tone));
        if is_cut {
            break;
        }
    }
    fitted
}
