//! Documents of word processors (Office Open XML) to blocks. What is unpacked is counted while it
//! is unpacked; nothing that a container says about its own sizes is believed.

mod document;
mod fields;
mod paragraph;
mod parcel;
mod parts;
mod table;
mod xml;

use super::{outcome::ReadingError, read::Raw};
use crate::import::block::TextBlockKind;
use parcel::Parcel;

#[cfg(test)]
pub(super) mod docx_tests;

/// What the container is called in messages.
const NAME: &str = "document";

/// Whether a zip container is a document that is read here.
///
/// # Errors
/// If it is something else, which is said, or if it is damaged.
pub(super) fn identify(bytes: &[u8]) -> Result<(), ReadingError> {
    let parcel = Parcel::open(bytes)?;
    if parcel.main_part()?.is_some() {
        return Ok(());
    }
    let kind = parcel.part("mimetype")?.unwrap_or_default();
    let (what, advice) = if kind.contains("opendocument.text") {
        ("an OpenDocument text (.odt)", "save it as DOCX or HTML")
    } else if kind.contains("opendocument.spreadsheet") {
        ("an OpenDocument sheet (.ods)", "save the sheet as CSV or XLSX")
    } else if kind.contains("epub") {
        ("an e-book (EPUB)", "save it as HTML or text")
    } else if parcel.holds("xl/workbook.xml") || parcel.holds("xl/workbook.bin") {
        ("a workbook (XLSX)", "import it as a table, with the columns of a database")
    } else if parcel.holds("ppt/presentation.xml") {
        ("a presentation (PPTX)", "save it as PDF or text")
    } else {
        ("a zip archive", "unpack it and import what is inside")
    };
    Err(ReadingError::Other { what, advice })
}

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Raw, ReadingError> {
    let parcel = Parcel::open(bytes)?;
    let main = parcel.main_part()?.ok_or_else(|| broken("there is no text part"))?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let beside = |name: &str| {
        if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
    };
    let text = parcel.part(&main)?.ok_or_else(|| broken("there is no text part"))?;
    let styles = match parcel.part(&beside("styles.xml"))? {
        Some(styles) => parts::styles(&styles)?,
        None => parts::Styles::default(),
    };
    let links = |part: &str| -> Result<parts::DocxLinks, ReadingError> {
        match parcel.part(&beside(&format!("_rels/{part}.rels")))? {
            Some(rels) => parts::links(&rels),
            None => Ok(parts::DocxLinks::default()),
        }
    };
    let name = main.rsplit('/').next().unwrap_or_default().to_owned();
    let addresses = links(&name)?;
    let mut document = document::read(&text, &styles, &addresses)?;
    for (part, kind) in
        [("footnotes.xml", parts::NoteKind::Foot), ("endnotes.xml", parts::NoteKind::End)]
    {
        if let Some(notes) = parcel.part(&beside(part))? {
            let addresses = links(part)?;
            document.take_notes(kind, document::read(&notes, &styles, &addresses)?);
        }
    }
    let mut raw = document.into_raw();
    if let Some(core) = parcel.part("docProps/core.xml")? {
        parts::about(&core, &mut raw)?;
        // What stands over the text is its title; what the file is called may be a template's.
        let titled = |gathered: &super::gather::GatheredBlock| {
            gathered.block.kind == TextBlockKind::Heading(1)
        };
        raw.title.take_if(|_| raw.blocks.iter().any(titled));
    }
    Ok(raw)
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn broken(why: impl ToString) -> ReadingError {
    ReadingError::Broken { container: NAME, why: why.to_string() }
}
