//! Loading: the files of an archive in parallel, the newest digest first, in batches that a reader
//! can show while the rest is still being read.

use std::path::PathBuf;
use std::sync::Arc;

use super::Problem;
use crate::digest::{Digest, Taxonomy, Wave};

/// Where an archive is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A folder with `taxonomy.yaml`, `digests/` and `waves/`.
    Folder(PathBuf),
    /// Single files; the words come from the sample's taxonomy unless one of them is a taxonomy.
    Files(Vec<PathBuf>),
    /// The sample inside the binary.
    Sample,
}

/// One step of loading. `Began` comes first, then batches, then `Ended`.
#[derive(Clone, Debug)]
pub enum LoadEvent {
    /// The files are known and the taxonomy is read.
    Began {
        /// The vocabulary of the archive.
        taxonomy: Arc<Taxonomy>,
        /// How many files there are to read.
        files: usize,
        /// What was wrong so far.
        problems: Vec<Problem>,
    },
    /// Some files more have been read; digests newest first, also across batches.
    Batch {
        /// Digests, newest first.
        digests: Vec<Arc<Digest>>,
        /// Waves.
        waves: Vec<Arc<Wave>>,
        /// What was wrong in these files.
        problems: Vec<Problem>,
        /// How many files have been read so far.
        read: usize,
    },
    /// Every file has been read.
    Ended,
}
