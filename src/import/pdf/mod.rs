//! PDF to blocks. A file says where glyphs stand and hardly what they are: its words, lines and
//! paragraphs are found by their places, with the structure of tagged files where there is one.
//!
//! The reader of files is our own, since what is needed is a bound on all that a file can ask for:
//! see `docs/dependencies.md` for what was measured. Pictures are not read, and nothing is guessed
//! of text that a file only shows.

mod bounds;
mod cmap;
mod content;
mod crypt;
mod encoding;
mod file;
mod filter;
mod flow;
mod font;
mod fragment;
mod furniture;
mod glyph_names;
#[cfg(test)]
mod hostile_tests;
mod kind;
mod label;
#[cfg(test)]
mod layout_tests;
mod lexer;
mod line;
mod links;
#[cfg(test)]
mod locked_tests;
#[cfg(test)]
mod made;
mod matrix;
mod object;
mod pages;
mod paragraph;
mod read;
mod shapes;
mod state;
mod structure;
mod text_string;
mod widths;
mod words;
mod xref;

pub use read::{PdfError, PdfText, read};
