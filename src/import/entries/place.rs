//! Where something happened, in the archive's notation: `~20 km NE of Baqubah`, `near Al-Rutba`,
//! `Baiji-Kirkuk highway`.

use std::ops::Range;

use super::place_label::labelled;
use super::place_name::{is_admin, name_at};
use super::place_owner::is_origin;
use super::place_phrase::{border, direction_of, distance, is_road, near, road};
use super::place_subject::{of_people, subject};
use super::place_within::{bracketed, headed, kind_of, object, with_day, within};
use super::text::SectionText;
use crate::import::field::Certainty;

/// A place that a text tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToldPlace {
    /// In the archive's notation.
    pub value: String,
    /// The bare names in it, the nearest first.
    pub names: Vec<String>,
    pub range: Range<usize>,
    pub certainty: Certainty,
    /// It lies so far or in such a direction from its name.
    pub is_relative: bool,
    /// It is a province or a country, and no place in one.
    pub admin: bool,
    /// How it was read.
    pub rule: &'static str,
}

impl ToldPlace {
    /// `the crossing between Iraq and Jordan` lies in either.
    pub(super) fn is_frontier(&self) -> bool {
        let gazetteer = crate::geo::Gazetteer::shipped();
        let country = |name: &String| gazetteer.country_called(&crate::words::fold(name)).is_some();
        self.rule == "between" && self.names.iter().all(country)
    }
}

/// Finds the places in a range of tokens, those that hang together as one.
pub(super) fn places(text: &SectionText<'_>, range: &Range<usize>) -> Vec<ToldPlace> {
    let mut all: Vec<ToldPlace> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let first = if at == range.start { subject(text, at, range.end) } else { None };
        match first.or_else(|| place_at(text, at, range.end)) {
            Some(place) => {
                at = place.range.end.max(at + 1);
                let mut place = place;
                // `the Tirah area of Khyber District`
                if text.word(at) == "of"
                    && !place.is_relative
                    && let Some(name) = name_at(text, at + 1, range.end)
                {
                    place.value = format!("{}, {}", place.value, name.value);
                    place.names.extend(name.names);
                    place.range.end = name.to;
                    at = name.to;
                }
                match all.last_mut() {
                    Some(last) if hangs_on(text, last, &place) => chain(last, place),
                    // `(Doctors Without Borders)` behind what is no place is none.
                    _ if place.rule == "in-which" && !is_known(&place) => {}
                    _ => all.push(place),
                }
            }
            None => at += 1,
        }
    }
    if all.iter().all(|place| place.admin || is_road(&place.value)) {
        of_people(text, range, &mut all);
    }
    if all.is_empty() {
        all.extend(of_town(text, range));
    }
    // `a vendor from Marsa, in Tirah`: he comes from the one, and was harmed in the other.
    let inner = all.iter().rposition(|place| !place.admin).unwrap_or(0);
    let mut at = 0;
    all.retain(|place| {
        at += 1;
        // A country that somebody comes from is told of nowhere.
        !is_origin(text, place) || at > inner && !place.admin
    });
    all
}

/// `the brigade of Marsa was fired on`: where nothing else tells it, the first town that something is of.
fn of_town(text: &SectionText<'_>, range: &Range<usize>) -> Option<ToldPlace> {
    let leads = |at: usize| matches!(text.word(at), "of" | "into");
    let of = |at: &usize| leads(*at) && !super::clause::in_its_name(text, *at);
    range.clone().filter(of).find_map(|at| {
        let name = name_at(text, at + 1, range.end).filter(|_| text.word(at + 1) != "the")?;
        let folded = crate::words::fold(name.names.first()?);
        let gazetteer = crate::geo::Gazetteer::shipped();
        let town = gazetteer.has(&folded) && gazetteer.country_called(&folded).is_none();
        town.then_some(ToldPlace {
            value: name.value,
            names: name.names,
            range: at..name.to,
            certainty: Certainty::Guess,
            is_relative: false,
            admin: false,
            rule: "of-name",
        })
    })
}

/// A province, a country or a town that the gazetteer knows.
fn is_known(place: &ToldPlace) -> bool {
    is_admin(&place.value)
        || crate::geo::Gazetteer::shipped().has(&crate::words::fold(&place.value))
}

/// A place behind another with no more than a comma, a bracket or a small word between.
pub(super) fn hangs_on(text: &SectionText<'_>, last: &ToldPlace, next: &ToldPlace) -> bool {
    let between = last.range.end..next.range.start;
    between.len() <= 2
        && !is_origin(text, last)
        && between
            .into_iter()
            .all(|at| matches!(text.word(at), "," | "(" | "in" | "the" | "located" | "of"))
        && last.value.split(',').count() < 3
}

pub(super) fn chain(last: &mut ToldPlace, next: ToldPlace) {
    if is_road(&last.value) && next.rule == "near" {
        // Where on the road it lies is told by what it passes.
        let from = last.range.start;
        let value = format!("{}, {}", last.value, next.value);
        *last = next;
        (last.value, last.range.start) = (value, from);
        return;
    }
    last.range.end = next.range.end;
    if next.is_frontier() {
        return;
    }
    if last.is_relative && !next.is_relative {
        // `about 20 km north of X, in the Y Province`: the province is no part of the place.
        last.names.extend(next.names);
        return;
    }
    last.admin &= next.admin;
    if crate::geo::Gazetteer::shipped().country_called(&crate::words::fold(&next.value)).is_some() {
        last.names.extend(next.names);
        return;
    }
    if next.rule == "km-direction-of"
        && let Some((head, tail)) = last.value.clone().split_once(", ")
    {
        let near = tail.starts_with("near ");
        // What stands between may be what the distance is of.
        last.certainty = last.certainty.max(Certainty::Likely);
        if near { tail } else { head }.clone_into(&mut last.value);
    }
    // What lies near a border as well is told well enough by its name.
    if next.rule == "near-border" || next.value.starts_with("near the border") {
        return;
    }
    // What it lies in shows that a name is one of a place.
    last.certainty = match (last.rule, next.admin) {
        ("in-name", true) if is_admin(&next.value) => Certainty::Certain,
        (_, true) if next.rule == "in-which" => last.certainty,
        (_, true | false) => last.certainty.max(next.certainty),
    };
    last.value = format!("{}, {}", last.value, next.value);
    last.names.extend(next.names);
    last.is_relative |= next.is_relative;
}

pub(super) fn place_at(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    distance(text, at, end)
        .or_else(|| direction_of(text, at, end))
        .or_else(|| near(text, at, end))
        .or_else(|| road(text, at, end))
        .or_else(|| border(text, at, end))
        .or_else(|| kind_of(text, at, end))
        .or_else(|| within(text, at, end))
        .or_else(|| object(text, at, end))
        .or_else(|| bracketed(text, at, end))
        .or_else(|| with_day(text, at, end))
        .or_else(|| headed(text, at, end))
        .or_else(|| labelled(text, at, end))
}
