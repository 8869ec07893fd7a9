//! Where the event of a row happened: theatre and area of the taxonomy by country and region, the
//! named place, and the position with how exact it is.

use std::collections::HashMap;

use super::entry::Cells;
use super::mapping::{Mapping, PlaceMeaning, PlaceNaming, PositionMeaning};
use super::problem::{RowProblems, TableError};
use super::report::Tallies;
use super::slot::Slot;
use super::write::{line, scalar};
use crate::digest::{AreaId, Exactness, Position, Taxonomy, TheatreId};
use crate::words::fold;

/// The most pairs of country and region that are remembered.
const MOST_REMEMBERED: usize = 16_384;
/// The longest name of a place, in letters.
const LONGEST: usize = 1_000;

/// A section of a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EventGround {
    pub(super) theatre: TheatreId,
    pub(super) area: Option<AreaId>,
    /// What of the row the section says.
    says: SaidOfPlace,
}

/// What the section of a row says of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SaidOfPlace {
    /// Country and region.
    Region,
    /// The country alone.
    Country,
    /// Nothing: the taxonomy does not know the country.
    Nothing,
}

/// Finds the ground of rows.
pub(super) struct Grounds<'a> {
    mapping: &'a Mapping,
    taxonomy: &'a Taxonomy,
    known: HashMap<(Box<str>, Box<str>), Option<EventGround>>,
    areas: HashMap<(TheatreId, Box<str>), Option<AreaId>>,
    elsewhere: Option<TheatreId>,
    /// Countries that the taxonomy does not know.
    pub(super) unknown: Tallies,
}

impl<'a> Grounds<'a> {
    pub(super) fn new(mapping: &'a Mapping, taxonomy: &'a Taxonomy) -> Self {
        let elsewhere = mapping.elsewhere.iter().find_map(|name| taxonomy.find_theatre(name));
        Self {
            mapping,
            taxonomy,
            known: HashMap::new(),
            areas: HashMap::new(),
            elsewhere,
            unknown: Tallies::default(),
        }
    }

    /// Returns the section that a row belongs to.
    pub(super) fn of(&mut self, cells: &Cells<'_, '_>) -> Result<EventGround, TableError> {
        let cell = |slot| cells.first(slot).map_or("", |(_, cell)| cell);
        let (country, region) = (cell(Slot::Country), cell(Slot::Admin1));
        let mut found = self.remembered(country, region);
        // A theatre that is a country may have areas that are no regions: districts, towns.
        if found.is_none_or(|ground| ground.area.is_none()) {
            for slot in [Slot::Admin2, Slot::Place] {
                let smaller = cell(slot);
                if smaller.is_empty() {
                    continue;
                }
                let ground = match found {
                    Some(ground) => {
                        let area = self.area(ground.theatre, smaller);
                        Some(EventGround { area, ..ground })
                    }
                    None => self.remembered(country, smaller),
                };
                if let Some(ground) = ground.filter(|ground| ground.area.is_some()) {
                    found = Some(ground);
                    break;
                }
            }
        }
        if let Some(ground) = found {
            return Ok(ground);
        }
        let place = if country.is_empty() { region } else { country };
        self.unknown.add(if place.is_empty() { "no country" } else { place });
        let theatre = self.elsewhere.ok_or_else(|| TableError::NoTheatre {
            row: cells.row.number,
            place: RowProblems::quoted(place),
            theatres: self.mapping.elsewhere.join(", "),
        })?;
        Ok(EventGround { theatre, area: None, says: SaidOfPlace::Nothing })
    }

    fn remembered(&mut self, country: &str, region: &str) -> Option<EventGround> {
        let key = (Box::from(country), Box::from(region));
        if let Some(ground) = self.known.get(&key) {
            return *ground;
        }
        let ground = self.find(country, region);
        if self.known.len() < MOST_REMEMBERED && country.len() + region.len() <= LONGEST {
            self.known.insert(key, ground);
        }
        ground
    }

