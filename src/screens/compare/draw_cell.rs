//! Drawing one cell: its value, its change and its bar in a few columns; or the days of a subject as
//! a line. Where room is short the bar goes first, then words; the ratio never.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cells::{CellText, Side};
use crate::compare::{Row, RowOrigin, Table};
use crate::page::Tone;
use crate::screens::ViewContext;
use crate::text::{fit, width};
use crate::ui::paint::{put, style_of};
use crate::ui::theme::Role;

/// The columns within a cell: value, note, bar.
struct Slots {
    value: usize,
    note: usize,
    bar: usize,
}

/// The width of a ratio with its sign.
const NOTE: usize = 7;

/// The same with a sign and one short word.
const WORD: usize = 8;

/// The same with most of the reasons for care.
const WORDS: usize = 20;

impl Slots {
    /// Divides the columns of a cell; one empty column precedes it.
    fn of(cell: u16) -> Self {
        let room = usize::from(cell).saturating_sub(1);
        let (value, note) = match room {
            40.. => (12, WORDS),
            30..40 => (11, 11),
            22..30 => (9, WORD),
            // Where room is short the bar goes first, and the ratio never.
            _ => (room.saturating_sub(NOTE + 1), NOTE),
        };
        Self { value, note, bar: room.saturating_sub(value + note + 2) }
    }
}

/// Draws a cell in its short form.
pub(super) fn draw_face(
    face: &CellText,
    row: &Row,
    highlight: Option<Style>,
    view: &ViewContext<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let style = |tone| highlight.unwrap_or_else(|| style_of(view.theme, tone));
    let Slots { value: slot, note, bar } = Slots::of(area.width);
    let value = view.spell(&face.value).into_owned();
    let room = usize::from(area.width).saturating_sub(1);
    let x = area.x + 1;
    let [change, rest] = face.note.fitting(note).map(|text| view.spell(&text).into_owned());
    let noted = width(&change) + width(&rest);
    // What is left beside the note, and one cell between the two.
    let most = if noted == 0 { room } else { room.saturating_sub(noted.max(note.min(NOTE)) + 1) };
    let short = face.short.as_deref().filter(|_| width(&value) > most);
    let value = short.map_or(value, |short| view.spell(short).into_owned());
    // A value longer than its slot takes the room of the bar: doubt matters more.
    let takes_bar = width(&value) > slot || face.side == Side::Left;
    let value_room = if takes_bar { most } else { slot };
    let value = fit(&value, value_room, view.marks.ellipsis);
    let pad = if takes_bar { 0 } else { slot.saturating_sub(width(&value)) };
    put(buffer, x + cells(pad), area.y, &value, style(face.tone));
    let tone = if face.note.tone == Tone::Strong { Tone::Strong } else { Tone::Dim };
    let end = put(buffer, x + cells(value_room + 1), area.y, &change, style(tone));
    put(buffer, end, area.y, &rest, style(face.note.tone));
    if let Some(length) = face.bar.filter(|_| !takes_bar && bar > 1) {
        let x = x + cells(slot + note + 2);
        let style = highlight.unwrap_or_else(|| match row.line {
            RowOrigin::Stated(_, basis) => style_of(view.theme, Tone::Stated(basis)),
            RowOrigin::Counted => view.theme.style(Role::Bar),
            RowOrigin::Spread | RowOrigin::Rest(..) => view.theme.style(Role::Dim),
        });
        // The last column stays free, so that two bars never touch.
        let whole = bar - 1;
        let filled = if row.line == RowOrigin::Counted {
            (view.marks.bar)(length.best, whole)
        } else {
            let filled = width(&(view.marks.bar)(length.best, whole));
            view.glyphs.bar_stated.repeat(filled)
        };
        let high = width(&(view.marks.bar)(length.high, whole));
        let doubt = view.glyphs.bar_doubt.repeat(high.saturating_sub(width(&filled)));
        let end = put(buffer, x, area.y, &filled, style);
        put(
            buffer,
            end,
            area.y,
            &doubt,
            highlight.unwrap_or_else(|| view.theme.style(Role::Doubt)),
        );
    }
}

/// Returns a width as the buffer counts it.
pub(super) fn cells(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// Draws the days of a subject as a line of columns; all subjects share a first day and a scale.
/// Where days outnumber columns, each column covers the same number of days in every subject.
pub(super) fn sparks(table: &Table, column: usize, room: usize, view: &ViewContext<'_>) -> String {
    let days = table.rows.iter().filter(|row| row.measure.is_of_one_day());
    let days: Vec<&Row> = days.filter(|row| row.line == RowOrigin::Counted).collect();
    let step = days.len().div_ceil(room.max(1)).max(1);
    let sum = |chunk: &[&Row], column: usize| -> f64 {
        let best = |row: &&Row| row.cells.get(column)?.value.as_ref()?.bounds().map(|b| b.best);
        chunk.iter().filter_map(best).sum()
    };
    let most = days
        .chunks(step)
        .flat_map(|chunk| (0..table.subjects.len()).map(move |column| sum(chunk, column)));
    let most = most.fold(0.0, f64::max);
    // Thousandths are finer than the eighths of a column.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
    let part = |amount: f64| (amount / most.max(1e-9) * 1_000.0).round() as u64;
    let columns = days.chunks(step).map(|chunk| view.glyphs.spark(part(sum(chunk, column)), 1_000));
    let line: String = columns.collect();
    line.trim_end().to_owned()
}
