//! The reader in lines: what the topmost screen says, numbered, and a prompt. For who hears a screen
//! instead of seeing it, and for scripts.
//!
//! Pure: a line in, text out, and the effects of the same state machine that is drawn elsewhere. Nothing
//! that was said is changed afterwards, and nothing needs a colour, a cursor or a key of its own.

mod awaited;
mod command;
mod pager;
mod reader;
mod wording;

pub use reader::PlainReader;
pub use wording::spoken_line;
