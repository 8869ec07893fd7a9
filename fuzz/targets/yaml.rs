//! Any text by the fast path for YAML and by the parser that is the truth: what the first takes it
//! reads as the other does, with the same places, and finds no fault where the other finds one.

use watchfloor::yaml::compare_ways;

/// Longer inputs find no more and take longer.
const LONGEST: usize = 1 << 16;

/// Reads the bytes both ways, where they are a text.
pub fn target(data: &[u8]) {
    let data = data.get(..data.len().min(LONGEST)).unwrap_or_default();
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Err(difference) = compare_ways(text) {
        panic!("{text:?}\n{difference}");
    }
}
