//! The words of a section to entries, points and figures, by rules. Containers, titles and headings
//! are read elsewhere.
//!
//! A piece has the fields of a digest under their keys. Beside these an entry has `area` and
//! `theatre`, which say where it belongs, `losses.killed` and its like for the parts of `losses`, and
//! `wording` and `date_basis` where the archive has them. `tactic`, `source` and `tags` may stand
//! several times. Other versions are its inner pieces. A point that was not understood has
//! `tags: unread`, a total keeps its sentence as `note`.

mod actor_name;
mod acts;
mod agent;
mod agent_telling;
mod amount;
mod apart;
mod area;
mod area_names;
mod area_section;
mod area_towns;
mod basis;
mod casualties;
mod clause;
mod context;
mod date_digits;
mod dates;
mod days;
mod end_notes;
mod entry;
mod fight;
mod figure;
#[cfg(test)]
mod freer_tests;
#[cfg(test)]
mod hands_tests;
mod harmed_at;
mod headline;
mod joining;
mod kind;
#[cfg(test)]
mod kinds_tests;
#[cfg(test)]
mod lists_tests;
mod locality;
mod means;
#[cfg(test)]
mod mended_tests;
mod new_event;
mod nouns;
mod numbers;
#[cfg(test)]
mod others_tests;
mod page_lines;
mod parties;
mod people;
mod pieces;
#[cfg(test)]
mod pieces_tests;
mod place;
mod place_label;
mod place_name;
mod place_owner;
mod place_phrase;
mod place_subject;
mod place_within;
#[cfg(test)]
mod places_tests;
mod record;
mod said_day;
mod scare_quotes;
mod segment;
mod sentence;
mod short_names;
mod sides;
mod signs;
mod sources;
mod table_row;
mod tactics;
mod target;
#[cfg(test)]
mod targets_tests;
mod telling;
mod text;
mod token;
mod toll_parts;
mod tolls;
mod units;
#[cfg(test)]
mod unseen_tests;
mod versions;
#[cfg(test)]
mod weeklies_tests;

pub use context::EntryContext;
pub use pieces::pieces;
pub use short_names::short_names;
pub(in crate::import) use token::{Class, TextToken, tokens};
