//! Marks and rings of a map, as they are drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::MapGround;
use super::ground::put_over;
use crate::digest::Basis;
use crate::geo::MapCell;
use crate::mapping::{MapMark, MarkKind};
use crate::screens::ViewContext;
use crate::ui::map_signs::line_sign;
use crate::ui::theme::{GlyphTier, Role};

/// Returns what a mark is drawn as: of one basis, or of several.
pub fn mark_role(basis: Option<Basis>) -> Role {
    match basis {
        Some(Basis::Claimed) => Role::MarkClaimed,
        Some(Basis::Official) => Role::MarkOfficial,
        Some(Basis::Reported) => Role::MarkReported,
        Some(Basis::Assessed) => Role::MarkAssessed,
        None => Role::MarkMixed,
    }
}

/// Returns the style of a mark: that of its basis, or of doubt where only its area is known.
pub fn mark_style(mark: &MapMark, view: &ViewContext<'_>) -> Style {
    let role = match mark.kind {
        MarkKind::Point => mark_role(mark.bases.only()),
        MarkKind::Area => Role::MapDoubt,
    };
    view.theme.style(role)
}

/// Draws a mark into an area; a line under a number says that it is a lower bound.
pub fn draw_mark(map: Rect, mark: &MapMark, style: Style, buffer: &mut Buffer) {
    let (x, y) = (map.x + mark.cell.column, map.y + mark.cell.row);
    put_over(buffer, (x, y), &mark.text, style);
    if mark.is_bound {
        let cells = Rect { x, y, width: mark.width(), height: 1 }.intersection(map);
        buffer.set_style(cells, Style::new().add_modifier(Modifier::UNDERLINED));
    }
}

/// Draws the cells of a ring over the ground of a map.
pub fn draw_ring(
    view: &ViewContext<'_>,
    (map, ground): (Rect, Option<&MapGround>),
    (cells, role): (&[(MapCell, u8)], Role),
    buffer: &mut Buffer,
) {
    let style = view.theme.style(role);
    for (cell, dots) in cells {
        let under = ground.and_then(|ground| {
            let index = ground.raster.index(cell.column, cell.row)?;
            ground.raster.dots.get(index).copied()
        });
        let (x, y) = (map.x + cell.column, map.y + cell.row);
        let Some(place) = buffer.cell_mut((x, y)) else { continue };
        match view.glyphs.tier {
            // Dots of a line in the same cell stay, in the colour of the ring.
            GlyphTier::Fine => {
                let sign = line_sign(dots | under.unwrap_or(0), GlyphTier::Fine);
                place.set_char(sign).set_style(style);
            }
            GlyphTier::Blocks | GlyphTier::Ascii => {
                place.set_symbol(view.glyphs.ring).set_style(style);
            }
        }
    }
}
