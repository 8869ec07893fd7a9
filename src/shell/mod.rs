//! The only impure room: the event loop, the terminal, the workers, the signals.
//!
//! Everything that happens becomes a message on one channel. The loop sleeps until there is one,
//! handles all that have come, and draws once; while nothing happens, nothing runs.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the only impure room")]

mod answering;
mod clipboard;
mod diff_writer;
mod engine;
mod export_job;
mod front_counter;
mod input;
mod line;
mod link_map;
mod long_wait;
mod notes_writer;
mod panics;
mod plain;
mod plain_lines;
mod queue;
mod reader;
mod review_writer;
mod saved_search_writer;
mod searcher;
mod seen_keeper;
mod sgr;
mod signals;
mod state_writer;
mod teller;
mod terminal;
mod watcher;
mod worker;
mod workers;

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::app::{App, Clip, Effect, Msg, Setup};
use crate::archive::{Origin, Problem};
use crate::audit::Audit;
use crate::config::{File, OwnSearches};
use crate::keys::Chord;
use crate::outgoing::ExportClock;
use crate::state::{NotesFolder, Store};
pub use answering::{add_up, answer};
pub use clipboard::osc52;
pub use diff_writer::DiffWriter;
use input::Input;
pub use panics::tell_cleaned;
pub use plain::run_plain;
use queue::Queue;
use signals::SignalRequest;
pub use terminal::Terminal;
use workers::{LoopEffect, Workers};

/// How long the program waits for the disk before it ends: long where the user quit, short where a
/// signal asked for the end.
const QUIT_TIMEOUT: Duration = Duration::from_secs(3);
const SIGNAL_TIMEOUT: Duration = Duration::from_millis(600);

/// The most events handled before the screen is drawn, so that it keeps changing under many keys.
const AT_ONCE: usize = 1_024;

/// Something that came in from outside.
#[derive(Debug)]
enum Event {
    /// A message for the app.
    Msg(Msg),
    /// Something that the user did; the number is in milliseconds since a fixed moment.
    Input(Input, u64),
    /// A signal that asks for something.
    Signal(SignalRequest),
    /// Something waits in the queue.
    Wake,
    /// The terminal gives no more input.
    InputLost,
}

/// Why the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The user left it.
    Quit,
    /// A signal with this number, or a terminal that went away.
    Signal(i32),
}

/// How the program was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Why it ended.
    pub ended: Ended,
    /// What went wrong at the very end, when there was no screen left to show it on.
    pub warnings: Vec<Problem>,
}

/// What the reader works on and with, besides the application itself.
#[derive(Debug)]
pub struct Workplace {
    /// The archive.
    pub origin: Origin,
    /// The user's saved searches, on the disk.
    pub own: OwnSearches,
    /// The user's template of briefings.
    pub template: Option<File>,
    /// What is kept for the next session; none where nothing is.
    pub store: Option<Store>,
    /// The folder of notes; none where none may be written.
    pub notes: Option<NotesFolder>,
    /// The log of the host.
    pub audit: Audit,
    /// The clock that tells the day of an export.
    pub clock: ExportClock,
    /// Whether its folders are watched.
    pub watch: bool,
}

/// Runs the reader on a terminal until the user leaves it. The terminal is restored on every way out.
///
/// # Errors
///
/// If the terminal cannot be set up or written to.
pub fn run(workplace: Workplace, setup: Setup) -> io::Result<Left> {
    let (events, inbox) = channel();
    let queue = Queue::new(events.clone());
    signals::watch(queue.clone(), &events)?;
    let mut terminal = Terminal::enter(setup.mouse, setup.bidi.unwrap_or_default())?;
    let (columns, rows) = Terminal::size()?;
    let app = App::new(Setup { size: (columns, rows), ..setup });
    let workers = Workers::start(workplace, &events);
    input::watch(queue.clone(), &events)?;
    line::watch(queue.clone(), &events, line::end);
    let terminal = &mut terminal;
    let mut reading = Loop { app, terminal, workers, inbox, queue, due: None };
    let ended = match reading.run() {
        // The signal and the failing write have the same cause; either may be noticed first.
        Err(_) if line::is_gone() => Ok(Ended::Signal(signals::HANGUP)),
        ended => ended,
    };
    Terminal::leave();
    // This also runs if the terminal failed, so that the user's position is not lost with it.
    let within = patience(&ended);
    let warnings = reading.workers.shut_down(&reading.app, &reading.inbox, within);
    Ok(Left { ended: ended?, warnings })
}

/// Returns how long the disk is waited for at the end.
fn patience(ended: &io::Result<Ended>) -> Duration {
    match ended {
        Ok(Ended::Quit) => QUIT_TIMEOUT,
        Ok(Ended::Signal(_)) | Err(_) => SIGNAL_TIMEOUT,
    }
}

/// The event loop with what it works on.
struct Loop<'t> {
    app: App,
    terminal: &'t mut Terminal,
    workers: Workers,
    inbox: Receiver<Event>,
    /// Signals and input.
    queue: Queue,
    /// When the wait that the app asked for is over.
    due: Option<Instant>,
}

