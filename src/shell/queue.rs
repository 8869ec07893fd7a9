//! The queue of signals and input for the loop. Both are bounded, whatever comes in, and so is what
//! they add to the channel that the loop sleeps on: one event to wake it.
//!
//! Signals go first. An interrupt (Ctrl-C) overtakes and discards the waiting input if there is
//! more than anybody types, as it does in a terminal that is not raw: a user who stops a flood does
//! not want the rest of it taken for keys.

use std::collections::VecDeque;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Event;
use super::input::{INTERRUPT, Input};
use super::signals::SignalRequest;
use crate::keys::{Chord, Code};

/// The most bytes that may wait: two million letters, fewer of other keys, or pastes. Beyond that
/// the oldest are dropped, since the latest input is what the user wants.
const MOST: usize = 2 << 20;

/// How many bytes of letters are kept together and dropped together.
const RUN: usize = 4 << 10;

/// More keys than this cannot all have been typed by hand.
const FLOOD: usize = 256;

/// A handle to the waiting signals and input; there may be several.
#[derive(Clone, Debug)]
pub(super) struct Queue {
    waiting: Arc<Mutex<Waiting>>,
    events: Sender<Event>,
}

#[derive(Debug, Default)]
struct Waiting {
    signals: Vec<SignalRequest>,
    inputs: VecDeque<QueuedInput>,
    /// How many inputs are waiting.
    count: usize,
    /// How many bytes they take.
    bytes: usize,
    /// Whether the input has ended.
    lost: bool,
    /// Whether the loop was woken and has not looked since.
    woken: bool,
}

/// A part of the input; `at` is in milliseconds since a fixed moment.
#[derive(Debug)]
enum QueuedInput {
    /// Letters that came at once: a flood consists mostly of them.
    Typed { text: String, at: u64 },
    /// Anything else.
    Other(Input, u64),
}

impl Queue {
    /// Returns an empty queue that wakes the loop through its channel.
    pub fn new(events: Sender<Event>) -> Self {
        Self { waiting: Arc::default(), events }
    }

    /// Adds an input; `at` is in milliseconds since a fixed moment.
    pub fn push(&self, input: Input, at: u64) {
        self.change(|waiting| waiting.push(input, at));
    }

    /// Adds a signal; if it is already waiting, the newer one replaces it.
    pub fn signal(&self, signal: SignalRequest) {
        self.change(|waiting| {
            waiting.signals.retain(|before| *before != signal);
            waiting.signals.push(signal);
        });
    }

    /// Marks the end of the input: the terminal is gone.
    pub fn lose(&self) {
        self.change(|waiting| waiting.lost = true);
    }

    /// Notes that the loop is awake: it looks at the queue before it sleeps again.
    pub fn awake(&self) {
        self.lock().woken = false;
    }

    /// Returns what goes before everything else.
    pub fn urgent(&self) -> Option<Event> {
        let mut waiting = self.lock();
        if !waiting.signals.is_empty() {
            let ends = |signal: &SignalRequest| matches!(signal, SignalRequest::End(_));
            let first = waiting.signals.iter().position(ends).unwrap_or(0);
            return Some(Event::Signal(waiting.signals.remove(first)));
        }
        if waiting.inputs.front().is_some_and(QueuedInput::is_interrupt) {
            return waiting.pop();
        }
        std::mem::take(&mut waiting.lost).then_some(Event::InputLost)
    }

    /// Returns the next input in order.
    pub fn next(&self) -> Option<Event> {
        self.lock().pop()
    }

    /// Returns the next letters that were typed in a row, as long as each of them is one.
    pub fn next_typed(&self, is_typed: impl Fn(Chord) -> bool) -> String {
        let mut waiting = self.lock();
        let mut typed = String::new();
        while let Some(QueuedInput::Typed { text, .. }) = waiting.inputs.front_mut() {
            let is_other = |letter| !is_typed(Chord::plain(Code::Char(letter)));
            let end = text.find(is_other).unwrap_or(text.len());
            if end == 0 {
                break;
            }
            typed.extend(text.drain(..end));
            waiting.settle();
        }
        let taken = typed.chars().count();
        waiting.count -= taken;
        waiting.bytes -= typed.len();
        typed
    }

    fn change(&self, change: impl FnOnce(&mut Waiting)) {
        let mut waiting = self.lock();
        change(&mut waiting);
        let was_woken = std::mem::replace(&mut waiting.woken, true);
        drop(waiting);
        if !was_woken {
            // If the loop has ended, there is nobody left to wake.
            let _ = self.events.send(Event::Wake);
        }
    }

    /// Locks the queue. A poisoned lock is safe to use, since nothing here can panic halfway.
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn push(&mut self, input: Input, at: u64) {
        if input == INTERRUPT && self.count > FLOOD {
            self.inputs.retain(QueuedInput::is_interrupt);
            self.count = self.inputs.len();
            self.bytes = self.inputs.iter().map(QueuedInput::bytes).sum();
        }
        self.count += 1;
        let letter = if let Input::Key(chord) = input { chord.typed() } else { None };
        match (letter, self.inputs.back_mut()) {
            (Some(letter), Some(QueuedInput::Typed { text, at: then }))
                if *then == at && text.len() < RUN =>
            {
                text.push(letter);
                self.bytes += letter.len_utf8();
            }
            (Some(letter), _) => self.add(QueuedInput::Typed { text: letter.into(), at }),
            (None, _) => self.add(QueuedInput::Other(input, at)),
        }
        while self.bytes > MOST && self.inputs.len() > 1 {
            // Later input does not push out an interrupt that moved to the front.
            let first = usize::from(self.inputs.front().is_some_and(QueuedInput::is_interrupt));
            let Some(gone) = self.inputs.remove(first) else { return };
            self.count -= gone.count();
            self.bytes -= gone.bytes();
        }
    }

    fn add(&mut self, piece: QueuedInput) {
        self.bytes += piece.bytes();
        self.inputs.push_back(piece);
    }

    fn pop(&mut self) -> Option<Event> {
        if let QueuedInput::Typed { text, at } = self.inputs.front_mut()? {
            let at = *at;
            let letter = text.remove(0);
            self.count -= 1;
            self.bytes -= letter.len_utf8();
            self.settle();
            return Some(Event::Input(Input::Key(Chord::plain(Code::Char(letter))), at));
        }
        let piece = self.inputs.pop_front()?;
        self.count -= 1;
        self.bytes -= piece.bytes();
        let QueuedInput::Other(input, at) = piece else { return None };
        Some(Event::Input(input, at))
    }

    /// Removes runs of letters that are used up.
    fn settle(&mut self) {
        if let Some(QueuedInput::Typed { text, .. }) = self.inputs.front()
            && text.is_empty()
            && let Some(piece) = self.inputs.pop_front()
        {
            self.bytes -= piece.bytes();
        }
    }
}

impl QueuedInput {
    fn is_interrupt(&self) -> bool {
        matches!(self, Self::Other(input, _) if *input == INTERRUPT)
    }

    fn count(&self) -> usize {
        match self {
            Self::Typed { text, .. } => text.chars().count(),
            Self::Other(_, _) => 1,
        }
    }

    fn bytes(&self) -> usize {
        let text = match self {
            Self::Typed { text, .. } | Self::Other(Input::Paste(text), _) => text.len(),
            Self::Other(
                Input::Key(_) | Input::EscapeAnd(_) | Input::Wheel(_) | Input::Click(..),
                _,
            ) => 0,
        };
        size_of::<Self>() + text
    }
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;
