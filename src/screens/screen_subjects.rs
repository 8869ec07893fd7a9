//! What a screen stands at: the subject that is selected or open, and the one whose source is meant.

use super::Screen;
use crate::archive::Corpus;
use crate::tree::TreeNode;

impl Screen {
    /// Returns the current subject: selected in a list, or open as a text.
    pub fn subject(&self, corpus: &Corpus) -> Option<TreeNode> {
        match self {
            Self::Browse(screen) => screen.selected(corpus),
            Self::Text(screen) => Some(screen.subject()),
            Self::Search(screen) => screen.selected().map(TreeNode::from),
            Self::Grid(screen) => screen.subject(corpus),
            Self::Tempo(screen) => screen.subject(corpus),
            Self::Front(screen) => screen.subject(corpus),
            Self::Problems(_)
            | Self::Help(_)
            | Self::Themes(_)
            | Self::Saved(_)
            | Self::Compare(_)
            | Self::FileNaming(_)
            | Self::Review(_) => None,
        }
    }

    /// Returns the subject whose source is meant: the current one, or the entry behind a number.
    pub fn sourced(&self, corpus: &Corpus) -> Option<TreeNode> {
        match self {
            Self::Compare(screen) => screen.behind(),
            Self::Grid(screen) => screen.selected_behind(),
            Self::Tempo(screen) => screen.selected_behind(),
            Self::Browse(_)
            | Self::Text(_)
            | Self::Problems(_)
            | Self::Help(_)
            | Self::Themes(_)
            | Self::Search(_)
            | Self::Saved(_)
            | Self::FileNaming(_)
            | Self::Review(_)
            | Self::Front(_) => self.subject(corpus),
        }
    }

    /// Cancels an action that waits for the same key as confirmation: another key was pressed.
    pub fn cancel_confirmation(&mut self) {
        match self {
            Self::Saved(screen) => screen.cancel_confirmation(),
            Self::Browse(_)
            | Self::Text(_)
            | Self::Problems(_)
            | Self::Help(_)
            | Self::Themes(_)
            | Self::Search(_)
            | Self::Compare(_)
            | Self::FileNaming(_)
            | Self::Review(_)
            | Self::Grid(_)
            | Self::Tempo(_)
            | Self::Front(_) => {}
        }
    }
}
