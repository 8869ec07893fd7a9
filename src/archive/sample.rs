//! The sample archive inside the binary: the repository's own `data/`, as `build.rs` packs it.

#![expect(clippy::disallowed_macros, reason = "the sample is built in here")]

use std::sync::LazyLock;

use crate::built_in::BuiltIn;

/// One file behind the other, each with the lengths of its path and its bytes, four bytes for a length,
/// the lowest first, and then both.
const PACKED: BuiltIn = BuiltIn::of(include_bytes!(concat!(env!("OUT_DIR"), "/sample.bin")));

/// What that unpacks to. It is our own and always can be: nothing would be no sample.
static UNPACKED: LazyLock<Vec<u8>> = LazyLock::new(|| PACKED.bytes().unwrap_or_default());

/// The default taxonomy, for an archive without one.
pub(super) const TAXONOMY: &str = "taxonomy.yaml";

/// Its bytes. They are not packed, since every archive without one needs them, and nothing else of it.
static TAXONOMY_BYTES: &[u8] = include_bytes!("../../data/taxonomy.yaml");

/// Returns every file of the sample: its path within the archive, and its bytes.
pub(super) fn files() -> Vec<(&'static str, &'static [u8])> {
    let mut found = vec![(TAXONOMY, taxonomy())];
    let mut rest = UNPACKED.as_slice();
    while let Some((path, bytes, behind)) = first_file(rest) {
        found.push((path, bytes));
        rest = behind;
    }
    found
}

/// Returns the sample's taxonomy.
pub(super) fn taxonomy() -> &'static [u8] {
    TAXONOMY_BYTES
}

/// Splits off the first file.
fn first_file(bytes: &[u8]) -> Option<(&str, &[u8], &[u8])> {
    let (of_path, rest) = length(bytes)?;
    let (of_bytes, rest) = length(rest)?;
    let (path, rest) = rest.split_at_checked(of_path)?;
    let (bytes, rest) = rest.split_at_checked(of_bytes)?;
    Some((std::str::from_utf8(path).ok()?, bytes, rest))
}

/// Splits off a length.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    Some((usize::try_from(u32::from_le_bytes(*length)).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_sample_comes_out_as_it_was() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let files = files();
        assert!(files.len() > 100, "{}", files.len());
        for (path, bytes) in &files {
            assert!(std::fs::read(root.join(path)).unwrap() == *bytes, "{path}");
        }
        let named = |path: &str| files.iter().filter(|(one, _)| *one == path).count();
        assert_eq!((named(TAXONOMY), named("searches.yaml")), (1, 1));
        assert!(files.iter().all(|(path, _)| !path.starts_with("import")), "rules are no archive");
    }
}
