//! `cargo fuzz run query`: what it does is in `targets/query.rs`, which the tests run too.

#![no_main]

#[path = "../targets/query.rs"]
mod query;

libfuzzer_sys::fuzz_target!(|data: &[u8]| query::target(data));
