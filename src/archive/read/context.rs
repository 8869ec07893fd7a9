//! What the reading of one file works with: the vocabulary, and the faults found so far. Helpers
//! here know shapes (a line, a name, a word of a closed list), not nouns of the format.

use std::borrow::Cow;
use std::fmt::Display;

use super::Vocabulary;
use crate::digest::{Markings, NoMarking};
use crate::words::nearest;
use crate::yaml::{Fault, MapReader, Mark, Node, excerpt};

/// A file with more problems than this was not written for us; the rest of it is not read.
const MOST_FAULTS: usize = 1_000;

/// A name is repeated wherever the thing it names occurs, so that long names could multiply the size
/// of an archive.
const LONGEST_NAME: usize = 1_000;

/// The key of a handling marking.
const MARKING: &str = "marking";

/// The reading of one file.
pub(super) struct ReadContext<'v, 't> {
    pub(super) words: &'v mut Vocabulary<'t>,
    pub(super) faults: Vec<Fault>,
    gave_up: bool,
    /// A fault of syntax may have hidden the marking.
    marking_lost: bool,
}

impl<'v, 't> ReadContext<'v, 't> {
    /// `faults` are those of the syntax of `bytes`.
    pub(super) fn new(words: &'v mut Vocabulary<'t>, bytes: &[u8], faults: Vec<Fault>) -> Self {
        let spoken_of = || bytes.windows(MARKING.len()).any(|part| part == MARKING.as_bytes());
        let marking_lost = !faults.is_empty() && spoken_of();
        Self { words, faults, gave_up: false, marking_lost }
    }

    /// True once the file has too many problems; told once, at the place where reading ends.
    pub(super) fn gives_up(&mut self, mark: Mark) -> bool {
        if !self.gave_up && self.faults.len() >= MOST_FAULTS {
            self.gave_up = true;
            let message = format!("{MOST_FAULTS} problems: the file is not read from here on");
            self.faults.push(Fault::error(mark, message).hint("mend those above first"));
        }
        self.gave_up
    }

    /// The items of a list that may be left out, as long as the file is worth reading.
    pub(super) fn items<'n, 'a>(
        &mut self,
        map: &mut MapReader<'n, 'a>,
        key: &'static str,
    ) -> &'n [Node<'a>] {
        map.get(key).and_then(|node| node.list(key, &mut self.faults)).unwrap_or(&[])
    }

    /// A text of any length, without the blanks around it.
    pub(super) fn text<'n>(
        &mut self,
        map: &mut MapReader<'n, '_>,
        key: &'static str,
    ) -> Option<&'n str> {
        map.text(key, &mut self.faults).map(str::trim).filter(|text| !text.is_empty())
    }

    /// A text that must be there and say something.
    pub(super) fn need_text<'n>(
        &mut self,
        map: &mut MapReader<'n, '_>,
        key: &'static str,
    ) -> Option<&'n str> {
        let node = map.need(key, &mut self.faults)?;
        let text = node.text(key, &mut self.faults)?.trim();
        if text.is_empty() {
            let fault = Fault::error(node.mark, format!("`{key}` is empty"));
            self.faults.push(fault.hint("write one after the colon"));
            return None;
        }
        Some(text)
    }

    /// A name: a text on one line.
    pub(super) fn name<'n>(
        &mut self,
        map: &mut MapReader<'n, '_>,
        key: &'static str,
    ) -> Option<Cow<'n, str>> {
        let mark = map.get(key)?.mark;
        let name = self.text(map, key).map(one_line)?;
        Some(self.cut(mark, key, name))
    }

    /// The name, or the beginning of one that is too long for a name.
    fn cut<'n>(&mut self, mark: Mark, key: &str, name: Cow<'n, str>) -> Cow<'n, str> {
        let Some((end, _)) = name.char_indices().nth(LONGEST_NAME) else { return name };
        let fault = Fault::error(mark, format!("`{key}` is longer than {LONGEST_NAME} letters"));
        self.faults.push(fault.hint("only its beginning is kept: shorten it"));
        Cow::Owned(name.get(..end).unwrap_or_default().to_owned())
    }

    /// A name that must be there.
    pub(super) fn need_name<'n>(
        &mut self,
        map: &mut MapReader<'n, '_>,
        key: &'static str,
    ) -> Option<Cow<'n, str>> {
        let mark = map.need(key, &mut self.faults)?.mark;
        let name = self.need_text(map, key).map(one_line)?;
        Some(self.cut(mark, key, name))
    }

    /// A name to keep beyond the file.
    pub(super) fn boxed(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Option<Box<str>> {
        self.name(map, key).map(Into::into)
    }

    /// Names: a list of them, or a single one.
    pub(super) fn names(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Vec<Box<str>> {
        let Some(node) = map.get(key) else { return Vec::new() };
        let words = node.words(key, &mut self.faults);
        let mut names = Vec::with_capacity(words.len());
        for word in words {
            let Some(name) = word.text(key, &mut self.faults).map(str::trim) else { continue };
            if !name.is_empty() {
                names.push(self.cut(word.mark, key, one_line(name)).into());
            }
        }
        names
    }

    /// A handling marking. One that is written and cannot be read is not taken for none.
    pub(super) fn marking(&mut self, map: &mut MapReader<'_, '_>) -> Option<Box<str>> {
        let unreadable = || Some(Markings::UNREADABLE.into());
        let Some(node) = map.get(MARKING) else {
            let lost = self.marking_lost || map.has_misspelt(MARKING);
            return lost.then(unreadable).flatten();
        };
        let Some(text) = node.text(MARKING, &mut self.faults) else { return unreadable() };
        let why = match Markings::read(text) {
            Ok(marking) => return Some(marking),
            Err(why) => why,
        };
        let hint = match why {
            NoMarking::Empty => "write one after the colon, or leave the key out",
            NoMarking::TooLong => "shorten it: it is not cut, since its end may be what matters",
        };
        self.faults.push(Fault::error(node.mark, why.to_string()).hint(hint));
        unreadable()
    }

    /// A word of a closed list.
    pub(super) fn word<T>(
        &mut self,
        node: &Node,
        what: &str,
        known: &[&str],
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let word = node.text(what, &mut self.faults)?.trim();
        let found = read(word);
        if found.is_none() {
            let meant = nearest(word, known.iter().copied());
            self.unknown(node.mark, what, word, meant, known);
        }
        found
    }

    /// A value with a grammar of its own.
    pub(super) fn parse<T, E: Display>(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        map.parse(key, &mut self.faults, parse)
    }

    /// Tells of a word that is not in a vocabulary, with the one that was meant or all there are.
    pub(super) fn unknown(
        &mut self,
        mark: Mark,
        what: &str,
        word: &str,
        meant: Option<&str>,
        known: &[&str],
    ) {
        let fault = Fault::error(mark, format!("unknown {what} `{}`", excerpt(word)));
        self.faults.push(unknown(fault, meant, known));
    }
}

/// The fault with the word that was meant as a hint, or all there are.
pub(super) fn unknown(fault: Fault, meant: Option<&str>, known: &[&str]) -> Fault {
    match meant {
        Some(meant) => fault.hint(format!("did you mean `{meant}`?")),
        None if known.is_empty() => fault,
        None => fault.hint(format!("known here: {}", known.join(", "))),
    }
}

/// Breaks within a name become spaces: names are shown on one line.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}
