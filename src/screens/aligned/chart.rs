//! The chart: what is held as solid curves, what is stated as points, lines between these that are
//! drawn and not known.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::labels::{LabelRoom, MARK};
use super::layout::AlignedPlaces;
use super::state::{Aligned, ChartContents, Heights};
use crate::compare::{AlignedDay, AlignedPoint, AlignedSeries};
use crate::digest::{Basis, grouped};
use crate::order::CompactSort as _;
use crate::screens::ViewContext;
use crate::text::{fit_words, width};
use crate::ui::columns::AxisScale;
use crate::ui::dot_canvas::{DotCanvas, LineKind};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::{basis_roles, number_style, put};
use crate::ui::theme::Role;

/// The roles of the series, in their order.
const ROLES: [Role; 6] =
    [Role::Series1, Role::Series2, Role::Series3, Role::Series4, Role::Series5, Role::Series6];
/// The cells from one point of a line of the scale to the next.
const DOTS: u16 = 4;
/// A narrower screen has hardly any room for names of issuers; from the other width on they may be long.
const SMALL: u16 = 60;
const ROOMY: u16 = 100;
/// The longest name of an issuer beside a point: where there is room, where there is much, where there is
/// hardly any.
const LONGEST_ISSUER: [usize; 3] = [18, 32, 10];

/// Returns what a series is drawn as.
pub(super) fn role_of(row: usize) -> Role {
    ROLES.get(row).copied().unwrap_or(Role::Series6)
}

