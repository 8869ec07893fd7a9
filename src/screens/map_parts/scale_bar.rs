//! The scale in a corner of a map.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ground::put_over;
use crate::geo::MapCell;
use crate::mapping::ScaleBar;
use crate::screens::ViewContext;
use crate::ui::theme::Role;

/// Draws it at a cell of a map.
pub fn draw_scale(
    scale: &ScaleBar,
    view: &ViewContext<'_>,
    (map, at): (Rect, MapCell),
    buffer: &mut Buffer,
) {
    let borders = &view.glyphs.borders;
    let line = borders.horizontal.repeat(usize::from(scale.columns.saturating_sub(1)));
    let bar = format!(" {}{line}{} {} ", borders.tee_right, borders.tee_left, scale.told);
    let style = view.theme.style(Role::Axis);
    put_over(buffer, (map.x + at.column, map.y + at.row), &bar, style);
}
