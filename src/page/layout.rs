//! Pages broken into rows of a given width.
//!
//! Rows remember which text they were cut from, so that a search works on the text and not on its
//! line breaks. Colours are the theme's task.

use std::borrow::Cow;
use std::ops::Range;

use super::{Block, Page, PageLine, PageTable, Span, TableCell, Tone};
use crate::text::{fit, width, wrap};

/// The characters that drawing needs in addition to letters.
#[derive(Clone, Copy, Debug)]
pub struct Marks {
    /// Before a bulleted item.
    pub bullet: &'static str,
    /// Where something was cut off.
    pub ellipsis: &'static str,
    /// Draws a bar of a share from 0 to 1 in that many columns.
    pub bar: fn(f64, usize) -> String,
    /// Spells a text for the terminal: as it is, or in ASCII.
    pub spell: fn(&str) -> Cow<'_, str>,
}

/// The widest bar: bars are for comparing at a glance, and longer ones add nothing.
const WIDEST_BAR: usize = 16;
/// The minimum width of the first column of a table.
const LEAST_NAME: usize = 12;

/// One row of a laid-out page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LaidOutRow {
    /// The lead before the text: indentation, bullet, the name of a field.
    pub lead: Vec<Span>,
    /// The text.
    pub body: Vec<Span>,
    /// The index in [`Layout::texts`] of the text that the body was cut from.
    pub text: usize,
    /// Where in that text the body begins.
    pub start: usize,
}

/// A page in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The rows from top to bottom.
    pub rows: Vec<LaidOutRow>,
    /// The texts that the rows were cut from.
    pub texts: Vec<String>,
}

/// Breaks a page into rows that are at most `columns` wide.
pub fn lay_out(page: &Page, columns: usize, marks: &Marks) -> Layout {
    let mut layout = Layout::default();
    page.blocks.iter().for_each(|block| layout.block(block, columns, marks));
    layout
}

/// Passes on the same rows one by one, and keeps none of them: a page may have a million.
pub(super) fn rows(page: &Page, columns: usize, marks: &Marks, mut give: impl FnMut(&LaidOutRow)) {
    let mut layout = Layout::default();
    for block in &page.blocks {
        layout.block(block, columns, marks);
        // The last row stays: it decides whether a gap comes before the next one.
        let done = layout.rows.len().saturating_sub(1);
        layout.rows.drain(..done).for_each(|row| give(&row));
        layout.texts.clear();
    }
    layout.rows.iter().for_each(give);
}

impl Layout {
    /// Adds the rows of another layout below its own.
    pub fn append(&mut self, other: Self) {
        let before = self.texts.len();
        self.texts.extend(other.texts);
        self.rows.extend(
            other.rows.into_iter().map(|row| LaidOutRow { text: row.text + before, ..row }),
        );
    }

    /// Adds a row that is made for its width; returns its place.
    pub fn push(&mut self, body: Vec<Span>) -> usize {
        let text = self.keep(body.iter().map(|span| span.text.as_str()).collect());
        self.rows.push(LaidOutRow { lead: Vec::new(), body, text, start: 0 });
        self.rows.len() - 1
    }

    fn block(&mut self, block: &Block, columns: usize, marks: &Marks) {
        match block {
            Block::Line(line) => self.line(line, columns, marks),
            Block::Table(table) => self.table(table, columns, marks),
            Block::Gap => self.gap(),
        }
    }

    fn gap(&mut self) {
        if self.rows.last().is_some_and(|row| !(row.lead.is_empty() && row.body.is_empty())) {
            let text = self.keep(String::new());
            self.rows.push(LaidOutRow { text, ..LaidOutRow::default() });
        }
    }

    fn keep(&mut self, text: String) -> usize {
        self.texts.push(text);
        self.texts.len() - 1
    }

    fn line(&mut self, line: &PageLine, columns: usize, marks: &Marks) {
        let lead = match line.lead.text.as_str() {
            "• " => Span::new(format!("{} ", marks.bullet), line.lead.tone),
            lead => Span::new((marks.spell)(lead), line.lead.tone),
        };
        let spans: Vec<Span> =
            line.spans.iter().map(|s| Span::new((marks.spell)(&s.text), s.tone)).collect();
        let whole: String = spans.iter().map(|span| span.text.as_str()).collect();
        // Where the lead would leave too little room, the text starts on the row below it.
        let lead_width = usize::from(line.indent) + width(&lead.text);
        let beside = (columns >= lead_width + 16 && lead_width <= columns / 2) || lead_width <= 4;
        let hang = if beside { lead_width.min(columns / 2) } else { 1.min(columns / 2) };
        let indent = Span::new(" ".repeat(usize::from(line.indent)), Tone::Plain);
        let mut first = vec![indent, lead];
        first.retain(|span| !span.text.is_empty());
        let text = self.keep(whole);
        if !beside {
            self.rows.push(LaidOutRow {
                lead: std::mem::take(&mut first),
                text,
                ..LaidOutRow::default()
            });
        }
        let ranges = wrap(&self.texts[text], columns.saturating_sub(hang).max(1));
        for (at, range) in ranges.into_iter().enumerate() {
            let lead = if at == 0 && beside {
                std::mem::take(&mut first)
            } else if hang > 0 {
                vec![Span::new(" ".repeat(hang), Tone::Plain)]
            } else {
                Vec::new()
            };
            self.rows.push(LaidOutRow {
                lead,
                body: cut(&spans, &range),
                text,
                start: range.start,
            });
        }
        if let [one] = self.rows.as_mut_slice()
            && one.body.is_empty()
        {
            one.lead.clear();
        }
    }

