//! In which form an extract is asked for: as one file in a format, or as the tables of a lake.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

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
        let written = Format::parser(ExportContent::Entries);
        let written: Vec<PossibleValue> = written.possible_values().into_iter().flatten().collect();
        let tables = PossibleValue::new(Self::PARQUET)
            .help("A folder of tables for engines that count, see docs/scale.md");
        let names = PossibleValuesParser::new(written.into_iter().chain([tables]));
        names.try_map(|name| {
            if name == Self::PARQUET {
                return Ok(Self::Parquet);
            }
            let mut all = Format::all(ExportContent::Entries);
            let named = all.find(|format| format.name() == name);
            named.map(Self::Written).ok_or("there is no such format")
        })
    }
}
