//! The source: the blocks around an entry, its words set off, the words of the selected field marked.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::Reviewing;
use crate::import::block::{TextBlock, TextBlockKind, TextSpan};
use crate::screens::ViewContext;
use crate::text::wrap;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// How many characters of a block are laid out around what is looked at: a text may be one block.
const WINDOW: usize = 6_000;

/// A row of a block.
struct SourceRow {
    block: usize,
    /// Its first character in the block.
    from: usize,
    text: String,
    is_first: bool,
}

impl Reviewing {
    pub(super) fn draw_source(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let Some(item) = self.item() else { return };
        let marked = self.marked();
        let spans = &item.piece.spans;
        let focus = marked.or_else(|| spans.iter().min().copied()).unwrap_or(item.key.span);
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let rows = rows(self.review.blocks(), focus, inner);
        for (y, row) in (inner.top()..inner.bottom()).zip(&rows) {
            let kind = self.review.blocks().get(row.block).map(|block| block.kind);
            let lead = lead(view, kind);
            let is_lead = row.is_first && !row.text.is_empty();
            let mut x = inner.x;
            if is_lead {
                put(buffer, x, y, lead, view.theme.style(Role::Dim));
            }
            x += u16::from(!lead.is_empty()) * 2;
            let role = |at: usize| {
                let holds =
                    |span: &TextSpan| span.block == row.block && (span.from..span.to).contains(&at);
                match kind {
                    _ if marked.as_ref().is_some_and(holds) => Role::MatchCurrent,
                    _ if spans.iter().any(holds) => Role::Strong,
                    Some(TextBlockKind::Heading(_)) => Role::Heading,
                    Some(_) | None => Role::Dim,
                }
            };
            for (text, role) in runs(row, role) {
                x = put(buffer, x, y, &view.spell(&text), view.theme.style(role));
            }
        }
    }
}

/// Returns what stands before a block.
fn lead(view: &ViewContext<'_>, kind: Option<TextBlockKind>) -> &'static str {
    match kind {
        Some(TextBlockKind::Item(_)) => view.marks.bullet,
        Some(TextBlockKind::Footnote) => "*",
        Some(
            TextBlockKind::Heading(_)
            | TextBlockKind::Paragraph
            | TextBlockKind::TableRow
            | TextBlockKind::Caption,
        )
        | None => "",
    }
}

/// Cuts a row into runs of one role.
fn runs(row: &SourceRow, role: impl Fn(usize) -> Role) -> Vec<(String, Role)> {
    let mut runs: Vec<(String, Role)> = Vec::new();
    for (at, c) in (row.from..).zip(row.text.chars()) {
        let role = role(at);
        match runs.last_mut() {
            Some((text, last)) if *last == role => text.push(c),
            _ => runs.push((c.to_string(), role)),
        }
    }
    runs
}

/// Returns the rows that an area has room for, with what is looked at in its upper half.
fn rows(blocks: &[TextBlock], focus: TextSpan, area: Rect) -> Vec<SourceRow> {
    let (columns, height) = (usize::from(area.width), usize::from(area.height));
    // Where there is little room, blocks follow each other without a row between them.
    let gap = usize::from(height > 8);
    let here = block_rows(blocks, focus.block, Some(focus.from), columns);
    let at = here.iter().rposition(|row| row.from <= focus.from).unwrap_or(0);
    let mut before: Vec<SourceRow> = Vec::new();
    let mut block = focus.block;
    while before.len() + at < height / 3 && block > 0 {
        block -= 1;
        let mut above = block_rows(blocks, block, Some(usize::MAX), columns);
        above.extend((0..gap).map(|_| blank(block)));
        above.append(&mut before);
        before = above;
    }
    let skipped = (before.len() + at).saturating_sub(height / 3);
    let mut rows: Vec<SourceRow> = before.into_iter().chain(here).skip(skipped).collect();
    let mut block = focus.block + 1;
    while rows.len() < height && block < blocks.len() {
        rows.extend((0..gap).map(|_| blank(block)));
        rows.extend(block_rows(blocks, block, None, columns));
        block += 1;
    }
    rows
}

fn blank(block: usize) -> SourceRow {
    SourceRow { block, from: 0, text: String::new(), is_first: false }
}

/// Lays out a block: around a character, or from its beginning.
fn block_rows(
    blocks: &[TextBlock],
    at: usize,
    around: Option<usize>,
    columns: usize,
) -> Vec<SourceRow> {
    let Some(block) = blocks.get(at) else { return Vec::new() };
    let len = block.text.chars().count();
    let start = around.map_or(0, |around| around.min(len).saturating_sub(WINDOW / 2));
    let text: String = block.text.chars().skip(start).take(WINDOW).collect();
    let indent = match block.kind {
        TextBlockKind::Item(_) | TextBlockKind::Footnote => 2,
        TextBlockKind::Heading(_)
        | TextBlockKind::Paragraph
        | TextBlockKind::TableRow
        | TextBlockKind::Caption => 0,
    };
    let mut from = start;
    let mut done = 0;
    let row = |(number, range): (usize, Range<usize>)| {
        from += text.get(done..range.start).map_or(0, |skipped| skipped.chars().count());
        done = range.start;
        let text = text.get(range).unwrap_or_default().to_owned();
        SourceRow { block: at, from, text, is_first: number == 0 && start == 0 }
    };
    wrap(&text, columns.saturating_sub(indent).max(1)).into_iter().enumerate().map(row).collect()
}
