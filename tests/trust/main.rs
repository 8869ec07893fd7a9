//! Trust: what a stranger's archive, a strange command line or a broken terminal can do to the real
//! program, which is nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

#[path = "../support/mod.rs"]
mod support;

mod doors;
mod files;
mod pipes;
mod screen;
mod terminal;
