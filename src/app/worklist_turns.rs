//! What was done in the worklist, to be taken back and done again. It outlives the screen: one leaves it
//! to look something up, and comes back.

use crate::brief::{TurnWay, WorklistBytes, WorklistChange, WorklistTurn};
use crate::screens::WorklistTurns;

/// How many changes can be taken back.
const MOST: usize = 50;

/// The changes that can be taken back, and those that can be done again, each with the nearest last.
#[derive(Clone, Debug, Default)]
pub(super) struct WorklistPast {
    back: Vec<WorklistTurn>,
    forward: Vec<WorklistTurn>,
}

impl WorklistPast {
    fn of(&mut self, way: TurnWay) -> &mut Vec<WorklistTurn> {
        match way {
            TurnWay::Back => &mut self.back,
            TurnWay::Forward => &mut self.forward,
        }
    }

    /// Takes the nearest change on a way.
    pub(super) fn take(&mut self, way: TurnWay) -> Option<WorklistChange> {
        self.of(way).pop().map(|turn| WorklistChange::Turn(Box::new(turn)))
    }

    /// Keeps what takes a change back that was made at a place. One that is new ends what could be done
    /// again.
    pub(super) fn note(&mut self, change: &WorklistChange, at: usize, bytes: &WorklistBytes) {
        if !matches!(change, WorklistChange::Turn(_)) {
            self.forward.clear();
        }
        let turn = WorklistTurn::against(change, at, bytes);
        let kept = self.of(turn.way);
        kept.push(turn);
        kept.drain(..kept.len().saturating_sub(MOST));
    }

    /// Puts a change back that could not be made.
    pub(super) fn put_back(&mut self, change: &WorklistChange) {
        if let WorklistChange::Turn(turn) = change {
            self.of(turn.way).push((**turn).clone());
        }
    }

    /// Returns which ways there is something.
    pub(super) fn offered(&self) -> WorklistTurns {
        WorklistTurns { back: !self.back.is_empty(), forward: !self.forward.is_empty() }
    }
}
