//! The archive as flat tables for engines that count where one machine no longer does: a lake.
//!
//! [`TABLES`] lists them, one file each; a [`LakeTable`] declares its columns, with type and whether a
//! value may be missing, beside the rows. Rows are iterators of [`LakeCell`]s, so that a table of
//! millions is never held. What engines cannot find out is told in columns of its own: which telling of
//! an event counts and which would next, the days on which something may have happened, keys of names as
//! search folds them, the toll of an event over all its tellings, the state of each day by each digest.
//! Nothing here writes a file: a writer takes the tables as they are declared.

mod areas;
mod cell;
mod days;
mod digest_areas;
mod digest_days;
mod digest_theatres;
mod digests;
mod entries;
mod entry_columns;
mod entry_tactics;
mod figure_parts;
mod figures;
mod kinds;
mod stock;
mod tactics;
mod theatres;
mod versions;
mod wave_members;
mod waves;

pub use cell::{LakeCell, LakeColumn, LakeRows, LakeTable, LakeType};
pub use stock::LakeStock;

/// All tables, in the order in which they are written.
pub static TABLES: &[&LakeTable] = &[
    &entries::TABLE,
    &entry_tactics::TABLE,
    &versions::TABLE,
    &digests::TABLE,
    &digest_theatres::TABLE,
    &digest_areas::TABLE,
    &digest_days::TABLE,
    &figures::TABLE,
    &figure_parts::TABLE,
    &waves::TABLE,
    &wave_members::TABLE,
    &theatres::TABLE,
    &areas::TABLE,
    &tactics::TABLE,
    &kinds::TABLE,
    &days::TABLE,
];
