//! Labels beside the points of a chart: right of the point, else left of it, else none. No label covers
//! a column, a point or another label.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::width;
use crate::ui::paint::put;
use crate::ui::theme::Glyphs;

/// Returns whether nothing stands in a cell but the lines of the scale.
pub(super) fn is_free(buffer: &Buffer, x: u16, y: u16, glyphs: &Glyphs) -> bool {
    let sign = buffer.cell((x, y)).map_or("", |cell| cell.symbol());
    sign.trim().is_empty() || sign == glyphs.axis
}

/// Writes a label beside a point that reaches from one cell to another.
pub(super) fn draw_label(
    (left, right, y): (u16, u16, u16),
    text: &str,
    style: Style,
    (chart, glyphs, buffer): (Rect, &Glyphs, &mut Buffer),
) {
    let long = u16::try_from(width(text)).unwrap_or(u16::MAX);
    let is_room = |from: u16, to: u16, buffer: &Buffer| {
        from >= chart.x && to <= chart.right() && (from..to).all(|x| is_free(buffer, x, y, glyphs))
    };
    // A free cell before and behind the letters, where the chart goes on.
    let after = right.saturating_add(2);
    let end = after.saturating_add(long);
    if is_room(right + 1, end, buffer) && (end >= chart.right() || is_free(buffer, end, y, glyphs))
    {
        put(buffer, right + 1, y, " ", style);
        put(buffer, after, y, text, style);
        clear_next(end, y, (chart, glyphs, buffer));
        return;
    }
    let Some(before) = left.checked_sub(long.saturating_add(1)) else { return };
    if is_room(before.saturating_sub(1), left, buffer) {
        put(buffer, before, y, text, style);
        put(buffer, before + long, y, " ", style);
    }
}

/// Takes away the point of a line that would touch the end of a label.
fn clear_next(x: u16, y: u16, (chart, glyphs, buffer): (Rect, &Glyphs, &mut Buffer)) {
    if x < chart.right() && is_free(buffer, x, y, glyphs) {
        put(buffer, x, y, " ", Style::new());
    }
}
