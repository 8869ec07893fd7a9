//! Rows of which every one has the marking, where a format has no head for it.

use std::io;

use super::{
    ExtendedColumns, Format, MARKING, OutputCapabilities, OutputCell, Remark, Rows,
    SanitizingWriter, write_rows,
};

/// Writes rows. Where the format has no head, every row has the marking, unless it has one of its
/// own. Returns what must be said beside them.
pub fn write_marked_rows(
    rows: Rows<'_>,
    marking: Option<&str>,
    format: Format,
    look: OutputCapabilities,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<Remark>> {
    let columns = rows.columns();
    let marking = marking.filter(|_| !format.is_marked_at_head() && !columns.contains(&MARKING));
    let Some(marking) = marking else { return write_rows(rows, format, look, out) };
    let extended = ExtendedColumns::of(columns, MARKING);
    let marked = rows.map(|row| (row, OutputCell::text(Some(marking))));
    write_rows(extended.rows(marked), format, look, out)
}
