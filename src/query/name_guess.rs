//! Which name of the taxonomy is meant by a word that the archive does not have: one slip in a word of
//! a name (`ديالا`, `haqani`), words within a name of several (`غرب افريقيا`), or another form of the
//! name of a tactic or a kind (`seized`, `كمائن`).
//! What is known just so, by its sound or by its stem is in `names`.

use std::collections::{BTreeMap, HashMap};

use super::names::{NameTable, learn};
use super::plan::{NamedEntity, Predicate};
use super::query_token::FILLERS;
use crate::words::{SlipsOfWord, is_english, letter_mask, roots, roots_of_typed, tokens, words};

/// With more words in names, no slip is looked for, so that a typed word costs little.
const MOST_WORDS: usize = 4_096;

/// The most words in a row within a name that stand for it.
const LONGEST_PART: usize = 4;
/// Words within the names of more things tell none of them apart, as `ولاية` does not.
const MOST_SHARING: usize = 8;
/// The shortest word that stands for a name which has it: a shorter one joins others, as `في`.
const SHORTEST_PART: usize = 3;

/// The words of the names of a taxonomy, and the roots of the names of its tactics and kinds.
#[derive(Debug, Default)]
pub(super) struct NameGuesses {
    /// Every word of a name, folded, with how it is written and which letters it has.
    words: BTreeMap<String, (Box<str>, u32)>,
    roots: HashMap<String, GuessedName>,
    /// Words in a row within names of more of them.
    parts: HashMap<String, GuessedName>,
}

/// A name that something else may stand for, as it is written.
#[derive(Debug, Default)]
struct GuessedName {
    written: Box<str>,
    named: Vec<Predicate>,
}

impl GuessedName {
    fn learn(&mut self, name: &str, what: &Predicate, called: Option<NamedEntity>) {
        if self.named.is_empty() {
            self.written = name.into();
        }
        learn(&mut self.named, what, called);
    }
}

/// A guess at a name: what it names, and for each of the typed words what was read instead.
pub(super) struct NameGuess<'n> {
    pub(super) named: &'n Vec<Predicate>,
    pub(super) shown: Vec<Option<Box<str>>>,
}

impl NameGuesses {
    /// Takes in a name.
    pub(super) fn learn(&mut self, name: &str, what: &Predicate, called: Option<NamedEntity>) {
        for token in tokens(name).into_iter().filter(|token| !token.joined) {
            let written = token.bytes(0..token.places.len()).and_then(|bytes| name.get(bytes));
            let mask = letter_mask(&token.word);
            let written = written.unwrap_or(&token.word).into();
            self.words.entry(token.word).or_insert((written, mask));
        }
        let words = words(name);
        if self.words.len() <= MOST_WORDS {
            self.learn_parts(name, &words, what, called);
        }
        if !matches!(what, Predicate::Tactic(_) | Predicate::Kind(_)) {
            return;
        }
        for root in roots(&words) {
            self.roots.entry(root).or_default().learn(name, what, called);
        }
    }

    /// Takes in what is less than a whole name: its words, and some of them in a row.
    fn learn_parts(
        &mut self,
        name: &str,
        words: &[String],
        what: &Predicate,
        called: Option<NamedEntity>,
    ) {
        for len in 1..words.len().min(LONGEST_PART + 1) {
            for part in words.windows(len) {
                // An English word is said of other things, too.
                let is_name = |word: &String| {
                    let is_small = word.chars().count() < SHORTEST_PART;
                    !is_small && !FILLERS.contains(&word.as_str()) && !is_english(word)
                };
                if part.iter().all(is_name) {
                    self.parts.entry(part.join(" ")).or_default().learn(name, what, called);
                }
            }
        }
    }

    /// Returns the names that have some words in a row, if these are few, and what they name. Not all
    /// of the words are in some text, as `is_known` tells: else the texts are meant.
    pub(super) fn part(
        &self,
        words: &[&str],
        is_known: &dyn Fn(&str) -> bool,
    ) -> Option<NameGuess<'_>> {
        let found = self.parts.get(&words.join(" "))?;
        let things = found.named.iter().filter(|what| !matches!(what, Predicate::Says(..)));
        let is_clear = self.words.len() <= MOST_WORDS && things.count() <= MOST_SHARING;
        let shown = || vec![Some(found.written.clone()); words.len()];
        (is_clear && !words.iter().all(|word| is_known(word)))
            .then(|| NameGuess { named: &found.named, shown: shown() })
    }

    /// Returns the only word of a name that is one slip from a word which is in no name and, as
    /// `is_known` tells, in no text.
    pub(super) fn mended(
        &self,
        word: &str,
        is_known: &dyn Fn(&str) -> bool,
    ) -> Option<(&str, &str)> {
        let slips = SlipsOfWord::of(word)?;
        if self.words.len() > MOST_WORDS || self.words.contains_key(word) || is_english(word) {
            return None;
        }
        let mut near = self.words.iter().filter(|(known, (_, mask))| slips.has(known, *mask));
        let (found, (written, _)) = near.next()?;
        (near.next().is_none() && !is_known(word)).then_some((found.as_str(), &**written))
    }
}

impl NameTable {
    /// Returns what words name that are none themselves: with the words that slips were mended in, as
    /// a part of a name, or by the roots of words that no text has.
    pub(super) fn guessed<'n>(
        &'n self,
        typed: &[&str],
        mended: &[Option<(&'n str, &'n str)>],
        is_known: &dyn Fn(&str) -> bool,
    ) -> Option<NameGuess<'n>> {
        if mended.iter().any(Option::is_some) {
            let words: Vec<&str> = typed
                .iter()
                .zip(mended)
                .map(|(typed, mended)| mended.map_or(*typed, |m| m.0))
                .collect();
            let named = self.named(&words)?;
            let shown = mended.iter().map(|mended| mended.map(|(_, written)| written.into()));
            return Some(NameGuess { named, shown: shown.collect() });
        }
        if let Some(part) = self.guesses().part(typed, is_known) {
            return Some(part);
        }
        let mut roots = roots_of_typed(typed).into_iter();
        let Some(root) = roots.find_map(|root| self.guesses().roots.get(&root)) else {
            let (named, written) = self.romanized(typed)?;
            let is_lacking = !typed.iter().any(|word| is_known(word));
            let shown = vec![Some(written.into()); typed.len()];
            return is_lacking.then_some(NameGuess { named, shown });
        };
        if typed.iter().any(|word| is_known(word)) {
            return None;
        }
        let shown = vec![Some(root.written.clone()); typed.len()];
        Some(NameGuess { named: &root.named, shown })
    }
}
