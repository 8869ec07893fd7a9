//! The rows of the list: what was found, best first, or under the theatres that it lies in.

use crate::archive::{Corpus, EntryKey};
use crate::digest::TheatreId;

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A theatre with how many of the entries listed lie in it.
    Theatre(TheatreId, usize),
    /// An entry.
    Entry(EntryKey),
}

/// How the list is put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The best first.
    Flat,
    /// Theatre by theatre in the order of the taxonomy, the best first in each.
    Grouped,
}

impl Order {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Flat => Self::Grouped,
            Self::Grouped => Self::Flat,
        }
    }

    /// The rows for some entries.
    pub fn items(self, hits: &[EntryKey], corpus: &Corpus) -> Vec<Item> {
        if self == Self::Flat {
            return hits.iter().copied().map(Item::Entry).collect();
        }
        let theatre = |key: &EntryKey| corpus.entry(*key).map(|entry| entry.theatre);
        let mut sorted = hits.to_vec();
        // The sort keeps the order of equals: the best stays first within its theatre.
        sorted.sort_by_key(theatre);
        let mut items = Vec::new();
        for group in sorted.chunk_by(|a, b| theatre(a) == theatre(b)) {
            items.extend(theatre(&group[0]).map(|id| Item::Theatre(id, group.len())));
            items.extend(group.iter().copied().map(Item::Entry));
        }
        items
    }
}
