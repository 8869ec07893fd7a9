//! Reading a laid-out page: scrolling, finding, marking what was found. Every screen that shows a
//! text is one of these with a page of its own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::find::Hit;
use super::scroll::{progress, scroll};
use super::{Find, Scene};
use crate::keys::Action;
use crate::page::{Layout, Page, lay_out};
use crate::ui::paint::{mark, put_row};
use crate::ui::theme::Role;

/// Where one is in a page, and what one looks for in it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    top: usize,
    pub(super) find: Find,
}

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: u16 = 100;

impl Reading {
    /// Does what an action means in a text. False where it means nothing here.
    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
    pub fn act(&mut self, action: Action, page: &Page, scene: &Scene<'_>) -> bool {
        let layout = lay_out_in(page, scene);
        if scroll(&mut self.top, action, layout.rows.len(), height(scene)) {
            return true;
        }
        match action {
            Action::Back if !self.find.query().is_empty() => self.find.clear(),
            Action::Find => self.find.start(self.top),
            Action::FindNext => self.jump(1, &layout, scene),
            Action::FindPrevious => self.jump(-1, &layout, scene),
            Action::Confirm => self.find.confirm(),
            Action::Cancel => {
                self.top = self.find.origin;
                self.find.clear();
            }
            Action::Erase => {
                self.find.erase();
                self.nearest_hit(&layout, scene);
            }
            _ => return false,
        }
        true
    }

    /// Takes typed text into the query and goes to the first hit from where one stood.
    pub fn type_text(&mut self, text: &str, page: &Page, scene: &Scene<'_>) {
        self.find.push(text);
        self.nearest_hit(&lay_out_in(page, scene), scene);
    }

    /// Brings the window back over the text.
    pub fn settle(&mut self, page: &Page, scene: &Scene<'_>) {
        let rows = lay_out_in(page, scene).rows.len();
        self.top = self.top.min(rows.saturating_sub(height(scene)));
    }

    /// How far down, or at which hit.
    pub fn position(&self, page: &Page, scene: &Scene<'_>) -> String {
        let layout = lay_out_in(page, scene);
        if self.find.query().is_empty() {
            progress(self.top, layout.rows.len(), height(scene))
        } else {
            self.find.count(self.hits(&layout).len())
        }
    }

    /// Draws the rows that the window shows, hits marked.
    pub fn draw(&self, page: &Page, scene: &Scene<'_>, buffer: &mut Buffer) {
        let layout = lay_out_in(page, scene);
        let hits = self.hits(&layout);
        let area = column(scene.body);
        let shown = layout.rows.iter().skip(self.top).take(usize::from(area.height));
        for (y, row) in (area.y..).zip(shown) {
            let line = Rect { y, height: 1, ..area };
            put_row(buffer, line, row, scene.theme);
            let end = row.start + row.body.iter().map(|span| span.text.len()).sum::<usize>();
            for (at, hit) in hits.iter().enumerate() {
                if hit.text == row.text && hit.range.start < end && hit.range.end > row.start {
                    let current = at == self.find.at;
                    let role = if current { Role::MatchCurrent } else { Role::Match };
                    mark(buffer, line, row, hit.range.clone(), scene.theme.style(role));
                }
            }
        }
    }

    fn hits(&self, layout: &Layout) -> Vec<Hit> {
        self.find.hits(layout.texts.iter().map(String::as_str))
    }

    /// As in `less`: the first hit at or after where one stood when the search began.
    fn nearest_hit(&mut self, layout: &Layout, scene: &Scene<'_>) {
        let origin = self.find.origin;
        let after = |hit: &Hit| row_of(layout, hit).is_some_and(|row| row >= origin);
        self.find.at = self.hits(layout).iter().position(after).unwrap_or(0);
        self.jump(0, layout, scene);
    }

    /// Goes on by so many hits and brings the hit into view.
    fn jump(&mut self, by: isize, layout: &Layout, scene: &Scene<'_>) {
        let hits = self.hits(layout);
        self.find.step(by, hits.len());
        let height = height(scene);
        if let Some(row) = hits.get(self.find.at).and_then(|hit| row_of(layout, hit))
            && !(self.top..self.top + height).contains(&row)
        {
            let last = layout.rows.len().saturating_sub(height);
            self.top = row.saturating_sub(height / 3).min(last);
        }
    }
}

fn lay_out_in(page: &Page, scene: &Scene<'_>) -> Layout {
    lay_out(page, usize::from(column(scene.body).width), &scene.marks)
}

fn height(scene: &Scene<'_>) -> usize {
    usize::from(scene.body.height)
}

/// The column of text within the body: in line with the breadcrumb, and not too wide.
fn column(body: Rect) -> Rect {
    let margin = 1;
    let width = body.width.saturating_sub(2 * margin).min(WIDEST);
    Rect { x: body.x + margin, width, ..body }
}

/// The row in which a hit begins.
fn row_of(layout: &Layout, hit: &Hit) -> Option<usize> {
    layout.rows.iter().rposition(|row| row.text == hit.text && row.start <= hit.range.start)
}
