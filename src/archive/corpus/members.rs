//! Finds which entries belong to which waves: those that name the wave, or of whose event another
//! telling does, and attacks and clashes of its actor within its period.
//!
//! Nothing here is stored per pair of wave and entry, since there may be hundreds of millions of
//! pairs. The entries of each wave's actor are stored by first day, with a count for each wave; the
//! members themselves are computed on request.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::moves::StayedEntries;
use super::wave_counts::{self, ChangedWaves, WaveCount};
use super::{Corpus, EntryKey};
use crate::digest::{ActorId, EntryRef, EventTotal, PartKey, Period, Taxonomy, TheatreId, Wave};

/// The entries of waves.
#[derive(Clone, Debug, Default)]
pub(super) struct Members {
    /// The entries that name a wave, by the wave's id, in the order of the corpus.
    named: HashMap<Box<str>, Vec<EntryKey>>,
    /// The entries of each actor of some wave, and of the actor's parts, by first day.
    of_actor: HashMap<ActorId, Vec<DatedEntry>>,
    /// How many entries each wave has, and how many events these tell in how many tellings.
    counts: Vec<WaveCount>,
}

/// An entry that can belong to waves of its actor.
#[derive(Clone, Copy, Debug)]
pub(super) struct DatedEntry {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) key: EntryKey,
}

impl DatedEntry {
    /// Returns what such entries are sorted by.
    fn order(&self) -> (NaiveDate, EntryKey) {
        (self.from, self.key)
    }
}

impl Members {
    /// Gathers the members in one pass over the entries; repeats are left out.
    pub(super) fn gather(corpus: &Corpus) -> Self {
        let mut gathered = GatheredMembers::of(corpus);
        for (key, entry) in corpus.entries() {
            gathered.add(key, entry, corpus);
        }
        let mut members = gathered.by_day();
        members.counts = wave_counts::all(&members, corpus);
        members
    }

    /// Does the same after a change: what was gathered of entries that stayed is kept, and a wave is
    /// counted again only if one that came, went or changed may belong to it. Both corpora must have
    /// the same vocabulary and the same waves.
    pub(super) fn follow(before: &Self, corpus: &Corpus, stayed: &StayedEntries<'_>) -> Self {
        let mut gathered = GatheredMembers::of(corpus);
        for key in stayed.others(&corpus.digests) {
            if let Some(entry) = corpus.entry(key) {
                gathered.add(key, entry, corpus);
            }
        }
        let mut members = gathered.by_day();
        let mut changed = ChangedWaves::default();
        for wave in members.named.keys() {
            changed.name(wave);
        }
        for (actor, deeds) in &members.of_actor {
            for deed in deeds {
                changed.meet(*actor, deed);
            }
        }
        for (wave, keys) in &before.named {
            let kept: Vec<EntryKey> = keys.iter().filter_map(|key| stayed.key(*key)).collect();
            if kept.len() < keys.len() {
                changed.name(wave);
            }
            if !kept.is_empty() {
                put_between(kept, members.named.entry(wave.clone()).or_default(), |key| *key);
            }
        }
        for (actor, deeds) in &before.of_actor {
            let mut kept = Vec::with_capacity(deeds.len());
            for deed in deeds {
                match stayed.key(deed.key) {
                    Some(key) => kept.push(DatedEntry { key, ..*deed }),
                    None => changed.meet(*actor, deed),
                }
            }
            let deeds = members.of_actor.entry(*actor).or_default();
            put_between(kept, deeds, DatedEntry::order);
        }
        members.counts = wave_counts::again(&before.counts, &changed, &members, corpus);
        members
    }

    /// Returns whether they are those of a corpus with so many waves.
    pub(super) fn are_of(&self, waves: usize) -> bool {
        self.counts.len() == waves
    }

    /// Returns the entries that name a wave, in the order of the corpus.
    pub(super) fn naming(&self, wave: &str) -> &[EntryKey] {
        self.named.get(wave).map_or(&[], Vec::as_slice)
    }

    /// Returns the deeds of an actor whose first day lies between two.
    pub(super) fn deeds_between(
        &self,
        actor: ActorId,
        first: NaiveDate,
        last: NaiveDate,
    ) -> &[DatedEntry] {
        let deeds = self.of_actor.get(&actor).map_or(&[][..], Vec::as_slice);
        let from = deeds.partition_point(|deed| deed.from < first);
        let to = deeds.partition_point(|deed| deed.from <= last);
        deeds.get(from..to).unwrap_or_default()
    }

    /// Returns how many entries a wave has.
    pub(super) fn len_of(&self, wave: usize) -> usize {
        self.counts.get(wave).map_or(0, |count| count.entries)
    }

