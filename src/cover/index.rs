//! The states of all days of an archive, prepared for many questions.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::digest_states::{ListedStates, listed_states};
use super::lag::last_full_days;
use super::stretches::{StateSpan, Stretches};
use super::{Held, Scope, SeriesId, State, series_of, state_of};
use crate::digest::{AreaId, Digest, Period, TheatreId, days_between};
use crate::order::CompactSort as _;

/// What an archive holds of every day.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    whole: Stretches,
    theatres: HashMap<TheatreId, Stretches>,
    /// The days on which a digest lists the area itself.
    areas: HashMap<AreaId, Stretches>,
    /// The days that each series holds in full, of the whole and of each theatre.
    in_full: HashMap<Option<TheatreId>, Vec<(SeriesId, Stretches)>>,
    /// What each digest by itself holds of the days of its period.
    by_digest: Vec<Held>,
}

/// The spans of one thing, as the digests give them.
#[derive(Default)]
struct Collected {
    whole: Vec<StateSpan>,
    theatres: HashMap<TheatreId, Vec<StateSpan>>,
    areas: HashMap<AreaId, Vec<StateSpan>>,
    in_full: HashMap<(Option<TheatreId>, SeriesId), Vec<StateSpan>>,
    by_digest: Vec<Held>,
}

impl Cover {
    /// Gathers what some digests hold, given in any order.
    pub fn of(digests: &[Arc<Digest>]) -> Self {
        Self::of_chosen(digests, |_| true)
    }

    /// Gathers what only the chosen ones of some digests hold, as if the others told nothing of
    /// their own. The others still decide how far an issue is held in full, since the next issue of
    /// the series does. The series have the numbers that [`Self::of`] gives them.
    pub fn of_chosen(digests: &[Arc<Digest>], is_chosen: impl Fn(&Digest) -> bool) -> Self {
        let last_full = last_full_days(digests);
        let mut collected = Collected::default();
        let series = series_of(digests);
        for ((digest, last_full), series) in digests.iter().zip(last_full).zip(series) {
            let head = digest.head();
            collected.by_digest.push(Held::default());
            if let Some((to, series)) = head.period.to.zip(series) {
                let days = Days { from: head.period.from, to, last_full, series };
                if is_chosen(digest) {
                    collected.add(digest, days);
                }
            }
        }
        collected.resolved()
    }

    /// Returns what is held of some periods, which must not overlap. A period without an end has
    /// no days that could be counted.
    pub fn held(&self, scope: Scope, periods: &[Period]) -> Held {
        let mut held = Held::default();
        for period in periods {
            if let Some(to) = period.to.filter(|to| *to >= period.from) {
                held.merge(&self.between(scope, period.from, to));
            }
        }
        held
    }

    /// Returns what is held of several scopes together, as for a query that names two theatres: a
    /// day is in full if it is in full for each, else it has the fullest state of them, at most in
    /// part. Costs the stretches of days of one state for each scope.
    pub fn held_together(&self, scopes: &[Scope], periods: &[Period]) -> Held {
        if let [] | [_] = scopes {
            return self.held(scopes.first().copied().unwrap_or(Scope::All), periods);
        }
        let mut held = Held::default();
        for period in periods {
            let Some(to) = period.to.filter(|to| *to >= period.from) else { continue };
            let mut turns = self.turns(scopes, period.from, to).into_iter().peekable();
            while let Some(from) = turns.next() {
                let last = turns.peek().and_then(NaiveDate::pred_opt).unwrap_or(to);
                let mut one = Held::default();
                for scope in scopes {
                    one.add(self.on(*scope, from), 1);
                }
                held.add(one.state(), days_between(from, last));
            }
        }
        held
    }

    /// Returns the first day of a span and every later one from which on the state of a scope may
    /// be another, in their order.
    fn turns(&self, scopes: &[Scope], from: NaiveDate, to: NaiveDate) -> BTreeSet<NaiveDate> {
        let theatre = |id| self.theatres.get(id);
        let of_scopes = scopes.iter().flat_map(|scope| match scope {
            Scope::All => [None, None],
            Scope::Theatre(id) => [theatre(id), None],
            Scope::Area(id, area) => [theatre(id), self.areas.get(area)],
        });
        let all = std::iter::once(&self.whole).chain(of_scopes.flatten());
        let spans = all.flat_map(|stretches| stretches.within(from, to));
        let ends = spans.flat_map(|span| [Some(span.from), span.to.succ_opt()]).flatten();
        ends.filter(|day| *day <= to).chain([from]).collect()
    }

    /// Returns what is held from the first to the last day that some digest covers.
    pub fn held_overall(&self, scope: Scope) -> Held {
        self.held(scope, self.days().as_slice())
    }

    /// Returns the days from the first to the last that some digest covers; nothing if none does.
    pub fn days(&self) -> Option<Period> {
        self.whole.days()
    }

    /// Returns what one digest by itself holds of the days of its period, by its place: the last days
    /// of an issue may be in part although the document is held whole. No days where it covers none.
    pub fn held_by(&self, digest: u32) -> Held {
        self.by_digest.get(digest as usize).copied().unwrap_or_default()
    }

    /// Returns the state of one day.
    pub fn on(&self, scope: Scope, day: NaiveDate) -> State {
        self.between(scope, day, day).state()
    }

