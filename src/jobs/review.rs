//! A draft that is looked over: what the reader begins with, and what is kept and written of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::import::review::Review;

/// Where a review keeps its decisions and writes its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewFiles {
    /// The file of the decisions; none where none is kept.
    pub kept: Option<PathBuf>,
    /// The folder of the archive that is written into.
    pub folder: PathBuf,
    /// The file of the digest below it.
    pub path: PathBuf,
    /// Whether a digest that is there may be replaced.
    pub replaces: Replaces,
}

/// Whether a digest that is there may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaces {
    /// No: then nothing is written.
    Nothing,
    /// Yes, it was asked for.
    TheFile,
}

/// A review that the reader begins with.
#[derive(Clone, Debug)]
pub struct ReviewStart {
    /// The review.
    pub review: Box<Review>,
    /// Its files.
    pub files: ReviewFiles,
    /// The digest that is to be replaced, as YAML; none where there is none.
    pub earlier: Option<Vec<u8>>,
}

/// Decisions that are to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewKeeping {
    /// The file.
    pub path: PathBuf,
    /// What is kept in it, whole.
    pub yaml: String,
}

/// A digest that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftWriting {
    /// Where; the decisions are removed once it is there.
    pub files: ReviewFiles,
    /// What the file that it replaces had when that was looked at; none where there was no file.
    pub shown: Option<Arc<[u8]>>,
    /// The digest.
    pub yaml: String,
    /// Its id.
    pub id: String,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftWritten {
    /// The id of the digest.
    pub id: String,
    /// Its file, or why there is none.
    pub outcome: Result<String, NotWritten>,
}

/// Why the digest of a review is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// It could not be written; says why.
    Failed(String),
    /// The file that it would replace is another one than what was looked at.
    Changed {
        /// The file, as it is told.
        file: String,
        /// What is in it now.
        there: Vec<u8>,
    },
}
