//! Reads a text as people type it: dates and numbers in words become conditions, question words
//! and words that the archive does not have are left out, and everything that was understood is
//! told, so that it can be taken back.
//!
//! Only plain words are understood: what stands in quotes, behind a field or a sign is meant as it
//! stands. The order is dates and numbers, then names of the taxonomy, then fillers. The archive
//! comes in as a [`Lexicon`] and a last day; this room reads no corpus, no index and no clock.

mod amounts;
mod atoms;
mod chip;
mod colons;
mod cursor;
mod dates;
mod fillers;
mod items;
mod keywords;
mod left_out;
mod lexicon;
mod numbers;
mod open_words;
mod place_pairs;
mod places;
mod read;
mod said;
mod tolls;
mod totals;
mod typed_text;
mod understood_part;

#[cfg(test)]
mod tests;

pub use chip::{Chip, Understood};
pub(super) use dates::RAMADAN;
pub(super) use fillers::only_joins;
pub(super) use items::{ItemKind, items};
pub(super) use lexicon::Lexicon;
pub use lexicon::understand_without_index;
pub(super) use open_words::OpenWords;
pub use read::Understanding;
pub(super) use read::{ArchiveContext, understand};
pub(super) use said::is_said_by;
pub(super) use understood_part::UnderstoodPart;
