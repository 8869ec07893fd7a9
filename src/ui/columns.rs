//! Columns of a chart, each from the least to the greatest it may be, and the scale beside them.
//!
//! ```text
//! ▴   no upper end is stated
//! ▒   up to
//! █   at least
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::put;
use super::theme::Glyphs;

/// The most lines of a scale.
const MOST_TICKS: u64 = 5;
/// A chart of fewer rows has a line in each of them at most, a higher one in every third.
const LOW: u64 = 8;

/// The scale of a chart: its highest value, and the distance of its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AxisScale {
    /// The value at the upper edge; never 0.
    pub top: u64,
    /// From one line to the next.
    pub step: u64,
}

impl AxisScale {
    /// Returns the scale for a highest value in so many rows: lines at 1, 2 or 5 times a power of ten.
    pub fn of(highest: u64, rows: u16) -> Self {
        let rows = u64::from(rows);
        let most = if rows < LOW { rows.saturating_sub(1) } else { (rows - 1) / 3 };
        let most = most.clamp(1, MOST_TICKS);
        let least = highest.max(1).div_ceil(most);
        let step = steps().find(|step| *step >= least).unwrap_or(least);
        Self { top: highest.max(1).div_ceil(step).saturating_mul(step), step }
    }

    /// Returns its lines, from 0 on.
    pub fn ticks(self) -> impl Iterator<Item = u64> {
        (0..=self.top / self.step.max(1)).map(move |at| at * self.step)
    }

    /// Returns the row of a value in an area, and none above its upper edge.
    pub fn row(self, value: u64, area: Rect) -> Option<u16> {
        let last = u128::from(area.height.checked_sub(1)?);
        if value > self.top {
            return None;
        }
        let up = (u128::from(value) * last * 2 + u128::from(self.top)) / (u128::from(self.top) * 2);
        Some(area.y + area.height - 1 - u16::try_from(up).unwrap_or(0))
    }

    /// Returns the steps of a column, of which a whole column has so many; something is never drawn
    /// as nothing.
    pub fn steps(self, value: u64, whole: u64) -> u64 {
        let steps = (u128::from(value) * u128::from(whole)).div_ceil(u128::from(self.top));
        u64::try_from(steps).unwrap_or(whole).min(whole)
    }
}

/// The distances that a scale may have.
fn steps() -> impl Iterator<Item = u64> {
    let tens = std::iter::successors(Some(1_u64), |ten| ten.checked_mul(10));
    tens.flat_map(|ten| [1, 2, 5].into_iter().filter_map(move |by| ten.checked_mul(by)))
}

/// One column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChartColumn {
    /// The least it may be.
    pub low: u64,
    /// The greatest; the least again where there is no doubt.
    pub high: u64,
    /// True where no upper end is stated.
    pub is_open: bool,
}

/// How the parts of a column look.
#[derive(Clone, Copy, Debug)]
pub struct ColumnStyles {
    /// Up to the least.
    pub low: Style,
    /// From the least to the greatest, and the sign of an open end.
    pub doubt: Style,
}

impl ChartColumn {
    /// Draws it from the bottom of an area, as wide as the area.
    pub fn draw(
        self,
        area: Rect,
        scale: AxisScale,
        styles: ColumnStyles,
        glyphs: &Glyphs,
        buffer: &mut Buffer,
    ) {
        let levels = glyphs.column.len().max(1) as u64;
        let whole = u64::from(area.height) * levels;
        let low = scale.steps(self.low, whole);
        // A doubt is seen even where it is smaller than a cell.
        let doubt = if self.high > self.low { scale.steps(self.high, whole) } else { 0 };
        let filled = low.div_ceil(levels);
        let end = if doubt > 0 { doubt.div_ceil(levels).max(filled + 1) } else { filled };
        let end = end.min(u64::from(area.height));
        let mut rows = (area.y..area.bottom()).rev();
        for row in 0..end {
            let Some(y) = rows.next() else { return };
            let left = low.saturating_sub(row * levels).min(levels);
            let level = usize::try_from(left).unwrap_or(0).checked_sub(1);
            let glyph = level.and_then(|level| glyphs.column.get(level));
            let (glyph, style) = match glyph {
                Some(glyph) => (*glyph, styles.low),
                None => (glyphs.up_to, styles.doubt),
            };
            put(buffer, area.x, y, &glyph.repeat(usize::from(area.width)), style);
        }
        if self.is_open {
            let y = rows.next().unwrap_or(area.y);
            put(buffer, area.x, y, glyphs.goes_on, styles.doubt);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::theme::GlyphTier;
    use super::*;

    fn drawn(column: ChartColumn, height: u16, scale: AxisScale, tier: GlyphTier) -> String {
        let area = Rect::new(0, 0, 1, height);
        let mut buffer = Buffer::empty(area);
        let styles = ColumnStyles { low: Style::new(), doubt: Style::new() };
        column.draw(area, scale, styles, Glyphs::of(tier), &mut buffer);
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn a_scale_is_round_and_holds_its_highest_value() {
        for rows in [1, 2, 5, 14, 24, 40] {
            for highest in (0..300).chain([1_000, 12_345, u64::from(u32::MAX)]) {
                let scale = AxisScale::of(highest, rows);
                let ticks: Vec<u64> = scale.ticks().collect();
                assert!(scale.top >= highest.max(1), "{highest} in {rows}: {scale:?}");
                assert!(ticks.len() <= 6 && ticks.last() == Some(&scale.top), "{scale:?}");
                let area = Rect::new(0, 3, 1, rows);
                let places: Vec<_> = ticks.iter().filter_map(|t| scale.row(*t, area)).collect();
                assert!(places.windows(2).all(|two| two[0] > two[1] || rows < 2), "{places:?}");
            }
        }
        assert_eq!(AxisScale::of(33, 14), AxisScale { top: 40, step: 10 });
        assert_eq!(AxisScale::of(33, 5), AxisScale { top: 40, step: 10 });
    }

    #[test]
    fn a_column_says_at_least_up_to_and_open() {
        let scale = AxisScale { top: 6, step: 1 };
        let column = |low, high, is_open| ChartColumn { low, high, is_open };
        let of = |column, tier| drawn(column, 6, scale, tier);
        assert_eq!(of(column(3, 3, false), GlyphTier::Fine), "   ███");
        assert_eq!(of(column(2, 4, false), GlyphTier::Fine), "  ▒▒██");
        assert_eq!(of(column(2, 2, true), GlyphTier::Fine), "   ▴██");
        assert_eq!(of(column(2, 4, true), GlyphTier::Ascii), " ^||##");
        assert_eq!(of(column(6, 6, true), GlyphTier::Blocks), "▲█████");
        assert_eq!(of(ChartColumn::default(), GlyphTier::Fine), "      ");
        let small = AxisScale { top: 1_000, step: 200 };
        assert_eq!(drawn(column(1, 1, false), 3, small, GlyphTier::Fine), "  ▁");
        assert_eq!(drawn(column(1, 2, false), 3, small, GlyphTier::Fine), " ▒▁");
    }
}
