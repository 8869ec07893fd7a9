//! How many events an answer tells: the one count that the search, its sum, an export and the list of
//! saved searches all give.
//!
//! What may only have happened on the days that are asked for raises the upper bound and nothing
//! else, as in a comparison.

use super::ast::Query;
use crate::archive::{Corpus, EntryKey};
use crate::digest::{EntryRef, EventTotal, Sum};

impl Query {
    /// Returns how many events some of the answers to the query tell. The entries must be in the
    /// order of the corpus.
    pub fn events_told(&self, corpus: &Corpus, keys: &[EntryKey]) -> EventTotal {
        let Some(days) = self.period() else { return corpus.events_told(keys) };
        let is_sure = |entry: &EntryRef<'_>| {
            let (first, last) = entry.possible_days();
            days.holds(first) && days.holds(last)
        };
        let once = corpus.each_event_once(keys).into_iter();
        let (sure, possible): (Vec<_>, Vec<_>) =
            once.filter_map(|key| corpus.entry(key)).partition(is_sure);
        let sum =
            |entries: Vec<EntryRef<'_>>| entries.iter().map(EntryRef::events).collect::<Sum>();
        EventTotal { events: sum(sure).with_possible(&sum(possible)), tellings: keys.len() as u64 }
    }
}
