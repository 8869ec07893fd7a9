//! Changing the user's saved searches on the disk, beside the event loop.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::Event;
use crate::app::{Keeping, Msg};
use crate::config::{Change, OwnSearches};
use crate::digest::Taxonomy;

/// Makes a change on a thread of its own: another program may hold the folder, and a disk is slow.
pub(super) fn keep(
    keeping: Keeping,
    own: OwnSearches,
    words: Arc<Taxonomy>,
    events: Sender<Event>,
) {
    thread::spawn(move || {
        let change = match keeping.clone() {
            Keeping::Add { name, query } => Change::Add { name, query },
            Keeping::Replace { name, query } => Change::Replace { name, query },
            Keeping::Delete { name } => Change::Delete { name },
        };
        let done = own.change(&change, &words).map_err(|error| error.to_string());
        // Where the loop has ended there is nobody left to tell.
        let _ = events.send(Event::Msg(Msg::Kept(keeping, done)));
    });
}
