//! A million things happen to the program: keys, pastes, sizes, the archive read again, each followed
//! by a picture. It must neither panic nor take more and more memory.
//!
//!     cargo bench --bench soak             a million
//!     cargo bench --bench soak -- 50000    another number

#![allow(clippy::print_stdout, reason = "a table on standard output is what this program is for")]

#[path = "support/resident.rs"]
mod resident;
#[path = "../fuzz/targets/update.rs"]
#[allow(dead_code, reason = "the driver is wanted here, not the target")]
mod update;

use std::time::Instant;
use std::{env, io};

use resident::resident_bytes;
use update::{Driver, chance};

/// What the second half may add to what the first half took.
const MOST_MORE: u64 = 16 << 20;

fn main() -> io::Result<()> {
    let number = env::args().find_map(|arg| arg.parse().ok()).unwrap_or(1_000_000_u32);
    let mut bytes = chance(20_200_521);
    let mut driver = Driver::new();
    let began = Instant::now();
    let mut took = vec![resident_bytes()?];
    println!("         0 steps                       {:4} MiB", took[0] >> 20);
    for step in 1..=number {
        driver.step(&mut bytes);
        if step % (number / 10).max(1) == 0 {
            let per_second = f64::from(step) / began.elapsed().as_secs_f64();
            let now = resident_bytes()?;
            println!("{step:10} steps  {per_second:8.0} a second  {:4} MiB", now >> 20);
            took.push(now);
        }
    }
    let (middle, last) = (took[took.len() / 2], took[took.len() - 1]);
    if last > middle + MOST_MORE {
        return Err(io::Error::other("memory grows: the second half took more than 16 MiB"));
    }
    Ok(())
}
