//! Pictures as SVG: small, self-contained, light or dark as the reader's screen is, every text as text.
//!
//! Nothing in such a file leads anywhere: no script, no link, no font, no image. What a shape stands for
//! comes from the picture; its colours are here.

mod looks;
mod palette;
mod writer;

use std::io::{self, Write as _};

use self::looks::style_sheet;
use self::writer::SvgWriter;
use super::SanitizingWriter;
use super::comparison;
use super::format::{FormatSpec, MarkingPlace};
use crate::picture::{Drawing, PictureRole};

pub(super) static FORMAT: FormatSpec = FormatSpec::new(
    "svg",
    "A picture for a report, which browsers and office programs show",
    &["svg"],
    // Within the picture: what is marked stays marked where it is shown.
    MarkingPlace::Field,
)
.picture(write)
.comparison("A picture for a report: from day 0, or the table", comparison::SVG);

/// Writes a picture. The same picture is the same bytes.
pub(super) fn write(drawing: &Drawing, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    let mut writer = SvgWriter::default();
    let (width, height) = drawing.sheet;
    writer.head(drawing.pixels, (width, height));
    writer.words("title", &drawing.title);
    writer.words("desc", &drawing.description);
    writer.style(&style_sheet(&drawing.roles()));
    writer.shapes(&drawing.shapes);
    writer.end();
    out.write_all(writer.text().as_bytes())?;
    out.flush()
}

/// Returns the name by which a style sheet calls what a shape stands for.
fn class_of(role: PictureRole) -> String {
    palette::look(role).class
}