impl Aligned {
    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        if let Some(behind) = &self.behind {
            return behind.draw(view, buffer);
        }
        let places = self.places(view);
        let title = match (self.heights, self.contents) {
            (Heights::Sum, ChartContents::Both) => "Attacks up to a day",
            (Heights::Sum, ChartContents::Stated) => "Attacks up to a day, stated alone",
            (Heights::Sum, ChartContents::Held) => "Attacks up to a day, held alone",
            (Heights::EachDay, ChartContents::Both) => "Attacks a day",
            (Heights::EachDay, ChartContents::Stated) => "Attacks a day, stated alone",
            (Heights::EachDay, ChartContents::Held) => "Attacks a day, held alone",
        };
        let whole = "day 0 is the first day";
        let right = if usize::from(places.rule.width) < width(title) + whole.len() + 3 {
            "from day 0"
        } else {
            whole
        };
        let rule = HeadedRule { title, right, role: Role::Accent };
        rule.draw(places.rule, view.theme, view.glyphs, buffer);
        let scale = AxisScale::of(self.highest(), places.chart.height);
        draw_scale(view, &places, scale, buffer);
        for (row, series) in self.picture.series.iter().enumerate() {
            self.draw_lines(view, &places, scale, (row, series), buffer);
        }
        self.draw_marks(view, &places, scale, buffer);
        self.draw_days(view, &places, buffer);
        self.draw_strips(view, &places, buffer);
        self.draw_panel(view, &places, buffer);
    }

    /// Returns the highest of what is drawn.
    pub(super) fn highest(&self) -> u64 {
        let last = i64::try_from(self.picture.last_day()).unwrap_or(0);
        let of = |series: &AlignedSeries| {
            let points = self.points_of(series).iter();
            let points = points.filter(|point| (0..=last).contains(&point.last));
            let points = points.map(|point| self.height_of(point));
            let curve = self.curve_of(series).iter().map(|day| self.height_on(day));
            points.chain(curve).max().unwrap_or(0)
        };
        self.picture.series.iter().map(of).max().unwrap_or(0)
    }

    /// Returns what is stated of a series, where that is shown.
    fn points_of<'a>(&self, series: &'a AlignedSeries) -> &'a [AlignedPoint] {
        if self.contents.has_stated() { &series.points } else { &[] }
    }

    /// Returns the curve of a series, where that is shown.
    fn curve_of<'a>(&self, series: &'a AlignedSeries) -> &'a [AlignedDay] {
        if self.contents.has_held() { series.curve() } else { &[] }
    }

    /// Draws the curve of what is held, and the lines between what is stated of the same days.
    fn draw_lines(
        &self,
        view: &ViewContext<'_>,
        places: &AlignedPlaces,
        scale: AxisScale,
        (row, series): (usize, &AlignedSeries),
        buffer: &mut Buffer,
    ) {
        let at = |day: i64, value: u64| (places.across(day), height(scale, value, places.chart));
        if self.heights == Heights::Sum {
            let mut canvas = DotCanvas::new(places.chart);
            for basis in Basis::ALL {
                let of_basis = self.points_of(series).iter().filter(|point| {
                    point.statement.basis == basis && point.first == 0 && point.last >= 0
                });
                let mut before = at(0, 0);
                for point in of_basis.filter(|point| point.last <= i64::from(places.last)) {
                    let here = at(point.last, point.value());
                    canvas.line(before, here, LineKind::Drawn);
                    before = here;
                }
            }
            let style = view.theme.style(role_of(row));
            canvas.draw(LineKind::Drawn, style, view.glyphs, buffer);
        }
        let from = i64::try_from(series.curve_from()).unwrap_or(0);
        let curve = self.curve_of(series);
        for (wanted, role) in [(false, Role::Partial), (true, role_of(row))] {
            let mut canvas = DotCanvas::new(places.chart);
            let mut before = None;
            for (day, told) in (from..).zip(curve) {
                let here = at(day, self.height_on(told));
                if told.is_in_full() == wanted {
                    canvas.line(before.unwrap_or(here), here, LineKind::Known);
                }
                before = Some(here);
            }
            canvas.draw(LineKind::Known, view.theme.style(role), view.glyphs, buffer);
        }
    }

    /// Draws the points, the highest first, then the labels of all, and the end of each curve.
    fn draw_marks(
        &self,
        view: &ViewContext<'_>,
        places: &AlignedPlaces,
        scale: AxisScale,
        buffer: &mut Buffer,
    ) {
        let mut room = LabelRoom::new(places.chart);
        let mut marked: Vec<(u16, u16, &AlignedPoint)> = Vec::new();
        let all = self.picture.series.iter().enumerate();
        let mut points: Vec<(usize, &AlignedPoint)> = all
            .flat_map(|(row, series)| self.points_of(series).iter().map(move |point| (row, point)))
            .collect();
        points.compact_sort_by_key(|(_, point)| u64::MAX - self.height_of(point));
        for (row, point) in points {
            let Some(x) = places.column(point.last).filter(|_| point.last <= places.last.into())
            else {
                continue;
            };
            let x = x.min(places.chart.right().saturating_sub(MARK));
            let Some(y) = scale.row(self.height_of(point), places.chart) else { continue };
            if !room.take_mark(x, y) {
                continue;
            }
            let number = (row + 1).to_string();
            let (mark, _) = basis_roles(point.statement.basis);
            let after = put(buffer, x, y, &number, view.theme.style(role_of(row)));
            put(buffer, after, y, point.statement.basis.letter(), view.theme.style(mark));
            // No upper end is stated: it goes on above.
            let above = (after, y.saturating_sub(1));
            if point.is_open() && room.take_sign(above) {
                let style = view.theme.style(Role::Doubt);
                put(buffer, above.0, above.1, view.glyphs.goes_on, style);
            }
            marked.push((x, y, point));
        }
        for (x, y, point) in marked {
            let [usual, much, little] = LONGEST_ISSUER;
            let longest = match view.body.width {
                0..SMALL => little,
                SMALL..ROOMY => usual,
                ROOMY.. => much,
            };
            let (_, words) = basis_roles(point.statement.basis);
            let write = |longest: usize| {
                let text = view.spell(&self.label(point, longest, view)).into_owned();
                write_label(&mut room, (x, y), &text, (view, words), buffer)
            };
            [longest, usual.min(longest), little].into_iter().any(write);
        }
        self.draw_beginnings(view, places, (&mut room, buffer));
        self.draw_ends(view, places, scale, (&mut room, buffer));
    }

    /// Writes what each curve comes to at its end.
    fn draw_ends(
        &self,
        view: &ViewContext<'_>,
        places: &AlignedPlaces,
        scale: AxisScale,
        (room, buffer): (&mut LabelRoom, &mut Buffer),
    ) {
        if self.heights == Heights::EachDay {
            return;
        }
        for (row, series) in self.picture.series.iter().enumerate() {
            let curve = self.curve_of(series);
            let Some(end) = curve.last() else { continue };
            let last = series.curve_from() + curve.len() - 1;
            let day = i64::try_from(last).unwrap_or(0);
            let (Some(x), Some(y)) = (places.column(day), scale.row(end.total, places.chart))
            else {
                continue;
            };
            let is_exact = curve.iter().all(AlignedDay::is_in_full);
            let plus = if is_exact { "" } else { "+" };
            let text = format!("{} {}{plus} held here", row + 1, grouped(end.total));
            write_label(room, (x.saturating_sub(MARK), y), &text, (view, role_of(row)), buffer);
        }
    }

    /// Returns the label of a point: its number, an open upper end, whose it is, other days.
    fn label(&self, point: &AlignedPoint, longest: usize, view: &ViewContext<'_>) -> String {
        // What stands in parentheses goes first, and then words: one of a name says less than two.
        let issuer = match point.statement.issuer.split_once(" (") {
            Some((name, _)) if width(&point.statement.issuer) > longest => name,
            Some(_) | None => &point.statement.issuer,
        };
        let issuer = fit_words(issuer, longest, view.marks.ellipsis);
        let other =
            if point.first == 0 { String::new() } else { format!(", {}", point.days.spoken()) };
        match self.heights {
            Heights::Sum => format!("{} {issuer}{other}", point.count.in_print()),
            Heights::EachDay => {
                let more = if point.is_open() { "+" } else { "" };
                format!("{}{more} a day {issuer}{other}", grouped(self.height_of(point)))
            }
        }
    }

    /// Draws the numbers of the days, the selected one as such.
    fn draw_days(&self, view: &ViewContext<'_>, places: &AlignedPlaces, buffer: &mut Buffer) {
        let style = view.theme.style(Role::Axis);
        let mut end = 0;
        let selected = i64::try_from(self.day).unwrap_or(0);
        let bare = !view.theme.has_colour() || view.glyphs.is_ascii();
        let chosen = places.column(selected).map(|x| {
            let name = if bare { format!("[{selected}]") } else { selected.to_string() };
            (if bare { x.saturating_sub(1) } else { x }, name)
        });
        // What would touch the selected number would be read as a part of it.
        let taken = chosen.as_ref().map(|(x, name)| *x..x + cells(name));
        for day in 0..=i64::from(places.last) {
            let Some(x) = places.column(day) else { continue };
            let name = day.to_string();
            let touches = |taken: &Range<u16>| x <= taken.end && x + cells(&name) >= taken.start;
            if x >= end && !taken.as_ref().is_some_and(touches) {
                end = put(buffer, x, places.axis, &name, style) + 1;
            }
        }
        let end = taken.map_or(end, |taken| end.max(taken.end + 1));
        put(buffer, end + 1, places.axis, "day", style);
        if let Some((x, name)) = chosen {
            put(buffer, x, places.axis, &name, view.theme.style(Role::MarkSelected));
        }
    }
}

