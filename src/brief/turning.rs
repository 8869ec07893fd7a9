//! Taking a change of a worklist back, and doing it again: the file becomes again what it was, byte for byte;
//! where somebody else has changed it since, the same is done by a change of its own.

use std::sync::Arc;

use super::{WorkItem, WorkSubject, WorklistChange, WorklistMove, read_worklist};
use crate::text::clean;

/// Which way one goes in what was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnWay {
    /// What was done last is taken back.
    Back,
    /// What was taken back is done again.
    Forward,
}

/// A file before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorklistBytes {
    /// Before.
    pub before: Arc<[u8]>,
    /// After.
    pub after: Arc<[u8]>,
}

/// A file as it is to be again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorklistTurn {
    /// Which way it goes.
    pub way: TurnWay,
    /// The file as it is while nobody else has changed it, and as it is to be.
    pub(super) bytes: WorklistBytes,
    /// The item that is selected then.
    pub(super) at: usize,
    /// What is done where somebody else has changed it; none where nothing can be.
    pub(super) instead: Option<Box<WorklistChange>>,
}

impl WorklistTurn {
    /// Returns what takes a change back that was made at a place.
    pub fn against(change: &WorklistChange, at: usize, bytes: &WorklistBytes) -> Self {
        let way = match change {
            WorklistChange::Turn(turn) => turn.way.other(),
            WorklistChange::Gather(_)
            | WorklistChange::Put(..)
            | WorklistChange::Write { .. }
            | WorklistChange::Reword { .. }
            | WorklistChange::Remove(_)
            | WorklistChange::Move(..)
            | WorklistChange::Title(_)
            | WorklistChange::Days(_) => TurnWay::Back,
        };
        let WorklistBytes { before, after } = bytes;
        let instead = opposite(change, at, before).map(Box::new);
        let at = match instead.as_deref() {
            Some(WorklistChange::Move((_, _), WorklistMove::Up)) => at.saturating_sub(1),
            Some(WorklistChange::Move((_, _), WorklistMove::Down)) => at + 1,
            Some(
                WorklistChange::Gather(_)
                | WorklistChange::Put(..)
                | WorklistChange::Remove(_)
                | WorklistChange::Write { .. }
                | WorklistChange::Reword { .. }
                | WorklistChange::Title(_)
                | WorklistChange::Days(_)
                | WorklistChange::Turn(_),
            )
            | None => at,
        };
        let bytes = WorklistBytes { before: Arc::clone(after), after: Arc::clone(before) };
        Self { way, bytes, at, instead }
    }
}

impl TurnWay {
    fn other(self) -> Self {
        match self {
            Self::Back => Self::Forward,
            Self::Forward => Self::Back,
        }
    }
}

/// Returns the change that undoes another one; none where that is not known.
fn opposite(change: &WorklistChange, at: usize, before: &[u8]) -> Option<WorklistChange> {
    Some(match change {
        WorklistChange::Gather(item) | WorklistChange::Put(_, item) => {
            WorklistChange::Remove((at, (**item).clone()))
        }
        WorklistChange::Write { text, .. } => {
            let text = clean(text).trim().to_owned();
            WorklistChange::Remove((at, WorkItem::from(WorkSubject::Text(text))))
        }
        WorklistChange::Reword { before, after } => WorklistChange::Reword {
            before: (at, (**after).clone()),
            after: Box::new(before.1.clone()),
        },
        WorklistChange::Remove((_, item)) => WorklistChange::Put(at, Box::new(item.clone())),
        WorklistChange::Move((_, item), WorklistMove::Up) => {
            WorklistChange::Move((at, item.clone()), WorklistMove::Down)
        }
        WorklistChange::Move((_, item), WorklistMove::Down) => {
            WorklistChange::Move((at, item.clone()), WorklistMove::Up)
        }
        WorklistChange::Title(_) => WorklistChange::Title(read_worklist(before).worklist.title),
        WorklistChange::Days(_) => WorklistChange::Days(read_worklist(before).worklist.period),
        WorklistChange::Turn(turn) => return opposite(turn.instead.as_deref()?, at, before),
    })
}
