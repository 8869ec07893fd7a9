//! The state of reading one file: the vocabulary, and the faults found so far. Helpers here know
//! shapes (a line, a name, a word of a closed list), not the nouns of the format.

use std::borrow::Cow;
use std::fmt::Display;

use super::TermResolver;
use crate::digest::{Markings, NoMarking};
use crate::words::{meant, nearest};
use crate::yaml::{Fault, MapReader, Mark, Node, NodeValue, Severity, excerpt, without_comma};

/// The most problems that are told of the contents of one file, beside those of its syntax; the
/// others are counted.
const MOST_FAULTS: usize = 1_000;

/// The longest name. A name is stored wherever the thing occurs, so long names could multiply the
/// size of an archive.
const LONGEST_NAME: usize = 1_000;

/// The key of a handling marking.
const MARKING: &str = "marking";

/// The state of reading one file.
pub(super) struct ReadContext<'v, 't> {
    pub(super) words: &'v mut TermResolver<'t>,
    pub(super) faults: Vec<Fault>,
    /// How many problems are counted alone, and how many of these are errors.
    untold: usize,
    untold_errors: usize,
    /// How many problems are told.
    most: usize,
    /// True if a fault of syntax may have hidden the marking.
    marking_lost: bool,
}

impl<'v, 't> ReadContext<'v, 't> {
    /// Creates the context; `faults` are the faults of syntax found in `bytes`.
    pub(super) fn new(words: &'v mut TermResolver<'t>, bytes: &[u8], faults: Vec<Fault>) -> Self {
        let spoken_of = || bytes.windows(MARKING.len()).any(|part| part == MARKING.as_bytes());
        let marking_lost = !faults.is_empty() && spoken_of();
        let most = faults.len() + MOST_FAULTS;
        Self { words, faults, untold: 0, untold_errors: 0, most, marking_lost }
    }

    /// Keeps the first problems and counts the others: a hostile file can hold one in every second
    /// byte. What has problems that are not told is read all the same.
    pub(super) fn bound_faults(&mut self) {
        for fault in self.faults.drain(self.most.min(self.faults.len())..) {
            self.untold += 1;
            self.untold_errors += usize::from(fault.severity == Severity::Error);
        }
    }

    /// Returns the problems in the order of the file, and how many there are beside them.
    pub(super) fn into_faults(mut self) -> Vec<Fault> {
        self.bound_faults();
        self.faults.sort_by_key(|fault| fault.mark);
        if self.untold > 0 {
            let last = self.faults.last().map_or(Mark::START, |fault| fault.mark);
            let (more, errors) = (self.untold, self.untold_errors);
            let message = format!(
                "{more} more problems in this file are not listed, of which {errors} cost something"
            );
            self.faults.push(Fault::error(last, message).hint("mend those above first"));
        }
        self.faults
    }

