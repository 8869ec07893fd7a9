//! The vocabulary of an archive: theatres, areas, kinds, tactics, actors, outlets, and all their
//! names.
//!
//! It is data, not code: a new theatre needs no new build. Ids here are places in its tables and
//! mean nothing outside one loaded archive.

mod kept_sounds;
mod terms;

use std::collections::HashMap;

use crate::words::fold;
pub use kept_sounds::KeptSounds;
pub use terms::{
    Acled, Actor, ActorId, Area, AreaId, CountsAs, Kind, KindId, KindInAcled, Outlet, Party,
    Tactic, TacticId, TaxonomyParts, Theatre, TheatreId,
};

/// The vocabulary with its look-ups. Every look-up accepts any alias in any spelling.
#[derive(Clone, Debug, Default)]
pub struct Taxonomy {
    parts: TaxonomyParts,
    theatres: HashMap<String, TheatreId>,
    areas: HashMap<(TheatreId, String), AreaId>,
    kinds: HashMap<String, KindId>,
    tactics: HashMap<String, TacticId>,
    sub_events: HashMap<String, Vec<TacticId>>,
    actors: HashMap<String, ActorId>,
    outlets: HashMap<String, u16>,
    /// For each actor, the actor itself and all its parts.
    parts_of: Vec<Vec<ActorId>>,
    sounds: KeptSounds,
}

/// The longest chain of actors of which each is part of the next. Bounds cycles, and what is
/// stored.
const MOST_WHOLES: usize = 8;

impl From<TaxonomyParts> for Taxonomy {
    fn from(parts: TaxonomyParts) -> Self {
        let mut taxonomy = Self::default();
        // In `zip` the list comes first: after the last of 256 there is no next `u8`.
        for (theatre, at) in parts.theatres.iter().zip(0..) {
            register(&mut taxonomy.theatres, TheatreId(at), names(theatre));
        }
        for (area, at) in parts.areas.iter().zip(0..) {
            for name in [&area.id, &area.name].into_iter().chain(&area.aliases) {
                taxonomy.areas.entry((area.theatre, fold(name))).or_insert(AreaId(at));
            }
        }
        for (kind, at) in parts.kinds.iter().zip(0..) {
            let all = [&kind.id, &kind.name].into_iter().chain(&kind.aliases);
            register(&mut taxonomy.kinds, KindId(at), all);
        }
        for (tactic, at) in parts.tactics.iter().zip(0..) {
            let all = [&tactic.id, &tactic.name].into_iter().chain(&tactic.aliases);
            register(&mut taxonomy.tactics, TacticId(at), all);
            if let Some(acled) = &tactic.acled {
                let sub_event = fold(&acled.sub_event);
                taxonomy.sub_events.entry(sub_event).or_default().push(TacticId(at));
            }
        }
        for (actor, at) in parts.actors.iter().zip(0..) {
            let all = std::iter::once(&actor.name).chain(&actor.aliases);
            register(&mut taxonomy.actors, ActorId(at), all);
        }
        for (outlet, at) in parts.outlets.iter().zip(0..) {
            let all = std::iter::once(&outlet.name).chain(&outlet.aliases);
            register(&mut taxonomy.outlets, at, all);
        }
        taxonomy.parts = parts;
        taxonomy.parts_of = taxonomy.all_parts();
        taxonomy
    }
}

fn names(theatre: &Theatre) -> impl Iterator<Item = &Box<str>> {
    [&theatre.id, &theatre.name].into_iter().chain(&theatre.aliases)
}

/// Registers names. The first thing with a name keeps it; `archive` reports the second.
fn register<'a, Id: Copy>(
    table: &mut HashMap<String, Id>,
    id: Id,
    names: impl Iterator<Item = &'a Box<str>>,
) {
    for name in names {
        table.entry(fold(name)).or_insert(id);
    }
}

impl Taxonomy {
    /// Returns the marking that applies to everything in the archive.
    pub fn marking(&self) -> Option<&str> {
        self.parts.marking.as_deref()
    }

