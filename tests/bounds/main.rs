//! Archives within the documented bounds that hold very many of one thing: what they cost grows with
//! their size and not with its square.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

mod archives;
mod growth;
mod held;
mod members;
mod notes;
mod work;
