//! Watches for the end of the terminal. A signal reports a hang-up only to the session that the
//! terminal belongs to; for all others, reading from it returns nothing for ever.

use std::io::stdout;
use std::sync::mpsc::Sender;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::queue::Queue;
use super::{Event, worker};
use crate::app::Task;

/// Waits for the end of the terminal on a thread of its own. `end` does the waiting.
pub(super) fn watch(queue: Queue, events: &Sender<Event>, mut end: impl FnMut() + Send + 'static) {
    worker::restarted(Task::Line, events, None, move |_| {
        end();
        queue.lose();
    });
}

/// Returns when the terminal has gone away.
pub(super) fn end() {
    hung_up(None);
}

/// Returns whether the terminal has gone away; if so, that is why an operation on it failed.
pub(super) fn is_gone() -> bool {
    hung_up(Some(&Timespec { tv_sec: 0, tv_nsec: 0 }))
}

/// Returns whether the terminal was hung up; waits for the given time, or without limit.
fn hung_up(within: Option<&Timespec>) -> bool {
    let out = stdout();
    loop {
        // No events are requested, so only a hang-up or an error can be reported.
        match poll(&mut [PollFd::new(&out, PollFlags::empty())], within) {
            Err(Errno::INTR) => {}
            answer => return answer != Ok(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::app::{Msg, WorkerFailure};

    #[test]
    fn the_end_is_seen_by_a_watcher_that_failed_before() {
        let (events, inbox) = channel();
        let queue = Queue::new(events.clone());
        let mut begun = 0;
        watch(queue.clone(), &events, move || {
            begun += 1;
            assert!(begun > 1, "a defect");
        });
        let told = inbox.recv().unwrap();
        let is_line = |failure: &WorkerFailure| failure.task == Task::Line;
        assert!(matches!(&told, Event::Msg(Msg::Failed(failure)) if is_line(failure)), "{told:?}");
        assert!(matches!(inbox.recv().unwrap(), Event::Wake));
        assert!(matches!(queue.urgent(), Some(Event::InputLost)));
    }
}
