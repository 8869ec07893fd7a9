//! Where everything stands on the screen of a grid, by its size, its signs and its colours. Pure
//! geometry, shared by moving and drawing.

use ratatui::layout::Rect;

use crate::compare::GridUnit;

/// A body of fewer rows has one line of detail and no chart.
const LOW: u16 = 18;
/// A body of so many rows has a tall chart.
const TALL: u16 = 28;
/// From this width on a week has two cells.
const WIDE: u16 = 100;
/// From this width on it has three.
const HUGE: u16 = 160;
/// The longest name of a theatre that is not cut.
const LONGEST_NAME: u16 = 16;
/// The same on a narrow screen.
const LONGEST_SHORT: u16 = 11;
/// The column of what has no week: a gap, two digits, and the margin.
const UNPLACED: u16 = 3 + MARGIN;
/// Nothing stands in the last column: what does looks cut.
const MARGIN: u16 = 1;
/// Of months there are so few that their numbers have room.
const MOST_DIGITS: u16 = 5;

/// What decides about the cells besides the size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellLook {
    /// True where signs are ASCII: a lower bound then has a plus in every cell.
    pub ascii: bool,
    /// True where the theme has no colours: the selected cell then stands in brackets.
    pub bare: bool,
}

/// What is to be laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contents {
    pub unit: GridUnit,
    /// Weeks or months.
    pub columns: usize,
    /// Theatres.
    pub rows: usize,
    /// The width of the longest name.
    pub name: u16,
    /// True if anything has no week.
    pub unplaced: bool,
    /// True if numbers in cells of two digits touch somewhere.
    pub crowded: bool,
}

/// How one cell is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellShape {
    /// Free cells before the number; brackets stand there.
    pub gutter: u16,
    pub digits: u16,
    /// One where a lower bound has a plus.
    pub plus: u16,
}

impl CellShape {
    pub fn pitch(self) -> u16 {
        self.gutter + self.digits + self.plus
    }

    /// Returns true if a number of two digits touches the number before it.
    pub fn is_tight(self) -> bool {
        self.gutter + self.plus == 0 && self.digits > 1
    }
}

/// The places of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GridPlaces {
    pub body: Rect,
    /// The room for names.
    pub name: u16,
    /// Where the first cell begins.
    pub x: u16,
    pub shape: CellShape,
    /// How many columns are seen at once.
    pub visible: usize,
    /// Where the two digits of what has no week begin.
    pub unplaced: Option<u16>,
    pub months: u16,
    /// The first lane of waves, and how many lanes there are.
    pub waves: (u16, u16),
    /// The first row of theatres, and how many are seen at once.
    pub rows: (u16, usize),
    /// The chart of all theatres; no rows where there is no room.
    pub chart: Rect,
    pub held: u16,
    /// The rule, the words and the entries.
    pub detail: Rect,
    pub legend: Option<u16>,
}

impl GridPlaces {
    pub fn of(body: Rect, contents: Contents, look: CellLook) -> Self {
        let longest = if body.width < 60 { LONGEST_SHORT } else { LONGEST_NAME };
        let name = contents.name.clamp(4, longest);
        let x = body.x + 1 + name + 1;
        let unplaced = if contents.unplaced { UNPLACED } else { MARGIN };
        let room = body.right().saturating_sub(x + unplaced);
        let shape = shape(body.width, room, contents, look);
        // The gap is given up where a whole year would not be seen for it alone.
        let whole = shape.pitch() * u16::try_from(contents.columns).unwrap_or(u16::MAX);
        let gap = u16::from(!contents.unplaced || shape.gutter > 0 || whole != room + 1);
        let room = room + 1 - gap;
        let visible = usize::from(room / shape.pitch()).min(contents.columns);
        let taken = u16::try_from(visible).unwrap_or(0) * shape.pitch();
        let rows = RowPlan::of(body.height, contents.rows);
        let y = body.y + rows.before;
        let months = y.saturating_sub(rows.lanes + 1);
        let seen = u16::try_from(rows.seen).unwrap_or(0);
        let chart = Rect { y: y + seen, height: rows.chart, ..body };
        let held = chart.bottom();
        let below = held + 1 + rows.gap;
        let legend = (rows.legend > 0).then(|| body.bottom() - 1);
        let end = body.bottom().saturating_sub(rows.legend);
        Self {
            body,
            name,
            x,
            shape,
            visible,
            unplaced: contents.unplaced.then_some(x + taken + gap),
            months,
            waves: (months + 1, rows.lanes),
            rows: (y, rows.seen),
            chart,
            held,
            detail: Rect { y: below, height: end.saturating_sub(below), ..body },
            legend,
        }
    }

