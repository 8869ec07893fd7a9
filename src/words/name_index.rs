//! An index of the words of many things' names, to find which of them a text names without reading
//! each name. What naming means is said in [`NamePattern`](super::NamePattern), and the answers are
//! the same.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use roaring::RoaringBitmap;

use super::inflection::stem_number;
use super::likeness::{How, Pattern};
use super::names::{KnownAs, points_in_name, points_in_time};
use super::slip::letter_mask;
use super::sound::sound_stem;
use super::tokens::words;
use crate::order::CompactSort as _;

/// Up to this many different words, every word is looked at for slips and spellings. With more, a
/// word is found by its letters, by its beginning and by its other forms only, so that a thousand
/// texts do not cost a thousand times all words. A real archive has a few hundred.
const MOST_FORGIVEN: usize = 4_096;
/// What a word names is kept if this many words were looked at for it, or this many things have it.
/// Few words are like that; keeping the others would cost more than it saves.
const WORTH_KEEPING: usize = 64;

/// The words of the names of many things, each with the places of the things.
#[derive(Debug, Default)]
pub struct NameIndex {
    /// Every word once, sorted.
    words: Vec<IndexedWord>,
    /// The numbers of the stems of the words, sorted, each with the place of the word.
    stems: Vec<(u32, u32)>,
    /// What is named by words that many others begin with, or that many things have.
    kept: Mutex<HashMap<String, Arc<Levels>>>,
}

#[derive(Debug, Default)]
struct IndexedWord {
    word: Box<str>,
    mask: u32,
    /// The sound, if spellings are compared.
    sound: Option<Box<str>>,
    /// The things that have it in a name.
    named: RoaringBitmap,
    /// The things that have it among the words of their time.
    timed: RoaringBitmap,
}

/// The things that a word names, by the points of its best match in each.
type Levels = BTreeMap<u32, RoaringBitmap>;

impl NameIndex {
    /// Reads the names of things in the order of their places.
    pub fn new(all: impl IntoIterator<Item = KnownAs>) -> Self {
        let mut places: BTreeMap<String, (RoaringBitmap, RoaringBitmap)> = BTreeMap::new();
        for (place, known) in (0..).zip(all) {
            for word in known.names.iter().flat_map(|words| words.iter()) {
                places.entry(word.clone()).or_default().0.insert(place);
            }
            for word in known.when {
                places.entry(word).or_default().1.insert(place);
            }
        }
        let forgives = places.len() <= MOST_FORGIVEN;
        let stems = (0..).zip(places.keys()).map(|(at, word)| (stem_number(word), at));
        let mut stems: Vec<(u32, u32)> = stems.filter(|(stem, _)| *stem != 0).collect();
        stems.sort_unstable();
        let words = places.into_iter().map(|(word, (named, timed))| {
            let sound = forgives.then(|| sound_stem(&word)).flatten().map(Into::into);
            IndexedWord { mask: letter_mask(&word), word: word.into(), sound, named, timed }
        });
        Self { words: words.collect(), stems, kept: Mutex::default() }
    }

    /// Returns the places of the things that a text names best, in order: each of its words matches
    /// one of theirs, without the last resort. Empty for a text without words.
    pub fn best(&self, text: &str) -> Vec<usize> {
        let mut times: BTreeMap<String, u32> = BTreeMap::new();
        for word in words(text) {
            *times.entry(word).or_default() += 1;
        }
        let mut levels: Vec<(Arc<Levels>, u32)> = Vec::new();
        for (word, times) in times {
            let level = self.levels(&word);
            if level.is_empty() {
                return Vec::new();
            }
            levels.push((level, times));
        }
        // The word of the fewest things comes first, so that the others cost little.
        levels
            .compact_sort_by_key(|(level, _)| level.values().map(RoaringBitmap::len).sum::<u64>());
        let sums = levels.iter().fold(None, |sums, (level, times)| {
            Some(match sums {
                None => level.iter().map(|(points, all)| (points * times, all.clone())).collect(),
                Some(sums) => added(&sums, level, *times),
            })
        });
        let best = sums.and_then(|mut sums: Levels| sums.pop_last());
        best.map_or_else(Vec::new, |(_, all)| all.iter().map(|place| place as usize).collect())
    }

