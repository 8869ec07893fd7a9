//! The panel beside a wide picture: where, how many a day, what must not be compared, how long.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::chart::role_of;
use super::layout::AlignedPlaces;
use super::state::Aligned;
use super::words::month_of;
use crate::compare::{AlignedPoint, AlignedSeries};
use crate::digest::{IssuerDates, grouped, parted};
use crate::order::CompactSort as _;
use crate::screens::ViewContext;
use crate::text::{fit, width, wrap};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::{basis_roles, number_style, put};
use crate::ui::theme::Role;

/// The most parts of a figure that are listed; the others are one line.
const MOST_PARTS: usize = 7;
/// The cells of a label, and of a number behind a bar.
const LABEL: u16 = 15;
const BEHIND: u16 = 7;

/// Draws line after line, down to the end of the panel.
struct PanelPen<'a, 'b> {
    view: &'a ViewContext<'b>,
    area: Rect,
    y: u16,
    /// The cells of what stands behind the bars.
    behind: u16,
}

impl PanelPen<'_, '_> {
    fn line(&mut self) -> Option<Rect> {
        let line = Rect { y: self.y, height: 1, ..self.area };
        self.y += 1;
        (line.y < self.area.bottom()).then_some(line)
    }

    fn head(&mut self, title: &str, right: &str, buffer: &mut Buffer) {
        // A head without anything under it would say nothing.
        if self.y + 2 >= self.area.bottom() {
            self.y = self.area.bottom();
        }
        let Some(line) = self.line() else { return };
        let rule = HeadedRule { title, right, role: Role::Heading };
        rule.draw(line, self.view.theme, self.view.glyphs, buffer);
    }

    /// Keeps room for what will stand behind the bars, so that all of them have one scale.
    fn keep_behind<'t>(&mut self, told: impl IntoIterator<Item = &'t str>) {
        let longest = told.into_iter().map(width).max().unwrap_or(0);
        self.behind = u16::try_from(longest).unwrap_or(0).max(BEHIND);
    }

    fn gap(&mut self) {
        self.y += 1;
    }

    fn words(&mut self, text: &str, role: Role, buffer: &mut Buffer) {
        let text = self.view.spell(text).into_owned();
        let room = usize::from(self.area.width);
        // What does not fit on one line hangs by a cell.
        let hang = u16::from(width(&text) > room);
        for (at, range) in wrap(&text, room.saturating_sub(hang.into())).into_iter().enumerate() {
            let Some(line) = self.line() else { return };
            let x = if at > 0 { line.x + hang } else { line.x };
            put(
                buffer,
                x,
                line.y,
                text.get(range).unwrap_or_default(),
                self.view.theme.style(role),
            );
        }
    }

    /// Draws a label, a bar of a part of a whole, and a text behind it.
    fn bar(
        &mut self,
        (label, label_role): (&str, Role),
        (part, whole): (u64, u64),
        (behind, bar_role): (&str, Role),
        buffer: &mut Buffer,
    ) {
        let Some(line) = self.line() else { return };
        let label = self.view.spell(label).into_owned();
        let label = fit(&label, usize::from(LABEL), self.view.marks.ellipsis);
        put(buffer, line.x, line.y, &label, self.view.theme.style(label_role));
        let room = line.width.saturating_sub(LABEL + 1 + self.behind + 1);
        let (bar, _) = self.view.glyphs.bar(part, whole, room);
        let style = number_style(self.view.theme, bar_role);
        put(buffer, line.x + LABEL + 1, line.y, &bar, style);
        let long = u16::try_from(width(behind)).unwrap_or(0);
        let x = line.right().saturating_sub(long);
        put(buffer, x, line.y, behind, self.view.theme.style(Role::Number));
    }

    /// Draws a label, from where to where a number goes on the way to a whole, and the number.
    fn range(
        &mut self,
        (label, role): (&str, Role),
        (low, high, whole): (u64, u64, u64),
        told: &str,
        buffer: &mut Buffer,
    ) {
        let y = self.y;
        self.bar((label, role), (0, 1), (told, role), buffer);
        let room = u64::from(self.area.width.saturating_sub(LABEL + 1 + self.behind + 2));
        let at = |value: u64| u16::try_from(value * room / whole.max(1)).unwrap_or(0);
        let (from, to) = (at(low), at(high));
        let borders = self.view.glyphs.borders;
        let (begin, end, one) = if self.view.glyphs.is_ascii() {
            (borders.vertical, borders.vertical, borders.vertical)
        } else {
            (borders.tee_right, borders.tee_left, borders.cross)
        };
        let text = if from == to {
            one.to_owned()
        } else {
            let between = borders.horizontal.repeat(usize::from(to - from - 1));
            format!("{begin}{between}{end}")
        };
        if y < self.area.bottom() {
            let style = self.view.theme.style(role);
            put(buffer, self.area.x + LABEL + 1 + from, y, &text, style);
        }
    }
}

impl Aligned {
    pub(super) fn draw_panel(
        &self,
        view: &ViewContext<'_>,
        places: &AlignedPlaces,
        buffer: &mut Buffer,
    ) {
        let Some(area) = places.panel else { return };
        let mut pen = PanelPen { view, area, y: area.y, behind: BEHIND };
        self.draw_where(&mut pen, buffer);
        self.draw_a_day(&mut pen, buffer);
        self.draw_not_comparable(&mut pen, buffer);
        self.draw_durations(&mut pen, buffer);
    }

