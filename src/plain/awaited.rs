//! What was asked of workers and is not answered yet. The next line is heard once nothing is, so that
//! what is said is whole and nothing has to be said twice.

use crate::app::{Effect, Msg, Task, WorkerFailure};

/// What is awaited.
#[derive(Clone, Debug)]
pub(super) struct Awaited {
    loading: bool,
    reloading: bool,
    /// How often the saved searches are being read or counted.
    counts: u32,
    /// The number of the question whose sum is awaited.
    search: Option<u64>,
    /// The number of the comparison.
    comparison: Option<u64>,
    front: bool,
    map: bool,
    /// How many files are being written, saved searches changed, drafts written.
    writes: u32,
}

impl Awaited {
    /// Begins with an archive that is being read.
    pub fn new() -> Self {
        Self {
            loading: true,
            reloading: false,
            counts: 0,
            search: None,
            comparison: None,
            front: false,
            map: false,
            writes: 0,
        }
    }

    /// Returns true where nothing is awaited.
    pub fn is_over(&self) -> bool {
        let is_read = !self.loading && !self.reloading && self.counts == 0 && self.writes == 0;
        let is_answered = self.search.is_none() && self.comparison.is_none();
        is_read && is_answered && !self.front && !self.map
    }

    /// Notes what was asked.
    pub fn asked(&mut self, effect: &Effect) {
        match effect {
            Effect::Index | Effect::ListSearches => self.counts += 1,
            Effect::Search(question) => self.search = Some(question.number),
            Effect::Compare(comparison) => self.comparison = Some(comparison.number),
            Effect::CountFront => self.front = true,
            Effect::ReadMap => self.map = true,
            Effect::Reload => self.reloading = true,
            Effect::Export(..) | Effect::Keep(_) | Effect::WriteDraft(_) => self.writes += 1,
            Effect::Remember(_)
            | Effect::Copy(_)
            | Effect::KeepCopy(..)
            | Effect::KeepReview(_)
            | Effect::Quit
            | Effect::Suspend
            | Effect::Redraw
            | Effect::Mouse(_)
            | Effect::Bidi(_)
            | Effect::Wait(_) => {}
        }
    }

    /// Notes what came in.
    pub fn answered(&mut self, msg: &Msg) {
        match msg {
            Msg::Loaded(_) => self.loading = false,
            Msg::Reloaded(_) => self.reloading = false,
            Msg::AddedUp(sum) => self.search = self.search.filter(|asked| *asked != sum.number),
            Msg::Compared(compared) => {
                self.comparison = self.comparison.filter(|asked| *asked != compared.number);
            }
            Msg::FrontCounted(..) => self.front = false,
            Msg::MapRead => self.map = false,
            Msg::Exported(_) | Msg::Kept(..) | Msg::DraftWritten(_) => {
                self.writes = self.writes.saturating_sub(1);
            }
            Msg::Saved(_) => self.counts = self.counts.saturating_sub(1),
            Msg::Failed(failure) => self.failed(failure),
            Msg::Key { .. }
            | Msg::EscapeAnd { .. }
            | Msg::Act(_)
            | Msg::Choose(_)
            | Msg::SearchFor(_)
            | Msg::Pasted(_)
            | Msg::Wheel(_)
            | Msg::Resized(..)
            | Msg::Loading(_)
            | Msg::Answered(_)
            | Msg::Copied(_)
            | Msg::Warned(_)
            | Msg::Waited
            | Msg::ShowsRightToLeft => {}
        }
    }

    /// What failed is not awaited any more.
    fn failed(&mut self, failure: &WorkerFailure) {
        match &failure.task {
            Task::Load => self.loading = false,
            Task::Reload => self.reloading = false,
            Task::Index | Task::ListSearches => self.counts = self.counts.saturating_sub(1),
            Task::Search(number) => self.search = self.search.filter(|asked| asked != number),
            Task::Compare(number) => {
                self.comparison = self.comparison.filter(|asked| asked != number);
            }
            Task::Front => self.front = false,
            Task::Map => self.map = false,
            Task::Export(_) | Task::SaveSearch(_) | Task::Review => {
                self.writes = self.writes.saturating_sub(1);
            }
            Task::SaveState | Task::Input | Task::Signals | Task::Line => {}
        }
    }
}
