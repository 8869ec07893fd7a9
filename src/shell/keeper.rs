//! Changing the user's saved searches on the disk, beside the event loop.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::Event;
use crate::app::Msg;
use crate::config::OwnSearches;
use crate::digest::Taxonomy;
use crate::query::Keeping;

/// Makes a change on a thread of its own: another program may hold the folder, and a disk is slow.
pub(super) fn keep(
    keeping: Keeping,
    own: OwnSearches,
    words: Arc<Taxonomy>,
    events: Sender<Event>,
) {
    thread::spawn(move || {
        let done = own.change(&keeping, &words).map_err(|error| error.to_string());
        // Where the loop has ended there is nobody left to tell.
        let _ = events.send(Event::Msg(Msg::Kept(keeping, done)));
    });
}
