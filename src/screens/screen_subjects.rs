//! What a screen stands at: the subject that is selected or open, the one whose source is meant, and the
//! markings and addresses of all that it shows.

use std::borrow::Cow;

use super::evidence::NumberEvidence;
use super::{Screen, ViewContext};
use crate::archive::Corpus;
use crate::digest::Markings;
use crate::tree::TreeNode;
use crate::ui::links::AddressCells;

impl Screen {
    /// Returns the markings of what it shows. Where it shows several digests, or may, those of all.
    pub fn markings<'s>(&self, view: &ViewContext<'s>) -> Cow<'s, Markings> {
        if let Self::Browse(screen) = self {
            screen.markings(view.corpus)
        } else if let Self::Text(screen) = self {
            screen.subject().markings(view.corpus)
        } else {
            Cow::Borrowed(view.corpus.markings())
        }
    }

    /// Returns the current subject: selected in a list, or open as a text.
    pub fn subject(&self, corpus: &Corpus) -> Option<TreeNode> {
        if let Self::Browse(screen) = self {
            screen.selected(corpus)
        } else if let Self::Text(screen) = self {
            Some(screen.subject())
        } else if let Self::Search(screen) = self {
            screen.selected().map(TreeNode::from)
        } else if let Self::Grid(screen) = self {
            screen.subject(corpus)
        } else if let Self::Tempo(screen) = self {
            screen.subject(corpus)
        } else if let Self::Map(screen) = self {
            screen.subject()
        } else if let Self::Front(screen) = self {
            screen.subject(corpus)
        } else {
            None
        }
    }

    /// Returns the subject whose source is meant: the current one, or the entry behind a number.
    pub fn sourced(&self, corpus: &Corpus) -> Option<TreeNode> {
        if let Self::Compare(screen) = self {
            screen.behind()
        } else if matches!(self, Self::Grid(_) | Self::Tempo(_) | Self::Map(_)) {
            self.over()?.neighbour(0)
        } else {
            self.subject(corpus)
        }
    }

    /// Returns the addresses on it that a terminal may follow, with their cells.
    pub fn links(&self, view: &ViewContext<'_>) -> Vec<AddressCells> {
        if let Self::Browse(screen) = self {
            screen.links(view)
        } else if let Self::Text(screen) = self {
            screen.links(view)
        } else if let Self::Search(screen) = self {
            screen.links(view)
        } else if let Self::Compare(screen) = self {
            screen.links(view)
        } else {
            self.over().map(|behind| behind.links(view)).unwrap_or_default()
        }
    }

    /// Returns the list or text that is open over a picture.
    pub(super) fn over(&self) -> Option<&NumberEvidence> {
        if let Self::Grid(screen) = self {
            screen.behind.as_deref()
        } else if let Self::Tempo(screen) = self {
            screen.behind.as_deref()
        } else if let Self::Map(screen) = self {
            screen.behind.as_deref()
        } else {
            None
        }
    }

    /// Returns the same, to be changed.
    pub(super) fn over_mut(&mut self) -> Option<&mut NumberEvidence> {
        if let Self::Grid(screen) = self {
            screen.behind.as_deref_mut()
        } else if let Self::Tempo(screen) = self {
            screen.behind.as_deref_mut()
        } else if let Self::Map(screen) = self {
            screen.behind.as_deref_mut()
        } else {
            None
        }
    }
}
