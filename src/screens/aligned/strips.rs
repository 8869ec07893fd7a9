//! The strips: each subject day by day, how long it was, what is stated of it; the selected day in words;
//! the legend.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::chart::role_of;
use super::layout::AlignedPlaces;
use super::state::Aligned;
use super::words::{month_of, totals};
use crate::compare::{AlignedDay, AlignedSeries};
use crate::cover::CellMark;
use crate::digest::{Basis, grouped};
use crate::screens::ViewContext;
use crate::screens::heat::heat_role;
use crate::text::{fit_words, width};
use crate::ui::cell_marks::cell_sign;
use crate::ui::headed_rule::HeadedRule;
use crate::ui::legend_line::{LegendLine, LegendSign};
use crate::ui::paint::{basis_roles, put};
use crate::ui::theme::Role;

/// The cells of the number and the name before a strip.
const NAME: u16 = 11;
/// The cells that lengths and figures need behind it.
const BEHIND: u16 = 30;
/// The fewest of them, where days have no room otherwise.
const LEAST_BEHIND: u16 = 9;
/// The widest day.
const WIDEST: u16 = 5;

impl Aligned {
    pub(super) fn draw_strips(
        &self,
        view: &ViewContext<'_>,
        places: &AlignedPlaces,
        buffer: &mut Buffer,
    ) {
        if let Some(rule) = places.strips_rule {
            let right = "held attacks a day";
            let headed = HeadedRule { title: "Day by day", right, role: Role::Heading };
            headed.draw(rule, view.theme, view.glyphs, buffer);
        }
        let (pitch, longest) = self.across(places);
        let rows = places.strips.height;
        // Where there is one strip, it is that of the selected subject.
        let first = if places.strips_rule.is_none() { self.row } else { 0 };
        let shown = self.picture.series.iter().enumerate().skip(first).take(usize::from(rows));
        for (y, (row, series)) in (places.strips.y..).zip(shown) {
            let line = Rect { y, height: 1, ..places.strips };
            self.draw_strip(view, line, (pitch, longest), (row, series), buffer);
        }
        let told = [
            (Some(self.day_on_line(self.shown, places.words.width.into())), Role::Strong),
            (self.stated_in_words(self.shown), Role::Dim),
        ];
        for (y, (words, role)) in (places.words.y..places.words.bottom()).zip(told) {
            let words = view.spell(&words.unwrap_or_default()).into_owned();
            let room = usize::from(places.words.width);
            let words = fit_words(&words, room, view.marks.ellipsis).into_owned();
            put(buffer, places.words.x, y, &words, view.theme.style(role));
        }
        if let Some(legend) = places.legend {
            self.draw_legend(view, (places, legend), buffer);
        }
    }

    /// Returns the cells of a day, and the days of the longest strip.
    fn across(&self, places: &AlignedPlaces) -> (u16, u16) {
        let longest = self.picture.series.iter().map(|series| series.days.len()).max().unwrap_or(1);
        let longest = u16::try_from(longest).unwrap_or(u16::MAX).max(1);
        let inner = places.strips.width.saturating_sub(NAME);
        let roomy = (inner.saturating_sub(BEHIND) / longest).min(WIDEST);
        let pitch = if roomy > 1 {
            roomy
        } else {
            (inner.saturating_sub(LEAST_BEHIND) / longest).clamp(1, WIDEST)
        };
        (pitch, longest)
    }

    fn draw_strip(
        &self,
        view: &ViewContext<'_>,
        line: Rect,
        (pitch, longest): (u16, u16),
        (row, series): (usize, &AlignedSeries),
        buffer: &mut Buffer,
    ) {
        let number = format!("{} ", row + 1);
        let x = put(buffer, line.x, line.y, &number, view.theme.style(role_of(row)));
        let role = if row == self.row { Role::Strong } else { Role::Text };
        put(buffer, x, line.y, &month_of(series), view.theme.style(role));
        let x = line.x + NAME;
        let room = line.right().saturating_sub(x + LEAST_BEHIND) / pitch.max(1);
        let mut end = x;
        for (at, day) in series.days.iter().take(usize::from(room)).enumerate() {
            let x = x + u16::try_from(at).unwrap_or(0) * pitch;
            let cells = Rect { x, width: cell_width(view, pitch), ..line };
            self.draw_cell(view, cells, day, buffer);
            if row == self.row && at == self.day {
                buffer.set_style(cells, view.theme.style(Role::MarkSelected));
            }
            end = x + pitch;
        }
        let word = if series.length == 1 { "day" } else { "days" };
        let disputed = if series.disputed.is_empty() { "" } else { "≠" };
        let told = format!("{} {word}{disputed} ", grouped(series.length));
        // Behind the longest strip, or where the days leave off.
        let after = (x + longest.min(room) * pitch).max(end) + 1;
        let room = usize::from(line.right().saturating_sub(after));
        let spell = |text: &str| view.spell(text).into_owned();
        let told = spell(&told);
        let left = room.saturating_sub(width(&told));
        let totals = totals(series).map(|totals| spell(&totals));
        let fitting = totals.iter().find(|totals| width(totals) <= left);
        let [all, .., shortest] = &totals;
        let shown = fitting.unwrap_or(shortest);
        // Those of other days may be left out, but not unsaid.
        let more = if width(shown) < width(all) { view.marks.ellipsis } else { "" };
        let told = [&told, shown, " ", more].concat();
        let told = told.trim_end();
        let told = fit_words(told, room, view.marks.ellipsis).into_owned();
        put(buffer, after, line.y, &told, view.theme.style(Role::Dim));
    }

