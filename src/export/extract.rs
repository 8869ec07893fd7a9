//! An extract of an archive: entries together with what the extract says of itself, in the formats
//! that have room for both; in the others it stands beside them.

use std::io::{self, Write as _};
use std::path::Path;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde_json::json;

use super::{
    About, Door, Format, Look, Rows, geojson, json, markdown, write_marking, write_rows, yaml,
};

/// A way to write an extract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtractFormat {
    /// A way to write rows.
    Rows(Format),
    /// A collection of features for a map.
    Geojson,
}

impl ValueEnum for ExtractFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Rows(Format::Table),
            Self::Rows(Format::Json),
            Self::Rows(Format::Ndjson),
            Self::Rows(Format::Csv),
            Self::Rows(Format::Markdown),
            Self::Rows(Format::Yaml),
            Self::Geojson,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Rows(format) => format.to_possible_value(),
            Self::Geojson => {
                Some(PossibleValue::new("geojson").help("A map: one feature an entry"))
            }
        }
    }
}

impl Default for ExtractFormat {
    fn default() -> Self {
        Self::Rows(Format::default())
    }
}

impl ExtractFormat {
    /// Its name, as it is asked for and logged.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rows(format) => format.name(),
            Self::Geojson => "geojson",
        }
    }

    /// The endings of names that tell a format.
    pub const ENDINGS: &'static str = ".json .ndjson .csv .md .yaml .geojson .txt";

    /// The format that the name of a file tells by its ending.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "json" => Self::Rows(Format::Json),
            "ndjson" | "jsonl" => Self::Rows(Format::Ndjson),
            "csv" => Self::Rows(Format::Csv),
            "md" | "markdown" => Self::Rows(Format::Markdown),
            "yaml" | "yml" => Self::Rows(Format::Yaml),
            "txt" => Self::Rows(Format::Table),
            "geojson" => Self::Geojson,
            _ => return None, // no other ending says anything
        })
    }

    /// True where the format has a place for what the extract says of itself.
    pub fn has_head(self) -> bool {
        match self {
            Self::Rows(Format::Json | Format::Yaml | Format::Markdown) | Self::Geojson => true,
            Self::Rows(Format::Table | Format::Ndjson | Format::Csv) => false,
        }
    }
}

/// Writes an extract, and gives the names of columns that had no room.
pub fn write_extract(
    about: &About,
    rows: Rows<'_>,
    format: ExtractFormat,
    look: Look,
    out: &mut Door<'_>,
) -> io::Result<Vec<&'static str>> {
    match format {
        ExtractFormat::Geojson => geojson::write(about, rows, out)?,
        ExtractFormat::Rows(Format::Json) => {
            let head = json::cleaned(about.json());
            write!(out, "{{\n\"export\": {head},\n\"entries\": ")?;
            json::write(rows, out)?;
            out.write_all(b"}\n")?;
        }
        ExtractFormat::Rows(Format::Yaml) => {
            yaml::write_value(&json!({ "export": about.json() }), out)?;
            out.write_all(if about.entries == 0 { b"entries: " } else { b"entries:\n" })?;
            yaml::write(rows, out)?;
        }
        ExtractFormat::Rows(Format::Markdown) => {
            if let Some(marking) = &about.marking {
                markdown::write_marking(marking, out)?;
            }
            markdown::write_cited(about, rows, out)?;
        }
        ExtractFormat::Rows(format @ (Format::Table | Format::Ndjson | Format::Csv)) => {
            if let Some(marking) = &about.marking {
                write_marking(marking, format, look, out)?;
            }
            return write_rows(rows, format, look, out);
        }
    }
    out.flush()?;
    Ok(Vec::new())
}
