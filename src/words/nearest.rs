//! Guesses which name was meant. Knows no vocabulary of its own.

use std::cmp::Reverse;
use std::collections::HashMap;

use strsim::{damerau_levenshtein, jaro_winkler};

/// The longest word that is compared. A longer one is no typing error, and the cost of a comparison
/// grows with the square of the length.
const LONGEST: usize = 64;
/// A shorter prefix would begin too many words.
const SHORTEST_BEGINNING: usize = 4;
/// Up to this many names, a word is compared with each. With more names, it is compared only with
/// those that share rare pairs of letters with it.
const MOST_KNOWN: usize = 512;
/// The most such names that a word is compared with.
const MOST_SHARING: usize = 128;
/// The most places that are read from the lists of names by pair, for one word.
const MOST_READ: usize = 4_096;

/// Returns the known word that is most similar to this one, if any is similar enough. Meant for the
/// few words of a closed list; ignores case.
pub fn nearest<'x>(word: &str, known: impl IntoIterator<Item = &'x str>) -> Option<&'x str> {
    let word = TypedWord::new(word)?;
    let mut best = Best::default();
    for candidate in known {
        best.offer(&word, &candidate.to_lowercase(), candidate);
    }
    best.found.map(|(_, candidate)| candidate)
}

/// The effort spent on guesses, which decides whether more may be made.
///
/// An archive can hold any number of names and of unknown words, so guessing each would cost the
/// product of both.
#[derive(Clone, Debug, Default)]
pub struct Effort {
    compared: usize,
    slips_counted: usize,
    /// A buffer for sorting the places of names, reused between guesses.
    places: Vec<u32>,
    shared: Vec<(u32, usize)>,
}

impl Effort {
    /// After this many comparisons no more guesses are made; they take a tenth of a second.
    pub const MOST: usize = 1 << 16;
    /// The same for pairs whose slips had to be counted, which takes ten times as long.
    pub const MOST_COUNTED: usize = 1 << 14;

    /// Returns how many comparisons were made.
    pub fn compared(&self) -> usize {
        self.compared
    }

    /// Counts comparisons that are to be made elsewhere; returns false if they may not be.
    pub fn spend(&mut self, comparisons: usize) -> bool {
        let may = !self.is_used_up();
        self.compared += if may { comparisons } else { 0 };
        may
    }

    fn is_used_up(&self) -> bool {
        self.compared >= Self::MOST || self.slips_counted >= Self::MOST_COUNTED
    }
}

/// All names of one sort, each with what it stands for, for guessing which was meant.
#[derive(Clone, Debug, Default)]
pub struct NearestNames<T> {
    known: Vec<(Box<str>, T)>,
    /// For each pair of letters the places of the names that contain it; empty if names are few.
    by_pair: HashMap<LetterPair, Vec<u32>>,
}

/// Two adjacent letters; a name is taken to begin and end with a space.
type LetterPair = (char, char);

impl<T: Copy> NearestNames<T> {
    /// Indexes the names.
    pub fn new<'k>(names: impl IntoIterator<Item = (&'k str, T)>) -> Self {
        let lower = |(name, what): (&str, T)| (name.to_lowercase().into_boxed_str(), what);
        let known: Vec<_> = names.into_iter().map(lower).collect();
        let mut by_pair: HashMap<LetterPair, Vec<u32>> = HashMap::new();
        if known.len() > MOST_KNOWN {
            let short = (0..).zip(&known).filter(|(_, (name, _))| !is_too_long(name));
            for (at, (name, _)) in short {
                for pair in pairs(name) {
                    by_pair.entry(pair).or_default().push(at);
                }
            }
        }
        Self { known, by_pair }
    }

    /// Returns what the name most similar to a word stands for, if one is similar enough and the
    /// effort is not used up. For up to as many names as a vocabulary has, the result equals
    /// [`nearest`].
    pub fn find(&self, word: &str, effort: &mut Effort) -> Option<T> {
        if effort.is_used_up() {
            return None;
        }
        let word = TypedWord::new(word)?;
        let mut best = Best::default();
        let mut compared = 0;
        let mut compare = |at: usize| {
            let Some((name, what)) = self.known.get(at) else { return };
            compared += 1;
            best.offer(&word, name, *what);
        };
        if self.by_pair.is_empty() {
            (0..self.known.len()).for_each(&mut compare);
        } else {
            self.find_sharing(&word, effort);
            effort.shared.iter().for_each(|(at, _)| compare(*at as usize));
        }
        effort.compared += compared;
        effort.slips_counted += best.slips_counted;
        best.found.map(|(_, what)| what)
    }

    /// Finds the places of the names that share most pairs of letters with a word, in order. Rare
    /// pairs are the most distinctive, so pairs that too many names contain are skipped.
    fn find_sharing(&self, word: &TypedWord, effort: &mut Effort) {
        let Effort { places, shared, .. } = effort;
        places.clear();
        let lists = pairs(&word.lower).into_iter().filter_map(|pair| self.by_pair.get(&pair));
        let mut lists: Vec<_> = lists.collect();
        lists.sort_by_key(|list| list.len());
        for list in lists {
            if places.len() + list.len() > MOST_READ {
                break;
            }
            places.extend_from_slice(list);
        }
        places.sort_unstable();
        shared.clear();
        let same = places.chunk_by(|one, other| one == other);
        shared.extend(same.filter_map(|same| Some((*same.first()?, same.len()))));
        let unlike = |at: u32| {
            let name = self.known.get(at as usize).map_or(0, |(name, _)| name.len());
            name.abs_diff(word.lower.len())
        };
        shared.sort_unstable_by_key(|(at, count)| (Reverse(*count), unlike(*at), *at));
        shared.truncate(MOST_SHARING);
        shared.sort_unstable_by_key(|(at, _)| *at);
    }
}

