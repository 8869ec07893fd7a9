//! What the whole of a published text shows: its title, publisher and period, its sections, notes
//! and captions, and what of it is furniture. Entries are read elsewhere.

mod address;
mod captions;
mod cells;
mod date_tokens;
mod dateline;
mod furniture;
mod house;
mod inline;
mod language;
mod lead;
mod lines;
mod listing;
mod months;
mod notes;
#[cfg(test)]
mod openings_tests;
mod outline;
mod page_lines;
mod period;
mod period_forms;
#[cfg(test)]
mod period_forms_tests;
mod period_set;
mod period_year;
mod places;
mod publisher;
mod scripts;
mod series;
mod source;
#[cfg(test)]
pub(in crate::import) mod test_texts;
mod title;
mod told_days;
mod told_year;
mod vocabulary;
mod whole;
#[cfg(test)]
mod whole_tests;

pub use captions::Caption;
pub(in crate::import) use captions::sourced as citation;
pub(in crate::import) use language::foreign;
pub(in crate::import) use months::is_month as is_whole_month;
pub use notes::TextNote;
pub use outline::{Outlined, SectionKind};
pub use period::FoundPeriod;
pub(in crate::import) use period_forms::stretches;
pub use places::PlaceGround;
pub(in crate::import) use places::{mentioned, named};
pub use source::{DroppedBlocks, GivenHead, NoDigest, TextSource};
pub use vocabulary::ImportWords;
pub(in crate::import) use vocabulary::without_marks;
pub(in crate::import) use whole::dated_mentions;
pub use whole::{Structure, structures};
