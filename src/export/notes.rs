//! Notes below a comparison or a list, numbered in order of first use. Equal texts have the same number.

use std::collections::HashMap;
use std::rc::Rc;

/// Texts by their numbers, from 1.
#[derive(Default)]
pub(super) struct Notes {
    texts: Vec<Rc<str>>,
    known: HashMap<Rc<str>, usize>,
}

impl Notes {
    /// Returns the number of a text.
    pub(super) fn number(&mut self, text: &str) -> usize {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let text: Rc<str> = text.into();
        self.texts.push(Rc::clone(&text));
        self.known.insert(text, self.texts.len());
        self.texts.len()
    }

    /// Iterates over all texts with their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.texts.iter().map(AsRef::as_ref))
    }
}
