//! The tree that the reader walks: what can be stood on, what is inside it, what leads to it, and
//! what is said of it.
//!
//! Pure look-ups in a corpus, below the screens and the app. Nothing here knows where anybody is, or
//! how anything is drawn.

mod marking;
mod path;
mod quote;
mod related;
mod subject;

pub use related::Related;
pub use subject::{Children, Subject, Turn};
