//! Drawing a review: the bar of what is left, the source and the entry.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::Reviewing;
use crate::import::review::ReviewProgress;
use crate::screens::ViewContext;
use crate::screens::preview::line_before;
use crate::text::{fit, width};
use crate::ui::paint::{hundredths, put};
use crate::ui::theme::Role;

/// From so many columns on source and entry stand side by side.
const BESIDE: u16 = 72;
/// The columns of the bar.
const BAR: usize = 10;

/// Where the parts of the screen stand.
pub(super) struct Panes {
    pub(super) source: Rect,
    pub(super) entry: Rect,
    /// True where they stand side by side.
    pub(super) are_beside: bool,
}

/// Cuts the body below the bar.
pub(super) fn panes(body: Rect) -> Panes {
    let rest = Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
    if rest.width >= BESIDE {
        let left = hundredths(rest.width, 50);
        let entry = Rect { x: rest.x + left + 1, width: rest.width - left - 1, ..rest };
        return Panes { source: Rect { width: left, ..rest }, entry, are_beside: true };
    }
    let upper = hundredths(rest.height, 40).max(3).min(rest.height);
    let entry = Rect { y: rest.y + upper, height: rest.height - upper, ..rest };
    Panes { source: Rect { height: upper, ..rest }, entry, are_beside: false }
}

impl Reviewing {
    pub(in crate::screens) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        if let Some(page) = &self.difference {
            page.draw(view, buffer);
            return;
        }
        self.draw_bar(view, buffer);
        let Panes { source, entry, are_beside } = panes(view.body);
        self.draw_source(view, source, buffer);
        if are_beside {
            line_before(view, entry, buffer);
        }
        self.draw_entry(view, entry, buffer);
    }

    /// Draws how much was looked over, and what is left.
    fn draw_bar(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let ReviewProgress { all, seen, unread } = self.review.progress();
        #[allow(clippy::cast_precision_loss)] // a bar of ten cells
        let share = seen as f64 / all.max(1) as f64;
        let bar = (view.marks.bar)(share, BAR);
        let empty = view.glyphs.bar_empty.repeat(BAR.saturating_sub(width(&bar)));
        let area = view.body;
        let x = put(buffer, area.x + 1, area.y, &bar, view.theme.style(Role::Progress));
        let x = put(buffer, x, area.y, &empty, view.theme.style(Role::Dim));
        let left = match unread {
            0 => String::new(),
            1 => ", 1 point not understood".to_owned(),
            _ => format!(", {unread} points not understood"),
        };
        let text = format!(" {seen} of {all} looked over{left}");
        let room = usize::from(area.right().saturating_sub(x + 1));
        let text = fit(&text, room, view.marks.ellipsis);
        put(buffer, x, area.y, &text, view.theme.style(Role::Text));
    }
}
