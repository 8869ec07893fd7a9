//! The blocks of a text with what each turned out to be. Which block is what is decided in the
//! files beside.

use super::vocabulary::{ImportWords, fold_line};
use crate::import::block::{TextBlock, TextBlockKind};
use crate::import::label_words::{begins_with_place, begins_with_sources};

/// What a block turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockRole {
    /// Text of the digest.
    Body,
    /// The title, or the line with the period.
    Title,
    /// A heading.
    Heading,
    /// What stands under a picture.
    Caption,
    /// A note.
    Note,
    /// No part of the text; the word says what.
    Dropped(&'static str),
}

/// The blocks of a text while their roles are found.
pub(super) struct TextLines<'b> {
    pub(super) blocks: &'b [TextBlock],
    /// Each block's words, folded.
    pub(super) folded: Vec<String>,
    pub(super) roles: Vec<BlockRole>,
    pub(super) words: &'b ImportWords,
}

/// The longest line that may be a heading, in words.
const LONGEST_HEADING: usize = 16;

impl<'b> TextLines<'b> {
    pub(super) fn new(blocks: &'b [TextBlock], words: &'b ImportWords) -> Self {
        let folded = blocks.iter().map(|block| fold_line(&short(&block.text))).collect();
        let role = |block: &TextBlock| match block.kind {
            TextBlockKind::Caption => BlockRole::Caption,
            TextBlockKind::Footnote => BlockRole::Note,
            TextBlockKind::Heading(_) => BlockRole::Heading,
            TextBlockKind::Item(_) | TextBlockKind::Paragraph | TextBlockKind::TableRow => {
                if block.text.trim().is_empty() {
                    BlockRole::Dropped("empty lines")
                } else {
                    BlockRole::Body
                }
            }
        };
        Self { blocks, folded, roles: blocks.iter().map(role).collect(), words }
    }

    pub(super) fn text(&self, at: usize) -> &'b str {
        self.blocks.get(at).map_or("", |block| block.text.as_str())
    }

    pub(super) fn kind(&self, at: usize) -> TextBlockKind {
        self.blocks.get(at).map_or(TextBlockKind::Paragraph, |block| block.kind)
    }

    pub(super) fn folded(&self, at: usize) -> &str {
        self.folded.get(at).map_or("", String::as_str)
    }

    pub(super) fn role(&self, at: usize) -> BlockRole {
        self.roles.get(at).copied().unwrap_or(BlockRole::Dropped("empty lines"))
    }

    pub(super) fn set(&mut self, at: usize, role: BlockRole) {
        if let Some(slot) = self.roles.get_mut(at) {
            *slot = role;
        }
    }

    /// Returns true for a line that is short and no sentence, so that it may be a heading.
    pub(super) fn is_like_heading(&self, at: usize) -> bool {
        let text = self.text(at).trim_end();
        let words = text.split_whitespace().count();
        let ends_open = !text.ends_with(['.', ';', ',', '!']) || text.ends_with("...");
        match self.kind(at) {
            TextBlockKind::Heading(_) => words > 0,
            TextBlockKind::Paragraph => {
                (1..=LONGEST_HEADING).contains(&words)
                    && ends_open
                    && text.chars().any(char::is_alphabetic)
            }
            TextBlockKind::Item(_)
            | TextBlockKind::TableRow
            | TextBlockKind::Caption
            | TextBlockKind::Footnote => false,
        }
    }

    /// Returns true if it has a word that a toll is told with.
    pub(super) fn tells_a_toll(&self, at: usize) -> bool {
        self.folded(at).split(' ').any(|word| self.words.toll.contains(word))
    }

    /// Returns true if it has a word that a toll or an attack is told with.
    pub(super) fn tells_an_incident(&self, at: usize) -> bool {
        let is_told = |word| self.words.toll.contains(word) || self.words.acts.contains(word);
        self.folded(at).split(' ').any(is_told)
    }

    /// Returns true for `Source: Harbour Post`, which belongs to what stands above it.
    pub(super) fn names_a_source(&self, at: usize) -> bool {
        begins_with_sources(self.text(at))
    }

    /// Returns true for `Place: Marsa`, which tells where what stands below it happened.
    pub(super) fn names_a_place(&self, at: usize) -> bool {
        begins_with_place(self.text(at))
    }

    /// Returns true if it is part of the text: neither dropped nor empty.
    pub(super) fn is_kept(&self, at: usize) -> bool {
        !matches!(self.role(at), BlockRole::Dropped(_)) && !self.text(at).trim().is_empty()
    }
}

/// Cuts a line to what is enough to compare it.
fn short(text: &str) -> String {
    text.chars().take(400).collect()
}
