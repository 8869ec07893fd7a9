//! Notes below a comparison, numbered in the order in which they are first met; one text has one number.

use std::collections::HashMap;

/// Texts by their numbers, from 1.
#[derive(Default)]
pub(super) struct Notes {
    texts: Vec<String>,
    known: HashMap<String, usize>,
}

impl Notes {
    /// The number of a text.
    pub(super) fn number(&mut self, text: String) -> usize {
        if let Some(known) = self.known.get(&text) {
            return *known;
        }
        self.texts.push(text.clone());
        self.known.insert(text, self.texts.len());
        self.texts.len()
    }

    /// All of them with their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.texts.iter().map(String::as_str))
    }
}
