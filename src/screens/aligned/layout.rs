//! Where everything stands in the aligned picture, by its size. Pure geometry.

use ratatui::layout::Rect;

/// From this width and height on a panel stands beside.
const WIDE: u16 = 100;
const TALL: u16 = 24;
/// From this width on the panel is wide.
const HUGE: u16 = 160;
/// A smaller body has the strip of the selected subject alone.
const SMALL: u16 = 60;
const LOW: u16 = 18;
/// The room before the chart: four digits, their comma and a gap.
const BEFORE: u16 = 6;
/// The cells behind the last day, where labels begin that stand right of a point.
const BEHIND: u16 = 7;

/// The places of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AlignedPlaces {
    /// The rule over the chart.
    pub rule: Rect,
    pub chart: Rect,
    /// The numbers of the days.
    pub axis: u16,
    /// The rule over the strips; none on a small screen.
    pub strips_rule: Option<Rect>,
    /// The strips.
    pub strips: Rect,
    /// The selected day in words.
    pub words: Rect,
    pub legend: Option<Rect>,
    pub panel: Option<Rect>,
    /// The last day of the chart.
    pub last: u16,
}

impl AlignedPlaces {
    pub fn of(body: Rect, series: usize, last: usize) -> Self {
        Self::with(body, series, last, BEFORE)
    }

    /// Returns the places with room for numbers of so many cells before the chart.
    #[must_use]
    pub fn with_numbers(self, body: Rect, series: usize, long: usize) -> Self {
        let before = u16::try_from(long + 1).unwrap_or(BEFORE);
        if before <= BEFORE {
            return self;
        }
        Self::with(body, series, self.last.into(), before)
    }

    fn with(body: Rect, series: usize, last: usize, before: u16) -> Self {
        let has_panel = body.width >= WIDE && body.height >= TALL;
        let panel_width = if body.width >= HUGE { 56 } else { 36 };
        let beside = if has_panel { panel_width + 2 } else { 0 };
        let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(2 + beside), ..body };
        let is_small = body.width < SMALL || body.height < LOW;
        let rows = if is_small { 1 } else { u16::try_from(series).unwrap_or(6).max(1) };
        let legend = u16::from(!is_small);
        let words = 1 + u16::from(!is_small);
        let strips_rule = u16::from(!is_small);
        let gap = u16::from(body.height >= TALL + 8);
        // The rule, the axis, the strips and their rule, the words, the legend.
        let fixed = 1 + 1 + gap + strips_rule + rows + gap + words + legend;
        let height = body.height.saturating_sub(fixed);
        let chart = Rect {
            x: inner.x + before,
            y: body.y + 1,
            width: inner.width.saturating_sub(before),
            height,
        };
        let axis = chart.bottom();
        let below = axis + 1 + gap;
        let strips = Rect { y: below + strips_rule, height: rows, ..inner };
        let words = Rect { y: strips.bottom() + gap, height: words, ..inner };
        let line = |y| Rect { y, height: 1, ..inner };
        let panel = Rect {
            x: body.right().saturating_sub(panel_width + 1),
            y: body.y,
            width: panel_width,
            height: body.height.saturating_sub(1),
        };
        Self {
            rule: line(body.y),
            chart,
            axis,
            strips_rule: (strips_rule > 0).then(|| line(below)),
            strips,
            words,
            legend: (legend > 0).then(|| line(words.bottom())),
            panel: has_panel.then_some(panel),
            last: u16::try_from(last).unwrap_or(u16::MAX).max(1),
        }
    }

    /// Returns how far a day is from the left edge of the chart, in hundredths of a cell.
    pub fn across(&self, day: i64) -> i64 {
        let wide = i64::from(self.chart.width.saturating_sub(BEHIND).max(1));
        day * wide * 100 / i64::from(self.last)
    }

    /// Returns the cell of a day.
    pub fn column(&self, day: i64) -> Option<u16> {
        let at = u16::try_from(self.across(day) / 100).ok()?;
        (at < self.chart.width).then_some(self.chart.x + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_body() {
        for (width, height) in [(24, 4), (40, 10), (80, 22), (120, 38), (200, 58)] {
            for series in [1, 2, 6] {
                let body = Rect::new(0, 1, width, height);
                let places = AlignedPlaces::of(body, series, 10);
                assert_eq!(places.chart.y, places.rule.y + 1);
                assert_eq!(places.axis, places.chart.bottom());
                assert!(places.strips.y > places.axis, "{places:?}");
                assert!(places.words.y >= places.strips.bottom(), "{places:?}");
                assert!(height < 6 || places.words.y < body.bottom(), "{places:?}");
                let legend = places.legend.map_or(places.words.bottom() - 1, |legend| legend.y);
                assert!(height < 6 || legend < body.bottom(), "{places:?}");
                let panel = places.panel.map_or(body.right(), |panel| panel.x);
                assert!(places.chart.right() <= panel, "{places:?}");
                assert!(places.column(10).is_some() || width < 30, "{places:?}");
            }
        }
    }
}
