//! The rule for which letters have variants that a following variation selector can choose. After
//! any other letter a selector is an invisible character.

use std::ops::RangeInclusive;

use unicode_properties::UnicodeEmoji as _;

/// Returns true for a character that only selects how the letter before it is drawn
/// (`Variation_Selector` in `PropList.txt`).
pub(super) fn is_selector(c: char) -> bool {
    is_mongolian(c) || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Returns true for the selectors of Mongolian letters. U+180E between them is a separator.
fn is_mongolian(c: char) -> bool {
    matches!(c, '\u{180B}'..='\u{180D}' | '\u{180F}')
}

/// Returns true if the letter has a variant that this selector chooses, as listed in
/// `emoji-variation-sequences.txt`, `StandardizedVariants.txt` and the Ideographic Variation
/// Database. Where these list most of a block, the whole block is allowed. ASCII digits and signs
/// have none here: their emoji are keycaps, and a selector in a number is one more way to hide
/// something.
pub(super) fn chooses(letter: char, selector: char) -> bool {
    let among =
        |ranges: &[RangeInclusive<char>]| ranges.iter().any(|range| range.contains(&letter));
    match selector {
        '\u{FE0E}' | '\u{FE0F}' => !letter.is_ascii() && letter.is_emoji_char(),
        '\u{FE00}'..='\u{FE02}' => among(STANDARD) || among(IDEOGRAPHS),
        '\u{E0100}'..='\u{E01EF}' => among(IDEOGRAPHS),
        selector => is_mongolian(selector) && among(MONGOLIAN),
    }
}

const MONGOLIAN: &[RangeInclusive<char>] = &['\u{1820}'..='\u{18AA}'];

const IDEOGRAPHS: &[RangeInclusive<char>] = &[
    '\u{3400}'..='\u{4DBF}',
    '\u{4E00}'..='\u{9FFF}',
    '\u{F900}'..='\u{FAFF}',
    '\u{20000}'..='\u{3FFFD}',
];

/// Myanmar letters with dots, signs of sets and orders, East Asian punctuation, Phags-pa.
const STANDARD: &[RangeInclusive<char>] = &[
    '\u{1000}'..='\u{109F}',
    '\u{2200}'..='\u{22FF}',
    '\u{2A00}'..='\u{2AFF}',
    '\u{3001}'..='\u{3002}',
    '\u{A840}'..='\u{A877}',
    '\u{AA60}'..='\u{AA7F}',
    '\u{FF01}'..='\u{FF1F}',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_have_variants_have_them_by_their_own_selectors() {
        for (letter, selector) in [
            ('❤', '\u{FE0F}'),
            ('☎', '\u{FE0E}'),
            ('𠮟', '\u{E0100}'),
            ('葛', '\u{E0101}'),
            ('神', '\u{FE00}'),
            ('ᠠ', '\u{180B}'),
            ('က', '\u{FE00}'),
            ('∩', '\u{FE00}'),
            ('。', '\u{FE01}'),
        ] {
            assert!(chooses(letter, selector), "{letter} U+{:04X}", u32::from(selector));
        }
    }

    #[test]
    fn letters_of_words_and_numbers_have_none() {
        for letter in ['a', 'é', '7', '#', 'ب', 'д', 'א', 'क', '한', '-', ' '] {
            for selector in ('\0'..=char::MAX).filter(|c| is_selector(*c)) {
                assert!(!chooses(letter, selector), "{letter} U+{:04X}", u32::from(selector));
            }
        }
        assert!(!chooses('葛', '\u{FE0F}') && !chooses('❤', '\u{E0100}'));
    }
}
