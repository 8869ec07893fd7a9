//! `cargo fuzz run yaml`: what it does is in `targets/yaml.rs`, which the tests run too.

#![no_main]

#[path = "../targets/yaml.rs"]
mod yaml;

libfuzzer_sys::fuzz_target!(|data: &[u8]| yaml::target(data));
