//! One file to one digest, wave or taxonomy: from the tree of `yaml` to the domain, with a fault
//! for all that is wrong on the way. A noun of the format a file.
//!
//! What is broken costs only itself. Knows nothing of paths, threads or other files of the archive.

mod citation;
mod context;
mod digest;
mod entry;
mod figure;
mod guess;
mod page;
mod place;
mod plain;
mod point;
mod taxonomy;
mod telling;
mod theatre;
mod vocabulary;
mod wave;

pub(super) use digest::Mention;
pub(super) use page::{Page, Read, read};
pub(super) use taxonomy::read_taxonomy;
pub(super) use vocabulary::Vocabulary;
