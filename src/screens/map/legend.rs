//! The line that says what the signs of a map mean, of those only that are seen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::WorldMap;
use crate::digest::Basis;
use crate::mapping::{MarkKind, MarkValue};
use crate::screens::ViewContext;
use crate::screens::map_parts::mark_role;
use crate::text::width;
use crate::ui::paint::put;
use crate::ui::theme::Role;

impl WorldMap {
    /// Draws it, as much as there is room for.
    pub(super) fn draw_legend(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let value = self.value(view);
        let mut line = LegendLine { view, area, x: area.x + 1 };
        let points = || self.marks.list().iter().filter(|mark| mark.kind == MarkKind::Point);
        let is_seen = |basis: Option<Basis>| points().any(|mark| mark.bases.only() == basis);
        for basis in Basis::ALL.into_iter().filter(|basis| is_seen(Some(*basis))) {
            line.add(&value.sample(Some(basis)), mark_role(Some(basis)), basis.word(), buffer);
        }
        if is_seen(None) {
            line.add(&value.sample(None), Role::MarkMixed, "mixed", buffer);
        }
        if value == MarkValue::Killed {
            line.add("", Role::Dim, value.word(), buffer);
            if points().any(|mark| mark.text == "?") {
                line.add("?", Role::MarkMixed, "not told", buffer);
            }
        }
        if self.marks.list().iter().any(|mark| mark.kind == MarkKind::Area) {
            line.add("(3)", Role::MapDoubt, "only the area is known", buffer);
        }
        if self.at.is_some_and(|at| !self.rings(&at).is_empty()) {
            line.add(view.glyphs.ring, Role::MapDoubt, "within which it lies", buffer);
        }
        line.add(view.glyphs.town, Role::MapLabel, "town", buffer);
    }
}

/// The legend while it is drawn.
struct LegendLine<'a> {
    view: &'a ViewContext<'a>,
    area: Rect,
    x: u16,
}

impl LegendLine<'_> {
    fn add(&mut self, sign: &str, role: Role, meaning: &str, buffer: &mut Buffer) {
        let gap = u16::from(!sign.is_empty());
        let cells = u16::try_from(width(sign) + width(meaning)).unwrap_or(u16::MAX);
        let end = self.x.saturating_add(cells).saturating_add(gap);
        if end >= self.area.right() {
            return;
        }
        let theme = self.view.theme;
        let x = put(buffer, self.x, self.area.y, sign, theme.style(role));
        put(buffer, x + gap, self.area.y, meaning, theme.style(Role::Dim));
        self.x = end + 2;
    }
}
