//! The words of a section to entries, points and figures, by rules. Containers, titles and headings
//! are read elsewhere.

mod acts;
mod amount;
mod area;
mod basis;
mod casualties;
mod clause;
mod context;
mod dates;
mod days;
mod entry;
mod figure;
mod joining;
mod kind;
mod locality;
mod nouns;
mod numbers;
mod parties;
mod people;
mod pieces;
#[cfg(test)]
mod pieces_tests;
mod place;
mod place_name;
mod place_phrase;
mod place_within;
mod segment;
mod sentence;
mod signs;
mod sources;
mod tactics;
mod telling;
mod text;
mod token;
mod tolls;
mod units;
mod versions;

pub use context::Context;
pub use pieces::pieces;
pub(in crate::import) use token::{Class, Token, tokens};
