//! Where what was found happened, on a small map under the counts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::archive::EntryKey;
use crate::geo::BaseMap;
use crate::mapping::{MappedEntries, first_view};
use crate::screens::ViewContext;
use crate::screens::map_parts::SmallMap;
use crate::text::grouped;
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// A map of what was found.
#[derive(Clone, Debug, Default)]
pub(super) struct HitMap {
    /// What was found, by place; none until the geography is read.
    entries: Option<MappedEntries>,
    drawn: Option<SmallMap>,
    /// True where there is room for it, and anything was found.
    has_room: bool,
}

impl HitMap {
    /// Makes the map anew for its area; what was found is put on it once.
    pub fn relayout(&mut self, found: &[EntryKey], area: Option<Rect>, view: &ViewContext<'_>) {
        self.has_room = area.is_some() && !found.is_empty();
        let Some(area) = area.filter(|_| self.has_room) else {
            self.drawn = None;
            return;
        };
        if self.entries.is_none()
            && let (Some(placings), Some(_)) = (view.corpus.known_spots(), BaseMap::known())
        {
            self.entries = Some(MappedEntries::of(found.to_vec(), view.corpus, placings));
        }
        let Some(entries) = &self.entries else { return };
        let at = first_view(entries, area.width, area.height.saturating_sub(1));
        let before = self.drawn.take();
        self.drawn = SmallMap::of(before, at, (entries, None), view);
    }

    /// Returns true if it is to be drawn and waits for the geography to be read.
    pub fn waits(&self) -> bool {
        self.has_room && self.entries.is_none()
    }

    /// Draws its head and the map below it.
    pub fn draw(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let told = self.entries.as_ref().map(|entries| {
            format!("{} of {} placed", grouped(entries.placed()), grouped(entries.len()))
        });
        let right = told.unwrap_or_default();
        let rule = HeadedRule { title: "Where", right: &right, role: Role::Heading };
        rule.draw(area, view.theme, view.glyphs, buffer);
        let inner = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        if !self.has_room {
            return;
        }
        match (&self.drawn, &self.entries) {
            (Some(map), Some(entries)) if entries.placed() > 0 => map.draw(view, inner, buffer),
            (Some(_) | None, Some(_)) => {
                put(
                    buffer,
                    inner.x,
                    inner.y,
                    "Nothing here has a place",
                    view.theme.style(Role::Dim),
                );
            }
            (Some(_) | None, None) => {
                put(buffer, inner.x, inner.y, "The map is being read", view.theme.style(Role::Dim));
            }
        }
    }
}
