//! The few functions that put text on the screen.
//!
//! They measure everything in cells as the buffer counts them, and cut text that is too long.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::theme::{Role, Theme};
use crate::digest::Basis;
use crate::page::{LaidOutRow, Span, Tone};
use crate::text::width;

/// Clears an area to one style.
pub fn fill(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                // Setting a style only adds to a cell's style, so the old one must be reset first.
                // The background stays, since most roles have none.
                let ground = cell.bg;
                cell.reset();
                cell.set_bg(ground).set_style(style);
            }
        }
    }
}

/// Writes text at a place and returns where it ended. Text that does not fit on the row is cut.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, text: &str, style: Style) -> u16 {
    let area = buffer.area;
    if y < area.top() || y >= area.bottom() || x >= area.right() {
        return x;
    }
    let room = usize::from(area.right() - x);
    let (end, _) = buffer.set_stringn(x, y, text, room, alone(style));
    end
}

/// Writes runs of text into the first row of an area and returns where they ended.
pub fn put_spans(buffer: &mut Buffer, area: Rect, spans: &[Span], theme: &Theme) -> u16 {
    let mut x = area.x;
    for span in spans {
        let room = usize::from(area.right().saturating_sub(x));
        if room == 0 {
            break;
        }
        if area.y < buffer.area.bottom() {
            let (end, _) =
                buffer.set_stringn(x, area.y, &span.text, room, alone(style_of(theme, span.tone)));
            x = end;
        }
    }
    x
}

/// Draws one row of a page.
pub fn put_row(buffer: &mut Buffer, area: Rect, row: &LaidOutRow, theme: &Theme) {
    let x = put_spans(buffer, area, &row.lead, theme);
    let rest = Rect { x, width: area.right().saturating_sub(x), ..area };
    put_spans(buffer, rest, &row.body, theme);
}

/// Restyles the cells of some bytes of a row's body.
pub fn mark(
    buffer: &mut Buffer,
    area: Rect,
    row: &LaidOutRow,
    bytes: std::ops::Range<usize>,
    style: Style,
) {
    let before: usize = row.lead.iter().map(|span| width(&span.text)).sum();
    let body: String = row.body.iter().map(|span| span.text.as_str()).collect();
    let from = bytes.start.max(row.start) - row.start;
    let to = bytes.end.min(row.start + body.len()).saturating_sub(row.start);
    let (Some(head), Some(hit)) = (body.get(..from), body.get(from..to)) else { return };
    let x = usize::from(area.x) + before + width(head);
    let cells = Rect {
        x: u16::try_from(x).unwrap_or(u16::MAX),
        y: area.y,
        width: u16::try_from(width(hit)).unwrap_or(0),
        height: 1,
    };
    buffer.set_style(cells.intersection(area), alone(style));
}

/// Returns a style that keeps only the background of the cells below: a key in a dim footer is
/// bold, and not dim and bold. A background made by reversing stays.
fn alone(style: Style) -> Style {
    let taken = Modifier::all().difference(Modifier::REVERSED);
    style.remove_modifier(taken.difference(style.add_modifier))
}

/// Returns the style of a role for a number or its bar. A line under a number says that it is a lower bound,
/// and nothing else does.
pub fn number_style(theme: &Theme, role: Role) -> Style {
    let style = theme.style(role);
    Style { add_modifier: style.add_modifier.difference(Modifier::UNDERLINED), ..style }
}

/// Returns the theme's style for a tone.
pub fn style_of(theme: &Theme, tone: Tone) -> Style {
    theme.style(match tone {
        Tone::Stated(basis) => return number_style(theme, basis_role(basis)),
        Tone::Plain => Role::Text,
        Tone::Title => Role::Title,
        Tone::Heading => Role::Heading,
        Tone::Label => Role::Label,
        Tone::Strong => Role::Strong,
        Tone::Dim => Role::Dim,
        Tone::Number => Role::Number,
        Tone::Doubt => Role::Doubt,
        Tone::Basis(basis) => basis_role(basis),
        Tone::Mark(basis) => mark_role(basis),
        Tone::Link => Role::Link,
        Tone::Warning => Role::Warning,
        Tone::Repeat => Role::Repeat,
        Tone::Toll => Role::Casualty,
        Tone::Wave => Role::Wave,
        Tone::Bar => Role::Bar,
        Tone::Match => Role::Match,
    })
}

/// Returns what a mark and the words of a basis are drawn as, on every screen alike.
pub fn basis_roles(basis: Basis) -> (Role, Role) {
    (mark_role(basis), basis_role(basis))
}

fn basis_role(basis: Basis) -> Role {
    match basis {
        Basis::Claimed => Role::BasisClaimed,
        Basis::Official => Role::BasisOfficial,
        Basis::Reported => Role::BasisReported,
        Basis::Assessed => Role::BasisAssessed,
    }
}

fn mark_role(basis: Basis) -> Role {
    match basis {
        Basis::Claimed => Role::MarkClaimed,
        Basis::Official => Role::MarkOfficial,
        Basis::Reported => Role::MarkReported,
        Basis::Assessed => Role::MarkAssessed,
    }
}

/// Returns that many hundredths of a width, without overflow.
pub fn hundredths(width: u16, of: u16) -> u16 {
    u16::try_from(u32::from(width) * u32::from(of.min(100)) / 100).unwrap_or(width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::Library;

    #[test]
    fn no_stated_number_is_drawn_as_a_lower_bound() {
        let library = Library::shipped();
        for theme in library.themes() {
            for basis in Basis::ALL {
                let style = style_of(theme, Tone::Stated(basis));
                assert!(
                    !style.add_modifier.contains(Modifier::UNDERLINED),
                    "{}: {basis}",
                    theme.name
                );
                assert_eq!(style.fg, style_of(theme, Tone::Basis(basis)).fg);
            }
        }
    }

    #[test]
    fn text_takes_only_the_ground_from_what_it_is_laid_on() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let area = buffer.area;
        fill(&mut buffer, area, Style::new().dim().reversed().on_red());
        put(&mut buffer, 0, 0, "key", Style::new().bold());
        let laid = Style::new().bold().reversed().on_red();
        assert_eq!(buffer[(0, 0)].modifier, laid.add_modifier);
        assert_eq!(buffer[(0, 0)].bg, ratatui::style::Color::Red);
        assert!(buffer[(3, 0)].modifier.contains(Modifier::DIM));
    }
}
