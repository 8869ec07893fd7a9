//! Handles work beside the event loop that failed by a defect of this program: what failed, what is
//! lost, what the user can do, and how the state continues. Nothing waits for a result that will
//! not come.

use super::{App, Effect, Exported};
use crate::archive::{Problem, Severity};
use crate::query::SavedSearchChange;

/// A task that is done beside the event loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Reading the archive for the first time.
    Load,
    /// Reading again what changed in it.
    Reload,
    /// Building the index.
    Index,
    /// Answering the question with this number.
    Search(u64),
    /// Making the comparison with this number.
    Compare(u64),
    /// Writing to the file with this name.
    Export(String),
    /// Reading and counting the saved searches.
    ListSearches,
    /// Changing the user's saved searches.
    SaveSearch(SavedSearchChange),
    /// Saving something for the next session.
    SaveState,
    /// Keeping a note.
    KeepNote,
    /// Keeping a review, or writing its digest.
    Review,
    /// Reading the base map, and placing the entries.
    Map,
    /// Counting what the front page tells.
    Front,
    /// Finding out what was seen before, or keeping what was seen.
    Seen,
    /// Watching the folders of the archive.
    Watch,
    /// Reading keys.
    Input,
    /// Taking signals.
    Signals,
    /// Watching for the end of the terminal.
    Line,
}

/// A task that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerFailure {
    /// What was to be done.
    pub task: Task,
    /// Where in the program it failed, or what the system refused: for whoever fixes it.
    pub reason: String,
}

/// What is said about a failure, each part a sentence: what failed, what is lost, what the user can
/// do.
struct FailureReport {
    what: &'static str,
    lost: &'static str,
    advice: &'static str,
}

const fn failure_report(
    what: &'static str,
    lost: &'static str,
    advice: &'static str,
) -> FailureReport {
    FailureReport { what, lost, advice }
}

const REVIEW: FailureReport = failure_report(
    "Keeping the review failed.",
    "The last decision may not be kept, and the digest may not be written.",
    "Go on; w writes it again.",
);

const MAP: FailureReport = failure_report(
    "Reading the map failed.",
    "There is no map; everything else works.",
    "Leave the map and open it again.",
);

const FRONT: FailureReport = failure_report(
    "Counting for the front page failed.",
    "It has no numbers; everything else works.",
    "Leave it, or read the archive again.",
);

const SEEN: FailureReport = failure_report(
    "Finding out what is new failed.",
    "What is new since the last session is not told; everything else works.",
    "Read the archive again.",
);

const WATCH: FailureReport = failure_report(
    "Watching the archive failed.",
    "What changes in it is not noticed.",
    "Read it again now and then.",
);

const STATE: FailureReport = failure_report(
    "Keeping things for the next session failed.",
    "What was to be kept just now is lost: a place, a query or the theme.",
    "Go on; what comes next is kept again.",
);

const NOTE: FailureReport = failure_report(
    "Keeping a note failed.",
    "What was noted or gathered just now may not be kept.",
    "Look at the record, and note it again.",
);

const INPUT: FailureReport =
    failure_report("Reading a key failed.", "The key is lost.", "Press another one.");

impl Task {
    fn failure_report(&self) -> FailureReport {
        match self {
            Self::Load => failure_report(
                "Reading the archive failed.",
                "What was read until then is shown; the rest is missing, and repeats are not linked.",
                "Read it again.",
            ),
            Self::Reload => failure_report(
                "Reading the archive again failed.",
                "What is shown is the archive as it was before.",
                "Read it again.",
            ),
            Self::Index => failure_report(
                "Making the index failed.",
                "Without it no search and no comparison is answered.",
                "Ask again, or read the archive again.",
            ),
            Self::Search(_) => failure_report(
                "The search failed.",
                "There is no answer to what is typed.",
                "Press Enter to ask again, or ask otherwise.",
            ),
            Self::Compare(_) => failure_report(
                "The comparison failed.",
                "What is shown is what was compared before, if anything.",
                "Press Enter to ask again, or compare otherwise.",
            ),
            Self::Export(_) => failure_report(
                "Writing the file failed.",
                "No file was written.",
                "Try again, or another format.",
            ),
            Self::ListSearches => failure_report(
                "Counting the saved searches failed.",
                "Those in the list may be out of date.",
                "Read the archive again.",
            ),
            Self::SaveSearch(_) => failure_report(
                "Changing the saved searches failed.",
                "The change may be lost.",
                "Look at the list, and change it again.",
            ),
            Self::SaveState => STATE,
            Self::KeepNote => NOTE,
            Self::Review => REVIEW,
            Self::Map => MAP,
            Self::Front => FRONT,
            Self::Seen => SEEN,
            Self::Watch => WATCH,
            Self::Input => INPUT,
            Self::Signals => {
                failure_report("Taking a signal failed.", "The signal is lost.", "Send it again.")
            }
            Self::Line => failure_report(
                "Watching the terminal failed.",
                "That it went away may not be seen.",
                "Quit before you close it.",
            ),
        }
    }
}

impl WorkerFailure {
    /// What is listed among the problems.
    pub fn problem(&self) -> Problem {
        let FailureReport { what, lost, advice } = self.task.failure_report();
        let report = "This is a defect of Watchfloor: please report it";
        Problem {
            file: "watchfloor".into(),
            line: 0,
            column: 0,
            severity: Severity::Error,
            message: format!("{what} {lost}").into(),
            hint: Some(format!("{advice} {report}: {}", self.reason).into()),
        }
    }

    /// Returns the notice for the bottom of the screen, where there is little room.
    fn notice(&self) -> String {
        let FailureReport { what, advice, .. } = self.task.failure_report();
        format!("{what} {advice}")
    }
}

impl App {
    /// Goes on without what failed, and says so. It is said each time, and listed once.
    pub(super) fn failed(&mut self, failure: WorkerFailure) -> Vec<Effect> {
        self.warned(failure.problem());
        let notice = failure.notice();
        let effects = match failure.task {
            Task::Load => {
                let mut effects = self.go_on_unloaded();
                effects.extend(self.write_waiting());
                effects
            }
            Task::Reload => {
                self.reloading = false;
                // While the archive is loaded, only looking back to a day is such work.
                let unread = self.loading.is_some().then(|| self.go_on_unloaded());
                unread.into_iter().flatten().chain(self.write_waiting()).collect()
            }
            Task::Search(number) => {
                self.search_failed(number);
                Vec::new()
            }
            Task::Compare(number) => {
                self.comparison_failed(number);
                Vec::new()
            }
            Task::Export(path) => self.exported(Exported::Failed(path, String::new())),
            // The list is read again and shows what became of the change.
            Task::SaveSearch(_) => vec![Effect::ListSearches],
            Task::Review => {
                self.not_written();
                Vec::new()
            }
            Task::Index
            | Task::Map
            | Task::ListSearches
            | Task::SaveState
            | Task::KeepNote
            | Task::Front
            | Task::Seen
            | Task::Watch
            | Task::Input
            | Task::Signals
            | Task::Line => Vec::new(),
        };
        self.notice = Some(notice);
        effects
    }

    /// Continues with what has been read, which is all there is until the archive is read again: it
    /// can be searched, and the kept place is looked for in it.
    fn go_on_unloaded(&mut self) -> Vec<Effect> {
        self.loading = None;
        self.problems.sort();
        self.resume_nearest();
        self.index_anew()
    }
}
