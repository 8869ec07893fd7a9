//! Bounds on how much of an archive is read; a problem is reported for whatever exceeds them.
//! Bounds on the contents of a single file are in `yaml`.

/// The bounds of one archive. A digest of a hundred entries takes about 70,000 bytes, and a century
/// of weeklies has 5,200 of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct LoadLimits {
    /// The most names that are looked at, over all folders.
    pub(super) names: usize,
    /// The most bytes that are read over all files, newest first.
    pub(super) bytes: u64,
    /// The most problems that are listed.
    pub(super) problems: usize,
}

impl LoadLimits {
    /// The bounds outside of tests: names for two thousand years, bytes for three hundred, and more
    /// problems than anyone reads.
    pub(super) const USUAL: Self = Self { names: 100_000, bytes: 1 << 30, problems: 20_000 };
}
