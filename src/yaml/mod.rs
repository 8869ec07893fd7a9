//! The only YAML reader of the program. It turns the bytes of one file into a tree of nodes that
//! know their line and column, and has readers that turn such nodes into what a room needs. Every
//! fault has its place. This room knows nothing of digests, file names or screens.

mod aliases;
mod compared;
mod complaints;
mod explain;
mod fast;
mod fault;
mod guard;
mod lines;
mod looks;
mod mark;
mod mend;
mod node;
mod offset;
mod parse;
mod reader;
mod recover;
mod sieve;
mod slips;
mod splice;
mod tree;
mod written;

#[cfg(test)]
mod tests;

pub use compared::compare_ways;
pub use fault::{Fault, Severity, excerpt};
pub use mark::Mark;
pub use node::{Key, Node, NodeValue};
pub use parse::{FormatKeys, parse, parse_with_keys};
pub use reader::MapReader;
pub(crate) use reader::without_comma;
pub use splice::{ItemSplice, SplicedList, Unamended, has_comments, splice_item, splice_key};
pub use written::{is_blank, quoted_line};
