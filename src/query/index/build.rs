//! Builds the index: reads every entry once and notes the words and sorts of each.
//!
//! Each core reads a run of entries into its own shard, and the shards are joined at the end. Runs
//! begin at container boundaries of the bitmaps, so that joining is mostly moving.

#![expect(clippy::disallowed_methods, reason = "its threads are joined before it returns")]

use std::collections::HashMap;
use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use roaring::RoaringBitmap;

use super::Index;
use super::columns::{NamePostings, Property, PropertyIndex};
use super::common_words::{CommonWords, PairsNoted};
use super::facet_columns::FacetJoin;
use super::hash::Map;
use super::passages::PassageColumns;
use super::posting_builder::{PostingRun, SEAM, packed};
use super::property_lists::PropertyLists;
use super::record_set::RecordSet;
use super::scratch;
use super::shard::{KnownWords, NamedList, PostingList, Shard};
use super::vocabulary::Vocabulary;
use super::waves::Waves;
use super::word_pairs::WordPairs;
use crate::archive::{Corpus, EntryKey, PassageIn};
use crate::digest::ActorId;
use crate::query::names::NameTable;
use crate::query::searchable_texts::TextField;
use crate::words::fold;

/// The fewest entries that are worth a thread.
const WORTH_A_THREAD: usize = 4_096;
/// The fewest entries whose shards are joined on several threads: below this, joining takes little
/// time, and every thread keeps memory.
const WORTH_PARTS: usize = 250_000;

pub(super) fn build(
    corpus: &Corpus,
    pairs: PairsNoted,
    told: &mut dyn FnMut(usize, usize),
) -> Index {
    let mut reading = RecordsRead { done: AtomicUsize::new(0), all: records(corpus), told };
    let names = NameTable::of(corpus.taxonomy());
    let (mut columns, keys) = in_order(corpus);
    let common = pairs.of(&columns, corpus);
    let words = KnownWords { names: &names, common: &common };
    let read = |keys: &[_], first, done: &mut dyn FnMut(usize)| {
        Shard::of_entries(corpus, words, (keys, first), done)
    };
    let shares = in_shares(&keys, read, &mut reading);
    let repeats = (0..).zip(&keys).filter(|(_, key)| corpus.is_repeat(**key));
    columns.repeats = repeats.map(|(number, _)| number).collect();
    drop(keys);
    // Joining takes one core: the passages are read meanwhile.
    let entries = || entries(shares, columns, common, corpus);
    let passages = || passages(corpus, &names, pairs, &mut reading);
    let (entries, passages) = beside(entries, passages);
    Index { names, entries, passages }
}

/// How many records were read by all threads.
struct RecordsRead<'t> {
    done: AtomicUsize,
    all: usize,
    told: &'t mut dyn FnMut(usize, usize),
}

/// Returns how many records an archive has.
fn records(corpus: &Corpus) -> usize {
    let digests = (0..corpus.digests().len()).filter_map(|at| u32::try_from(at).ok());
    let waves = (0..corpus.waves().len()).filter_map(|at| u32::try_from(at).ok());
    let homes = digests.map(PassageIn::Digest).chain(waves.map(PassageIn::Wave));
    let passages: usize = homes.map(|home| corpus.passages_in(home) as usize).sum();
    corpus.len() + passages
}

fn entries(
    mut shares: Vec<Shard<'_>>,
    mut columns: PropertyIndex,
    common: CommonWords,
    corpus: &Corpus,
) -> RecordSet<PropertyIndex> {
    let pairs = joined_pairs(common, &mut shares);
    let (pairs, vocabulary) = beside(pairs, || join(shares, &mut columns, corpus));
    columns.waves = Waves::of(&columns, corpus);
    RecordSet::new(vocabulary, pairs, columns)
}

fn passages(
    corpus: &Corpus,
    names: &NameTable,
    pairs: PairsNoted,
    reading: &mut RecordsRead<'_>,
) -> RecordSet<PassageColumns> {
    let (mut columns, keys) = PassageColumns::in_order(corpus);
    let common = pairs.of(&columns, corpus);
    let words = KnownWords { names, common: &common };
    let read = |keys: &[_], first, done: &mut dyn FnMut(usize)| {
        Shard::of_passages(corpus, words, (keys, first), done)
    };
    let mut shares = in_shares(&keys, read, reading);
    drop(keys);
    let pairs = joined_pairs(common, &mut shares);
    let (pairs, vocabulary) = beside(pairs, || join_words(&mut shares, columns.len()));
    let mut marks = Map::default();
    for share in shares {
        merge(&mut marks, share.marks);
        merge_named(&mut columns.outlets, share.outlets);
    }
    columns.marks = PropertyLists::pack(marks, columns.len());
    pack([&mut columns.outlets]);
    RecordSet::new(vocabulary, pairs, columns)
}

