//! What every screen may read while it acts and is drawn, and the prompt at the bottom. What a
//! screen does with these is its own business.

use std::borrow::Cow;

use ratatui::layout::Rect;

use crate::archive::{Corpus, Problem};
use crate::compare::Ask;
use crate::jobs::SavedCount;
use crate::keys::Keymap;
use crate::page::Marks;
use crate::ui::theme::{Glyphs, Library, Theme};

/// Everything that a screen may read.
#[derive(Clone, Copy)]
pub struct ViewContext<'a> {
    /// The loaded corpus.
    pub corpus: &'a Corpus,
    /// True while the archive is still being read: what is not there may come.
    pub loading: bool,
    /// The problems found at loading.
    pub problems: &'a [Problem],
    /// The queries that led to an entry, the newest last.
    pub queries: &'a [String],
    /// The saved searches with their counts.
    pub saved: &'a [SavedCount],
    /// The digests and waves marked for a comparison.
    pub marked: &'a [Ask],
    /// The keymap.
    pub keymap: &'a Keymap,
    /// The themes that can be chosen.
    pub themes: &'a Library,
    /// The theme.
    pub theme: &'a Theme,
    /// Lines, bars and arrows.
    pub glyphs: &'static Glyphs,
    /// The settings for laying out pages.
    pub marks: Marks,
    /// The area where the screen is drawn.
    pub body: Rect,
}

impl ViewContext<'_> {
    /// Returns a text as this terminal can show it.
    pub fn spell<'t>(&self, text: &'t str) -> Cow<'t, str> {
        (self.marks.spell)(text)
    }
}

/// A line at the bottom for typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt<'a> {
    /// The label before the text.
    pub lead: &'static str,
    /// The typed text.
    pub text: &'a str,
    /// The text at the right end.
    pub remark: String,
}
