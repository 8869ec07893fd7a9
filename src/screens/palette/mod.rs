//! The palette: every action by its name, and bookmarks, waves, digests, saved searches and themes to go
//! to, found by what is typed. What is chosen is carried out on the screen below, by the app.

mod draw;
mod items;
mod spoken;
mod state;
mod verbs;
mod wording;

pub use state::ActionPalette;
