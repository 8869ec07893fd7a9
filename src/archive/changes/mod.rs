//! What changed in an archive: since a day, as far as its digests tell ([`changes_since`]); and since a
//! session saw it, by hashes of what was seen ([`SeenRecords`]). Nothing here reads or writes a file.

mod compared;
mod field_marks;
mod fresh;
mod seen;
mod since;
mod successor;

pub use compared::changes_from;
pub(super) use field_marks::WORDS_GROUP;
pub use field_marks::{FIELD_GROUPS, fnv, record_marks};
pub use fresh::FreshRecords;
pub use seen::{MOST_ITEMS, SeenHome, SeenId, SeenRecord, SeenRecords};
pub use since::changes_since;
pub(super) use successor::Successors;

use chrono::NaiveDate;

/// What happened to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It came.
    New,
    /// It says something else.
    Changed,
    /// A later issue sets it right.
    Revised,
    /// Somebody claimed it when it had been told before.
    LateClaimed,
    /// It is gone, or a later issue says that it did not happen.
    Withdrawn,
}

/// What it happened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangedThing {
    /// A digest.
    Digest,
    /// An entry.
    Entry,
    /// A figure.
    Figure,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveChange {
    /// What happened.
    pub what: ChangeKind,
    /// What it happened to.
    pub thing: ChangedThing,
    /// Its id. Of an entry that is gone and had an id of its own, only the id of its digest is known.
    pub id: String,
    /// The fields that differ, as far as that is known.
    pub fields: Vec<&'static str>,
    /// How many entries a digest has, or had.
    pub entries: Option<usize>,
    /// The id of the entry that tells so.
    pub by: Option<String>,
    /// The day from which it is known.
    pub day: Option<NaiveDate>,
}

impl ChangeKind {
    /// Returns its word in lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Revised => "revised",
            Self::LateClaimed => "late-claimed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl ChangedThing {
    /// Returns its word in lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Digest => "digest",
            Self::Entry => "entry",
            Self::Figure => "figure",
        }
    }
}

impl ArchiveChange {
    /// Makes a change of which nothing more is known.
    pub(super) fn new(what: ChangeKind, thing: ChangedThing, id: String) -> Self {
        Self { what, thing, id, fields: Vec::new(), entries: None, by: None, day: None }
    }
}

/// Says how much is new, changed and gone: `3 new, 1 changed`. Nothing where nothing is.
pub fn counts_told(changes: &[ArchiveChange]) -> String {
    let counts = [
        ChangeKind::New,
        ChangeKind::Changed,
        ChangeKind::Revised,
        ChangeKind::LateClaimed,
        ChangeKind::Withdrawn,
    ]
    .map(|kind| (kind, changes.iter().filter(|change| change.what == kind).count()));
    let told = counts.iter().filter(|(_, count)| *count > 0);
    told.map(|(kind, count)| format!("{count} {}", kind.word())).collect::<Vec<_>>().join(", ")
}
