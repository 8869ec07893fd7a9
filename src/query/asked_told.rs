//! What an answer rests on, in words: which places and days were asked for, and what is held of them.

use super::asked::Asked;
use crate::archive::{Corpus, EntryKey};
use crate::cover::{Cover, Scope, State};
use crate::digest::{AreaId, Period, Taxonomy, TheatreId};

/// The most places that are told by name.
const PLACES_TOLD: usize = 3;

impl Asked {
    /// Says what an answer rests on: `June 2020, Iraq: in part 26 of 30 days, not held 4`; `Sinai is
    /// not held in March 2021`. Nothing if the archive covers no day at all.
    pub fn told(&self, corpus: &Corpus) -> Option<String> {
        self.told_of(&self.cover(corpus), corpus)
    }

    /// Says the same of what [`Self::cover`] gave, which may have cost the digests of the archive.
    pub fn told_of(&self, cover: &Cover, corpus: &Corpus) -> Option<String> {
        let days = self.days_told(corpus.cover().days())?;
        let (held, places) = (self.held_in(cover, corpus), self.places_told(corpus.taxonomy()));
        let within = if held.of() == 1 { "on" } else { "in" };
        Some(match (places, held.state()) {
            // Something may be found all the same: of some days only a digest tells that covers none.
            (_, State::NotHeld) if self.digests.is_some() => {
                format!("{days}: no digest asked for covers these days")
            }
            (places, State::NotHeld) if self.is_told_elsewhere(corpus) => {
                let there = places.map(|places| format!("{places} {within} ")).unwrap_or_default();
                format!("no digest covers {there}{days}; others tell of it")
            }
            (Some(places), State::NotHeld) => {
                let verb = if self.scopes.len() == 1 { "is" } else { "are" };
                format!("{places} {verb} not held {within} {days}")
            }
            (None, State::NotHeld) => format!("nothing is held {within} {days}"),
            (Some(places), _) => format!("{days}, {places}: {held}"),
            (None, _) => format!("{days}: {held}"),
        })
    }

    /// Says the same in short: the days stand only where the query names them. Nothing where it
    /// names neither places nor days.
    pub fn told_in_short(&self, cover: &Cover, corpus: &Corpus) -> Option<String> {
        if self.names_days() {
            return self.told_of(cover, corpus);
        }
        let places = self.places_told(corpus.taxonomy())?;
        Some(format!("{places}: {}", self.held_in(cover, corpus)))
    }

    /// Returns the places in words: `Iraq`, `Sinai and Libya`, `Iraq, Syria, Sinai and 2 more`.
    /// Nothing if the query names none.
    pub fn places_told(&self, taxonomy: &Taxonomy) -> Option<String> {
        let name = |scope: &Scope| match scope {
            Scope::All => None,
            Scope::Theatre(theatre) => Some(taxonomy.theatre_name(*theatre)),
            Scope::Area(_, area) => Some(taxonomy.area_name(*area)),
        };
        let mut names: Vec<&str> = self.scopes.iter().filter_map(name).collect();
        // One area may be in two theatres, under one name.
        names.dedup();
        match names.as_slice() {
            [] => None,
            [one] => Some((*one).to_owned()),
            [first @ .., last] if names.len() <= PLACES_TOLD => {
                Some(format!("{} and {last}", first.join(", ")))
            }
            many => {
                let (told, rest) = many.split_at(PLACES_TOLD);
                Some(format!("{} and {} more", told.join(", "), rest.len()))
            }
        }
    }

    /// Returns the days in words: `June 2020`; the first to the last where there are several
    /// periods. Nothing if there is no day.
    pub fn days_told(&self, all: Option<Period>) -> Option<String> {
        let periods = self.periods(all);
        let (first, last) = (periods.first()?, periods.last()?);
        Some(Period { from: first.from, to: last.to }.spoken())
    }

    /// Returns true if some entry tells of what happened in the places on just these days: where they
    /// are not held, it stands in a digest that does not cover them. Costs the entries of the places.
    fn is_told_elsewhere(&self, corpus: &Corpus) -> bool {
        let entries = self.scopes.iter().flat_map(|scope| entries_of(*scope, corpus));
        let mut days = entries.filter_map(|key| Some(corpus.entry(key)?.possible_days()));
        self.names_days() && days.any(|(first, last)| self.names_all_days(first, last))
    }
}

/// Returns the entries of a place.
fn entries_of(scope: Scope, corpus: &Corpus) -> impl Iterator<Item = EntryKey> {
    let is_meant = move |theatre: TheatreId, area: Option<AreaId>| match scope {
        Scope::All => true,
        Scope::Theatre(id) => theatre == id,
        Scope::Area(id, meant) => theatre == id && area == Some(meant),
    };
    let areas = corpus.theatres().flat_map(|held| held.areas().map(|area| (held.theatre, area)));
    let areas = areas.filter(move |(theatre, area)| is_meant(*theatre, area.area));
    areas.flat_map(|(_, area)| area.entries.iter().copied())
}
