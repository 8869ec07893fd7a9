//! The domain: what a digest says, with its uncertainty kept.
//!
//! Pure data and arithmetic. Nothing here knows a file, a terminal, a clock or a serialisation;
//! `archive` makes these values, and everything else reads them.

mod account;
mod arena;
mod basis;
mod casualties;
mod citation;
mod closed_words;
mod count;
mod count_reading;
mod date;
mod date_reading;
mod details;
mod digest_parts;
mod document;
mod entry;
mod entry_fields;
mod event_total;
mod field;
mod figure;
mod marking;
mod narrow;
mod number;
mod pairs;
mod passage;
mod passage_parts;
mod place;
mod point;
mod position;
mod record_hash;
mod side;
mod spelling;
mod spoken;
mod standing;
mod statements;
mod statements_builder;
mod stored_toll;
mod sum;
mod tally;
mod taxonomy;
mod time_of_day;
mod toll;
mod wave;
mod written_out;

pub use account::{Account, AccountRef};
pub use arena::{Slice, StoredText, Texts};
pub use basis::Basis;
pub use casualties::{Casualties, Harm};
pub use citation::{Citation, CitationRef, StoredCitation};
pub use count::{Count, CountError};
pub use count_reading::count_reading;
pub use date::{DateError, DateSpan, Period, Precision, days_between, read_written, written_date};
pub use date_reading::{DateReading, date_reading};
pub use digest_parts::DigestParts;
pub use document::{Coverage, Digest, DigestHead, PeriodBasis, Section, Series, Trend};
pub use entry::{BACKGROUND, Entry, EntryRef, StoredValue, Tactics, is_background_tag};
pub use entry_fields::{ENTRY_FIELDS, EntryField};
pub use event_total::EventTotal;
pub use field::{
    FieldDef, FieldForm, FieldValue, Lookup, Need, PagePart, SearchDef, Storage, Wording, Worth,
};
pub use figure::{COMPARABLE, Figure, Part, PartKey, Rest};
pub use marking::{Markings, NoMarking};
pub use number::{grouped, parted, percent};
pub use pairs::Pairs;
pub use passage::{Passage, PassageDate, PassageHome, PassageKind, PassageText};
pub use passage_parts::PassagePart;
pub use place::{Bearing, Distance, PlacePhrase, Relation};
pub use point::{Note, Point, PointList, Sentence};
pub use position::{Exactness, Position, PositionError, position_reading};
pub use record_hash::{FieldMarks, NoFieldMarks, NoRecordHash, RecordHash};
pub use side::{EventSide, SideTallies};
pub(crate) use spelling::speaks_of_a_date;
pub use spelling::{MONTHS, NUMBERS, TENS};
pub use standing::{Attribution, DateBasis, Stance};
pub use statements::Statements;
pub use statements_builder::StatementsBuilder;
pub use stored_toll::{StoredToll, Tolls};
pub use sum::Sum;
pub use tally::{EventNumbers, Tally};
pub use taxonomy::{
    Acled, Actor, ActorId, Area, AreaId, CountsAs, KeptSounds, Kind, KindId, KindInAcled, Outlet,
    Party, Tactic, TacticId, Taxonomy, TaxonomyParts, Theatre, TheatreId,
};
pub use time_of_day::{DayPart, TimeError, TimeOfDay, time_reading};
pub use toll::{ToldCount, TollSpan};
pub use wave::{IssuerDates, Wave};
pub use written_out::store_written_out;
