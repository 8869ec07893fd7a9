//! The events among hits: each once, for what lists them. What tells an event is known in `archive`.

use std::collections::HashMap;

use crate::archive::{Corpus, EntryKey, RecordKey};

/// An event that was found, or a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedEvent {
    /// The place among the hits of the telling that answers best.
    pub place: usize,
    /// The telling that counts if it was found, else the one that answers best.
    pub key: RecordKey,
    /// How many of the hits tell it.
    pub tellings: usize,
}

/// Keeps each event once, at the place of the telling that answers best.
pub fn listed_events(hits: &[RecordKey], corpus: &Corpus) -> Vec<ListedEvent> {
    let mut events: Vec<ListedEvent> = Vec::with_capacity(hits.len());
    let mut listed: HashMap<EntryKey, usize> = HashMap::new();
    for (place, hit) in hits.iter().enumerate() {
        if let RecordKey::Entry(key) = *hit {
            let main = corpus.main_telling(key);
            if let Some(event) = listed.get(&main).and_then(|at| events.get_mut(*at)) {
                event.tellings += 1;
                if key == main {
                    event.key = *hit;
                }
                continue;
            }
            listed.insert(main, events.len());
        }
        events.push(ListedEvent { place, key: *hit, tellings: 1 });
    }
    events
}
