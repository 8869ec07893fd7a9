//! Towns and names on a map: those of the marks first, then countries, seas and towns by their size, as
//! many as find room. They are placed once for each view, so that a move of the selection moves none.

use std::collections::{HashMap, HashSet};

use super::{MapMark, MapMarks, MappedEntries, MarkKind};
use crate::geo::{
    Atlas, Country, GeoPoint, KnownPlace, LabelField, LabelRequest, MapCell, MapView, PlacedLabel,
    Raster, seas, town_floor,
};
use crate::order::CompactSort as _;

/// At so many kilometres a column and more, a town without room for its name has no sign either.
const SIGNS_ALONE_KM: f64 = 5.0;
/// So much of the room for names is for towns at which nothing happened: one in so many.
const TOWNS_OF_ROOM: usize = 3;
/// So many towns come before countries and seas: capitals, and the largest.
const TOWNS_FIRST: usize = 8;
/// Where the name of a country is tried about its middle: columns and rows.
const ABOUT: [(i32, i32); 9] =
    [(0, 0), (0, -1), (0, 1), (-5, 0), (5, 0), (0, -2), (0, 2), (-5, 2), (5, -2)];
/// A name with accents is that of the local authority, often of a part of a city; the city itself, with
/// as many people, has its common name.
const COMMON_NAME: u32 = 2;
/// The most towns that are tried: more would not find room.
const MOST_TOWNS: usize = 400;

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOf {
    /// A town, or a place at which something happened.
    Town,
    /// A country.
    Country,
    /// A sea.
    Sea,
}

/// A name, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct MapName {
    /// Its first cell.
    pub cell: MapCell,
    /// The name as it is written.
    pub text: String,
    /// What it is of.
    pub of: NameOf,
}

/// The towns and names of a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapNames {
    /// The cells of towns that have a sign of their own.
    pub towns: Vec<MapCell>,
    /// The names.
    pub names: Vec<MapName>,
}

/// How names are written where they are drawn.
#[derive(Clone, Copy)]
pub struct NameWriting<'a> {
    /// Returns a name as it is written.
    pub spell: &'a dyn Fn(&str) -> String,
    /// Returns how many cells a written name takes.
    pub cells: &'a dyn Fn(&str) -> u16,
}

/// What may have a name: a cell, how many cells it takes, the name.
struct NameCandidate {
    cell: MapCell,
    taken: u16,
    text: String,
    width: u16,
}

impl NameCandidate {
    fn request(&self) -> LabelRequest<'_> {
        LabelRequest { cell: self.cell, taken: self.taken, name: &self.text, width: self.width }
    }
}

/// A town in view.
struct TownInView<'a> {
    place: KnownPlace<'a>,
    cell: MapCell,
    /// Its name as the entries have it that happened at or near it.
    said: Option<&'a str>,
}

impl MapNames {
    /// Places the names of a view. `cleared` is what stands on the map besides, such as the scale: cells,
    /// and how many in their row.
    pub fn of(
        view: &MapView,
        raster: &Raster,
        (marks, entries): (&MapMarks, &MappedEntries),
        cleared: impl IntoIterator<Item = (MapCell, u16)>,
        writing: NameWriting<'_>,
    ) -> Self {
        let mut field = LabelField::new(view.columns, view.rows);
        for (cell, wide) in cleared {
            field.take(cell, wide);
        }
        for mark in marks.list() {
            field.take(mark.cell, mark.width());
        }
        let towns = towns_in_view(view, entries);
        let is_marked = |cell: MapCell| marks.list().iter().any(|mark| mark.covers(cell));
        let mut placer = TownPlacer {
            field,
            signs: Vec::new(),
            names: Vec::new(),
            signs_alone: view.km_per_column() < SIGNS_ALONE_KM,
            writing,
        };
        let marked = placer.marked_names(marks, entries);
        placer.add(&marked);
        let (meant, others): (Vec<_>, Vec<_>) =
            towns.into_iter().partition(|town| town.said.is_some());
        let others: Vec<_> = others.into_iter().filter(|town| !is_marked(town.cell)).collect();
        for town in &meant {
            placer.town(town, is_marked(town.cell));
        }
        // Names of all towns that have room would hide what happened.
        let most = others.len().min(placer.field.room() / TOWNS_OF_ROOM);
        let first = most.min(TOWNS_FIRST);
        for town in others.iter().take(first) {
            placer.town(town, false);
        }
        placer.countries(view);
        placer.seas(view, raster);
        for town in others.iter().take(most).skip(first) {
            placer.town(town, false);
        }
        Self { towns: placer.signs, names: placer.names }
    }
}

impl MapName {
    fn new(label: &PlacedLabel<'_>, of: NameOf) -> Self {
        Self { cell: label.cell, text: label.name.to_owned(), of }
    }
}

/// Places signs and names one after the other.
struct TownPlacer<'w> {
    field: LabelField,
    signs: Vec<MapCell>,
    names: Vec<MapName>,
    /// True if a town has its sign without its name, too.
    signs_alone: bool,
    writing: NameWriting<'w>,
}

