//! The text part of a document, or the part with its notes, to blocks in the order of reading.

use std::collections::BTreeMap;

use super::{
    fields::DocxField,
    paragraph::DocxParagraph,
    parts::{DocxLinks, NoteKind, Styles, is_on},
    table::DocxTable,
    xml::{Pieces, XmlPiece},
};
use crate::import::block::TextBlockKind;
use crate::import::reading::{
    gather::{GatheredBlock, LineEnd},
    limits, notes,
    outcome::{DroppedTally, ReadingError},
    read::Raw,
};

/// A part while it is read, and what was read of it.
pub(super) struct DocxDocument<'a> {
    styles: &'a Styles,
    links: &'a DocxLinks,
    blocks: Vec<GatheredBlock>,
    /// Paragraphs within each other, as text boxes have them.
    pub(super) open: Vec<DocxParagraph>,
    tables: Vec<DocxTable>,
    run: DocxRun,
    /// Fields within each other: what each was told to be, and whether its result has begun.
    pub(super) fields: Vec<DocxField>,
    words_are: WordsAre,
    /// Notes in the order they are cited.
    pub(super) cited: Vec<(NoteKind, String)>,
    /// Notes by their ids, where the part holds them.
    notes: BTreeMap<String, Vec<GatheredBlock>>,
    note: Option<String>,
    found: BTreeMap<(NoteKind, String), Vec<GatheredBlock>>,
    tally: DroppedTally,
    page: u32,
    paged: bool,
    pictured: bool,
    count: usize,
}

/// What the characters are that come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WordsAre {
    /// White space between elements.
    Layout,
    /// Words of the text.
    Text,
    /// What a field is told to be.
    Instruction,
}

#[derive(Debug, Default)]
struct DocxRun {
    bold: Option<bool>,
    style: Option<String>,
    hidden: bool,
    raised: bool,
}

/// What is passed over with all that lies in it: what was deleted or moved away, how things were
/// before, and what stands in for something that is read.
const PASSED: &[&str] = &[
    "del",
    "moveFrom",
    "Fallback",
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "sectPr",
    "tblPr",
    "ruby",
    "numberingChange",
    "object",
];

/// Reads a part.
///
/// # Errors
/// If its XML is damaged, or it holds more than is read.
pub(super) fn read<'a>(
    part: &str,
    styles: &'a Styles,
    links: &'a DocxLinks,
) -> Result<DocxDocument<'a>, ReadingError> {
    let mut pieces = Pieces::new(part);
    let mut document = DocxDocument::new(styles, links);
    loop {
        match pieces.next()? {
            XmlPiece::Open(name, _) if PASSED.contains(&name.as_str()) => {
                if matches!(name.as_str(), "del" | "moveFrom") && document.open.last().is_some() {
                    document.tally.add("deleted text", 1);
                }
                pieces.skip()?;
            }
            XmlPiece::Open(name, attributes) => document.begin(&name, &attributes),
            XmlPiece::Close(name) => document.end(&name),
            XmlPiece::Words(words) => document.words(&words),
            XmlPiece::End => break,
        }
        if document.count > limits::BLOCKS {
            return Err(ReadingError::TooMuch {
                what: "paragraphs in the document",
                limit: limits::BLOCKS,
            });
        }
    }
    while !document.open.is_empty() {
        document.end("p");
    }
    while !document.tables.is_empty() {
        document.end("tbl");
    }
    Ok(document)
}

impl<'a> DocxDocument<'a> {
    fn new(styles: &'a Styles, links: &'a DocxLinks) -> Self {
        DocxDocument {
            styles,
            links,
            blocks: Vec::new(),
            open: Vec::new(),
            tables: Vec::new(),
            run: DocxRun::default(),
            fields: Vec::new(),
            words_are: WordsAre::Layout,
            cited: Vec::new(),
            notes: BTreeMap::new(),
            note: None,
            found: BTreeMap::new(),
            tally: DroppedTally::default(),
            page: 1,
            paged: false,
            pictured: false,
            count: 0,
        }
    }

