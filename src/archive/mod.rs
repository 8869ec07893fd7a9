//! From files to a corpus: reading, checking, and the index by place.
//!
//! Loading never fails outright: it gives what could be read and a list of problems. Nothing here
//! draws, and nothing here is asked for by the domain.

mod bounds;
mod corpus;
mod crew;
mod files;
mod gather;
mod load;
mod problem;
mod read;
mod reload;
mod sample;
mod searches;
mod walk;

pub use crate::yaml::Severity;
pub use corpus::{AreaShelf, Corpus, EntryKey, Found, TheatreShelf};
pub(crate) use files::{is_yaml, shown, unreadable};
pub use load::{LoadEvent, Origin, load, load_all};
pub use problem::Problem;
pub use reload::{Reload, Stamp, reload, stamp};
pub use searches::{SearchesFile, searches};
