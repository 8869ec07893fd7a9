//! The number of what has no week, month or day, in the two cells of its column. Grid and tempo write it
//! alike: it is a lower bound wherever it stands, and looks like one.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::ViewContext;
use crate::compare::GridNumber;
use crate::ui::paint::put;

/// The cells of a number.
const CELLS: usize = 2;

/// Writes a number into its two cells, right-aligned. A line under it says that it is a lower bound; in
/// ASCII a plus, where there is room for it.
pub fn draw_unplaced_number(
    view: &ViewContext<'_>,
    (x, y): (u16, u16),
    number: GridNumber,
    style: Style,
    buffer: &mut Buffer,
) {
    let ascii = view.glyphs.is_ascii();
    let digits = number.drawn().to_string();
    let plus = if ascii && digits.len() < CELLS { "+" } else { "" };
    let text = if digits.len() > CELLS { view.glyphs.too_wide } else { &digits };
    let text = format!("{text}{plus}");
    let air = u16::try_from(CELLS.saturating_sub(text.len())).unwrap_or(0);
    put(buffer, x, y, &" ".repeat(usize::from(air)), style);
    let style = if ascii { style } else { style.add_modifier(Modifier::UNDERLINED) };
    put(buffer, x + air, y, &text, style);
}
