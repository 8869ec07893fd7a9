//! The first days of issuers who dispute the days of a subject, as points at the foot of the chart.

use ratatui::buffer::Buffer;

use super::chart::{role_of, write_label};
use super::labels::{LabelRoom, MARK};
use super::layout::AlignedPlaces;
use super::state::Aligned;
use crate::page::DISPUTED;
use crate::screens::ViewContext;
use crate::text::width;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The rows at the foot of the chart in which they may stand.
const ROWS: u16 = 3;

impl Aligned {
    /// Draws where other issuers begin a subject. A day before day 0 stands at the left edge, since a
    /// chart drawn back to it would be empty but for that; one after the last day is told in words alone.
    pub(super) fn draw_beginnings(
        &self,
        view: &ViewContext<'_>,
        places: &AlignedPlaces,
        (room, buffer): (&mut LabelRoom, &mut Buffer),
    ) {
        let Some(y) = places.chart.bottom().checked_sub(1) else { return };
        let sign = view.spell(DISPUTED).into_owned();
        let wide = u16::try_from(1 + width(&sign)).unwrap_or(MARK);
        for (row, series) in self.picture.series.iter().enumerate() {
            for dates in &series.disputed {
                let Some(day) = series.begins_at(dates) else { continue };
                let at = places.column(day.max(0)).filter(|_| day <= i64::from(places.last));
                // Several before day 0 stand over one another.
                let mut rows = (0..ROWS).filter_map(|up| y.checked_sub(up));
                let free = at.and_then(|x| {
                    let free = rows.find(|y| room.take(x, *y, wide));
                    free.map(|y| (x, y))
                });
                let Some((x, y)) = free else { continue };
                let after =
                    put(buffer, x, y, &(row + 1).to_string(), view.theme.style(role_of(row)));
                // A blank at both ends keeps a curve apart from it.
                put(buffer, after, y, &format!("{sign} "), view.theme.style(Role::Doubt));
                // Whose it is stands in the words: here it would lie over the curves.
                let text = format!("from day {day} ");
                write_label(room, (x + wide - MARK, y), &text, (view, Role::Doubt), buffer);
            }
        }
    }
}
