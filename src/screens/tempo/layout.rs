//! Where everything stands on the screen of a tempo, by its size. Pure geometry, shared by moving and
//! drawing.

use ratatui::layout::Rect;

use crate::compare::GridUnit;

/// A body of fewer rows shows all theatres only, as one chart.
const LOW: u16 = 18;
/// A body of so many rows has a tall chart, two rows for the names of waves, and two for each theatre where
/// they fit.
const TALL: u16 = 28;
/// A narrower body shows all theatres only.
const SMALL: u16 = 60;
/// From this width on a day has two cells.
const WIDE: u16 = 100;
/// The longest name of a theatre that is not cut.
const LONGEST_NAME: u16 = 16;
/// The same on a narrow screen.
const LONGEST_SHORT: u16 = 11;
/// The column of what has no span: two digits and the margin. The air behind the last column stands
/// before it, or where columns have none a cell of its own.
const UNPLACED: u16 = 3;
/// The rows of the tall chart on a middle screen, and the fewest on a tall one.
const MID_CHART: u16 = 5;
const LEAST_TALL: u16 = 8;
/// The most rows of the tall chart, where there are rows left.
const MOST_CHART: u16 = 24;
/// The rows of a chart from which on words are worth more than more of them.
const GOOD_CHART: u16 = 14;
/// The rows of words and entries that a very tall screen keeps for the selection.
const DETAIL: u16 = 8;

/// What is to be laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct TempoContents {
    pub unit: GridUnit,
    /// Weeks, months or days.
    pub columns: usize,
    /// Theatres.
    pub rows: usize,
    /// The width of the longest name.
    pub name: u16,
    /// The width of the longest number beside a name or on the scale.
    pub digits: u16,
    /// True where a row says of how many attacks no toll is said.
    pub has_unsaid: bool,
    /// True if anything has no span.
    pub has_unplaced: bool,
}

/// The places of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TempoPlaces {
    pub body: Rect,
    /// The room for names, and for the numbers after them.
    pub name: u16,
    pub digits: u16,
    /// Where the first column begins.
    pub x: u16,
    /// The cells of a column, with the air behind it.
    pub pitch: u16,
    /// How many columns are seen at once.
    pub visible: usize,
    /// Where the two digits of what has no span begin.
    pub unplaced: Option<u16>,
    /// The rule over the chart.
    pub rule: u16,
    /// The first row of names of waves, and how many there are.
    pub names: (u16, u16),
    /// The band over the days of the waves.
    pub band: u16,
    pub chart: Rect,
    pub held: u16,
    pub axis: u16,
    pub unsaid: Option<u16>,
    /// The rule over the theatres; none where there are none.
    pub theatres: Option<u16>,
    /// The first row of theatres, how many are seen at once, and the rows of each.
    pub rows: (u16, usize, u16),
    /// Words and entries.
    pub detail: Rect,
    pub legend: Option<u16>,
}

impl TempoPlaces {
    pub fn of(body: Rect, contents: TempoContents) -> Self {
        let single = body.height < LOW || body.width < SMALL;
        let longest = if body.width < WIDE { LONGEST_SHORT } else { LONGEST_NAME };
        // `held` stands before the strip on every screen.
        let name = if single { 0 } else { contents.name.clamp(4, longest) };
        let digits = contents.digits.max(if single { 4 } else { 2 });
        let across = Across::of(body, (name, digits), contents);
        let Across { digits, x, pitch, room, visible } = across;
        let plan = TempoRows::of(body, &contents, single);
        let names = body.y + 1;
        let band = names + plan.names;
        let chart = Rect { x, y: band + plan.band, height: plan.chart, width: room };
        let held = chart.bottom();
        let axis = held + 1;
        let unsaid = contents.has_unsaid.then_some(axis + 1);
        let below = axis + 1 + u16::from(contents.has_unsaid) + plan.gap;
        let first = below + u16::from(plan.seen > 0);
        let seen = u16::try_from(plan.seen).unwrap_or(0);
        let after = first + seen * plan.per_row;
        let legend = (plan.legend > 0).then(|| body.bottom() - 1);
        let end = body.bottom().saturating_sub(plan.legend);
        let gap = u16::from(end > after + 3);
        let top = (after + gap).min(end);
        let detail = Rect { y: top, height: end - top, ..body };
        Self {
            body,
            name,
            digits,
            x,
            pitch,
            visible,
            unplaced: contents.has_unplaced.then(|| across.end() + u16::from(pitch == 1)),
            rule: body.y,
            names: (names, plan.names),
            band,
            chart,
            held,
            axis,
            unsaid,
            theatres: (plan.seen > 0).then_some(below),
            rows: (first, plan.seen, plan.per_row),
            detail,
            legend,
        }
    }