    /// Returns the things that a word names, each under the points of its best match.
    fn levels(&self, word: &str) -> Arc<Levels> {
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(levels) = kept().get(word) {
            return Arc::clone(levels);
        }
        let pattern = Pattern::new(word, How::Plain);
        let beginning = self.beginning(word);
        let looked_at = beginning.len();
        let mut levels = Levels::new();
        for at in beginning.clone().chain(self.alike(&pattern, beginning)) {
            let Some(known) = self.words.get(at) else { continue };
            let Some(quality) = pattern.quality(&known.word) else { continue };
            *levels.entry(points_in_name(quality)).or_default() |= &known.named;
            *levels.entry(points_in_time(quality)).or_default() |= &known.timed;
        }
        // Only the best match of a thing counts.
        let mut better = RoaringBitmap::new();
        for (_, all) in levels.iter_mut().rev() {
            *all -= &better;
            better |= &*all;
        }
        levels.retain(|_, all| !all.is_empty());
        let levels = Arc::new(levels);
        let things: u64 = levels.values().map(RoaringBitmap::len).sum();
        if looked_at >= WORTH_KEEPING || things >= WORTH_KEEPING as u64 {
            kept().insert(word.to_owned(), Arc::clone(&levels));
        }
        levels
    }

    /// Returns the range of words that begin with one; they stand together.
    fn beginning(&self, start: &str) -> Range<usize> {
        let from = self.words.partition_point(|known| &*known.word < start);
        let rest = self.words.get(from..).unwrap_or(&[]);
        from..from + rest.partition_point(|known| known.word.starts_with(start))
    }

    /// Returns the places of other words that may match a pattern.
    fn alike(&self, pattern: &Pattern, beginning: Range<usize>) -> Vec<usize> {
        let mut alike = self.forms(pattern);
        alike.retain(|at| !beginning.contains(at));
        let (forgives, sound) = (pattern.forgives(), pattern.sound());
        if self.words.len() > MOST_FORGIVEN || !forgives && sound.is_none() {
            return alike;
        }
        let may = |known: &IndexedWord| {
            forgives && pattern.may_slip(known.mask)
                || sound.is_some() && sound == known.sound.as_deref()
        };
        let others = self.words.iter().enumerate();
        let others = others
            .filter(|(at, known)| !beginning.contains(at) && !alike.contains(at) && may(known));
        let others: Vec<usize> = others.map(|(at, _)| at).collect();
        alike.extend(others);
        alike
    }

    /// Returns the places of the words that may be forms of a word.
    fn forms(&self, pattern: &Pattern) -> Vec<usize> {
        let Some(number) = pattern.stem_number() else { return Vec::new() };
        let from = self.stems.partition_point(|(stem, _)| *stem < number);
        let same = self.stems.get(from..).unwrap_or(&[]).iter();
        same.take_while(|(stem, _)| *stem == number).map(|(_, at)| *at as usize).collect()
    }
}

/// Adds the points of one more word. What it does not name is left out, and each thing stays under
/// one sum, so there are never more sums than things.
fn added(sums: &Levels, more: &Levels, times: u32) -> Levels {
    let mut added = Levels::new();
    for (sum, known) in sums {
        for (points, all) in more {
            let both = both(known, all);
            if !both.is_empty() {
                *added.entry(sum + points * times).or_default() |= both;
            }
        }
    }
    added
}

/// Returns what is in both. A few are looked up one by one: intersecting reads all of the other.
fn both(few: &RoaringBitmap, all: &RoaringBitmap) -> RoaringBitmap {
    if few.len() > WORTH_KEEPING as u64 {
        return few & all;
    }
    few.iter().filter(|place| all.contains(*place)).collect()
}

#[cfg(test)]
#[path = "name_index_tests.rs"]
mod tests;