/// Takes the pairs out of the shards; they are joined when the result is called.
fn joined_pairs(
    common: CommonWords,
    shares: &mut [Shard<'_>],
) -> impl FnOnce() -> WordPairs + use<> {
    let pairs = shares.iter_mut().map(|share| std::mem::take(&mut share.pairs));
    let pairs: Vec<_> = pairs.collect();
    move || WordPairs::join(common, &pairs)
}

/// Does one thing on a thread of its own, and another meanwhile on this one.
fn beside<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        match one.join() {
            Ok(one) => (one, other),
            Err(panic) => resume_unwind(panic),
        }
    })
}

/// Lets each core read a run of records; `read` is given the run, the number of its first, and whom to
/// tell how many more it has read. This thread reads a run too, and tells how far all are.
fn in_shares<'a, K: Sync>(
    keys: &[K],
    read: impl Fn(&[K], u32, &mut dyn FnMut(usize)) -> Shard<'a> + Sync,
    reading: &mut RecordsRead<'_>,
) -> Vec<Shard<'a>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut run = keys.len().div_ceil(cores).max(WORTH_A_THREAD);
    if run > SEAM as usize {
        run = run.next_multiple_of(SEAM as usize);
    }
    let RecordsRead { done, all, told } = reading;
    let (read, done, all) = (&read, &*done, *all);
    thread::scope(|scope| {
        let mut runs = (0..).step_by(run).zip(keys.chunks(run));
        let own = runs.next();
        let count = |more| done.fetch_add(more, Ordering::Relaxed) + more;
        let work = move |keys, first| {
            read(keys, first, &mut |more| {
                count(more);
            })
        };
        let workers: Vec<_> =
            runs.map(|(first, keys)| scope.spawn(move || work(keys, first))).collect();
        let own = own.map(|(first, keys)| read(keys, first, &mut |more| told(count(more), all)));
        own.into_iter().chain(workers.into_iter().filter_map(|worker| worker.join().ok())).collect()
    })
}

/// Numbers the entries, newest first; entries of one day keep the order of the corpus.
fn in_order(corpus: &Corpus) -> (PropertyIndex, Vec<EntryKey>) {
    let mut columns = PropertyIndex::default();
    let mut dated = scratch::list(corpus.len());
    let mut at = 0_u32;
    for (digest, held) in (0..).zip(corpus.digests()) {
        columns.starts.push(at);
        let publisher = fold(&held.head().publisher);
        columns.publishers.entry(publisher).or_default().push(digest);
        for (index, entry) in (0..).zip(held.entries()) {
            let key = EntryKey { digest, index };
            dated.push((std::cmp::Reverse(entry.date.from), at, key));
            if !entry.id.is_none() {
                columns.written.push(key);
            }
            at += 1;
        }
    }
    dated.sort_unstable_by_key(|(day, at, _)| (*day, *at));
    columns.written.sort_by_cached_key(|key| corpus.entry(*key).map(|entry| entry.id()));
    columns.written.shrink_to_fit();
    columns.order.reserve_exact(dated.len());
    for (end, (day, at, _)) in (1..).zip(&dated) {
        columns.order.push(*at);
        match columns.days.last_mut() {
            Some(last) if last.0 == day.0 => last.1 = end,
            _ => columns.days.push((day.0, end)),
        }
    }
    (columns, dated.into_iter().map(|(_, _, key)| key).collect())
}

/// A word of a shard: its letters, the shard, and its number there.
type ShardWord = (Range<usize>, usize, u32);

