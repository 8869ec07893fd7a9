//! An extract of an archive: entries together with what the extract says about itself, in the
//! formats that have room for both. With the other formats, that text is written apart.

use std::io::{self, Write as _};

use super::{
    About, Format, OutputCapabilities, Remark, Rows, SanitizingWriter, write_marking, write_rows,
};

/// Writes an extract, and returns what must be said beside it.
pub fn write_extract(
    about: &About,
    rows: Rows<'_>,
    format: Format,
    look: OutputCapabilities,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<Remark>> {
    if let Some(marking) = &about.marking {
        write_marking(marking, format, look, out)?;
    }
    match format.extract() {
        None => write_rows(rows, format, look, out),
        Some(write) => {
            let remark = write(about, rows, out)?;
            out.flush()?;
            Ok(remark)
        }
    }
}
