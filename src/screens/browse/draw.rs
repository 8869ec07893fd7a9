//! Drawing the drill-down.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::columns::columns;
use super::pinned::preview;
use super::state::Browse;
use super::step::Step;
use crate::archive::Severity;
use crate::keys::{Action, Context};
use crate::screens::Scene;
use crate::screens::list::{ListRow, draw_list};
use crate::screens::preview::{draw_preview, line_before};
use crate::screens::row::subject_row;
use crate::text::fit;
use crate::tree::Children;
use crate::ui::paint::put;
use crate::ui::theme::Role;

impl Browse {
    pub(crate) fn draw(&self, scene: &Scene<'_>, buffer: &mut Buffer) {
        let cut = columns(scene.body, self.parent().is_some());
        if let (Some(area), Some(parent)) = (cut.parent, self.parent()) {
            self.level(scene, area, parent, Role::SelectedParent, buffer);
            line_before(scene, cut.current, buffer);
        }
        self.level(scene, cut.current, self.step(), Role::Selected, buffer);
        if let Some(area) = cut.preview {
            line_before(scene, area, buffer);
            let page = self.shown.map(|chosen| preview(chosen, scene, area));
            draw_preview(scene, area, &page.unwrap_or_default(), buffer);
        }
    }

    fn level(
        &self,
        scene: &Scene<'_>,
        area: Rect,
        step: Step,
        selected: Role,
        buffer: &mut Buffer,
    ) {
        let children = step.subject.children(scene.corpus);
        if children.is_empty() {
            nothing(scene, area, buffer);
            return;
        }
        let row = |at, room| self.row(scene, step, &children, at, room);
        let rows = step.above + children.len();
        draw_list(scene, area, step.cursor, rows, selected, row, buffer);
        marks(scene, area, step, &children, buffer);
    }

    /// One row of a level, `room` cells wide; none behind the last.
    pub(super) fn row(
        &self,
        scene: &Scene<'_>,
        step: Step,
        children: &Children<'_>,
        at: usize,
        room: usize,
    ) -> ListRow {
        let Some(at) = at.checked_sub(step.above) else {
            let row = |chosen| self.pinned.row(chosen, scene, room);
            return self.pinned.get(at).map_or_else(ListRow::default, row);
        };
        let row = |child| subject_row(scene, step.subject, child, room);
        children.get(at).map_or_else(ListRow::default, row)
    }
}

/// What is marked for a comparison, in the column of air before the rows.
fn marks(scene: &Scene<'_>, area: Rect, step: Step, children: &Children<'_>, buffer: &mut Buffer) {
    if scene.marked.is_empty() {
        return;
    }
    for (y, at) in (area.y..area.bottom()).zip(step.cursor.top..step.above + children.len()) {
        let child = at.checked_sub(step.above).and_then(|at| children.get(at));
        let ask = child.and_then(|child| child.ask(scene.corpus));
        if ask.is_some_and(|ask| scene.marked.contains(&ask)) {
            put(buffer, area.x, y, scene.glyphs.mark, scene.theme.style(Role::Accent));
        }
    }
}

/// An archive of which nothing could be read must not look like one that holds nothing.
fn nothing(scene: &Scene<'_>, area: Rect, buffer: &mut Buffer) {
    let key = scene.keymap.chords(Context::Browse, Action::Problems).first();
    let failed = scene.problems.iter().any(|problem| problem.severity == Severity::Error);
    let text = match key {
        Some(key) if scene.corpus.is_empty() && failed => {
            format!("Nothing could be read; {key} tells why")
        }
        _ => "Nothing is here".to_owned(),
    };
    let text = fit(&text, usize::from(area.width).saturating_sub(2), scene.marks.ellipsis);
    put(buffer, area.x + 1, area.y, &text, scene.theme.style(Role::Dim));
}
