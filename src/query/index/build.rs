//! Reads every entry once and writes down who says what.
//!
//! Each core takes a run of entries and makes a share of its own; shares are put together at the
//! end. Runs begin where the lists of numbers have their seams, so that this is mostly moving.

use std::num::NonZero;
use std::thread;

use roaring::RoaringBitmap;

use super::Index;
use super::columns::{Columns, Mark};
use super::hash::Map;
use super::vocabulary::{Posting, Vocabulary};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{EntryRef, Taxonomy, fold as fold_name};
use crate::query::fold::Scanner;
use crate::query::plan::{Names, outlet_key};
use crate::query::told::{Field, told};

/// Fewer entries are not worth a thread.
const WORTH_A_THREAD: usize = 4_096;
/// Lists of numbers are kept in blocks of so many.
const BLOCK: usize = 1 << 16;
const FIELDS: usize = Field::ALL.len();

pub(super) fn build(corpus: &Corpus) -> Index {
    let (mut columns, keys) = in_order(corpus);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut run = keys.len().div_ceil(cores).max(WORTH_A_THREAD);
    if run > BLOCK {
        run = run.next_multiple_of(BLOCK);
    }
    let shares: Vec<Share<'_>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..)
            .step_by(run)
            .zip(keys.chunks(run))
            .map(|(first, keys)| scope.spawn(move || Share::read(corpus, keys, first)))
            .collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).collect()
    });
    drop(keys);
    let vocabulary = join(shares, &mut columns);
    Index { names: Names::of(corpus.taxonomy()), vocabulary, columns }
}

/// Numbers the entries, newest first; those of one day in the order of the corpus.
fn in_order(corpus: &Corpus) -> (Columns, Vec<EntryKey>) {
    let mut columns = Columns::default();
    let mut dated = Vec::with_capacity(corpus.len());
    let mut at = 0_u32;
    for (digest, held) in (0..).zip(corpus.digests()) {
        columns.starts.push(at);
        for (index, entry) in (0..).zip(held.entries()) {
            dated.push((std::cmp::Reverse(entry.date.from), at, EntryKey { digest, index }));
            at += 1;
        }
    }
    dated.sort_unstable_by_key(|(day, at, _)| (*day, *at));
    for (end, (day, at, _)) in (1..).zip(&dated) {
        columns.order.push(*at);
        match columns.days.last_mut() {
            Some(last) if last.0 == day.0 => last.1 = end,
            _ => columns.days.push((day.0, end)),
        }
    }
    (columns, dated.into_iter().map(|(_, _, key)| key).collect())
}

/// What one thread has read.
#[derive(Default)]
struct Share<'a> {
    words: Map<Box<str>, u32>,
    /// One list for each word and field.
    lists: Vec<RoaringBitmap>,
    /// The words of short texts that come again and again.
    known: Map<&'a str, Box<[u32]>>,
    outlet_keys: Map<&'a str, String>,
    columns: Columns,
    scanner: Scanner<false>,
    heard: Vec<u32>,
}

impl<'a> Share<'a> {
    fn read(corpus: &'a Corpus, keys: &[EntryKey], first: u32) -> Self {
        let mut share = Self::default();
        for (number, key) in (first..).zip(keys) {
            if let Some(entry) = corpus.entry(*key) {
                share.mark(entry, number, corpus.taxonomy());
                told(entry, corpus.taxonomy(), |field, text| share.hear(field, text, number));
            }
        }
        share
    }

