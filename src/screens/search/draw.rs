//! Drawing the search.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::facets::FacetRow;
use super::items::ResultItem;
use super::snippet::snippet;
use super::state::{Focus, ROWS, Search};
use super::sum_rows::{draw_last_read, draw_sum, head};
use crate::archive::RecordKey;
use crate::page::{Span, Tone};
use crate::query::ValueChoice;
use crate::screens::ViewContext;
use crate::screens::list::{ListRow, draw_row};
use crate::screens::preview::{draw_preview, line_before, preview_links};
use crate::screens::row::subject_row;
use crate::text::{fit_end, width};
use crate::tree::{TreeNode, Turn};
use crate::ui::links::AddressCells;
use crate::ui::paint::{hundredths, put, style_of};
use crate::ui::theme::Role;

/// Results may be of any week, so their rows show the year.
const ACROSS: TreeNode = TreeNode::Archive(Turn::ByDigest);

/// The columns below the head; a column without room is missing.
struct ResultColumns {
    found: Option<Rect>,
    preview: Option<Rect>,
    facets: Option<Rect>,
}

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

    fn cut(&self, view: &ViewContext<'_>) -> ResultColumns {
        let body = Rect {
            y: view.body.y + head(view),
            height: view.body.height.saturating_sub(head(view)),
            ..view.body
        };
        let part = |x: u16, width: u16| Some(Rect { x: body.x + x, width, ..body });
        let narrowing = self.focus == Focus::Facets;
        match body.width {
            120.. => {
                let (found, facets) = (hundredths(body.width, 48), 30);
                let preview = found + 1;
                ResultColumns {
                    found: part(0, found),
                    preview: part(preview, body.width - preview - facets - 1),
                    facets: part(body.width - facets, facets),
                }
            }
            64.. => {
                let found = hundredths(body.width, 56);
                let rest = part(found + 1, body.width - found - 1);
                let (preview, facets) = if narrowing { (None, rest) } else { (rest, None) };
                ResultColumns { found: part(0, found), preview, facets }
            }
            _ if narrowing => {
                ResultColumns { found: None, preview: None, facets: part(0, body.width) }
            }
            _ => ResultColumns { found: part(0, body.width), preview: None, facets: None },
        }
    }

    /// Returns the number of facet rows visible at once.
    pub(super) fn facet_rows(&self, view: &ViewContext<'_>) -> usize {
        self.cut(view).facets.map_or(0, |area| usize::from(area.height))
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
                    let right = vec![Span::new(count.to_string(), Tone::Number)];
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

    /// Says over the counts that they are of tellings, where these are not as many as the events.
    fn counts_tellings(&self) -> Option<Span> {
        let told = self.results.as_ref()?.told();
        (!told.is_plain()).then(|| Span::new("tellings", Tone::Dim))
    }

    fn draw_facets(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let height = usize::from(area.height).max(1);
        let top = (self.facet + 1).saturating_sub(height);
        for (y, (at, row)) in (area.y..area.bottom()).zip(self.facets.iter().enumerate().skip(top))
        {
            let line = Rect { y, height: 1, ..area };
            let (left, right, chosen) = match row {
                FacetRow::Heading(name) => {
                    let counted = (at == top).then(|| self.counts_tellings()).flatten();
                    (Span::new(*name, Tone::Heading), counted, false)
                }
                FacetRow::Value { name, count, choice, .. } => (
                    chosen_name(view, name, *choice),
                    Some(Span::new(count.to_string(), Tone::Number)),
                    self.focus == Focus::Facets && at == self.facet,
                ),
            };
            let row = ListRow { left: vec![left], right: right.into_iter().collect() };
            let highlight = chosen.then(|| view.theme.style(Role::Selected));
            draw_row(view, line, &row, highlight, buffer);
        }
    }
}

/// Writes the name of a value, marked if the query asks for it or leaves it out.
fn chosen_name(view: &ViewContext<'_>, name: &str, choice: ValueChoice) -> Span {
    let name = view.spell(name);
    match choice {
        ValueChoice::Open => Span::new(name, Tone::Plain),
        ValueChoice::Chosen => Span::new(format!("{} {name}", view.glyphs.check), Tone::Strong),
        ValueChoice::LeftOut => Span::new(format!("- {name}"), Tone::Dim),
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
