//! What every screen may read while it acts and is drawn, and the prompt at the bottom. What a
//! screen does with these is its own business.

use std::borrow::Cow;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::archive::{Corpus, Problem};
use crate::compare::{Ask, FrontCounts};
use crate::jobs::{SavedCount, SeenCompared};
use crate::keys::Keymap;
use crate::mapping::MarkValue;
use crate::page::Marks;
use crate::tree::Bookmark;
use crate::ui::theme::{Glyphs, Library, Theme};

/// What is known of the last session in this archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastSession {
    /// The path to the user's place, in the words of a tree; empty for the top.
    pub path: Vec<String>,
    /// What was there to be seen; none where no session was before.
    pub seen: Option<SeenDigests>,
}

/// How far a session saw an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenDigests {
    /// The first day of the newest digest.
    pub newest: NaiveDate,
    /// The day of the session.
    pub day: NaiveDate,
}

/// Everything that a screen may read.
#[derive(Clone, Copy)]
pub struct ViewContext<'a> {
    /// The loaded corpus.
    pub corpus: &'a Corpus,
    /// The day as of which it is told; none where it is told as it is.
    pub as_of: Option<NaiveDate>,
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
    /// The bookmarks in this archive, the newest last.
    pub bookmarks: &'a [Bookmark],
    /// What the front page counts; none while that is being done.
    pub front: Option<&'a FrontCounts>,
    /// What is known of the last session.
    pub last: &'a LastSession,
    /// What changed since it; none where that is not known.
    pub seen: Option<&'a SeenCompared>,
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

    /// Returns the sign of a digest that nobody opened; a blank for others.
    pub fn unread_sign(&self, digest: &str) -> &'static str {
        let is_unread = self.seen.is_some_and(|seen| seen.is_unread(digest));
        if is_unread { self.glyphs.bullet } else { " " }
    }

    /// Returns what marks on a map say at first: where their colour may not be seen as another one, the
    /// letter of the basis too.
    pub fn mark_value(&self) -> MarkValue {
        let has_hues = self.theme.has_colour() && !self.theme.letters && !self.glyphs.is_ascii();
        if has_hues { MarkValue::Count } else { MarkValue::Both }
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