/// Returns the cells of a number.
fn cells(number: &str) -> u16 {
    u16::try_from(width(number)).unwrap_or(u16::MAX)
}

/// Returns how far a value is from the upper edge of the chart, in hundredths of a cell.
fn height(scale: AxisScale, value: u64, chart: Rect) -> i64 {
    let rows = i64::from(chart.height.saturating_sub(1));
    let value = i64::try_from(value).unwrap_or(i64::MAX).min(i64::from(u32::MAX));
    let top = i64::try_from(scale.top).unwrap_or(i64::MAX).max(1);
    rows * 100 + 50 - value * rows * 100 / top
}

/// Draws the lines of the scale and their values.
fn draw_scale(
    view: &ViewContext<'_>,
    places: &AlignedPlaces,
    scale: AxisScale,
    buffer: &mut Buffer,
) {
    let chart = places.chart;
    let style = view.theme.style(Role::Axis);
    let dots = view.theme.style(Role::BarEmpty);
    for value in scale.ticks() {
        let Some(y) = scale.row(value, chart) else { continue };
        let text = grouped(value);
        let before = u16::try_from(text.len()).unwrap_or(0) + 1;
        put(buffer, chart.x.saturating_sub(before), y, &text, style);
        for x in (chart.x..chart.right()).step_by(usize::from(DOTS)) {
            put(buffer, x, y, view.glyphs.axis, dots);
        }
    }
}

/// Writes a label where there is room for it, and returns true; else it stands in the strips alone.
pub(super) fn write_label(
    room: &mut LabelRoom,
    at: (u16, u16),
    text: &str,
    (view, role): (&ViewContext<'_>, Role),
    buffer: &mut Buffer,
) -> bool {
    let long = u16::try_from(width(text)).unwrap_or(u16::MAX);
    let place = room.take_label(at, long, (&*buffer, view.glyphs));
    if let Some((x, y)) = place {
        put(buffer, x, y, text, number_style(view.theme, role));
    }
    place.is_some()
}
