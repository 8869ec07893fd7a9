//! Drawing the drill-down.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::columns::columns;
use super::state::{Browse, Step};
use crate::archive::Severity;
use crate::keys::{Action, Context};
use crate::page::{Page, lay_out};
use crate::screens::Scene;
use crate::screens::list::{ListRow, draw_list};
use crate::screens::row::subject_row;
use crate::text::fit;
use crate::ui::paint::{put, put_row};
use crate::ui::theme::Role;

impl Browse {
    pub(crate) fn draw(&self, scene: &Scene<'_>, buffer: &mut Buffer) {
        let cut = columns(scene.body, self.parent().is_some());
        if let (Some(area), Some(parent)) = (cut.parent, self.parent()) {
            level(scene, area, parent, Role::SelectedParent, buffer);
            line_after(scene, area, buffer);
        }
        level(scene, cut.current, self.step(), Role::Selected, buffer);
        if let Some(area) = cut.preview {
            line_after(scene, cut.current, buffer);
            let page = self.previewed().map(|subject| subject.preview(scene.corpus));
            preview(scene, area, &page.unwrap_or_default(), buffer);
        }
    }
}

fn level(scene: &Scene<'_>, area: Rect, step: Step, selected: Role, buffer: &mut Buffer) {
    let children = step.subject.children(scene.corpus);
    if children.is_empty() {
        nothing(scene, area, buffer);
        return;
    }
    let row = |at, room| {
        let child = children.get(at);
        child.map_or_else(ListRow::default, |child| subject_row(scene, step.subject, child, room))
    };
    draw_list(scene, area, step.cursor, children.len(), selected, row, buffer);
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

fn line_after(scene: &Scene<'_>, area: Rect, buffer: &mut Buffer) {
    let style = scene.theme.style(Role::Border);
    for y in area.top()..area.bottom() {
        put(buffer, area.right(), y, scene.glyphs.borders.vertical, style);
    }
}

/// The top of a page; where it goes on below, the last row says so.
fn preview(scene: &Scene<'_>, area: Rect, page: &Page, buffer: &mut Buffer) {
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let layout = lay_out(page, usize::from(inner.width), &scene.marks);
    let height = usize::from(inner.height);
    for (y, row) in (inner.y..inner.bottom()).zip(&layout.rows) {
        put_row(buffer, Rect { y, height: 1, ..inner }, row, scene.theme);
    }
    if layout.rows.len() > height
        && let Some(last) = inner.bottom().checked_sub(1)
    {
        let more = format!("{} {} more rows", scene.marks.ellipsis, layout.rows.len() - height + 1);
        let row = Rect { y: last, height: 1, ..inner };
        crate::ui::paint::fill(buffer, row, scene.theme.style(Role::Text));
        put(buffer, inner.x, last, &more, scene.theme.style(Role::Dim));
    }
}
