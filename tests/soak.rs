//! Thousands of things that happen to the program one after the other, without more and more memory.
//! `cargo bench --bench soak` lets a million happen, and prints what they took.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "what is measured is told")]

#[path = "../benches/support/resident.rs"]
mod resident;
#[path = "../fuzz/targets/update.rs"]
#[allow(dead_code, reason = "the driver is wanted here, not the target")]
mod update;

use resident::resident_bytes;
use update::{Driver, chance};

/// So many steps for each half, and before them for what is read once.
const HALF: usize = 1_500;

#[test]
fn the_second_half_takes_little_more_memory_than_the_first() {
    let mut bytes = chance(20_200_521);
    let mut driver = Driver::new();
    let mut half = || {
        for _ in 0..HALF {
            assert!(driver.step(&mut bytes), "chance has no end");
        }
        resident_bytes().unwrap()
    };
    // What is read once and kept, the places and the base map, is read by whoever first opens a map.
    half();
    let (middle, last) = (half(), half());
    println!("{} MiB, then {} MiB", middle >> 20, last >> 20);
    assert!(last <= middle + (16 << 20), "{middle} bytes, then {last}");
}
