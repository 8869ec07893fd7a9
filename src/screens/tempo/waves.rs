//! Waves in a tempo: their names, a band over their days, a ground behind these.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::TempoPlaces;
use super::state::Tempo;
use crate::compare::GridUnit;
use crate::digest::Wave;
use crate::order::CompactSort as _;
use crate::page::DISPUTED;
use crate::screens::ViewContext;
use crate::text::{fit, width};
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The fewest cells in which a name is still one.
const LEAST_NAME: u16 = 4;

impl Tempo {
    /// Draws the ground and the band over the days of each wave, and their names above. By month the
    /// beginning of each stands alone.
    pub(super) fn draw_waves(
        &self,
        view: &ViewContext<'_>,
        places: &TempoPlaces,
        buffer: &mut Buffer,
    ) {
        let style = view.theme.style(Role::Wave);
        let mut waves: Vec<&Wave> = view.corpus.waves().iter().map(AsRef::as_ref).collect();
        waves.compact_sort_by_key(|wave| wave.period.from);
        let mut named: Vec<(u16, &Wave)> = Vec::new();
        for wave in waves {
            let Some((from, to)) = self.columns_of(wave, places) else { continue };
            let begins = self.cells.week_of(wave.period.from);
            match self.limits.unit {
                GridUnit::Month => {
                    if let Some(x) = begins.and_then(|at| places.column(self.first, at)) {
                        put(buffer, x, places.band, view.glyphs.wave_start, style);
                    }
                }
                GridUnit::Week | GridUnit::Day => {
                    let (Some(x), Some(last)) =
                        (places.column(self.first, from), places.column(self.first, to))
                    else {
                        continue;
                    };
                    let wide = (last + places.wide()).saturating_sub(x);
                    let ground = Rect { x, width: wide, ..places.chart };
                    buffer.set_style(ground, view.theme.style(Role::WaveGround));
                    let band = view.glyphs.wave.repeat(usize::from(wide));
                    if places.band < places.chart.y {
                        put(buffer, x, places.band, &band, style);
                    }
                    named.push((x, wave));
                }
            }
        }
        draw_names(view, places, &named, buffer);
    }

    /// Returns the first and the last column of a wave that are seen.
    fn columns_of(&self, wave: &Wave, places: &TempoPlaces) -> Option<(usize, usize)> {
        let first = self.cells.days_of(self.first)?;
        let last = self.cells.days_of((self.first + places.visible).checked_sub(1)?)?;
        let end = last.to.unwrap_or(NaiveDate::MAX);
        let told = wave.told_days();
        let from = told.from.max(first.from);
        let to = told.to.unwrap_or(end).min(end);
        (from <= to).then_some(())?;
        Some((self.cells.week_of(from)?, self.cells.week_of(to)?))
    }
}

/// Writes each name from its first day on, cut where the next begins.
fn draw_names(
    view: &ViewContext<'_>,
    places: &TempoPlaces,
    named: &[(u16, &Wave)],
    buffer: &mut Buffer,
) {
    let (y, rows) = places.names;
    if rows == 0 {
        return;
    }
    let style = view.theme.style(Role::Wave);
    let rows = usize::from(rows);
    let mut ends = vec![0; rows];
    for (at, (x, wave)) in named.iter().enumerate() {
        // Names take turns in the rows, so that each has more room to the next.
        let lane = at % rows;
        let Some(end) = ends.get_mut(lane) else { continue };
        let next = named.get(at + rows).map_or(places.body.right(), |(next, _)| *next);
        let name = view.spell(&wave.name);
        // That its days are disputed stands behind the name also where this is cut.
        let is_disputed = wave.disputed_dates().next().is_some();
        let sign = view.spell(if is_disputed { DISPUTED } else { "" }).into_owned();
        let long = u16::try_from(width(&name) + width(&sign)).unwrap_or(u16::MAX);
        let x = (*x).max(*end);
        let room = next.min(places.body.right()).saturating_sub(x + 1);
        if room < LEAST_NAME.min(long) {
            continue;
        }
        let room = usize::from(room).saturating_sub(width(&sign));
        let name = fit(&name, room, view.marks.ellipsis);
        let y = y + u16::try_from(lane).unwrap_or(0);
        let x = put(buffer, x, y, &name, style);
        *end = put(buffer, x, y, &sign, view.theme.style(Role::Doubt)) + 1;
    }
}
