//! The part of an archive that one thread reads: the words of a run of entries, and their sorts.

use std::borrow::Cow;

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::columns::{FacetKey, ParticipantKey, Property};
use super::common_words::CommonWords;
use super::facet_columns::{NumberSets, area_number};
use super::hash::Map;
use super::name_trie::NameTrie;
use super::pair_builder::PairBuilder;
use super::passages::properties;
use super::posting_builder::{BLOCK, PostingBuilder, PostingRun, SEAM};
use super::scratch;
use super::spellings::MetSpellings;
use super::words::Words;
use crate::archive::{Corpus, EntryKey, PassageKey};
use crate::digest::{EntryRef, Taxonomy};
use crate::query::count_spans::count_spans;
use crate::query::names::NameTable;
use crate::query::passage_texts::passage_texts;
use crate::query::plan::{NamedEntity, outlet_key};
use crate::query::searchable_texts::{TextField, each_text};
use crate::words::{Tokenizer, fold};

const FIELDS: usize = TextField::ALL.len();

/// How many records are read before it is told.
const TOLD_EVERY: usize = 512;

/// The number of short texts that are remembered with their words.
const REMEMBERED: usize = 1_024;

/// What one thread has read.
#[derive(Default)]
pub(super) struct Shard<'a> {
    pub(super) words: Words,
    /// The place of the list for each word and field, from 1; most words occur in one field only.
    places: Vec<[u32; FIELDS]>,
    pub(super) spellings: MetSpellings,
    lists: u32,
    scribe: PostingBuilder,
    pub(super) marks: Map<Property, PostingList>,
    pub(super) outlets: Map<String, NamedList<'a>>,
    pub(super) tags: Map<String, NamedList<'a>>,
    pub(super) actors: Map<String, NamedList<'a>>,
    pub(super) sorts: Map<FacetKey, u32>,
    /// The sort of each entry.
    pub(super) sort_of: Vec<u32>,
    pub(super) area_of: Vec<u16>,
    pub(super) actor_sets: NumberSets,
    pub(super) outlet_sets: NumberSets,
    pub(super) participants: Map<ParticipantKey, u32>,
    /// Who took part in each entry.
    pub(super) participants_of: Vec<u32>,
    /// The members of the set that is being read.
    members: Vec<u32>,
    pub(super) long: Vec<(u32, NaiveDate)>,
    /// Outlets as they are written, with their keys.
    keys: Map<&'a str, String>,
    /// Short texts that were read before, because they occur again and again.
    known: Map<&'a str, TokenCache>,
    names: NameTrie,
    /// Words with a number below this are words of names.
    named: u32,
    /// Where common words stand side by side.
    pub(super) pairs: PairBuilder,
    scanner: Tokenizer<false>,
    heard: TokenCache,
}

/// What is known of the words of an archive before its records are read.
#[derive(Clone, Copy)]
pub(super) struct KnownWords<'a> {
    pub(super) names: &'a NameTable,
    pub(super) common: &'a CommonWords,
}

/// The words of a text.
#[derive(Clone, Default)]
struct TokenCache {
    /// Every word.
    words: Vec<u32>,
    /// The words that are no compounds, in the order of the text.
    row: Vec<u32>,
    spoken: Vec<NamedEntity>,
}

impl<'a> Shard<'a> {
    /// Reads a run of entries; the first of them has the number `first`. Tells how many more it has read.
    pub(super) fn of_entries(
        corpus: &'a Corpus,
        known: KnownWords<'_>,
        run: (&[EntryKey], u32),
        done: &mut dyn FnMut(usize),
    ) -> Self {
        Self::read(known, run, done, |share, key, number| {
            if let Some(entry) = corpus.entry(*key) {
                share.mark(*key, entry, number, corpus);
                each_text(entry, corpus.taxonomy(), |field, text| share.hear(field, text, number));
            }
        })
    }

    /// Reads a run of passages, likewise.
    pub(super) fn of_passages(
        corpus: &'a Corpus,
        known: KnownWords<'_>,
        run: (&[PassageKey], u32),
        done: &mut dyn FnMut(usize),
    ) -> Self {
        let taxonomy = corpus.taxonomy();
        Self::read(known, run, done, |share, key, number| {
            let Some(passage) = corpus.passage(*key) else { return };
            for mark in properties(&passage) {
                share.marks.entry(mark).or_default().add(number);
            }
            for source in passage.sources() {
                share.list_outlet(&source.outlet, number, taxonomy);
            }
            passage_texts(&passage, taxonomy, |field, text| match text {
                Cow::Borrowed(text) => share.hear(field, text, number),
                Cow::Owned(text) => share.heard = share.hear_once(field, &text, number),
            });
        })
    }

