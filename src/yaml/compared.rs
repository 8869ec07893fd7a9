//! Holds the fast path and the parser of today against each other, for tests and fuzzing: the
//! program itself never asks. Nothing here reads YAML.

use super::fast;
use super::tree::build;

/// Reads a text both ways. Returns true if the fast path took it, false if it left it to the parser
/// of today.
///
/// # Errors
///
/// If the fast path took it and read anything else, or what has faults; the error tells both.
pub fn compare_ways(text: &str) -> Result<bool, String> {
    let Some(fast) = fast::read(text) else { return Ok(false) };
    let slow = match build(text) {
        Ok(slow) => slow,
        Err(stop) => return Err(format!("stops at {:?}, fast: {:#?}", stop.fault, fast.tree)),
    };
    let mut faults = Vec::new();
    slow.findings.hand_over(&mut faults);
    if slow.is_odd || !faults.is_empty() {
        return Err(format!("odd: {}, faults: {faults:#?}", slow.is_odd));
    }
    if slow.tree == fast.tree {
        Ok(true)
    } else {
        Err(format!("slow: {:#?}\nfast: {:#?}", slow.tree, fast.tree))
    }
}
