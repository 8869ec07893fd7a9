//! What is kept from one session to the next: the theme that was chosen, the queries of before, and
//! where one was in each archive.
//!
//! [`State`] and its bytes are pure. [`Store`] alone touches the disk: what it writes is whole or not
//! there, readers at once lose nothing of each other, and what it cannot read it sets aside.

mod file;
mod kept;
mod store;

pub use file::{FileError, Parsed, parse, write};
pub use kept::{SavedPlace, State, StateChange};
pub use store::{Store, is_apart};