    /// Returns where a column begins, if it is seen.
    pub fn column(&self, first: usize, column: usize) -> Option<u16> {
        let at = column.checked_sub(first).filter(|at| *at < self.visible)?;
        Some(self.x + u16::try_from(at).ok()? * self.pitch)
    }

    /// Returns where what stands over or under the columns must end.
    pub fn columns_end(&self) -> u16 {
        self.unplaced.unwrap_or(self.body.right())
    }

    /// Returns the cells that a hatch fills: of the last column seen without the air behind it.
    pub fn hatched(&self, first: usize, column: usize) -> u16 {
        if column + 1 == first + self.visible { self.wide() } else { self.pitch }
    }

    /// Returns the cells of a column without the air behind it.
    pub fn wide(&self) -> u16 {
        self.pitch.saturating_sub(1).max(1)
    }

    /// Returns where the columns end.
    pub fn end(&self) -> u16 {
        self.x + u16::try_from(self.visible).unwrap_or(0) * self.pitch
    }
}

/// How the width is used: what stands before the columns, the columns, what has none.
struct Across {
    digits: u16,
    x: u16,
    pitch: u16,
    room: u16,
    visible: usize,
}

impl Across {
    fn of(body: Rect, (name, digits): (u16, u16), contents: TempoContents) -> Self {
        let with = Self::with(body, (name, digits), contents, contents.has_unplaced);
        // Air between the columns is worth more than the sums beside the names, which the grid has too.
        if with.pitch == 1 && name > 0 {
            let bare = Self::with(body, (name, 0), contents, contents.has_unplaced);
            if bare.pitch > 1 && bare.visible >= with.visible {
                return bare;
            }
        }
        with
    }

    fn with(
        body: Rect,
        (name, digits): (u16, u16),
        contents: TempoContents,
        has_unplaced: bool,
    ) -> Self {
        let before = u16::from(name > 0) + digits + u16::from(digits > 0);
        let x = body.x + 1 + name + before;
        let unplaced = if has_unplaced { UNPLACED } else { 0 };
        // The air behind the last column is the margin.
        let room = body.right().saturating_sub(x + unplaced);
        let pitch = pitch(body.width, room, contents);
        let room = if pitch > 1 { room } else { room.saturating_sub(1) };
        let visible = usize::from(room / pitch).min(contents.columns);
        Self { digits, x, pitch, room, visible }
    }

    /// Returns where the columns end.
    fn end(&self) -> u16 {
        self.x + u16::try_from(self.visible).unwrap_or(0) * self.pitch
    }
}

fn pitch(width: u16, room: u16, contents: TempoContents) -> u16 {
    let columns = u16::try_from(contents.columns).unwrap_or(u16::MAX).max(1);
    match contents.unit {
        GridUnit::Week => (room / columns).clamp(1, 3),
        GridUnit::Month => (room / columns).clamp(2, 6),
        GridUnit::Day => 1 + u16::from(width >= WIDE),
    }
}

/// How the rows of a body are used.
struct TempoRows {
    names: u16,
    band: u16,
    chart: u16,
    gap: u16,
    seen: usize,
    per_row: u16,
    legend: u16,
}

