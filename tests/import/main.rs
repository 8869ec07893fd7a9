//! The import of published texts: what is read of texts that were written apart from its rules, in
//! every form, and of what is no digest.
#![allow(clippy::unwrap_used, clippy::string_slice, clippy::print_stdout)] // a test that cannot be set up has failed

mod floors;
mod forms;
mod laws;
mod score;
mod scorer;
mod texts;
mod traps;
mod unseen;
