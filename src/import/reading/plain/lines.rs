//! A text to its lines: where each stands, how far it is set in. What a line is, is read elsewhere.

use crate::import::reading::typography::{FoldedText, fold};

/// A line of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlainLine {
    /// Its words; white space inside is kept as blanks and tabs.
    pub(super) text: String,
    /// Blanks before its first word.
    pub(super) indent: usize,
    /// Its number, from 1.
    pub(super) number: u32,
    /// The page it stands on, from 1, where form feeds part pages.
    pub(super) page: Option<u32>,
    /// Its characters.
    pub(super) length: usize,
    /// A word goes on in the next line, by a soft hyphen.
    pub(super) goes_on: bool,
}

impl PlainLine {
    /// Whether nothing is on it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Blanks that a tab stands for at the front of a line.
const TAB: usize = 4;

/// Splits a text at its line ends and form feeds.
pub(super) fn split(text: &str) -> Vec<PlainLine> {
    let paged = text.contains('\u{c}');
    let text = text.replace("\r\n", "\n");
    let mut lines = Vec::new();
    let mut page = 1_u32;
    let mut number = 0_u32;
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
        number = number.saturating_add(1);
        let mut parts = line.split('\u{c}');
        if let Some(first) = parts.next() {
            lines.push(read(first, number, paged.then_some(page)));
        }
        for part in parts {
            page = page.saturating_add(1);
            lines.push(read(part, number, paged.then_some(page)));
        }
    }
    lines
}

fn read(line: &str, number: u32, page: Option<u32>) -> PlainLine {
    let mut text = String::with_capacity(line.len());
    for c in line.chars() {
        match fold(c) {
            FoldedText::Nothing => {}
            FoldedText::Blank if c == '\t' => text.push('\t'),
            FoldedText::Blank => text.push(' '),
            FoldedText::Letter(letter) => text.push(letter),
            FoldedText::Letters(letters) => text.push_str(letters),
        }
    }
    let indent = text
        .chars()
        .take_while(|c| c.is_whitespace())
        .map(|c| if c == '\t' { TAB } else { 1 })
        .sum();
    let text = text.trim().to_owned();
    PlainLine {
        indent: if text.is_empty() { 0 } else { indent },
        number,
        page,
        length: text.chars().count(),
        goes_on: line.trim_end().ends_with('\u{ad}'),
        text,
    }
}
