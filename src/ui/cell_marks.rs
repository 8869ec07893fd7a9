//! The signs of the five marks of a cell of days, and of how fully days are held: one function for
//! every screen. Which mark a cell has is decided in the room `cover`.

use std::borrow::Cow;

use super::theme::{Glyphs, Role};
use crate::cover::{CellMark, Fullness};
use crate::digest::grouped;

/// Returns the sign of a mark, and what it is drawn as: `╱`, `·`, `–`, `5+`, `0`.
pub fn cell_sign(mark: CellMark, glyphs: &'static Glyphs) -> (Cow<'static, str>, Role) {
    match mark {
        CellMark::NotHeld => (glyphs.not_held.into(), Role::Gap),
        CellMark::Silent => (glyphs.silent.into(), Role::Partial),
        CellMark::WordsOnly => (glyphs.words_only.into(), Role::Partial),
        CellMark::AtLeast(number) => ((grouped(number) + "+").into(), Role::Number),
        CellMark::Exactly(number) => (grouped(number).into(), Role::Number),
    }
}

/// Returns the sign of how fully days are held, and what it is drawn as; that of a gap where no digest
/// covers any of them.
pub fn held_sign(fullness: Option<Fullness>, glyphs: &'static Glyphs) -> (&'static str, Role) {
    let [full, most, some, little] = glyphs.held;
    match fullness {
        Some(Fullness::Full) => (full, Role::Full),
        Some(Fullness::Most) => (most, Role::Partial),
        Some(Fullness::Some) => (some, Role::Partial),
        Some(Fullness::Little) => (little, Role::Partial),
        None => (glyphs.not_held, Role::Gap),
    }
}

#[cfg(test)]
mod tests {
    use super::super::theme::GlyphTier;
    use super::*;

    #[test]
    fn the_five_marks_are_five_signs_in_every_tier() {
        for tier in GlyphTier::ALL {
            let marks = [
                CellMark::NotHeld,
                CellMark::Silent,
                CellMark::WordsOnly,
                CellMark::AtLeast(5),
                CellMark::Exactly(0),
            ];
            let signs = marks.map(|mark| cell_sign(mark, Glyphs::of(tier)).0);
            for (at, sign) in signs.iter().enumerate() {
                assert!(!signs[at + 1..].contains(sign), "{tier}: {signs:?}");
            }
            let digit = |sign: &str| sign.contains(|c: char| c.is_ascii_digit());
            assert!(!signs[..3].iter().any(|sign| digit(sign)), "{tier}: {signs:?}");
        }
    }
}
