//! The names of some things by their sound, each with the word to write for it.

use std::collections::HashMap;

use super::sound::{sounds, spellings};
use super::tokens::words;

/// The names of some things by their sound.
#[derive(Debug, Default)]
pub struct NameSounds {
    /// The word to write for each thing.
    written: Vec<Box<str>>,
    /// By the whole name, as a place in `written`; none if things with different words sound the same.
    whole: HashMap<String, Option<usize>>,
    /// By one word of the name; the first name with the word wins.
    word: HashMap<String, usize>,
}

impl NameSounds {
    /// Takes in things, each as the word to write for it and its other names.
    pub fn of<'n>(things: impl IntoIterator<Item = (&'n str, Vec<&'n str>)>) -> Self {
        let mut all = Self::default();
        for (word, also) in things {
            let at = all.written.len();
            all.written.push(word.into());
            for name in std::iter::once(word).chain(also) {
                for sound in spellings(name) {
                    let meant = all.whole.entry(sound).or_insert(Some(at));
                    let is_it =
                        |other: &usize| all.written.get(*other).is_some_and(|w| **w == *word);
                    *meant = meant.filter(is_it);
                }
                for part in words(name) {
                    all.word.entry(sounds(&[part])).or_insert(at);
                }
            }
        }
        all
    }

    /// Returns the one thing with a name that sounds like the text, if there is exactly one.
    pub fn sounding_like(&self, text: &str) -> Option<&str> {
        let at = self.whole.get(&sounds(&words(text)))?;
        self.written.get((*at)?).map(AsRef::as_ref)
    }

    /// Returns the first thing with a name of which one word sounds like the text.
    pub fn sharing_word(&self, text: &str) -> Option<&str> {
        let at = self.word.get(&sounds(&words(text)))?;
        self.written.get(*at).map(AsRef::as_ref)
    }

    /// Returns the words to write for all things, in their order.
    pub fn written(&self) -> impl Iterator<Item = &str> {
        self.written.iter().map(AsRef::as_ref)
    }
}
