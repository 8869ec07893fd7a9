//! Guessing the name that was meant. Knows no vocabulary of its own.

use std::cmp::Reverse;
use std::collections::HashMap;

use strsim::{damerau_levenshtein, jaro_winkler};

/// A longer word is no slip of the pen, and comparing it would cost the square of its length.
const LONGEST: usize = 64;
/// Fewer letters begin too many words.
const SHORTEST_BEGINNING: usize = 4;
/// A word is compared with each of so few names; of more only with those that share rare pairs of
/// letters with it.
const MOST_KNOWN: usize = 512;
/// With so many of them.
const MOST_SHARING: usize = 128;
/// So many places in lists of names that have a pair of letters are read for one word.
const MOST_READ: usize = 4_096;

/// The known word that is most like this one, if any is like it at all; for the few words of a
/// closed list. Case does not count.
pub fn nearest<'x>(word: &str, known: impl IntoIterator<Item = &'x str>) -> Option<&'x str> {
    let word = Asked::new(word)?;
    let mut best = Best::default();
    for candidate in known {
        best.offer(&word, &candidate.to_lowercase(), candidate);
    }
    best.found.map(|(_, candidate)| candidate)
}

/// What guesses took, and so whether there may be more of them.
///
/// An archive can hold any number of names and of words that are none, so that guessing each would
/// take their product.
#[derive(Clone, Debug, Default)]
pub struct Effort {
    compared: usize,
    slips_counted: usize,
    /// Room to put places of names in order, kept from one guess to the next.
    places: Vec<u32>,
    shared: Vec<(u32, usize)>,
}

impl Effort {
    /// After so many comparisons nothing is guessed any more: a tenth of a second.
    pub const MOST: usize = 1 << 16;
    /// The same for pairs of which the slips had to be counted, which takes ten times as long.
    pub const MOST_COUNTED: usize = 1 << 14;

    /// How many names were compared with some word.
    pub fn compared(&self) -> usize {
        self.compared
    }

    fn is_used_up(&self) -> bool {
        self.compared >= Self::MOST || self.slips_counted >= Self::MOST_COUNTED
    }
}

/// All names of one sort, each with what it stands for, to find the one that was meant.
#[derive(Clone, Debug, Default)]
pub struct NearestNames<T> {
    known: Vec<(Box<str>, T)>,
    /// The places of the names that have a pair of letters, where there are many names.
    by_pair: HashMap<Pair, Vec<u32>>,
}

/// Two letters in a row; a name begins and ends with a space.
type Pair = (char, char);

impl<T: Copy> NearestNames<T> {
    /// Reads every name once.
    pub fn new<'k>(names: impl IntoIterator<Item = (&'k str, T)>) -> Self {
        let lower = |(name, what): (&str, T)| (name.to_lowercase().into_boxed_str(), what);
        let known: Vec<_> = names.into_iter().map(lower).collect();
        let mut by_pair: HashMap<Pair, Vec<u32>> = HashMap::new();
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

    /// What the name stands for that is most like a word, if any is like it at all and the effort is
    /// not used up. Among as many names as a vocabulary has, it is what [`nearest`] gives.
    pub fn find(&self, word: &str, effort: &mut Effort) -> Option<T> {
        if effort.is_used_up() {
            return None;
        }
        let word = Asked::new(word)?;
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

    /// Finds the places of the names that share most pairs of letters with a word, in order. The
    /// rarest pairs tell most; those that are in too many names are passed over.
    fn find_sharing(&self, word: &Asked, effort: &mut Effort) {
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

/// Every pair of letters of a name, once.
fn pairs(name: &str) -> Vec<Pair> {
    let around = || std::iter::once(' ');
    let letters = || around().chain(name.chars()).chain(around());
    let mut pairs: Vec<Pair> = letters().zip(letters().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn is_too_long(name: &str) -> bool {
    name.chars().nth(LONGEST).is_some()
}

/// A word in small letters that is short enough to be compared.
struct Asked {
    lower: String,
    letters: usize,
}

impl Asked {
    fn new(word: &str) -> Option<Self> {
        if is_too_long(word) {
            return None;
        }
        let lower = word.to_lowercase();
        Some(Self { letters: lower.chars().count(), lower })
    }

    /// A long common beginning is a shortened name: `diyala` for `Diyala Province`.
    fn begins_as(&self, candidate: &str) -> bool {
        let word = &*self.lower;
        let (short, long) =
            if word.len() < candidate.len() { (word, candidate) } else { (candidate, word) };
        short.chars().nth(SHORTEST_BEGINNING - 1).is_some() && long.starts_with(short)
    }

    /// Cheap: false where more letters differ than there may be slips, wherever they stand.
    fn may_be_near(&self, candidate: &str, slips: usize) -> bool {
        /// Letters that share a place hide differences and make none up.
        const PLACES: u32 = 64;
        let mut more = [0_i32; PLACES as usize];
        let place = |c: char| (u32::from(c) % PLACES) as usize;
        self.lower.chars().for_each(|c| more[place(c)] += 1);
        candidate.chars().for_each(|c| more[place(c)] -= 1);
        let count = |sign: i32| more.iter().map(|n| (n * sign).max(0)).sum::<i32>().unsigned_abs();
        count(1).max(count(-1)) as usize <= slips
    }
}

/// The likest so far; of equals the last.
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
    fn offer(&mut self, word: &Asked, candidate: &str, what: T) {
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

    /// Whether a guess is likely enough to be offered: one slip in three letters is a typing error.
    /// Slips are counted last, and only where they decide, since counting is slow.
    fn is_like(&mut self, word: &Asked, candidate: &str, length: usize, alike: f64) -> bool {
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

/// From here on two names are spellings of one (Jaro and Winkler): `Ninewa` and `Nineveh`.
const ONE_NAME: f64 = 0.75;

/// Whether two folded names are spellings of one.
pub fn is_spelling_of(one: &str, other: &str) -> bool {
    jaro_winkler(one, other) >= ONE_NAME
}

#[cfg(test)]
#[path = "nearest_tests.rs"]
mod tests;