impl Loop<'_> {
    fn run(&mut self) -> io::Result<Ended> {
        loop {
            self.terminal.draw(&mut self.app)?;
            if self.app.asks_about_bidi() && self.terminal.shows_right_to_left() {
                // What it says is drawn below.
                self.update(Msg::ShowsRightToLeft)?;
                self.terminal.draw(&mut self.app)?;
            }
            let Some(first) = self.next() else { return Ok(Ended::Signal(signals::HANGUP)) };
            if let Some(ended) = self.take(first)? {
                return Ok(ended);
            }
            // Handles everything that has come meanwhile, then draws once; a flood is handled in
            // parts.
            for _ in 0..AT_ONCE {
                let Some(event) = self.waiting() else { break };
                if let Some(ended) = self.take(event)? {
                    return Ok(ended);
                }
            }
        }
    }

    /// Returns the next event: first urgent ones, then results of workers, then keys in their
    /// order.
    fn waiting(&self) -> Option<Event> {
        let found = || self.inbox.try_recv().ok();
        self.queue.urgent().or_else(found).or_else(|| self.queue.next())
    }

    /// Returns the next event; sleeps until there is one.
    fn next(&mut self) -> Option<Event> {
        if let Some(event) = self.waiting() {
            return Some(event);
        }
        let Some(due) = self.due else { return self.inbox.recv().ok() };
        let left = due.saturating_duration_since(Instant::now());
        match self.inbox.recv_timeout(left) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => {
                self.due = None;
                Some(Event::Msg(Msg::Waited))
            }
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn take(&mut self, event: Event) -> io::Result<Option<Ended>> {
        match event {
            Event::Msg(msg) => self.update(msg),
            // A mouse report that was not asked for.
            Event::Input(Input::Wheel(_) | Input::Click(..), _) if !self.terminal.has_mouse() => {
                Ok(None)
            }
            Event::Input(Input::Key(chord), at) if self.app.is_typed(chord) => {
                self.typed(chord, at)
            }
            Event::Input(input, at) => self.update(input.message(at)),
            Event::Signal(SignalRequest::End(signal)) => Ok(Some(Ended::Signal(signal))),
            Event::Signal(SignalRequest::Stop) => self.suspend().map(|()| None),
            Event::Signal(SignalRequest::Continue) => {
                self.terminal.redraw();
                Ok(None)
            }
            // The size is queried before every frame anyway.
            Event::Signal(SignalRequest::Measure) => Ok(None),
            Event::Wake => {
                self.queue.awake();
                Ok(None)
            }
            Event::InputLost => Ok(Some(Ended::Signal(signals::HANGUP))),
        }
    }

    /// Handles a typed letter together with all that wait after it: each of them alone would be a
    /// separate query, which nobody would see.
    fn typed(&mut self, chord: Chord, at: u64) -> io::Result<Option<Ended>> {
        let more = self.queue.next_typed(|chord| self.app.is_typed(chord));
        let ended = self.update(Msg::Key { chord, at })?;
        if ended.is_some() || more.is_empty() {
            return Ok(ended);
        }
        self.update(Msg::Pasted(more))
    }

    /// Passes a message to the app, and carries out its effects.
    fn update(&mut self, msg: Msg) -> io::Result<Option<Ended>> {
        for effect in self.app.update(msg) {
            if let Some(ended) = self.carry_out(effect)? {
                return Ok(Some(ended));
            }
        }
        Ok(None)
    }

    fn carry_out(&mut self, effect: Effect) -> io::Result<Option<Ended>> {
        let Some(effect) = self.workers.carry_out(effect, &self.app) else { return Ok(None) };
        match effect {
            LoopEffect::Quit => return Ok(Some(Ended::Quit)),
            LoopEffect::Suspend => self.suspend()?,
            LoopEffect::Redraw => self.terminal.redraw(),
            LoopEffect::Copy(clip) => self.copy(&clip)?,
            LoopEffect::KeepCopy(path, clip) => {
                let copied = clipboard::keep(path, &clip, &self.workers.audit);
                self.app.update(Msg::Copied(copied));
            }
            LoopEffect::Mouse(on) => self.terminal.mouse(on)?,
            LoopEffect::Bidi(mode) => self.terminal.bidi(mode)?,
            LoopEffect::Wait(ms) => self.due = Some(Instant::now() + Duration::from_millis(ms)),
        }
        Ok(None)
    }

    /// Sends a text to the terminal, and tells the app what became of it.
    fn copy(&mut self, clip: &Clip) -> io::Result<()> {
        let copied = clipboard::copy(clip, &self.workers.audit, |bytes| self.terminal.send(bytes))?;
        self.app.update(Msg::Copied(copied));
        Ok(())
    }

    /// Restores the terminal, stops, and takes the terminal again when the program is continued.
    /// Does nothing if the policy forbids suspending: without a shell nobody could continue the
    /// program.
    fn suspend(&mut self) -> io::Result<()> {
        if !self.app.policy().may_suspend() {
            return Ok(());
        }
        Terminal::leave();
        self.workers.keep_before_stopping(&self.app);
        signals::stop()?;
        self.terminal.enter_again()
    }
}
