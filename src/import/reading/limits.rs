//! How much of a file is read at most. All are counts, so that the same file gives the same
//! answer on every machine.

/// Bytes of a file. The longest weekly that was seen has a tenth of a megabyte; a page saved with
/// its pictures inside may have ten.
pub(super) const FILE: usize = 32 << 20;

/// Elements of a page.
pub(super) const ELEMENTS: usize = 500_000;

/// Elements within each other. What lies deeper is read as if it lay here.
pub(super) const DEPTH: usize = 128;

/// Blocks of a text.
pub(super) const BLOCKS: usize = 200_000;

/// Entries of a zip container.
pub(super) const ENTRIES: usize = 10_000;

/// Bytes that one part of a container may unpack to.
pub(super) const PART: usize = 48 << 20;

/// Bytes that a part's name may have.
pub(super) const NAME: usize = 1_024;
