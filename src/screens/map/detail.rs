//! The selected mark in words: its place, how many entries it has, and the first of them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::entry_words::EntryWords;
use super::state::WorldMap;
use crate::archive::{Corpus, EntryKey};
use crate::digest::grouped;
use crate::mapping::{BasisShares, MapMark, MappedEntries, named_spots};
use crate::order::CompactSort as _;
use crate::page::{Span, Tone};
use crate::screens::ViewContext;
use crate::screens::list::{ListRow, draw_row};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The most entries that are told beside a map.
const MOST: usize = 12;

/// One entry of a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MarkEntry {
    pub key: EntryKey,
    pub radius_km: f64,
    /// True for a point, false where only the area is known.
    pub is_pinned: bool,
}

/// What is told of a mark; computed once, not for every frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MapDetail {
    /// The mark that it is of.
    pub mark: Option<usize>,
    /// The name of its place; of several that of the most entries, and how many others.
    pub title: String,
    pub bases: BasisShares,
    /// The first of its entries.
    pub rows: Vec<MarkEntry>,
}

impl MapDetail {
    pub fn of(at: Option<usize>, mark: &MapMark, entries: &MappedEntries, corpus: &Corpus) -> Self {
        let places = || mark.places.iter().filter_map(|at| entries.places().get(*at));
        let names = named_spots(entries, corpus, mark.places.iter().copied());
        let first = names.first().map(|spot| spot.name.clone()).unwrap_or_default();
        let title = match names.len() {
            0 | 1 => first,
            several => format!("{first} and {} more", several - 1),
        };
        // The keys of a place are in order, so that the first of all are among the first of each.
        let mut rows: Vec<MarkEntry> = places()
            .flat_map(|place| {
                place.keys.iter().take(MOST).map(|key| MarkEntry {
                    key: *key,
                    radius_km: place.radius_km,
                    is_pinned: place.is_pinned,
                })
            })
            .collect();
        rows.compact_sort_by_key(|row| row.key);
        rows.truncate(MOST);
        Self { mark: at, title, bases: mark.bases, rows }
    }
}

impl WorldMap {
    /// Draws the selected mark beside the map: a rule, then two rows for each entry. Returns the first
    /// free row.
    pub(super) fn draw_detail(
        &self,
        view: &ViewContext<'_>,
        area: Rect,
        buffer: &mut Buffer,
    ) -> u16 {
        let Some(rule) = self.rule(view) else { return area.y };
        let focus = if self.lists.has_keys { Role::Heading } else { Role::Accent };
        HeadedRule { title: &rule.0, right: &rule.1, role: focus }.draw(
            area,
            view.theme,
            view.glyphs,
            buffer,
        );
        let mut y = area.y + 1;
        let room = usize::from(area.bottom().saturating_sub(y)) / 2;
        let all = self.detail.bases.all();
        let fits = all.min(self.detail.rows.len()).min(room);
        for row in self.detail.rows.iter().take(fits) {
            let words = EntryWords::of(row, view);
            let first = Rect { y, height: 1, ..area };
            words.draw_head(view, first, buffer);
            words.draw_place(view, Rect { y: y + 1, ..first }, buffer);
            y += 2;
        }
        if fits < all && y < area.bottom() {
            let more = format!("{} {} more", view.marks.ellipsis, all - fits);
            put(buffer, area.x, y, &more, view.theme.style(Role::Dim));
            y += 1;
        }
        y
    }

    /// Draws the selected mark under the map: a rule or a line with its place, then a row for each
    /// entry that has room.
    pub(super) fn draw_detail_below(
        &self,
        view: &ViewContext<'_>,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let Some((title, right)) = self.rule(view) else { return };
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        if area.height >= 3 {
            HeadedRule { title: &title, right: &right, role: Role::Accent }.draw(
                inner,
                view.theme,
                view.glyphs,
                buffer,
            );
        } else {
            let row = ListRow {
                left: vec![Span::new(title, Tone::Strong)],
                right: vec![Span::new(right, Tone::Number)],
            };
            draw_row(view, Rect { height: 1, ..area }, &row, None, buffer);
        }
        for (y, row) in (area.y + 1..area.bottom()).zip(&self.detail.rows) {
            let line = Rect { y, height: 1, ..inner };
            EntryWords::of(row, view).draw_line(view, line, buffer);
        }
    }

    /// Returns the two ends of the rule over the selected mark.
    fn rule(&self, view: &ViewContext<'_>) -> Option<(String, String)> {
        self.detail.mark?;
        let count = grouped(self.detail.bases.all());
        let roomy = view.body.width >= 60 && view.body.width < 100;
        let bases = if roomy { format!(": {}", self.detail.bases.told()) } else { String::new() };
        let title = view.spell(&self.detail.title).into_owned();
        Some((title, format!("{count} here{bases}")))
    }
}
