//! The tree that the reader walks: its subjects, what is inside each, the path to each, and the
//! page on each.
//!
//! These are pure look-ups in a corpus, below the screens and the app. Nothing here knows where the
//! user is, or how anything is drawn.

mod address;
mod bookmark;
mod entries;
mod held;
mod marking;
mod passage;
mod path;
mod quote;
mod related;
mod subject;

pub use address::{AddressOf, Addresses};
pub use bookmark::{Bookmark, words_of_bookmark};
pub use path::words_of;
pub use related::Related;
pub use subject::{Children, TreeNode, Turn};
