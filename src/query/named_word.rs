//! What the words of a query name, each by itself or with the words around it.

use super::names::NameTable;
use super::plan::Predicate;

/// What a word of a query names, by itself or with the words around it.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct NamedWord {
    pub(super) named: Vec<Predicate>,
    /// What was read instead of the word, if no record has it.
    pub(super) shown: Option<Box<str>>,
}

/// Returns what the longest name around each word names. A guess at a name is made where no name of
/// so many words is known.
pub(super) fn named_words(
    all: &[&str],
    names: &NameTable,
    is_known: &dyn Fn(&str) -> bool,
) -> Vec<NamedWord> {
    let guesses = names.guesses();
    let mended: Vec<_> = all.iter().map(|word| guesses.mended(word, is_known)).collect();
    let mut words: Vec<NamedWord> = vec![NamedWord::default(); all.len()];
    let mut at = 0;
    while at < all.len() {
        let longest = names.longest().min(all.len() - at);
        let found = (1..=longest).rev().find_map(|len| {
            let (typed, mended) = (&all[at..at + len], &mended[at..at + len]);
            if let Some(named) = names.named(typed) {
                let shown = names.sounding(typed).map(Into::into);
                return Some((len, named, vec![shown; len]));
            }
            let guess = names.guessed(typed, mended, is_known)?;
            Some((len, guess.named, guess.shown))
        });
        let Some((len, named, shown)) = found else {
            at += 1;
            continue;
        };
        for word in &mut words[at..at + len] {
            word.named.clone_from(named);
        }
        for (word, shown) in words[at..at + len].iter_mut().zip(shown) {
            word.shown = shown;
        }
        at += len;
    }
    words
}
