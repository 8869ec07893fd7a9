//! The base map of a view as signs, made once for each view and set of signs and kept.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::geo::{BaseMap, Detail, MapLayer, MapView, Raster};
use crate::screens::ViewContext;
use crate::text::width;
use crate::ui::map_signs::line_sign;
use crate::ui::paint::{fill, put};
use crate::ui::theme::{GlyphTier, Role};

/// A view as signs, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct MapGround {
    view: MapView,
    tier: GlyphTier,
    pub raster: Raster,
    /// The sign of each cell; a blank where no line is.
    pub signs: Vec<char>,
}

impl MapGround {
    /// Returns the ground of a view: the one before, if it is of the same view and signs.
    pub fn of(before: Option<Self>, base: &BaseMap, view: &MapView, tier: GlyphTier) -> Self {
        if let Some(before) = before.filter(|ground| ground.view == *view && ground.tier == tier) {
            return before;
        }
        let detail = match tier {
            GlyphTier::Fine | GlyphTier::Blocks => Detail::Fine,
            GlyphTier::Ascii => Detail::Plain,
        };
        let raster = Raster::of(base, view, detail);
        let columns = usize::from(view.columns).max(1);
        let cells = raster.dots.iter().zip(&raster.layers).enumerate();
        let sign = |(at, (dots, layer)): (usize, (&u8, &Option<MapLayer>))| {
            // Half blocks cannot be dotted; every second cell does for it.
            let is_left_out = tier == GlyphTier::Blocks
                && *layer == Some(MapLayer::Province)
                && (at / columns + at % columns) % 2 == 1;
            if is_left_out { ' ' } else { line_sign(*dots, tier) }
        };
        let signs = cells.map(sign).collect();
        Self { view: *view, tier, raster, signs }
    }

    /// Draws lines and sea into an area.
    pub fn draw(&self, view: &ViewContext<'_>, map: Rect, buffer: &mut Buffer) {
        let sea = view.theme.style(Role::MapSea);
        let water = view.theme.style(Role::MapWater);
        for row in 0..self.raster.rows.min(map.height) {
            for column in 0..self.raster.columns.min(map.width) {
                let (Some(index), Some(cell)) = (
                    self.raster.index(column, row),
                    buffer.cell_mut((map.x + column, map.y + row)),
                ) else {
                    continue;
                };
                let is_sea = self.raster.sea.get(index) == Some(&true);
                if is_sea && let Some(tint) = sea.bg {
                    cell.set_bg(tint);
                }
                let sign = self.signs.get(index).copied().unwrap_or(' ');
                let layer = self.raster.layers.get(index).copied().flatten();
                if let Some(layer) = layer.filter(|_| sign != ' ') {
                    cell.set_char(sign).set_style(view.theme.style(layer_role(layer)));
                } else if is_sea && wave_here(column, row, view) {
                    cell.set_symbol(view.glyphs.sea).set_style(water);
                }
            }
        }
    }
}

/// Returns what a layer is drawn as.
fn layer_role(layer: MapLayer) -> Role {
    match layer {
        MapLayer::Coast => Role::MapCoast,
        MapLayer::Border => Role::MapBorder,
        MapLayer::Province => Role::MapProvince,
        MapLayer::River | MapLayer::Lake => Role::MapWater,
    }
}

/// Writes text over what is drawn of the map; the ground of the sea stays.
pub fn put_over(buffer: &mut Buffer, (x, y): (u16, u16), text: &str, style: Style) {
    let width = u16::try_from(width(text)).unwrap_or(u16::MAX);
    fill(buffer, Rect { x, y, width, height: 1 }, style);
    put(buffer, x, y, text, style);
}

/// Returns true for the cells of the sea that have a sign where its ground has none: every fourth one,
/// in odd rows shifted by two.
fn wave_here(column: u16, row: u16, view: &ViewContext<'_>) -> bool {
    view.glyphs.sea != " " && (column + 2 * (row % 2)).is_multiple_of(4)
}
