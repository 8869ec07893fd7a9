//! Everything that leaves the program as data: rows in every format, entries as records, extracts
//! that describe themselves, whole documents as JSON, and the JSON Schema of the files that come
//! in. The table of the formats is at the end.
//!
//! All output goes through a [`SanitizingWriter`], which keeps hostile text from a terminal or a
//! pipe. Nothing here parses arguments, loads an archive or draws a screen.

mod about;
mod comparison;
mod csv;
mod document;
mod extract;
mod format;
mod geojson;
mod json;
mod layout;
mod look;
mod markdown;
mod ndjson;
mod record;
mod rows;
mod sanitizing_writer;
mod schema;
mod table;
mod yaml;
mod yaml_quotes;

pub use about::{About, outlets};
pub use comparison::{Shown, write_comparison};
pub use document::Document;
pub use extract::write_extract;
pub use format::{Format, Holds, Single, write_document, write_marking, write_rows};
pub use layout::{FilledColumn, Layout, RowSource};
pub use look::Look;
pub use record::{MARKING, RECORD, Records, entry, records};
pub use rows::{Cell, Column, Room, Rows, Shape};
pub use sanitizing_writer::SanitizingWriter;
pub use schema::{digest_schema, taxonomy_schema, wave_schema};

/// Every format, in the order of the help.
static FORMATS: &[&format::FormatSpec] = &[
    &table::FORMAT,
    &json::FORMAT,
    &ndjson::FORMAT,
    &csv::FORMAT,
    &markdown::FORMAT,
    &yaml::FORMAT,
    &geojson::FORMAT,
];