    /// Reads the items of an optional list.
    pub(super) fn items<'n, 'a>(
        &mut self,
        map: &mut MapReader<'n, 'a>,
        key: &'static str,
    ) -> &'n [Node<'a>] {
        map.get(key).and_then(|node| node.list_or_one(key, &mut self.faults)).unwrap_or(&[])
    }

    /// Reads a text of any length and trims it.
    pub(super) fn text<'n>(
        &mut self,
        map: &mut MapReader<'n, '_>,
        key: &'static str,
    ) -> Option<&'n str> {
        let node = map.get(key)?;
        let text = node.text_or_only_item(key, &mut self.faults)?.trim();
        if text.is_empty() {
            let fault = Fault::warning(node.mark, format!("`{key}` is empty"));
            self.faults.push(fault.hint("write one after the colon, or leave the key out"));
        }
        (!text.is_empty()).then_some(text)
    }

    /// Reads a text that is required and must not be empty.
    pub(super) fn need_text<'n>(
        &mut self,
        map: &mut MapReader<'n, '_>,
        key: &'static str,
    ) -> Option<&'n str> {
        let node = map.need(key, &mut self.faults)?;
        let text = node.text_or_only_item(key, &mut self.faults)?.trim();
        if text.is_empty() {
            let fault = Fault::error(node.mark, format!("`{key}` is empty"));
            self.faults.push(fault.hint("write one after the colon"));
            return None;
        }
        Some(text)
    }

    /// Reads a name: a text on one line.
    pub(super) fn name<'n>(
        &mut self,
        map: &mut MapReader<'n, '_>,
        key: &'static str,
    ) -> Option<Cow<'n, str>> {
        let mark = map.get(key)?.mark;
        let name = self.text(map, key).map(one_line)?;
        Some(self.cut(mark, key, name))
    }

    /// Returns the name, cut if it is too long.
    pub(super) fn cut<'n>(&mut self, mark: Mark, key: &str, name: Cow<'n, str>) -> Cow<'n, str> {
        let Some((end, _)) = name.char_indices().nth(LONGEST_NAME) else { return name };
        let fault = Fault::error(mark, format!("`{key}` is longer than {LONGEST_NAME} letters"));
        self.faults.push(fault.hint("only its beginning is kept: shorten it"));
        Cow::Owned(name.get(..end).unwrap_or_default().to_owned())
    }

    /// Reads a required name.
    pub(super) fn need_name<'n>(
        &mut self,
        map: &mut MapReader<'n, '_>,
        key: &'static str,
    ) -> Option<Cow<'n, str>> {
        let mark = map.need(key, &mut self.faults)?.mark;
        let name = self.need_text(map, key).map(one_line)?;
        Some(self.cut(mark, key, name))
    }

    /// Reads a name to be kept after the file is read.
    pub(super) fn boxed(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Option<Box<str>> {
        self.name(map, key).map(Into::into)
    }

    /// Reads names: a list, or a single one.
    pub(super) fn names(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Vec<Box<str>> {
        self.marked_names(map, key).into_iter().map(|(_, name)| name).collect()
    }

    /// Reads names with their places.
    pub(super) fn marked_names(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Vec<(Mark, Box<str>)> {
        let Some(node) = map.get(key) else { return Vec::new() };
        let words = node.words(key, &mut self.faults);
        let mut names = Vec::with_capacity(words.len());
        for word in words {
            let Some(name) = word.text(key, &mut self.faults).map(str::trim) else { continue };
            if !name.is_empty() {
                names.push((word.mark, self.cut(word.mark, key, one_line(name)).into()));
            }
        }
        names
    }

    /// Reads words as [`Self::names`] does, but that one text with commas is several words. What
    /// stands in a list is one word, whatever it holds.
    pub(super) fn labels(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Vec<Box<str>> {
        const SEPARATORS: [char; 2] = [',', ';'];
        let Some(node) = map.get(key) else { return Vec::new() };
        let is_list = matches!(node.value, NodeValue::List(_));
        let labels = self.names(map, key);
        if is_list || !labels.iter().any(|label| label.contains(SEPARATORS)) {
            return labels;
        }
        let message = format!("several words in one of `{key}`: read as a list");
        let fault = Fault::warning(node.mark, message);
        self.faults.push(fault.hint("put them in brackets: `[one, two]`"));
        let words = labels.iter().flat_map(|label| label.split(SEPARATORS)).map(str::trim);
        words.filter(|word| !word.is_empty()).map(Box::from).collect()
    }

    /// Reads a handling marking. A marking that cannot be read is never treated as absent.
    pub(super) fn marking(&mut self, map: &mut MapReader<'_, '_>) -> Option<Box<str>> {
        let unreadable = || Some(Markings::UNREADABLE.into());
        let Some(node) = map.get_as_spelt(MARKING) else {
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

    /// Reads a word of a closed list.
    pub(super) fn word<T>(
        &mut self,
        node: &Node,
        what: &str,
        known: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let word = without_comma(node, what, &mut self.faults)?.trim();
        let word = word.trim_matches(['“', '”', '„', '‘', '’']);
        // Programs write such words with a capital, and so do people at the beginning of a line.
        let usual = known.iter().find(|known| known.eq_ignore_ascii_case(word));
        let word = usual.unwrap_or(&word);
        if let Some(found) = read(word) {
            return Some(found);
        }
        let found = meant(word, known.iter().map(|known| (*known, *known)))
            .and_then(|meant| Some((meant, read(meant)?)));
        if let Some((meant, found)) = found {
            self.read_as(node.mark, what, word, meant);
            return Some(found);
        }
        let nearest = nearest(word, known.iter().copied());
        self.unknown(node.mark, what, word, nearest, known);
        None
    }

    /// Warns of a word that is none of a closed list, and was read as the one that was meant.
    pub(super) fn read_as(&mut self, mark: Mark, what: &str, word: &str, meant: &str) {
        let message = format!("unknown {what} `{}`: read as `{meant}`", excerpt(word));
        self.faults.push(Fault::warning(mark, message).hint(format!("write `{meant}`")));
    }

    /// Reads a value that has its own grammar.
    pub(super) fn parse<T, E: Display>(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        map.parse(key, &mut self.faults, parse)
    }

    /// Reports a word that is not in a vocabulary, and suggests the nearest word or lists all.
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

/// Returns the fault with the nearest word as a hint, or a list of all words.
pub(super) fn unknown(fault: Fault, meant: Option<&str>, known: &[&str]) -> Fault {
    match meant {
        Some(meant) => fault.hint(format!("did you mean `{meant}`?")),
        None if known.is_empty() => fault,
        None => fault.hint(format!("known here: {}", known.join(", "))),
    }
}

/// Replaces line breaks in a name by spaces, since names are shown on one line.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}
