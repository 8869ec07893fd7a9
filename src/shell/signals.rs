//! Turns signals into events: ending, stopping and continuing all restore the terminal first.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::Signals;

use super::queue::Queue;
use super::{Event, Terminal, worker};
use crate::app::Task;

/// All signals that would end the program, except those that report a fault in it and those that
/// cannot be caught.
const ENDING: [i32; 11] = [
    SIGALRM, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
];

/// The signals of Linux alone that would end the program: those of failing power and of a
/// coprocessor, and the real-time signals that no C library keeps for itself.
#[cfg(target_os = "linux")]
fn ending_on_this_system() -> impl Iterator<Item = i32> {
    use rustix::process::Signal;

    let named = [Signal::POWER.as_raw(), Signal::STKFLT.as_raw()];
    named.into_iter().chain(35..=64)
}

#[cfg(not(target_os = "linux"))]
fn ending_on_this_system() -> impl Iterator<Item = i32> {
    std::iter::empty()
}

/// How long a requested end may take. It takes longer only if the terminal accepts no output, so
/// that the loop blocks on a write.
const LAST: Duration = Duration::from_secs(2);

/// The number of SIGHUP, which also stands for a terminal that went away.
pub(super) const HANGUP: i32 = SIGHUP;

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignalRequest {
    /// End, for this signal.
    End(i32),
    /// Stop until continued.
    Stop,
    /// Another process continued the program: draw again.
    Continue,
    /// Look at the size of the terminal.
    Measure,
}

/// Turns signals into events on a thread of its own.
pub(super) fn watch(queue: Queue, events: &Sender<Event>) -> io::Result<()> {
    let others = [SIGTSTP, SIGCONT, SIGWINCH, SIGXFSZ];
    let ending = ENDING.into_iter().chain(ending_on_this_system());
    let mut signals = Signals::new(ending.chain(others))?;
    let mut ending = false;
    worker::restarted(Task::Signals, events, None, move |events| {
        for signal in signals.forever() {
            let request = match signal {
                SIGTSTP => SignalRequest::Stop,
                SIGCONT => SignalRequest::Continue,
                SIGWINCH => SignalRequest::Measure,
                // A file grows too large: the code that writes it gets an error, as with a full
                // disk.
                SIGXFSZ => continue,
                other => SignalRequest::End(other),
            };
            queue.signal(request);
            if let SignalRequest::End(signal) = request
                && !std::mem::replace(&mut ending, true)
            {
                worker::once(Task::Signals, events, move |_| end_at_last(signal));
            }
        }
    });
    Ok(())
}

/// Ends a process that should have ended by itself by now, as the signal would have. Unwritten data
/// is lost, but the terminal settings are restored.
fn end_at_last(signal: i32) {
    thread::sleep(LAST);
    Terminal::let_go();
    // It returns only where it knows no such signal, or one that it takes for harmless.
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    signal_hook::low_level::exit(128 + signal);
}

/// Stops this process as Ctrl-Z does, and returns when it is continued.
pub(super) fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}
