//! Entries by theatre and area, with their tallies.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::EntryKey;
use super::events::numbers;
use super::repeats::Repeats;
use crate::digest::{
    AreaId, Digest, EntryRef, EventNumbers, EventSide, SideTallies, Taxonomy, TheatreId,
};

/// The entries of one area, or of the theatre as a whole if no area is named.
#[derive(Clone, Debug)]
pub struct AreaIndex {
    /// The area.
    pub area: Option<AreaId>,
    /// Its entries, newest digest first.
    pub entries: Vec<EntryKey>,
    /// Their tallies by side, each event counted once.
    pub tallies: SideTallies,
}

/// `None` sorts last: entries without an area come after the areas.
type AreaRank = (bool, Option<AreaId>);

fn rank(area: Option<AreaId>) -> AreaRank {
    (area.is_none(), area)
}

/// The contents of one theatre.
#[derive(Clone, Debug)]
pub struct TheatreIndex {
    /// The theatre.
    pub theatre: TheatreId,
    areas: BTreeMap<AreaRank, AreaIndex>,
    /// How many digests cover it.
    pub digests: u32,
}

impl TheatreIndex {
    /// Returns the tallies of its entries by side, each event counted once.
    pub fn tallies(&self) -> SideTallies {
        let mut all = SideTallies::default();
        self.areas().for_each(|area_index| all.merge(&area_index.tallies));
        all
    }

    /// Returns its areas in the order of the taxonomy, with entries without an area last.
    pub fn areas(&self) -> impl ExactSizeIterator<Item = &AreaIndex> {
        self.areas.values()
    }

    /// Returns one of its areas.
    pub fn area(&self, area: Option<AreaId>) -> Option<&AreaIndex> {
        self.areas.get(&rank(area))
    }

    fn area_mut(&mut self, area: Option<AreaId>) -> &mut AreaIndex {
        let empty = || AreaIndex { area, entries: Vec::new(), tallies: SideTallies::default() };
        self.areas.entry(rank(area)).or_insert_with(empty)
    }
}

/// Returns the numbers that an entry counts as which tells an event with others: those of its event, from
/// all who tell it; none for a repeat, whose event is counted elsewhere.
pub(super) fn counted_as<'d>(
    key: EntryKey,
    entry: EntryRef<'d>,
    repeats: &Repeats,
    digests: &'d [Arc<Digest>],
) -> Option<EventNumbers<'d>> {
    let told_in = |key: EntryKey| digests.get(key.digest as usize)?.entry(key.index as usize);
    match repeats.group(key) {
        Some(tellings) if tellings.first() == Some(&key) => {
            let event = numbers(key, tellings, told_in);
            Some(event.unwrap_or_else(|| EventNumbers::from(entry)))
        }
        Some(_) => None,
        None => Some(EventNumbers::from(entry)),
    }
}

/// All theatres that have any content.
#[derive(Clone, Debug, Default)]
pub(super) struct PlaceIndex {
    theatres: Vec<TheatreIndex>,
    entries: usize,
}

impl PlaceIndex {
    /// Puts the entries of one digest on their shelves.
    pub(super) fn shelve(&mut self, place: u32, digest: &Digest) {
        for theatre in digest.theatres() {
            self.theatre_mut(theatre).digests += 1;
        }
        for section in digest.sections().iter().filter(|section| section.len > 0) {
            let held = self.theatre_mut(section.theatre).area_mut(section.area);
            let indices = section.first..section.first + section.len;
            held.entries.extend(indices.map(|index| EntryKey { digest: place, index }));
        }
        self.entries += digest.len();
    }

    /// Counts the entries of one digest where they stand, each as what `counted` says.
    pub(super) fn count<'d>(
        &mut self,
        place: u32,
        digest: &'d Digest,
        taxonomy: &Taxonomy,
        counted: impl Fn(EntryKey, EntryRef<'d>) -> Option<EventNumbers<'d>>,
    ) {
        for section in digest.sections().iter().filter(|section| section.len > 0) {
            let held = self.theatre_mut(section.theatre).area_mut(section.area);
            for (index, entry) in digest.entries_of(section) {
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                let side = EventSide::of(&entry, taxonomy);
                match counted(EntryKey { digest: place, index }, entry) {
                    Some(event) => held.tallies.add(side, &event),
                    None => held.tallies.add_repeat(side),
                }
            }
        }
    }

    /// Appends the shelves of digests whose places begin at `first`.
    pub(super) fn append(&mut self, others: &Self, first: u32) {
        for other in &others.theatres {
            let theatre = self.theatre_mut(other.theatre);
            theatre.digests += other.digests;
            for other in other.areas.values() {
                let area_index = theatre.area_mut(other.area);
                let moved = |key: &EntryKey| EntryKey { digest: key.digest + first, ..*key };
                area_index.entries.extend(other.entries.iter().map(moved));
                area_index.tallies.merge(&other.tallies);
            }
        }
        self.entries += others.entries;
    }

    /// Releases the spare room that growing left.
    pub(super) fn shrink(&mut self) {
        let areas = self.theatres.iter_mut().flat_map(|theatre| theatre.areas.values_mut());
        areas.for_each(|area_index| area_index.entries.shrink_to_fit());
    }

    pub(super) fn entries(&self) -> usize {
        self.entries
    }

    pub(super) fn theatres(&self) -> impl Iterator<Item = &TheatreIndex> {
        self.theatres.iter()
    }

    pub(super) fn theatre(&self, id: TheatreId) -> Option<&TheatreIndex> {
        self.theatres.iter().find(|known| known.theatre == id)
    }

    fn theatre_mut(&mut self, theatre: TheatreId) -> &mut TheatreIndex {
        let at = match self.theatres.binary_search_by_key(&theatre, |known| known.theatre) {
            Ok(at) => at,
            Err(at) => {
                self.theatres
                    .insert(at, TheatreIndex { theatre, areas: BTreeMap::new(), digests: 0 });
                at
            }
        };
        &mut self.theatres[at]
    }
}
