//! What the owner of the host allows, and users cannot loosen: the system's policy file and
//! `--restricted`.
//!
//! [`Policy`] answers questions (may this be exported?) and knows nothing of who asks. [`parse`] is
//! pure: bytes in, a policy out. [`read`] is the one place that opens the file. What is doubtful
//! closes: a policy that cannot be read in full allows nothing.

mod file;
mod parse;
mod rules;

pub use file::{FILE, read};
pub use parse::parse;
pub use rules::{Freedom, Policy};
