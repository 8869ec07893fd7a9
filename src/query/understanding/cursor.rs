//! A place among the atoms of a text, from which readings try what follows.

use super::atoms::{Atom, AtomKind};

/// A place among atoms. A reading that fails leaves it where it was.
#[derive(Clone, Copy, Debug)]
pub(super) struct AtomCursor<'a> {
    atoms: &'a [Atom],
    at: usize,
}

impl<'a> AtomCursor<'a> {
    pub(super) fn new(atoms: &'a [Atom], at: usize) -> Self {
        Self { atoms, at }
    }

    /// Returns the number of atoms before the place.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn peek(&self) -> Option<&'a Atom> {
        self.atoms.get(self.at)
    }

    /// Consumes what a reading consumes, or nothing if it fails.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let read = read(&mut ahead)?;
        *self = ahead;
        Some(read)
    }

    fn next(&mut self, kind: AtomKind) -> Option<&'a Atom> {
        let atom = self.peek().filter(|atom| atom.kind == kind)?;
        self.at += 1;
        Some(atom)
    }

    /// Consumes any word.
    pub(super) fn any_word(&mut self) -> Option<&'a str> {
        self.next(AtomKind::Word).map(|atom| &*atom.text)
    }

    /// Consumes digits.
    pub(super) fn digits(&mut self) -> Option<&'a str> {
        self.next(AtomKind::Number).map(|atom| &*atom.text)
    }

    /// Consumes one of these words.
    pub(super) fn word(&mut self, words: &[&str]) -> bool {
        let known = self
            .peek()
            .is_some_and(|atom| atom.kind == AtomKind::Word && words.contains(&atom.text.as_str()));
        self.at += usize::from(known);
        known
    }

    /// Consumes a word that stands for something.
    pub(super) fn meaning<T>(&mut self, meaning: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.attempt(|cursor| meaning(cursor.any_word()?))
    }

    /// Returns true if a word stands before the place.
    pub(super) fn follows(&self, word: &str) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.atoms.get(before));
        before.is_some_and(|atom| atom.text == word)
    }

    /// Consumes words in a row, written with single spaces.
    pub(super) fn phrase(&mut self, words: &str) -> bool {
        let all =
            |cursor: &mut Self| words.split(' ').all(|word| cursor.word(&[word])).then_some(());
        self.attempt(all).is_some()
    }

    /// Consumes one of these signs.
    pub(super) fn mark(&mut self, marks: &[&str]) -> bool {
        let known = self
            .peek()
            .is_some_and(|atom| atom.kind == AtomKind::Mark && marks.contains(&atom.text.as_str()));
        self.at += usize::from(known);
        known
    }

    /// Consumes one of these signs, if it follows without a space.
    pub(super) fn glued_mark(&mut self, marks: &[&str]) -> bool {
        self.is_glued() && self.mark(marks)
    }

    /// Returns whether what follows is written without a space.
    pub(super) fn is_glued(&self) -> bool {
        self.peek().is_some_and(|atom| atom.glued)
    }

    /// Consumes a run of one sign.
    pub(super) fn marks(&mut self, mark: &str) -> usize {
        let mut count = 0;
        while self.mark(&[mark]) {
            count += 1;
        }
        count
    }
}
