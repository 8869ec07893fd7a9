//! Whether the terminal is still there. A signal tells that it went away only to the session that it
//! belongs to; to all others reading from it gives nothing for ever.

use std::io::stdout;
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::queue::Queue;

/// Waits for the end of the terminal on a thread of its own.
pub(super) fn watch(queue: Queue) {
    thread::spawn(move || {
        hung_up(None);
        queue.lose();
    });
}

/// Whether the terminal has gone away by now: then whatever failed with it failed for that.
pub(super) fn is_gone() -> bool {
    hung_up(Some(&Timespec { tv_sec: 0, tv_nsec: 0 }))
}

/// Whether it was hung up, within some time or ever.
fn hung_up(within: Option<&Timespec>) -> bool {
    let out = stdout();
    loop {
        // Nothing is asked for: what comes then is that it was hung up, or an error.
        match poll(&mut [PollFd::new(&out, PollFlags::empty())], within) {
            Err(Errno::INTR) => {}
            answer => return answer != Ok(0),
        }
    }
}