    /// Returns the area of a theatre by the name of a district or a town.
    fn area(&mut self, theatre: TheatreId, name: &str) -> Option<AreaId> {
        let key = (theatre, Box::from(name));
        if let Some(area) = self.areas.get(&key) {
            return *area;
        }
        let names = self.names_of_region(name);
        let area = names.iter().find_map(|name| self.taxonomy.find_area(theatre, name));
        if self.areas.len() < MOST_REMEMBERED && name.len() <= LONGEST {
            self.areas.insert(key, area);
        }
        area
    }

    fn find(&self, country: &str, region: &str) -> Option<EventGround> {
        let regions = self.names_of_region(region);
        if country.is_empty() {
            return regions.iter().find_map(|name| self.anywhere(name));
        }
        let folded = fold(country);
        let bare = country.split('(').next().unwrap_or_default().trim();
        let renamed = self.mapping.countries.get(&folded).map(String::as_str);
        let names: Vec<&str> =
            renamed.into_iter().chain([country, bare]).filter(|name| !name.is_empty()).collect();
        let is_of = |rule: &&super::mapping::RegionRule| {
            names.iter().any(|name| fold(name) == rule.country)
                && regions.iter().any(|name| rule.regions.contains(&fold(name)))
        };
        let apart = self.mapping.regions.iter().find(is_of);
        if let Some(theatre) = apart.and_then(|rule| self.taxonomy.find_theatre(&rule.theatre)) {
            let area = regions.iter().find_map(|name| self.taxonomy.find_area(theatre, name));
            return Some(EventGround { theatre, area, says: SaidOfPlace::Region });
        }
        if let Some(theatre) = names.iter().find_map(|name| self.taxonomy.find_theatre(name)) {
            let area = regions.iter().find_map(|name| self.taxonomy.find_area(theatre, name));
            let says = if area.is_some() { SaidOfPlace::Region } else { SaidOfPlace::Country };
            return Some(EventGround { theatre, area, says });
        }
        let (theatre, area) =
            names.iter().find_map(|name| self.taxonomy.areas_called(name).next())?;
        Some(EventGround { theatre, area: Some(area), says: SaidOfPlace::Country })
    }

    /// Returns the ground of a name of which no country is known.
    fn anywhere(&self, name: &str) -> Option<EventGround> {
        if let Some(theatre) = self.taxonomy.find_theatre(name) {
            return Some(EventGround { theatre, area: None, says: SaidOfPlace::Region });
        }
        let area = self.taxonomy.find_area_anywhere(name)?;
        let theatre = self.taxonomy.area(area)?.theatre;
        Some(EventGround { theatre, area: Some(area), says: SaidOfPlace::Region })
    }

    /// Returns the name of a region as it is written, and without a word for `province`.
    fn names_of_region(&self, region: &str) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        if !region.is_empty() {
            names.push(region.to_owned());
        }
        let is_word = |word: &str| self.mapping.region_words.contains(&fold(word));
        let last = region.rsplit_once(' ').filter(|(_, last)| is_word(last));
        names.extend(last.map(|(before, _)| before.to_owned()));
        let first = region.split_once(' ').filter(|(first, _)| is_word(first));
        names.extend(first.map(|(_, rest)| rest.trim_start_matches("of ").to_owned()));
        names
    }
}

/// Writes the place and the position of a row.
pub(super) fn write_place(
    cells: &mut Cells<'_, '_>,
    ground: EventGround,
    near: bool,
    out: &mut String,
) {
    let unsaid = PlaceMeaning { name: PlaceNaming::At, position: PositionMeaning::Unsaid };
    let meaning = cells.first(Slot::PlacePrecision).and_then(|(column, code)| {
        let meaning = cells.binding.mapping.place_precision.get(&Mapping::plain(code)).copied();
        match meaning {
            Some(_) if Mapping::plain(code) == "1" => cells.use_up(column),
            Some(_) => {}
            None => {
                let message =
                    || format!("`{}` is no precision of a place", RowProblems::quoted(code));
                cells.tell(column, message, "the place is taken as it is written");
            }
        }
        meaning
    });
    let PlaceMeaning { name, position } = meaning.unwrap_or(unsaid);
    let is_near = near || name == PlaceNaming::Near;
    let place = phrase(cells, ground, name);
    if !place.is_empty() {
        out.push_str("place: ");
        scalar(&if is_near { format!("near {place}") } else { place }, out);
        out.push('\n');
    }
    write_position(cells, position, out);
}