    /// Draws the parts of the highest figure of the selected subject that has any, else of another.
    fn draw_where(&self, pen: &mut PanelPen<'_, '_>, buffer: &mut Buffer) {
        let with_parts = |series: &AlignedSeries| -> Option<AlignedPoint> {
            let points = series.points.iter().filter(|point| !point.parts.is_empty());
            points.max_by_key(|point| point.value()).cloned()
        };
        let row = self.shown.0;
        let own = self.series(row).and_then(|series| Some((row, with_parts(series)?)));
        let others = self.picture.series.iter().enumerate();
        let mut others = others.filter_map(|(row, series)| Some((row, with_parts(series)?)));
        let Some((row, point)) = own.or_else(|| others.next()) else { return };
        let basis = point.statement.basis;
        pen.head("Where", &format!("{} stated, {basis}", row + 1), buffer);
        let whole = point.value().max(1);
        let value = |part: &crate::compare::PointPart| u64::from(part.count.best().unwrap_or(0));
        let mut parts: Vec<_> = point.parts.iter().collect();
        parts.compact_sort_by_key(|part| u64::MAX - value(part));
        let highest = parts.first().map_or(1, |part| value(part)).max(1);
        let share = |number: u64| (number * 100 + whole / 2) / whole;
        let mut rows: Vec<(String, Role, u64, String)> = Vec::new();
        for part in parts.iter().take(MOST_PARTS) {
            let number = value(part);
            let behind = format!("{} {:>2}%", part.count.in_print(), share(number));
            rows.push((part.label.clone(), Role::Text, number, behind));
        }
        let others = parts.get(MOST_PARTS..).unwrap_or_default();
        if !others.is_empty() {
            let number: u64 = others.iter().map(|part| value(part)).sum();
            let behind = format!("{} {:>2}%", grouped(number), share(number));
            rows.push((format!("{} others", grouped(others.len())), Role::Dim, number, behind));
        }
        pen.keep_behind(rows.iter().map(|(.., behind)| behind.as_str()));
        for (label, role, number, behind) in &rows {
            let bar = (behind.as_str(), basis_roles(basis).1);
            pen.bar((label, *role), (*number, highest), bar, buffer);
        }
        if let Some(rest) = point.rest.filter(|rest| rest.best > 0) {
            let (rest, whole) = (grouped(rest.best), point.count.in_print());
            let text = format!("{rest} of {whole}: where is not stated");
            pen.words(&text, Role::Doubt, buffer);
        }
        pen.gap();
    }

    /// Draws what the stated totals come to a day.
    fn draw_a_day(&self, pen: &mut PanelPen<'_, '_>, buffer: &mut Buffer) {
        pen.head("A day", "stated total by its days", buffer);
        let range = |series: &AlignedSeries| {
            let own = || series.points.iter().filter(|point| point.first == 0);
            let rates = || own().map(AlignedPoint::a_day);
            rates().min().zip(rates().max())
        };
        let told = |series: &AlignedSeries| {
            let (low, high) = range(series)?;
            let mut own = series.points.iter().filter(|point| point.first == 0);
            let plus = if own.any(AlignedPoint::is_open) { "+" } else { "" };
            let range = if low == high { low.to_string() } else { format!("{low}-{high}") };
            Some((low, high, parted(range) + plus))
        };
        let rows: Vec<_> = self.picture.series.iter().map(told).collect();
        let highest = rows.iter().flatten().map(|(_, high, _)| *high).max().unwrap_or(1).max(1);
        pen.keep_behind(rows.iter().flatten().map(|(.., told)| told.as_str()));
        for (row, (series, told)) in self.picture.series.iter().zip(&rows).enumerate() {
            let label = format!("{} {}", row + 1, month_of(series));
            match told {
                Some((low, high, told)) => {
                    pen.range((&label, role_of(row)), (*low, *high, highest), told, buffer);
                }
                None => pen.bar((&label, role_of(row)), (0, 1), ("none held", Role::Dim), buffer),
            }
        }
        pen.gap();
    }

    /// Says what must not be held against each other, and why.
    fn draw_not_comparable(&self, pen: &mut PanelPen<'_, '_>, buffer: &mut Buffer) {
        let told = self.picture.cautions();
        if told.is_empty() {
            return;
        }
        pen.head("Not comparable", "", buffer);
        for text in told {
            pen.words(&text, Role::Dim, buffer);
        }
        pen.gap();
    }

    /// Draws how long each was, and the dates of issuers who say otherwise.
    fn draw_durations(&self, pen: &mut PanelPen<'_, '_>, buffer: &mut Buffer) {
        pen.head("Duration", "days", buffer);
        let longest = self.picture.series.iter().map(|series| series.length).max().unwrap_or(1);
        pen.keep_behind([grouped(longest).as_str()]);
        for (row, series) in self.picture.series.iter().enumerate() {
            let label = format!("{} {}", row + 1, month_of(series));
            let (part, whole) = (u64::from(series.length), u64::from(longest));
            let behind = grouped(series.length);
            pen.bar((&label, role_of(row)), (part, whole), (&behind, role_of(row)), buffer);
        }
        pen.gap();
        if self.picture.series.iter().any(|series| !series.disputed.is_empty()) {
            pen.head("Days disputed", "", buffer);
        }
        for (row, series) in self.picture.series.iter().enumerate() {
            for dates in &series.disputed {
                let text = format!("{} {}", row + 1, otherwise(dates, series));
                pen.words(&text, Role::Doubt, buffer);
            }
        }
    }
}

/// Says which days another issuer gives, and how far its first day is from day 0.
fn otherwise(dates: &IssuerDates, series: &AlignedSeries) -> String {
    let from = dates.start.map_or_else(String::new, |start| start.to_string());
    let to = dates.end.map_or_else(String::new, |end| end.to_string());
    let offset =
        series.begins_at(dates).map_or_else(String::new, |offset| format!(", from day {offset}"));
    format!("{}: {from}..{to}{offset}", dates.issuer)
}
