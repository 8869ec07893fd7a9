//! How a panic is told: cleaned, since its message may quote what stood in a file.

use std::io::{self, Write as _};
use std::panic;

use crate::export::Door;

/// Tells panics from now on, for the whole program, without anything that could drive a terminal.
pub fn tell_cleaned() {
    panic::set_hook(Box::new(|info| {
        let mut err = io::stderr();
        let mut err = Door::new(&mut err);
        // Where standard error is closed there is nobody left to tell.
        let _ = writeln!(err, "watchfloor: {info}").and_then(|()| err.flush());
    }));
}