    fn draw_cell(
        &self,
        view: &ViewContext<'_>,
        cells: Rect,
        day: &AlignedDay,
        buffer: &mut Buffer,
    ) {
        let wide = usize::from(cells.width);
        let mark = day.mark();
        match mark {
            CellMark::NotHeld => {
                let text = view.glyphs.not_held.repeat(wide);
                put(buffer, cells.x, cells.y, &text, view.theme.style(Role::Gap));
            }
            CellMark::Silent | CellMark::WordsOnly => {
                let (sign, role) = cell_sign(mark, view.glyphs);
                let text = format!("{sign:>wide$}");
                put(buffer, cells.x, cells.y, &text, view.theme.style(role));
            }
            CellMark::AtLeast(number) | CellMark::Exactly(number) => {
                let is_bound = matches!(mark, CellMark::AtLeast(_));
                let plus = if is_bound && view.glyphs.is_ascii() && wide > 1 { "+" } else { "" };
                let mut digits = grouped(number) + plus;
                if digits.len() > wide {
                    view.glyphs.too_wide.clone_into(&mut digits);
                }
                let role =
                    if number == 0 { Role::Strong } else { heat_role(self.heat.step(number)) };
                let style = view.theme.style(role);
                put(buffer, cells.x, cells.y, &format!("{digits:>wide$}"), style);
                if is_bound {
                    let long = u16::try_from(digits.len()).unwrap_or(1);
                    let x = cells.right().saturating_sub(long);
                    let line = Rect { x, width: long, ..cells };
                    buffer.set_style(line, style.add_modifier(Modifier::UNDERLINED));
                }
            }
        }
    }

    fn draw_legend(
        &self,
        view: &ViewContext<'_>,
        (places, row): (&AlignedPlaces, Rect),
        buffer: &mut Buffer,
    ) {
        let days = || self.picture.series.iter().flat_map(|series| &series.days);
        let row = Rect { x: row.x.saturating_sub(1), width: row.width + 2, ..row };
        let mut line = LegendLine::new(view.theme, row.intersection(buffer.area));
        let marks = [
            (CellMark::AtLeast(5), "at least"),
            (CellMark::Exactly(0), "none"),
            (CellMark::WordsOnly, "words"),
            (CellMark::Silent, "silent"),
            (CellMark::NotHeld, "not held"),
        ];
        let seen = marks.into_iter().filter(|(mark, _)| {
            days().any(|day| match (mark, day.mark()) {
                (CellMark::AtLeast(_), CellMark::AtLeast(_)) => true,
                (one, other) => *one == other,
            })
        });
        let wide = cell_width(view, self.across(places).0);
        let limit = 10_u64.checked_pow(wide.into()).unwrap_or(u64::MAX);
        let is_cut = days().any(|day| day.mark().number().is_some_and(|number| number >= limit));
        let without_room = if limit == 10 { "10 or more" } else { "more than fits" };
        let cut = is_cut.then(|| LegendSign {
            sign: view.glyphs.too_wide.to_owned(),
            style: view.theme.style(Role::Number),
            meaning: without_room,
            short: without_room,
        });
        let seen = seen.map(|(mark, meaning)| {
            let (sign, role) = cell_sign(mark, view.glyphs);
            let is_bound = matches!(mark, CellMark::AtLeast(_));
            let sign = if is_bound && !view.glyphs.is_ascii() { "5".into() } else { sign };
            let style = view.theme.style(role);
            let style = if is_bound { style.add_modifier(Modifier::UNDERLINED) } else { style };
            LegendSign { sign: sign.into_owned(), style, meaning, short: meaning }
        });
        let points = || self.picture.series.iter().flat_map(|series| &series.points);
        let said = |basis: &Basis| points().any(|point| point.statement.basis == *basis);
        let bases = Basis::ALL.into_iter().filter(said).map(|basis| LegendSign {
            sign: basis.letter().to_owned(),
            style: view.theme.style(basis_roles(basis).0),
            meaning: basis.word(),
            short: basis.word(),
        });
        let dashed = "dashed: not known";
        line.add_all(seen.chain(cut).chain(bases), width(dashed), buffer);
        line.add(("", view.theme.style(Role::Dim)), dashed, buffer);
    }
}

/// Returns the cells of a day without the air behind it. In ASCII the plus of a lower bound keeps two numbers
/// apart.
fn cell_width(view: &ViewContext<'_>, pitch: u16) -> u16 {
    let air = u16::from(!view.glyphs.is_ascii() || pitch < 3);
    pitch.saturating_sub(air).max(1)
}