    /// Returns the same vocabulary for an archive with another marking.
    #[must_use]
    pub fn marked(mut self, marking: &str) -> Self {
        self.parts.marking = Some(marking.into());
        self
    }

    /// Returns the names by their sounds.
    pub fn sounds(&self) -> &KeptSounds {
        &self.sounds
    }

    /// Finds a theatre by id, name or alias.
    pub fn find_theatre(&self, word: &str) -> Option<TheatreId> {
        self.theatres.get(&fold(word)).copied()
    }

    /// Finds an area of a theatre by name or alias.
    pub fn find_area(&self, theatre: TheatreId, word: &str) -> Option<AreaId> {
        self.areas.get(&(theatre, fold(word))).copied()
    }

    /// Finds every area with that name or alias, and its theatre.
    pub fn areas_called(&self, word: &str) -> impl Iterator<Item = (TheatreId, AreaId)> {
        let mut key = (TheatreId(0), fold(word));
        let theatres = (0..).map(TheatreId).take(self.parts.theatres.len());
        theatres.filter_map(move |theatre| {
            key.0 = theatre;
            Some((theatre, *self.areas.get(&key)?))
        })
    }

    /// Finds an area in any theatre by name or alias, if only one has it.
    pub fn find_area_anywhere(&self, word: &str) -> Option<AreaId> {
        let mut found = self.areas_called(word);
        let (_, first) = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// Finds a kind by id, name or alias.
    pub fn find_kind(&self, word: &str) -> Option<KindId> {
        self.kinds.get(&fold(word)).copied()
    }

    /// Finds a tactic by id, name or alias.
    pub fn find_tactic(&self, word: &str) -> Option<TacticId> {
        self.tactics.get(&fold(word)).copied()
    }

    /// Returns the tactics that have this sub-event of ACLED, in the order of the taxonomy.
    pub fn tactics_of_sub_event(&self, word: &str) -> &[TacticId] {
        self.sub_events.get(&fold(word)).map_or(&[], Vec::as_slice)
    }

    /// Finds an actor by name or alias.
    pub fn find_actor(&self, word: &str) -> Option<ActorId> {
        self.actors.get(&fold(word)).copied()
    }

    /// Finds an outlet by name or alias.
    pub fn find_outlet(&self, word: &str) -> Option<&Outlet> {
        self.outlets.get(&fold(word)).and_then(|at| self.parts.outlets.get(usize::from(*at)))
    }

    /// Returns a theatre. Ids come from this taxonomy, so a missing one is shown as such.
    pub fn theatre(&self, id: TheatreId) -> Option<&Theatre> {
        self.parts.theatres.get(usize::from(id.0))
    }

    /// Returns the name of a theatre.
    pub fn theatre_name(&self, id: TheatreId) -> &str {
        self.theatre(id).map_or("?", |theatre| &theatre.name)
    }

    /// Returns the id word of a theatre.
    pub fn theatre_word(&self, id: TheatreId) -> &str {
        self.theatre(id).map_or("?", |theatre| &theatre.id)
    }

    /// Returns an area.
    pub fn area(&self, id: AreaId) -> Option<&Area> {
        self.parts.areas.get(usize::from(id.0))
    }

    /// Returns true if attacks there are attacks in the West. What the area says of itself counts
    /// before what its theatre says.
    pub fn is_west(&self, theatre: TheatreId, area: Option<AreaId>) -> bool {
        let own = area.and_then(|area| self.area(area)?.west);
        own.unwrap_or_else(|| self.theatre(theatre).is_some_and(|theatre| theatre.west))
    }

    /// Returns the name of an area.
    pub fn area_name(&self, id: AreaId) -> &str {
        self.parts.areas.get(usize::from(id.0)).map_or("?", |area| &area.name)
    }

    /// Returns the id word of an area.
    pub fn area_word(&self, id: AreaId) -> &str {
        self.parts.areas.get(usize::from(id.0)).map_or("?", |area| &area.id)
    }

    /// Returns the name of a kind.
    pub fn kind_name(&self, id: KindId) -> &str {
        self.parts.kinds.get(usize::from(id.0)).map_or("?", |kind| &kind.name)
    }

    /// Returns the id word of a kind.
    pub fn kind_word(&self, id: KindId) -> &str {
        self.parts.kinds.get(usize::from(id.0)).map_or("?", |kind| &kind.id)
    }

    /// Returns a tactic.
    pub fn tactic(&self, id: TacticId) -> Option<&Tactic> {
        self.parts.tactics.get(usize::from(id.0))
    }

    /// Returns the name of a tactic.
    pub fn tactic_name(&self, id: TacticId) -> &str {
        self.tactic(id).map_or("?", |tactic| &tactic.name)
    }

    /// Returns the id word of a tactic.
    pub fn tactic_word(&self, id: TacticId) -> &str {
        self.tactic(id).map_or("?", |tactic| &tactic.id)
    }

    /// Returns an actor.
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.parts.actors.get(usize::from(id.0))
    }

