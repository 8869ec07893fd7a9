//! Lines of a chart in dots, two by four a cell, as each tier of signs can show them: braille, half
//! blocks, or a letter of its own for each kind of line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::put;
use super::theme::{GlyphTier, Glyphs};

/// Dots across a cell, and down.
const ACROSS: u16 = 2;
const DOWN: u16 = 4;
/// The bits of the dots in a cell by row and column, as braille numbers them (Unicode, U+2800).
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
/// The first sign of braille.
const BRAILLE: u32 = 0x2800;

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// It is known.
    Known,
    /// It joins two points, and is drawn, not known: every second cell is free.
    Drawn,
}

/// A canvas over an area.
#[derive(Debug)]
pub struct DotCanvas {
    area: Rect,
    dots: Vec<u8>,
}

impl DotCanvas {
    /// Makes an empty canvas.
    pub fn new(area: Rect) -> Self {
        Self { area, dots: vec![0; usize::from(area.width) * usize::from(area.height)] }
    }

    /// Draws a line between two points, in hundredths of a cell from the upper left corner. What lies
    /// outside is left out.
    pub fn line(&mut self, from: (i64, i64), to: (i64, i64), kind: LineKind) {
        let dot = |(x, y): (i64, i64)| {
            ((x * i64::from(ACROSS)).div_euclid(100), (y * i64::from(DOWN)).div_euclid(100))
        };
        let ((x, y), (end_x, end_y)) = (dot(from), dot(to));
        let steps = (end_x - x).abs().max((end_y - y).abs()).clamp(1, 4_000);
        for step in 0..=steps {
            let along = |from: i64, to: i64| from + ((to - from) * step * 2 + steps) / (steps * 2);
            self.dot(along(x, end_x), along(y, end_y), kind);
        }
    }

    fn dot(&mut self, x: i64, y: i64, kind: LineKind) {
        let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) else { return };
        let (column, row) = (x / ACROSS, y / DOWN);
        if column >= self.area.width || row >= self.area.height {
            return;
        }
        if kind == LineKind::Drawn && column % 2 == 1 {
            return;
        }
        let bit = BITS
            .get(usize::from(y % DOWN))
            .and_then(|bits| bits.get(usize::from(x % ACROSS)))
            .copied()
            .unwrap_or(0);
        let cell = usize::from(row) * usize::from(self.area.width) + usize::from(column);
        if let Some(cell) = self.dots.get_mut(cell) {
            *cell |= bit;
        }
    }

    /// Puts the lines on the screen.
    pub fn draw(&self, kind: LineKind, style: Style, glyphs: &Glyphs, buffer: &mut Buffer) {
        let wide = usize::from(self.area.width).max(1);
        for (at, dots) in self.dots.iter().enumerate().filter(|(_, dots)| **dots != 0) {
            let (Ok(x), Ok(y)) = (u16::try_from(at % wide), u16::try_from(at / wide)) else {
                continue;
            };
            let sign = sign(*dots, kind, glyphs.tier);
            let mut bytes = [0; 4];
            put(buffer, self.area.x + x, self.area.y + y, sign.encode_utf8(&mut bytes), style);
        }
    }
}

/// Returns the sign of the dots of a cell.
fn sign(dots: u8, kind: LineKind, tier: GlyphTier) -> char {
    const UPPER: u8 = 0x01 | 0x08 | 0x02 | 0x10;
    match tier {
        GlyphTier::Fine => char::from_u32(BRAILLE + u32::from(dots)).unwrap_or(' '),
        GlyphTier::Blocks => match (dots & UPPER != 0, dots & !UPPER != 0) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, _) => '▄',
        },
        GlyphTier::Ascii => match kind {
            LineKind::Known => 'o',
            LineKind::Drawn => '\'',
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(kind: LineKind, tier: GlyphTier) -> String {
        let area = Rect::new(0, 0, 6, 2);
        let mut canvas = DotCanvas::new(area);
        canvas.line((0, 199), (599, 0), kind);
        let mut buffer = Buffer::empty(area);
        canvas.draw(kind, Style::new(), Glyphs::of(tier), &mut buffer);
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn a_line_that_is_only_drawn_has_gaps_in_every_tier() {
        for tier in GlyphTier::ALL {
            let known = drawn(LineKind::Known, tier);
            let gaps = drawn(LineKind::Drawn, tier);
            let count = |text: &str| text.chars().filter(|sign| *sign != ' ').count();
            assert!(count(&known) >= 6 && count(&gaps) <= 4, "{tier}: {known} {gaps}");
            assert_eq!(known.is_ascii(), tier == GlyphTier::Ascii);
        }
    }

    #[test]
    fn what_lies_outside_is_left_out() {
        let mut canvas = DotCanvas::new(Rect::new(3, 3, 2, 2));
        canvas.line((-500, -500), (9_000, 9_000), LineKind::Known);
        canvas.line((i64::from(u16::MAX) * 100, 0), (0, 0), LineKind::Known);
        assert_eq!(canvas.dots.len(), 4);
    }
}
