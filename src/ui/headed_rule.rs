//! A headed rule: the head of a section, in place of a box around it.
//!
//! ```text
//! Iraq, week of 2020-05-21 ──────── 16 attacks
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::put;
use super::theme::{Glyphs, Role, Theme};
use crate::text::{fit, fit_words, width};

/// The head of a section.
#[derive(Clone, Copy, Debug)]
pub struct HeadedRule<'a> {
    /// Its title, at the left end.
    pub title: &'a str,
    /// What is to be known of it, at the right end; it is cut before the title is, between words.
    pub right: &'a str,
    /// [`Role::Accent`] in the pane that has the keys, else [`Role::Heading`].
    pub role: Role,
}

impl HeadedRule<'_> {
    /// Draws it into the first row of an area.
    pub fn draw(&self, area: Rect, theme: &Theme, glyphs: &Glyphs, buffer: &mut Buffer) {
        let whole = usize::from(area.width);
        let title = fit(self.title, whole, glyphs.ellipsis);
        let left = whole.saturating_sub(width(&title) + 3);
        let right = if left < 4 { "".into() } else { fit_words(self.right, left, glyphs.ellipsis) };
        let x = put(buffer, area.x, area.y, &title, theme.style(self.role)) + 1;
        let cells = |text: &str| u16::try_from(width(text)).unwrap_or(u16::MAX);
        let gap = if right.is_empty() { 0 } else { cells(&right) + 1 };
        let end = area.right().saturating_sub(gap);
        let line = glyphs.borders.horizontal.repeat(usize::from(end.saturating_sub(x)));
        let focused = self.role == Role::Accent;
        let role = if focused { Role::BorderFocus } else { Role::Border };
        let x = put(buffer, x, area.y, &line, theme.style(role));
        if !right.is_empty() {
            put(buffer, x + 1, area.y, &right, theme.style(Role::Dim));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::theme::GlyphTier;
    use super::*;

    fn drawn(columns: u16, title: &str, right: &str, tier: GlyphTier) -> String {
        let area = Rect::new(0, 0, columns, 1);
        let mut buffer = Buffer::empty(area);
        let rule = HeadedRule { title, right, role: Role::Heading };
        rule.draw(area, &Theme::plain(), Glyphs::of(tier), &mut buffer);
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn it_fills_its_row_and_keeps_its_title() {
        let rule = |columns| drawn(columns, "Iraq", "16 attacks", GlyphTier::Fine);
        assert_eq!(rule(24), "Iraq ──────── 16 attacks");
        assert_eq!(rule(17), "Iraq ─ 16 attacks");
        assert_eq!(rule(16), "Iraq ────── 16 …");
        assert_eq!(rule(9), "Iraq ────");
        assert_eq!(rule(3), "Ir…");
        assert_eq!(drawn(12, "Iraq", "", GlyphTier::Ascii), "Iraq -------");
    }
}
