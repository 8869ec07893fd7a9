//! What waits for the loop from outside: signals, and what the user did. Both are bounded, whatever
//! comes in, and so is what they add to the channel that the loop sleeps on: one word to wake it.
//!
//! Signals go before all else. An interrupt (Ctrl-C) that comes behind more than anybody types goes
//! before it too and takes its place, as it does in a terminal that is not raw: who stops a flood
//! does not want the rest of it taken for keys.

use std::collections::VecDeque;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Event;
use super::input::{INTERRUPT, Input};
use super::signals::SignalRequest;
use crate::keys::Chord;

/// So much of what the user did may wait: a key counts 1, a paste its bytes too. Of more the oldest
/// goes: what was done last is what is wanted.
const MOST: usize = 1 << 16;

/// Of more keys than this not all were typed.
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
    inputs: VecDeque<(Input, u64)>,
    /// What the inputs count together.
    weight: usize,
    /// There is no more input.
    lost: bool,
    /// The loop has been woken and has not looked since.
    woken: bool,
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
        if waiting.inputs.front().is_some_and(|(input, _)| *input == INTERRUPT) {
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
        let mut text = String::new();
        while let Some((Input::Key(chord), _)) = waiting.inputs.front()
            && let Some(letter) = chord.typed().filter(|_| is_typed(*chord))
        {
            text.push(letter);
            waiting.pop();
        }
        text
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
        if input == INTERRUPT && self.inputs.len() > FLOOD {
            self.inputs.retain(|(waiting, _)| *waiting == INTERRUPT);
            self.weight = self.inputs.len();
        }
        self.weight += weight(&input);
        self.inputs.push_back((input, at));
        while self.weight > MOST && self.inputs.len() > 1 {
            // An interrupt that went before all is not pushed out by what comes behind it.
            let first = usize::from(self.inputs.front().is_some_and(|(it, _)| *it == INTERRUPT));
            let Some((gone, _)) = self.inputs.remove(first) else { return };
            self.weight -= weight(&gone);
        }
    }

    fn pop(&mut self) -> Option<Event> {
        let (input, at) = self.inputs.pop_front()?;
        self.weight -= weight(&input);
        Some(Event::Input(input, at))
    }
}

fn weight(input: &Input) -> usize {
    match input {
        Input::Paste(text) => 1 + text.len(),
        Input::Key(_) | Input::EscapeAnd(_) | Input::Wheel(_) => 1,
    }
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;