    /// Takes the notes of a part that holds them.
    pub(super) fn take_notes(&mut self, kind: NoteKind, read: DocxDocument<'_>) {
        for (id, blocks) in read.notes {
            self.found.insert((kind, id), blocks);
        }
    }

    /// What was read, the notes last, in the order they are cited.
    pub(super) fn into_raw(mut self) -> Raw {
        let mut blocks = self.blocks;
        for (place, cited) in self.cited.iter().enumerate() {
            let mut parts = self.found.remove(cited).unwrap_or_default().into_iter();
            let Some(mut note) = parts.next() else { continue };
            let lead = notes::marked(&(place + 1).to_string(), "");
            for link in &mut note.block.links {
                link.from += lead.chars().count();
                link.to += lead.chars().count();
            }
            note.block.text.insert_str(0, &lead);
            note.block.kind = TextBlockKind::Footnote;
            for part in parts {
                note.block.text.push(' ');
                note.block.text.push_str(&part.block.text);
            }
            blocks.push(note);
        }
        if !self.paged {
            for gathered in &mut blocks {
                gathered.block.page = None;
            }
        }
        Raw { blocks, tally: self.tally, ..Raw::default() }
    }

    fn begin(&mut self, name: &str, attributes: &BTreeMap<String, String>) {
        let value = attributes.get("val").map(String::as_str);
        match name {
            "p" => self.open.push(DocxParagraph { page: self.page, ..DocxParagraph::default() }),
            "r" => self.run = DocxRun::default(),
            "t" => self.words_are = WordsAre::Text,
            "instrText" => self.words_are = WordsAre::Instruction,
            "tab" if self.in_run() => self.blank(),
            "br" | "cr" => self.line_break(attributes.get("type").map(String::as_str)),
            "lastRenderedPageBreak" => {
                self.page = self.page.saturating_add(1);
                self.paged = true;
            }
            "noBreakHyphen" => self.put_words("-"),
            "b" => self.run.bold = Some(is_on(value)),
            "rStyle" => self.run.style = value.map(ToOwned::to_owned),
            "vanish" => self.run.hidden = is_on(value),
            "vertAlign" => self.run.raised = value == Some("superscript"),
            "drawing" | "pict" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.drawing = true;
                }
            }
            "hyperlink" => {
                let address = attributes.get("id").and_then(|id| self.links.get(id)).cloned();
                self.open_link(address.as_deref());
            }
            "fldChar" => self.field_mark(attributes.get("fldCharType").map(String::as_str)),
            "fldSimple" => {
                let instruction = attributes.get("instr").cloned().unwrap_or_default();
                self.fields.push(DocxField { instruction, linked: false });
                self.field_mark(Some("separate"));
            }
            "footnoteReference" => self.cite(NoteKind::Foot, attributes),
            "endnoteReference" => self.cite(NoteKind::End, attributes),
            "footnote" | "endnote" => {
                let real = attributes.get("type").is_none_or(|kind| kind == "normal");
                self.note = attributes.get("id").filter(|_| real).cloned();
            }
            "tbl" => self.tables.push(DocxTable::default()),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row();
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cell();
                }
            }
            _ => self.property(name, value),
        }
    }

    fn property(&mut self, name: &str, value: Option<&str>) {
        let Some(paragraph) = self.open.last_mut() else { return };
        match name {
            "pStyle" => paragraph.style = value.map(ToOwned::to_owned),
            "outlineLvl" => paragraph.outline = value.and_then(|value| value.parse().ok()),
            "ilvl" => paragraph.level = value.and_then(|value| value.parse().ok()),
            "numId" => paragraph.listed = Some(value != Some("0")),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.flush_last(),
            "t" | "instrText" => self.words_are = WordsAre::Layout,
            "hyperlink" => self.close_link(),
            "fldSimple" => self.field_mark(Some("end")),
            "footnote" | "endnote" => self.note = None,
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    for gathered in table.into_blocks() {
                        self.put(gathered);
                    }
                }
            }
            _ => {}
        }
    }

    fn in_run(&self) -> bool {
        self.open.last().is_some_and(|paragraph| !paragraph.gather.is_empty())
    }

    fn blank(&mut self) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.gather.blank();
        }
    }

    fn words(&mut self, words: &str) {
        match (self.words_are, self.fields.last_mut()) {
            (WordsAre::Instruction, Some(field)) if field.instruction.len() < 4_096 => {
                field.instruction.push_str(words);
            }
            (WordsAre::Text, _) if !self.run.hidden => self.put_words(words),
            (WordsAre::Text | WordsAre::Instruction | WordsAre::Layout, _) => {}
        }
    }

    /// Adds words as the run sets them.
    pub(super) fn put_words(&mut self, words: &str) {
        let styled =
            |style: &Option<String>| style.as_deref().is_some_and(|style| self.styles.bold(style));
        let Some(paragraph) = self.open.last() else { return };
        let bold =
            self.run.bold.unwrap_or_else(|| styled(&self.run.style) || styled(&paragraph.style));
        let first = words.chars().find(|c| !c.is_whitespace());
        let end = paragraph.line_end;
        let splits = paragraph.kind(self.styles) == Some(TextBlockKind::Paragraph);
        if splits && first.is_some_and(|first| end.parts_from(first, bold)) {
            self.flush_line();
        }
        let raised = self.run.raised;
        let Some(paragraph) = self.open.last_mut() else { return };
        let mark = if raised {
            notes::raised(words, paragraph.gather.last(), &paragraph.gather.last_letters())
        } else {
            None
        };
        paragraph.gather.push(mark.as_deref().unwrap_or(words), bold, None);
        if first.is_some() {
            paragraph.line_end = LineEnd::default();
        }
    }

    fn line_break(&mut self, kind: Option<&str>) {
        if kind == Some("page") {
            self.flush_line();
            return;
        }
        let Some(paragraph) = self.open.last_mut() else { return };
        paragraph.gather.blank();
        if paragraph.gather.is_empty() {
            return;
        }
        paragraph.line_end = paragraph.gather.line_end(paragraph.line_end.breaks);
        let splits = paragraph.kind(self.styles) == Some(TextBlockKind::Paragraph);
        if splits && (paragraph.line_end.breaks > 1 || paragraph.gather.ends_a_caption()) {
            self.flush_line();
        }
    }

    /// Ends a block in the middle of a paragraph.
    fn flush_line(&mut self) {
        let Some(paragraph) = self.open.last_mut() else { return };
        paragraph.line_end = LineEnd::default();
        let Some(kind) = paragraph.kind(self.styles) else { return };
        let page = paragraph.page;
        if let Some(gathered) = paragraph.gather.take(kind) {
            self.finish(gathered, page);
        }
    }

    fn flush_last(&mut self) {
        let Some(mut paragraph) = self.open.pop() else { return };
        let drawing = paragraph.drawing;
        let kind = paragraph.kind(self.styles);
        match paragraph.gather.take(kind.unwrap_or(TextBlockKind::Paragraph)) {
            Some(_) if kind.is_none() => self.tally.add("table of contents", 1),
            Some(gathered) => {
                self.pictured |= drawing;
                self.finish(gathered, paragraph.page);
            }
            None => self.pictured |= drawing,
        }
    }

    fn finish(&mut self, mut gathered: GatheredBlock, page: u32) {
        gathered.block.page = Some(page);
        gathered.set.pictured = std::mem::take(&mut self.pictured);
        self.put(gathered);
    }

    fn put(&mut self, gathered: GatheredBlock) {
        self.count += 1;
        let outside = match self.tables.last_mut() {
            Some(table) => table.put(gathered).err(),
            None => Some(gathered),
        };
        let Some(gathered) = outside else { return };
        match &self.note {
            Some(id) => self.notes.entry(id.clone()).or_default().push(gathered),
            None => self.blocks.push(gathered),
        }
    }
}
