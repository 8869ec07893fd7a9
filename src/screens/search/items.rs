//! The rows of the list: the results, best first, or grouped by theatre.

use crate::archive::{Corpus, RecordKey};
use crate::digest::TheatreId;

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultItem {
    /// A theatre, with the number of listed records in it; none for what is about no theatre.
    Theatre(Option<TheatreId>, usize),
    /// A record.
    Record(RecordKey),
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

    /// Builds the rows for some records.
    pub fn items(self, hits: &[RecordKey], corpus: &Corpus) -> Vec<ResultItem> {
        if self == Self::Flat {
            return hits.iter().copied().map(ResultItem::Record).collect();
        }
        let theatre = |key: &RecordKey| match *key {
            RecordKey::Entry(key) => corpus.entry(key).map(|entry| entry.theatre),
            RecordKey::Passage(key) => corpus.passage(key).and_then(|passage| passage.theatre),
        };
        let mut sorted = hits.to_vec();
        // The sort is stable, so the best stays first within its theatre. What is about none comes
        // last.
        sorted.sort_by_key(|key| (theatre(key).is_none(), theatre(key)));
        let mut items = Vec::new();
        for group in sorted.chunk_by(|a, b| theatre(a) == theatre(b)) {
            items.push(ResultItem::Theatre(theatre(&group[0]), group.len()));
            items.extend(group.iter().copied().map(ResultItem::Record));
        }
        items
    }
}
