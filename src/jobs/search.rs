//! Searching: the query to be answered, the answer, and the saved searches with their counts, all
//! as plain data.

use std::sync::Arc;

use crate::archive::{Corpus, EntryKey, Problem};
use crate::cover::State;
use crate::digest::EventTotal;
use crate::mapping::MappedEntries;
use crate::query::{Chip, Completion, Facets, Query, Results, Sort, TownOffer};
use crate::sums::FoundSum;

/// A query to be answered. Only the answer to the latest query counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The number of the query (its generation).
    pub number: u64,
    /// The query to answer where the typed text cannot be read.
    pub query: Query,
    /// The greatest number of entries to return, the best first.
    pub most: usize,
    /// The order of the entries.
    pub sort: Sort,
    /// The text as typed, for completion; it need not be a valid query yet.
    pub typed: String,
    /// The number of bytes before the cursor.
    pub cursor: usize,
    /// Typed words that are to be read as plain words, although they could be understood.
    pub taken_back: Vec<String>,
    /// The typed text without the place that the search began at; none where it is held to none.
    pub unscoped: Option<String>,
}

/// The answer to a query.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The number of the query that this answers.
    pub number: u64,
    /// The query that was answered: the typed text as it was understood.
    pub query: Query,
    /// What was understood in it.
    pub chips: Vec<Chip>,
    /// What may be found for the towns in it.
    pub towns: Vec<TownOffer>,
    /// What was found.
    pub results: Results,
    /// The completions of the typed text, the best first.
    pub offers: Vec<Completion>,
    /// What the whole archive has, where the place that the search is held to has nothing.
    pub wider: Option<WiderCount>,
}

/// How much a query finds in the whole archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WiderCount {
    /// The events and their tellings.
    pub events: EventTotal,
    /// What was found beside the entries, in words.
    pub beside: Option<String>,
}

impl WiderCount {
    /// Takes the counts of what was found.
    pub fn of(found: &Results) -> Self {
        Self { events: found.told(), beside: found.beside() }
    }
}

/// What the entries found come to, and what else no key waits for. It follows the answer.
#[derive(Clone, Debug)]
pub struct AnswerSum {
    /// The number of the query.
    pub number: u64,
    /// All entries that were found, however many of them are listed, in the order of the corpus.
    pub entries: Arc<[EntryKey]>,
    /// The counts to narrow by.
    pub facets: Facets,
    /// The sum.
    pub sum: FoundSum,
    /// What it rests on, in short; nothing if the query names no places and no days.
    pub rests_on: Option<String>,
    /// What finds the same when read strictly; none where nothing was understood.
    pub standing: Option<Query>,
}

/// All that a search found, to be put on a map beside it: of a large archive that takes longer than a
/// frame may.
#[derive(Clone, Debug, PartialEq)]
pub struct MapQuestion {
    /// The number of the query.
    pub number: u64,
    /// All entries that were found.
    pub entries: Arc<[EntryKey]>,
}

/// The answer to it.
#[derive(Clone, Debug)]
pub struct MapAnswer {
    /// The number of the query.
    pub number: u64,
    /// What was found, by place.
    pub entries: MappedEntries,
}

impl MapQuestion {
    /// Puts the entries on the map; none where it is not known yet where they happened.
    pub fn answer(&self, corpus: &Corpus) -> Option<MapAnswer> {
        let entries = MappedEntries::of(self.entries.to_vec(), corpus, corpus.known_spots()?);
        Some(MapAnswer { number: self.number, entries })
    }
}

/// A saved search with its results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedCount {
    /// Its name.
    pub name: String,
    /// Its query.
    pub query: String,
    /// Its purpose.
    pub note: Option<String>,
    /// Whether it came with the archive.
    pub shared: bool,
    /// The events that it finds and their tellings; `None` until there is an index to ask.
    pub found: Option<EventTotal>,
    /// What is held of the places and days it asks for; `None` until there is an archive to ask.
    pub held: Option<State>,
    /// The best of the entries it finds.
    pub first: Vec<EntryKey>,
}

impl SavedCount {
    /// Returns whether this is its name, ignoring case.
    pub fn is_called(&self, name: &str) -> bool {
        self.name.trim().to_lowercase() == name.trim().to_lowercase()
    }
}

/// The saved searches that apply to the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedCounts {
    /// The user's searches, then the archive's.
    pub list: Vec<SavedCount>,
    /// The problems in their files.
    pub problems: Vec<Problem>,
}
