//! What the signs of a map mean, of those only that are seen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::WorldMap;
use crate::digest::Basis;
use crate::mapping::{MarkKind, MarkValue};
use crate::screens::ViewContext;
use crate::screens::map_parts::mark_role;
use crate::ui::legend_line::LegendLine;
use crate::ui::theme::Role;

impl WorldMap {
    /// Draws it, as much as there is room for.
    pub(super) fn draw_legend(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let value = self.value(view);
        let mut line = LegendLine::new(view.theme, area);
        let style = |role| view.theme.style(role);
        let points = || self.marks.list().iter().filter(|mark| mark.kind == MarkKind::Point);
        let is_seen = |basis: Option<Basis>| points().any(|mark| mark.bases.only() == basis);
        for basis in Basis::ALL.into_iter().filter(|basis| is_seen(Some(*basis))) {
            let mark = style(mark_role(Some(basis)));
            line.add((&value.sample(Some(basis)), mark), basis.word(), buffer);
        }
        if is_seen(None) {
            line.add((&value.sample(None), style(Role::MarkMixed)), "mixed", buffer);
        }
        if value == MarkValue::Killed {
            line.add(("", style(Role::Dim)), value.word(), buffer);
            if points().any(|mark| mark.text == "?") {
                line.add(("?", style(Role::MarkMixed)), "not told", buffer);
            }
        }
        if self.marks.list().iter().any(|mark| mark.kind == MarkKind::Area) {
            line.add(("(3)", style(Role::MapDoubt)), "only the area is known", buffer);
        }
        if self.at.is_some_and(|at| !self.rings(&at).is_empty()) {
            let ring = (view.glyphs.ring, style(Role::MapDoubt));
            line.add(ring, "within which it lies", buffer);
        }
        line.add((view.glyphs.town, style(Role::MapLabel)), "town", buffer);
    }
}
