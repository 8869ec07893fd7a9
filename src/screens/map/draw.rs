//! Drawing a map: lines, then rings, towns, names, marks, and the selected mark over all.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::layout::MapPlaces;
use super::state::WorldMap;
use crate::geo::{GeoPoint, MapCell, MapView, ring};
use crate::mapping::{MapMark, MarkKind, ScaleBar};
use crate::screens::ViewContext;
use crate::screens::map_parts::{draw_mark, draw_names, draw_ring, draw_scale, mark_style};
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// At so many kilometres a column and fewer, all marks have their ring.
const RINGS_KM: f64 = 4.0;
/// The most rings of one mark: more are a blot.
const MOST_RINGS: usize = 12;

/// A ring that is drawn.
pub(super) struct DrawnRing {
    middle: GeoPoint,
    radius_km: f64,
    is_selected: bool,
}

impl WorldMap {
    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        if let Some(behind) = &self.behind {
            return behind.draw(view, buffer);
        }
        let (Some(at), Some(entries)) = (self.at, &self.entries) else {
            let style = view.theme.style(Role::Dim);
            put(buffer, view.body.x + 1, view.body.y, "The map is being read", style);
            return;
        };
        let places = MapPlaces::of(view.body);
        if self.lists.has_keys && !places.is_wide() {
            let inner =
                Rect { x: view.body.x + 1, width: view.body.width.saturating_sub(2), ..view.body };
            return self.draw_whole_lists(view, inner, buffer);
        }
        if let Some(ground) = &self.ground {
            ground.draw(view, places.map, buffer);
        }
        self.draw_rings(view, (&at, places.map), buffer);
        draw_names(&self.names, view, places.map, buffer);
        if let Some((cell, _)) = self.scale {
            draw_scale(&ScaleBar::of(&at), view, (places.map, cell), buffer);
        }
        self.draw_marks(view, places.map, buffer);
        if entries.placed() == 0 {
            let told =
                if entries.is_empty() { "Nothing is here" } else { "Nothing here has a place" };
            put(buffer, places.map.x + 1, places.map.y, told, view.theme.style(Role::Strong));
        }
        if let Some(legend) = places.legend {
            self.draw_legend(view, legend, buffer);
        }
        self.draw_panel(view, &places, buffer);
    }

    fn draw_panel(&self, view: &ViewContext<'_>, places: &MapPlaces, buffer: &mut Buffer) {
        let Some(line) = places.line else {
            return self.draw_detail_below(view, places.panel, buffer);
        };
        let style = view.theme.style(Role::Border);
        for y in line.top()..line.bottom() {
            put(buffer, line.x, y, view.glyphs.borders.vertical, style);
        }
        // A blank at the right end, as everywhere.
        let area = Rect { width: places.panel.width.saturating_sub(1), ..places.panel };
        if self.lists.has_keys {
            return self.draw_whole_lists(view, area, buffer);
        }
        let room = area.height / 3;
        let top = Rect { height: room.max(3).min(area.height), ..area };
        let y = self.draw_detail(view, top, buffer);
        let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        self.draw_lists(view, rest, buffer);
    }

    /// Returns the rings that are seen: of the selected mark, and close by of all points.
    pub(super) fn rings(&self, at: &MapView) -> Vec<DrawnRing> {
        let Some(entries) = &self.entries else { return Vec::new() };
        let of_mark = |mark: &MapMark, is_selected: bool| {
            let places = mark.places.iter().filter_map(|place| entries.places().get(*place));
            let rings = places.map(|place| DrawnRing {
                middle: place.point,
                radius_km: place.radius_km,
                is_selected,
            });
            rings.take(MOST_RINGS).collect::<Vec<_>>()
        };
        let is_close = at.km_per_column() <= RINGS_KM;
        let all = self.marks.list().iter().enumerate();
        let others = all.filter(|(number, mark)| {
            is_close && mark.kind == MarkKind::Point && Some(*number) != self.selected
        });
        let mut rings: Vec<DrawnRing> = others.flat_map(|(_, mark)| of_mark(mark, false)).collect();
        rings.extend(self.mark().into_iter().flat_map(|mark| of_mark(mark, true)));
        rings.retain(|drawn| !ring(at, drawn.middle, drawn.radius_km).is_empty());
        rings
    }

    fn draw_rings(&self, view: &ViewContext<'_>, (at, map): (&MapView, Rect), buffer: &mut Buffer) {
        for drawn in self.rings(at) {
            let role = if drawn.is_selected { Role::MapDoubt } else { Role::Dim };
            let cells = ring(at, drawn.middle, drawn.radius_km);
            draw_ring(view, (map, self.ground.as_ref()), (&cells, role), buffer);
        }
    }

    fn draw_marks(&self, view: &ViewContext<'_>, map: Rect, buffer: &mut Buffer) {
        for mark in self.marks.list() {
            draw_mark(map, mark, mark_style(mark, view), buffer);
        }
        let Some(mark) = self.mark() else { return };
        let style = view.theme.style(Role::MarkSelected);
        // A line under a number says that it is a lower bound.
        let kept = style.add_modifier.difference(Modifier::UNDERLINED);
        let style = Style { add_modifier: kept, ..style };
        draw_mark(map, mark, style, buffer);
        if is_like_others(view) {
            let MapCell { column, row } = mark.cell;
            let y = map.y + row;
            if column > 0 {
                put(buffer, map.x + column - 1, y, "[", style);
            }
            let end = map.x + column + mark.width();
            if end < map.right() {
                put(buffer, end, y, "]", style);
            }
        }
    }
}

/// Returns true if the selected mark has no colours of its own: it then stands in brackets.
fn is_like_others(view: &ViewContext<'_>) -> bool {
    let (selected, mixed) = (Role::MarkSelected, Role::MarkMixed);
    let ground = |role| {
        let style = view.theme.style(role);
        // The terminal's own colour is none that is told apart.
        let own = |colour: Option<Color>| colour.filter(|colour| *colour != Color::Reset);
        (own(style.fg), own(style.bg), style.add_modifier.contains(Modifier::REVERSED))
    };
    !view.theme.has_colour() || ground(selected) == ground(mixed)
}
