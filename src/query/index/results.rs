//! The answer to a query: what was found, best first, with its counts.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::digest::{EventTotal, PassageKind, Sum};
use crate::query::highlight::Marker;
use crate::query::replaced::Replaced;
use crate::query::sort::Sort;
use crate::query::waves::UnclearWave;
use crate::words::quoted;

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// The number of matching entries: every telling of an event is one.
    pub total: usize,
    /// The number of events that they tell, with its doubt.
    pub events: Sum,
    /// The number of all entries.
    pub of: usize,
    /// The number of matching passages of each kind, in the order of [`PassageKind::ALL`].
    pub passages: [usize; PassageKind::ALL.len()],
    /// The best answers, best first.
    pub hits: Vec<RecordKey>,
    /// What comes after them, where few or none have all of the words.
    pub nearest: Option<Nearest>,
    /// Marks the letters that matched.
    pub marker: Marker,
    /// Words of the query that the archive does not have, with what stands for them.
    pub replaced: Vec<Replaced>,
    /// Names of waves in the query that do not name exactly one.
    pub unclear_waves: Vec<UnclearWave>,
    pub(super) matched: Arc<RoaringBitmap>,
    /// The matching passages.
    pub(super) said: Arc<RoaringBitmap>,
}

/// Hits that have only some of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The place among the hits where they begin.
    pub from: usize,
    /// How many words were asked for.
    pub words: usize,
    /// How many of them the first of these hits have.
    pub met: usize,
    /// The words that none of the hits with so many has.
    pub lacking: Vec<String>,
    /// How many of the words each of these hits has.
    pub(super) met_by: HashMap<RecordKey, usize>,
    /// The entries that have as many of them as the first of these hits.
    pub(super) told: Arc<RoaringBitmap>,
    /// The passages that have as many.
    pub(super) said: Arc<RoaringBitmap>,
}

impl Nearest {
    /// Returns how many of the words a hit has if it does not have all of them, and of how many.
    pub fn words_met(&self, key: RecordKey) -> Option<(usize, usize)> {
        self.met_by.get(&key).map(|met| (*met, self.words))
    }

    /// Says it from the longest wording to the shortest, for lines of different widths.
    pub fn wordings(&self) -> [String; 3] {
        let few = if self.from == 0 { "none has" } else { "few have" };
        let short = format!("{few} all {} words; then {} of {}", self.words, self.met, self.words);
        let shortest = format!("{few} all {}; then {} of {}", self.words, self.met, self.words);
        [self.to_string(), short, shortest]
    }
}

impl fmt::Display for Nearest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let few = if self.from == 0 { "nothing has" } else { "few have" };
        write!(f, "{few} all {} words; then those with {}", self.words, self.met)?;
        if !self.lacking.is_empty() {
            let lacking: Vec<_> = self.lacking.iter().map(|word| quoted(word)).collect();
            write!(f, ", without `{}`", lacking.join("`, `"))?;
        }
        Ok(())
    }
}

impl Results {
    /// Returns the events and how many entries tell them.
    pub fn told(&self) -> EventTotal {
        EventTotal { events: self.events, tellings: self.total as u64 }
    }

    /// Returns true if another answer of the same index has the same records.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.matched == other.matched && self.said == other.said
    }

    /// Counts the entries that match both queries; both answers must come from one index.
    pub fn shared(&self, other: &Self) -> usize {
        usize::try_from(self.matched.intersection_len(&other.matched)).unwrap_or(usize::MAX)
    }

    /// Returns the entries among the best answers.
    pub fn entries(&self) -> impl Iterator<Item = EntryKey> {
        self.hits.iter().filter_map(|hit| hit.entry())
    }

    /// Returns how many passages of each kind match, in words; none if none do.
    pub fn beside(&self) -> Option<String> {
        let kinds = PassageKind::ALL.into_iter().zip(self.passages).filter(|(_, count)| *count > 0);
        let told = kinds.map(|(kind, count)| {
            let plural = if count == 1 { "" } else { "s" };
            format!("{count} {}{plural}", kind.word())
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    /// Returns the answers as they are listed in an order.
    pub fn in_order(&self, sort: Sort, corpus: &Corpus) -> Vec<RecordKey> {
        match sort {
            // The toll of an event is that of its fullest telling.
            Sort::Best | Sort::Toll => self.by_event(corpus),
            Sort::Date | Sort::Place => self.hits.clone(),
        }
    }

    /// Returns the best answers with the tellings of one event together, where the best of them
    /// stands, and the one that counts first.
    pub fn by_event(&self, corpus: &Corpus) -> Vec<RecordKey> {
        let event = |key: &RecordKey| {
            let entry = key.entry().filter(|entry| corpus.tellings_of(*entry) > 1)?;
            Some((corpus.main_telling(entry), entry))
        };
        let mut tellings: HashMap<EntryKey, Vec<EntryKey>> = HashMap::new();
        for (main, entry) in self.hits.iter().filter_map(event) {
            tellings.entry(main).or_default().push(entry);
        }
        let mut hits = Vec::with_capacity(self.hits.len());
        for key in &self.hits {
            let Some((main, _)) = event(key) else {
                hits.push(*key);
                continue;
            };
            // The others were put beside the first of them.
            let mut together = tellings.remove(&main).unwrap_or_default();
            together.sort_by_key(|entry| *entry != main);
            hits.extend(together.into_iter().map(RecordKey::Entry));
        }
        hits
    }

    /// Returns the number of matching records of all kinds.
    pub fn records(&self) -> usize {
        self.total + self.passages.iter().sum::<usize>()
    }
}
