//! Drawing a grid: the theatres, all of them as columns, what is held.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::cell_text::{cell_text, parted};
use super::layout::GridPlaces;
use super::state::Grid;
use super::top::label;
use crate::compare::GridNumber;
use crate::cover::{CellMark, State};
use crate::screens::ViewContext;
use crate::screens::heat::heat_role;
use crate::screens::unplaced::draw_unplaced_number;
use crate::text::fit;
use crate::ui::cell_marks::{cell_sign, held_sign};
use crate::ui::paint::{fill, put};
use crate::ui::theme::Role;

impl Grid {
    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        if let Some(behind) = &self.behind {
            return behind.draw(view, buffer);
        }
        if self.cells.is_empty() {
            let style = view.theme.style(Role::Dim);
            let text = if view.loading { "The archive is being read" } else { "Nothing is here" };
            put(buffer, view.body.x + 1, view.body.y, text, style);
            return;
        }
        let places = self.places(view);
        self.draw_months(view, &places, buffer);
        self.draw_waves(view, &places, buffer);
        self.draw_theatres(view, &places, buffer);
        self.draw_chart(view, &places, buffer);
        self.draw_held(view, &places, buffer);
        self.draw_detail(view, places.detail, buffer);
        self.draw_legend(view, &places, buffer);
    }

    fn draw_theatres(&self, view: &ViewContext<'_>, places: &GridPlaces, buffer: &mut Buffer) {
        let (y, seen) = places.rows;
        for (y, row) in (y..).zip(self.row.top..self.row.top + seen) {
            let Some(theatre) = self.theatre(row) else { continue };
            let name = view.spell(view.corpus.taxonomy().theatre_name(theatre)).into_owned();
            let name = fit(&name, usize::from(places.name), view.marks.ellipsis);
            let role = if row == self.row.at { Role::Strong } else { Role::Text };
            put(buffer, places.body.x + 1, y, &name, view.theme.style(role));
            let is_tight = places.shape.is_tight();
            let moved =
                is_tight.then(|| parted(self.numbers_of(row))).flatten().unwrap_or_default();
            for column in self.first..self.first + places.visible {
                let x = places.column(self.first, column);
                if let (Some(x), Some(number)) = (x, self.number((row, column))) {
                    let is_moved = moved.get(column).copied().unwrap_or(false);
                    self.draw_cell(view, places, (x, y), (number, is_moved), buffer);
                }
            }
            self.draw_unplaced(view, places, (row, y), buffer);
            self.draw_selection(view, places, (row, y), buffer);
        }
    }

    fn draw_cell(
        &self,
        view: &ViewContext<'_>,
        places: &GridPlaces,
        (x, y): (u16, u16),
        (number, is_moved): (GridNumber, bool),
        buffer: &mut Buffer,
    ) {
        let cell = cell_text(number.mark, places.shape, view.glyphs);
        let cell =
            if is_moved && number.mark.number().is_some() { cell.moved_left() } else { cell };
        let role = match number.mark {
            CellMark::Exactly(0) => Role::Strong,
            CellMark::AtLeast(_) | CellMark::Exactly(_) => {
                heat_role(self.heat.step(number.drawn()))
            }
            CellMark::NotHeld | CellMark::Silent | CellMark::WordsOnly => {
                cell_sign(number.mark, view.glyphs).1
            }
        };
        if cell.text.trim().is_empty() && role == Role::Partial {
            return;
        }
        put(buffer, x, y, &cell.text, view.theme.style(role));
        if let Some((from, long)) = cell.underlined {
            let cells = Rect { x: x + from, y, width: long, height: 1 };
            buffer.set_style(cells, Style::new().add_modifier(Modifier::UNDERLINED));
        }
    }

    /// Draws how many a theatre has that stand in no week.
    fn draw_unplaced(
        &self,
        view: &ViewContext<'_>,
        places: &GridPlaces,
        (row, y): (usize, u16),
        buffer: &mut Buffer,
    ) {
        let number = self.numbers.unplaced.get(row).copied().flatten();
        let (Some(x), Some(number)) = (places.unplaced, number) else { return };
        draw_unplaced_number(view, (x, y), number, view.theme.style(Role::Number), buffer);
    }

    /// Marks the selected cell; without colours it stands in brackets too.
    fn draw_selection(
        &self,
        view: &ViewContext<'_>,
        places: &GridPlaces,
        (row, y): (usize, u16),
        buffer: &mut Buffer,
    ) {
        if row != self.row.at {
            return;
        }
        let style = selection(view);
        let unplaced = places.unplaced.filter(|_| self.column >= self.cells.weeks());
        let (x, wide) = match (places.column(self.first, self.column), unplaced) {
            (Some(x), _) => (x, places.shape.pitch()),
            // A bracket stands in the gap before the digits.
            (None, Some(x)) => (x - places.shape.gutter, 2 + places.shape.gutter),
            (None, None) => return,
        };
        buffer.set_style(Rect { x, y, width: wide, height: 1 }.intersection(buffer.area), style);
        if places.shape.gutter > 0 {
            put(buffer, x, y, "[", style);
            if x + wide < places.body.right() {
                put(buffer, x + wide, y, "]", style);
            }
        }
    }

    /// Draws all theatres as columns, with the highest number beside.
    fn draw_chart(&self, view: &ViewContext<'_>, places: &GridPlaces, buffer: &mut Buffer) {
        let chart = places.chart;
        if chart.height == 0 {
            return;
        }
        let theatres = self.cells.theatres().len();
        let selected = self.row.at == theatres;
        let role = if selected { Role::Strong } else { Role::Axis };
        let highest = self.numbers.highest();
        let room = usize::from(places.name).saturating_sub(4);
        let head = format!("all {highest:>room$}");
        put(buffer, places.body.x + 1, chart.y, &label(&head, places), view.theme.style(role));
        let levels = view.glyphs.column.len();
        let whole = u64::from(chart.height) * levels as u64;
        let wide = match places.shape.pitch() {
            1 => 1,
            pitch => pitch - 1,
        };
        for column in self.first..self.first + places.visible {
            let Some(x) = places.column(self.first, column) else { continue };
            let number = self.numbers.all.get(column);
            let steps = number.map_or(0, |number| steps(number.drawn(), highest, whole));
            let full = number.is_some_and(|number| number.state == State::InFull);
            let style = view.theme.style(if full { Role::Full } else { Role::Bar });
            // One cell of air, before the digits where they end the cell.
            let air = u16::from(places.shape.pitch() > 1 && places.shape.plus == 0);
            let cells = Rect { x: x + air, width: wide, ..chart };
            draw_column(view, cells, (steps, style), buffer);
            if selected && column == self.column {
                let y = chart.bottom() - 1;
                let cells = Rect { x, y, width: places.shape.pitch(), height: 1 };
                buffer.set_style(cells, selection(view));
            }
        }
        self.draw_unplaced_of_all(view, places, selected, buffer);
    }

    fn draw_unplaced_of_all(
        &self,
        view: &ViewContext<'_>,
        places: &GridPlaces,
        selected: bool,
        buffer: &mut Buffer,
    ) {
        let number = self.numbers.all.get(self.cells.weeks()).copied();
        let (Some(x), Some(number)) = (places.unplaced, number) else { return };
        let here = selected && self.column >= self.cells.weeks();
        let style = if here { selection(view) } else { view.theme.style(Role::Number) };
        draw_unplaced_number(view, (x, places.chart.bottom() - 1), number, style, buffer);
    }

    /// Draws how fully each week is held.
    fn draw_held(&self, view: &ViewContext<'_>, places: &GridPlaces, buffer: &mut Buffer) {
        let y = places.held;
        if y >= places.body.bottom() {
            return;
        }
        let line = Rect { y, height: 1, ..places.body };
        fill(buffer, line, view.theme.style(Role::Text));
        put(buffer, places.body.x + 1, y, &label("held", places), view.theme.style(Role::Axis));
        for column in self.first..self.first + places.visible {
            let Some(x) = places.column(self.first, column) else { continue };
            let held = self.numbers.held.get(column).copied().flatten();
            let (sign, role) = held_sign(held, view.glyphs);
            let text = sign.repeat(usize::from(places.shape.pitch()));
            put(buffer, x, y, &text, view.theme.style(role));
        }
    }
}

