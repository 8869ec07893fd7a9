//! The series of an archive: a publisher together with how often it appears.

use std::collections::HashMap;
use std::sync::Arc;

use super::covers_days;
use crate::digest::{Digest, DigestHead, Series};

/// A series of an archive. Numbers may be held against each other only within one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesId(u32);

/// Returns the series of each of some digests; none for one that covers no days. The numbers are those
/// of a [`super::Cover`] of the same digests in the same order.
pub fn series_of(digests: &[Arc<Digest>]) -> Vec<Option<SeriesId>> {
    let mut ids = SeriesIds::default();
    let series = digests.iter().map(|digest| {
        let head = digest.head();
        let covers = head.period.to.is_some() && covers_days(head);
        covers.then(|| ids.of(head))
    });
    series.collect()
}

/// Numbers the series in the order in which they are first seen.
#[derive(Debug, Default)]
pub(super) struct SeriesIds<'a> {
    known: HashMap<(&'a str, Series), SeriesId>,
}

impl<'a> SeriesIds<'a> {
    pub(super) fn of(&mut self, head: &'a DigestHead) -> SeriesId {
        let next = SeriesId(u32::try_from(self.known.len()).unwrap_or(u32::MAX));
        *self.known.entry((&head.publisher, head.series)).or_insert(next)
    }
}