    /// Returns true if `actor` is `whole`, or part of it at any depth.
    pub fn is_part_of(&self, actor: ActorId, whole: ActorId) -> bool {
        self.wholes_of(actor).any(|id| id == whole)
    }

    /// Returns an actor and everything it is part of, each once, from the inner to the outer.
    pub fn wholes_of(&self, actor: ActorId) -> impl Iterator<Item = ActorId> + use<> {
        let mut wholes = [None; MOST_WHOLES];
        let mut next = Some(actor);
        for at in 0..MOST_WHOLES {
            // Stops at a cycle in the data.
            let Some(id) = next.filter(|id| !wholes.contains(&Some(*id))) else { break };
            wholes[at] = Some(id);
            next = self.actor(id).and_then(|actor| actor.part_of);
        }
        wholes.into_iter().flatten()
    }

    /// Returns an actor and all its parts: the inverse of [`Self::wholes_of`].
    pub fn parts_of(&self, whole: ActorId) -> &[ActorId] {
        self.parts_of.get(usize::from(whole.0)).map_or(&[], Vec::as_slice)
    }

    fn all_parts(&self) -> Vec<Vec<ActorId>> {
        let mut parts = vec![Vec::new(); self.parts.actors.len()];
        for at in self.parts.actors.iter().zip(0..).map(|(_, at)| ActorId(at)) {
            for whole in self.wholes_of(at) {
                if let Some(parts) = parts.get_mut(usize::from(whole.0)) {
                    parts.push(at);
                }
            }
        }
        parts
    }

    /// Returns every theatre with its id, in the order of the screen.
    pub fn theatres(&self) -> impl Iterator<Item = (TheatreId, &Theatre)> {
        self.parts.theatres.iter().zip(0..).map(|(theatre, at)| (TheatreId(at), theatre))
    }

    /// Returns every area with its id, in the order of the screen.
    pub fn areas(&self) -> impl Iterator<Item = (AreaId, &Area)> {
        self.parts.areas.iter().zip(0..).map(|(area, at)| (AreaId(at), area))
    }

    /// Returns the areas of one theatre with their ids, in the order of the screen.
    pub fn areas_of(&self, theatre: TheatreId) -> impl Iterator<Item = (AreaId, &Area)> {
        self.areas().filter(move |(_, area)| area.theatre == theatre)
    }

    /// Returns every kind, in the order of the screen.
    pub fn kinds(&self) -> &[Kind] {
        &self.parts.kinds
    }

    /// Returns what entries of a kind are counted as.
    pub fn counts_as(&self, kind: KindId) -> Option<CountsAs> {
        self.parts.kinds.get(usize::from(kind.0))?.counts_as
    }

    /// Returns where entries of a kind stand in ACLED's vocabulary.
    pub fn kind_in_acled(&self, kind: KindId) -> &KindInAcled {
        self.parts.kinds.get(usize::from(kind.0)).map_or(&KindInAcled::ByTactic, |kind| &kind.acled)
    }