/// Returns the pairs of letters of a name, without duplicates.
fn pairs(name: &str) -> Vec<LetterPair> {
    let around = || std::iter::once(' ');
    let letters = || around().chain(name.chars()).chain(around());
    let mut pairs: Vec<LetterPair> = letters().zip(letters().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn is_too_long(name: &str) -> bool {
    name.chars().nth(LONGEST).is_some()
}

/// A lower-case word that is short enough to be compared.
struct TypedWord {
    lower: String,
    letters: usize,
}

impl TypedWord {
    fn new(word: &str) -> Option<Self> {
        if is_too_long(word) {
            return None;
        }
        let lower = word.to_lowercase();
        Some(Self { letters: lower.chars().count(), lower })
    }

    /// Returns whether one is a long enough prefix of the other, and so a shortened name: `diyala`
    /// for `Diyala Province`.
    fn begins_as(&self, candidate: &str) -> bool {
        let word = &*self.lower;
        let (short, long) =
            if word.len() < candidate.len() { (word, candidate) } else { (candidate, word) };
        short.chars().nth(SHORTEST_BEGINNING - 1).is_some() && long.starts_with(short)
    }

    /// Cheaply rules out candidates: false if more letters differ than slips are allowed, in any
    /// order.
    fn may_be_near(&self, candidate: &str, slips: usize) -> bool {
        /// Letters that share a slot can hide differences but never add any.
        const PLACES: u32 = 64;
        let mut more = [0_i32; PLACES as usize];
        let place = |c: char| (u32::from(c) % PLACES) as usize;
        self.lower.chars().for_each(|c| more[place(c)] += 1);
        candidate.chars().for_each(|c| more[place(c)] -= 1);
        let count = |sign: i32| more.iter().map(|n| (n * sign).max(0)).sum::<i32>().unsigned_abs();
        count(1).max(count(-1)) as usize <= slips
    }
}

/// The most similar candidate so far; on a tie the last one wins.
struct Best<T> {
    found: Option<(f64, T)>,
    slips_counted: usize,
}

impl<T> Default for Best<T> {
    fn default() -> Self {
        Self { found: None, slips_counted: 0 }
    }
}

impl<T> Best<T> {
    fn offer(&mut self, word: &TypedWord, candidate: &str, what: T) {
        let letters = candidate.chars().count();
        let length = word.letters.max(letters);
        if length > LONGEST {
            return;
        }
        let alike = jaro_winkler(&word.lower, candidate);
        let is_best = self.found.as_ref().is_none_or(|(best, _)| alike >= *best);
        if is_best && self.is_like(word, candidate, length, alike) {
            self.found = Some((alike, what));
        }
    }

    /// Returns whether a guess is likely enough to be offered: one slip in three letters is a
    /// typing error. Slips are counted last, and only if they decide, since counting is slow.
    fn is_like(&mut self, word: &TypedWord, candidate: &str, length: usize, alike: f64) -> bool {
        if alike >= 0.9 || word.begins_as(candidate) {
            return true;
        }
        let slips = length / 3;
        if !word.may_be_near(candidate, slips) {
            return false;
        }
        self.slips_counted += 1;
        damerau_levenshtein(&word.lower, candidate) <= slips
    }
}

/// From this similarity on (Jaro-Winkler) two names are spellings of one: `Ninewa`, `Nineveh`.
const ONE_NAME: f64 = 0.75;

/// Returns whether two folded names are spellings of one name.
pub fn is_spelling_of(one: &str, other: &str) -> bool {
    jaro_winkler(one, other) >= ONE_NAME
}

#[cfg(test)]
#[path = "nearest_tests.rs"]
mod tests;
