//! One cell of a grid as letters, and which of them say that a number is a lower bound.

use super::layout::CellShape;
use crate::compare::GridNumber;
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

impl GridCellText {
    /// Moves a number of one digit to the left edge, away from a number of two digits behind it.
    pub(super) fn moved_left(self) -> Self {
        match self.text.strip_prefix(' ') {
            Some(digits) => Self {
                text: format!("{digits} "),
                underlined: self.underlined.map(|(from, long)| (from.saturating_sub(1), long)),
            },
            None => self,
        }
    }
}

/// Returns which numbers of a row move to the left edge, so that none touches one of two digits behind it;
/// none where they cannot all be kept apart.
pub(super) fn parted(row: &[GridNumber]) -> Option<Vec<bool>> {
    let mut moved = vec![false; row.len()];
    // Whether what stands behind begins at the left edge of its cell.
    let mut is_touched = false;
    for (number, moved) in row.iter().zip(&mut moved).rev() {
        let has_two = has_two_digits(number.mark);
        if has_two && is_touched {
            return None;
        }
        *moved = is_touched && number.mark.number().is_some();
        is_touched = has_two || *moved;
    }
    Some(moved)
}

/// Returns true if a mark is written in two digits.
fn has_two_digits(mark: CellMark) -> bool {
    mark.number().is_some_and(|number| (10..100).contains(&number))
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
    use crate::cover::State;
    use crate::digest::Sum;
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
    fn a_digit_moves_away_from_two_digits_behind_it() {
        let shape = CellShape { gutter: 0, digits: 2, plus: 0 };
        let moved = |mark| cell_text(mark, shape, Glyphs::unicode()).moved_left();
        let cell = |text: &str, underlined| GridCellText { text: text.to_owned(), underlined };
        assert_eq!(moved(CellMark::AtLeast(5)), cell("5 ", Some((0, 1))));
        assert_eq!(moved(CellMark::Exactly(5)), cell("5 ", None));
        assert_eq!(moved(CellMark::Exactly(16)), cell("16", None));
    }

    #[test]
    fn numbers_of_a_row_are_kept_apart_or_it_is_said_that_they_cannot_be() {
        let (shape, state) = (CellShape { gutter: 0, digits: 2, plus: 0 }, State::InPart);
        let told = |numbers: &[u64]| {
            let marks = numbers.iter().map(|number| match number {
                0 => CellMark::Silent,
                number => CellMark::AtLeast(*number),
            });
            let row: Vec<GridNumber> =
                marks.map(|mark| GridNumber { mark, state, sum: Sum::default() }).collect();
            let moved = parted(&row)?;
            let cells = row.iter().zip(moved).map(|(number, is_moved)| {
                let cell = cell_text(number.mark, shape, Glyphs::unicode());
                if is_moved { cell.moved_left().text } else { cell.text }
            });
            Some(cells.collect::<String>())
        };
        assert_eq!(told(&[5, 5, 5, 16, 1, 5]).as_deref(), Some("5 5 5 16 1 5"));
        assert_eq!(told(&[0, 5, 16, 0, 99]).as_deref(), Some(" ·5 16 ·99"));
        assert_eq!(told(&[16, 5, 0, 100, 10]).as_deref(), Some("16 5 ·# 10"));
        for together in [&[16, 17][..], &[10, 5, 16], &[10, 5, 5, 99]] {
            assert_eq!(told(together), None, "{together:?}");
        }
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
