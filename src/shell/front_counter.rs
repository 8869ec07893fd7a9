//! Counts what the front page tells of an archive, beside the event loop.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::{Event, worker};
use crate::app::{Msg, Task};
use crate::archive::Corpus;
use crate::compare::FrontCounts;

/// Counts on a thread of its own. The numbers are told before the places, which take longer.
pub(super) fn count(corpus: Arc<Corpus>, events: &Sender<Event>) {
    worker::once(Task::Front, events, move |events| {
        let counts = FrontCounts::of(&corpus);
        // If the loop has ended, there is nobody left to tell.
        let tell = |counts| {
            let counts = Box::new(counts);
            let _ = events.send(Event::Msg(Msg::FrontCounted(Arc::clone(&corpus), counts)));
        };
        tell(counts.clone());
        tell(counts.placed(&corpus));
    });
}
