//! The preview beside a list: the top of the page on the selection, and the dividing line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ViewContext;
use crate::page::{Page, lay_out};
use crate::ui::links::{AddressCells, in_rows};
use crate::ui::paint::{fill, put, put_row};
use crate::ui::theme::Role;

/// Draws the dividing line in the free column before an area.
pub fn line_before(view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
    let style = view.theme.style(Role::Border);
    for y in area.top()..area.bottom() {
        put(buffer, area.x.saturating_sub(1), y, view.glyphs.borders.vertical, style);
    }
}

/// Returns the addresses in the preview of a page.
pub fn preview_links(view: &ViewContext<'_>, area: Rect, page: &Page) -> Vec<AddressCells> {
    let inner = within(area);
    let layout = lay_out(page, usize::from(inner.width), &view.marks);
    in_rows(layout.rows.iter(), &layout.texts, inner)
}

fn within(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

/// Draws the top of a page; the last row says so where the page goes on below.
pub fn draw_preview(view: &ViewContext<'_>, area: Rect, page: &Page, buffer: &mut Buffer) {
    let inner = within(area);
    let layout = lay_out(page, usize::from(inner.width), &view.marks);
    let height = usize::from(inner.height);
    for (y, row) in (inner.y..inner.bottom()).zip(&layout.rows) {
        put_row(buffer, Rect { y, height: 1, ..inner }, row, view.theme);
    }
    if layout.rows.len() > height
        && let Some(last) = inner.bottom().checked_sub(1)
    {
        let more = format!("{} {} more rows", view.marks.ellipsis, layout.rows.len() - height + 1);
        let row = Rect { y: last, height: 1, ..inner };
        fill(buffer, row, view.theme.style(Role::Text));
        put(buffer, inner.x, last, &more, view.theme.style(Role::Dim));
    }
}
