//! The domain: what a digest says, with its uncertainty kept.
//!
//! Pure data and arithmetic. Nothing here knows a file, a terminal, a clock or a serialisation;
//! `archive` makes these values, and everything else reads them.

mod arena;
mod basis;
mod casualties;
mod citation;
mod count;
mod date;
mod document;
mod entry;
mod entry_fields;
mod field;
mod figure;
mod marking;
mod place;
mod point;
mod spelling;
mod spoken;
mod sum;
mod tally;
mod taxonomy;
mod wave;

pub use arena::{Slice, Text, Texts};
pub use basis::Basis;
pub use casualties::{Casualties, Harm};
pub use citation::{Citation, CitationRef, StoredCitation};
pub use count::{Count, CountError};
pub use date::{DateError, DateSpan, Period, Precision, read_written};
pub use document::{Coverage, Digest, DigestHead, DigestParts, Section, Series, Trend};
pub use entry::{Account, AccountRef, BACKGROUND, Entry, EntryRef, StoredValue, Tactics};
pub use entry_fields::{ENTRY_FIELDS, EntryField};
pub use field::{
    FieldDef, FieldForm, FieldValue, Lookup, Need, PagePart, SearchDef, Storage, Wording, Worth,
};
pub use figure::{COMPARABLE, Figure, Part, PartKey, Rest};
pub use marking::{Markings, NoMarking};
pub use place::{Bearing, Distance, Place, Relation};
pub use point::{Note, Point};
pub(crate) use spelling::speaks_of_a_date;
pub use sum::Sum;
pub use tally::Tally;
pub use taxonomy::{
    Acled, Actor, ActorId, Area, AreaId, CountsAs, Kind, KindId, Outlet, Party, Tactic, TacticId,
    Taxonomy, TaxonomyParts, Theatre, TheatreId,
};
pub use wave::{IssuerDates, Wave};