    /// Returns the entries that belong to any of some waves, each once, in the order of the corpus.
    pub(super) fn of<'w>(&self, waves: impl IntoIterator<Item = &'w Wave>) -> Vec<EntryKey> {
        let mut keys = Vec::new();
        let mut periods: HashMap<ActorId, Vec<Period>> = HashMap::new();
        for wave in waves {
            keys.extend(self.named.get(&wave.id).into_iter().flatten());
            if let Some(actor) = wave.known_actor {
                periods.entry(actor).or_default().push(wave.period);
            }
        }
        for (actor, periods) in periods {
            let deeds = self.of_actor.get(&actor).map_or(&[][..], Vec::as_slice);
            keys.extend(within(deeds, periods));
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// Puts some items between others that are sorted, in one pass: both are runs of the sort.
fn put_between<T, K: Ord>(mut others: Vec<T>, some: &mut Vec<T>, order: impl FnMut(&T) -> K) {
    let are_few = !some.is_empty();
    others.append(some);
    if are_few {
        others.sort_by_key(order);
    }
    *some = others;
}

fn add_named(named: &mut HashMap<Box<str>, Vec<EntryKey>>, wave: &str, key: EntryKey) {
    // An id is stored once, however many entries name it.
    match named.get_mut(wave) {
        Some(keys) => keys.push(key),
        None => drop(named.insert(wave.into(), vec![key])),
    }
}

/// The entries that can belong to waves, while they are gathered.
struct GatheredMembers {
    named: HashMap<Box<str>, Vec<EntryKey>>,
    /// The attacks and clashes of each actor of a wave.
    lists: Vec<(ActorId, Vec<DatedEntry>)>,
    /// For each actor of the taxonomy, the places of the lists that its deeds belong to. Looked up
    /// for every entry of an archive, so found by number and not by hashing.
    lists_of: Vec<Vec<usize>>,
}

impl GatheredMembers {
    fn of(corpus: &Corpus) -> Self {
        let actors: BTreeSet<ActorId> =
            corpus.waves.iter().filter_map(|wave| wave.known_actor).collect();
        let mut lists_of = vec![Vec::new(); corpus.taxonomy.actors().len()];
        for (list, whole) in actors.iter().enumerate() {
            // An actor is part of few others; their number is bounded.
            for part in corpus.taxonomy.parts_of(*whole) {
                lists_of[usize::from(part.0)].push(list);
            }
        }
        let lists = actors.into_iter().map(|actor| (actor, Vec::new())).collect();
        Self { named: HashMap::new(), lists, lists_of }
    }

    /// Adds an entry, if it can belong to a wave. Entries are added in the order of the corpus.
    fn add(&mut self, key: EntryKey, entry: EntryRef<'_>, corpus: &Corpus) {
        if corpus.is_repeat(key) {
            return;
        }
        if let Some(wave) = corpus.wave_of_event(key, entry) {
            add_named(&mut self.named, wave, key);
        } else if corpus.taxonomy.counts_as(entry.kind).is_some() {
            self.add_deed(key, entry, &corpus.taxonomy);
        }
    }

    fn add_deed(&mut self, key: EntryKey, entry: EntryRef<'_>, taxonomy: &Taxonomy) {
        let (from, to) = entry.possible_days();
        for actor in entry.known_actors(taxonomy) {
            for list in self.lists_of.get(usize::from(actor.0)).into_iter().flatten() {
                let deeds = &mut self.lists[*list].1;
                // Two actors of one entry may be parts of the same.
                if deeds.last().is_none_or(|last| last.key != key) {
                    deeds.push(DatedEntry { from, to, key });
                }
            }
        }
    }

    /// Returns the members, not counted yet.
    fn by_day(self) -> Members {
        let mut of_actor: HashMap<_, _> = self.lists.into_iter().collect();
        for deeds in of_actor.values_mut() {
            deeds.sort_unstable_by_key(DatedEntry::order);
            deeds.shrink_to_fit();
        }
        Members { named: self.named, of_actor, counts: Vec::new() }
    }
}

/// Returns the entries, sorted by first day, that lie within one of the periods, in one pass over
/// both. Of the periods begun by an entry's first day, the one that ends last decides.
fn within(deeds: &[DatedEntry], mut periods: Vec<Period>) -> impl Iterator<Item = EntryKey> + '_ {
    periods.sort_unstable_by_key(|period| period.from);
    let first = periods.first().map_or(NaiveDate::MAX, |period| period.from);
    let end = |period: &Period| period.to.unwrap_or(NaiveDate::MAX);
    let last = periods.iter().map(end).max().unwrap_or(NaiveDate::MIN);
    let start = deeds.partition_point(|deed| deed.from < first);
    let deeds = deeds.get(start..).unwrap_or(&[]).iter();
    let mut periods = periods.into_iter().peekable();
    let mut reach = NaiveDate::MIN;
    deeds.take_while(move |deed| deed.from <= last).filter_map(move |deed| {
        while let Some(period) = periods.next_if(|period| period.from <= deed.from) {
            reach = reach.max(end(&period));
        }
        (deed.to <= reach).then_some(deed.key)
    })
}

/// Returns whether an entry can belong to waves at all: a telling of its event names one, or it is
/// an attack or a clash.
fn can_belong(key: EntryKey, entry: EntryRef<'_>, corpus: &Corpus) -> bool {
    corpus.wave_of_event(key, entry).is_some() || corpus.taxonomy.counts_as(entry.kind).is_some()
}

impl Corpus {
    /// Returns how many entries belong to the wave at a place. Available once the corpus is
    /// settled.
    pub fn member_count(&self, wave: usize) -> usize {
        self.members.len_of(wave)
    }

    /// Returns how many events of the wave at a place happened within its days or may have, and how
    /// many entries tell them. Available once the corpus is settled.
    pub fn wave_events(&self, wave: usize) -> EventTotal {
        self.members.counts.get(wave).map_or_else(EventTotal::default, |count| count.inside)
    }

    /// Returns the same of the events that name the wave and happened on other days: no sum of the
    /// wave holds them.
    pub fn wave_events_outside(&self, wave: usize) -> EventTotal {
        self.members.counts.get(wave).map_or_else(EventTotal::default, |count| count.outside)
    }

    /// Returns true if no day on which an entry may have happened is one of a wave.
    pub fn is_outside(&self, wave: &Wave, key: EntryKey) -> bool {
        self.entry(key).is_some_and(|entry| {
            let (from, to) = entry.possible_days();
            !wave.period.overlaps(Period { from, to: Some(to) })
        })
    }

    /// Returns the entries that belong to the wave at a place: those that name it, and attacks and
    /// clashes of its actor within its period, newest digest first. Repeats are left out. Available
    /// once the corpus is settled; computed anew on each call.
    pub fn members(&self, wave: usize) -> Vec<EntryKey> {
        self.members_of_any(&[wave])
    }

    /// Returns the entries that belong to at least one of several waves, in the same order.
    pub fn members_of_any(&self, waves: &[usize]) -> Vec<EntryKey> {
        self.members.of(waves.iter().filter_map(|at| self.waves.get(*at)).map(Arc::as_ref))
    }

    /// Returns the theatres of some waves, in the order of the taxonomy: those of their entries, and
    /// those that their figures name.
    pub fn theatres_of_waves(&self, waves: &[usize]) -> Vec<TheatreId> {
        let members = self.members_of_any(waves);
        let told = members.iter().filter_map(|key| Some(self.entry(*key)?.theatre));
        let figures = waves.iter().filter_map(|at| self.waves.get(*at));
        let parts = figures.flat_map(|wave| &wave.figures).flat_map(|figure| &figure.parts);
        let stated = parts.filter_map(|part| match part.key {
            PartKey::Theatre(theatre) => Some(theatre),
            PartKey::Area(area) => self.taxonomy.area(area).map(|area| area.theatre),
            PartKey::Tactic(_) | PartKey::Other => None,
        });
        told.chain(stated).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Returns the entries that name the wave at a place, in the order of the corpus.
    pub fn naming(&self, wave: usize) -> &[EntryKey] {
        self.waves.get(wave).map_or(&[], |wave| self.members.naming(&wave.id))
    }

    /// Returns the actors of waves, each with the entries that belong to every wave of the actor
    /// within whose period they lie.
    pub fn actors_of_waves(&self) -> impl Iterator<Item = (ActorId, Vec<EntryKey>)> {
        let keys = |deeds: &Vec<DatedEntry>| deeds.iter().map(|deed| deed.key).collect();
        self.members.of_actor.iter().map(move |(actor, deeds)| (*actor, keys(deeds)))
    }

    /// Returns the waves that an entry belongs to with their places, newest first: the inverse of
    /// [`Self::members`].
    pub fn waves_of(&self, key: EntryKey) -> impl Iterator<Item = (usize, &Wave)> {
        let entry = self.entry(key).filter(|_| !self.is_repeat(key));
        let entry = entry.filter(|entry| can_belong(key, *entry, self));
        let waves = self.waves.iter().map(Arc::as_ref).enumerate();
        let belongs = move |entry: EntryRef<'_>, wave: &Wave| match self.wave_of_event(key, entry) {
            Some(named) => named == &*wave.id,
            None => self.took_part(entry, wave),
        };
        waves.filter(move |(_, wave)| entry.is_some_and(|entry| belongs(entry, wave)))
    }

    /// Returns the id of the wave that an event is said to belong to: by the telling that counts,
    /// else by another of its tellings. What one publisher knows is not lost because another's
    /// telling counts.
    fn wave_of_event<'c>(&'c self, key: EntryKey, entry: EntryRef<'c>) -> Option<&'c str> {
        let others = || self.repeats(key).filter_map(|other| self.entry(other)?.wave());
        entry.wave().or_else(|| others().next())
    }

    fn took_part(&self, entry: EntryRef<'_>, wave: &Wave) -> bool {
        let (first, last) = entry.possible_days();
        let within = wave.period.holds(first) && wave.period.holds(last);
        let is_part = |whole| {
            let mut known = entry.known_actors(&self.taxonomy);
            known.any(|actor| self.taxonomy.is_part_of(actor, whole))
        };
        within && wave.known_actor.is_some_and(is_part)
    }
}