    fn read<K>(
        known: KnownWords<'_>,
        (keys, first): (&[K], u32),
        done: &mut dyn FnMut(usize),
        note: impl Fn(&mut Self, &K, u32),
    ) -> Self {
        let mut share = Self {
            scribe: PostingBuilder::of(keys.len()),
            places: scratch::list(keys.len()),
            ..Self::default()
        };
        share.learn(known, keys.len());
        let mut untold = 0;
        for (number, key) in (first..).zip(keys) {
            if number % BLOCK == 0 || number == first {
                share.scribe.close(share.lists as usize, number);
            }
            if number % SEAM == 0 {
                share.close();
                share.pairs.close();
            }
            note(&mut share, key, number);
            untold += 1;
            if untold == TOLD_EVERY {
                done(std::mem::take(&mut untold));
            }
        }
        done(untold);
        share.scribe.close(share.lists as usize, u32::MAX);
        share.close();
        share.pairs.close();
        // From now on only the lists are needed.
        (share.keys, share.known, share.names) = Default::default();
        share
    }

    /// Returns the entries that have a word in a field.
    pub(super) fn runs(&self, word: u32, field: TextField) -> impl Iterator<Item = PostingRun<'_>> {
        let place = self.places[word as usize][field.place()].checked_sub(1);
        place.into_iter().flat_map(|list| self.scribe.runs(list))
    }

    fn close(&mut self) {
        let named = [&mut self.outlets, &mut self.tags, &mut self.actors];
        let named = named.into_iter().flat_map(|all| all.values_mut().map(|(_, list, _)| list));
        self.marks.values_mut().chain(named).for_each(PostingList::close);
    }

    /// Numbers the words of names first, so that a number alone shows whether a word can begin a
    /// name.
    fn learn(&mut self, known: KnownWords<'_>, records: usize) {
        for (words, spoken) in known.names.searched() {
            let numbers: Vec<u32> = words.iter().map(|word| self.word(word)).collect();
            self.names.learn(&numbers, *spoken);
        }
        self.named = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let common: Vec<u32> = known.common.words().map(|word| self.word(word)).collect();
        self.pairs.learn(common.into_iter(), records);
    }

    fn word(&mut self, word: &str) -> u32 {
        number_of(word, &mut self.words, &mut self.places)
    }

    fn mark(&mut self, key: EntryKey, entry: EntryRef<'a>, number: u32, corpus: &Corpus) {
        let taxonomy = corpus.taxonomy();
        let marks = [
            Property::Theatre(entry.theatre),
            Property::Kind(entry.kind),
            Property::Basis(entry.basis),
        ];
        let more = entry.area.map(Property::Area).into_iter();
        let more = more.chain(entry.known_actors(taxonomy).map(Property::Actor));
        let more = more.chain(entry.tactics.iter().map(Property::Tactic));
        let more = more.chain(entry.stored_fields().map(Property::Has));
        let counts = count_spans(corpus, key, entry);
        let counts = counts.map(|(field, number)| Property::Count(field, number));
        for mark in marks.into_iter().chain(more).chain(counts) {
            self.marks.entry(mark).or_default().add(number);
        }
        let sort = FacetKey { theatre: entry.theatre, basis: entry.basis, tactics: entry.tactics };
        let fresh = u32::try_from(self.sorts.len()).unwrap_or(u32::MAX);
        self.sort_of.push(*self.sorts.entry(sort).or_insert(fresh));
        let (first, last) = entry.possible_days();
        if last != first {
            self.long.push((number, last));
        }
        self.area_of.push(area_number(entry.area));
        self.members.clear();
        for source in entry.sources() {
            let outlet = self.list_outlet(source.outlet, number, taxonomy);
            self.members.push(outlet);
        }
        let outlets = self.outlet_sets.number(&mut self.members);
        self.members.clear();
        self.members.extend(entry.known_actors(taxonomy).map(|actor| u32::from(actor.0)));
        let actors = self.actor_sets.number(&mut self.members);
        let key = ParticipantKey { kind: entry.kind, actors, outlets };
        let fresh = u32::try_from(self.participants.len()).unwrap_or(u32::MAX);
        self.participants_of.push(*self.participants.entry(key).or_insert(fresh));
        for tag in entry.tags() {
            list_named(&mut self.tags, &fold(tag), tag, number);
        }
        for (at, actor) in entry.actors().enumerate() {
            let is_known =
                if at == 0 { entry.known_actor } else { taxonomy.find_actor(actor) }.is_some();
            if !is_known {
                list_named(&mut self.actors, &fold(actor), actor, number);
            }
        }
    }

    /// Notes every word of a text, and what the text names.
    fn hear(&mut self, field: TextField, text: &'a str, number: u32) {
        let known = field.repeats().then(|| self.known.get_mut(text)).flatten();
        let Some(heard) = known.map(std::mem::take) else {
            let heard = self.hear_once(field, text, number);
            if field.repeats() && self.known.len() < REMEMBERED {
                self.known.insert(text, heard);
            } else {
                self.heard = heard;
            }
            return;
        };
        self.note(field, &heard, number);
        self.known.insert(text, heard);
    }

    /// Does the same for a text that is not looked up among those that were read before.
    fn hear_once(&mut self, field: TextField, text: &str, number: u32) -> TokenCache {
        let mut heard = std::mem::take(&mut self.heard);
        self.listen(text, &mut heard);
        self.note(field, &heard, number);
        heard
    }

    fn note(&mut self, field: TextField, heard: &TokenCache, number: u32) {
        let of_field = field.place();
        for word in &heard.words {
            let place = &mut self.places[*word as usize][of_field];
            if *place == 0 {
                self.lists += 1;
                *place = self.lists;
            }
            self.scribe.add(*place - 1, number);
        }
        self.pairs.note(field, &heard.row, number);
        for spoken in &heard.spoken {
            self.marks.entry(Property::Says(*spoken, field)).or_default().add(number);
        }
    }

    /// Returns the number of the outlet.
    fn list_outlet(&mut self, outlet: &'a str, number: u32, taxonomy: &Taxonomy) -> u32 {
        let key = self.keys.entry(outlet).or_insert_with(|| outlet_key(outlet, taxonomy));
        list_named(&mut self.outlets, key, outlet, number)
    }

    fn listen(&mut self, text: &str, heard: &mut TokenCache) {
        let TokenCache { words: all, row, spoken } = heard;
        all.clear();
        row.clear();
        spoken.clear();
        let Self { words, places, spellings, scanner, .. } = self;
        scanner.scan(text, &mut |found| {
            let word = number_of(found.word, words, places);
            spellings.meet(word, found.doubled);
            all.push(word);
            if !found.joined {
                row.push(word);
            }
        });
        for (at, _) in row.iter().enumerate().filter(|(_, word)| **word < self.named) {
            spoken.extend(self.names.beginning(&row[at..]));
        }
    }
}

