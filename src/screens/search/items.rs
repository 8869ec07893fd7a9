//! The rows of the list: the results, best first, or grouped by theatre.

use crate::archive::{Corpus, EntryKey};
use crate::digest::TheatreId;

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultItem {
    /// A theatre, with the number of listed entries in it.
    Theatre(TheatreId, usize),
    /// An entry.
    Entry(EntryKey),
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The best first.
    Flat,
    /// Theatre by theatre in the order of the taxonomy, the best first in each.
    Grouped,
}

impl Order {
    /// Returns the other order.
    pub fn other(self) -> Self {
        match self {
            Self::Flat => Self::Grouped,
            Self::Grouped => Self::Flat,
        }
    }

    /// Builds the rows for some entries.
    pub fn items(self, hits: &[EntryKey], corpus: &Corpus) -> Vec<ResultItem> {
        if self == Self::Flat {
            return hits.iter().copied().map(ResultItem::Entry).collect();
        }
        let theatre = |key: &EntryKey| corpus.entry(*key).map(|entry| entry.theatre);
        let mut sorted = hits.to_vec();
        // The sort is stable, so the best entry stays first within its theatre.
        sorted.sort_by_key(theatre);
        let mut items = Vec::new();
        for group in sorted.chunk_by(|a, b| theatre(a) == theatre(b)) {
            items.extend(theatre(&group[0]).map(|id| ResultItem::Theatre(id, group.len())));
            items.extend(group.iter().copied().map(ResultItem::Entry));
        }
        items
    }
}
