//! The series of an archive: a publisher together with how often it appears.

use std::collections::HashMap;

use crate::digest::{DigestHead, Series};

/// A series of an archive. Numbers may be held against each other only within one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesId(u32);

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