/// Returns the named place, and what the section does not say of where it lies.
fn phrase(cells: &mut Cells<'_, '_>, ground: EventGround, naming: PlaceNaming) -> String {
    let slots: &[Slot] = match naming {
        PlaceNaming::At | PlaceNaming::Near => {
            &[Slot::Place, Slot::Admin3, Slot::Admin2, Slot::Admin1]
        }
        PlaceNaming::Region => &[Slot::Admin2, Slot::Admin1],
        PlaceNaming::Country => &[],
    };
    let mut parts: Vec<String> = Vec::new();
    let mut add = |cells: &mut Cells<'_, '_>, slot: Slot| {
        let Some((column, cell)) = cells.first(slot) else { return false };
        let name = line(cell);
        let is_number = name.parse::<f64>().is_ok();
        if name.chars().count() > LONGEST || is_number || slot == Slot::Place && is_nowhere(&name) {
            return false;
        }
        cells.use_up(column);
        if !parts.iter().any(|part| fold(part) == fold(&name)) {
            parts.push(name);
        }
        true
    };
    let named = slots.iter().copied().find(|slot| add(cells, *slot));
    let says_region = ground.says == SaidOfPlace::Region;
    if says_region {
        cells.use_up_slot(Slot::Admin1);
    } else if named.is_some_and(|slot| slot != Slot::Admin1) {
        add(cells, Slot::Admin1);
    }
    match ground.says {
        SaidOfPlace::Nothing => {
            add(cells, Slot::Country);
        }
        SaidOfPlace::Country | SaidOfPlace::Region => cells.use_up_slot(Slot::Country),
    }
    parts.join(", ")
}

fn is_nowhere(name: &str) -> bool {
    matches!(fold(name).as_str(), "unknown" | "not known" | "unspecified" | "")
}

fn write_position(cells: &mut Cells<'_, '_>, meaning: PositionMeaning, out: &mut String) {
    let exactness = match meaning {
        PositionMeaning::Unsaid => Exactness::Unsaid,
        PositionMeaning::Within(km) => Position::radius(km, "").unwrap_or(Exactness::Unsaid),
        // They are in `x`.
        PositionMeaning::Stand => return,
        PositionMeaning::Derived => {
            cells.use_up_slot(Slot::Lat);
            cells.use_up_slot(Slot::Lon);
            return;
        }
    };
    let (Some((lat_column, lat)), Some((lon_column, lon))) =
        (cells.first(Slot::Lat), cells.first(Slot::Lon))
    else {
        return;
    };
    let degrees = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    let written = || RowProblems::quoted(&format!("{lat} {lon}"));
    let read = degrees(lat).zip(degrees(lon));
    let position = read.and_then(|(lat, lon)| Position::new(lat, lon, exactness, "").ok());
    let hint = "write degrees: latitude from -90 to 90, longitude from -180 to 180";
    match position {
        Some(position) if position.lat() == 0.0 && position.lon() == 0.0 => {
            let message = || "0 0 is a place in the sea: taken as not known".to_owned();
            cells.tell(lat_column, message, "leave both blank where they are not known");
        }
        Some(position) => {
            cells.use_up(lat_column);
            cells.use_up(lon_column);
            out.push_str("at: ");
            out.push_str(&position.to_string());
            out.push('\n');
        }
        None => cells.tell(lat_column, || format!("`{}` is no position", written()), hint),
    }
}
