//! Drawing the drill-down.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::columns::columns;
use super::pinned::preview;
use super::state::Browse;
use super::step::Step;
use crate::archive::Severity;
use crate::keys::{Action, Context};
use crate::screens::ViewContext;
use crate::screens::list::{ListRow, draw_list};
use crate::screens::preview::{draw_preview, line_before, preview_links};
use crate::screens::row::subject_row;
use crate::text::fit_words;
use crate::tree::Children;
use crate::ui::links::AddressCells;
use crate::ui::paint::put;
use crate::ui::theme::Role;

impl Browse {
    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let cut = columns(view.body, self.parent().is_some());
        if let (Some(area), Some(parent)) = (cut.parent, self.parent()) {
            self.level(view, area, parent, Role::SelectedParent, buffer);
            line_before(view, cut.current, buffer);
        }
        self.level(view, cut.current, self.step(), Role::Selected, buffer);
        if let Some(area) = cut.preview {
            line_before(view, area, buffer);
            let page = self.shown.map(|chosen| preview(chosen, view, area));
            draw_preview(view, area, &page.unwrap_or_default(), buffer);
        }
    }

    /// Returns the addresses in the preview.
    pub(crate) fn links(&self, view: &ViewContext<'_>) -> Vec<AddressCells> {
        let area = columns(view.body, self.parent().is_some()).preview;
        let shown = area.zip(self.shown);
        shown.map_or_else(Vec::new, |(area, chosen)| {
            preview_links(view, area, &preview(chosen, view, area))
        })
    }

    fn level(
        &self,
        view: &ViewContext<'_>,
        area: Rect,
        step: Step,
        selected: Role,
        buffer: &mut Buffer,
    ) {
        let children = step.subject.children(view.corpus);
        if children.is_empty() {
            nothing(view, area, buffer);
            return;
        }
        let row = |at, room| self.row(view, step, &children, at, room);
        let rows = step.above + children.len();
        draw_list(view, area, step.cursor, rows, selected, row, buffer);
        marks(view, area, step, &children, buffer);
    }

    /// Builds one row of a level, `room` cells wide; none behind the last.
    pub(super) fn row(
        &self,
        view: &ViewContext<'_>,
        step: Step,
        children: &Children<'_>,
        at: usize,
        room: usize,
    ) -> ListRow {
        let Some(at) = at.checked_sub(step.above) else {
            let row = |chosen| self.pinned.row(chosen, view, room);
            return self.pinned.get(at).map_or_else(ListRow::default, row);
        };
        let row = |child| subject_row(view, step.subject, child, room);
        children.get(at).map_or_else(ListRow::default, row)
    }
}

/// Draws the marks of subjects marked for a comparison and of those with a bookmark, in the empty column
/// before the rows. What is marked is told first: it is lost when the program ends.
fn marks(
    view: &ViewContext<'_>,
    area: Rect,
    step: Step,
    children: &Children<'_>,
    buffer: &mut Buffer,
) {
    if view.marked.is_empty() && view.bookmarks.is_empty() {
        return;
    }
    for (y, at) in (area.y..area.bottom()).zip(step.cursor.top..step.above + children.len()) {
        let child = at.checked_sub(step.above).and_then(|at| children.get(at));
        let ask = child.filter(|_| !view.marked.is_empty());
        let ask = ask.and_then(|child| child.ask(view.corpus));
        let is_bookmark = child.is_some() && view.bookmarks.iter().any(|known| known.node == child);
        let sign = if ask.is_some_and(|ask| view.marked.contains(&ask)) {
            view.glyphs.mark
        } else if is_bookmark {
            view.glyphs.bookmark
        } else {
            continue;
        };
        put(buffer, area.x, y, sign, view.theme.style(Role::Accent));
    }
}

/// Says why nothing is listed: an archive that could not be read must not look like an empty one.
fn nothing(view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
    let key = view.keymap.chords(Context::Browse, Action::Problems).first();
    let failed = view.problems.iter().any(|problem| problem.severity == Severity::Error);
    let text = match key {
        Some(key) if view.corpus.is_empty() && failed => {
            format!("Nothing could be read; {key} tells why")
        }
        _ if view.loading => "The archive is being read".to_owned(),
        _ => "Nothing is here".to_owned(),
    };
    let text = fit_words(&text, usize::from(area.width).saturating_sub(2), view.marks.ellipsis);
    put(buffer, area.x + 1, area.y, &text, view.theme.style(Role::Dim));
}
