//! `cargo fuzz run settings`: what it does is in `targets/settings.rs`, which the tests run too.

#![no_main]

#[path = "../targets/settings.rs"]
mod settings;

libfuzzer_sys::fuzz_target!(|data: &[u8]| settings::target(data));