impl TownPlacer<'_> {
    fn candidate(&self, cell: MapCell, taken: u16, name: &str) -> NameCandidate {
        let text = (self.writing.spell)(name);
        let width = (self.writing.cells)(&text);
        NameCandidate { cell, taken, text, width }
    }

    fn add(&mut self, candidates: &[NameCandidate]) -> bool {
        let placed = self.field.place(candidates.iter().map(NameCandidate::request));
        self.names.extend(placed.iter().map(|label| MapName::new(label, NameOf::Town)));
        !placed.is_empty()
    }

    /// Returns the names of marks that stand at a place itself, those of the most entries first.
    fn marked_names(&self, marks: &MapMarks, entries: &MappedEntries) -> Vec<NameCandidate> {
        let mut points: Vec<&MapMark> =
            marks.list().iter().filter(|mark| mark.kind == MarkKind::Point).collect();
        points.compact_sort_by_key(|mark| std::cmp::Reverse(mark.count()));
        let candidate = |mark: &&MapMark| {
            let places = mark.places.iter().filter_map(|at| entries.places().get(*at));
            let at_place = places.filter(|place| place.is_at_name);
            let largest = at_place.max_by_key(|place| place.keys.len())?;
            Some(self.candidate(mark.cell, mark.width(), largest.said.as_deref()?))
        };
        points.iter().filter_map(candidate).collect()
    }

    /// Places a town with its name; under a mark only the name, where the mark does not have it.
    fn town(&mut self, town: &TownInView<'_>, is_marked: bool) {
        let candidate = self.candidate(town.cell, 1, town.said.unwrap_or(town.place.name()));
        if self.names.iter().any(|name| name.text == candidate.text) {
            return;
        }
        let named = self.add(&[candidate]);
        if !is_marked && (named || town.place.is_capital || self.signs_alone) {
            self.field.take(town.cell, 1);
            self.signs.push(town.cell);
        }
    }

    /// Places the names of the countries whose middle is in view, the largest first.
    fn countries(&mut self, view: &MapView) {
        for (name, cell) in countries_in_view(view) {
            let name = name.to_uppercase();
            for offset in ABOUT {
                let moved = |at: u16, by: i32| u16::try_from(i32::from(at) + by).ok();
                let cell = moved(cell.column, offset.0).zip(moved(cell.row, offset.1));
                let Some((column, row)) = cell else { continue };
                let candidate = self.candidate(MapCell { column, row }, 1, &name);
                let placed = self.field.place_over(std::iter::once(candidate.request()));
                if let Some(label) = placed.first() {
                    self.names.push(MapName::new(label, NameOf::Country));
                    break;
                }
            }
        }
    }

    /// Places the name of each sea at the first of its points at which all of it stands on water.
    fn seas(&mut self, view: &MapView, raster: &Raster) {
        let is_sea = |column: u16, row: u16| {
            let at = raster.index(column, row);
            at.is_some_and(|at| {
                raster.sea.get(at) == Some(&true) && raster.dots.get(at) == Some(&0)
            })
        };
        for sea in seas() {
            for cell in sea.points.iter().filter_map(|point| view.cell(*point)) {
                let candidate = self.candidate(cell, 1, sea.name);
                let request = candidate.request();
                let from = cell.column.saturating_sub(request.width / 2);
                if !(from..from + request.width).all(|column| is_sea(column, cell.row)) {
                    continue;
                }
                let placed = self.field.place_over(std::iter::once(request));
                if let Some(label) = placed.first() {
                    self.names.push(MapName::new(label, NameOf::Sea));
                    break;
                }
            }
        }
    }
}

/// Returns the towns in view, those first at or near which something happened, then capitals, then by
/// their people.
fn towns_in_view<'e>(view: &MapView, entries: &'e MappedEntries) -> Vec<TownInView<'e>> {
    let floor = town_floor(view.km_per_column());
    let (south, north, reach) = view.reach();
    let anchors: HashMap<&str, &str> = entries
        .places()
        .iter()
        .filter(|place| view.cell(place.point).is_some())
        .filter_map(|place| Some((place.name.as_deref()?, place.said.as_deref()?)))
        .collect();
    let in_reach = |point: GeoPoint| {
        let east = (point.lon - view.middle.lon).abs();
        (south..=north).contains(&point.lat) && east.min(360.0 - east) <= reach
    };
    let mut towns: Vec<TownInView<'e>> = Atlas::shipped()
        .places()
        .filter(|place| in_reach(place.point()))
        .filter_map(|place| {
            let said = anchors.get(place.name()).copied();
            let is_large = place.people() >= floor || place.is_capital;
            let cell = view.cell(place.point()).filter(|_| said.is_some() || is_large)?;
            Some(TownInView { place, cell, said })
        })
        .collect();
    let rank = |town: &TownInView<'_>| {
        let common = if town.place.name().is_ascii() { 1 } else { COMMON_NAME };
        let people = town.place.people() / common;
        std::cmp::Reverse((town.said.is_some(), town.place.is_capital, people))
    };
    towns.compact_sort_by_key(rank);
    // Of namesakes the largest is meant, and of towns in one cell the largest is seen.
    let (mut cells, mut meant) = (HashSet::new(), HashSet::new());
    for town in &mut towns {
        town.said = town.said.filter(|_| meant.insert(town.place.name()));
    }
    towns.retain(|town| {
        (town.said.is_some() || town.place.people() >= floor || town.place.is_capital)
            && cells.insert(town.cell)
    });
    towns.compact_sort_by_key(rank);
    towns.truncate(MOST_TOWNS);
    towns
}

fn countries_in_view(view: &MapView) -> impl Iterator<Item = (&'static str, MapCell)> + use<'_> {
    let mut countries: Vec<&'static Country> = Atlas::shipped().countries().iter().collect();
    let size =
        |country: &&Country| country.outline.map_or(0.0, |(_, bounds)| bounds.half_diagonal_km());
    countries.compact_sort_by(|one, other| size(other).total_cmp(&size(one)));
    countries.into_iter().filter_map(|country| {
        let (point, _) = country.outline?;
        Some((country.name(), view.cell(point)?))
    })
}
