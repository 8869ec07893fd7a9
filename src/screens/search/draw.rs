//! Drawing the search.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::items::ResultItem;
use super::snippet::snippet;
use super::state::{Focus, ROWS, Search};
use super::sum_rows::{draw_last_read, draw_sum};
use crate::archive::RecordKey;
use crate::digest::grouped;
use crate::page::{Span, Tone};
use crate::screens::ViewContext;
use crate::screens::list::{ListRow, draw_row};
use crate::screens::preview::{draw_preview, line_before, preview_links};
use crate::screens::row::subject_row;
use crate::text::{fit_end, width};
use crate::tree::{TreeNode, Turn};
use crate::ui::links::AddressCells;
use crate::ui::paint::{put, style_of};
use crate::ui::theme::Role;

/// Results may be of any week, so their rows show the year.
const ACROSS: TreeNode = TreeNode::Archive(Turn::ByDigest);

impl Search {
    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        self.draw_input(view, buffer);
        if let Some(sum) = &self.sum {
            draw_sum(view, sum, buffer);
        }
        let cut = self.cut(view);
        if let Some(area) = cut.found {
            self.draw_found(view, area, buffer);
        }
        if self.fault.is_some() && self.results.is_some() {
            draw_last_read(view, &self.last_read(), buffer);
            if let Some(area) = cut.found.filter(|_| self.unfinished.is_none()) {
                buffer.set_style(area, view.theme.style(Role::Dim));
            }
        }
        if let Some(area) = cut.preview {
            line_before(view, area, buffer);
            let page = self.selected().map(|key| TreeNode::from(key).page(view.corpus));
            draw_preview(view, area, &page.unwrap_or_default(), buffer);
        }
        if let Some(area) = cut.facets {
            if cut.found.is_some() {
                line_before(view, area, buffer);
            }
            self.draw_facets(view, area, buffer);
        }
        if let Some(area) = cut.map {
            line_before(view, Rect { x: area.x - 1, ..area }, buffer);
            self.map.draw(view, area, buffer);
        }
    }

    /// Says of which query the results are while the line has a fault.
    fn last_read(&self) -> String {
        let query = &self.query;
        let query = if query.is_empty() { "everything".to_owned() } else { query.to_string() };
        match self.unfinished.and_then(|at| self.input.text().get(at..)) {
            Some(term) => format!("`{term}` is not whole yet; results of the rest: {query}"),
            None => format!("results of the last query that could be read: {query}"),
        }
    }

    /// Returns the addresses in the preview.
    pub(crate) fn links(&self, view: &ViewContext<'_>) -> Vec<AddressCells> {
        let shown = self.cut(view).preview.zip(self.selected());
        shown.map_or_else(Vec::new, |(area, key)| {
            preview_links(view, area, &TreeNode::from(key).page(view.corpus))
        })
    }

    fn draw_input(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let line = Rect { x: view.body.x + 1, height: 1, ..view.body };
        let room = usize::from(view.body.width.saturating_sub(5));
        let (before, after) = self.input.parts();
        // The cursor stays in sight: where the line is too long, its beginning is cut.
        let whole = width(before) <= room;
        let shown = fit_end(before, room, view.marks.ellipsis);
        let mut x = put(buffer, line.x, line.y, "> ", view.theme.style(Role::Key));
        let start = x;
        x = put(buffer, x, line.y, &view.spell(&shown), style_of(view.theme, Tone::Strong));
        if self.focus == Focus::Found {
            put(buffer, x, line.y, "_", view.theme.style(Role::Accent));
            x += 1;
        }
        put(buffer, x, line.y, &view.spell(after), style_of(view.theme, Tone::Strong));
        self.draw_remark(view, line, start, whole, buffer);
    }

    fn draw_found(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let room = usize::from(area.width);
        let shown = self.items.iter().enumerate().skip(self.cursor.top);
        for (y, (at, item)) in (area.y..area.bottom()).step_by(ROWS).zip(shown) {
            let block = Rect { y, height: (area.bottom() - y).min(2), ..area };
            let in_list = matches!(self.focus, Focus::Found | Focus::List);
            let selected = at == self.cursor.at && in_list;
            // A heading is on the lower of its two rows, next to what it is over.
            let line = Rect { y: block.bottom().saturating_sub(1), height: 1, ..block };
            match item {
                ResultItem::Nearest(met, words) => {
                    let text = format!("with {met} of the {words} words");
                    let left = vec![Span::new(text, Tone::Heading)];
                    draw_row(view, line, &ListRow { left, right: Vec::new() }, None, buffer);
                }
                ResultItem::Record(key) => {
                    let row = subject_row(view, ACROSS, (*key).into(), room);
                    let row = told(view, row, *key, room);
                    self.draw_record(view, block, (*key, row), selected, buffer);
                }
                ResultItem::Telling(key) => {
                    let inner = room.saturating_sub(2);
                    let mut row = subject_row(view, ACROSS, TreeNode::Entry(*key), inner);
                    row.left.insert(0, Span::new("  ", Tone::Plain));
                    self.draw_record(view, block, (RecordKey::Entry(*key), row), selected, buffer);
                }
                ResultItem::Theatre(id, count) => {
                    let taxonomy = view.corpus.taxonomy();
                    let name = id.map_or("of no theatre", |id| taxonomy.theatre_name(id));
                    let left = vec![Span::new(view.spell(name), Tone::Heading)];
                    let right = vec![Span::new(grouped(count), Tone::Number)];
                    draw_row(view, line, &ListRow { left, right }, None, buffer);
                }
            }
        }
    }

    /// Draws a record's row, and below it the snippet that matches the query.
    fn draw_record(
        &self,
        view: &ViewContext<'_>,
        block: Rect,
        (key, row): (RecordKey, ListRow),
        selected: bool,
        buffer: &mut Buffer,
    ) {
        let line = Rect { height: 1, ..block };
        let highlight = selected.then(|| view.theme.style(Role::Selected));
        draw_row(view, line, &row, highlight, buffer);
        if block.height > 1 {
            let mut left = vec![Span::new("  ", Tone::Plain)];
            if let Some(results) = &self.results {
                left.extend(snippet(view, &results.marker, key));
            }
            let row = ListRow { left, right: Vec::new() };
            draw_row(view, Rect { y: block.y + 1, ..line }, &row, None, buffer);
        }
    }
}

/// Adds how often the event of an entry is told, if more than once.
fn told(view: &ViewContext<'_>, mut row: ListRow, key: RecordKey, room: usize) -> ListRow {
    let times = key.entry().map_or(1, |key| view.corpus.tellings_of(key));
    if times > 1 {
        let text = if room >= 70 { format!("told {times} times ") } else { format!("×{times} ") };
        row.right.insert(0, Span::new(view.spell(&text), Tone::Repeat));
    }
    row
}
