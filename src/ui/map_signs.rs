//! The signs of the lines of a map: dots of a cell, two by four, as one character of each tier.

use super::theme::GlyphTier;

/// Returns the character for some dots, numbered as braille numbers them (Unicode, U+2800); a blank for
/// none.
pub fn line_sign(dots: u8, tier: GlyphTier) -> char {
    if dots == 0 {
        return ' ';
    }
    match tier {
        GlyphTier::Fine => char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' '),
        GlyphTier::Blocks => half_block(dots),
        GlyphTier::Ascii => shape(dots),
    }
}

/// The dots of the upper half of a cell, and of the lower.
const UPPER: u8 = 0b0001_1011;
const LOWER: u8 = 0b1110_0100;

/// Returns the half that has more of the dots, or both if each has two or more: a line that only
/// touches a half would be too thick with it.
fn half_block(dots: u8) -> char {
    let (upper, lower) = ((dots & UPPER).count_ones(), (dots & LOWER).count_ones());
    match (upper, lower) {
        (2.., 2..) => '█',
        _ if upper >= lower => '▀',
        _ => '▄',
    }
}

/// Dots by row from the top; in each the left one and the right one.
const fn rows(rows: [[bool; 2]; 4]) -> u8 {
    const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
    let mut dots = 0;
    let mut row = 0;
    while row < 4 {
        let mut column = 0;
        while column < 2 {
            if rows[row][column] {
                dots |= BITS[row][column];
            }
            column += 1;
        }
        row += 1;
    }
    dots
}

const NO: [bool; 2] = [false, false];
const LEFT: [bool; 2] = [true, false];
const RIGHT: [bool; 2] = [false, true];
const BOTH: [bool; 2] = [true, true];

/// Shapes with the character that looks most like each. Where several are as near, the first one.
const SHAPES: [(u8, char); 31] = [
    (rows([NO, BOTH, NO, NO]), '-'),
    (rows([NO, NO, BOTH, NO]), '-'),
    (rows([NO, LEFT, RIGHT, NO]), '-'),
    (rows([NO, RIGHT, LEFT, NO]), '-'),
    (rows([NO, NO, NO, BOTH]), '_'),
    (rows([NO, NO, LEFT, RIGHT]), '_'),
    (rows([NO, NO, RIGHT, LEFT]), '_'),
    (rows([BOTH, NO, NO, NO]), '"'),
    (rows([LEFT, RIGHT, NO, NO]), '"'),
    (rows([RIGHT, LEFT, NO, NO]), '"'),
    (rows([LEFT, LEFT, LEFT, LEFT]), '|'),
    (rows([RIGHT, RIGHT, RIGHT, RIGHT]), '|'),
    (rows([LEFT, LEFT, LEFT, RIGHT]), '\\'),
    (rows([LEFT, RIGHT, RIGHT, RIGHT]), '\\'),
    (rows([LEFT, LEFT, RIGHT, RIGHT]), '\\'),
    (rows([RIGHT, RIGHT, RIGHT, LEFT]), '/'),
    (rows([RIGHT, LEFT, LEFT, LEFT]), '/'),
    (rows([RIGHT, RIGHT, LEFT, LEFT]), '/'),
    (rows([LEFT, NO, NO, NO]), '\''),
    (rows([RIGHT, NO, NO, NO]), '\''),
    (rows([LEFT, LEFT, NO, NO]), '\''),
    (rows([RIGHT, RIGHT, NO, NO]), '\''),
    (rows([NO, NO, NO, LEFT]), '.'),
    (rows([NO, NO, NO, RIGHT]), '.'),
    (rows([NO, NO, LEFT, LEFT]), '.'),
    (rows([NO, NO, RIGHT, RIGHT]), '.'),
    (rows([NO, LEFT, NO, NO]), '\''),
    (rows([NO, NO, RIGHT, NO]), '.'),
    (rows([LEFT, BOTH, LEFT, LEFT]), '+'),
    (rows([RIGHT, BOTH, RIGHT, RIGHT]), '+'),
    (rows([BOTH, BOTH, BOTH, BOTH]), '#'),
];

fn shape(dots: u8) -> char {
    let far = |(shape, _): &&(u8, char)| (dots ^ shape).count_ones();
    SHAPES.iter().min_by_key(far).map_or(' ', |(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_is_drawn_in_every_tier() {
        for dots in 1..=u8::MAX {
            assert_ne!(line_sign(dots, GlyphTier::Fine), ' ');
            assert!("▀▄█".contains(line_sign(dots, GlyphTier::Blocks)));
            assert!("-_\"|\\/'.+#".contains(line_sign(dots, GlyphTier::Ascii)), "{dots}");
        }
        for tier in GlyphTier::ALL {
            assert_eq!(line_sign(0, tier), ' ');
        }
        assert_eq!(line_sign(0b0001_0010, GlyphTier::Fine), '⠒');
        assert_eq!(line_sign(0b0001_0010, GlyphTier::Blocks), '▀');
        assert_eq!(line_sign(0b0001_0010, GlyphTier::Ascii), '-');
        assert_eq!(line_sign(0b0100_0111, GlyphTier::Ascii), '|');
        assert_eq!(line_sign(0xff, GlyphTier::Ascii), '#');
    }
}
