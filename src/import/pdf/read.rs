//! A file to its blocks: the steps in their order, and what is said of them.

use super::bounds::Budget;
use super::content::Shower;
use super::file::PdfFile;
use super::flow::{attach_bullets, margins, order, origins, settle_cells};
use super::fragment::{Fragment, FragmentStance};
use super::furniture::{DroppedLines, drop_furniture};
use super::kind::Kinds;
use super::line::{PdfLine, is_text, lines};
use super::pages::{PdfPage, pages};
use super::paragraph::{Measures, join_over_pages, paragraphs};
use super::structure::StructureTree;
use super::text_string::decode;
use super::words::DocumentWords;
use crate::import::block::TextBlock;

/// What was read of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfText {
    /// The text, in the order of reading.
    pub blocks: Vec<TextBlock>,
    /// The title that its writer gave the file.
    pub title: Option<String>,
    /// The pages.
    pub pages: usize,
    /// What was left out as no part of the text, and how many lines of it.
    pub dropped: Vec<(&'static str, usize)>,
    /// What a reader of the text has to know: what was cut, what could not be read.
    pub remarks: Vec<String>,
}

/// Why a file was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// It has no document in it.
    #[error(
        "this is no PDF, or its parts cannot be found; fetch it again, or print it to a new PDF"
    )]
    Broken,
    /// It can only be read with a password.
    #[error("the PDF is behind a password; open it and print or save it without one")]
    Encrypted,
}

/// Reads a file.
///
/// # Errors
///
/// Where there is no document in the bytes, or an encrypted one. A document without text is no
/// error: it has no blocks, and a remark.
pub fn read(bytes: &[u8]) -> Result<PdfText, PdfError> {
    read_within(bytes, &Budget::new())
}

/// Reads a file with what is left of a budget.
pub fn read_within(bytes: &[u8], budget: &Budget) -> Result<PdfText, PdfError> {
    let file = PdfFile::open(bytes, budget).ok_or(PdfError::Broken)?;
    if file.is_locked() {
        return Err(PdfError::Encrypted);
    }
    let pages = pages(&file);
    let structure = StructureTree::read(&file, &pages);
    let mut shower = Shower::new(&file);
    let mut dropped = DroppedLines::new();
    let mut collected = PageLines::default();
    for (number, page) in pages.iter().enumerate() {
        collected.page(number, page, &mut shower, &structure, &mut dropped);
    }
    let mut remarks = budget.remarks();
    let mut unread: Vec<(&String, &usize)> = shower.unread.iter().collect();
    unread.sort_unstable();
    remarks.extend(unread.into_iter().map(|(font, count)| {
        format!("{count} characters of the font {font} could not be read: it does not tell them")
    }));
    if collected.lines.is_empty() && remarks.is_empty() {
        remarks.push("no text: the pages are pictures (a scan), which are not read".into());
    }
    let title = file.trailer("Info");
    let title = title.dict().map(|info| file.get(info, "Title"));
    let title = title.as_ref().and_then(|title| title.text()).map(decode);
    Ok(PdfText {
        blocks: collected.blocks(&shower.addresses, &mut dropped),
        title: title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty()),
        pages: pages.len(),
        dropped: dropped.into_iter().collect(),
        remarks,
    })
}

/// The lines of all pages.
#[derive(Debug, Default)]
struct PageLines {
    lines: Vec<PdfLine>,
    heights: Vec<f64>,
    flows: usize,
}

impl PageLines {
    fn page(
        &mut self,
        number: usize,
        page: &PdfPage,
        shower: &mut Shower,
        structure: &StructureTree,
        dropped: &mut DroppedLines,
    ) {
        let shown = shower.page(page);
        for fragment in &shown.fragments {
            if !is_text(fragment, structure) {
                *dropped.entry(left_out(fragment)).or_default() += 1;
            }
        }
        let mut lines = lines(&shown.fragments, number, structure);
        attach_bullets(&mut lines, &shown.dots);
        self.flows = order(&mut lines, self.flows);
        self.lines.append(&mut lines);
        let [left, bottom, right, top] = page.area;
        self.heights.push(if page.turns.is_multiple_of(2) { top - bottom } else { right - left });
    }

    fn blocks(mut self, addresses: &[String], dropped: &mut DroppedLines) -> Vec<TextBlock> {
        let body = Measures::of(&self.lines).body;
        drop_furniture(&mut self.lines, &self.heights, body, dropped);
        settle_cells(&mut self.lines);
        let margins = margins(&self.lines, self.flows);
        let origins = origins(&margins);
        let measures = Measures::of(&self.lines);
        let vocabulary = DocumentWords::of(&self.lines);
        let paragraphs = paragraphs(self.lines, &margins, &measures);
        let paragraphs = join_over_pages(paragraphs, &origins, measures.body);
        Kinds::new(&paragraphs, &measures, &vocabulary, &origins, addresses).blocks(&paragraphs)
    }
}

fn left_out(fragment: &Fragment) -> &'static str {
    match fragment.look.stance {
        FragmentStance::Turned => "turned words",
        FragmentStance::Text | FragmentStance::Artifact => "running heads and feet",
    }
}
