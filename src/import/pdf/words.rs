//! Lines to running text: blanks, words that were parted at the end of a line, ligatures, and the
//! addresses behind the words.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::line::{LinePart, PdfLine};
use crate::import::block::Link;

/// The words of a file, by which it is known whether a hyphen at the end of a line parts one.
#[derive(Debug, Default)]
pub struct DocumentWords {
    words: HashSet<String>,
    /// Whether the file parts words, so that an unknown one is joined.
    parts_words: bool,
    /// Whether the sign of programs that part words stands inside of lines too.
    typed: bool,
}

impl DocumentWords {
    /// Collects the words of all lines.
    pub fn of(lines: &[PdfLine]) -> Self {
        let mut words = HashSet::new();
        let mut ends = Vec::new();
        let mut typed = false;
        for line in lines {
            let text = line.text();
            typed |= text.trim_end_matches('\u{2010}').contains('\u{2010}');
            let text = folded(&text);
            for word in text.split_whitespace() {
                words.insert(bare(word));
            }
            ends.push(text);
        }
        let mut vocabulary = Self { words, parts_words: false, typed };
        let (mut joined, mut kept) = (0, 0);
        for two in ends.windows(2) {
            let (Some(before), Some(after)) =
                (two[0].split(' ').next_back(), two[1].split(' ').next())
            else {
                continue;
            };
            if !before.ends_with('-') {
                continue;
            }
            match vocabulary.known(before, after) {
                Some(Hyphen::Parts) => joined += 1,
                Some(Hyphen::Belongs) => kept += 1,
                None => {}
            }
        }
        vocabulary.parts_words = joined > kept;
        vocabulary
    }

    fn known(&self, before: &str, after: &str) -> Option<Hyphen> {
        let (before, after) = (bare(before), bare(after));
        let stem = before.trim_end_matches('-');
        if self.words.contains(&format!("{stem}-{after}")) {
            return Some(Hyphen::Belongs);
        }
        self.words.contains(&format!("{stem}{after}")).then_some(Hyphen::Parts)
    }

    /// What the hyphen between two lines is.
    fn hyphen(&self, before: &str, after: &str) -> Hyphen {
        // These two signs are set by programs that part words; the usual one is also typed.
        let set = before.ends_with('\u{ad}') || (before.ends_with('\u{2010}') && !self.typed);
        let lower = set || after.starts_with(char::is_lowercase);
        let stem = before.trim_end_matches(['-', '\u{2010}', '\u{ad}']);
        if !lower || !stem.ends_with(char::is_alphabetic) {
            return Hyphen::Belongs;
        }
        let (plain, after) = (folded(before), folded(after));
        if let Some(known) = self.known(&plain, &after) {
            return known;
        }
        if set || self.parts_words { Hyphen::Parts } else { Hyphen::Belongs }
    }
}

/// Characters of a word that are looked at.
const WORD: usize = 400;

/// What a hyphen at the end of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hyphen {
    /// It parts a word and goes.
    Parts,
    /// It belongs to the word and stays.
    Belongs,
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-').to_lowercase()
}

fn folded(text: &str) -> String {
    text.chars().map(|c| if c == '\u{2010}' { '-' } else { c }).filter(|c| *c != '\u{ad}').collect()
}

/// Running text with the addresses behind it.
#[derive(Debug, Default)]
pub struct Running {
    /// The text, white space folded.
    pub text: String,
    /// Its characters.
    count: usize,
    /// Addresses by their numbers, and the characters before which they stand.
    links: Vec<(usize, usize, usize)>,
}

impl Running {
    /// The text of lines that follow each other; cells are parted by `between`.
    pub fn of(lines: &[PdfLine], vocabulary: &DocumentWords, between: &str) -> Self {
        let mut running = Self::default();
        for line in lines {
            let text = line.text();
            let next = text.split_whitespace().next().unwrap_or_default();
            running.break_line(next, line.marked, vocabulary);
            for (i, cell) in line.cells.iter().enumerate() {
                if i > 0 {
                    running.separate(between);
                }
                for part in &cell.parts {
                    running.part(part);
                }
            }
        }
        running.trim();
        running
    }