/// A name as it was first written, the entries under it, and its number among the names.
pub(super) type NamedList<'a> = (&'a str, PostingList, u32);

/// Adds an entry to those under a name; returns the number of the name.
fn list_named<'a>(
    all: &mut Map<String, NamedList<'a>>,
    key: &str,
    name: &'a str,
    number: u32,
) -> u32 {
    if let Some((_, list, of_name)) = all.get_mut(key) {
        list.add(number);
        return *of_name;
    }
    let fresh = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let mut list = PostingList::default();
    list.add(number);
    all.insert(key.to_owned(), (name, list, fresh));
    fresh
}

/// Returns the number of a word in this shard; a new word gets a new number.
fn number_of(word: &str, words: &mut Words, places: &mut Vec<[u32; FIELDS]>) -> u32 {
    let (number, fresh) = words.number(word);
    if fresh {
        places.push([0; FIELDS]);
    }
    number
}

/// The entries of one sort while they are being read.
///
/// A bitmap finds its greatest member slowly, so adding to it one by one is slow. A block is
/// therefore gathered first: as numbers while they are few, then as bits.
#[derive(Default)]
pub(super) struct PostingList {
    pub(super) closed: RoaringBitmap,
    block: u32,
    few: Vec<u16>,
    many: Option<Box<[u8]>>,
}

impl PostingList {
    /// The count of numbers that takes as much room as a bit for each number of the block.
    const FEW: usize = 4_096;

    /// Adds a number. Numbers come in order; adding the same one again changes nothing.
    fn add(&mut self, number: u32) {
        self.block = number / SEAM;
        let low = u16::try_from(number % SEAM).unwrap_or(u16::MAX);
        if let Some(bits) = &mut self.many {
            bits[usize::from(low) / 8] |= 1 << (low % 8);
        } else if self.few.last() != Some(&low) {
            self.few.push(low);
            if self.few.len() > Self::FEW {
                self.many = Some(bits(&std::mem::take(&mut self.few)));
            }
        }
    }

    fn close(&mut self) {
        let first = self.block * SEAM;
        if let Some(bits) = self.many.take() {
            self.closed |= RoaringBitmap::from_lsb0_bytes(first, &bits);
        } else if !self.few.is_empty() {
            let numbers = std::mem::take(&mut self.few).into_iter();
            let sparse = RoaringBitmap::from_sorted_iter(numbers.map(|low| first + u32::from(low)));
            let sparse = sparse.unwrap_or_default();
            // A copy has no spare room.
            self.closed |= sparse.clone();
        }
    }
}

fn bits(numbers: &[u16]) -> Box<[u8]> {
    let mut bits = vec![0_u8; SEAM as usize / 8];
    for low in numbers {
        bits[usize::from(*low) / 8] |= 1 << (low % 8);
    }
    bits.into()
}
