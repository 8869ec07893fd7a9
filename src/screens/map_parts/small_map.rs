//! A small map beside something else: ground, names, marks; with or without one mark of its own in the
//! middle of the attention.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{
    MapGround, draw_mark, draw_names, draw_ring, draw_scale, mark_style, place_names, put_over,
};
use crate::geo::{BaseMap, GeoPoint, MapCell, MapView, ring};
use crate::mapping::{MapMarks, MapNames, MappedEntries, MarkValue, ScaleBar};
use crate::screens::ViewContext;
use crate::text::width;
use crate::ui::theme::Role;

/// The one mark that a map is about; the others are then behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnMark {
    /// Its point, or the middle of its area.
    pub point: GeoPoint,
    /// Within how many kilometres it lies.
    pub radius_km: f64,
    /// True for a point, false where only the area is known.
    pub is_pinned: bool,
}

impl OwnMark {
    fn text(&self) -> &'static str {
        if self.is_pinned { "1" } else { "(1)" }
    }

    /// Returns its first cell; in parentheses the number has the middle.
    fn cell(&self, at: &MapView) -> Option<MapCell> {
        let cell = at.cell(self.point)?;
        let column = cell.column.saturating_sub(u16::from(!self.is_pinned));
        Some(MapCell { column, ..cell })
    }
}

/// A small map, made once for what it shows and its size.
#[derive(Clone, Debug)]
pub struct SmallMap {
    at: MapView,
    marks: MapMarks,
    own: Option<OwnMark>,
    ground: MapGround,
    names: MapNames,
    /// The cells of the ring around its own mark.
    ring: Vec<(MapCell, u8)>,
    scale: Option<(MapCell, u16)>,
}

impl SmallMap {
    /// Makes a map; none until the base map is read. The ground is that of the map before, where it is
    /// of the same view.
    pub fn of(
        before: Option<Self>,
        at: MapView,
        (entries, own): (&MappedEntries, Option<OwnMark>),
        view: &ViewContext<'_>,
    ) -> Option<Self> {
        let base = BaseMap::known()?;
        let before = before.map(|map| map.ground);
        let ground = MapGround::of(before, base, &at, view.glyphs.tier);
        let value = if own.is_some() { MarkValue::Count } else { view.mark_value() };
        let marks = MapMarks::of(entries, &at, value, view.corpus);
        let scale = ScaleBar::of(&at).cells(&at, &marks);
        let own_cells = own.as_ref().and_then(|own| Some((own.cell(&at)?, cells(own.text()))));
        let ring = own.as_ref().map_or_else(Vec::new, |own| ring(&at, own.point, own.radius_km));
        // A name over the ring would hide how far the doubt goes.
        let ring_cells = ring.iter().map(|(cell, _)| (*cell, 1));
        let cleared = scale.into_iter().chain(own_cells).chain(ring_cells);
        let names = place_names(&at, &ground, (&marks, entries), cleared, view);
        Some(Self { at, marks, own, ground, names, ring, scale })
    }

    /// Draws it into an area of its size.
    pub fn draw(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        self.ground.draw(view, area, buffer);
        let ring = (self.ring.as_slice(), Role::MapDoubt);
        draw_ring(view, (area, Some(&self.ground)), ring, buffer);
        draw_names(&self.names, view, area, buffer);
        if let Some((cell, _)) = self.scale {
            draw_scale(&ScaleBar::of(&self.at), view, (area, cell), buffer);
        }
        let own = self.own.as_ref().and_then(|own| Some((own.cell(&self.at)?, own.text())));
        for mark in self.marks.list() {
            // Who looks at one entry sees the others behind it.
            let style = match self.own {
                Some(_) => view.theme.style(Role::Dim),
                None => mark_style(mark, view),
            };
            draw_mark(area, mark, style, buffer);
        }
        if let Some((cell, text)) = own {
            let at = (area.x + cell.column, area.y + cell.row);
            put_over(buffer, at, text, view.theme.style(Role::MarkSelected));
        }
    }
}

fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}
