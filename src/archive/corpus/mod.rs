//! Everything that was loaded, and access to it by digest, theatre and area, wave, or id.
//!
//! The corpus grows digest by digest while files are still being read; [`Corpus::finish`] then
//! sorts late arrivals and links tellings of one event.

mod cited;
mod dependence;
mod entry_placings;
mod events;
mod find;
mod ids;
mod links;
mod marked;
mod members;
mod moves;
mod named;
mod near;
mod noted;
mod place_index;
mod ranking;
mod record_placing;
mod repeats;
mod settling;
mod wanted;
mod wave_counts;
mod years;

use std::sync::{Arc, OnceLock};

use crate::archive::{AsOf, KnownPlaces};
use crate::cover::Cover;
use crate::digest::{
    Digest, EntryRef, Markings, Passage, SideTallies, Tally, Taxonomy, TheatreId, Wave,
};
use crate::words::NameIndex;

pub use entry_placings::EntryPlacings;
pub use find::Found;
use ids::IdOrder;
use marked::FreshLaid;
use members::Members;
use noted::NotesLaid;
pub use noted::{GoneNote, NoteLoss, NoteStanding, Noted, PlacedNote, RecordSeen};
use place_index::PlaceIndex;
pub use place_index::{AreaIndex, TheatreIndex};
pub use record_placing::RecordPlacing;
use repeats::Repeats;
use years::Years;

/// An entry's place in one corpus. It is not valid after a reload; ids are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    /// Place of the digest, newest first.
    pub digest: u32,
    /// Place of the entry within its digest.
    pub index: u32,
}

/// What a passage stands in: a digest or a wave, by its place in one corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassageIn {
    /// The place of the digest, newest first.
    Digest(u32),
    /// The place of the wave, newest first.
    Wave(u32),
}

/// A passage's place in one corpus. It is not valid after a reload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageKey {
    /// What it stands in.
    pub home: PassageIn,
    /// Its place there.
    pub place: u32,
}

/// The place of a record in one corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    /// An entry.
    Entry(EntryKey),
    /// Something else that a digest or a wave says.
    Passage(PassageKey),
}

impl RecordKey {
    /// Returns the entry, if it is one.
    pub fn entry(self) -> Option<EntryKey> {
        match self {
            Self::Entry(key) => Some(key),
            Self::Passage(_) => None,
        }
    }

    /// Returns the passage, if it is one.
    pub fn passage(self) -> Option<PassageKey> {
        match self {
            Self::Entry(_) => None,
            Self::Passage(key) => Some(key),
        }
    }

    /// Returns the digest that it stands in; a wave is in none.
    pub fn digest(self) -> Option<u32> {
        match self {
            Self::Entry(key) => Some(key.digest),
            Self::Passage(key) => key.home.digest(),
        }
    }
}

impl PassageIn {
    /// Returns the place of the digest, if it is one.
    pub fn digest(self) -> Option<u32> {
        match self {
            Self::Digest(at) => Some(at),
            Self::Wave(_) => None,
        }
    }
}

/// What an archive holds.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    taxonomy: Arc<Taxonomy>,
    digests: Vec<Arc<Digest>>,
    waves: Vec<Arc<Wave>>,
    digest_order: IdOrder,
    wave_order: IdOrder,
    /// The words of the names of waves, filled when first needed.
    wave_names: OnceLock<Arc<NameIndex>>,
    places: PlaceIndex,
    /// The source of the shelves; empty until the corpus is settled.
    years: Years,
    repeats: Repeats,
    members: Members,
    /// What is held of each day, gathered when it is first asked for.
    cover: OnceLock<Cover>,
    /// Where its entries happened, placed when it is first asked for; what was cloned shares it.
    spots: Arc<OnceLock<EntryPlacings>>,
    /// The places that are known.
    known: KnownPlaces,
    /// The day as of which it is known; none where it is all of the archive.
    as_of: Option<AsOf>,
    /// The host's markings, which apply whatever an archive says.
    host_marking: Option<Box<str>>,
    markings: Markings,
    /// What analysts noted of its records.
    notes: NotesLaid,
    /// What of it is new.
    fresh: FreshLaid,
}

impl Corpus {
    /// Creates an empty corpus with the vocabulary of a taxonomy.
    pub fn new(taxonomy: Arc<Taxonomy>) -> Self {
        let mut corpus = Self { taxonomy, ..Self::default() };
        corpus.gather_markings();
        corpus
    }

    /// Returns the vocabulary.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }

    /// Returns the shared vocabulary, for another corpus of the same archive.
    pub fn share_taxonomy(&self) -> Arc<Taxonomy> {
        Arc::clone(&self.taxonomy)
    }

    /// Appends a digest; digests are expected newest first.
    pub fn push(&mut self, digest: Arc<Digest>) {
        let at = u32::try_from(self.digests.len()).unwrap_or(u32::MAX);
        self.places.shelve(at, &digest);
        self.places.count(at, &digest, &self.taxonomy, |_, entry| Some(entry.into()));
        self.cover = OnceLock::new();
        self.spots = Arc::default();
        self.markings.add(digest.head().marking.as_deref());
        self.digests.push(digest);
    }

    /// Adds the contents of a batch.
    pub fn extend(
        &mut self,
        digests: impl IntoIterator<Item = Arc<Digest>>,
        waves: impl IntoIterator<Item = Arc<Wave>>,
    ) {
        for digest in digests {
            self.push(digest);
        }
        self.waves.extend(waves);
        self.wave_names = OnceLock::new();
    }

    /// Returns the digests, newest first.
    pub fn digests(&self) -> &[Arc<Digest>] {
        &self.digests
    }

