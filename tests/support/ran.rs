//! A run of the program that has ended: how, and what it wrote where.
//!
//! A file of its own, so that a test that only runs commands takes nothing else with it.

#![allow(dead_code, reason = "no test binary needs all of it")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::{Command, Output};

/// How a command ended, and what it wrote.
pub struct Ran {
    /// Its exit code.
    pub code: i32,
    /// Its results.
    pub out: String,
    /// Everything else.
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Runs a line of words over an archive, without what the user of this machine has set.
pub fn run(archive: &Path, line: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.args(line.split(' ')).arg("--archive").arg(archive);
    command.current_dir(std::env::temp_dir());
    command.env_remove("WATCHFLOOR_ARCHIVE").env("WATCHFLOOR_CONFIG", "/nonexistent");
    command.output().unwrap().into()
}
