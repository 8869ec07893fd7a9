//! What the user keeps in the configuration folder: settings, keys, themes.
//!
//! A room of its own, because it alone puts keys, themes and problems together; none of those knows
//! that there is a folder. [`settings`] is pure: bytes in, [`Settings`] with their problems out.
//! [`read`] is the one place that looks for the files. Neither ever fails: what cannot be read costs
//! only itself and is told.

mod folder;
mod place;
mod settings;

pub use folder::read;
pub use place::Place;
pub(crate) use settings::theme_hint;
pub use settings::{File, Files, Settings, settings};
