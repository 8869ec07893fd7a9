//! What the whole of a published text shows: its title, publisher and period, its sections, notes
//! and captions, and what of it is furniture. Entries are read elsewhere.

mod captions;
mod date_tokens;
mod furniture;
mod lines;
mod notes;
mod outline;
mod period;
mod period_forms;
#[cfg(test)]
mod period_forms_tests;
mod places;
mod publisher;
mod source;
mod title;
mod vocabulary;
mod whole;
#[cfg(test)]
mod whole_tests;

pub use captions::Caption;
pub use notes::TextNote;
pub use outline::{Outlined, SectionKind};
pub use period::FoundPeriod;
pub use places::Ground;
pub use source::{Dropped, Given, NoDigest, Source};
pub use vocabulary::Vocabulary;
pub use whole::{Structure, structures};
