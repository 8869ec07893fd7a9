//! What was seen of an archive: for each digest, entry and figure, by what it is known and a hash of what
//! it says. 24 bytes an item in a file, so that an archive of a million entries needs little.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};

use super::ChangedThing;
use super::field_marks::{fnv, record_marks};
use crate::archive::record_hash::record_hash_with;
use crate::archive::{Corpus, EntryKey, PassageIn, PassageKey, RecordKey};
use crate::digest::{Digest, EntryRef, FieldMarks, Figure, PassageText, RecordHash};

/// The most items that are kept: what 32 MiB hold.
pub const MOST_ITEMS: usize = (32 << 20) / 24;

/// By what an item is known within its digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SeenId {
    /// The hash behind a derived id, and the number among those with the same.
    Derived(u32, u8),
    /// A hash of its id, or of what a figure counts.
    Hashed([u8; 6]),
}

/// One item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenRecord {
    /// What it is.
    pub thing: ChangedThing,
    /// By what it is known.
    pub id: SeenId,
    /// The hash of what it says.
    pub hash: RecordHash,
    /// What tells which fields differ.
    pub marks: FieldMarks,
}

/// One digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenHome {
    /// Its id.
    pub id: Box<str>,
    /// True if somebody opened it.
    pub opened: bool,
    /// The digest itself first, then its entries and figures.
    pub items: Vec<SeenRecord>,
}

/// All that was seen of an archive, the newest digest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenRecords {
    /// The day of the session.
    pub day: Option<NaiveDate>,
    /// The digests.
    pub homes: Vec<SeenHome>,
    /// True if there was no room for the oldest digests: of what is not here nothing is known.
    pub is_cut: bool,
}

/// Where an item stands in a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemPlace {
    /// A digest, by its place.
    Digest(u32),
    /// An entry or a figure.
    Record(RecordKey),
}

impl SeenRecords {
    /// Hashes all of a corpus, as much as is kept; none if it is stopped.
    pub fn of(corpus: &Corpus, stopped: &dyn Fn() -> bool) -> Option<Self> {
        let mut seen = Self::default();
        let mut items = 0;
        for (at, digest) in (0..).zip(corpus.digests()) {
            if stopped() {
                return None;
            }
            items += 1 + digest.len() + digest.figures().len();
            if items > MOST_ITEMS {
                seen.is_cut = true;
                break;
            }
            let items = items_of(corpus, at).collect();
            seen.homes.push(SeenHome { id: digest.id().into(), opened: false, items });
        }
        Some(seen)
    }

    /// Returns the day of the session as a number that a file can hold; 0 where it is not known.
    pub fn day_number(&self) -> u32 {
        self.day.and_then(|day| u32::try_from(day.num_days_from_ce()).ok()).unwrap_or(0)
    }

    /// Takes the day of the session as such a number.
    pub fn set_day_number(&mut self, number: u32) {
        let day = i32::try_from(number).ok().filter(|day| *day != 0);
        self.day = day.and_then(NaiveDate::from_num_days_from_ce_opt);
    }

    /// Returns how many entries a digest has, or had.
    pub(super) fn entries_in(home: &SeenHome) -> usize {
        home.items.iter().filter(|item| item.thing == ChangedThing::Entry).count()
    }
}

/// Returns the items of a digest: itself, its entries, its figures.
fn items_of(corpus: &Corpus, at: u32) -> impl Iterator<Item = SeenRecord> {
    let digest = corpus.digest(at);
    let own = digest.map(|digest| of_digest(corpus, at, digest));
    let entries = (0..).zip(digest.into_iter().flat_map(Digest::entries));
    let entries = entries.filter_map(move |(index, entry)| {
        let key = RecordKey::Entry(EntryKey { digest: at, index });
        of_record(corpus, key, (ChangedThing::Entry, of_entry(entry)))
    });
    own.into_iter().chain(entries).chain(figures(corpus, at))
}

