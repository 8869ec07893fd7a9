//! `cargo fuzz run update`: what it does is in `targets/update.rs`, which the tests run too.

#![no_main]

#[path = "../targets/update.rs"]
#[allow(dead_code, reason = "the soak wants more of it")]
mod update;

libfuzzer_sys::fuzz_target!(|data: &[u8]| update::target(data));
