//! Everything that was loaded, with the ways into it: by digest, by theatre and area, by wave, by id.
//!
//! The corpus grows digest by digest while files are still being read; [`Corpus::finish`] then
//! puts late arrivals in order and links tellings of one event.

mod find;
mod ids;
mod members;
mod moves;
mod named;
mod place_index;
mod repeats;
mod years;

use std::sync::Arc;

use crate::digest::{Digest, EntryRef, Markings, Tally, Taxonomy, TheatreId, Wave};

pub use find::Found;
use ids::IdOrder;
use members::Members;
use moves::Moves;
use place_index::PlaceIndex;
pub use place_index::{AreaIndex, TheatreIndex};
use repeats::Repeats;
use years::Years;

/// An entry's place in one corpus. It does not outlive a reload: ids do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    /// Place of the digest, newest first.
    pub digest: u32,
    /// Place of the entry within its digest.
    pub index: u32,
}

/// What an archive holds.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    taxonomy: Arc<Taxonomy>,
    digests: Vec<Arc<Digest>>,
    waves: Vec<Arc<Wave>>,
    digest_order: IdOrder,
    wave_order: IdOrder,
    shelves: PlaceIndex,
    /// Where the shelves come from; empty until the corpus is settled.
    years: Years,
    repeats: Repeats,
    members: Members,
    /// What the host puts over everything, whatever an archive says.
    host_marking: Option<Box<str>>,
    markings: Markings,
}

impl Corpus {
    /// An empty corpus that speaks the words of a taxonomy.
    pub fn new(taxonomy: Arc<Taxonomy>) -> Self {
        let mut corpus = Self { taxonomy, ..Self::default() };
        corpus.gather_markings();
        corpus
    }

    /// The corpus of all that was read, in whatever order, settled.
    pub fn finished(
        taxonomy: Arc<Taxonomy>,
        digests: Vec<Arc<Digest>>,
        waves: Vec<Arc<Wave>>,
    ) -> Self {
        let mut corpus = Self { taxonomy, digests, waves, ..Self::default() };
        corpus.finish();
        corpus
    }

    /// The corpus that these digests and waves make in place of its own, settled. Those that are shared
    /// with it keep what was worked out for them.
    #[must_use]
    pub fn followed_by(&self, digests: Vec<Arc<Digest>>, waves: Vec<Arc<Wave>>) -> Self {
        let mut corpus =
            Self { taxonomy: self.share_taxonomy(), digests, waves, ..Self::default() };
        corpus.finish_after(self);
        corpus
    }

    /// Puts a marking of this host over everything, beside what the archive says itself.
    pub fn mark(&mut self, marking: Option<&str>) {
        let read = |text| Markings::read(text).unwrap_or_else(|_| Markings::UNREADABLE.into());
        self.host_marking = marking.map(read);
        self.gather_markings();
    }

    /// Every marking there is: the host's, the archive's, those of the digests.
    pub fn markings(&self) -> &Markings {
        &self.markings
    }

    /// The markings over some digests: the host's, the archive's, and their own.
    pub fn markings_of(&self, digests: impl IntoIterator<Item = u32>) -> Markings {
        let mut markings = Markings::default();
        markings.add(self.host_marking.as_deref());
        markings.add(self.taxonomy.marking());
        let digests = digests.into_iter().filter_map(|at| self.digest(at));
        digests.for_each(|digest| markings.add(digest.head().marking.as_deref()));
        markings
    }

    fn gather_markings(&mut self) {
        self.markings = self.markings_of(0..u32::try_from(self.digests.len()).unwrap_or(u32::MAX));
    }

    /// The vocabulary.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }

    /// The vocabulary, for another corpus of the same archive.
    pub fn share_taxonomy(&self) -> Arc<Taxonomy> {
        Arc::clone(&self.taxonomy)
    }

    /// Adds a digest behind those already there; they are expected newest first.
    pub fn push(&mut self, digest: Arc<Digest>) {
        let at = u32::try_from(self.digests.len()).unwrap_or(u32::MAX);
        self.shelves.add(at, &digest);
        self.markings.add(digest.head().marking.as_deref());
        self.digests.push(digest);
    }

