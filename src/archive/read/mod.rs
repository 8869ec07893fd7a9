//! Converts one file to one digest, wave or taxonomy: from the tree of `yaml` to the domain, with a
//! fault for everything wrong on the way. Each noun of the format has its own file.
//!
//! A broken part costs only itself. Nothing here knows paths, threads or other files of the
//! archive.

mod actors;
mod citation;
mod context;
mod counted;
mod dates;
mod digest;
mod entry;
mod figure;
mod foreign;
mod guess;
mod page;
mod period;
mod place;
mod plain;
mod point;
mod position;
mod taxonomy;
mod telling;
mod theatre;
mod vocabulary;
mod wave;
mod written_out;

pub(super) use digest::{Mention, Named};
pub(super) use page::{FileContent, Read, ReadDepth, read, read_counted};
pub(super) use taxonomy::read_taxonomy;
pub(super) use vocabulary::TermResolver;
