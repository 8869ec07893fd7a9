//! Whether the terminal is still there. A signal tells that it went away only to the session that it
//! belongs to; to all others reading from it gives nothing for ever.

use std::io::stdout;
use std::sync::mpsc::Sender;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::{Event, worker};
use crate::app::Task;

/// Waits for the end of the terminal on a thread of its own. `end` is what waits.
pub(super) fn watch(events: &Sender<Event>, mut end: impl FnMut() + Send + 'static) {
    worker::restarted(Task::Line, events, None, move |events| {
        end();
        // Where the loop is gone too there is nobody to tell.
        let _ = events.send(Event::InputLost);
    });
}

/// Returns when the terminal has gone away.
pub(super) fn end() {
    let out = stdout();
    // Nothing is asked for: what comes then is that it was hung up, or an error.
    let mut line = [PollFd::new(&out, PollFlags::empty())];
    while let Err(Errno::INTR) = poll(&mut line, None) {}
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::app::{Failure, Msg};

    #[test]
    fn the_end_is_seen_by_a_watcher_that_failed_before() {
        let (events, inbox) = channel();
        let mut begun = 0;
        watch(&events, move || {
            begun += 1;
            assert!(begun > 1, "a defect");
        });
        let told = inbox.recv().unwrap();
        let is_line = |failure: &Failure| failure.task == Task::Line;
        assert!(matches!(&told, Event::Msg(Msg::Failed(failure)) if is_line(failure)), "{told:?}");
        assert!(matches!(inbox.recv().unwrap(), Event::InputLost));
    }
}
