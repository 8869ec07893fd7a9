//! What waits for the loop from outside: signals, and what the user did. Both are bounded, whatever
//! comes in, and so is what they add to the channel that the loop sleeps on: one word to wake it.
//!
//! Signals go before all else. An interrupt (Ctrl-C) overtakes and discards what waits, where more
//! waits than anybody types, as it does in a terminal that is not raw: the user who stops a flood
//! does not want the rest of it taken for keys.

use std::collections::VecDeque;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Event;
use super::input::{INTERRUPT, Input};
use super::signals::SignalRequest;
use crate::keys::{Chord, Code};

/// The most bytes that may wait: two million letters, fewer of other keys, or pastes. Beyond that the
/// oldest are dropped, since the latest input is what the user wants.
const MOST: usize = 2 << 20;

/// So many bytes of letters are kept together, and go together.
const RUN: usize = 4 << 10;

/// More keys than this cannot all have been typed by hand.
const FLOOD: usize = 256;

/// Where signals and input wait; a handle, of which there may be several.
#[derive(Clone, Debug)]
pub(super) struct Queue {
    waiting: Arc<Mutex<Waiting>>,
    events: Sender<Event>,
}

#[derive(Debug, Default)]
struct Waiting {
    signals: Vec<SignalRequest>,
    inputs: VecDeque<Piece>,
    /// How many inputs they are.
    count: usize,
    /// How many bytes they take.
    bytes: usize,
    /// There is no more input.
    lost: bool,
    /// The loop has been woken and has not looked since.
    woken: bool,
}

/// A part of what the user did, so many milliseconds after some fixed moment.
#[derive(Debug)]
enum Piece {
    /// Letters that came at once: a flood is mostly made of them.
    Typed { text: String, at: u64 },
    /// Anything else.
    Other(Input, u64),
}

impl Queue {
    /// An empty queue that wakes the loop through its channel.
    pub fn new(events: Sender<Event>) -> Self {
        Self { waiting: Arc::default(), events }
    }

    /// Adds something that the user did, so many milliseconds after some fixed moment.
    pub fn push(&self, input: Input, at: u64) {
        self.change(|waiting| waiting.push(input, at));
    }

    /// Adds a signal; of one that comes again the last counts.
    pub fn signal(&self, signal: SignalRequest) {
        self.change(|waiting| {
            waiting.signals.retain(|before| *before != signal);
            waiting.signals.push(signal);
        });
    }

    /// There is no more input: the terminal is gone.
    pub fn lose(&self) {
        self.change(|waiting| waiting.lost = true);
    }

    /// The loop is awake: it looks before it sleeps again.
    pub fn awake(&self) {
        self.lock().woken = false;
    }

    /// What goes before everything else.
    pub fn urgent(&self) -> Option<Event> {
        let mut waiting = self.lock();
        if !waiting.signals.is_empty() {
            let ends = |signal: &SignalRequest| matches!(signal, SignalRequest::End(_));
            let first = waiting.signals.iter().position(ends).unwrap_or(0);
            return Some(Event::Signal(waiting.signals.remove(first)));
        }
        if waiting.inputs.front().is_some_and(Piece::is_interrupt) {
            return waiting.pop();
        }
        std::mem::take(&mut waiting.lost).then_some(Event::InputLost)
    }

    /// The next of what waits in its order.
    pub fn next(&self) -> Option<Event> {
        self.lock().pop()
    }

    /// Letters that were typed one after the other and come next, as long as each is one.
    pub fn next_typed(&self, is_typed: impl Fn(Chord) -> bool) -> String {
        let mut waiting = self.lock();
        let mut typed = String::new();
        while let Some(Piece::Typed { text, .. }) = waiting.inputs.front_mut() {
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
            // Where the loop has ended there is nobody left to wake.
            let _ = self.events.send(Event::Wake);
        }
    }

    /// Nothing here can panic halfway: what a panic elsewhere left is whole.
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn push(&mut self, input: Input, at: u64) {
        if input == INTERRUPT && self.count > FLOOD {
            self.inputs.retain(Piece::is_interrupt);
            self.count = self.inputs.len();
            self.bytes = self.inputs.iter().map(Piece::bytes).sum();
        }
        self.count += 1;
        let letter = if let Input::Key(chord) = input { chord.typed() } else { None };
        match (letter, self.inputs.back_mut()) {
            (Some(letter), Some(Piece::Typed { text, at: then }))
                if *then == at && text.len() < RUN =>
            {
                text.push(letter);
                self.bytes += letter.len_utf8();
            }
            (Some(letter), _) => self.add(Piece::Typed { text: letter.into(), at }),
            (None, _) => self.add(Piece::Other(input, at)),
        }
        while self.bytes > MOST && self.inputs.len() > 1 {
            // An interrupt that went before all is not pushed out by what comes behind it.
            let first = usize::from(self.inputs.front().is_some_and(Piece::is_interrupt));
            let Some(gone) = self.inputs.remove(first) else { return };
            self.count -= gone.count();
            self.bytes -= gone.bytes();
        }
    }

    fn add(&mut self, piece: Piece) {
        self.bytes += piece.bytes();
        self.inputs.push_back(piece);
    }

    fn pop(&mut self) -> Option<Event> {
        if let Piece::Typed { text, at } = self.inputs.front_mut()? {
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
        let Piece::Other(input, at) = piece else { return None };
        Some(Event::Input(input, at))
    }

    /// Takes letters away of which none is left.
    fn settle(&mut self) {
        if let Some(Piece::Typed { text, .. }) = self.inputs.front()
            && text.is_empty()
            && let Some(piece) = self.inputs.pop_front()
        {
            self.bytes -= piece.bytes();
        }
    }
}

impl Piece {
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
            Self::Other(Input::Key(_) | Input::EscapeAnd(_) | Input::Wheel(_), _) => 0,
        };
        size_of::<Self>() + text
    }
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;
