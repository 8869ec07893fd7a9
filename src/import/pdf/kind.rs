//! Paragraphs to blocks: headings by their look against that of the body, items by bullets and
//! indents, captions and notes by their size, rows by their cells.

use super::label::Label;
use super::paragraph::{LARGE, Measures, PdfParagraph, SMALL, row_of};
use super::structure::ElementRole;
use super::words::{DocumentWords, Running};
use crate::import::block::{TextBlock, TextBlockKind};
use crate::order::CompactSort as _;

/// A heading has no more characters.
const HEADING: usize = 200;
/// Levels of items and of headings.
const LEVELS: usize = 6;

/// What is known of all paragraphs.
pub struct Kinds<'p> {
    measures: &'p Measures,
    vocabulary: &'p DocumentWords,
    origins: &'p [f64],
    addresses: &'p [String],
    /// Whether items have bullets; then an indent alone makes none.
    bullets: bool,
    /// Looks of headings: size in halves of points and weight, the highest first.
    headings: Vec<(i64, bool)>,
    /// Indents of items from the margin, the smallest first.
    indents: Vec<f64>,
}

impl<'p> Kinds<'p> {
    /// Finds the levels of headings and items.
    pub fn new(
        paragraphs: &[PdfParagraph],
        measures: &'p Measures,
        vocabulary: &'p DocumentWords,
        origins: &'p [f64],
        addresses: &'p [String],
    ) -> Self {
        let has_bullet = |p: &&PdfParagraph| p.label.is_some_and(|label| !label.is_number());
        let bullets = paragraphs.iter().filter(has_bullet).count() >= 3;
        let mut kinds = Self {
            measures,
            vocabulary,
            origins,
            addresses,
            bullets,
            headings: vec![],
            indents: vec![],
        };
        let headings = paragraphs.iter().filter(|p| kinds.is_heading(p)).map(look);
        let mut headings: Vec<(i64, bool)> = headings.collect();
        headings.compact_sort_by(|a, b| b.cmp(a));
        headings.dedup();
        let items = paragraphs.iter().filter(|p| kinds.is_item(p));
        let mut indents: Vec<f64> = items.map(|p| kinds.indent(p)).collect();
        indents.compact_sort_by(f64::total_cmp);
        indents.dedup_by(|a, b| *a - *b < 0.7 * measures.body);
        kinds.headings = headings;
        kinds.indents = indents;
        kinds
    }

    /// The blocks of the paragraphs.
    pub fn blocks(&self, paragraphs: &[PdfParagraph]) -> Vec<TextBlock> {
        let mut blocks = Vec::new();
        let mut at = 0;
        while let Some(paragraph) = paragraphs.get(at) {
            if let Some(row) = row_of(paragraph) {
                let cells = paragraphs.iter().skip(at).take_while(|p| row_of(p) == Some(row));
                let cells: Vec<&PdfParagraph> = cells.collect();
                at += cells.len();
                blocks.extend(self.row(&cells));
                continue;
            }
            let neighbour =
                |i: Option<usize>| i.and_then(|i| paragraphs.get(i)).is_some_and(is_row);
            let table =
                is_row(paragraph) && (neighbour(at.checked_sub(1)) || neighbour(at.checked_add(1)));
            blocks.extend(self.block(paragraph, table));
            at += 1;
        }
        blocks
    }