    /// Returns where a column begins, if it is seen.
    pub fn column(&self, first: usize, column: usize) -> Option<u16> {
        let at = column.checked_sub(first).filter(|at| *at < self.visible)?;
        Some(self.x + u16::try_from(at).ok()? * self.shape.pitch())
    }

    /// Returns true if there is a row for all theatres.
    pub fn has_all(&self) -> bool {
        self.chart.height > 0
    }
}

/// How the rows of a body are used.
struct RowPlan {
    before: u16,
    lanes: u16,
    seen: usize,
    chart: u16,
    gap: u16,
    legend: u16,
}

impl RowPlan {
    fn of(height: u16, rows: usize) -> Self {
        // Months, a lane of waves, the theatres; then the chart, what is held, a gap, the rule, the
        // words, entries, a gap and the legend.
        let (lanes, chart, entries) = match height {
            0..LOW => {
                let seen = usize::from(height.saturating_sub(3)).min(rows);
                return Self { before: 1, lanes: 0, seen, chart: 0, gap: 0, legend: 0 };
            }
            LOW..TALL => (1, 2, 2),
            TALL.. => (2, 7, 5),
        };
        let top = u16::from(height > LOW + 2);
        let before = top + 1 + lanes;
        let fixed = before + chart + 1 + 1 + 2 + entries + 2;
        let seen = usize::from(height.saturating_sub(fixed)).min(rows);
        Self { before, lanes, seen, chart, gap: 1, legend: 2 }
    }
}

fn shape(width: u16, room: u16, contents: Contents, look: CellLook) -> CellShape {
    let (gutter, digits, plus) = match (look.ascii, look.bare) {
        (true, _) => (1, if width < WIDE { 1 } else { 2 }, 1),
        (false, true) => (1, if width < HUGE { 1 } else { 2 }, 0),
        (false, false) => match width {
            0..WIDE => (0, 1, 0),
            // Numbers that run together are none: fewer weeks are seen at once then.
            WIDE..HUGE => (u16::from(contents.crowded), 2, 0),
            HUGE.. => (0, 2, 1),
        },
    };
    match contents.unit {
        GridUnit::Week | GridUnit::Day => CellShape { gutter, digits, plus },
        GridUnit::Month => {
            let columns = u16::try_from(contents.columns).unwrap_or(u16::MAX).max(1);
            let digits = (room / columns).saturating_sub(1 + 1).clamp(1, MOST_DIGITS);
            CellShape { gutter: 1, digits, plus: 1 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_body() {
        for (width, height) in [(24, 3), (40, 10), (60, 18), (80, 22), (120, 38), (200, 58)] {
            for (ascii, bare) in [(false, false), (false, true), (true, false), (true, true)] {
                for (unit, columns) in [(GridUnit::Week, 53), (GridUnit::Month, 12)] {
                    for rows in [1, 9, 60] {
                        let body = Rect::new(0, 1, width, height);
                        let contents = Contents {
                            unit,
                            columns,
                            rows,
                            name: 11,
                            unplaced: true,
                            crowded: rows > 1,
                        };
                        let places = GridPlaces::of(body, contents, CellLook { ascii, bare });
                        let end = places.column(0, places.visible.saturating_sub(1));
                        let end = end.map_or(places.x, |x| x + places.shape.pitch());
                        let digits = places.unplaced.unwrap_or(end);
                        assert!(end <= digits && digits + 3 <= body.right(), "{width}: {places:?}");
                        let (y, seen) = places.rows;
                        let after = y + u16::try_from(seen).unwrap();
                        assert!(places.months < y && after <= places.chart.y, "{places:?}");
                        assert!(places.held >= places.chart.bottom(), "{places:?}");
                        assert!(height < 5 || places.detail.y > places.held, "{places:?}");
                        let last = places.legend.unwrap_or(body.bottom());
                        assert!(places.detail.bottom() <= last, "{places:?}");
                        assert!(height < 5 || places.detail.height > 0, "{places:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_whole_year_is_seen_from_eighty_columns_on() {
        for width in [80, 120, 200] {
            let unit = GridUnit::Week;
            let (columns, rows, name, unplaced) = (52, 9, 11, true);
            let contents = Contents { unit, columns, rows, name, unplaced, crowded: false };
            let look = CellLook { ascii: false, bare: false };
            let places = |contents| GridPlaces::of(Rect::new(0, 1, width, 30), contents, look);
            assert_eq!(places(contents).visible, 52, "{width}");
            // Numbers of two digits side by side are kept apart, for fewer weeks.
            let crowded = places(Contents { crowded: true, ..contents });
            assert!(
                crowded.shape.digits == 1 || crowded.shape.pitch() == 3,
                "{width}: {crowded:?}"
            );
        }
    }
}
