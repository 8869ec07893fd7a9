//! What the owner of the host allows, and users cannot loosen: the system's policy file and
//! `--restricted`.
//!
//! [`Policy`] answers questions (may this be exported?) and knows nothing of who asks. [`parse`] is
//! pure: bytes in, a policy out. [`read`] is the one place that opens the file, after it has seen
//! whose it is. What is doubtful closes: a policy that cannot be read in full, or that others than its
//! owner could change, allows nothing.

mod file;
mod ownership;
mod parse;
mod rules;

pub use file::{FILE, read};
pub use ownership::Trust;
pub use parse::parse;
pub use rules::{Freedom, Policy};
