//! The rows of the list: the events and passages that were found, best first, or grouped by theatre;
//! each event once, whose other tellings can be unfolded.

use std::collections::HashSet;

use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::digest::TheatreId;
use crate::query::{ListedEvent, Results, listed_events};

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultItem {
    /// A theatre, with the number of listed events and passages in it; none for what is about no theatre.
    Theatre(Option<TheatreId>, usize),
    /// What follows has only some of the words: how many, and of how many.
    Nearest(usize, usize),
    /// A passage, or an event by the telling that counts among those found.
    Record(RecordKey),
    /// Another telling of the event above.
    Telling(EntryKey),
}

impl ResultItem {
    /// Returns the record that the row shows; none of a heading.
    pub fn record(self) -> Option<RecordKey> {
        match self {
            Self::Record(key) => Some(key),
            Self::Telling(key) => Some(RecordKey::Entry(key)),
            Self::Theatre(..) | Self::Nearest(..) => None,
        }
    }
}

/// The events whose other tellings are shown, by the telling that counts.
#[derive(Clone, Debug, Default)]
pub struct Unfolded(HashSet<EntryKey>);

impl Unfolded {
    /// Shows the other tellings of an entry's event, or puts them away.
    pub fn switch(&mut self, key: EntryKey, corpus: &Corpus) {
        let event = corpus.main_telling(key);
        if !self.0.remove(&event) {
            self.0.insert(event);
        }
    }

    /// Returns the rows of an event or a passage.
    fn rows<'a>(
        &self,
        key: RecordKey,
        corpus: &'a Corpus,
    ) -> impl Iterator<Item = ResultItem> + use<'a> {
        let open = |key: &EntryKey| self.0.contains(&corpus.main_telling(*key));
        let others = key.entry().filter(open).map(|key| corpus.repeats(key));
        let others = others.into_iter().flatten().map(ResultItem::Telling);
        std::iter::once(ResultItem::Record(key)).chain(others)
    }
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

    /// Builds the rows for some results.
    pub fn items(self, results: &Results, unfolded: &Unfolded, corpus: &Corpus) -> Vec<ResultItem> {
        let events = listed_events(&results.hits, corpus);
        match self {
            Self::Flat => flat(&events, results, unfolded, corpus),
            Self::Grouped => grouped(events, unfolded, corpus),
        }
    }
}

fn flat(
    events: &[ListedEvent],
    results: &Results,
    unfolded: &Unfolded,
    corpus: &Corpus,
) -> Vec<ResultItem> {
    let nearest = results.nearest.as_ref();
    let behind = nearest.map_or(events.len(), |nearest| {
        events.iter().take_while(|event| event.place < nearest.from).count()
    });
    let (before, after) = events.split_at(behind);
    let rows = |events: &[ListedEvent]| -> Vec<ResultItem> {
        events.iter().flat_map(|event| unfolded.rows(event.key, corpus)).collect()
    };
    let mut items = rows(before);
    if let Some(nearest) = nearest.filter(|_| !after.is_empty()) {
        items.push(ResultItem::Nearest(nearest.met, nearest.words));
    }
    items.extend(rows(after));
    items
}

fn grouped(events: Vec<ListedEvent>, unfolded: &Unfolded, corpus: &Corpus) -> Vec<ResultItem> {
    let theatre = |key: &RecordKey| match *key {
        RecordKey::Entry(key) => corpus.entry(key).map(|entry| entry.theatre),
        RecordKey::Passage(key) => corpus.passage(key).and_then(|passage| passage.theatre),
    };
    let mut sorted: Vec<RecordKey> = events.into_iter().map(|event| event.key).collect();
    // The sort is stable, so the best stays first within its theatre. What is about none comes last.
    sorted.sort_by_key(|key| (theatre(key).is_none(), theatre(key)));
    let mut items = Vec::new();
    for group in sorted.chunk_by(|a, b| theatre(a) == theatre(b)) {
        items.push(ResultItem::Theatre(theatre(&group[0]), group.len()));
        items.extend(group.iter().flat_map(|key| unfolded.rows(*key, corpus)));
    }
    items
}
