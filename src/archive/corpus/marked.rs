//! What stands over a corpus as a whole: its markings, the day as of which it is known, and what of it is
//! new.

use std::sync::{Arc, PoisonError, RwLock};

use super::Corpus;
use crate::archive::{AsOf, FreshRecords};
use crate::digest::Markings;

/// What is new of a corpus, once that is known. What is cloned shares it.
#[derive(Clone, Debug, Default)]
pub(super) struct FreshLaid(Arc<RwLock<Option<Arc<FreshRecords>>>>);

impl Corpus {
    /// Adds a marking of this host over everything, in addition to the archive's own.
    pub fn mark(&mut self, marking: Option<&str>) {
        let read = |text| Markings::read(text).unwrap_or_else(|_| Markings::UNREADABLE.into());
        self.host_marking = marking.map(read);
        self.gather_markings();
    }

    /// Returns all markings: the host's, the archive's and those of the digests.
    pub fn markings(&self) -> &Markings {
        &self.markings
    }

    /// Returns the markings that apply to some digests: the host's, the archive's and their own.
    pub fn markings_of(&self, digests: impl IntoIterator<Item = u32>) -> Markings {
        let mut markings = Markings::default();
        markings.add(self.host_marking.as_deref());
        markings.add(self.taxonomy.marking());
        let digests = digests.into_iter().filter_map(|at| self.digest(at));
        digests.for_each(|digest| markings.add(digest.head().marking.as_deref()));
        markings
    }

    pub(super) fn gather_markings(&mut self) {
        self.markings = self.markings_of(0..u32::try_from(self.digests.len()).unwrap_or(u32::MAX));
    }

    /// Returns the day as of which it is known, and what is left of the archive; none where it is all.
    pub fn as_of(&self) -> Option<&AsOf> {
        self.as_of.as_ref()
    }

    /// Says that it is what was known on a day.
    pub(in crate::archive) fn look_as_of(&mut self, as_of: AsOf) {
        self.as_of = Some(as_of);
    }

    /// Says what of it is new. Whoever shares this corpus knows it then.
    pub fn lay_fresh(&self, fresh: Arc<FreshRecords>) {
        *self.fresh.0.write().unwrap_or_else(PoisonError::into_inner) = Some(fresh);
    }

    /// Returns what of it is new; none where that is not known.
    pub fn fresh(&self) -> Option<Arc<FreshRecords>> {
        self.fresh.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
