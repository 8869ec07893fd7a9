//! Where a passage stands in the tree: the subject on whose page it is read, and its words there.

use super::{TreeNode, Turn};
use crate::archive::{Corpus, PassageIn, PassageKey};
use crate::digest::PassageText;

impl TreeNode {
    /// Returns the subject on whose page it is read: itself, unless it is a passage.
    #[must_use]
    pub fn read_in(self, corpus: &Corpus) -> Self {
        match self {
            Self::Passage(key) => home(key, corpus),
            Self::Archive(_)
            | Self::Digest(_)
            | Self::DigestTheatre(..)
            | Self::DigestArea(..)
            | Self::Theatre(_)
            | Self::Area(..)
            | Self::Wave(_)
            | Self::Entry(_) => self,
        }
    }

    /// Returns the words with which it begins on that page; none if it begins the page.
    pub fn begins_with(self, corpus: &Corpus) -> Option<String> {
        let Self::Passage(key) = self else { return None };
        let text = match corpus.passage(key)?.says {
            PassageText::Title(_) | PassageText::Wave(_) => return None,
            PassageText::Point(point) => point.text(),
            PassageText::Sentence(sentence) => sentence.text,
            PassageText::Note(note) => note.text(),
            PassageText::Figure(figure) => &figure.of,
        };
        Some(text.to_string())
    }
}

/// Returns what a passage stands in.
pub(super) fn home(key: PassageKey, corpus: &Corpus) -> TreeNode {
    let passage = corpus.passage(key);
    let place = passage.and_then(|passage| Some((passage.theatre?, passage.area)));
    match (key.home, place) {
        (PassageIn::Wave(at), _) => TreeNode::Wave(at as usize),
        (PassageIn::Digest(at), None) => TreeNode::Digest(at),
        (PassageIn::Digest(at), Some((theatre, None))) => TreeNode::DigestTheatre(at, theatre),
        (PassageIn::Digest(at), Some((theatre, area @ Some(_)))) => {
            TreeNode::DigestArea(at, theatre, area)
        }
    }
}

/// Returns the turn of the tree in which a passage is found.
pub(super) fn turn_of(key: PassageKey) -> Turn {
    match key.home {
        PassageIn::Digest(_) => Turn::ByDigest,
        PassageIn::Wave(_) => Turn::ByWave,
    }
}
