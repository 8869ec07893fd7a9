//! The smallest parts of typed words: runs of letters, runs of digits and signs, so that `killed>10`,
//! `14-24` and `21st` are read like their parts written apart.

use super::items::{Item, ItemKind};
use crate::words::{fold, is_mark};

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AtomKind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// One sign.
    Mark,
    /// Something that no reading may reach across.
    Barrier,
}

/// An atom of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) kind: AtomKind,
    /// Its letters in small ones without marks, or its digits as western ones.
    pub(super) text: String,
    /// The number of the item that it belongs to.
    pub(super) item: usize,
    /// Whether it follows the atom before it without a space.
    pub(super) glued: bool,
}

/// Returns the atoms of a text; items that are `shut` become barriers.
pub(super) fn atoms(text: &str, items: &[Item], shut: &[bool]) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for (number, item) in items.iter().enumerate() {
        let readable = match item.kind {
            ItemKind::Plain | ItemKind::DatePart | ItemKind::And | ItemKind::Or | ItemKind::Not => {
                true
            }
            ItemKind::Sign | ItemKind::Open | ItemKind::Close | ItemKind::AsItStands => false,
        };
        if readable && !shut.get(number).is_some_and(|shut| *shut) {
            cut(text.get(item.range.clone()).unwrap_or(""), number, &mut atoms);
        } else {
            let text = String::new();
            atoms.push(Atom { kind: AtomKind::Barrier, text, item: number, glued: false });
        }
    }
    atoms
}

fn cut(word: &str, item: usize, atoms: &mut Vec<Atom>) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let kind = kind_of(first);
        let len = match kind {
            AtomKind::Word => rest.find(|c| !goes_on(c)).unwrap_or(rest.len()),
            AtomKind::Number => rest.find(|c| kind_of(c) != AtomKind::Number).unwrap_or(rest.len()),
            AtomKind::Mark | AtomKind::Barrier => first.len_utf8(),
        };
        let (atom, after) = rest.split_at(len);
        let text = if kind == AtomKind::Mark { atom.to_owned() } else { plain(atom) };
        atoms.push(Atom { kind, text, item, glued: rest.len() < word.len() });
        rest = after;
    }
}

/// Returns true for what goes on with a word: letters, the marks on them, and apostrophes.
fn goes_on(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’') || is_mark(c)
}

fn kind_of(c: char) -> AtomKind {
    if c.is_alphabetic() {
        AtomKind::Word
    } else if c.is_numeric() {
        AtomKind::Number
    } else {
        AtomKind::Mark
    }
}

/// Folds a word without losing it: `the` is no name, but it is a word here.
fn plain(word: &str) -> String {
    let small = word.to_lowercase();
    let owned = small.strip_suffix("'s").or_else(|| small.strip_suffix("’s")).unwrap_or(&small);
    let folded = fold(owned);
    if folded.is_empty() { owned.to_owned() } else { folded }
}

/// Returns an item as one word, without the signs of a sentence around it; empty if it is no word.
pub(super) fn one_word(item: &str) -> String {
    let bare = item.trim_matches(|c: char| !c.is_alphanumeric());
    if !bare.is_empty() && bare.chars().all(goes_on) { plain(bare) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::super::items::items;
    use super::*;

    #[test]
    fn words_digits_and_signs_are_apart() {
        for (text, cut) in [
            ("killed>=10", vec!["killed", ">", "=", "10"]),
            ("21st May, ٢٠٢٠", vec!["21", "st", "may", ",", "2020"]),
            ("Who’s the أيار", vec!["who", "the", "ايار"]),
            ("\"a b\" q2", vec!["", "q", "2"]),
        ] {
            let atoms = atoms(text, &items(text), &[]);
            assert_eq!(atoms.iter().map(|atom| &*atom.text).collect::<Vec<_>>(), cut, "{text}");
        }
    }
}
