//! Where what was found happened, on a small map under the counts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::Search;
use crate::archive::EntryKey;
use crate::digest::grouped;
use crate::geo::BaseMap;
use crate::jobs::{MapAnswer, MapQuestion};
use crate::mapping::{MappedEntries, MarkValue, first_view};
use crate::screens::ViewContext;
use crate::screens::map_parts::SmallMap;
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::put;
use crate::ui::theme::{GlyphTier, Role};

/// A map of what was found.
#[derive(Clone, Debug, Default)]
pub(super) struct HitMap {
    /// What was found, by place; none until the worker that was asked for it answers.
    pub entries: Option<MappedEntries>,
    drawn: Option<SmallMap>,
    /// What the map was made for.
    made_for: Option<(Rect, GlyphTier, MarkValue)>,
    /// True where there is room for it, and anything was found.
    has_room: bool,
    /// True from the question of what was found where to its answer.
    is_asked: bool,
}

impl HitMap {
    /// Makes the map anew where its area or its looks are others.
    pub fn relayout(&mut self, found: &[EntryKey], area: Option<Rect>, view: &ViewContext<'_>) {
        self.has_room = area.is_some() && !found.is_empty();
        let Some(area) = area.filter(|_| self.has_room) else {
            self.drawn = None;
            return;
        };
        let made_for = Some((area, view.glyphs.tier, view.mark_value()));
        if self.drawn.is_some() && self.made_for == made_for {
            return;
        }
        self.made_for = made_for;
        let Some(entries) = &self.entries else { return };
        let at = first_view(entries, area.width, area.height.saturating_sub(1));
        let before = self.drawn.take();
        self.drawn = SmallMap::of(before, at, (entries, None), view);
    }

    /// Returns true if it is to be drawn and waits for the geography to be read.
    pub fn waits(&self) -> bool {
        self.has_room && (self.entries.is_none() || BaseMap::known().is_none())
    }

    /// Returns true if it is to be drawn, could be, and nobody put on it yet what was found.
    pub fn is_empty(&self) -> bool {
        self.has_room && self.entries.is_none() && BaseMap::known().is_some()
    }

    /// Returns true where it is empty, and once only: an area that changes meanwhile has the same answer.
    fn ask(&mut self) -> bool {
        self.is_empty() && !std::mem::replace(&mut self.is_asked, true)
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
        let text = match (&self.drawn, &self.entries) {
            (Some(map), Some(entries)) if entries.placed() > 0 => {
                return map.draw(view, inner, buffer);
            }
            (Some(_) | None, Some(entries)) if entries.placed() == 0 => "Nothing here has a place",
            (Some(_) | None, Some(_) | None) => "The map is being read",
        };
        put(buffer, inner.x, inner.y, text, view.theme.style(Role::Dim));
    }
}

impl Search {
    /// Returns what is to be put on the map beside the results; none where that was done, or has no room.
    pub(crate) fn map_question(&mut self) -> Option<MapQuestion> {
        let entries = self.found.clone().filter(|_| self.map.ask())?;
        Some(MapQuestion { number: self.asked, entries })
    }

    /// Takes what was found by place, unless a newer question was asked since.
    pub(crate) fn map_found(&mut self, answer: MapAnswer, view: &ViewContext<'_>) {
        if answer.number == self.asked && self.found.is_some() {
            self.map.entries = Some(answer.entries);
            self.relayout(view);
        }
    }

    /// Returns true if a map of what was found has room, and waits for the geography to be read.
    pub fn waits(&self) -> bool {
        self.found.is_some() && self.map.waits()
    }
}
