//! What the signs of a grid mean, of those only that are seen, and the breaks of the heat.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::layout::GridPlaces;
use super::state::Grid;
use crate::cover::CellMark;
use crate::screens::ViewContext;
use crate::screens::heat::heat_role;
use crate::text::width;
use crate::ui::cell_marks::cell_sign;
use crate::ui::legend_line::{LegendLine, LegendSign};
use crate::ui::theme::Role;

impl Grid {
    /// Draws it, as much as there is room for: the marks first, then the breaks.
    pub(super) fn draw_legend(
        &self,
        view: &ViewContext<'_>,
        places: &GridPlaces,
        buffer: &mut Buffer,
    ) {
        let Some(y) = places.legend else { return };
        let mut line = LegendLine::new(view.theme, Rect { y, height: 1, ..places.body });
        let signs = self.seen_marks(places).into_iter().map(|(mark, meaning, short)| {
            let (sign, role) = match mark {
                Some(CellMark::AtLeast(number)) if places.shape.plus == 0 => {
                    (number.to_string().into(), Role::Heat1)
                }
                Some(CellMark::Exactly(_)) => ("0".into(), Role::Strong),
                Some(mark) => cell_sign(mark, view.glyphs),
                None => (view.glyphs.too_wide.into(), Role::Number),
            };
            let mut style = view.theme.style(role);
            if matches!(mark, Some(CellMark::AtLeast(_))) {
                style = style.add_modifier(Modifier::UNDERLINED);
            }
            LegendSign { sign: sign.into_owned(), style, meaning, short }
        });
        let steps = || self.heat.steps().map(|(told, step)| (format!(" {told} "), step));
        let grounds: usize = steps().map(|(told, _)| width(&told)).sum();
        if line.add_all(signs, grounds, buffer) {
            for (told, step) in steps() {
                if !line.add_ground(&told, view.theme.style(heat_role(step)), buffer) {
                    break;
                }
            }
        }
    }

    /// Returns the marks that are seen, each with its meaning and the same in short; none stands for the
    /// sign of a number without room.
    fn seen_marks(
        &self,
        places: &GridPlaces,
    ) -> Vec<(Option<CellMark>, &'static str, &'static str)> {
        let seen = |wanted: fn(&CellMark) -> bool| {
            let (_, rows) = places.rows;
            let rows = self.numbers.rows.iter().skip(self.row.top).take(rows);
            let mut cells = rows.flat_map(|row| row.iter().skip(self.first).take(places.visible));
            cells.any(|number| wanted(&number.mark))
        };
        let limit = 10_u64.pow(u32::from(places.shape.digits));
        let (_, rows) = places.rows;
        let rows = self.numbers.rows.iter().skip(self.row.top).take(rows);
        let mut cells = rows.flat_map(|row| row.iter().skip(self.first).take(places.visible));
        let wide = cells.any(|number| number.drawn() >= limit);
        let is_exact = seen(|mark| matches!(mark, CellMark::Exactly(0)));
        let is_bound = seen(|mark| matches!(mark, CellMark::AtLeast(_)));
        let (without_room, in_short) =
            if limit == 10 { ("10 or more", "10+") } else { ("more than fits", "more") };
        let all = [
            (is_exact, Some(CellMark::Exactly(0)), "none, held in full", "none"),
            (is_bound, Some(CellMark::AtLeast(5)), "at least 5", "at least"),
            (
                seen(|mark| *mark == CellMark::WordsOnly),
                Some(CellMark::WordsOnly),
                "words only",
                "words",
            ),
            (seen(|mark| *mark == CellMark::Silent), Some(CellMark::Silent), "silent", "silent"),
            (
                seen(|mark| *mark == CellMark::NotHeld),
                Some(CellMark::NotHeld),
                "not held",
                "not held",
            ),
            (wide, None, without_room, in_short),
        ];
        all.into_iter()
            .filter(|(is_seen, ..)| *is_seen)
            .map(|(_, mark, told, short)| (mark, told, short))
            .collect()
    }
}
