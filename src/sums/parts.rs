//! The parts of a found set: to which of them an event belongs, and what each comes to.

use std::collections::HashMap;

use super::figures::{EventFigures, FoundEvent, Total};
use super::found::FoundSet;
use super::key::{By, SetKey};
use super::time::SeriesUnit;
use crate::compare::first_weekday;
use crate::cover::{Held, State};
use crate::digest::{Harm, Taxonomy};

/// One part of a found set.
#[derive(Clone, Debug, PartialEq)]
pub struct SetPart {
    /// What it is of.
    pub key: SetKey,
    /// What its events come to.
    pub figures: EventFigures,
    /// What is held of its days and places; none where it is no span and no place, or lies outside
    /// the days that are asked for.
    pub held: Option<Held>,
}

impl SetPart {
    /// Returns what is held of it.
    pub fn state(&self) -> Option<State> {
        self.held.map(|held| held.state())
    }

    /// Returns true if it says nothing: no event, and no number.
    fn is_silent(&self) -> bool {
        let toll = |harm| self.figures.toll(harm);
        self.figures.is_empty() && Harm::ALL.into_iter().all(|harm| toll(harm).is_silent())
    }
}

/// The totals of parts.
pub(super) type Totals = HashMap<SetKey, Total>;

impl FoundSet<'_> {
    /// Divides the events. Months and weeks are those from the first to the last day that is asked
    /// for, else found, with none left out; theatres are those that are asked for, else all that
    /// have anything; areas those that are asked for and those with events; of the rest those with
    /// events. What has no such key comes last. Nothing when `stop` says that nobody is waiting any
    /// more.
    pub fn by(&self, by: By, stop: &(dyn Fn() -> bool + Sync)) -> Option<Vec<SetPart>> {
        let (whole, mut totals) = self.totals(&[by], stop)?;
        Some(self.parts(by, totals.pop().unwrap_or_default(), &whole))
    }

    /// Counts the whole, and its parts in several ways, in one pass.
    pub(super) fn totals(
        &self,
        bys: &[By],
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<(Total, Vec<Totals>)> {
        let mut whole = Total::default();
        let mut totals = vec![Totals::new(); bys.len()];
        let units: Vec<(By, Option<SeriesUnit>)> =
            bys.iter().map(|by| (*by, self.unit(*by))).collect();
        self.each_event(stop, |event, side| {
            whole.add(event, side);
            for ((by, unit), totals) in units.iter().zip(&mut totals) {
                self.keys(*by, *unit, event, &mut |key| {
                    totals.entry(key).or_default().add(event, side);
                });
            }
        })?;
        Some((whole, totals))
    }

    /// Returns the unit of time that parts are, if they are any.
    pub(super) fn unit(&self, by: By) -> Option<SeriesUnit> {
        match by {
            By::Month => Some(SeriesUnit::Month),
            By::Week => Some(SeriesUnit::Week(first_weekday(self.corpus))),
            By::Theatre | By::Area | By::Tactic | By::Actor | By::Basis => None,
        }
    }

    /// Names every part that an event belongs to.
    fn keys(
        &self,
        by: By,
        unit: Option<SeriesUnit>,
        event: &FoundEvent<'_>,
        name: &mut dyn FnMut(SetKey),
    ) {
        let entry = &event.numbers.entry;
        match by {
            By::Month => name(span_of(event, unit, SetKey::Month)),
            By::Week => name(span_of(event, unit, SetKey::Week)),
            By::Theatre => name(SetKey::Theatre(entry.theatre)),
            By::Area => name(SetKey::Area(entry.theatre, entry.area)),
            By::Tactic if entry.tactics.main().is_none() => name(SetKey::Rest),
            By::Tactic => entry.tactics.iter().for_each(|tactic| name(SetKey::Tactic(tactic))),
            By::Actor => actors(event, self.corpus.taxonomy(), name),
            By::Basis => name(SetKey::Basis(entry.basis)),
        }
    }

    /// Puts parts in their order, the one without a key last.
    pub(super) fn parts(&self, by: By, mut totals: Totals, whole: &Total) -> Vec<SetPart> {
        let keys = self.in_order(by, &totals);
        let rest = totals.contains_key(&SetKey::Rest).then_some(SetKey::Rest);
        let part = |key: SetKey| {
            let total = totals.remove(&key).unwrap_or_default();
            let figures = match key.basis() {
                Some(basis) => total.figures_on(basis, whole),
                None => total.figures(),
            };
            SetPart { held: self.held(&key), key, figures }
        };
        let parts = keys.into_iter().chain(rest).map(part);
        parts.filter(|part| by != By::Basis || !part.is_silent()).collect()
    }
}

/// Returns the span within which an event happened; the rest if it may have happened in several.
fn span_of(
    event: &FoundEvent<'_>,
    unit: Option<SeriesUnit>,
    key: impl Fn(crate::digest::Period) -> SetKey,
) -> SetKey {
    let (first, last) = event.numbers.entry.possible_days();
    let span = unit.and_then(|unit| unit.span(unit.start(first)));
    span.filter(|span| span.holds(last)).map_or(SetKey::Rest, key)
}

/// Names the actors of an event, each once.
fn actors(event: &FoundEvent<'_>, taxonomy: &Taxonomy, name: &mut dyn FnMut(SetKey)) {
    let entry = &event.numbers.entry;
    let mut named: Vec<SetKey> = Vec::new();
    for (at, actor) in entry.actors().enumerate() {
        // The first was looked up when the entry was read.
        let known = if at == 0 { entry.known_actor } else { taxonomy.find_actor(actor) };
        let key = known.map_or_else(|| SetKey::OtherActor(actor.to_owned()), SetKey::Actor);
        // An entry names few actors.
        if !named.contains(&key) {
            named.push(key);
        }
    }
    if named.is_empty() {
        named.push(SetKey::Rest);
    }
    named.into_iter().for_each(name);
}
