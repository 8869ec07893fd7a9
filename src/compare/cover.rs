//! How much of a subject is held, asked of the room `cover`, and which digests stand behind that.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::tellers::Tellers;
use super::{Ask, DayCoverage, RowKey, Subject};
use crate::archive::Corpus;
use crate::cover::{Cover, Scope, State, covers_days, state_of};
use crate::digest::{Digest, Period, TheatreId};

impl Subject {
    /// Returns what is held of the days that its entries are taken from. For a digest, the mean of
    /// some, and a query for some, this is what they hold themselves: of what another publisher
    /// tells of the same days nothing is counted for them.
    pub(super) fn cover<'a>(&self, corpus: &'a Corpus) -> Cow<'a, Cover> {
        match self.own_digests(corpus) {
            Some(ids) => {
                let is_own = |digest: &Digest| ids.contains(digest.id());
                Cow::Owned(Cover::of_chosen(corpus.digests(), is_own))
            }
            None => Cow::Borrowed(corpus.cover()),
        }
    }

    /// Returns the ids of the digests of which alone it takes entries; none if it takes them of all.
    fn own_digests<'a>(&'a self, corpus: &'a Corpus) -> Option<HashSet<&'a str>> {
        match &self.ask {
            Ask::Digest(id) => Some(HashSet::from([id.as_str()])),
            Ask::Mean(ids) => Some(ids.iter().map(String::as_str).collect()),
            Ask::Query(_, query) => query.asked_of(corpus).digests(corpus),
            Ask::Wave(_) | Ask::Span(..) => None,
        }
    }

    /// Fills in what is held of its days and places, as [`Self::cover`] has it.
    pub(super) fn fill_coverage(&mut self, cover: &Cover, tellers: &Tellers, corpus: &Corpus) {
        let theatres = corpus.taxonomy().theatres().map(|(theatre, _)| {
            (theatre, cover.held(Scope::Theatre(theatre), &self.periods).treated())
        });
        self.coverage = DayCoverage {
            held: cover.held_together(&self.scopes, &self.periods),
            by_theatre: theatres.filter(|(_, days)| *days > 0).collect(),
        };
        let in_full = |scope: &Scope| cover.series_in_full(*scope, &self.periods);
        let mut scopes = self.scopes.iter();
        let mut series = scopes.next().map(in_full).unwrap_or_default();
        for scope in scopes {
            let others = in_full(scope);
            series.retain(|one| others.binary_search(one).is_ok());
        }
        self.series = tellers.told_by(&series, None);
    }
}

/// The digests that cover some of a subject's days: all that say something, those behind the days
/// of each state, and those that treat a theatre.
pub(super) struct Covering {
    treating: Vec<u32>,
    by_state: [Vec<u32>; State::ALL.len()],
    by_theatre: HashMap<TheatreId, Vec<u32>>,
}

impl Covering {
    pub(super) fn of(subject: &Subject, corpus: &Corpus) -> Self {
        let by_state = State::ALL.map(|_| Vec::new());
        let mut found = Self { treating: Vec::new(), by_state, by_theatre: HashMap::new() };
        let ids = subject.own_digests(corpus);
        let cover = subject.cover(corpus);
        for (at, digest) in (0..).zip(corpus.digests()) {
            if ids.as_ref().is_some_and(|ids| !ids.contains(digest.id())) {
                continue;
            }
            let head = digest.head();
            let own = |period: &&Period| head.period.overlaps(**period);
            if !covers_days(head) || !subject.periods.iter().any(|period| own(&period)) {
                continue;
            }
            for theatre in digest.theatres() {
                found.by_theatre.entry(theatre).or_default().push(at);
            }
            let states = subject.scopes.iter().map(|scope| state_of(digest, *scope));
            let Some(state) = states.max() else { continue };
            if !matches!(state, State::NotHeld | State::Silent) {
                found.treating.push(at);
            }
            // Of a digest in full some days may be in part: the last ones, or for several places.
            let common = subject.periods.iter().filter(own).map(|own| common(*own, head.period));
            let held = cover.held_together(&subject.scopes, &common.collect::<Vec<_>>());
            let partly = state == State::InFull && held.days(State::InPart) > 0;
            for known in State::ALL {
                let is_behind = known == state || (partly && known == State::InPart);
                if is_behind && held.days(known) > 0 {
                    found.by_state[known as usize].push(at);
                }
            }
        }
        found
    }

    /// Returns the digests behind a row, by its key.
    pub(super) fn behind(&self, key: Option<&RowKey>) -> &[u32] {
        match key {
            Some(RowKey::Theatre(id)) => self.by_theatre.get(id).map_or(&[], Vec::as_slice),
            Some(RowKey::Named(label)) => {
                let state = State::ALL.into_iter().find(|state| state_label(*state) == label);
                state.map_or(&[], |state| self.by_state[state as usize].as_slice())
            }
            Some(_) | None => &self.treating,
        }
    }
}

/// Returns the label of the row of days in a state; scripts rely on them.
pub(super) fn state_label(state: State) -> &'static str {
    if state == State::InFull { "held in full" } else { state.label() }
}

/// Returns the days that two periods share, if they share any.
fn common(one: Period, other: Period) -> Period {
    let to = one.to.zip(other.to).map(|(one, other)| one.min(other));
    Period { from: one.from.max(other.from), to: to.or(one.to).or(other.to) }
}