/// Returns how the selected cell is drawn. A line under its number says that it is a lower bound, so
/// that the mark itself has none.
fn selection(view: &ViewContext<'_>) -> Style {
    let style = view.theme.style(Role::MarkSelected);
    let style =
        Style { add_modifier: style.add_modifier.difference(Modifier::UNDERLINED), ..style };
    // Dim and reversed at once is grey on light grey in some terminals.
    style.remove_modifier(Modifier::DIM)
}

/// Returns the steps of a column; something is never drawn as nothing.
fn steps(number: u64, highest: u64, whole: u64) -> u64 {
    if number == 0 {
        return 0;
    }
    (number * whole).div_ceil(highest.max(1)).min(whole)
}

/// Draws one column from the bottom of an area.
fn draw_column(
    view: &ViewContext<'_>,
    area: Rect,
    (steps, style): (u64, Style),
    buffer: &mut Buffer,
) {
    let levels = view.glyphs.column.len() as u64;
    for (row, y) in (area.y..area.bottom()).rev().enumerate() {
        let left = steps.saturating_sub(row as u64 * levels).min(levels);
        let level = usize::try_from(left).unwrap_or(0).checked_sub(1);
        let Some(glyph) = level.and_then(|level| view.glyphs.column.get(level)) else { return };
        put(buffer, area.x, y, &glyph.repeat(usize::from(area.width)), style);
    }
}
