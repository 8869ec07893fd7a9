//! Lines from standard input, each when it is asked for: what a pipe holds beyond that stays in the pipe.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

use super::{Event, worker};
use crate::app::Task;

/// The longest line; what is behind it is read over.
const LONGEST: u64 = 8 << 10;

/// What was heard.
pub(super) enum HeardLine {
    /// A line, without its end.
    Line(String),
    /// The end of the input.
    End,
}

/// Reads lines on a thread of its own.
pub(super) struct PlainLines {
    asks: SyncSender<()>,
    heard: Receiver<HeardLine>,
}

impl PlainLines {
    /// Starts the thread. A line that comes wakes the loop.
    pub fn start(events: &Sender<Event>) -> Self {
        let (asks, asked) = sync_channel::<()>(1);
        let (tell, heard) = channel();
        worker::once(Task::Input, events, move |events| {
            while asked.recv().is_ok() {
                let line = next_line().map_or(HeardLine::End, HeardLine::Line);
                let is_last = matches!(line, HeardLine::End);
                // If the loop has ended, there is nobody left to tell.
                let told = tell.send(line).is_ok() && events.send(Event::Wake).is_ok();
                if is_last || !told {
                    return;
                }
            }
        });
        Self { asks, heard }
    }

    /// Asks for the next line.
    pub fn ask(&self) {
        // Where the thread is gone, nothing is heard any more.
        let _ = self.asks.try_send(());
    }

    /// Returns what has come; none where nothing has.
    pub fn heard(&self) -> Option<HeardLine> {
        self.heard.try_recv().ok()
    }
}

/// Returns whether what is typed is seen already.
pub(super) fn is_echoed() -> bool {
    io::stdin().is_terminal()
}

/// Reads a line; none at the end of the input. What is no UTF-8 becomes a sign that stands for it.
fn next_line() -> Option<String> {
    let mut input = io::stdin().lock();
    let mut bytes = Vec::new();
    let read = (&mut input).take(LONGEST).read_until(b'\n', &mut bytes).ok()?;
    if read == 0 {
        return None;
    }
    if bytes.last() != Some(&b'\n') {
        input.skip_until(b'\n').ok()?;
    }
    Some(String::from_utf8_lossy(&bytes).trim_end().to_owned())
}
