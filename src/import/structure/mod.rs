//! What the whole of a published text shows: its title, publisher and period, its sections, notes
//! and captions, and what of it is furniture. Entries are read elsewhere.

mod captions;
mod date_tokens;
mod furniture;
mod inline;
mod lines;
mod notes;
mod outline;
mod period;
mod period_forms;
#[cfg(test)]
mod period_forms_tests;
mod period_set;
mod period_year;
mod places;
mod publisher;
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
pub use notes::TextNote;
pub use outline::{Outlined, SectionKind};
pub use period::FoundPeriod;
pub(in crate::import) use period_forms::{is_month as is_whole_month, stretches};
pub use places::PlaceGround;
pub(in crate::import) use places::{mentioned, named};
pub use source::{DroppedBlocks, GivenHead, NoDigest, TextSource};
pub use vocabulary::ImportWords;
pub(in crate::import) use vocabulary::without_marks;
pub(in crate::import) use whole::dated_mentions;
pub use whole::{Structure, structures};
