//! The line that says what signs mean: each sign as it is drawn, its meaning dim beside it, as many as
//! there is room for. Which signs are seen is the matter of who draws them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::put;
use super::theme::{Role, Theme};
use crate::text::width;

/// From this width on meanings are told in full.
const ROOMY: u16 = 100;
/// Free cells between a meaning and the next sign.
const BETWEEN: u16 = 2;

/// One sign: how it is drawn, its meaning, the same in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendSign {
    /// The sign; one that is a blank needs no legend.
    pub sign: String,
    /// How it is drawn.
    pub style: Style,
    /// Its meaning.
    pub meaning: &'static str,
    /// The same, where there is little room.
    pub short: &'static str,
}

/// A legend while it is drawn.
#[derive(Debug)]
pub struct LegendLine<'a> {
    theme: &'a Theme,
    area: Rect,
    x: u16,
}

impl<'a> LegendLine<'a> {
    /// Begins a legend in a row, with a free cell at both ends.
    pub fn new(theme: &'a Theme, area: Rect) -> Self {
        Self { theme, area, x: area.x + 1 }
    }

    /// Adds signs until there is no room for the next one: told in full where so many cells are left behind
    /// all of them, else in short. Returns false where one was left out.
    pub fn add_all(
        &mut self,
        signs: impl IntoIterator<Item = LegendSign>,
        left: usize,
        buffer: &mut Buffer,
    ) -> bool {
        let signs = signs.into_iter().filter(|sign| !sign.sign.trim().is_empty());
        let signs: Vec<LegendSign> = signs.collect();
        let cells =
            |sign: &LegendSign| width(&sign.sign) + 1 + width(sign.meaning) + usize::from(BETWEEN);
        let whole: usize = signs.iter().map(cells).sum();
        let roomy = self.area.width >= ROOMY && self.end_of(whole + left).is_some();
        signs.into_iter().all(|sign| {
            let meaning = if roomy { sign.meaning } else { sign.short };
            self.add((&sign.sign, sign.style), meaning, buffer)
        })
    }

    /// Adds a sign with its meaning, or a meaning alone. Returns false where there is no room for it.
    pub fn add(&mut self, sign: (&str, Style), meaning: &str, buffer: &mut Buffer) -> bool {
        let (text, style) = sign;
        let gap = u16::from(!text.is_empty());
        let cells = width(text) + usize::from(gap) + width(meaning);
        let Some(end) = self.end_of(cells) else { return false };
        let x = put(buffer, self.x, self.area.y, text, style);
        put(buffer, x + gap, self.area.y, meaning, self.theme.style(Role::Dim));
        self.x = end + BETWEEN;
        true
    }

    /// Adds what explains itself, next to what stands there. Returns false where there is no room for it.
    pub fn add_ground(&mut self, text: &str, style: Style, buffer: &mut Buffer) -> bool {
        let Some(end) = self.end_of(width(text)) else { return false };
        put(buffer, self.x, self.area.y, text, style);
        self.x = end;
        true
    }

    /// Returns where so many cells end, if they fit.
    fn end_of(&self, cells: usize) -> Option<u16> {
        let end = self.x.checked_add(u16::try_from(cells).ok()?)?;
        (end < self.area.right()).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::Library;

    fn drawn(columns: u16, signs: &[(&str, &'static str, &'static str)]) -> (String, bool) {
        let library = Library::shipped();
        let area = Rect::new(0, 0, columns, 1);
        let mut buffer = Buffer::empty(area);
        let mut line = LegendLine::new(library.get("mono").unwrap(), area);
        let signs = signs.iter().map(|(sign, meaning, short)| LegendSign {
            sign: (*sign).to_owned(),
            style: Style::new(),
            meaning,
            short,
        });
        let whole = line.add_all(signs, 0, &mut buffer);
        let text: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        (text.trim_end().to_owned(), whole)
    }

    #[test]
    fn signs_stand_apart_and_none_is_cut() {
        let signs = [("#", "held in full", "full"), (" ", "silent", "silent"), ("/", "none", "no")];
        assert_eq!(drawn(120, &signs), (" # held in full  / none".to_owned(), true));
        assert_eq!(drawn(40, &signs), (" # full  / no".to_owned(), true));
        assert_eq!(drawn(13, &signs), (" # full".to_owned(), false), "no text at the edge");
        assert_eq!(drawn(14, &signs), (" # full  / no".to_owned(), true));
        // What would push another sign out of a wide line is told in short.
        let long = "a meaning of so many words that a line of a hundred cells has no room for it and others";
        let signs = [("#", long, "full"), ("/", "none", "no")];
        assert_eq!(drawn(100, &signs), (" # full  / no".to_owned(), true));
    }
}