    /// Joins what is told by the end of one line and the first word of the next.
    fn break_line(&mut self, next: &str, marked: bool, vocabulary: &DocumentWords) {
        self.trim();
        // A word that has no end is looked at no further back.
        let back = self.text.char_indices().rev().nth(WORD).map_or(0, |(at, _)| at);
        let before = self.text.get(back..).unwrap_or_default();
        let before = before.rsplit(' ').next().unwrap_or_default();
        if self.text.is_empty() {
            return;
        }
        if before.contains("://") && address_goes_on(before, next) || marked {
            // A hyphen that a program set into an address is none of its signs.
            if before.ends_with(['\u{2010}', '\u{ad}']) {
                self.text.pop();
                self.count -= 1;
            }
            return;
        }
        if before.len() > 1 && before.ends_with(['-', '\u{2010}', '\u{ad}']) {
            if vocabulary.hyphen(before, next) == Hyphen::Parts || before.ends_with('\u{ad}') {
                self.text.pop();
                self.count -= 1;
            }
        } else {
            self.push(' ');
        }
    }

    /// Puts a sign between two cells.
    pub fn separate(&mut self, between: &str) {
        self.trim();
        for letter in between.chars() {
            self.text.push(letter);
            self.count += 1;
        }
    }

    fn part(&mut self, part: &LinePart) {
        let from = self.count;
        for letter in part.text.chars() {
            match letter {
                '\u{fb00}'..='\u{fb06}' => letter.nfkc().for_each(|c| self.push(c)),
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0' => {}
                '\t' | '\n' | '\r' => self.push(' '),
                c if c.is_whitespace() => self.push(' '),
                c if c.is_control() => {}
                c => self.push(c),
            }
        }
        // A soft hyphen that ends a line is what tells that its word goes on.
        if part.text.ends_with('\u{ad}') {
            self.push('\u{ad}');
        }
        if let Some(link) = part.link
            && self.count > from
        {
            match self.links.last_mut() {
                Some(last) if last.0 == link && last.2 + 1 >= from => last.2 = self.count,
                _ => self.links.push((link, from, self.count)),
            }
        }
    }

    fn push(&mut self, letter: char) {
        if letter == ' ' && (self.text.is_empty() || self.text.ends_with([' ', '\t'])) {
            return;
        }
        self.text.push(letter);
        self.count += 1;
    }

    fn trim(&mut self) {
        while self.text.ends_with(' ') {
            self.text.pop();
            self.count -= 1;
        }
    }

    /// Another running text behind this one.
    pub fn append(&mut self, other: &Self) {
        let from = self.count;
        self.text.push_str(&other.text);
        self.count += other.count;
        self.links.extend(other.links.iter().map(|(link, a, b)| (*link, a + from, b + from)));
    }

    /// Its text and links; `addresses` by their numbers.
    pub fn finish(self, addresses: &[String]) -> (String, Vec<Link>) {
        let links = self.links.iter().filter_map(|(link, from, to)| {
            let address = addresses.get(*link)?.clone();
            let to = (*to).min(self.count);
            (from < &to).then_some(Link { from: *from, to, address })
        });
        let links = links.collect();
        (self.text.nfc().collect(), links)
    }
}

/// Whether an address goes on in the next line: it was broken at a sign, or what follows has the
/// signs of one.
fn address_goes_on(before: &str, next: &str) -> bool {
    let signs = ['/', '-', '_', '=', '&', '?', '.', '%', '#'];
    let inner = next.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let broken = before.ends_with(['/', '-', '_', '=', '&', '?', '%', '#', '\u{2010}', '\u{ad}']);
    let signed =
        inner.contains(signs) || inner.bytes().any(|b| b.is_ascii_digit()) && inner.len() > 4;
    (broken || signed) && !next.contains("://") && !next.starts_with(['(', '[', '"', '“'])
}
