//! `cargo fuzz run loader`: what it does is in `targets/loader.rs`, which the tests run too.

#![no_main]

#[path = "../targets/loader.rs"]
mod loader;

libfuzzer_sys::fuzz_target!(|data: &[u8]| loader::target(data));
