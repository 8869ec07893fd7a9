//! The words of a section to entries, points and figures, by rules. Containers, titles and headings
//! are read elsewhere.

mod amount;
mod area;
mod basis;
mod casualties;
mod context;
mod dates;
mod days;
mod entry;
mod figure;
mod kind;
mod numbers;
mod parties;
mod people;
mod pieces;
mod place;
mod segment;
mod sentence;
mod sources;
mod tactics;
mod text;
mod token;
mod tolls;

pub use context::Context;
pub use pieces::pieces;
pub(in crate::import) use token::{Class, Token, tokens};
