//! Asking a screen which it is, for what only one of them takes.

use super::{Compare, FileNaming, Gathering, Reviewing, Screen, Search};

impl Screen {
    /// Returns the search, if this is one.
    pub fn as_search(&mut self) -> Option<&mut Search> {
        if let Self::Search(search) = self { Some(search) } else { None }
    }

    /// Returns the comparison, if this is one.
    pub fn as_compare(&mut self) -> Option<&mut Compare> {
        if let Self::Compare(compare) = self { Some(compare) } else { None }
    }

    /// Returns the naming of a file, if this is one.
    pub fn as_file_naming(&mut self) -> Option<&mut FileNaming> {
        if let Self::FileNaming(naming) = self { Some(naming) } else { None }
    }

    /// Returns the worklist, if this is one.
    pub fn as_worklist(&mut self) -> Option<&mut Gathering> {
        if let Self::Worklist(worklist) = self { Some(worklist) } else { None }
    }

    /// Returns the review of a draft, if this is one.
    pub fn as_review(&mut self) -> Option<&mut Reviewing> {
        if let Self::Review(review) = self { Some(review) } else { None }
    }

    /// Cancels an action that waits for the same key as confirmation: another key was pressed.
    pub fn cancel_confirmation(&mut self) {
        if let Self::Saved(screen) = self {
            screen.cancel_confirmation();
        }
        if let Self::Worklist(screen) = self {
            screen.cancel_confirmation();
        }
    }
}
