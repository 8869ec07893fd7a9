//! One cell of a grid as letters, and which of them say that a number is a lower bound.

use super::layout::CellShape;
use crate::cover::CellMark;
use crate::text::width;
use crate::ui::cell_marks::cell_sign;
use crate::ui::theme::Glyphs;

/// A cell as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GridCellText {
    /// As wide as the shape.
    pub text: String,
    /// The cells of a lower bound, which are underlined: from and how many.
    pub underlined: Option<(u16, u16)>,
}

/// Writes a mark into a cell. A number without room is a sign, and still a lower bound if it is one. A
/// gap fills the whole cell.
pub(super) fn cell_text(mark: CellMark, shape: CellShape, glyphs: &'static Glyphs) -> GridCellText {
    let pitch = usize::from(shape.pitch());
    let (sign, _) = cell_sign(mark, glyphs);
    let plain = |text| GridCellText { text, underlined: None };
    let place = usize::from(shape.gutter + shape.digits);
    match mark {
        CellMark::NotHeld => plain(sign.repeat(pitch)),
        CellMark::Silent | CellMark::WordsOnly => {
            let text = format!("{sign:>place$}");
            plain(format!("{text:pitch$}"))
        }
        CellMark::Exactly(number) | CellMark::AtLeast(number) => {
            let mut digits = number.to_string();
            if digits.len() > usize::from(shape.digits) {
                glyphs.too_wide.clone_into(&mut digits);
            }
            let is_bound = matches!(mark, CellMark::AtLeast(_));
            let plus = if is_bound && shape.plus > 0 { "+" } else { "" };
            let long = u16::try_from(width(&digits)).unwrap_or(shape.digits);
            let text = format!("{digits:>place$}{plus}");
            GridCellText {
                text: format!("{text:pitch$}"),
                underlined: is_bound.then_some((shape.gutter + shape.digits - long, long)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::GlyphTier;

    const ONE: CellShape = CellShape { gutter: 0, digits: 1, plus: 0 };
    const THREE: CellShape = CellShape { gutter: 0, digits: 2, plus: 1 };
    const GUTTER: CellShape = CellShape { gutter: 1, digits: 1, plus: 1 };

    fn text(mark: CellMark, shape: CellShape, tier: GlyphTier) -> String {
        let cell = cell_text(mark, shape, Glyphs::of(tier));
        assert_eq!(width(&cell.text), usize::from(shape.pitch()), "{cell:?}");
        cell.text
    }

    #[test]
    fn each_mark_fills_its_cell() {
        let marks = [
            CellMark::NotHeld,
            CellMark::Silent,
            CellMark::WordsOnly,
            CellMark::AtLeast(5),
            CellMark::AtLeast(16),
            CellMark::Exactly(0),
            CellMark::Exactly(16),
            CellMark::Exactly(160),
        ];
        let all = |shape, tier| marks.map(|mark| text(mark, shape, tier)).join("|");
        assert_eq!(all(ONE, GlyphTier::Fine), "╱|·|–|5|#|0|#|#");
        assert_eq!(all(THREE, GlyphTier::Fine), "╱╱╱| · | – | 5+|16+| 0 |16 | # ");
        assert_eq!(all(THREE, GlyphTier::Blocks), "///| · | - | 5+|16+| 0 |16 | # ");
        assert_eq!(all(GUTTER, GlyphTier::Ascii), "///|   | - | 5+| *+| 0 | * | * ");
    }

    #[test]
    fn only_a_lower_bound_is_underlined() {
        let underlined = |mark| cell_text(mark, THREE, Glyphs::unicode()).underlined;
        assert_eq!(underlined(CellMark::AtLeast(5)), Some((1, 1)));
        assert_eq!(underlined(CellMark::AtLeast(16)), Some((0, 2)));
        assert_eq!(underlined(CellMark::Exactly(16)), None);
    }

    #[test]
    fn a_cell_without_a_number_has_no_digit() {
        for mark in [CellMark::NotHeld, CellMark::Silent, CellMark::WordsOnly] {
            for tier in GlyphTier::ALL {
                for shape in [ONE, THREE, GUTTER] {
                    assert!(!text(mark, shape, tier).contains(|c: char| c.is_ascii_digit()));
                }
            }
        }
    }
}