    fn mark(&mut self, entry: EntryRef<'a>, number: u32, taxonomy: &Taxonomy) {
        let marks =
            [Mark::Theatre(entry.theatre), Mark::Kind(entry.kind), Mark::Basis(entry.basis)];
        let more = entry.area.map(Mark::Area).into_iter();
        let more = more.chain(entry.known_actor.map(Mark::Actor));
        let more = more.chain(entry.tactics.iter().map(Mark::Tactic));
        let counts = entry.casualties.said().map(|(harm, count)| Mark::Count(harm, count));
        for mark in marks.into_iter().chain(more).chain(counts) {
            add(self.columns.marks.entry(mark).or_default(), number);
        }
        if entry.date.to != entry.date.from {
            self.columns.long.push((number, entry.date.to));
        }
        for source in entry.sources() {
            let keys = &mut self.outlet_keys;
            let key =
                keys.entry(source.outlet).or_insert_with(|| outlet_key(source.outlet, taxonomy));
            match self.columns.outlets.get_mut(key) {
                Some(list) => add(list, number),
                None => add(self.columns.outlets.entry(key.clone()).or_default(), number),
            }
        }
        for tag in entry.tags() {
            add(self.columns.tags.entry(fold_name(tag)).or_default(), number);
        }
    }

    /// Notes every word of a text.
    fn hear(&mut self, field: Field, text: &'a str, number: u32) {
        if field == Field::Text {
            let mut heard = std::mem::take(&mut self.heard);
            self.listen(text, &mut heard);
            for word in &heard {
                self.note(*word, field, number);
            }
            self.heard = heard;
            return;
        }
        let Some(known) = self.known.get(text) else {
            let mut heard = Vec::new();
            self.listen(text, &mut heard);
            for word in &heard {
                self.note(*word, field, number);
            }
            self.known.insert(text, heard.into());
            return;
        };
        for word in known {
            add(&mut self.lists[*word as usize * FIELDS + field as usize], number);
        }
    }

    fn note(&mut self, word: u32, field: Field, number: u32) {
        add(&mut self.lists[word as usize * FIELDS + field as usize], number);
    }

    /// The words of a text by their numbers in this share.
    fn listen(&mut self, text: &str, heard: &mut Vec<u32>) {
        heard.clear();
        let Self { words, lists, scanner, .. } = self;
        scanner.scan(text, &mut |found| {
            let word = words.get(found.word).copied().unwrap_or_else(|| {
                let fresh = u32::try_from(words.len()).unwrap_or(u32::MAX);
                words.insert(found.word.into(), fresh);
                lists.resize_with(lists.len() + FIELDS, RoaringBitmap::new);
                fresh
            });
            heard.push(word);
        });
    }
}

/// Numbers come in order; the same one again is nothing new.
fn add(list: &mut RoaringBitmap, number: u32) {
    let _ = list.try_push(number);
}

/// Puts the shares together: one sorted vocabulary, one list for each word and field.
fn join(mut shares: Vec<Share<'_>>, columns: &mut Columns) -> Vocabulary {
    let mut words: Vec<(Box<str>, usize, u32)> = Vec::new();
    for (at, share) in shares.iter_mut().enumerate() {
        let own = std::mem::take(&mut share.words).into_iter();
        words.extend(own.map(|(word, number)| (word, at, number)));
    }
    words.sort_unstable();
    let mut vocabulary = Vocabulary::default();
    for same in words.chunk_by(|a, b| a.0 == b.0) {
        let mut postings: Vec<Posting> = Vec::new();
        for field in Field::ALL {
            let mut entries = RoaringBitmap::new();
            for (_, share, number) in same {
                let place = *number as usize * FIELDS + field as usize;
                entries |= std::mem::take(&mut shares[*share].lists[place]);
            }
            if !entries.is_empty() {
                postings.push(Posting { field, entries: tight(entries) });
            }
        }
        vocabulary.push(&same[0].0, postings.into_iter());
    }
    vocabulary.shrink();
    for share in shares {
        let own = share.columns;
        columns.long.extend(own.long);
        merge(&mut columns.marks, own.marks);
        merge(&mut columns.outlets, own.outlets);
        merge(&mut columns.tags, own.tags);
    }
    vocabulary
}

fn merge<K: Eq + std::hash::Hash>(all: &mut Map<K, RoaringBitmap>, own: Map<K, RoaringBitmap>) {
    for (key, entries) in own {
        *all.entry(key).or_default() |= entries;
    }
}

/// Without the room that growing left at the end of each block.
fn tight(mut entries: RoaringBitmap) -> RoaringBitmap {
    entries.optimize();
    entries.clone()
}
