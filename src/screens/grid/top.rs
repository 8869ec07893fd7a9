//! The rows above the theatres: the names of months, and the bands of waves.

use chrono::{Datelike as _, NaiveDate};
use ratatui::buffer::Buffer;

use super::layout::GridPlaces;
use super::state::Grid;
use crate::compare::GridUnit;
use crate::order::CompactSort as _;
use crate::screens::ViewContext;
use crate::text::{fit, width};
use crate::ui::paint::put;
use crate::ui::theme::Role;

impl Grid {
    /// Draws the names of the months, each over its first week, and `?` over what has no week.
    pub(super) fn draw_months(
        &self,
        view: &ViewContext<'_>,
        places: &GridPlaces,
        buffer: &mut Buffer,
    ) {
        let style = view.theme.style(Role::Axis);
        let mut end = 0;
        let mut last = None;
        // A name against the sign over the last column would read as doubt.
        let right = places.unplaced.unwrap_or(view.body.right());
        for column in self.first..self.first + places.visible {
            let (Some(days), Some(x)) =
                (self.cells.days_of(column), places.column(self.first, column))
            else {
                continue;
            };
            let month = days.from.month();
            let begins = match self.limits.unit {
                GridUnit::Month | GridUnit::Day => true,
                // The first week seen names its month too, if it does not end there.
                GridUnit::Week => last.is_some_and(|before| before != month) || is_first(days.from),
            };
            last = Some(month);
            let name = days.from.format("%b").to_string();
            let indent = match self.limits.unit {
                GridUnit::Month => places.shape.pitch().saturating_sub(3 + places.shape.plus),
                GridUnit::Week | GridUnit::Day => 0,
            };
            if begins && x >= end && x + indent + 3 <= right {
                end = put(buffer, x + indent, places.months, &name, style) + 1;
            }
        }
        if let Some(x) = places.unplaced {
            put(buffer, x + 1, places.months, "?", style);
        }
    }

    /// Draws a band over the weeks of each wave. Waves that overlap stand in two lanes where there is
    /// room for them.
    pub(super) fn draw_waves(
        &self,
        view: &ViewContext<'_>,
        places: &GridPlaces,
        buffer: &mut Buffer,
    ) {
        let (y, lanes) = places.waves;
        if lanes == 0 {
            return;
        }
        put(buffer, places.body.x + 1, y, &label("waves", places), view.theme.style(Role::Axis));
        let style = view.theme.style(Role::Wave);
        let band = view.glyphs.wave.repeat(usize::from(places.shape.pitch()));
        let mut ends: Vec<Option<NaiveDate>> = vec![None; usize::from(lanes)];
        let mut waves: Vec<_> = view.corpus.waves().iter().map(|wave| wave.told_days()).collect();
        waves.compact_sort_by_key(|period| period.from);
        for period in waves {
            let is_free = |end: &Option<NaiveDate>| end.is_none_or(|end| end < period.from);
            let lane = ends.iter().position(is_free).unwrap_or(ends.len().saturating_sub(1));
            if let Some(end) = ends.get_mut(lane) {
                *end = Some(period.to.unwrap_or(NaiveDate::MAX)).max(*end);
            }
            let y = y + u16::try_from(lane).unwrap_or(0);
            for column in self.first..self.first + places.visible {
                let days = self.cells.days_of(column).filter(|days| days.overlaps(period));
                if let Some(x) = days.and_then(|_| places.column(self.first, column)) {
                    put(buffer, x, y, &band, style);
                }
            }
        }
    }
}

/// Returns a label that fits before the cells.
pub(super) fn label(text: &str, places: &GridPlaces) -> String {
    let room = usize::from(places.name);
    let text = fit(text, room, "");
    format!("{text}{}", " ".repeat(room.saturating_sub(width(&text))))
}

fn is_first(day: NaiveDate) -> bool {
    day.day() <= 7
}