    fn row(&self, cells: &[&PdfParagraph]) -> Option<TextBlock> {
        let mut running = Running::default();
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                running.separate("\t");
            }
            running.append(&Running::of(&cell.lines, self.vocabulary, " "));
        }
        self.made(TextBlockKind::TableRow, running, cells.first()?)
    }

    fn block(&self, paragraph: &PdfParagraph, table: bool) -> Option<TextBlock> {
        if table {
            let running = Running::of(&paragraph.lines, self.vocabulary, "\t");
            return self.made(TextBlockKind::TableRow, running, paragraph);
        }
        let running = Running::of(&paragraph.lines, self.vocabulary, " ");
        let kind = self.kind(paragraph, &running.text);
        let mut block = self.made(kind, running, paragraph)?;
        if kind == TextBlockKind::Footnote {
            block.text = noted(&block.text);
        }
        Some(block)
    }

    fn made(
        &self,
        kind: TextBlockKind,
        running: Running,
        from: &PdfParagraph,
    ) -> Option<TextBlock> {
        let (text, links) = running.finish(self.addresses);
        let page = from.lines.first().and_then(|line| u32::try_from(line.page + 1).ok());
        let says = text.chars().any(char::is_alphanumeric);
        says.then_some(TextBlock { kind, text, page, line: None, links })
    }

    fn kind(&self, paragraph: &PdfParagraph, text: &str) -> TextBlockKind {
        let small = paragraph.look.size < SMALL * self.measures.body;
        let marked = paragraph.lines.first().is_some_and(|line| line.marked);
        let note = marked || starts_with_mark(text) || (small && starts_with_number(text));
        let role = paragraph.place.map(|place| place.role);
        if note && !matches!(role, Some(ElementRole::Heading(_) | ElementRole::Item(_))) {
            return TextBlockKind::Footnote;
        }
        match role {
            Some(ElementRole::Heading(level)) => return TextBlockKind::Heading(level),
            Some(ElementRole::Item(level)) => return TextBlockKind::Item(level),
            Some(ElementRole::Caption) => return TextBlockKind::Caption,
            Some(ElementRole::Note) => return TextBlockKind::Footnote,
            Some(ElementRole::Paragraph | ElementRole::Label | ElementRole::Cell(_)) | None => {}
        }
        if self.is_item(paragraph) {
            return TextBlockKind::Item(self.item_level(paragraph));
        }
        if self.is_heading(paragraph) {
            let above = self.headings.partition_point(|one| *one > look(paragraph));
            let level = above.min(LEVELS - 1) + 1;
            return TextBlockKind::Heading(u8::try_from(level).unwrap_or(1));
        }
        if small { TextBlockKind::Caption } else { TextBlockKind::Paragraph }
    }

    fn is_heading(&self, paragraph: &PdfParagraph) -> bool {
        let body = self.measures.body;
        let length: usize = paragraph.lines.iter().map(|line| line.text().chars().count()).sum();
        let large = paragraph.look.size > LARGE * body;
        let bold = paragraph.lines.iter().all(|line| line.look.bold)
            && paragraph.look.size > SMALL * body
            && !paragraph.lines.last().is_some_and(|line| line.text().ends_with(['.', ';', ',']));
        let tagged =
            !matches!(paragraph.place.map(|place| place.role), None | Some(ElementRole::Paragraph));
        let bullet = paragraph.label.is_some_and(|label| !label.is_number());
        (large || bold) && length <= HEADING && !bullet && !tagged && !is_row(paragraph)
    }

    fn is_item(&self, paragraph: &PdfParagraph) -> bool {
        let size = paragraph.look.size;
        let large = size > LARGE * self.measures.body;
        let small = size < SMALL * self.measures.body;
        match paragraph.label {
            Some(Label::Bullet(_) | Label::Dash(_)) => !large,
            Some(Label::Number(left)) => {
                let hangs = paragraph.rest > left + 0.8 * size || paragraph.lines.len() == 1;
                !large && !small && !paragraph.look.bold && hangs
            }
            None if self.bullets => false,
            // Without a bullet: all of its lines stand further in than the margin.
            None => {
                let even = (paragraph.left - paragraph.rest).abs() < 0.3 * size;
                let indented = self.indent(paragraph) > 0.8 * size;
                even && indented
                    && !large
                    && !small
                    && paragraph.place.is_none()
                    && paragraph.lines.len() + usize::from(paragraph.full) > 1
                    && !is_row(paragraph)
            }
        }
    }

    /// How far a paragraph, or its bullet, stands from the margin.
    fn indent(&self, paragraph: &PdfParagraph) -> f64 {
        let left = paragraph.label.map_or(paragraph.left, Label::left);
        let flow = paragraph.lines.first().map_or(0, |line| line.flow);
        left - self.origins.get(flow).copied().unwrap_or(left)
    }

    fn item_level(&self, paragraph: &PdfParagraph) -> u8 {
        let indent = self.indent(paragraph) - 0.1;
        let slack = 0.7 * self.measures.body;
        let below = self.indents.partition_point(|one| *one < indent - slack);
        u8::try_from(below.min(LEVELS - 1)).unwrap_or(0)
    }
}

fn look(paragraph: &PdfParagraph) -> (i64, bool) {
    #[expect(clippy::cast_possible_truncation, reason = "sizes of a page")]
    let halves = (paragraph.look.size * 2.0).round() as i64;
    (halves, paragraph.look.bold)
}

fn is_row(paragraph: &PdfParagraph) -> bool {
    paragraph.lines.first().is_some_and(|line| line.cells.len() > 1) && paragraph.label.is_none()
}

/// `[12] …`.
fn starts_with_mark(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('[') else { return false };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && rest.get(digits..).is_some_and(|rest| rest.starts_with(']'))
}

/// `12 …`, as notes begin whose mark is not raised.
fn starts_with_number(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default().trim_start_matches(['.', ')']);
    let word = rest.trim_start();
    (1..=2).contains(&digits) && rest.starts_with(' ') && !word.starts_with(char::is_lowercase)
}

/// A note with its mark in brackets.
fn noted(text: &str) -> String {
    if starts_with_mark(text) || !starts_with_number(text) {
        return text.to_owned();
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (mark, rest) = text.split_at(digits);
    format!("[{mark}] {}", rest.trim_start_matches(['.', ')']).trim_start())
}
