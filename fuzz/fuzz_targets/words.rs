//! `cargo fuzz run words`: what it does is in `targets/words.rs`, which the tests run too.

#![no_main]

#[path = "../targets/words.rs"]
mod words;

libfuzzer_sys::fuzz_target!(|data: &[u8]| words::target(data));
