//! Signals as events: ending, stopping and going on all give the terminal back first.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::{Event, Terminal, worker};
use crate::app::Task;

/// How long an end that was asked for may take. It takes longer only where the terminal takes
/// nothing, so that the loop waits to write.
const LAST: Duration = Duration::from_secs(2);

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
pub(super) fn watch(events: &Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    worker::restarted(Task::Signals, events, None, move |events| {
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
            if let Wish::End(signal) = wish {
                worker::once(Task::Signals, events, move |_| end_at_last(signal));
            }
        }
    });
    Ok(())
}

/// Ends a process that should have ended by itself meanwhile, as the signal would have. What is not
/// written yet is lost, but for what the terminal is set to.
fn end_at_last(signal: i32) {
    thread::sleep(LAST);
    Terminal::let_go();
    // Where even that is refused the loop goes on waiting, as it would have without this.
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Stops this process as Ctrl-Z does; returns when it is continued.
pub(super) fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}
