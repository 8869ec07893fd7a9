//! Drawing the attacks of each month as columns, with the months in which waves begin over them, and
//! under them how fully each month is held.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::FrontChart;
use super::pane::FrontPane;
use super::state::Front;
use crate::compare::{FrontCounts, FrontMonth};
use crate::cover::{CellMark, State};
use crate::digest::grouped;
use crate::screens::ViewContext;
use crate::text::width;
use crate::ui::cell_marks::held_sign;
use crate::ui::columns::{AxisScale, ChartColumn, ColumnStyles};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// From this width on the head tells all of how months are held.
const ROOMY: u16 = 100;

impl Front {
    pub(super) fn draw_tempo(
        &self,
        view: &ViewContext<'_>,
        places: &FrontChart,
        buffer: &mut Buffer,
    ) {
        if places.chart.height == 0 {
            return;
        }
        self.draw_tempo_head(view, places, buffer);
        let Some(counts) = view.front else {
            let style = view.theme.style(Role::Dim);
            put(buffer, places.chart.x, places.chart.y, "Being counted", style);
            return;
        };
        let numbers = self.seen(places, counts).map(|(_, month, _)| month.number.drawn());
        let highest = numbers.max().unwrap_or(0);
        draw_labels(view, places, highest, buffer);
        let scale = AxisScale { top: highest.max(1), step: highest.max(1) };
        self.draw_wave_starts(view, places, counts, buffer);
        for (x, month, at) in self.seen(places, counts) {
            let wide = if places.pitch > 1 { places.pitch - 1 } else { 1 };
            let full = month.number.state == State::InFull;
            let style = view.theme.style(if full { Role::Full } else { Role::Bar });
            let chart = Rect { x, width: wide, ..places.chart };
            let number = month.number.drawn();
            let column = ChartColumn { low: number, high: number, is_open: false };
            let styles = ColumnStyles { low: style, doubt: style };
            column.draw(chart, scale, styles, view.glyphs, buffer);
            let (sign, role) = held_sign(month.held, view.glyphs);
            let text = sign.repeat(usize::from(places.pitch));
            put(buffer, x, places.held, &text, view.theme.style(role));
            if self.focus == FrontPane::Tempo && self.month_at(view) == Some(at) {
                let style = view.theme.style(Role::MarkSelected);
                let cells = Rect { x, y: places.held, width: places.pitch, height: 1 };
                buffer.set_style(cells.intersection(buffer.area), style);
            }
        }
        self.draw_years(view, places, counts, buffer);
    }

    /// Returns the months that are seen: the cell where each begins, and its place among all.
    fn seen<'c>(
        &self,
        places: &FrontChart,
        counts: &'c FrontCounts,
    ) -> impl Iterator<Item = (u16, &'c FrontMonth, usize)> + use<'c> {
        let (x, pitch, first) = (places.chart.x, places.pitch, self.first);
        let months = counts.months.iter().enumerate().skip(first).take(places.visible());
        months.filter_map(move |(at, month)| {
            let cells = u16::try_from(at - first).ok()?.checked_mul(pitch)?;
            Some((x + cells, month, at))
        })
    }

    /// Draws the head: what the columns are; of the selected month its number, while months are gone
    /// through.
    fn draw_tempo_head(&self, view: &ViewContext<'_>, places: &FrontChart, buffer: &mut Buffer) {
        let Some(head) = places.head else { return };
        let has_keys = self.focus == FrontPane::Tempo;
        let month = view.front.zip(self.month_at(view).filter(|_| has_keys));
        let month = month.and_then(|(counts, at)| counts.months.get(at));
        let right = match (month, view.front) {
            (Some(month), _) => month_told(month),
            (None, Some(counts)) => legend(view, counts, head.width),
            (None, None) => String::new(),
        };
        let role = if has_keys { Role::Accent } else { Role::Heading };
        let rule = HeadedRule { title: "Tempo", right: &view.spell(&right), role };
        rule.draw(head, view.theme, view.glyphs, buffer);
    }

    /// Marks the months in which waves begin.
    fn draw_wave_starts(
        &self,
        view: &ViewContext<'_>,
        places: &FrontChart,
        counts: &FrontCounts,
        buffer: &mut Buffer,
    ) {
        let Some(y) = places.waves else { return };
        let style = view.theme.style(Role::Wave);
        // In ASCII its own sign is that of a falling trend, which stands on this page too.
        let glyphs = view.glyphs;
        let sign = if glyphs.wave_start == glyphs.down { glyphs.wave } else { glyphs.wave_start };
        let starts: BTreeSet<NaiveDate> =
            view.corpus.waves().iter().filter_map(|wave| wave.period.from.with_day(1)).collect();
        for (x, month, _) in self.seen(places, counts) {
            if starts.contains(&month.days.from) {
                put(buffer, x, y, sign, style);
            }
        }
    }

    /// Writes each year under its first month.
    fn draw_years(
        &self,
        view: &ViewContext<'_>,
        places: &FrontChart,
        counts: &FrontCounts,
        buffer: &mut Buffer,
    ) {
        let style = view.theme.style(Role::Axis);
        let mut end = 0;
        for (x, month, _) in self.seen(places, counts) {
            let year = month.days.from.year().to_string();
            let long = u16::try_from(width(&year)).unwrap_or(4);
            if month.days.from.month() == 1 && x >= end && x + long <= places.chart.right() {
                end = put(buffer, x, places.years, &year, style) + 1;
            }
        }
    }
}

/// Writes the names of the rows, and the numbers at the ends of the columns.
fn draw_labels(view: &ViewContext<'_>, places: &FrontChart, highest: u64, buffer: &mut Buffer) {
    let Some(x) = places.labels else { return };
    let style = view.theme.style(Role::Axis);
    if let Some(y) = places.waves {
        put(buffer, x, y, "wave", style);
    }
    let highest = match highest {
        number @ 0..=9_999 => number.to_string(),
        number => format!("{}k", number / 1_000),
    };
    put(buffer, x, places.chart.y, &format!("{highest:>4}"), style);
    put(buffer, x, places.chart.bottom() - 1, "   0", style);
    put(buffer, x, places.held, "held", style);
}

/// Tells what the columns are and what the signs under them mean, as much as there is room for.
fn legend(view: &ViewContext<'_>, counts: &FrontCounts, room: u16) -> String {
    let [full, most, some, little] = view.glyphs.held;
    let gap = view.glyphs.not_held;
    if room < ROOMY {
        return format!("attacks a month, at least; held {little}{some}{most}{full}, not {gap}");
    }
    let without = match counts.without_month {
        0 => String::new(),
        number => format!(", {} more without a month", grouped(number)),
    };
    format!(
        "attacks a month, each once, at least{without}; held {full} in full {most} most {some} in part \
         {little} hardly {gap} not"
    )
}

/// Tells a month: `2020-05: 64+ attacks, held in part`.
fn month_told(month: &FrontMonth) -> String {
    let name = month.days.from.format("%Y-%m");
    let held = month.number.state.label();
    match month.number.mark {
        CellMark::AtLeast(1) => format!("{name}: 1+ attack, {held}"),
        CellMark::AtLeast(number) => format!("{name}: {}+ attacks, {held}", grouped(number)),
        CellMark::Exactly(1) => format!("{name}: 1 attack, held {held}"),
        CellMark::Exactly(number) => format!("{name}: {} attacks, held {held}", grouped(number)),
        CellMark::NotHeld | CellMark::Silent | CellMark::WordsOnly => format!("{name}: {held}"),
    }
}
