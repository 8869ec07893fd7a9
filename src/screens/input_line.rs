//! Drawing a line of text that is being typed, at the top of a screen.

use ratatui::buffer::Buffer;

use super::ViewContext;
use super::input::LineInput;
use crate::text::{fit, fit_end, width};
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// Draws an input line at the top of the body; returns where its text begins.
pub fn draw_input(
    input: &LineInput,
    lead: &str,
    view: &ViewContext<'_>,
    buffer: &mut Buffer,
) -> u16 {
    let body = view.body;
    // The cursor may stand in the last column.
    let room = usize::from(body.width).saturating_sub(width(lead) + 2);
    let (before, after) = input.parts();
    // The cursor stays in sight: where the line is too long, its beginning is cut.
    let shown = fit_end(before, room, view.marks.ellipsis);
    let strong = view.theme.style(Role::Strong);
    let start = put(buffer, body.x + 1, body.y, lead, view.theme.style(Role::Key));
    let x = put(buffer, start, body.y, &view.spell(&shown), strong);
    let x = put(buffer, x, body.y, "_", view.theme.style(Role::Accent));
    let after = view.spell(after);
    let room = usize::from(body.right().saturating_sub(x));
    put(buffer, x, body.y, &fit(&after, room, view.marks.ellipsis), strong);
    start
}
