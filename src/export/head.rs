//! What stands at the head of anything that is read as it is: its marking, and the day as of which the
//! archive is told. Formats of rows have a field for the one, and the other is said beside them.

use std::io;

use super::{Format, OutputCapabilities, SanitizingWriter, write_marking};
use crate::archive::AsOf;

/// Writes a marking and the day, where there is one and the format has a head.
///
/// # Errors
///
/// If the output fails.
pub fn write_head(
    marking: Option<&str>,
    as_of: Option<&AsOf>,
    (format, look): (Format, OutputCapabilities),
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    if let Some(marking) = marking {
        write_marking(marking, format, look, out)?;
    }
    match as_of {
        Some(as_of) if format.is_marked_at_head() => {
            write_marking(&as_of.headline(), format, look, out)
        }
        Some(_) | None => Ok(()),
    }
}
