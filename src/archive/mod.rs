//! From files to a corpus: reading, checking, and the index by place.
//!
//! Loading never fails outright: it gives what could be read and a list of problems. Nothing here
//! draws, and nothing here is asked for by the domain.

mod corpus;
mod load;
mod problem;

pub use corpus::{AreaShelf, Corpus, EntryKey, Found, TheatreShelf};
pub use load::{LoadEvent, Origin};
pub use problem::{Problem, Severity};