    /// Returns true if some kind counts as that; otherwise no entry can.
    pub fn has_counted_as(&self, meant: CountsAs) -> bool {
        self.parts.kinds.iter().any(|kind| kind.counts_as == Some(meant))
    }

    /// Returns every tactic, in the order of the screen.
    pub fn tactics(&self) -> &[Tactic] {
        &self.parts.tactics
    }

    /// Returns every actor.
    pub fn actors(&self) -> &[Actor] {
        &self.parts.actors
    }

    /// Returns every outlet.
    pub fn outlets(&self) -> &[Outlet] {
        &self.parts.outlets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Taxonomy {
        let theatre = |id: &str, name: &str| Theatre {
            id: id.into(),
            name: name.into(),
            aliases: vec![],
            west: false,
            countries: Vec::new(),
        };
        let area = |name: &str, alias: &str, theatre| Area {
            id: crate::words::slug(name).into(),
            name: name.into(),
            aliases: vec![alias.into()],
            theatre: TheatreId(theatre),
            west: None,
            countries: Vec::new(),
        };
        TaxonomyParts {
            theatres: vec![theatre("iraq", "Iraq"), theatre("syria", "Syria")],
            areas: vec![
                area("Diyala", "Diyala Province", 0),
                area("Al-Raqqah", "Raqqa", 1),
                area("Border", "frontier", 0),
                area("Border", "frontier", 1),
            ],
            actors: vec![
                Actor { name: "Islamic State".into(), aliases: vec!["ISIS".into()], part_of: None },
                Actor {
                    name: "IS Iraq Province".into(),
                    aliases: vec![],
                    part_of: Some(ActorId(0)),
                },
            ],
            ..TaxonomyParts::default()
        }
        .into()
    }

    #[test]
    fn aliases_and_spellings_find_the_same_thing() {
        let taxonomy = sample();
        let syria = taxonomy.find_theatre("SYRIA").unwrap();
        assert_eq!(taxonomy.find_area(syria, "raqqa"), Some(AreaId(1)));
        assert_eq!(taxonomy.find_area(syria, "al raqqah"), Some(AreaId(1)));
        assert_eq!(taxonomy.find_area(syria, "Diyala"), None);
        assert_eq!(taxonomy.find_area_anywhere("diyala province"), Some(AreaId(0)));
        assert_eq!(taxonomy.find_area_anywhere("border"), None, "two theatres have one");
    }

    #[test]
    fn an_area_may_lie_outside_of_the_west_that_its_theatre_is() {
        let mut parts = sample().parts;
        parts.theatres[1].west = true;
        parts.areas[1].west = Some(false);
        let taxonomy = Taxonomy::from(parts);
        let (iraq, syria) = (TheatreId(0), TheatreId(1));
        assert!(taxonomy.is_west(syria, None));
        assert!(taxonomy.is_west(syria, Some(AreaId(3))));
        assert!(!taxonomy.is_west(syria, Some(AreaId(1))));
        assert!(!taxonomy.is_west(iraq, Some(AreaId(0))));
    }

    #[test]
    fn parts_belong_to_the_whole_and_circles_end() {
        let taxonomy = sample();
        let whole = taxonomy.find_actor("isis").unwrap();
        let part = taxonomy.find_actor("IS Iraq Province").unwrap();
        assert!(taxonomy.is_part_of(part, whole));
        assert!(!taxonomy.is_part_of(whole, part));
        let mut parts = taxonomy.parts.clone();
        parts.actors[0].part_of = Some(ActorId(1));
        parts.actors.push(Actor { name: "Other".into(), aliases: vec![], part_of: None });
        let circle = Taxonomy::from(parts);
        assert!(!circle.is_part_of(ActorId(0), ActorId(2)));
        assert_eq!(circle.parts_of(ActorId(0)), [ActorId(0), ActorId(1)]);
        assert_eq!(circle.wholes_of(ActorId(1)).collect::<Vec<_>>(), [ActorId(1), ActorId(0)]);
    }
}
