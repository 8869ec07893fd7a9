//! Where an event lies: its place, its area, and what it takes from the entry before.

use super::acts::role;
use super::area;
use super::area_names::{in_words, is_country, is_part_of_world};
use super::basis;
use super::entry::{Desk, EntryRead, field};
use super::headline::is_before_dash;
use super::page_lines::place_with_day;
use super::place::ToldPlace;
use super::place_label::LABEL;
use super::place_name::name_at;
use super::place_phrase::is_road;
use super::table_row::{COLUMN, REGION};
use super::units::EventUnit;
use crate::import::field::{Certainty, Field};
use crate::import::piece::Piece;
use crate::import::rules::KindRole;
use crate::words::fold;

impl Desk<'_, '_> {
    pub(super) fn where_(
        &self,
        main: &EntryRead<'_, '_>,
        read: &[EntryRead<'_, '_>],
        fields: &mut Vec<Field>,
    ) {
        let role = role(Some(main.told.text.rules), fields);
        let political = matches!(role, Some(KindRole::Politics | KindRole::Publication));
        let (place, unit) = best_place(main, if political { &[] } else { read });
        let place = place.or_else(|| dateline_place(read));
        let unit = unit.unwrap_or(main);
        let seek = self.seek(main);
        let others: Vec<&ToldPlace> = read
            .iter()
            .filter(|unit| unit.main || unit.signs.strong && !political)
            .flat_map(|unit| &unit.signs.places)
            .collect();
        // What the columns of a table say stands before what a name is like.
        let row = others.iter().copied().filter(|place| matches!(place.rule, COLUMN | REGION));
        let row: Vec<&ToldPlace> = row.collect();
        let found = seek
            .area(&unit.told.text, &unit.range, row.into_iter().chain(&place).chain(others))
            .or_else(|| {
                let telling =
                    |unit: &&EntryRead<'_, '_>| unit.main || unit.signs.strong && !political;
                read.iter()
                    .filter(telling)
                    .find_map(|unit| seek.area(&unit.told.text, &unit.range, std::iter::empty()))
            })
            .or_else(|| seek.carried(place.as_ref().is_some_and(|place| !place.names.is_empty())));
        let area_name =
            found.as_ref().and_then(|found| Some(self.taxonomy.area_name(found.area?).to_owned()));
        if let Some(place) = place.filter(|place| self.says_more(place, unit, area_name.as_deref()))
        {
            let span = unit.told.text.span(place.range.clone());
            let certainty = sure_of(&place, unit);
            fields.push(field("place", place.value.clone(), Some(span), certainty, place.rule));
        }
        let theatre =
            self.context.theatre.as_deref().and_then(|word| self.taxonomy.find_theatre(word));
        if let (None, Some(theatre)) = (&found, theatre.and_then(|id| self.taxonomy.theatre(id))) {
            fields.push(field(
                "theatre",
                theatre.id.to_string(),
                None,
                Certainty::Certain,
                "theatre-of-section",
            ));
        }
        if let Some(found) = found {
            let span = found.range.map(|range| unit.told.text.span(range));
            fields.extend(
                area_name.map(|name| field("area", name, span, found.certainty, found.rule)),
            );
            let theatre =
                self.taxonomy.theatre(found.theatre).map(|theatre| theatre.id.to_string());
            fields
                .extend(theatre.map(|id| field("theatre", id, None, found.certainty, found.rule)));
        }
    }

