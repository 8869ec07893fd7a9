//! The saved searches with what each finds: the user's own, and those that the archive shares.

use ratatui::buffer::Buffer;

use super::list::{ListRow, draw_list};
use super::scroll::Cursor;
use super::{Request, Scene};
use crate::keys::Action;
use crate::page::{Span, Tone};
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The list and what is selected in it.
#[derive(Clone, Debug, Default)]
pub struct Saved {
    cursor: Cursor,
}

impl Saved {
    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
    pub(super) fn act(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        if self.cursor.act(action, scene.saved.len(), scene.body.height.into()) {
            return Request::Nothing;
        }
        match action {
            Action::Back => Request::Leave,
            Action::Confirm => match scene.saved.get(self.cursor.at) {
                Some(saved) => Request::Search(saved.query.clone()),
                None => Request::Nothing,
            },
            _ => Request::Nothing,
        }
    }

    pub(super) fn settle(&mut self, scene: &Scene<'_>) {
        self.cursor.settle(scene.saved.len(), scene.body.height.into());
    }

    pub(super) fn position(&self, scene: &Scene<'_>) -> String {
        let len = scene.saved.len();
        format!("{}/{len}", (self.cursor.at + 1).min(len))
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, buffer: &mut Buffer) {
        if scene.saved.is_empty() {
            let text = "There are none: write them into searches.yaml, in the archive or your own";
            let style = scene.theme.style(Role::Dim);
            put(buffer, scene.body.x + 1, scene.body.y, text, style);
            return;
        }
        let row = |at: usize, _: usize| {
            let Some(saved) = scene.saved.get(at) else { return ListRow::default() };
            let told = saved.note.as_deref().unwrap_or(&saved.query);
            let whose = if saved.shared { "  shared" } else { "" };
            ListRow {
                left: vec![
                    Span::new(scene.spell(&saved.name), Tone::Strong),
                    Span::new(scene.spell(&format!("  {told}")), Tone::Dim),
                    Span::new(whose, Tone::Label),
                ],
                right: vec![Span::new(saved.total.to_string(), Tone::Number)],
            }
        };
        let len = scene.saved.len();
        draw_list(scene, scene.body, self.cursor, len, Role::Selected, row, buffer);
    }
}
