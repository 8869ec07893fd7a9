//! Changes the user's saved searches on the disk, beside the event loop.

use std::sync::mpsc::Sender;

use super::{Event, worker};
use crate::app::{Msg, Task};
use crate::query::SavedSearchChange;

/// Makes a change on a thread of its own: another program may lock the folder, and a disk is slow.
pub(super) fn keep(
    keeping: SavedSearchChange,
    events: &Sender<Event>,
    change: impl FnOnce(&SavedSearchChange) -> Result<(), String> + Send + 'static,
) {
    worker::once(Task::SaveSearch(keeping.clone()), events, move |events| {
        let done = change(&keeping);
        // If the loop has ended, there is nobody left to tell.
        let _ = events.send(Event::Msg(Msg::Kept(keeping, done)));
    });
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::app::WorkerFailure;

    #[test]
    fn a_change_that_fails_is_told_and_the_next_one_is_made() {
        let (events, inbox) = channel();
        let keeping = || SavedSearchChange::Delete { name: "bombs".to_owned() };
        keep(keeping(), &events, |_| panic!("a defect"));
        let Event::Msg(Msg::Failed(WorkerFailure { task, .. })) = inbox.recv().unwrap() else {
            panic!("nothing is told")
        };
        assert_eq!(task, Task::SaveSearch(keeping()));
        keep(keeping(), &events, |_| Ok(()));
        let told = inbox.recv().unwrap();
        assert!(matches!(told, Event::Msg(Msg::Kept(_, Ok(())))), "{told:?}");
    }
}
