//! What comes from the terminal: bytes to keys, pastes and turns of the wheel.
//!
//! The bytes are read here and not by the terminal library, whose parser waits for ever behind some
//! answers of terminals and takes others for typing, and which nothing can be fed to. Three steps:
//! `reader` waits for bytes, `parser` splits them into whole sequences and gives up on what is cut,
//! `decode` knows which sequences are keys. The last two are pure. What is no key is dropped whole.

mod decode;
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
