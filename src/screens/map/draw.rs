//! Drawing a map: lines, then rings, towns, names, marks, and the selected mark over all.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::ground::layer_role;
use super::layout::MapPlaces;
use super::legend::mark_role;
use super::state::WorldMap;
use crate::geo::{GeoPoint, MapCell, MapView, ring};
use crate::mapping::{MapMark, MarkKind, NameOf, ScaleBar};
use crate::screens::ViewContext;
use crate::text::width;
use crate::ui::map_signs::line_sign;
use crate::ui::paint::{fill, put};
use crate::ui::theme::{GlyphTier, Role};

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
        self.draw_ground(view, places.map, buffer);
        self.draw_rings(view, (&at, places.map), buffer);
        self.draw_names(view, places.map, buffer);
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

    fn draw_ground(&self, view: &ViewContext<'_>, map: Rect, buffer: &mut Buffer) {
        let Some(ground) = &self.ground else { return };
        let sea = view.theme.style(Role::MapSea);
        let water = view.theme.style(Role::MapWater);
        for row in 0..ground.raster.rows.min(map.height) {
            for column in 0..ground.raster.columns.min(map.width) {
                let (Some(index), Some(cell)) = (
                    ground.raster.index(column, row),
                    buffer.cell_mut((map.x + column, map.y + row)),
                ) else {
                    continue;
                };
                let is_sea = ground.raster.sea.get(index) == Some(&true);
                if is_sea && let Some(tint) = sea.bg {
                    cell.set_bg(tint);
                }
                let sign = ground.signs.get(index).copied().unwrap_or(' ');
                let layer = ground.raster.layers.get(index).copied().flatten();
                if let Some(layer) = layer.filter(|_| sign != ' ') {
                    cell.set_char(sign).set_style(view.theme.style(layer_role(layer)));
                } else if is_sea && wave_here(column, row, view) {
                    cell.set_symbol(view.glyphs.sea).set_style(water);
                }
            }
        }
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
            let style = view.theme.style(role);
            for (cell, dots) in ring(at, drawn.middle, drawn.radius_km) {
                let under = self.ground.as_ref().and_then(|ground| {
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
    }

    fn draw_names(&self, view: &ViewContext<'_>, map: Rect, buffer: &mut Buffer) {
        let label = view.theme.style(Role::MapLabel);
        for town in &self.names.towns {
            put_over(buffer, (map.x + town.column, map.y + town.row), view.glyphs.town, label);
        }
        for name in &self.names.names {
            let (x, y) = (map.x + name.cell.column, map.y + name.cell.row);
            put_over(buffer, (x, y), &name.text, view.theme.style(name_role(name.of)));
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

/// Draws the scale at a cell of a map.
fn draw_scale(
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

/// Returns what a name is drawn as.
fn name_role(of: NameOf) -> Role {
    match of {
        NameOf::Town | NameOf::Country => Role::MapLabel,
        NameOf::Sea => Role::MapSeaLabel,
    }
}

/// Writes text over what is drawn of the map; the ground of the sea stays.
fn put_over(buffer: &mut Buffer, (x, y): (u16, u16), text: &str, style: Style) {
    let width = u16::try_from(width(text)).unwrap_or(u16::MAX);
    fill(buffer, Rect { x, y, width, height: 1 }, style);
    put(buffer, x, y, text, style);
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

fn mark_style(mark: &MapMark, view: &ViewContext<'_>) -> Style {
    let role = match mark.kind {
        MarkKind::Point => mark_role(mark.bases.only()),
        MarkKind::Area => Role::MapDoubt,
    };
    view.theme.style(role)
}

fn draw_mark(map: Rect, mark: &MapMark, style: Style, buffer: &mut Buffer) {
    let (x, y) = (map.x + mark.cell.column, map.y + mark.cell.row);
    put_over(buffer, (x, y), &mark.text, style);
    if mark.is_bound {
        let cells = Rect { x, y, width: mark.width(), height: 1 }.intersection(map);
        buffer.set_style(cells, Style::new().add_modifier(Modifier::UNDERLINED));
    }
}

/// Returns true for the cells of the sea that have a sign where its ground has none: every fourth one,
/// in odd rows shifted by two.
fn wave_here(column: u16, row: u16, view: &ViewContext<'_>) -> bool {
    view.glyphs.sea != " " && (column + 2 * (row % 2)).is_multiple_of(4)
}
