//! An extract of an archive: entries together with what the extract says about itself, in the
//! formats that have room for both. With the other formats, that text is written apart.

use std::io::{self, Write as _};

use super::{
    About, Format, HandedOver, OutputCapabilities, Remark, Rows, SanitizingWriter, write_marking,
    write_rows,
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

/// Writes entries in the vocabulary of another program, and returns what must be said beside them.
///
/// # Errors
///
/// If the output fails, or the format has no such vocabulary.
pub fn write_handover(
    handed: &HandedOver<'_>,
    format: Format,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<Remark>> {
    let write = format.handover().ok_or_else(|| format.cannot_hold("vocabulary of others"))?;
    let remark = write(handed, out)?;
    out.flush()?;
    Ok(remark.map(Remark::HandedOver))
}
