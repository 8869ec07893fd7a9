//! The map of the front page: all theatres that have places, one number each, on coasts and borders.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::pane::FrontPane;
use super::rows::number_text;
use super::state::{Front, placed};
use crate::compare::FrontTheatre;
use crate::digest::TheatreId;
use crate::geo::{BaseMap, Detail, GeoPoint, MapCell, MapLayer, MapView, Raster};
use crate::screens::ViewContext;
use crate::text::width;
use crate::tree::TreeNode;
use crate::ui::map_signs::line_sign;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The free cells between a name and what is not its own number.
const APART: u16 = 3;
/// From this width of the screen on there is room for borders between the numbers.
const ROOMY: u16 = 160;

/// The lines of a view, kept for as long as the view stays the same.
#[derive(Clone, Debug, Default)]
pub(super) struct FrontMap {
    drawn: Option<(MapView, Detail, Raster)>,
}

/// A number on the map, with the name beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct MapNumber {
    theatre: TheatreId,
    cell: MapCell,
    text: String,
    /// Where the name begins, and the name; none where there is no room for one.
    name: Option<(MapCell, String)>,
}

impl FrontMap {
    /// Draws the lines anew where the view is another: after a change of size, of the signs or of what is
    /// counted.
    pub(super) fn relayout(&mut self, view: &ViewContext<'_>, area: Option<Rect>) {
        let points = view.front.map(|counts| placed(counts).filter_map(point).collect::<Vec<_>>());
        let points = points.filter(|points| !points.is_empty());
        let Some((area, points)) = area.zip(points) else {
            self.drawn = None;
            return;
        };
        let map = MapView::fit(&points, area.width, area.height);
        let detail = if view.glyphs.is_ascii() { Detail::Plain } else { Detail::Fine };
        if self.drawn.as_ref().is_some_and(|(before, how, _)| (*before, *how) == (map, detail)) {
            return;
        }
        self.drawn = Some((map, detail, Raster::of(BaseMap::shipped(), &map, detail)));
    }
}

fn point(theatre: &FrontTheatre) -> Option<GeoPoint> {
    let [lat, lon] = theatre.point?;
    Some(GeoPoint::new(lat, lon))
}

impl Front {
    pub(super) fn draw_map(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let Some((map, _, raster)) = &self.map.drawn else {
            let known = view.front.is_some_and(|counts| counts.theatres.is_empty());
            let told = if known { "" } else { "Places are being looked up" };
            put(buffer, area.x, area.y, told, view.theme.style(Role::Dim));
            return;
        };
        draw_lines(view, raster, area, buffer);
        let chosen = Some(self).filter(|front| front.focus == FrontPane::Where);
        let chosen = chosen.and_then(|front| front.chosen(view));
        for number in numbers(view, map) {
            let selected = chosen == Some(TreeNode::Theatre(number.theatre));
            let role = if selected { Role::MarkSelected } else { Role::MarkMixed };
            let (x, y) = (area.x + number.cell.column, area.y + number.cell.row);
            put(buffer, x, y, &number.text, view.theme.style(role));
            if let Some((cell, name)) = &number.name {
                let style = Style::new().add_modifier(Modifier::BOLD);
                let style = view.theme.style(Role::Text).patch(style);
                put(buffer, area.x + cell.column, area.y + cell.row, name, style);
            }
        }
    }
}

/// Returns the numbers of the theatres, each near its point, and none over another.
fn numbers(view: &ViewContext<'_>, map: &MapView) -> Vec<MapNumber> {
    let Some(counts) = view.front else { return Vec::new() };
    let mut taken: Vec<(MapCell, u16)> = Vec::new();
    let mut numbers = Vec::new();
    for theatre in placed(counts) {
        let Some((cell, beyond)) = point(theatre).and_then(|point| cell_of(point, map)) else {
            continue;
        };
        let arrow = match beyond {
            Some(Beyond::North) => view.glyphs.up,
            Some(Beyond::South) => view.glyphs.down,
            None => "",
        };
        let text = format!("{arrow}{}", number_text(view, theatre));
        let long = u16::try_from(width(&text)).unwrap_or(u16::MAX);
        // At the right edge a number ends there.
        let column = cell.column.min(map.columns.saturating_sub(long));
        let cell = MapCell { column, ..cell };
        let Some(cell) = nearest_free(cell, long, map, &taken) else { continue };
        taken.push((cell, long));
        numbers.push(MapNumber { theatre: theatre.theatre, cell, text, name: None });
    }
    let taxonomy = view.corpus.taxonomy();
    for number in &mut numbers {
        let name = view.spell(taxonomy.theatre_name(number.theatre)).into_owned();
        let place = beside(number, &name, map, &taken);
        taken.extend(place.map(|place| (place, cells(&name))));
        number.name = place.map(|place| (place, name));
    }
    numbers
}

fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// Returns where a name has room: right of its number, left, above or below. It stands farther from every
/// other number than from its own, or else it would be read as the name of that one.
fn beside(
    number: &MapNumber,
    name: &str,
    map: &MapView,
    taken: &[(MapCell, u16)],
) -> Option<MapCell> {
    let (MapCell { column, row }, long) = (number.cell, cells(&number.text));
    let right = column.checked_add(long + 1).map(|column| MapCell { column, row });
    let left = column.checked_sub(cells(name).saturating_add(1));
    let left = left.map(|column| MapCell { column, row });
    let (above, below) = (row.checked_sub(1), Some(row + 1));
    let moved = |right: i16, row: Option<u16>| {
        Some(MapCell { column: column.checked_add_signed(right)?, row: row? })
    };
    let over = [0, 1, -1, 2, -2].into_iter();
    let over = over.flat_map(|by| [moved(by, above), moved(by, below)]);
    let mut places = [right, left].into_iter().chain(over).flatten();
    let is_own = |cell: &MapCell| *cell == number.cell;
    let (own, others): (Vec<_>, Vec<_>) = taken.iter().copied().partition(|(at, _)| is_own(at));
    places.find(|place| {
        is_free(*place, cells(name), map, (&own, 1))
            && is_free(*place, cells(name), map, (&others, APART))
    })
}

/// On which side of the map a point lies that is not on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beyond {
    North,
    South,
}

/// Returns the cell of a point; of one beyond the map the nearest cell, and where it is.
fn cell_of(point: GeoPoint, map: &MapView) -> Option<(MapCell, Option<Beyond>)> {
    if let Some(cell) = map.cell(point) {
        return Some((cell, None));
    }
    let last = MapCell { column: map.columns.checked_sub(1)?, row: map.rows.checked_sub(1)? };
    let north = map.point(MapCell { column: 0, row: 0 });
    let south = map.point(last);
    let beyond = if point.lat > north.lat {
        Some(Beyond::North)
    } else if point.lat < south.lat {
        Some(Beyond::South)
    } else {
        None
    };
    let lat = point.lat.clamp(south.lat.min(north.lat), north.lat);
    let at = |lon: f64| map.cell(GeoPoint::new(lat, lon));
    let cell = at(point.lon).or_else(|| at(north.lon)).or_else(|| at(south.lon))?;
    Some((cell, beyond))
}

/// Returns the cell for a number of so many cells: its own, or the nearest that is free.
fn nearest_free(
    cell: MapCell,
    long: u16,
    map: &MapView,
    taken: &[(MapCell, u16)],
) -> Option<MapCell> {
    const STEPS: [(i16, i16); 12] = [
        (0, 0),
        (-1, 0),
        (1, 0),
        (-2, 0),
        (2, 0),
        (0, -1),
        (0, 1),
        (-3, 0),
        (3, 0),
        (-3, -1),
        (3, 1),
        (0, 2),
    ];
    let near = STEPS.into_iter().filter_map(|(right, down)| {
        let column = cell.column.checked_add_signed(right)?;
        Some(MapCell { column, row: cell.row.checked_add_signed(down)? })
    });
    near.into_iter().find(|cell| is_free(*cell, long, map, (taken, 1)))
}

/// Returns true if cells of a row lie on the map, and so many cells from others in their row.
fn is_free(
    cell: MapCell,
    long: u16,
    map: &MapView,
    (taken, gap): (&[(MapCell, u16)], u16),
) -> bool {
    let end = cell.column.saturating_add(long);
    let apart = |(other, width): &(MapCell, u16)| {
        other.row != cell.row
            || end.saturating_add(gap) <= other.column
            || other.column.saturating_add(*width).saturating_add(gap) <= cell.column
    };
    end <= map.columns && cell.row < map.rows && taken.iter().all(apart)
}

/// Draws coasts and borders over the ground of the sea.
fn draw_lines(view: &ViewContext<'_>, raster: &Raster, area: Rect, buffer: &mut Buffer) {
    for row in 0..raster.rows.min(area.height) {
        for column in 0..raster.columns.min(area.width) {
            let Some(at) = raster.index(column, row) else { continue };
            let sea = raster.sea.get(at).copied().unwrap_or_default();
            let layer = raster.layers.get(at).copied().flatten();
            let role = match layer {
                Some(MapLayer::Coast) => Some(Role::MapCoast),
                // Borders stay behind the numbers, where there is room between these; in letters they
                // would not be told from coasts.
                Some(MapLayer::Border) if !view.glyphs.is_ascii() && view.body.width >= ROOMY => {
                    Some(Role::MapProvince)
                }
                Some(MapLayer::Border | MapLayer::Province | MapLayer::River | MapLayer::Lake)
                | None => None,
            };
            let Some(cell) = buffer.cell_mut((area.x + column, area.y + row)) else { continue };
            if sea {
                cell.set_style(view.theme.style(Role::MapSea));
            }
            let dots = raster.dots.get(at).copied().unwrap_or_default();
            if let Some(role) = role.filter(|_| dots != 0) {
                let ground = cell.bg;
                cell.set_char(line_sign(dots, view.glyphs.tier));
                cell.set_style(view.theme.style(role)).set_bg(ground);
            }
        }
    }
}
