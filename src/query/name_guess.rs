//! Which name of the taxonomy is meant by a word that the archive does not have: one slip in a word of
//! a name (`ديالا`, `haqani`), or another form of the name of a tactic or a kind (`seized`, `كمائن`).
//! What is known just so, by its sound or by its stem is in `names`.

use std::collections::{BTreeMap, HashMap};

use super::names::{NameTable, learn};
use super::plan::{NamedEntity, Predicate};
use crate::words::{SlipsOfWord, is_english, letter_mask, roots, roots_of_typed, tokens, words};

/// With more words in names, no slip is looked for, so that a typed word costs little.
const MOST_WORDS: usize = 4_096;

/// The words of the names of a taxonomy, and the roots of the names of its tactics and kinds.
#[derive(Debug, Default)]
pub(super) struct NameGuesses {
    /// Every word of a name, folded, with how it is written and which letters it has.
    words: BTreeMap<String, (Box<str>, u32)>,
    roots: HashMap<String, RootName>,
}

/// A name that a root may stand for, as it is written.
#[derive(Debug, Default)]
struct RootName {
    written: Box<str>,
    named: Vec<Predicate>,
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
        if !matches!(what, Predicate::Tactic(_) | Predicate::Kind(_)) {
            return;
        }
        for root in roots(&words(name)) {
            let known = self.roots.entry(root).or_default();
            if known.named.is_empty() {
                known.written = name.into();
            }
            learn(&mut known.named, what, called);
        }
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
    /// Returns what words name that are none themselves: with the words that slips were mended in, or
    /// by the roots of words that no text has.
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
