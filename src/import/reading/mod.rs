//! Published texts to blocks, whatever container they came in: plain text, HTML, Markdown, DOCX.
//! No meaning is given to a text here, and no file is opened.

pub mod container;
pub mod outcome;

mod captions;
mod docx;
mod encoding;
mod furniture;
mod gather;
mod heading_shape;
mod html;
mod limits;
mod long;
mod markdown;
mod notes;
mod plain;
mod read;
mod settle;
mod sources;
mod typed;
mod typography;

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod read_tests;

pub use container::{Container, container, other_file};
pub use long::within_bounds;
pub use outcome::{DroppedParts, ReadingError, TextReading};
pub use read::read;
