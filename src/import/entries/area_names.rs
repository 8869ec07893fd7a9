//! What areas of the taxonomy names are names of: by the taxonomy itself, and by the towns of the
//! gazetteer. Which of them an event lies in is decided in `area`.

use std::ops::Range;

use super::text::SectionText;
use super::token::Class;
use crate::digest::{AreaId, Taxonomy, TheatreId};
use crate::geo::{Gazetteer, Region, area_of, romanized_key};
use crate::words::fold;

/// A theatre, and an area of it.
pub(super) type AreaGround = (TheatreId, Option<AreaId>);

/// The theatre that a name is one of, with the area of its part: `northern Idleb`.
pub(super) fn of_theatre(name: &str, taxonomy: &Taxonomy) -> Option<(TheatreId, Option<AreaId>)> {
    let bare = ["governorate", "Governorate", "province", "Province", "region"]
        .iter()
        .find_map(|word| name.strip_suffix(word))
        .unwrap_or(name)
        .trim();
    if let Some(id) = taxonomy.find_theatre(bare) {
        return Some((id, None));
    }
    let (part, rest) = bare.split_once(' ')?;
    let id = taxonomy.find_theatre(rest)?;
    let theatre = taxonomy.theatre_name(id);
    Some((id, taxonomy.find_area(id, &format!("{part} {theatre}"))))
}

pub(super) fn is_country(area: AreaId, taxonomy: &Taxonomy) -> bool {
    Gazetteer::shipped().country_called(&fold(taxonomy.area_name(area))).is_some()
}

/// `East Africa`, `Asia`: a theatre of many countries or a side of one, which is no place. Towns may have
/// its name.
pub(super) fn is_part_of_world(name: &str, taxonomy: &Taxonomy) -> bool {
    let (first, rest) = name.split_once(' ').unwrap_or(("", name));
    let first = first.to_lowercase();
    let side =
        ["east", "west", "north", "south", "central"].iter().any(|side| first.starts_with(side));
    let wide = |name: &str| {
        let theatre = taxonomy.find_theatre(name).and_then(|id| taxonomy.theatre(id));
        theatre.is_some_and(|theatre| {
            theatre.countries.is_empty()
                && taxonomy.areas_called(name).next().is_none()
                && Gazetteer::shipped().country_called(&fold(&theatre.name)).is_none()
        })
    };
    wide(name) || side && taxonomy.areas_called(name).next().is_none() && wide(rest)
}

/// A name without the word for what it is.
pub(super) fn bare(name: &str) -> &str {
    [
        "Province",
        "Governorate",
        "State",
        "District",
        "County",
        "City",
        "province",
        "state",
        "governorate",
        "district",
        "region",
        "area",
        "county",
        "city",
        "village",
        "town",
        "sub-district",
        "desert",
        "countryside",
    ]
    .iter()
    .find_map(|word| name.strip_suffix(word))
    .map_or(name, str::trim)
}

/// The area with a name, first in the section's theatre; without `Province`, `district`.
pub(super) fn called(
    name: &str,
    theatre: Option<TheatreId>,
    taxonomy: &Taxonomy,
) -> Option<(TheatreId, AreaId)> {
    let bare = bare(name);
    for name in [name, bare] {
        if let Some(id) = theatre
            && let Some(area) = taxonomy.find_area(id, name)
        {
            return Some((id, area));
        }
        if theatre.is_none()
            && let Some(found) = taxonomy.areas_called(name).next()
        {
            return Some(found);
        }
    }
    None
}