/// Joins the words of shards into one sorted vocabulary, with one list for each word and field.
fn join_words(shares: &mut [Shard<'_>], records: usize) -> Vocabulary {
    let mut letters = String::new();
    let mut words: Vec<ShardWord> =
        scratch::list(shares.iter().map(|share| share.words.len()).sum());
    for (at, share) in shares.iter_mut().enumerate() {
        std::mem::take(&mut share.words).into_all(|word, number| {
            words.push((letters.len()..letters.len() + word.len(), at, number));
            letters.push_str(word);
        });
    }
    let word = |known: &ShardWord| letters.get(known.0.clone()).unwrap_or("");
    words.sort_unstable_by(|a, b| word(a).cmp(word(b)).then(a.1.cmp(&b.1)));
    let mut vocabulary = if records < WORTH_PARTS {
        lists(&words, &letters, shares, records)
    } else {
        in_parts(&words, &letters, shares, records)
    };
    vocabulary.shrink();
    vocabulary
}

/// Joins the shards of entries.
fn join(mut shares: Vec<Shard<'_>>, columns: &mut PropertyIndex, corpus: &Corpus) -> Vocabulary {
    let vocabulary = join_words(&mut shares, columns.len());
    columns.sort_of.reserve(columns.order.len());
    columns.area_of.reserve(columns.order.len());
    columns.participants_of.reserve(columns.order.len());
    let (mut known, mut marks) = (FacetJoin::default(), Map::default());
    for mut share in shares {
        let outlets = merge_named(&mut columns.outlets, std::mem::take(&mut share.outlets));
        known.learn(columns, &share, &outlets);
        columns.long.extend(share.long);
        merge(&mut marks, share.marks);
        merge_named(&mut columns.tags, share.tags);
        merge_named(&mut columns.actors, share.actors);
    }
    known.finish(columns, corpus.taxonomy());
    columns.marks = PropertyLists::pack(marks, columns.len());
    let taxonomy = corpus.taxonomy();
    let actors = (0..).map(ActorId).zip(taxonomy.actors());
    columns.actor_totals =
        actors.map(|(actor, _)| columns.of_actor(actor, taxonomy).len()).collect();
    let PropertyIndex { outlets, tags, actors, .. } = columns;
    pack([outlets, tags, actors]);
    columns.counts.extend(columns.marks.properties().filter_map(|mark| match mark {
        Property::Count(field, count) => Some((field, count)),
        Property::Theatre(_)
        | Property::Area(_)
        | Property::Kind(_)
        | Property::Tactic(_)
        | Property::Actor(_)
        | Property::Basis(_)
        | Property::Says(..)
        | Property::Has(_)
        | Property::In(_) => None,
    }));
    vocabulary
}

/// Joins all words and their postings on every core.
fn in_parts(
    words: &[ShardWord],
    letters: &str,
    shares: &[Shard<'_>],
    records: usize,
) -> Vocabulary {
    let word = |known: &ShardWord| letters.get(known.0.clone()).unwrap_or("");
    let mut vocabulary = Vocabulary::of(records);
    thread::scope(|scope| {
        let (mut rest, mut workers) = (words, Vec::new());
        for left in (1..=shares.len()).rev() {
            // A word of several shards must not be split between parts.
            let middle = rest.get(rest.len() / left).filter(|_| left > 1).map(word);
            let end = middle.map_or(rest.len(), |at| rest.partition_point(|w| word(w) < at));
            let (part, others) = rest.split_at(end);
            rest = others;
            workers.push(scope.spawn(|| lists(part, letters, shares, records)));
        }
        for worker in workers {
            if let Ok(part) = worker.join() {
                vocabulary.append(part);
            }
        }
    });
    vocabulary
}

/// Joins some of the words with their postings.
fn lists(words: &[ShardWord], letters: &str, shares: &[Shard<'_>], records: usize) -> Vocabulary {
    let word = |known: &ShardWord| letters.get(known.0.clone()).unwrap_or("");
    let mut vocabulary = Vocabulary::of(records);
    let mut runs: Vec<PostingRun<'_>> = Vec::new();
    let otherwise: Vec<_> = shares.iter().map(|share| share.spellings.otherwise()).collect();
    let mut doubled = Vec::new();
    for same in words.chunk_by(|a, b| word(a) == word(b)) {
        for field in TextField::ALL {
            runs.clear();
            runs.extend(same.iter().flat_map(|(_, at, number)| shares[*at].runs(*number, field)));
            vocabulary.note(field, &runs);
        }
        doubled.clear();
        for (_, at, number) in same {
            shares[*at].spellings.give(*number, &otherwise[*at], &mut doubled);
        }
        vocabulary.push(word(&same[0]), &mut doubled);
    }
    vocabulary
}

fn merge<K: Eq + std::hash::Hash>(all: &mut Map<K, RoaringBitmap>, own: Map<K, PostingList>) {
    for (key, list) in own {
        *all.entry(key).or_default() |= list.closed;
    }
}

/// Packs the lists of names, once all shards are joined.
fn pack<'a>(named: impl IntoIterator<Item = &'a mut Map<String, NamePostings>>) {
    for named in named.into_iter().flat_map(HashMap::values_mut) {
        named.entries = packed(std::mem::take(&mut named.entries));
    }
}

/// Returns the number here of each number of the shard.
fn merge_named(all: &mut Map<String, NamePostings>, own: Map<String, NamedList<'_>>) -> Vec<u32> {
    let mut here = vec![0; own.len()];
    for (key, (name, list, number)) in own {
        let fresh = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let named = all.entry(key).or_insert_with(|| NamePostings {
            number: fresh,
            name: name.into(),
            entries: RoaringBitmap::new(),
        });
        named.entries |= list.closed;
        here[number as usize] = named.number;
    }
    here
}
