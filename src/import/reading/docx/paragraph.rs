//! One paragraph while it is read, and what it turns out to be.

use super::parts::{StyleRole, Styles};
use crate::import::block::TextBlockKind;
use crate::import::reading::gather::{Gather, LineEnd};

/// A paragraph while it is read.
#[derive(Debug, Default)]
pub(super) struct DocxParagraph {
    /// Its words.
    pub(super) gather: Gather,
    /// Its style.
    pub(super) style: Option<String>,
    /// Its own place in the outline, from 0; 9 is none.
    pub(super) outline: Option<u8>,
    /// Whether it says itself that it is in a list, or in none.
    pub(super) listed: Option<bool>,
    /// Its own level in a list.
    pub(super) level: Option<u8>,
    /// A picture is in it.
    pub(super) drawing: bool,
    /// The page it begins on.
    pub(super) page: u32,
    /// How its last line ended.
    pub(super) line_end: LineEnd,
}

impl DocxParagraph {
    /// What it is; nothing for a line of a table of contents.
    pub(super) fn kind(&self, styles: &Styles) -> Option<TextBlockKind> {
        let style = self.style.as_deref().unwrap_or_default();
        let role = styles.role(style);
        if let Some(level) = self.outline.filter(|&level| level < 9) {
            return Some(TextBlockKind::Heading((level + 1).min(6)));
        }
        match role {
            StyleRole::Heading(level) => Some(TextBlockKind::Heading(level)),
            StyleRole::Caption => Some(TextBlockKind::Caption),
            StyleRole::Contents => None,
            StyleRole::Text => Some(match self.list_level(style, styles) {
                Some(level) => TextBlockKind::Item(level),
                None => TextBlockKind::Paragraph,
            }),
        }
    }

    fn list_level(&self, style: &str, styles: &Styles) -> Option<u8> {
        let by_style = styles.list_level(style);
        match self.listed {
            Some(false) => None,
            Some(true) => Some(self.level.or(by_style).unwrap_or(0)),
            None => by_style.map(|level| self.level.unwrap_or(level)),
        }
    }
}
