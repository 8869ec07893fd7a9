//! In which form a comparison is asked for: told in a format, or as the SQL that counts it elsewhere.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::beside_formats::beside_formats;
use crate::compare::SqlDialect;
use crate::export::{ExportContent, Format};

/// In which form a comparison is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum ComparisonForm {
    /// Told in a format.
    Told(Format),
    /// As SQL.
    Sql,
}

impl ComparisonForm {
    /// The word for SQL.
    const SQL: &'static str = "sql";

    /// Returns the format, if it is to be told in one.
    pub(super) fn told(self) -> Option<Format> {
        match self {
            Self::Told(format) => Some(format),
            Self::Sql => None,
        }
    }

    /// Returns true if it is asked for as SQL.
    pub(super) fn is_sql(self) -> bool {
        matches!(self, Self::Sql)
    }

    /// Returns a parser for its name.
    pub(super) fn parser() -> impl TypedValueParser<Value = Self> {
        let help = "The SQL that counts it over the tables of a lake, see docs/scale.md";
        beside_formats(ExportContent::Comparison, (Self::SQL, help, Self::Sql), Self::Told)
    }
}

/// Returns a parser for the name of a dialect.
pub(super) fn dialect_parser() -> impl TypedValueParser<Value = SqlDialect> {
    let names = PossibleValuesParser::new(SqlDialect::WORDS.map(|(word, _)| word));
    names.try_map(|name| {
        let known = SqlDialect::WORDS.into_iter().find(|(word, _)| *word == name);
        known.map(|(_, dialect)| dialect).ok_or("there is no such dialect")
    })
}
