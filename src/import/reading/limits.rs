//! How much of a file is read at most. All are counts, so that the same file gives the same
//! answer on every machine.

/// Bytes of a file. The longest weekly that was seen has a tenth of a megabyte; a page saved with
/// its pictures inside may have ten.
pub(super) const FILE: usize = 32 << 20;

/// Elements of a page.
pub(super) const ELEMENTS: usize = 500_000;

/// Elements within each other. What lies deeper is read as if it lay here.
pub(super) const DEPTH: usize = 128;

/// Lines with words in a plain text, each of which may become a block.
pub(super) const LINES: usize = 400_000;

/// Blocks of a text.
pub(super) const BLOCKS: usize = 200_000;

/// Bytes of the words of a text. The longest weekly that was seen has a twentieth.
pub(super) const LETTERS: usize = 2_000_000;

/// Bytes of the words of a block. A digest that is one run of text has a month in some 20,000.
pub(super) const BLOCK: usize = 32_000;

/// Bytes that all parts of a document may unpack to.
pub(super) const UNPACKED: usize = 48 << 20;
