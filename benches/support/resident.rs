//! What this process has in memory, without the pages of the program's own file.

use std::{fs, io};

/// What this process has in memory of its own now, in bytes; 0 where the system does not tell.
#[allow(dead_code, reason = "not every bench measures memory")]
pub(crate) fn resident_bytes() -> io::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    Ok(kilobytes.unwrap_or(0) * 1024)
}
