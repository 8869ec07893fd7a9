//! The base map of a view as signs, made once for each view and set of signs and kept.

use crate::geo::{BaseMap, Detail, MapLayer, MapView, Raster};
use crate::ui::map_signs::line_sign;
use crate::ui::theme::{GlyphTier, Role};

/// A view as signs, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MapGround {
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
}

/// Returns what a layer is drawn as.
pub(super) fn layer_role(layer: MapLayer) -> Role {
    match layer {
        MapLayer::Coast => Role::MapCoast,
        MapLayer::Border => Role::MapBorder,
        MapLayer::Province => Role::MapProvince,
        MapLayer::River | MapLayer::Lake => Role::MapWater,
    }
}
