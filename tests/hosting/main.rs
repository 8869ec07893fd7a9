//! The program as the owner of a host lets it in: restricted, under a policy, behind an SSH server,
//! and watched by the kernel.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod breaking_out;
mod doctor;
mod policy;
mod restricted;
mod server;
#[path = "../support/mod.rs"]
mod support;
mod unwatched;
mod watched;

/// What the newest digest of the fixture is called.
const NEWEST: &str = "Week of the convoys";
