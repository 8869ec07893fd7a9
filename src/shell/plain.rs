//! The loop of the reader in lines: it waits until nothing is awaited, tells, and hears the next line.
//! The terminal stays as it is: nothing is taken, so nothing is to be given back.

use std::io::{self, IsTerminal as _, Write as _, stdout};
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

use super::long_wait::LongWait;
use super::plain_lines::{HeardLine, PlainLines, is_echoed};
use super::queue::Queue;
use super::signals::{self, SignalRequest};
use super::workers::{LoopEffect, Workers};
use super::{Ended, Event, Left, Workplace, clipboard, line, patience};
use crate::app::{App, Effect, Msg, Setup, Task};
use crate::plain::{PlainReader, spoken_line};

/// What is said before the archive is read.
const BEGINNING: &str = "The archive is being read.\n";

/// Runs the reader in lines, from standard input to standard output, until the user leaves it or no more
/// input comes. The arguments are those of [`super::run`].
///
/// # Errors
///
/// If the output cannot be written to.
pub fn run_plain(workplace: Workplace, setup: Setup) -> io::Result<Left> {
    let (events, inbox) = channel();
    let queue = Queue::new(events.clone());
    signals::watch(queue.clone(), &events)?;
    if stdout().is_terminal() {
        line::watch(queue.clone(), &events, line::end);
    }
    let lines = PlainLines::start(&events);
    let workers = Workers::start(workplace, &events);
    let reader = PlainReader::new(App::new(setup));
    let mut reading = PlainLoop { reader, workers, inbox, queue, lines };
    let ended = match reading.run() {
        Err(_) if line::is_gone() && stdout().is_terminal() => Ok(Ended::Signal(signals::HANGUP)),
        // Who reads the output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Ended::Quit),
        ended => ended,
    };
    let within = patience(&ended);
    let warnings = reading.workers.shut_down(reading.reader.app(), &reading.inbox, within);
    Ok(Left { ended: ended?, warnings })
}

/// The loop with what it works on.
struct PlainLoop {
    reader: PlainReader,
    workers: Workers,
    inbox: Receiver<Event>,
    queue: Queue,
    lines: PlainLines,
}

impl PlainLoop {
    fn run(&mut self) -> io::Result<Ended> {
        say(BEGINNING)?;
        loop {
            let mut wait = LongWait::begin(Instant::now());
            while !self.reader.is_settled() {
                // A script that reads what is said is not told how long it took.
                if stdout().is_terminal()
                    && let Some(told) = self.reader.progress()
                    && wait.is_due(Instant::now())
                {
                    say(&told)?;
                }
                if let Some(ended) = self.take_next()? {
                    return Ok(ended);
                }
            }
            say(&self.reader.tell())?;
            if let Some(ended) = self.hear()? {
                return Ok(ended);
            }
        }
    }

    /// Waits for the next line, and takes what comes meanwhile.
    fn hear(&mut self) -> io::Result<Option<Ended>> {
        self.lines.ask();
        let line = loop {
            if let Some(line) = self.lines.heard() {
                break line;
            }
            if let Some(ended) = self.take_next()? {
                return Ok(Some(ended));
            }
        };
        let HeardLine::Line(line) = line else {
            say("\n")?;
            return Ok(Some(Ended::Quit));
        };
        if !is_echoed() {
            say(&format!("{}\n", spoken_line(&line)))?;
        }
        let effects = self.reader.hear(&line);
        self.carry_out(effects)
    }

    /// Takes the next event; sleeps until there is one.
    fn take_next(&mut self) -> io::Result<Option<Ended>> {
        let event = match self.queue.urgent() {
            Some(event) => event,
            None => match self.inbox.recv() {
                Ok(event) => event,
                Err(_) => return Ok(Some(Ended::Signal(signals::HANGUP))),
            },
        };
        match event {
            // Without the thread that hears lines no more of them come.
            Event::Msg(Msg::Failed(failure)) if failure.task == Task::Input => {
                Ok(Some(Ended::Signal(signals::HANGUP)))
            }
            Event::Msg(msg) => {
                let effects = self.reader.update(msg);
                self.carry_out(effects)
            }
            Event::Signal(SignalRequest::End(signal)) => Ok(Some(Ended::Signal(signal))),
            Event::Signal(SignalRequest::Stop) => self.suspend().map(|()| None),
            Event::Signal(SignalRequest::Continue | SignalRequest::Measure)
            | Event::Input(_, _) => Ok(None),
            Event::Wake => {
                self.queue.awake();
                Ok(None)
            }
            Event::InputLost => Ok(Some(Ended::Signal(signals::HANGUP))),
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> io::Result<Option<Ended>> {
        for effect in effects {
            let Some(effect) = self.workers.carry_out(effect, self.reader.app()) else { continue };
            match effect {
                LoopEffect::Quit => return Ok(Some(Ended::Quit)),
                LoopEffect::Suspend => self.suspend()?,
                LoopEffect::Copy(clip) => {
                    let copied = clipboard::copy(&clip, &self.workers.audit, |_| Ok(()))?;
                    if copied.is_sent() {
                        self.reader.hand_over(&clip);
                    }
                    self.reader.update(Msg::Copied(copied));
                }
                LoopEffect::KeepCopy(path, clip) => {
                    let copied = clipboard::keep(path, &clip, &self.workers.audit);
                    self.reader.update(Msg::Copied(copied));
                }
                LoopEffect::Wait(_) => {
                    self.reader.update(Msg::Waited);
                }
                // Nothing is drawn.
                LoopEffect::Redraw | LoopEffect::Mouse(_) | LoopEffect::Bidi(_) => {}
            }
        }
        Ok(None)
    }

    /// Stops until the program is continued, unless the policy forbids it.
    fn suspend(&mut self) -> io::Result<()> {
        if !self.reader.app().policy().may_suspend() {
            return Ok(());
        }
        self.workers.keep_before_stopping(self.reader.app());
        signals::stop()
    }
}

/// Writes a text at once.
fn say(text: &str) -> io::Result<()> {
    let mut out = stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
