//! How a corpus is settled: what was read is put in order, and what its entries come to together is
//! gathered, from the corpus before where that is still right.

use std::sync::{Arc, OnceLock};

use super::Corpus;
use super::ids::IdOrder;
use super::members::Members;
use super::moves::{Moves, StayedEntries};
use super::repeats::Repeats;
use super::years::{CountedWith, Years};
use crate::digest::{Digest, Taxonomy, Wave};

impl Corpus {
    /// Creates a settled corpus from everything that was read, in any order.
    pub fn finished(
        taxonomy: Arc<Taxonomy>,
        digests: Vec<Arc<Digest>>,
        waves: Vec<Arc<Wave>>,
    ) -> Self {
        let mut corpus = Self { taxonomy, digests, waves, ..Self::default() };
        corpus.finish();
        corpus
    }

    /// Creates a settled corpus in which these digests and waves replace its own. Those shared with
    /// it keep their computed results.
    #[must_use]
    pub fn followed_by(&self, digests: Vec<Arc<Digest>>, waves: Vec<Arc<Wave>>) -> Self {
        let (taxonomy, known) = (self.share_taxonomy(), self.known.clone());
        let mut corpus = Self { taxonomy, digests, waves, known, ..Self::default() };
        corpus.finish_after(self);
        corpus
    }

    /// Creates a corpus of which only the digests and the waves are looked at, in their order: what their
    /// entries tell together is not gathered.
    pub(in crate::archive) fn listed(
        taxonomy: Arc<Taxonomy>,
        digests: Vec<Arc<Digest>>,
        waves: Vec<Arc<Wave>>,
    ) -> Self {
        let mut corpus = Self { taxonomy, digests, waves, ..Self::default() };
        corpus.sort();
        corpus.gather_markings();
        corpus
    }

    /// Sorts digests and waves, newest first, links likely repeats so that one event told twice
    /// counts once, and gathers the members of waves. Call it when the last file has arrived.
    pub fn finish(&mut self) {
        self.finish_after(&Self::default());
    }

    /// Puts digests and waves in their order, newest first.
    fn sort(&mut self) {
        let newest_first = |a: &Arc<Digest>, b: &Arc<Digest>| {
            let (a, b) = (a.head(), b.head());
            b.period.from.cmp(&a.period.from).then_with(|| a.id.cmp(&b.id))
        };
        self.wave_names = OnceLock::new();
        self.waves.sort_by(|a, b| b.period.from.cmp(&a.period.from).then_with(|| a.id.cmp(&b.id)));
        self.digests.sort_by(newest_first);
        self.digest_order = IdOrder::of(self.digests.len(), |at| self.digest_id(at));
        self.wave_order = IdOrder::of(self.waves.len(), |at| self.wave_id(at));
        self.cover = OnceLock::new();
        self.spots = Arc::default();
    }

    fn finish_after(&mut self, before: &Self) {
        self.sort();
        let moves = Moves::between(before.years.digests(), &self.digests);
        self.repeats = Repeats::find(&self.digests, &self.taxonomy, &before.repeats, &moves);
        let stayed =
            StayedEntries::of(&moves, self.repeats.told_otherwise(&before.repeats, &moves));
        let (digests, taxonomy, repeats) = (&*self.digests, &*self.taxonomy, &self.repeats);
        let with = CountedWith { digests, taxonomy, repeats };
        self.years = Years::of(with, &before.years, &stayed);
        self.places = self.years.places();
        self.members = if self.has_waves_of(before) {
            Members::follow(&before.members, self, &stayed)
        } else {
            Members::gather(self)
        };
        self.gather_markings();
    }

    /// Returns whether the waves and the vocabulary are those of another corpus that is settled.
    fn has_waves_of(&self, other: &Self) -> bool {
        let mut waves = self.waves.iter().zip(&other.waves);
        Arc::ptr_eq(&self.taxonomy, &other.taxonomy)
            && self.waves.len() == other.waves.len()
            && waves.all(|(one, other)| Arc::ptr_eq(one, other))
            && other.members.are_of(other.waves.len())
    }
}
