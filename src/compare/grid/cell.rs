//! One cell of a grid: a theatre in a week or a month.

use super::GridUnit;
use crate::archive::EntryKey;
use crate::cover::{Held, State};
use crate::digest::{Period, Sum, TheatreId};

/// The days of a week that have to be held in full for the week to be drawn as held so.
const MOST_OF_A_WEEK: u32 = 5;

/// What is told of a theatre in a span.
#[derive(Clone, Debug, Default)]
pub(super) struct CellTellings {
    pub(super) keys: Vec<EntryKey>,
    pub(super) counted: Vec<EntryKey>,
    pub(super) events: Sum,
    pub(super) digests: Vec<u32>,
}

/// One theatre in one week or month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverCell<'a> {
    /// The theatre.
    pub theatre: TheatreId,
    /// The first and the last day.
    pub week: Period,
    /// What is held of it: in full only if each of its days is.
    pub state: State,
    /// The days that are in this state or a fuller one.
    pub days: u32,
    /// What is held of it as it is drawn, see [`drawn`].
    pub drawn: State,
    /// The events dated wholly within it: each once, however it was told. Of the tellings that a
    /// search for the theatre and the days finds, the counted one decides, else the newest, as in
    /// that search. By digest, those that the digests beginning in it tell.
    pub events: u32,
    /// The same number with its doubt.
    pub doubt: Sum,
    /// The entries dated wholly within it, every telling.
    pub tellings: u32,
    /// The same entries.
    pub keys: &'a [EntryKey],
    /// Those of them that count, one for each event.
    pub counted: &'a [EntryKey],
    /// The places of the weekly and monthly digests that cover a day of it and treat the theatre,
    /// newest first.
    pub digests: &'a [u32],
}

impl<'a> CoverCell<'a> {
    pub(super) fn new(
        theatre: TheatreId,
        week: Period,
        held: &Held,
        (unit, told): (GridUnit, Option<&'a CellTellings>),
    ) -> Self {
        let state = held.state();
        let fuller = State::ALL.into_iter().filter(|other| *other >= state);
        let keys: &[EntryKey] = told.map_or(&[], |told| &told.keys);
        let events = told.map_or_else(Sum::default, |told| told.events);
        Self {
            theatre,
            week,
            state,
            days: fuller.map(|state| held.days(state)).sum(),
            drawn: drawn(held, unit, !keys.is_empty()),
            events: u32::try_from(events.best).unwrap_or(u32::MAX),
            doubt: events,
            tellings: u32::try_from(keys.len()).unwrap_or(u32::MAX),
            keys,
            counted: told.map_or(&[], |told| &told.counted),
            digests: told.map_or(&[], |told| &told.digests),
        }
    }
}

/// Returns what is held of a span as it is drawn: in full if at least five days of a week are, or all
/// of a month or a day; in part where any entry is held; else the best of words only, silent and not held. Only
/// drawing is so generous: what is compared asks [`Held::state`].
pub fn drawn(held: &Held, unit: GridUnit, has_entries: bool) -> State {
    let in_full = held.days(State::InFull);
    let is_in_full = match unit {
        GridUnit::Week => in_full >= MOST_OF_A_WEEK,
        GridUnit::Month | GridUnit::Day => held.is_in_full(),
    };
    match held.state() {
        _ if is_in_full => State::InFull,
        _ if has_entries => State::InPart,
        // Entries are held of other days of the digest: of these there are words at the most.
        State::InPart | State::InFull | State::WordsOnly => State::WordsOnly,
        State::Silent => State::Silent,
        State::NotHeld => State::NotHeld,
    }
}
