//! What a file is known by: the digest of its bytes, so that no name and no text of it is kept.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// Returns the SHA-256 of a file in small hexadecimal letters.
///
/// ```
/// let id = watchfloor::import::review::source_id(b"abc");
/// assert!(id.starts_with("ba7816bf8f01cfea") && id.len() == 64);
/// ```
pub fn source_id(bytes: &[u8]) -> String {
    let mut id = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(id, "{byte:02x}");
    }
    id
}
