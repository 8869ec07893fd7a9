//! Keys as data: chords, actions, and the map from one to the other.
//!
//! One table of actions makes the keymap, the help, the footer and the key table of the documents. No
//! screen names a key, and nothing here knows what an action does.

mod action;
mod chord;
mod keymap;

pub use action::{ACTIONS, Action, Context, Spec, spec};
pub use chord::{Chord, ChordError, Code};
pub use keymap::Keymap;