    /// What the area of an entry is looked for with.
    fn seek(&self, main: &EntryRead<'_, '_>) -> area::Seek<'_> {
        area::Seek {
            speaker: basis::speaker(&main.told.text, &main.range).map(|(_, at)| at),
            context: self.context,
            taxonomy: self.taxonomy,
            carried: self.carried,
            roams: self.roams,
            goes_on: self.goes_on,
            in_block: self.in_block,
            led: self.led.filter(|(block, _)| *block == main.told.text.block).map(|(_, ids)| ids),
            stays: self.stays,
        }
    }

    /// A place is told beside the area: another one, or the town of its name.
    fn says_more(&self, place: &ToldPlace, unit: &EntryRead<'_, '_>, area: Option<&str>) -> bool {
        let mut words = place.range.clone().map(|at| unit.told.text.word(at));
        words.any(|word| matches!(word, "city" | "town")) || !self.is_area(place, area)
    }

    /// The place says no more than the area does: `in the Kirkuk Province`.
    pub(super) fn is_area(&self, place: &ToldPlace, area: Option<&str>) -> bool {
        let folded = fold(&place.value);
        let country = || crate::geo::Gazetteer::shipped().country_called(&folded).is_some();
        if !place.is_relative && (country() || is_part_of_world(&place.value, self.taxonomy)) {
            return true;
        }
        let Some(area) = area.filter(|_| !place.is_relative) else { return false };
        let bare = [" province", " governorate", " state", " district", " region"]
            .iter()
            .find_map(|word| folded.strip_suffix(word));
        let of_section = self.context.area.as_deref() == Some(area);
        (bare.is_some() || of_section) && fold(area) == bare.unwrap_or(&folded)
    }

    /// Keeps the country that a sentence without an event begins with: `In Yemen, fighting went on`; and the
    /// area that the first sentence of a block names for those behind it.
    pub fn lead(&mut self, unit: &EventUnit) {
        let Some(told) = self.texts.get(unit.text) else { return };
        let (text, from) = (&told.text, unit.range.start);
        if from == 0 && self.context.area.is_none() {
            let theatre = self.context.theatre.as_deref();
            let theatre = theatre.and_then(|word| self.taxonomy.find_theatre(word));
            let named = in_words(text, &unit.range, theatre, self.taxonomy);
            self.led = named.map(|(ids, _)| (unit.text, ids));
        }
        let name = (text.word(from) == "in").then(|| name_at(text, from + 1, unit.range.end));
        let name = name.flatten().filter(|name| text.word(name.to) == ",");
        let area = name.and_then(|name| self.taxonomy.areas_called(&name.value).next());
        let country = area.filter(|(_, area)| is_country(*area, self.taxonomy));
        self.carried = country.or(self.carried);
    }

    /// Keeps the area of an entry for those that follow.
    pub fn carry(&mut self, piece: &Piece) {
        let told = |name: &str| piece.fields.iter().find(|field| field.name == name);
        let theatre = told("theatre").and_then(|field| self.taxonomy.find_theatre(&field.value));
        let area = theatre.and_then(|id| self.taxonomy.find_area(id, &told("area")?.value));
        let moved =
            self.carried.zip(theatre).is_some_and(|(carried, theatre)| carried.0 != theatre);
        self.roams |= moved;
        let same = theatre.zip(area) == self.carried;
        self.stays = if same { self.stays + 1 } else { 0 };
        self.carried = theatre.zip(area).or(self.carried);
    }
}

/// The town that a telling was given out in, where its sentences name no place: `BAGHDAD – …`.
fn dateline_place(read: &[EntryRead<'_, '_>]) -> Option<ToldPlace> {
    let first = read.first()?;
    let text = &first.told.text;
    let name = is_before_dash(text, &first.range).then(|| name_at(text, 0, first.range.end))??;
    let folded = fold(name.names.first()?);
    let gazetteer = crate::geo::Gazetteer::shipped();
    gazetteer.has(&folded).then_some(ToldPlace {
        value: name.value,
        names: name.names,
        range: 0..name.to,
        certainty: Certainty::Guess,
        is_relative: false,
        admin: false,
        rule: "dateline",
    })
}

/// How sure a place is: where a sentence tells several, which one is meant is the usual reading only,
/// and what lies in a province alone lies nearer to something else.
fn sure_of(place: &ToldPlace, unit: &EntryRead<'_, '_>) -> Certainty {
    // `at Marsa, and a priest was robbed near Tirah`
    let may_be_other = !place.is_relative || place.rule == "near";
    let several = may_be_other && unit.signs.places.iter().filter(|place| !place.admin).count() > 1;
    if several || place.admin { place.certainty.max(Certainty::Likely) } else { place.certainty }
}

/// What happens in a sentence, or a label before it, tells where the event was.
fn tells_place(unit: &EntryRead<'_, '_>) -> bool {
    let mut labels =
        unit.signs.places.iter().filter(|place| matches!(place.rule, LABEL | COLUMN | REGION));
    let dated = || place_with_day(&unit.told.text, &unit.range).is_some();
    unit.signs.strong || unit.signs.moves || labels.next().is_some() || dated()
}

/// The place that says most, in the main sentence before the others.
pub(super) fn best_place<'r, 'a, 't>(
    main: &'r EntryRead<'a, 't>,
    read: &'r [EntryRead<'a, 't>],
) -> (Option<ToldPlace>, Option<&'r EntryRead<'a, 't>>) {
    let units =
        std::iter::once(main).chain(read.iter().filter(|unit| !unit.main && tells_place(unit)));
    for unit in units {
        let rank = |place: &&ToldPlace| match (place.rule, place.certainty) {
            _ if place.admin => 5,
            (COLUMN, _) => 1,
            (REGION | LABEL, _) => 4,
            ("in-name", Certainty::Likely) if is_road(&place.value) => 3,
            // `In Cabo Delgado, insurgents attacked …`: what stands first is wide.
            ("in-name", _) if is_wide(place, unit) => 4,
            ("km-direction-of" | "km-from", _) => 0,
            ("direction-of" | "near", _) => 1,
            ("road-to" | "between" | "border" | "near-border" | "outskirts-of" | "in-name", _)
            | (_, Certainty::Certain) => 2,
            ("place-as-object", _) | (_, Certainty::Likely) => 3,
            (_, Certainty::Guess) => 4,
        };
        let best = unit.signs.places.iter().min_by_key(rank).cloned();
        if let Some(mut place) = best {
            place = closer(place, read);
            within_led(&mut place, unit);
            located_later(&mut place, read);
            named_before(&mut place, unit);
            return (Some(place), Some(unit));
        }
    }
    (None, None)
}

