//! What leaves the program as data: rows in every format, entries as records, extracts that say what
//! they are, whole documents as JSON, and the JSON Schema of the files that come in.
//!
//! Everything goes out through a [`Door`], which keeps hostile text from a terminal or a pipe.
//! Nothing here parses arguments, loads an archive or draws a screen.

mod about;
mod comparison;
mod csv;
mod document;
mod door;
mod extract;
mod format;
mod geojson;
mod json;
mod markdown;
mod ndjson;
mod record;
mod rows;
mod schema;
mod table;
mod yaml;

pub use about::{About, outlets};
pub use comparison::{ComparisonFormat, Shown, write_comparison};
pub use document::Document;
pub use door::Door;
pub use extract::{ExtractFormat, write_extract};
pub use format::{
    Format, Look, write_document, write_marking, write_pages, write_rows, write_yaml,
};
pub use record::{MARKING, RECORD, entry, record};
pub use rows::{Cell, Column, Room, Rows, Shape};
pub use schema::{digest_schema, taxonomy_schema, wave_schema};
