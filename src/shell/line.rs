//! Whether the terminal is still there. A signal tells that it went away only to the session that it
//! belongs to; to all others reading from it gives nothing for ever.

use std::io::stdout;
use std::sync::mpsc::Sender;
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::Event;

/// Waits for the end of the terminal on a thread of its own.
pub(super) fn watch(events: Sender<Event>) {
    thread::spawn(move || {
        let out = stdout();
        // Nothing is asked for: what comes then is that it was hung up, or an error.
        let mut line = [PollFd::new(&out, PollFlags::empty())];
        while let Err(Errno::INTR) = poll(&mut line, None) {}
        // Where the loop is gone too there is nobody to tell.
        let _ = events.send(Event::InputLost);
    });
}
