//! Reports panics: cleaned, since the message may quote a file; and with the place, for panics that
//! are caught and become messages.

use std::cell::RefCell;
use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};

use crate::export::SanitizingWriter;

thread_local! {
    /// Where this thread last panicked.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Reports panics from now on, for the whole program, without anything that could control a
/// terminal.
pub fn tell_cleaned() {
    panic::set_hook(Box::new(|info| {
        let mut err = io::stderr();
        let mut err = SanitizingWriter::new(&mut err);
        // If standard error is closed, there is nobody left to tell.
        let _ = writeln!(err, "watchfloor: {info}").and_then(|()| err.flush());
    }));
}

/// Remembers where this thread panicked, and writes nothing: a frame may be on the screen.
pub(super) fn remember(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string);
    LAST.with(|last| *last.borrow_mut() = place);
}

/// Returns where this thread last panicked, once, and without the message, which may quote a file.
pub(super) fn last_place() -> String {
    let place = LAST.with(|last| last.borrow_mut().take());
    place.unwrap_or_else(|| "nobody knows where".to_owned())
}
