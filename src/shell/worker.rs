//! Starts the threads beside the event loop; nothing else does. Each thread has a name and a guard:
//! a panic in it becomes a message about what failed, and the reader goes on. This file does not
//! know what a thread does.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::thread;

use super::{Event, panics};
use crate::app::{Msg, Task, WorkerFailure};

/// How often a failed worker is restarted. A defect that one key triggers costs only that key; a
/// defect that recurs at every start soon uses up the tries.
const RESTARTS: usize = 100;

/// Runs work once, on a thread of its own.
pub(super) fn once(
    task: Task,
    events: &Sender<Event>,
    work: impl FnOnce(&Sender<Event>) + Send + 'static,
) {
    let (guarded_task, of_thread) = (task.clone(), events.clone());
    spawn(task, events, move || {
        guarded(guarded_task, &of_thread, || work(&of_thread));
    });
}

/// Runs work on a thread of its own until nobody listens any more, and restarts it if it fails.
/// `lost` is sent if it fails for good.
pub(super) fn restarted(
    task: Task,
    events: &Sender<Event>,
    lost: Option<Event>,
    mut work: impl FnMut(&Sender<Event>) + Send + 'static,
) {
    let (guarded_task, of_thread) = (task.clone(), events.clone());
    spawn(task, events, move || {
        for _ in 0..RESTARTS {
            if guarded(guarded_task.clone(), &of_thread, || work(&of_thread)).is_some() {
                return;
            }
        }
        // If the loop has ended, there is nobody left to tell.
        let _ = lost.map(|lost| of_thread.send(lost));
    });
}

/// Runs work and returns its result, or `None` if it panics, which is reported. The state that the
/// work changes must be usable wherever the work was interrupted, or must be discarded.
pub(super) fn guarded<T>(
    task: Task,
    events: &Sender<Event>,
    work: impl FnOnce() -> T,
) -> Option<T> {
    let done = catch_unwind(AssertUnwindSafe(work)).ok();
    if done.is_none() {
        tell(task, events, panics::last_place());
    }
    done
}

/// Reports what failed, and why.
pub(super) fn tell(task: Task, events: &Sender<Event>, reason: String) {
    // Where the loop has ended there is nobody left to tell.
    let _ = events.send(Event::Msg(Msg::Failed(WorkerFailure { task, reason })));
}

fn spawn(task: Task, events: &Sender<Event>, work: impl FnOnce() + Send + 'static) {
    let started = thread::Builder::new().name(name(&task).to_owned()).spawn(work);
    if let Err(error) = started {
        tell(task, events, format!("no thread could be started: {error}"));
    }
}

/// Returns the name of the thread for a task; the system keeps fifteen characters.
fn name(task: &Task) -> &'static str {
    match task {
        Task::Load => "load",
        Task::Reload => "reload",
        Task::Index | Task::Search(_) | Task::Compare(_) | Task::ListSearches => "search",
        Task::Export(_) => "export",
        Task::SaveSearch(_) => "save-search",
        Task::SaveState => "save-state",
        Task::KeepNote => "keep-note",
        Task::Input => "input",
        Task::Signals => "signals",
        Task::Line => "line",
        Task::Review => "review",
        Task::Map => "map",
        Task::Front => "front",
        Task::Seen => "seen",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_panic_is_told_with_its_task() {
        let (events, inbox) = channel();
        once(Task::Reload, &events, |_| panic!("a defect"));
        drop(events);
        let told: Vec<Event> = inbox.iter().collect();
        let [Event::Msg(Msg::Failed(failure))] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!(failure.task, Task::Reload);
    }

    #[test]
    fn a_worker_that_failed_begins_again_but_not_for_ever() {
        let (events, inbox) = channel();
        let mut begun = 0;
        restarted(Task::Signals, &events, None, move |events| {
            begun += 1;
            assert!(begun > 3, "a defect");
            let _ = events.send(Event::InputLost);
        });
        restarted(Task::Input, &events, Some(Event::InputLost), |_| panic!("a defect"));
        drop(events);
        let (mut signals, mut input, mut lost) = (0, 0, 0);
        for event in inbox {
            match event {
                Event::Msg(Msg::Failed(WorkerFailure { task: Task::Signals, .. })) => signals += 1,
                Event::Msg(Msg::Failed(WorkerFailure { task: Task::Input, .. })) => input += 1,
                Event::InputLost => lost += 1,
                Event::Msg(_) | Event::Input(..) | Event::Signal(_) | Event::Wake => {
                    panic!("{event:?}")
                }
            }
        }
        assert_eq!((signals, input, lost), (3, RESTARTS, 2));
    }

    #[test]
    fn a_thread_has_the_name_of_its_task() {
        let (events, inbox) = channel();
        once(Task::SaveState, &events, |events| {
            assert_eq!(thread::current().name(), Some("save-state"));
            let _ = events.send(Event::InputLost);
        });
        assert!(matches!(inbox.recv().unwrap(), Event::InputLost));
    }
}
