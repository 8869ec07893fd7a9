//! A briefing as a document for word processors: the few parts of a package that they ask for, written by
//! hand. A note is a footnote, a picture its table, a marking stands in the head and the foot of each page.
//!
//! `docx-rs` would bring a second `quick-xml`, `zip`, `zopfli` and `zlib-rs`; what is needed of it is
//! escaping and a hundred tags.

mod body;
mod package;
mod parts;
mod runs;
mod tables;

use std::io::{self, Write};

use super::sheet::BriefSheet;
use super::sheet_of::sheet_of;
use crate::archive::Corpus;
use crate::brief::Briefing;
use crate::export::format::{FormatSpec, MarkingPlace};

pub(in crate::export) static FORMAT: FormatSpec = FormatSpec::new(
    "docx",
    "A document for word processors",
    &["docx"],
    // In the head and the foot of each page.
    MarkingPlace::Field,
)
.briefing(write);

/// Writes a briefing. It is no text, so that no writer cleans it: each word is cleaned where it is escaped.
fn write(briefing: &Briefing, corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
    write_sheet(&sheet_of(briefing, corpus), out)
}

fn write_sheet(sheet: &BriefSheet, out: &mut dyn Write) -> io::Result<()> {
    package::write(&parts::parts(sheet), out)
}
