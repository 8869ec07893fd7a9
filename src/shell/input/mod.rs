//! Input from the terminal: bytes become keys, pastes and turns of the wheel.
//!
//! The bytes are read here and not by the terminal library: its parser waits for ever after some
//! answers of terminals, takes others for typing, and cannot be fed by tests. There are three
//! steps: `reader` waits for bytes, `parser` splits them into whole sequences and gives up on
//! incomplete ones, `decode` knows which sequences are keys. The last two are pure. A sequence that
//! is not a key is dropped whole.

mod decode;
mod dropped;
mod keyboard;
mod parser;
mod paste;
mod reader;

#[cfg(test)]
mod keys_tests;
#[cfg(test)]
mod reports_tests;

pub(super) use decode::{INTERRUPT, Input};
pub(super) use reader::watch;
