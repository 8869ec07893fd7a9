//! What was asked of workers and is not answered yet. The next line is heard once nothing is, so that
//! what is said is whole and nothing has to be said twice.

use std::collections::BTreeSet;

use crate::app::{Effect, Msg, Task, WorkerFailure};

/// Work of which there is one at a time, and whose end is all that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SingleWork {
    Loading,
    Reloading,
    LookingBack,
    Front,
    Map,
    /// Where entries are, which pages tell.
    Places,
}

/// What is awaited.
#[derive(Clone, Debug)]
pub(super) struct Awaited {
    single: BTreeSet<SingleWork>,
    /// How often the saved searches are being read or counted.
    counts: u32,
    /// The number of the question whose sum is awaited.
    search: Option<u64>,
    /// The number of the comparison.
    comparison: Option<u64>,
    /// How many files are being written, saved searches changed, drafts written.
    writes: u32,
}

impl Awaited {
    /// Begins with an archive that is being read.
    pub fn new() -> Self {
        Self {
            single: BTreeSet::from([SingleWork::Loading]),
            counts: 0,
            search: None,
            comparison: None,
            writes: 0,
        }
    }

    /// Returns true where nothing is awaited.
    pub fn is_over(&self) -> bool {
        let is_read = self.single.is_empty() && self.counts == 0 && self.writes == 0;
        is_read && self.search.is_none() && self.comparison.is_none()
    }

    fn begin(&mut self, work: SingleWork) {
        self.single.insert(work);
    }

    fn end(&mut self, work: SingleWork) {
        self.single.remove(&work);
    }

    /// Notes what was asked.
    pub fn asked(&mut self, effect: &Effect) {
        match effect {
            Effect::Index => {
                self.counts += 1;
                self.begin(SingleWork::Places);
            }
            Effect::ListSearches => self.counts += 1,
            Effect::Search(question) => self.search = Some(question.number),
            Effect::Compare(comparison) => self.comparison = Some(comparison.number),
            Effect::CountFront => self.begin(SingleWork::Front),
            Effect::ReadMap => self.begin(SingleWork::Map),
            Effect::Reload => self.begin(SingleWork::Reloading),
            Effect::Export(..)
            | Effect::Keep(_)
            | Effect::KeepNote(_)
            | Effect::ReadWorklist
            | Effect::ChangeWorklist(_)
            | Effect::WriteDraft(_) => self.writes += 1,
            Effect::LookBack(_) => self.begin(SingleWork::LookingBack),
            // A map is not drawn here.
            Effect::MapFound(_)
            | Effect::CompareSeen
            | Effect::StopExport
            | Effect::Remember(_)
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
            Msg::Loaded(_) => self.end(SingleWork::Loading),
            Msg::Reloaded(_) => self.end(SingleWork::Reloading),
            Msg::LookedBack(_) => self.end(SingleWork::LookingBack),
            Msg::AddedUp(sum) => self.search = self.search.filter(|asked| *asked != sum.number),
            Msg::Compared(compared) => {
                self.comparison = self.comparison.filter(|asked| *asked != compared.number);
            }
            Msg::FrontCounted(..) => self.end(SingleWork::Front),
            Msg::MapRead => self.end(SingleWork::Map),
            Msg::Placed => self.end(SingleWork::Places),
            Msg::Exported(_)
            | Msg::Kept(..)
            | Msg::NoteKept(..)
            | Msg::Worklist(_)
            | Msg::DraftWritten(_) => {
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
            | Msg::Clicked(..)
            | Msg::Resized(..)
            | Msg::Loading(_)
            | Msg::Answered(_)
            | Msg::FoundMapped(_)
            | Msg::SeenCompared(_)
            | Msg::Working(_)
            | Msg::Worked(_)
            | Msg::ArchiveChanged
            | Msg::NotWatched(_)
            | Msg::Copied(_)
            | Msg::Warned(_)
            | Msg::Waited
            | Msg::ShowsRightToLeft => {}
        }
    }

    /// What failed is not awaited any more.
    fn failed(&mut self, failure: &WorkerFailure) {
        match &failure.task {
            Task::Load => self.end(SingleWork::Loading),
            Task::Reload => {
                self.end(SingleWork::Reloading);
                self.end(SingleWork::LookingBack);
            }
            Task::Index | Task::ListSearches => self.counts = self.counts.saturating_sub(1),
            Task::Search(number) => self.search = self.search.filter(|asked| asked != number),
            Task::Compare(number) => {
                self.comparison = self.comparison.filter(|asked| asked != number);
            }
            Task::Front => self.end(SingleWork::Front),
            Task::Map => {
                self.end(SingleWork::Map);
                self.end(SingleWork::Places);
            }
            Task::Export(_) | Task::SaveSearch(_) | Task::KeepNote | Task::Review => {
                self.writes = self.writes.saturating_sub(1);
            }
            Task::SaveState
            | Task::Seen
            | Task::Watch
            | Task::Input
            | Task::Signals
            | Task::Line => {}
        }
    }
}
