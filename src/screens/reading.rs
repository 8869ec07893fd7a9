//! Reading a laid-out page: scrolling, finding, marking the hits. Every screen that shows a text
//! uses one of these with its own page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::find::Hit;
use super::finding::{FindTarget, Lines};
use super::scroll::{Motion, scroll};
use super::verb::{Verb, Verbs, part};
use super::{Find, Request, ViewContext};
use crate::page::{Layout, Page, lay_out};
use crate::text::width;
use crate::ui::links::{AddressCells, in_rows};
use crate::ui::paint::{mark, put_row};
use crate::ui::theme::Role;

/// A page as laid out, the position in it, and the query looked for in it.
///
/// The layout is redone when the page or its room changes, not for every frame.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    layout: Layout,
    top: usize,
    pub(super) find: Find,
}

const VERBS: &[Verb<Reading>] = &[
    part(
        |text, action, view| Motion::now(action, text.layout.rows.len() > height(view)),
        |text, action, view| {
            scroll(&mut text.top, action, text.layout.rows.len(), height(view));
            Request::Nothing
        },
    ),
    part(
        |text, action, view| text.find.now(action, || text.has_other_hit(view)),
        |text, action, view| {
            text.look(action, view);
            Request::Nothing
        },
    ),
];

impl Verbs for Reading {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

/// Longer lines are hard to read, however wide the terminal is.
const WIDEST: u16 = 100;

impl Reading {
    /// Shows a page, or the same page in another room, and keeps the window within it.
    pub fn show(&mut self, page: &Page, view: &ViewContext<'_>) {
        self.layout = lay_out(page, usize::from(column(view.body).width), &view.marks);
        self.top = self.top.min(self.layout.rows.len().saturating_sub(height(view)));
    }

    /// Shows what is laid out already, and keeps the window within it.
    pub fn show_laid_out(&mut self, layout: Layout, view: &ViewContext<'_>) {
        self.layout = layout;
        self.top = self.top.min(self.layout.rows.len().saturating_sub(height(view)));
    }

    /// Moves the window so that a row is in it.
    pub fn bring_in(&mut self, row: usize, view: &ViewContext<'_>) {
        let highest = (row + 1).saturating_sub(height(view));
        self.top = self.top.clamp(highest.min(row), row);
    }

    /// Returns the cells of a row, if it is in the window.
    pub fn row_area(&self, row: usize, view: &ViewContext<'_>) -> Option<Rect> {
        let area = column(view.body);
        let down = u16::try_from(row.checked_sub(self.top)?).ok().filter(|y| *y < area.height)?;
        Some(Rect { y: area.y + down, height: 1, ..area })
    }

    /// Returns true if no text of the window stands in an area.
    pub fn is_free(&self, area: Rect, view: &ViewContext<'_>) -> bool {
        let column = column(view.body);
        let room = usize::from(area.x.saturating_sub(column.x));
        let first = self.top + usize::from(area.y.saturating_sub(column.y));
        let rows = self.layout.rows.iter().skip(first).take(usize::from(area.height));
        rows.into_iter().all(|row| {
            let cells = row.lead.iter().chain(&row.body).map(|span| width(&span.text));
            cells.sum::<usize>() < room
        })
    }

    /// Moves the window to the first text that begins with some words, capitals or not; a little of
    /// what is before it stays in sight.
    pub fn go_to(&mut self, words: &str, view: &ViewContext<'_>) {
        let words = view.spell(words).to_lowercase();
        let found =
            self.layout.texts.iter().position(|text| text.to_lowercase().starts_with(&words));
        let row = found.and_then(|at| self.layout.rows.iter().position(|row| row.text == at));
        if let Some(row) = row {
            let last = self.layout.rows.len().saturating_sub(height(view));
            self.top = row.saturating_sub(height(view) / 4).min(last);
        }
    }

    /// Finds some words as if they had been typed and kept.
    pub fn look_for(&mut self, words: &str, view: &ViewContext<'_>) {
        self.find = Find::kept(words);
        self.nearest_hit(view);
    }

    /// Adds typed text to the query and goes to the first hit from the starting position on.
    pub fn type_text(&mut self, text: &str, view: &ViewContext<'_>) {
        self.add_to_query(text, view);
    }

    /// Returns how far down the page is scrolled, or the number of the current hit.
    pub fn position(&self, view: &ViewContext<'_>) -> String {
        self.place(view)
    }

    /// Returns the addresses in the window.
    pub fn links(&self, view: &ViewContext<'_>) -> Vec<AddressCells> {
        in_rows(self.layout.rows.iter().skip(self.top), &self.layout.texts, column(view.body))
    }

    /// Draws the rows in the window, with the hits marked.
    pub fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let hits = self.hits();
        let area = column(view.body);
        let shown = self.layout.rows.iter().skip(self.top).take(usize::from(area.height));
        for (y, row) in (area.y..).zip(shown) {
            let line = Rect { y, height: 1, ..area };
            put_row(buffer, line, row, view.theme);
            let end = row.start + row.body.iter().map(|span| span.text.len()).sum::<usize>();
            for (at, hit) in hits.iter().enumerate() {
                if hit.text == row.text && hit.range.start < end && hit.range.end > row.start {
                    let current = at == self.find.at;
                    let role = if current { Role::MatchCurrent } else { Role::Match };
                    mark(buffer, line, row, hit.range.clone(), view.theme.style(role));
                }
            }
        }
    }
}

impl FindTarget for Reading {
    fn find(&self) -> &Find {
        &self.find
    }

    fn find_mut(&mut self) -> &mut Find {
        &mut self.find
    }

    fn hits(&self) -> Vec<Hit> {
        self.find.hits(self.layout.texts.iter().map(String::as_str))
    }

    fn lines(&self, _: &ViewContext<'_>) -> Lines {
        let rows = self.layout.rows.iter().enumerate();
        Lines::new(rows.map(|(line, row)| (row.text, row.start, line)))
    }

    fn top(&self) -> usize {
        self.top
    }

    fn scroll_to(&mut self, top: usize) {
        self.top = top;
    }

    fn len(&self, _: &ViewContext<'_>) -> usize {
        self.layout.rows.len()
    }

    fn height(&self, view: &ViewContext<'_>) -> usize {
        height(view)
    }
}

fn height(view: &ViewContext<'_>) -> usize {
    usize::from(view.body.height)
}

/// Returns the column of text within the body: in line with the breadcrumb, and not too wide.
fn column(body: Rect) -> Rect {
    let margin = 1;
    let width = body.width.saturating_sub(2 * margin).min(WIDEST);
    Rect { x: body.x + margin, width, ..body }
}
