//! Journeys: keys through the real keymap and the real update, judged by what is on the screen.
//!
//! No terminal, no clock, no sleep. What a screen looks like is a snapshot; what a key means is an
//! assertion.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

#[path = "../support/mod.rs"]
mod support;

mod aligned;
mod arriving;
mod as_of;
mod ascii;
mod comparing;
mod comparing_files;
mod comparison_in_use;
mod copying;
mod copying_comparisons;
mod cut;
mod entry;
mod escaped;
mod exporting;
mod failing;
mod finding;
mod front;
mod grid;
mod held;
mod keys;
mod links;
mod map;
mod marked;
mod memory;
mod palette;
mod pictures;
mod reloading;
mod reviewing;
mod saved;
mod searching;
mod signs;
mod sizes;
mod tempo;
mod themes;
mod tree;
mod walk;
mod watched;
mod whats_new;
mod where_found;
mod worklist;