impl TempoRows {
    fn of(body: Rect, contents: &TempoContents, single: bool) -> Self {
        let unsaid = u16::from(contents.has_unsaid);
        let height = body.height;
        // By month the beginning of each wave stands alone, without its name.
        let named = contents.unit != GridUnit::Month;
        if single {
            let legend = u16::from(height >= LOW);
            let names = u16::from(height >= LOW && named);
            let band = u16::from(height > 5);
            let fixed = 1 + names + band + 2 + unsaid + legend;
            let left = height.saturating_sub(fixed);
            let chart = if height < LOW { left } else { left.min(MOST_CHART) };
            return Self { names, band, chart, gap: 0, seen: 0, per_row: 1, legend };
        }
        let rows = u16::try_from(contents.rows).unwrap_or(u16::MAX);
        let (names, gap, least) = match height {
            ..TALL => (1, 0, MID_CHART),
            TALL.. => (2, 1, LEAST_TALL),
        };
        let names = if named { names } else { 0 };
        // The rule, the names and band of waves, the strip, the axis, a gap, the rule, the legend.
        let fixed = 1 + names + 1 + 2 + unsaid + gap + 1 + 1;
        let left = height.saturating_sub(fixed);
        let per_row = if height >= TALL && left >= least + rows.saturating_mul(2) { 2 } else { 1 };
        let seen = left.saturating_sub(least) / per_row;
        let seen = seen.min(rows);
        let left = left - seen * per_row;
        let chart = if height < TALL {
            least.min(left)
        } else if left >= GOOD_CHART + DETAIL {
            (left - DETAIL).min(MOST_CHART)
        } else {
            // A few rows of words are worth less than a higher chart.
            left
        };
        Self { names, band: 1, chart, gap, seen: usize::from(seen), per_row, legend: 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_body() {
        for (width, height) in [(24, 3), (40, 10), (60, 18), (80, 22), (120, 38), (200, 58)] {
            for (unit, columns) in
                [(GridUnit::Week, 53), (GridUnit::Month, 84), (GridUnit::Day, 366)]
            {
                for (rows, has_unsaid) in [(1, false), (8, true), (8, false), (60, true)] {
                    let body = Rect::new(0, 1, width, height);
                    let has_unplaced = !has_unsaid;
                    let contents = TempoContents {
                        unit,
                        columns,
                        rows,
                        name: 11,
                        digits: 3,
                        has_unsaid,
                        has_unplaced,
                    };
                    let places = TempoPlaces::of(body, contents);
                    assert!(places.end() <= body.right(), "{width}: {places:?}");
                    let last = places.visible.saturating_sub(1);
                    let hatched = places.column(0, last).map(|x| x + places.hatched(0, last));
                    assert!(hatched.is_none_or(|end| end < body.right()), "{width}: {places:?}");
                    assert!(
                        places.unplaced.is_none_or(|x| x + 2 < body.right()),
                        "{width}: {places:?}"
                    );
                    let (y, seen, per_row) = places.rows;
                    let after = y + u16::try_from(seen).unwrap() * per_row;
                    assert!(places.chart.y > places.rule, "{places:?}");
                    assert_eq!(
                        (places.held, places.axis),
                        (places.chart.bottom(), places.held + 1)
                    );
                    let low = places.unsaid.unwrap_or(places.axis);
                    assert!(
                        places.theatres.is_none_or(|rule| rule > low && rule < y),
                        "{places:?}"
                    );
                    let last = places.legend.unwrap_or(body.bottom());
                    assert!(height < 5 || after <= last, "{height} {places:?}");
                    assert!(height < 5 || places.axis < body.bottom(), "{places:?}");
                    assert!(places.detail.bottom() <= last, "{places:?}");
                    assert!(height < 10 || places.chart.height >= 4, "{places:?}");
                }
            }
        }
    }

    #[test]
    fn a_whole_year_of_weeks_is_seen_from_eighty_columns_on() {
        for (width, pitch) in [(80, 1), (116, 1), (120, 2), (200, 3)] {
            let contents = TempoContents {
                unit: GridUnit::Week,
                columns: 52,
                rows: 8,
                name: 11,
                digits: 2,
                has_unsaid: false,
                has_unplaced: false,
            };
            let body = Rect::new(0, 1, width, 38);
            let places = TempoPlaces::of(body, contents);
            assert_eq!((places.visible, places.pitch), (52, pitch), "{width}");
            // The column of what has no week takes none of that away.
            let places = TempoPlaces::of(body, TempoContents { has_unplaced: true, ..contents });
            assert_eq!((places.visible, places.pitch), (52, pitch), "{width}");
            assert!(places.unplaced.is_some_and(|x| x >= places.end()), "{width}");
            // Nor do the long sums of a large archive.
            let places = TempoPlaces::of(body, TempoContents { digits: 7, ..contents });
            assert_eq!((places.visible, places.pitch > 1), (52, pitch > 1), "{width}");
        }
    }
}
