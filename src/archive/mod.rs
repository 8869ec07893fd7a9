//! From files to a corpus: reading, checking, and the index by place.
//!
//! Loading never fails outright: it returns what could be read and a list of problems. Nothing here
//! draws, and the domain does not depend on anything here.

mod as_of;
mod bounds;
mod changes;
mod collector;
mod corpus;
mod counted;
mod fenwick;
mod files;
mod known_places;
mod listing;
mod load;
mod order;
mod problem;
mod read;
mod record_hash;
mod references;
mod reload;
mod sample;
mod selection;
mod side_file;
mod walk;
mod wave_as_of;
mod workers;

pub use crate::yaml::Severity;
pub use as_of::{AsOf, KnownBy, KnownFrom, day_of, known_by};
pub use changes::{
    ArchiveChange, ChangeKind, ChangedThing, FIELD_GROUPS, FreshRecords, MOST_ITEMS, SeenHome,
    SeenId, SeenRecord, SeenRecords, changes_from, changes_since, counts_told, fnv, record_marks,
};
pub use corpus::{
    AreaIndex, Corpus, EntryKey, EntryPlacings, Found, GoneNote, NoteLoss, NoteStanding, Noted,
    PassageIn, PassageKey, PlacedNote, RecordKey, RecordPlacing, RecordSeen, TheatreIndex,
};
pub use counted::load_counted;
pub(crate) use fenwick::FenwickTree;
pub(crate) use files::{is_yaml, shown, unreadable};
pub use known_places::{GazetteerSize, KnownPlaces};
pub use load::{LoadEvent, LoadStep, Origin, load, load_all, load_all_telling};
pub use problem::Problem;
pub use record_hash::{each_said, record_hash};
pub use reload::{Reload, Stamp, reload, stamp};
pub use selection::{Wanted, load_wanted};
pub use side_file::{ArchiveSideFile, searches, template, words_and_waves};
