//! What the whole of a published text shows: its title, publisher and period, its sections, notes
//! and captions, and what of it is furniture. Entries are read elsewhere.

mod date_tokens;
mod period_forms;
#[cfg(test)]
mod period_forms_tests;
mod places;
mod vocabulary;

pub use places::Ground;
pub use vocabulary::Vocabulary;
