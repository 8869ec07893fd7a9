//! The options on how rows are written, the same for every command that writes some: the columns, and
//! the form for spreadsheets. What they do to rows is in `export`.

use std::borrow::Borrow;

use super::exit::Failure;
use super::session::Session;
use crate::export::{
    Column, ColumnChoice, ColumnSelection, ExportContent, Format, MARKING, OutputCell,
};

/// Which columns to write.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct ColumnArgs {
    /// Write these columns only, in this order: names with a comma between them, as csv has them
    /// (`id,date,killed_low`); or `filled`, for those that hold anything
    #[arg(long, value_name = "NAMES")]
    pub(super) columns: Option<ColumnChoice>,
}

/// Whether a spreadsheet is to open it.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(super) struct SpreadsheetArgs {
    /// With csv: begin with a byte-order mark, and put an apostrophe before what a spreadsheet would
    /// take for something else (3-8, 1E5, 007)
    #[arg(long)]
    spreadsheet: bool,
}

impl SpreadsheetArgs {
    /// Returns the form of a format that is asked for.
    pub(super) fn form(self, format: Format) -> Result<Format, Failure> {
        if !self.spreadsheet {
            return Ok(format);
        }
        format.for_spreadsheets().ok_or_else(|| {
            let formats = Format::all(ExportContent::Entries);
            let with = formats.filter(|format| format.for_spreadsheets().is_some());
            let names: Vec<_> = with.map(Format::name).collect();
            Failure::Usage(format!(
                "--spreadsheet is for --format {}, not for {}",
                names.join(", "),
                format.name()
            ))
        })
    }
}

impl ColumnArgs {
    /// Finds the chosen columns, if any are asked for. `rows` are read only where the choice depends
    /// on them. What is marked stays marked: where a format has its marking in the rows, they keep
    /// that column.
    pub(super) fn select(
        &self,
        session: &Session<'_>,
        format: Format,
        columns: &[Column],
        rows: impl IntoIterator<Item: Borrow<Vec<OutputCell>>>,
    ) -> Result<Option<ColumnSelection>, Failure> {
        let Some(choice) = &self.columns else { return Ok(None) };
        let mut selection = choice
            .select(format, columns, rows)
            .map_err(|unknown| Failure::Usage(unknown.to_string()))?;
        if session.markings.all().is_some() && !format.is_marked_at_head() {
            selection.keep(&MARKING, columns);
        }
        Ok(Some(selection))
    }
}
