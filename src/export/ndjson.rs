//! Newline-delimited JSON: one object a line, each complete when its line is.

use std::io::{self, Write};

use super::Rows;
use super::json::cleaned;

/// Writes the rows, an object a line.
pub(super) fn write(rows: Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = rows.columns();
    for row in rows {
        writeln!(out, "{}", cleaned(Rows::object(columns, &row)))?;
    }
    Ok(())
}