    /// Returns one digest by its place.
    pub fn digest(&self, at: u32) -> Option<&Digest> {
        self.digests.get(at as usize).map(Arc::as_ref)
    }

    /// Returns what is held of each day.
    pub fn cover(&self) -> &Cover {
        self.cover.get_or_init(|| Cover::of(&self.digests))
    }

    /// Returns where the entries happened. The first to ask waits until all are placed.
    pub fn spots(&self) -> &EntryPlacings {
        self.spots_telling(&mut |_, _| {})
    }

    /// Returns the same, and tells how many of how many entries are placed, where it has to be found out.
    pub fn spots_telling(&self, told: &mut dyn FnMut(usize, usize)) -> &EntryPlacings {
        let Self { digests, taxonomy, known, .. } = self;
        self.spots.get_or_init(|| EntryPlacings::of(digests, taxonomy, known.atlas(), told))
    }

    /// Returns where the entries happened, if somebody asked for it before: for those who must not wait.
    pub fn known_spots(&self) -> Option<&EntryPlacings> {
        self.spots.get()
    }

    /// Takes the places that are known: what comes with the program, and a file beside it.
    pub fn know_places(&mut self, known: KnownPlaces) {
        self.known = known;
        self.spots = Arc::default();
    }

    /// Returns the waves, newest first.
    pub fn waves(&self) -> &[Arc<Wave>] {
        &self.waves
    }

    /// Returns how many entries there are, repeats included.
    pub fn len(&self) -> usize {
        self.places.entries()
    }

    /// Returns true if nothing was loaded.
    pub fn is_empty(&self) -> bool {
        self.digests.is_empty()
    }

    /// Returns one entry by its place.
    pub fn entry(&self, key: EntryKey) -> Option<EntryRef<'_>> {
        self.digest(key.digest)?.entry(key.index as usize)
    }

    /// Returns every entry with its place: digests newest first, each in the order of the document.
    pub fn entries(&self) -> impl Iterator<Item = (EntryKey, EntryRef<'_>)> {
        (0..).zip(&self.digests).flat_map(|(at, digest)| {
            (0..)
                .zip(digest.entries())
                .map(move |(index, entry)| (EntryKey { digest: at, index }, entry))
        })
    }

    /// Returns one passage.
    pub fn passage(&self, key: PassageKey) -> Option<Passage<'_>> {
        match key.home {
            PassageIn::Digest(at) => self.digest(at)?.passage(key.place),
            PassageIn::Wave(at) => self.waves.get(at as usize)?.passage(key.place),
        }
    }

    /// Returns how many passages a digest or a wave has; their places are below that.
    pub fn passages_in(&self, home: PassageIn) -> u32 {
        match home {
            PassageIn::Digest(at) => self.digest(at).map_or(0, Digest::passages),
            PassageIn::Wave(at) => self.waves.get(at as usize).map_or(0, |wave| wave.passages()),
        }
    }

    /// Returns every passage, those of digests first, newest first.
    pub fn passages(&self) -> impl Iterator<Item = (PassageKey, Passage<'_>)> {
        let digests = (0..).zip(&self.digests);
        let digests = digests.map(|(at, digest)| (PassageIn::Digest(at), digest.passages()));
        let waves = (0..).zip(&self.waves);
        let waves = waves.map(|(at, wave)| (PassageIn::Wave(at), wave.passages()));
        let keys = digests.chain(waves).flat_map(|(home, passages)| {
            (0..passages).map(move |place| PassageKey { home, place })
        });
        keys.filter_map(|key| Some((key, self.passage(key)?)))
    }

    /// Returns the theatres that have any content, in the order of the taxonomy.
    pub fn theatres(&self) -> impl Iterator<Item = &TheatreIndex> {
        self.places.theatres()
    }

    /// Returns the contents of one theatre.
    pub fn theatre(&self, id: TheatreId) -> Option<&TheatreIndex> {
        self.places.theatre(id)
    }

    /// Returns the tallies of all entries by side, each event counted once.
    pub fn tallies(&self) -> SideTallies {
        let mut all = SideTallies::default();
        self.theatres().for_each(|place| all.merge(&place.tallies()));
        all
    }

    /// Returns the tally of all entries over every side, each event counted once.
    pub fn tally(&self) -> Tally {
        self.tallies().all()
    }

    /// Returns the other tellings of an entry's event, the counted one first.
    pub fn repeats(&self, key: EntryKey) -> impl Iterator<Item = EntryKey> + '_ {
        self.repeats.of(key)
    }

    /// Returns true if the event is counted at another of its tellings.
    pub fn is_repeat(&self, key: EntryKey) -> bool {
        self.repeats.is_repeat(key)
    }

    /// Returns each id that an entry names, by `corrects` or `told_from`, with the digest that the
    /// entry is of.
    pub(super) fn ids_named(&self) -> impl Iterator<Item = (&Digest, &str)> {
        let named = self.repeats.ids_named();
        named.filter_map(|(digest, id)| Some((self.digest(digest)?, id)))
    }

    /// Returns the nearest digest after (`newer`) or before a digest that covers the same theatre.
    pub fn neighbour(&self, at: u32, theatre: TheatreId, newer: bool) -> Option<u32> {
        let treats = |at: &u32| {
            self.digest(*at).is_some_and(|digest| digest.sections_of(theatre).next().is_some())
        };
        if newer {
            (0..at).rev().find(treats)
        } else {
            (at + 1..u32::try_from(self.digests.len()).unwrap_or(u32::MAX)).find(treats)
        }
    }
}
