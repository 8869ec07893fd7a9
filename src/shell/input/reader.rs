//! Reads the terminal, on a thread of its own.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};

use super::Input;
use super::decode::decode;
use super::parser::SequenceParser;
use crate::app::Task;
use crate::shell::queue::Queue;
use crate::shell::{Event, worker};

/// How many bytes are read at once.
const CHUNK: usize = 4 << 10;

/// Reads the terminal until nobody listens or no more input comes. A defect that one key triggers
/// costs only that key, since a reader without a keyboard would be of no use.
///
/// # Errors
///
/// If there is no terminal to read from.
pub(in crate::shell) fn watch(queue: Queue, events: &Sender<Event>) -> io::Result<()> {
    let line = line()?;
    let began = Instant::now();
    let now = move || u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    worker::restarted(Task::Input, events, Some(Event::InputLost), move |_| {
        // Both results end it: there is nothing more to read, or nobody to tell.
        let _ = read_all(line.as_fd(), |input| queue.push(input, now()));
        queue.lose();
    });
    Ok(())
}

/// Returns the terminal to read from: standard input, or the controlling terminal if that is not
/// one.
fn line() -> io::Result<OwnedFd> {
    let input = io::stdin();
    if io::IsTerminal::is_terminal(&input) {
        return input.as_fd().try_clone_to_owned();
    }
    Ok(File::open("/dev/tty")?.into())
}

fn read_all(line: BorrowedFd<'_>, heard: impl Fn(Input)) -> rustix::io::Result<()> {
    let mut parser = SequenceParser::default();
    let mut bytes = [0; CHUNK];
    loop {
        let whole = if comes(line, parser.patience())? {
            match read(line, &mut bytes) {
                Ok(0) => return Ok(()),
                Ok(read) => parser.feed(bytes.get(..read).unwrap_or_default()),
                Err(Errno::INTR | Errno::AGAIN) => continue,
                Err(error) => return Err(error),
            }
        } else {
            parser.expire()
        };
        whole.into_iter().flat_map(decode).for_each(&heard);
    }
}

/// Waits until there is input, if given for a limited time, and returns whether there is any.
fn comes(line: BorrowedFd<'_>, within: Option<Duration>) -> rustix::io::Result<bool> {
    let until = within.map(|within| Instant::now() + within);
    loop {
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        let left = left.map(Timespec::try_from).transpose().map_err(|_| Errno::INVAL)?;
        match poll(&mut [PollFd::new(&line, PollFlags::IN)], left.as_ref()) {
            Ok(ready) => return Ok(ready > 0),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
}
