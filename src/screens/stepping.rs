//! The selection of a screen as it is moved from outside, and what follows it beside.

use super::{Screen, ViewContext};
use crate::archive::Corpus;

impl Screen {
    /// Moves the selection by that many rows, where there is one.
    pub fn step_by(&mut self, by: isize, view: &ViewContext<'_>) {
        if let Self::Browse(screen) = self {
            screen.step_by(by, view);
        } else if let Self::Search(screen) = self {
            screen.step_by(by, view);
        } else if let Self::Compare(screen) = self {
            screen.step_by(by);
        } else if let Self::Grid(screen) = self {
            screen.step_by(by);
        } else if let Self::Map(screen) = self {
            screen.step_by(by);
        }
    }

    /// Returns whether what stands beside the selection is still about another one: it waits while a
    /// key is held down.
    pub fn is_late(&self, corpus: &Corpus) -> bool {
        if let Self::Browse(screen) = self {
            return screen.preview_is_late(corpus);
        }
        if let Self::Map(screen) = self {
            return screen.detail_is_late();
        }
        if let Self::Grid(screen) = self { screen.detail_is_late() } else { false }
    }

    /// Brings what stands beside the selection to it.
    pub fn catch_up(&mut self, corpus: &Corpus) {
        if let Self::Browse(screen) = self {
            screen.catch_up(corpus);
        } else if let Self::Grid(screen) = self {
            screen.catch_up();
        } else if let Self::Map(screen) = self {
            screen.catch_up(corpus);
        }
    }
}
