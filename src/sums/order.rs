//! The order of the parts of a found set, which is that of time or of the taxonomy and never that of
//! their numbers; and what is held of each.

use super::found::FoundSet;
use super::key::{By, SetKey};
use super::parts::Totals;
use super::time::{common, spans};
use crate::cover::{Held, Scope};
use crate::digest::{ActorId, Basis, Period, TacticId, TheatreId};

impl FoundSet<'_> {
    /// Returns the keys of parts in their order, without what has none.
    pub(super) fn in_order(&self, by: By, totals: &Totals) -> Vec<SetKey> {
        let taxonomy = self.corpus.taxonomy();
        let told = |key: &SetKey| totals.contains_key(key);
        match by {
            By::Month => self.in_time(by, totals).map(SetKey::Month).collect(),
            By::Week => self.in_time(by, totals).map(SetKey::Week).collect(),
            By::Theatre => {
                let all = taxonomy.theatres().map(|(theatre, _)| SetKey::Theatre(theatre));
                let asked = self.asked_theatres();
                all.filter(|key| told(key) || asked.iter().any(|at| *key == SetKey::Theatre(*at)))
                    .collect()
            }
            By::Area => {
                let of = |theatre| {
                    let areas = taxonomy.areas_of(theatre).map(|(area, _)| Some(area));
                    areas.chain([None]).map(move |area| SetKey::Area(theatre, area))
                };
                let all = taxonomy.theatres().flat_map(|(theatre, _)| of(theatre));
                all.filter(|key| told(key) || self.is_asked_area(key)).collect()
            }
            By::Tactic => {
                let all = (0..).take(taxonomy.tactics().len()).map(TacticId);
                all.map(SetKey::Tactic).filter(told).collect()
            }
            By::Actor => {
                let all = (0..).take(taxonomy.actors().len()).map(ActorId);
                let known = all.map(SetKey::Actor).filter(told);
                let is_other = |key: &&SetKey| matches!(key, SetKey::OtherActor(_));
                let mut others: Vec<SetKey> = totals.keys().filter(is_other).cloned().collect();
                others.sort_by_cached_key(|key| key.word(taxonomy));
                known.chain(others).collect()
            }
            By::Basis => Basis::ALL.map(SetKey::Basis).to_vec(),
        }
    }

    /// Returns the spans from the first day that is asked for or found to the last. A query that
    /// names no days asks for those of what it finds.
    fn in_time(&self, by: By, totals: &Totals) -> impl Iterator<Item = Period> + use<> {
        let found = || totals.keys().filter_map(SetKey::span);
        let asked = if self.asked.names_days() { self.periods() } else { Vec::new() };
        let all = || asked.iter().copied().chain(found());
        let first = all().map(|span| span.from).min();
        let last = all().filter_map(|span| span.to).max();
        let ends = self.unit(by).zip(first).zip(last);
        ends.into_iter().flat_map(|((unit, first), last)| spans(unit, first, last))
    }

    /// Returns the theatres that are asked for; all that have anything if none is named.
    fn asked_theatres(&self) -> Vec<TheatreId> {
        if !self.asked.names_places() {
            return self.corpus.theatres().map(|shelf| shelf.theatre).collect();
        }
        let theatre = |scope: &Scope| match scope {
            Scope::All => None,
            Scope::Theatre(theatre) | Scope::Area(theatre, _) => Some(*theatre),
        };
        self.asked.scopes().iter().filter_map(theatre).collect()
    }

    fn is_asked_area(&self, key: &SetKey) -> bool {
        match key {
            SetKey::Area(theatre, Some(area)) => {
                self.asked.scopes().contains(&Scope::Area(*theatre, *area))
            }
            SetKey::Area(_, None)
            | SetKey::Month(_)
            | SetKey::Week(_)
            | SetKey::Theatre(_)
            | SetKey::Tactic(_)
            | SetKey::Actor(_)
            | SetKey::OtherActor(_)
            | SetKey::Basis(_)
            | SetKey::Rest => false,
        }
    }

    /// Returns what is held of a part: of a span the places that are asked for, on those of its days
    /// that are; of a place the days that are asked for.
    pub(super) fn held(&self, key: &SetKey) -> Option<Held> {
        let cover = &self.cover;
        match key {
            SetKey::Month(span) | SetKey::Week(span) => {
                let days = if self.asked.names_days() {
                    common(&self.periods(), *span)
                } else {
                    vec![*span]
                };
                (!days.is_empty()).then(|| cover.held_together(self.asked.scopes(), &days))
            }
            SetKey::Theatre(theatre) => {
                // Where only areas of it are asked for, it is these that must be held.
                let is_area = |scope: &&Scope| matches!(scope, Scope::Area(of, _) if of == theatre);
                let asked = self.asked.scopes();
                let areas: Vec<Scope> = asked.iter().filter(is_area).copied().collect();
                let whole = areas.is_empty() || asked.contains(&Scope::Theatre(*theatre));
                let scopes = if whole { vec![Scope::Theatre(*theatre)] } else { areas };
                Some(cover.held_together(&scopes, &self.periods()))
            }
            SetKey::Area(theatre, area) => {
                Some(cover.held(Scope::of(*theatre, *area), &self.periods()))
            }
            SetKey::Tactic(_)
            | SetKey::Actor(_)
            | SetKey::OtherActor(_)
            | SetKey::Basis(_)
            | SetKey::Rest => None,
        }
    }
}