/// Where the towns of a name lie, that of the most people first, each once.
pub(super) fn towns(
    name: &str,
    theatre: Option<TheatreId>,
    taxonomy: &Taxonomy,
) -> Vec<(AreaGround, Region<'static>)> {
    let gazetteer = Gazetteer::shipped();
    let folded = fold(name);
    let mut regions: Vec<Region<'static>> = gazetteer
        .regions_of(&folded)
        .take(MOST_REGIONS)
        .chain(gazetteer.parts_called(&folded))
        .chain(gazetteer.country_called(&folded))
        .collect();
    let alike = regions.is_empty();
    if alike {
        regions.extend(gazetteer.regions_like(&folded).take(MOST_REGIONS));
    }
    let mut all: Vec<(AreaGround, Region<'static>)> = Vec::new();
    for region in regions {
        let Some(mut ground) = area_of(region, gazetteer, taxonomy) else { continue };
        // A region of Burkina Faso is called Sahel, as what lies in many countries.
        let country = gazetteer.country_of(region);
        let whole = country.and_then(|country| area_of(country, gazetteer, taxonomy));
        ground = whole.filter(|whole| whole.0 == ground.0 && whole.1.is_some()).unwrap_or(ground);
        // A country may be an area of two theatres.
        if let Some(id) = theatre.filter(|id| *id != ground.0)
            && let Some(area) = ground.1
            && let Some(there) = taxonomy.find_area(id, taxonomy.area_name(area))
        {
            ground = (id, Some(there));
        }
        if ground.1.is_none() {
            let own = Some(folded.as_str()).filter(|_| alike).map(str::to_owned);
            let part = region.names().next().map(fold).filter(|_| !region.is_country());
            let mut names = own.into_iter().chain(part);
            ground.1 = names.find_map(|name| spelt_like(&name, ground.0, taxonomy));
        }
        let fits = theatre.is_none_or(|id| id == ground.0);
        if fits && all.iter().all(|(known, _)| *known != ground) {
            all.push((ground, region));
        }
    }
    all
}

/// The area of a theatre whose name is spelt like a folded one: `Jisr Ash-Shugur`.
fn spelt_like(folded: &str, theatre: TheatreId, taxonomy: &Taxonomy) -> Option<AreaId> {
    let key = romanized_key(folded)?;
    let mut areas = taxonomy.areas_of(theatre);
    let is_like =
        |name: &str| romanized_key(&fold(without_province(name))).is_some_and(|known| known == key);
    let found = areas
        .find(|(_, area)| is_like(&area.name) || area.aliases.iter().any(|name| is_like(name)));
    found.map(|(id, _)| id)
}

fn without_province(name: &str) -> &str {
    let kinds = [" Province", " Governorate"];
    kinds.iter().find_map(|kind| name.strip_suffix(kind)).unwrap_or(name)
}

/// The name is that of a part of a country: `Ituri`, `Borno`.
pub(super) fn is_part(name: &str, region: Region<'_>) -> bool {
    let folded = fold(name);
    region.names().any(|name| fold(bare(name)) == folded)
}

/// Of more places of one name the rest have few people.
const MOST_REGIONS: usize = 12;

/// `Niger State`, `Gaza Province`: the name is told to be that of a part of a country.
pub(super) fn is_told_part(name: &str, value: &str) -> bool {
    let bare = bare(name);
    let behind = value.split_once(bare).map_or("", |(_, rest)| rest.trim_start());
    let word = behind.split([' ', ',']).next().unwrap_or("").to_lowercase();
    matches!(word.as_str(), "state" | "province" | "county" | "district" | "department" | "region")
}

/// An area whose name stands anywhere in the words, the longest first.
pub(super) fn in_words(
    text: &SectionText<'_>,
    range: &Range<usize>,
    theatre: Option<TheatreId>,
    taxonomy: &Taxonomy,
) -> Option<((TheatreId, AreaId), Range<usize>)> {
    for at in range.clone() {
        let token = text.token(at)?;
        let inside = text.in_bracket.get(at).copied().unwrap_or(false);
        if !token.capital || inside || !matches!(token.class, Class::Word | Class::Direction(_)) {
            continue;
        }
        for length in (1..=3).rev() {
            let to = at + length;
            if to > range.end || !text.token(to - 1).is_some_and(|token| token.capital) {
                continue;
            }
            // `Syrian army` names no area, `Sudan Tribune` no country.
            if text.is(to, text.known().force) || text.is(to, text.known().group) {
                continue;
            }
            if let Some(ids) = called(text.words(at..to), theatre, taxonomy) {
                return Some((ids, at..to));
            }
        }
    }
    None
}

pub(super) fn in_heading(
    heading: &str,
    theatre: Option<TheatreId>,
    taxonomy: &Taxonomy,
) -> Option<(TheatreId, AreaId)> {
    let words: Vec<&str> = heading
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')))
        .filter(|word| !word.is_empty())
        .collect();
    for from in 0..words.len() {
        for length in (1..=3).rev() {
            let Some(part) = words.get(from..from + length) else { continue };
            if !part.first().is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase))
            {
                continue;
            }
            if let Some(ids) = called(&part.join(" "), theatre, taxonomy) {
                return Some(ids);
            }
        }
    }
    part_in_heading(&words, theatre, taxonomy)
}

/// `ADAMAWA STATE`, `3. Gedo`: a heading that is the name of a part of one country.
fn part_in_heading(
    words: &[&str],
    theatre: Option<TheatreId>,
    taxonomy: &Taxonomy,
) -> Option<(TheatreId, AreaId)> {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let named: Vec<&str> = words.iter().copied().skip_while(|word| is_number(word)).collect();
    let folded = fold(&named.join(" "));
    // `NORTH EAST` is a side of whatever is told of, though a part of some country is called so.
    let is_side = |word: &str| {
        matches!(
            word,
            "north" | "south" | "east" | "west" | "central" | "northern" | "southern" | "eastern"
        ) || matches!(
            word,
            "western" | "northeast" | "northwest" | "southeast" | "southwest" | "centre"
        )
    };
    if folded.split(' ').all(is_side) {
        return None;
    }
    let kinds = [" state", " province", " governorate", " region", " county", " department"];
    let bare = kinds.iter().find_map(|kind| folded.strip_suffix(kind)).unwrap_or(&folded);
    let gazetteer = Gazetteer::shipped();
    let mut grounds = gazetteer.parts_called(bare).filter_map(|region| {
        let country = gazetteer.country_of(region).unwrap_or(region);
        let (id, area) = area_of(region, gazetteer, taxonomy)
            .filter(|ground| ground.1.is_some())
            .or_else(|| area_of(country, gazetteer, taxonomy))?;
        Some((id, area?)).filter(|ids| theatre.is_none_or(|theatre| theatre == ids.0))
    });
    grounds.next().filter(|first| grounds.all(|other| other == *first))
}
