//! The head of a digest without what it tells: read from the beginning of its file, where that is sure
//! to hold all of it.

use super::super::read::{FileContent, Read, TermResolver, read};
use super::super::workers::guarded;
use crate::yaml::Severity;

/// The keys of a digest that hold what it tells. They stand below all others, or the file is read whole.
const BODY: [&[u8]; 4] = [b"overview", b"theatres", b"figures", b"notes"];
/// The keys of its head.
const HEAD: [&[u8]; 12] = [
    b"digest",
    b"draft",
    b"title",
    b"publisher",
    b"series",
    b"period",
    b"period_basis",
    b"published",
    b"coverage",
    b"trend",
    b"marking",
    b"source",
];

/// Reads the head of a digest: a digest that tells nothing. Returns none where the file may be something
/// else, where anything of the head is wrong, or may stand further below.
pub(super) fn head(name: &str, bytes: &[u8], words: &mut TermResolver<'_>) -> Option<Read> {
    let bytes = head_bytes(bytes)?;
    let (read, faults) = guarded(|| read(name, bytes, words));
    let read = read.filter(|_| faults.iter().all(|fault| fault.severity == Severity::Warning))?;
    match &read.page {
        FileContent::Digest(_) => Some(read),
        FileContent::Wave(_) => None,
    }
}

/// Returns the bytes above the first key of the body, if only such keys follow.
fn head_bytes(bytes: &[u8]) -> Option<&[u8]> {
    let mut end = None;
    let ends = memchr::memchr_iter(b'\n', bytes).map(|at| at + 1);
    for line in std::iter::once(0).chain(ends) {
        let rest = bytes.get(line..)?;
        match rest {
            [] | [b' ' | b'#' | b'\n' | b'\r', ..] | [b'-', b' ', ..] => {}
            [b'-', b'-', b'-', b'\n', ..] if line == 0 => {}
            _ => {
                let key =
                    rest.iter().position(|byte| *byte == b':').and_then(|at| rest.get(..at))?;
                if BODY.contains(&key) {
                    end.get_or_insert(line);
                } else if end.is_some() || !HEAD.contains(&key) {
                    return None;
                }
            }
        }
    }
    bytes.get(..end.unwrap_or(bytes.len()))
}
