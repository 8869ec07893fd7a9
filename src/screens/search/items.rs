//! The rows of the list: the results, best first, or grouped by theatre.

use crate::archive::{Corpus, RecordKey};
use crate::digest::TheatreId;
use crate::query::Results;

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultItem {
    /// A theatre, with the number of listed records in it; none for what is about no theatre.
    Theatre(Option<TheatreId>, usize),
    /// What follows has only some of the words: how many, and of how many.
    Nearest(usize, usize),
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
    pub fn items(self, results: &Results, corpus: &Corpus) -> Vec<ResultItem> {
        let hits = &results.hits;
        if self == Self::Flat {
            let mut items: Vec<_> = hits.iter().copied().map(ResultItem::Record).collect();
            if let Some(nearest) = &results.nearest {
                let heading = ResultItem::Nearest(nearest.met, nearest.words);
                items.insert(nearest.from.min(items.len()), heading);
            }
            return items;
        }
        let theatre = |key: &RecordKey| match *key {
            RecordKey::Entry(key) => corpus.entry(key).map(|entry| entry.theatre),
            RecordKey::Passage(key) => corpus.passage(key).and_then(|passage| passage.theatre),
        };
        let mut sorted = hits.clone();
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
