//! Tells the app how far a piece of work is, once it takes longer than half a second, and when it is at its
//! end, however it ends.

use std::cell::Cell;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::Event;
use crate::app::{LongWork, Msg, WorkStep};

/// How long work takes before it is told how far it is.
const PATIENCE: Duration = Duration::from_millis(500);
/// The time between two tellings; each costs a frame.
const BETWEEN: Duration = Duration::from_millis(100);

/// What tells of one piece of work.
pub(super) struct WorkTeller<'e> {
    work: LongWork,
    events: &'e Sender<Event>,
    /// When it is told next.
    due: Cell<Instant>,
    is_told: Cell<bool>,
}

impl<'e> WorkTeller<'e> {
    /// Begins some work.
    pub(super) fn begin(work: LongWork, events: &'e Sender<Event>) -> Self {
        let due = Cell::new(Instant::now() + PATIENCE);
        Self { work, events, due, is_told: Cell::new(false) }
    }

    /// Notes that so much is done.
    pub(super) fn reach(&self, done: usize, all: usize) {
        let now = Instant::now();
        if now < self.due.get() {
            return;
        }
        self.due.set(now + BETWEEN);
        self.is_told.set(true);
        // If the loop has ended, there is nobody left to tell.
        let step = WorkStep { work: self.work, done, all };
        let _ = self.events.send(Event::Msg(Msg::Working(step)));
    }
}

impl Drop for WorkTeller<'_> {
    fn drop(&mut self) {
        if self.is_told.get() {
            let _ = self.events.send(Event::Msg(Msg::Worked(self.work)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn what_is_quick_is_not_told_and_what_was_told_ends() {
        let (events, inbox) = channel();
        let teller = WorkTeller::begin(LongWork::Writing, &events);
        teller.reach(1, 3);
        assert!(inbox.try_recv().is_err());
        teller.due.set(Instant::now());
        teller.reach(2, 3);
        let told = inbox.try_recv().unwrap();
        assert!(matches!(told, Event::Msg(Msg::Working(WorkStep { done: 2, all: 3, .. }))));
        drop(teller);
        let ended = inbox.try_recv().unwrap();
        assert!(matches!(ended, Event::Msg(Msg::Worked(LongWork::Writing))), "{ended:?}");
        drop(WorkTeller::begin(LongWork::Writing, &events));
        assert!(inbox.try_recv().is_err());
    }
}