    /// Adds what a batch brings.
    pub fn extend(
        &mut self,
        digests: impl IntoIterator<Item = Arc<Digest>>,
        waves: impl IntoIterator<Item = Arc<Wave>>,
    ) {
        for digest in digests {
            self.push(digest);
        }
        self.waves.extend(waves);
    }

    /// Puts digests and waves in order, newest first, links likely repeats, so that one event told
    /// twice counts once, and gathers the members of waves. Call it when the last file has arrived.
    pub fn finish(&mut self) {
        self.finish_after(&Self::default());
    }

    fn finish_after(&mut self, before: &Self) {
        let newest_first = |a: &Arc<Digest>, b: &Arc<Digest>| {
            let (a, b) = (a.head(), b.head());
            b.period.from.cmp(&a.period.from).then_with(|| a.id.cmp(&b.id))
        };
        self.waves.sort_by(|a, b| b.period.from.cmp(&a.period.from).then_with(|| a.id.cmp(&b.id)));
        self.digests.sort_by(newest_first);
        self.digest_order = IdOrder::of(self.digests.len(), |at| self.digest_id(at));
        self.wave_order = IdOrder::of(self.waves.len(), |at| self.wave_id(at));
        let moves = Moves::between(before.years.digests(), &self.digests);
        self.repeats = Repeats::find(&self.digests, &before.repeats, &moves);
        self.years = Years::of(&self.digests, &before.years);
        self.shelves = self.years.shelves();
        self.shelves.discount(&self.repeats, &self.digests);
        self.members = Members::gather(self);
        self.gather_markings();
    }

    /// The digests, newest first.
    pub fn digests(&self) -> &[Arc<Digest>] {
        &self.digests
    }

    /// One digest by its place.
    pub fn digest(&self, at: u32) -> Option<&Digest> {
        self.digests.get(at as usize).map(Arc::as_ref)
    }

    /// The waves, newest first.
    pub fn waves(&self) -> &[Arc<Wave>] {
        &self.waves
    }

    /// How many entries there are, repeats included.
    pub fn len(&self) -> usize {
        self.shelves.entries()
    }

    /// True where nothing was loaded.
    pub fn is_empty(&self) -> bool {
        self.digests.is_empty()
    }

    /// One entry by its place.
    pub fn entry(&self, key: EntryKey) -> Option<EntryRef<'_>> {
        self.digest(key.digest)?.entry(key.index as usize)
    }

    /// Every entry with its place: digests newest first, each in the order of the document.
    pub fn entries(&self) -> impl Iterator<Item = (EntryKey, EntryRef<'_>)> {
        (0..).zip(&self.digests).flat_map(|(at, digest)| {
            (0..)
                .zip(digest.entries())
                .map(move |(index, entry)| (EntryKey { digest: at, index }, entry))
        })
    }

    /// The theatres that have something in them, in the order of the taxonomy.
    pub fn theatres(&self) -> impl Iterator<Item = &TheatreIndex> {
        self.shelves.theatres()
    }

    /// What stands under one theatre.
    pub fn theatre(&self, id: TheatreId) -> Option<&TheatreIndex> {
        self.shelves.theatre(id)
    }

    /// All entries added up, each event once.
    pub fn tally(&self) -> Tally {
        let mut all = Tally::default();
        self.theatres().for_each(|shelf| all.merge(&shelf.tally()));
        all
    }

    /// The other tellings of an entry's event, the one that is counted first.
    pub fn repeats(&self, key: EntryKey) -> impl Iterator<Item = EntryKey> + '_ {
        self.repeats.of(key)
    }

    /// True where the event is counted at another of its tellings.
    pub fn is_repeat(&self, key: EntryKey) -> bool {
        self.repeats.is_repeat(key)
    }

    /// The nearest digest after (`newer`) or before a digest that treats the same theatre.
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