    fn table(&mut self, table: &PageTable, columns: usize, marks: &Marks) {
        let widths = column_widths(table, columns, marks);
        if widths.is_empty() {
            return self.stacked(table, columns, marks);
        }
        if table.head.iter().any(|name| !name.is_empty()) {
            let head: Vec<TableCell> = (0..)
                .zip(&table.head)
                .map(|(at, name): (usize, _)| {
                    let span = Span::new(*name, Tone::Label);
                    let number = table
                        .rows
                        .iter()
                        .any(|row| matches!(row.get(at), Some(TableCell::Number(_))));
                    if number { TableCell::Number(span) } else { TableCell::Text(span) }
                })
                .collect();
            self.table_row(&head, &widths, marks);
        }
        for row in &table.rows {
            self.table_row(row, &widths, marks);
        }
    }

    /// Lays out a table that is wider than the page: each row as a line of its own, every number
    /// with the name of its column, so that nothing is cut.
    fn stacked(&mut self, table: &PageTable, columns: usize, marks: &Marks) {
        for row in &table.rows {
            let mut spans: Vec<Span> = Vec::new();
            for (at, cell) in row.iter().enumerate() {
                let (TableCell::Text(span) | TableCell::Number(span)) = cell else { continue };
                if span.text.trim().is_empty() || span.tone == Tone::Dim && at > 1 {
                    continue;
                }
                let name = table.head.get(at).copied().unwrap_or("");
                if at > 0 {
                    let comma = if spans.len() > 1 { ", " } else { "  " };
                    spans.push(Span::new(format!("{comma}{name} "), Tone::Label));
                }
                spans.push(Span::new(span.text.trim(), span.tone));
            }
            let lead = Span::new("• ", Tone::Dim);
            // A part stands below its whole, as its name is indented in the table.
            let is_part =
                matches!(row.first(), Some(TableCell::Text(name)) if name.text.starts_with("  "));
            let indent = if is_part { 2 } else { 0 };
            self.line(&PageLine { indent, lead, spans }, columns, marks);
        }
    }

    fn table_row(&mut self, cells: &[TableCell], widths: &[usize], marks: &Marks) {
        let mut body: Vec<Span> = Vec::new();
        for (at, (cell, room)) in cells.iter().zip(widths).enumerate() {
            if *room == 0 {
                continue;
            }
            if at > 0 {
                body.push(Span::new("  ", Tone::Plain));
            }
            let pad = |text: &str| " ".repeat(room.saturating_sub(width(text)));
            match cell {
                TableCell::Text(span) => {
                    let spelled = (marks.spell)(&span.text);
                    let text = fit(&spelled, *room, marks.ellipsis);
                    let pad = pad(&text);
                    body.push(Span::new(text, span.tone));
                    body.push(Span::new(pad, Tone::Plain));
                }
                TableCell::Number(span) => {
                    let spelled = (marks.spell)(&span.text);
                    let text = fit(&spelled, *room, marks.ellipsis);
                    body.push(Span::new(pad(&text), Tone::Plain));
                    body.push(Span::new(text, span.tone));
                }
                TableCell::Bar(share) => {
                    body.push(Span::new((marks.bar)(*share, *room), Tone::Bar));
                }
            }
        }
        while body.last().is_some_and(|span| span.text.trim().is_empty()) {
            body.pop();
        }
        body.retain(|span| !span.text.is_empty());
        let text = self.keep(body.iter().map(|span| span.text.as_str()).collect());
        self.rows.push(LaidOutRow { lead: Vec::new(), body, text, start: 0 });
    }
}

/// Returns the natural widths. Where the room is short, bars shrink first, then the first column,
/// down to a width that still distinguishes its rows. Returns nothing where even that is too wide.
fn column_widths(table: &PageTable, columns: usize, marks: &Marks) -> Vec<usize> {
    let count = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.head.len());
    let mut widths: Vec<usize> = vec![0; count];
    let mut bar = None;
    for row in &table.rows {
        for (at, cell) in row.iter().enumerate() {
            match cell {
                TableCell::Text(span) | TableCell::Number(span) => {
                    widths[at] = widths[at].max(width(&(marks.spell)(&span.text)));
                }
                TableCell::Bar(_) => bar = Some(at),
            }
        }
    }
    for (at, name) in table.head.iter().enumerate() {
        widths[at] = widths[at].max(width(name));
    }
    let gaps = |widths: &[usize]| 2 * widths.iter().filter(|w| **w > 0).count().saturating_sub(1);
    let taken = |widths: &[usize]| widths.iter().sum::<usize>() + gaps(widths);
    if let Some(at) = bar {
        let room = columns.saturating_sub(taken(&widths) + 2);
        widths[at] = if room >= 4 { room.min(WIDEST_BAR) } else { 0 };
    }
    let over = taken(&widths).saturating_sub(columns);
    match widths.first_mut() {
        Some(first) if over > 0 && first.saturating_sub(over) < LEAST_NAME.min(*first) => {
            Vec::new()
        }
        Some(first) => {
            *first -= over;
            widths
        }
        None => widths,
    }
}

/// Returns the part of some spans that a byte range of their joined text covers.
fn cut(spans: &[Span], range: &Range<usize>) -> Vec<Span> {
    let mut cut = Vec::new();
    let mut at = 0;
    for span in spans {
        let end = at + span.text.len();
        let from = range.start.max(at);
        let to = range.end.min(end);
        if from < to
            && let Some(text) = span.text.get(from - at..to - at)
        {
            cut.push(Span::new(text, span.tone));
        }
        at = end;
    }
    cut
}
