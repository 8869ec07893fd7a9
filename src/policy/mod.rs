//! The limits that the owner of the host sets and users cannot loosen: the system's policy file and
//! `--restricted`.
//!
//! [`Policy`] answers questions (may this be exported?) and does not know who asks. [`parse`] is
//! pure: bytes in, a policy out. [`read`] alone opens the file, after it has checked the owner.
//! Doubt closes: a policy that cannot be read in full, or that others than its owner could change,
//! allows nothing.

mod file;
mod ownership;
mod parse;
mod rules;

pub use file::{FILE, read};
pub use ownership::Trust;
pub use parse::parse;
pub use rules::{Freedom, Policy};