/// Returns where an item of a digest stands, by its place among them.
pub(super) fn place_of(corpus: &Corpus, at: u32, item: usize) -> Option<ItemPlace> {
    let digest = corpus.digest(at)?;
    let Some(index) = item.checked_sub(1) else { return Some(ItemPlace::Digest(at)) };
    if let Some(figure) = index.checked_sub(digest.len()) {
        let behind = digest.figures().len() + digest.notes().len();
        let first = digest.passages().checked_sub(u32::try_from(behind).ok()?)?;
        let place = first + u32::try_from(figure).ok()?;
        let key = PassageKey { home: PassageIn::Digest(at), place };
        return Some(ItemPlace::Record(RecordKey::Passage(key)));
    }
    let index = u32::try_from(index).ok()?;
    Some(ItemPlace::Record(RecordKey::Entry(EntryKey { digest: at, index })))
}

fn of_record(
    corpus: &Corpus,
    key: RecordKey,
    (thing, id): (ChangedThing, SeenId),
) -> Option<SeenRecord> {
    let (hash, marks) = record_marks(corpus, key)?;
    Some(SeenRecord { thing, id, hash, marks })
}

fn of_entry(entry: EntryRef<'_>) -> SeenId {
    if entry.id.is_none() {
        SeenId::Derived(entry.key, entry.collision_number)
    } else {
        hashed(fnv(0, entry.id().as_bytes()))
    }
}

/// The figures of a digest. A figure is known by what it counts, who states it and of which days; among
/// those that share this, by its number.
fn figures(corpus: &Corpus, at: u32) -> impl Iterator<Item = SeenRecord> {
    let home = PassageIn::Digest(at);
    let places = (0..corpus.passages_in(home)).map(move |place| PassageKey { home, place });
    let mut before: HashMap<u64, u64> = HashMap::new();
    let figures = places.filter_map(|key| match corpus.passage(key)?.says {
        PassageText::Figure(figure) => Some((key, named(figure))),
        PassageText::Title(_)
        | PassageText::Point(_)
        | PassageText::Sentence(_)
        | PassageText::Note(_)
        | PassageText::Wave(_) => None,
    });
    figures.filter_map(move |(key, name)| {
        let number = before.entry(name).or_default();
        let id = hashed(fnv(name, &number.to_le_bytes()));
        *number += 1;
        of_record(corpus, RecordKey::Passage(key), (ChangedThing::Figure, id))
    })
}

fn named(figure: &Figure) -> u64 {
    let period = figure.period.map(|period| period.to_string()).unwrap_or_default();
    let parts = [&*figure.of, figure.counts_as.as_deref().unwrap_or(""), &*figure.issuer, &*period];
    parts.iter().fold(0, |hash, part| fnv(fnv(hash, part.as_bytes()), &[0x1f]))
}

/// A digest says what its head says, and all its texts that are neither entries nor figures.
fn of_digest(corpus: &Corpus, at: u32, digest: &Digest) -> SeenRecord {
    let head = digest.head();
    let mut marks = FieldMarks::default();
    let mut hash = 0;
    let mut take = |name: &str, said: &str| {
        marks.take(name, said);
        hash = fnv(fnv(fnv(hash, name.as_bytes()), said.as_bytes()), &[0x1f]);
    };
    take("period", &head.period.to_string());
    take("date", &head.published.map(|day| day.to_string()).unwrap_or_default());
    take("text", &head.coverage.to_string());
    take("text", &head.trend.map(|trend| trend.to_string()).unwrap_or_default());
    take("text", head.marking.as_deref().unwrap_or(""));
    let home = PassageIn::Digest(at);
    for place in 0..corpus.passages_in(home) {
        let key = PassageKey { home, place };
        let is_figure = |says| matches!(says, PassageText::Figure(_));
        if corpus.passage(key).is_none_or(|passage| is_figure(passage.says)) {
            continue;
        }
        if let Some(said) = record_hash_with(corpus, RecordKey::Passage(key), &mut |_, _| {}) {
            take("text", &said.to_string());
        }
    }
    let id = hashed(fnv(0, digest.id().as_bytes()));
    SeenRecord { thing: ChangedThing::Digest, id, hash: RecordHash(hash.to_be_bytes()), marks }
}

fn hashed(hash: u64) -> SeenId {
    let bytes = hash.to_be_bytes();
    SeenId::Hashed(bytes.last_chunk().copied().unwrap_or_default())
}