    /// Returns the series that hold every day of some periods in full, in their order. Of an area
    /// those of its theatre count; ask [`Self::held`] whether the area itself is in full.
    pub fn series_in_full(&self, scope: Scope, periods: &[Period]) -> Vec<SeriesId> {
        let theatre = match scope {
            Scope::All => None,
            Scope::Theatre(theatre) | Scope::Area(theatre, _) => Some(theatre),
        };
        let every_day = |days: &Stretches| {
            !periods.is_empty() && periods.iter().all(|period| days.holds_all(*period))
        };
        let known = self.in_full.get(&theatre).map_or(&[][..], Vec::as_slice);
        known.iter().filter(|(_, days)| every_day(days)).map(|(series, _)| *series).collect()
    }

    fn between(&self, scope: Scope, from: NaiveDate, to: NaiveDate) -> Held {
        let mut held = match scope {
            Scope::All => self.whole.held(from, to),
            Scope::Theatre(theatre) => self.of_theatre(theatre, from, to),
            Scope::Area(theatre, area) => self.of_area(theatre, area, from, to),
        };
        let known = held.of();
        held.add(State::NotHeld, days_between(from, to) - known);
        held
    }

    /// Counts the days of a theatre. On days that a digest covers and no digest lists the theatre,
    /// it is silent.
    fn of_theatre(&self, theatre: TheatreId, from: NaiveDate, to: NaiveDate) -> Held {
        let mut held = match self.theatres.get(&theatre) {
            Some(days) => days.held(from, to),
            None => Held::default(),
        };
        let covered = self.whole.held(from, to).of();
        held.add(State::Silent, covered - held.of());
        held
    }

    /// Counts the days of an area. Where no digest lists it, it is in full on the days on which its
    /// theatre is, and silent on the others that a digest covers.
    fn of_area(&self, theatre: TheatreId, area: AreaId, from: NaiveDate, to: NaiveDate) -> Held {
        let mut held = Held::default();
        let mut between = |from: NaiveDate, to: NaiveDate| {
            if from > to {
                return;
            }
            let theatre = self.of_theatre(theatre, from, to);
            held.add(State::InFull, theatre.days(State::InFull));
            held.add(State::Silent, theatre.of() - theatre.days(State::InFull));
        };
        let mut next = Some(from);
        let mut own = Held::default();
        for span in self.areas.get(&area).into_iter().flat_map(|days| days.within(from, to)) {
            if let (Some(next), Some(before)) = (next, span.from.pred_opt()) {
                between(next, before);
            }
            own.add(span.state, days_between(span.from, span.to));
            next = span.to.succ_opt();
        }
        if let Some(next) = next {
            between(next, to);
        }
        held.merge(&own);
        held
    }
}

/// The days of one digest.
#[derive(Clone, Copy)]
struct Days {
    from: NaiveDate,
    to: NaiveDate,
    /// The last day that can be in full, see [`super::lag`].
    last_full: Option<NaiveDate>,
    series: SeriesId,
}

impl Days {
    /// Returns the spans of a state: in full only until the last day that can be, in part after it.
    fn spans(self, state: State) -> impl Iterator<Item = StateSpan> {
        let full_to = match state {
            State::InFull => self.last_full.filter(|last| *last >= self.from),
            State::NotHeld | State::Silent | State::WordsOnly | State::InPart => None,
        };
        let late = if state == State::InFull { State::InPart } else { state };
        let full = full_to.map(|to| StateSpan { from: self.from, to, state });
        let from = full_to.map_or(Some(self.from), |to| to.succ_opt());
        let rest = from.filter(|from| *from <= self.to);
        let rest = rest.map(|from| StateSpan { from, to: self.to, state: late });
        full.into_iter().chain(rest)
    }
}

impl Collected {
    fn add(&mut self, digest: &Digest, days: Days) {
        let whole = state_of(digest, Scope::All);
        if let Some(own) = self.by_digest.last_mut() {
            days.spans(whole)
                .for_each(|span| own.add(span.state, days_between(span.from, span.to)));
        }
        self.whole.extend(days.spans(whole));
        self.note_full(None, days, whole);
        let ListedStates { theatres, areas } = listed_states(digest);
        for (_, area, state) in areas {
            self.areas.entry(area).or_default().extend(days.spans(state));
        }
        for (theatre, state) in theatres {
            self.theatres.entry(theatre).or_default().extend(days.spans(state));
            self.note_full(Some(theatre), days, state);
        }
    }

    fn note_full(&mut self, theatre: Option<TheatreId>, days: Days, state: State) {
        let full = days.spans(state).filter(|span| span.state == State::InFull);
        let full: Vec<StateSpan> = full.collect();
        if !full.is_empty() {
            self.in_full.entry((theatre, days.series)).or_default().extend(full);
        }
    }

    fn resolved(self) -> Cover {
        let mut in_full: HashMap<Option<TheatreId>, Vec<(SeriesId, Stretches)>> = HashMap::new();
        for ((theatre, series), spans) in self.in_full {
            in_full.entry(theatre).or_default().push((series, Stretches::resolve(&spans)));
        }
        for known in in_full.values_mut() {
            known.compact_sort_by_key(|(series, _)| *series);
        }
        let theatres = self.theatres.into_iter();
        let areas = self.areas.into_iter();
        Cover {
            whole: Stretches::resolve(&self.whole),
            theatres: theatres.map(|(id, spans)| (id, Stretches::resolve(&spans))).collect(),
            areas: areas.map(|(id, spans)| (id, Stretches::resolve(&spans))).collect(),
            in_full,
            by_digest: self.by_digest,
        }
    }
}
