//! The selected cell in words: a rule with its number, the digests and stated figures, the entries.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::Grid;
use crate::screens::ViewContext;
use crate::text::{fit_words, width};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::put;
use crate::ui::theme::Role;

impl Grid {
    /// Draws the rule, the words and as many entries as there is room for; one line where there is
    /// hardly any.
    pub(super) fn draw_detail(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let span = self.span(self.shown);
        let (title, worth) = span.told(view);
        if area.height < 2 {
            // Whose word it is gives way before the number does.
            let whole = width(&title) + width(&worth) < usize::from(area.width);
            let worth =
                if whole { worth.as_str() } else { worth.split(':').next().unwrap_or(&worth) };
            // A row gives its right part half of the room, so that what is longer stands after the title.
            let room = usize::from(area.width).saturating_sub(width(&title) + 2);
            let worth = fit_words(&view.spell(worth), room, view.marks.ellipsis).into_owned();
            let at = area.right().saturating_sub(u16::try_from(width(&worth)).unwrap_or(0));
            put(buffer, area.x, area.y, &view.spell(&title), view.theme.style(Role::Strong));
            put(buffer, at, area.y, &worth, view.theme.style(Role::Number));
            return;
        }
        let rule = HeadedRule {
            title: &view.spell(&title),
            right: &view.spell(&worth),
            role: Role::Accent,
        };
        rule.draw(area, view.theme, view.glyphs, buffer);
        let words = span.digests_and_figures(view);
        let words = fit_words(&view.spell(&words), usize::from(area.width), view.marks.ellipsis)
            .into_owned();
        put(buffer, area.x, area.y + 1, &words, view.theme.style(Role::Dim));
        let rows = Rect { y: area.y + 2, height: area.height - 2, ..view.body };
        span.draw_entries(view, rows, buffer);
    }
}