/// `in the area of X. … infiltrated a village southwest of X`: what is told later says more of it.
fn closer(place: ToldPlace, read: &[EntryRead<'_, '_>]) -> ToldPlace {
    if place.is_relative || place.names.len() != 1 {
        return place;
    }
    let from_it = |other: &&ToldPlace| {
        matches!(other.rule, "km-direction-of" | "km-from" | "direction-of")
            && place.names.first().is_some_and(|name| other.names.contains(name))
    };
    let later = read.iter().find_map(|unit| unit.signs.places.iter().find(from_it));
    // The words of the field are those of the sentence that it was read in first.
    later.map_or(place.clone(), |later| ToldPlace {
        value: later.value.clone(),
        certainty: Certainty::Likely,
        ..place
    })
}

/// The rule of a place with the town that its sentence begins with.
pub(super) const LED: &str = "place-led";

/// `In Marsa, a child was killed in the Tirah quarter`: the quarter lies in what the sentence begins with.
fn within_led(place: &mut ToldPlace, unit: &EntryRead<'_, '_>) {
    let led = unit.signs.places.first().filter(|led| led.rule == "in-name" && !led.admin);
    let Some(led) = led.filter(|led| is_wide(led, unit) && led.names.len() == 1) else { return };
    let told = place.value.contains(&led.value) || place.value.contains(',');
    // A district may lie around the town.
    let text = &unit.told.text;
    let last = place.range.end.saturating_sub(1);
    let told = told || text.is(last, text.known().admin_word);
    if place.range.start >= led.range.end && !told && !place.is_relative {
        place.value = format!("{}, {}", place.value, led.value);
        place.names.extend(led.names.iter().cloned());
        place.rule = LED;
    }
}

/// `In Cabo Delgado, insurgents attacked …`: what stands first and is no town is wide.
pub(super) fn is_wide(place: &ToldPlace, unit: &EntryRead<'_, '_>) -> bool {
    let text = &unit.told.text;
    let leads = place.range.start <= unit.range.start + 1 && text.word(place.range.end) == ",";
    let last = place.range.end.saturating_sub(1);
    let district = text.is(last, text.known().admin_word);
    // `In Marsa, a child was killed … in Tirah district`: the other lies nearer to what was done.
    let nearer = unit.signs.places.iter().any(|other| {
        matches!(other.rule, "place-as-object" | "kind-of-name")
            || other.range.start > place.range.end
                && (other.certainty == Certainty::Certain
                    || text.word(other.range.start) == "at"
                    || district && other.certainty == Certainty::Likely)
                && !other.admin
    });
    leads && nearer
}

/// `The base is located about 40 km north of Kabul`, told in a sentence of its own.
pub(super) fn located_later(place: &mut ToldPlace, read: &[EntryRead<'_, '_>]) {
    if place.is_relative || place.admin {
        return;
    }
    let later = read.iter().find_map(|unit| {
        let text = &unit.told.text;
        unit.signs.places.iter().find(|other| {
            other.is_relative
                && other.range.start.checked_sub(1).is_some_and(|at| text.word(at) == "located")
        })
    });
    if let Some(later) = later {
        place.value = format!("{}, {}", place.value, later.value);
        place.certainty = Certainty::Likely;
    }
}

/// `at Bagram Airbase, … located about 40 km north of Kabul`: the name stands before.
pub(super) fn named_before(place: &mut ToldPlace, unit: &EntryRead<'_, '_>) {
    let _ = unit;
    if !place.is_relative || place.value.contains(',') {
        return;
    }
    let text = &unit.told.text;
    let before = unit.signs.places.iter().find(|other| {
        other.range.end <= place.range.start
            && other.certainty == Certainty::Certain
            && (!other.is_relative || other.rule == "near")
            && (other.range.end..place.range.start)
                .any(|at| matches!(text.word(at), "(" | "located"))
            && place.range.start - other.range.end < 12
    });
    if let Some(other) = before {
        place.value = format!("{}, {}", other.value, place.value);
        place.range.start = other.range.start;
        let mut names = other.names.clone();
        names.append(&mut place.names);
        place.names = names;
    }
}
