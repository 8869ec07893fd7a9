//! What every screen may read while it acts and is drawn, and the line that one types into. What a
//! screen does with it is the screen's.

use std::borrow::Cow;

use ratatui::layout::Rect;

use crate::archive::{Corpus, Problem};
use crate::compare::Ask;
use crate::jobs::SavedCount;
use crate::keys::Keymap;
use crate::page::Marks;
use crate::ui::theme::{Glyphs, Library, Theme};

/// All that a screen may read.
#[derive(Clone, Copy)]
pub struct ViewContext<'a> {
    /// What was loaded.
    pub corpus: &'a Corpus,
    /// What was wrong with it.
    pub problems: &'a [Problem],
    /// The queries that led to an entry, the newest last.
    pub queries: &'a [String],
    /// The saved searches with their counts.
    pub saved: &'a [SavedCount],
    /// The digests and waves marked for a comparison.
    pub marked: &'a [Ask],
    /// Which keys do what.
    pub keymap: &'a Keymap,
    /// The themes that can be chosen.
    pub themes: &'a Library,
    /// How things look.
    pub theme: &'a Theme,
    /// Lines, bars and arrows.
    pub glyphs: &'static Glyphs,
    /// What pages are laid out with.
    pub marks: Marks,
    /// Where the screen is drawn.
    pub body: Rect,
}

impl ViewContext<'_> {
    /// A text as this terminal can show it.
    pub fn spell<'t>(&self, text: &'t str) -> Cow<'t, str> {
        (self.marks.spell)(text)
    }
}

/// A line at the bottom into which something is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt<'a> {
    /// What stands before it.
    pub lead: &'static str,
    /// What was typed.
    pub text: &'a str,
    /// What stands at the right end.
    pub told: String,
}
