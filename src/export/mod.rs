//! Everything that leaves the program as data: rows in every format, entries as records, extracts
//! that describe themselves, whole documents as JSON, and the JSON Schema of the files that come
//! in. The table of the formats is at the end.
//!
//! All output goes through a [`SanitizingWriter`], which keeps hostile text from a terminal or a
//! pipe. Nothing here parses arguments, loads an archive or draws a screen.

mod about;
mod acled;
mod area_points;
mod brief;
mod citation_rows;
mod columns;
mod comparison;
mod content;
mod csv;
mod document;
mod extract;
mod format;
mod geojson;
mod handover;
mod head;
mod joined;
mod json;
#[cfg(feature = "parquet")]
mod lake_files;
#[cfg(feature = "parquet")]
mod lake_texts;
mod layout;
pub mod listing;
mod look;
mod markdown;
mod markdown_table;
mod marked_rows;
mod misp;
mod ndjson;
mod noted_rows;
mod notes;
mod output;
mod parts;
mod passage_record;
mod record;
mod remark;
mod report;
mod report_entry;
mod report_row;
mod rows;
mod sanitizing_writer;
mod schema;
mod spreadsheet;
mod stix;
mod svg;
mod table;
mod xml_text;
mod yaml;
mod yaml_quotes;

pub use about::{About, BESIDE, BasisSum};
pub use area_points::records_with_areas;
pub use columns::{ColumnChoice, ColumnSelection, UnknownColumn};
pub use comparison::{RatioReading, Shown, comparison_caption, draw_comparison, write_comparison};
pub use content::ExportContent;
pub use document::Document;
pub use extract::{write_extract, write_handover};
pub use format::{Format, Single};
pub use handover::{
    AdmiraltyGrade, AreaPoints, EntryGrades, HandedOver, HandoverRemark, Ungraded, confidence_of,
    noted_grades,
};
pub use head::write_head;
#[cfg(feature = "parquet")]
pub use lake_files::{ParquetFile, write_parquet};
#[cfg(feature = "parquet")]
pub use lake_texts::{ViewsFor, WrittenTable, lake_about, lake_manifest};
pub use layout::{ColumnLayout, ExtendedColumns, FilledColumn, KeyedColumns, RowSource};
pub use look::OutputCapabilities;
pub use marked_rows::write_marked_rows;
pub use output::{write_briefing, write_document, write_marking, write_picture, write_rows};
pub use passage_record::{FOUND_COLUMNS, WORDS_MET, found_records, words_met};
pub use record::{MARKING, RECORD, Records, entry, records, records_for};
pub use remark::Remark;
pub use rows::{Column, OutputCell, Room, Rows, Shape, TaxonomyName};
pub use sanitizing_writer::SanitizingWriter;
pub use schema::{digest_schema, taxonomy_schema, wave_schema};

/// Every format, in the order of the help.
static FORMATS: &[&format::FormatSpec] = &[
    &table::FORMAT,
    &json::FORMAT,
    &ndjson::FORMAT,
    &csv::FORMAT,
    &markdown::FORMAT,
    &markdown_table::FORMAT,
    &yaml::FORMAT,
    &geojson::FORMAT,
    &stix::FORMAT,
    &misp::FORMAT,
    &acled::FORMAT,
    &svg::FORMAT,
    &brief::HTML,
    &brief::DOCX,
];
