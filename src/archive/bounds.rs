//! How much of an archive is read: beyond it stands a problem instead. What bounds a single file's
//! inside is in `yaml`.

/// The bounds of one archive. A digest of a hundred entries is seventy thousand bytes, and a century
/// of weeklies is 5,200 of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Names in all of its folders that are looked at.
    pub(super) names: usize,
    /// Bytes of all files that are read, the newest first.
    pub(super) bytes: u64,
    /// Problems that are listed.
    pub(super) problems: usize,
}

impl Bounds {
    /// What holds outside of tests: names for two thousand years, bytes for three hundred, and more
    /// problems than anyone reads.
    pub(super) const USUAL: Self = Self { names: 100_000, bytes: 1 << 30, problems: 20_000 };
}
