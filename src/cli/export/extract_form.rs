//! In which form an extract is asked for: as one file in a format, or as the tables of a lake.

use clap::builder::TypedValueParser;

use crate::cli::beside_formats::beside_formats;
use crate::export::{ExportContent, Format};

/// In which form an extract is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum ExtractForm {
    /// As one file.
    Written(Format),
    /// As a folder of tables for engines.
    Parquet,
}

impl ExtractForm {
    /// The word for tables.
    pub(super) const PARQUET: &'static str = "parquet";

    /// Returns the format, if it is to be one file.
    pub(super) fn written(self) -> Option<Format> {
        match self {
            Self::Written(format) => Some(format),
            Self::Parquet => None,
        }
    }

    /// Returns a parser for its name.
    pub(super) fn parser() -> impl TypedValueParser<Value = Self> {
        let help = "A folder of tables for engines that count, see docs/scale.md";
        beside_formats(ExportContent::Entries, (Self::PARQUET, help, Self::Parquet), Self::Written)
    }
}
