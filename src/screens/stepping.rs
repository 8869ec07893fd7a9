//! The selection of a screen as it is moved from outside, and what follows it beside.

use super::{Screen, ViewContext, WeekSpot};
use crate::archive::Corpus;
use crate::compare::Ask;
use crate::tree::{TreeNode, Turn};

impl Screen {
    /// Returns the subject that many rows further in a list, and how its tree is turned.
    pub(super) fn further(&self, by: isize, corpus: &Corpus) -> Option<(TreeNode, Turn)> {
        if let Self::Browse(screen) = self {
            return Some((screen.neighbour(by, corpus)?, screen.turn()));
        }
        let subject = if let Self::Search(screen) = self {
            screen.neighbour(by)
        } else if let Self::Compare(screen) = self {
            screen.neighbour(by)
        } else {
            self.over().and_then(|behind| behind.neighbour(by))
        };
        subject.map(|subject| (subject, Turn::ByDigest))
    }

    /// Moves the selection by that many rows, where there is one.
    pub fn step_by(&mut self, by: isize, view: &ViewContext<'_>) {
        if let Self::Browse(screen) = self {
            screen.step_by(by, view);
        } else if let Self::Search(screen) = self {
            screen.step_by(by, view);
        } else if let Self::Compare(screen) = self {
            screen.step_by(by);
        } else if let Some(behind) = self.over_mut() {
            behind.step_by(by);
        }
    }

    /// Selects a subject where it is in the list; in the drill-down that is gone down to it.
    pub fn select(&mut self, subject: TreeNode, view: &ViewContext<'_>) {
        if let Self::Browse(screen) = self {
            screen.select_subject(subject, view);
        } else if let Self::Search(screen) = self {
            screen.select_record(subject, view);
        }
    }

    /// Selects what stands on a cell, where cells can be clicked.
    pub fn click(&mut self, cell: (u16, u16), view: &ViewContext<'_>) {
        if let Self::Map(screen) = self {
            screen.click(cell, view);
        }
    }

    /// Returns whether what stands beside the selection is still about another one: it waits while a
    /// key is held down.
    pub fn is_late(&self, corpus: &Corpus) -> bool {
        if let Self::Browse(screen) = self {
            return screen.preview_is_late(corpus);
        }
        if let Self::Tempo(screen) = self {
            return screen.detail_is_late();
        }
        if let Self::Map(screen) = self {
            return screen.detail_is_late();
        }
        if let Self::Compare(screen) = self {
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
        } else if let Self::Tempo(screen) = self {
            screen.follow(corpus);
        } else if let Self::Compare(screen) = self {
            screen.catch_up();
        } else if let Self::Map(screen) = self {
            screen.catch_up(corpus);
        }
    }

    /// Returns the theatre and the day at which one stands here, where a picture of weeks begins.
    pub fn spot(&self, corpus: &Corpus) -> WeekSpot {
        if let Self::Grid(screen) = self {
            return screen.spot();
        }
        if let Self::Tempo(screen) = self {
            return screen.spot();
        }
        if let Self::Front(screen) = self {
            return screen.spot(corpus);
        }
        self.subject(corpus).map_or_else(WeekSpot::default, |here| WeekSpot::of(here, corpus))
    }

    /// Returns the wave under the cursor of a tempo, as a subject of a comparison.
    pub fn wave(&self, corpus: &Corpus) -> Option<Ask> {
        if let Self::Tempo(screen) = self { screen.ask(corpus) } else { None }
    }
}
