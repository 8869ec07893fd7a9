//! Keys as data: chords, actions, and the map from one to the other.
//!
//! One table of actions is the source of the keymap, the help, the footer and the documented keys.
//! No screen names a key, and nothing here knows what an action does.

mod action;
mod chord;
mod keymap;
mod pictures;

pub use action::{ACTIONS, Action, ActionSpec, Context, spec};
pub use chord::{Chord, ChordError, Code};
pub use keymap::Keymap;
