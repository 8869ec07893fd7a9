//! Signals as events: ending, stopping and going on all give the terminal back first.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::Event;

/// The number of SIGHUP: what a terminal that went away amounts to.
pub(super) const HANGUP: i32 = SIGHUP;

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// End, for this signal.
    End(i32),
    /// Stop until continued.
    Stop,
    /// Continued by someone else: draw again.
    Continue,
    /// Look at the size of the terminal. The terminal library tells of it too, but only once it
    /// has begun to listen for keys; what comes before that must not be lost.
    Measure,
}

/// Turns signals into events on a thread of its own.
pub(super) fn watch(events: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let wish = match signal {
                SIGTSTP => Wish::Stop,
                SIGCONT => Wish::Continue,
                SIGWINCH => Wish::Measure,
                other => Wish::End(other),
            };
            if events.send(Event::Signal(wish)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Stops this process as Ctrl-Z does; returns when it is continued.
pub(super) fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}
