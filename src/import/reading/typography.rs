//! Characters that carry no words: which of them vanish, which are a blank, which are two letters.
//! No block is known here.

/// What becomes of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FoldedText {
    /// It says nothing: a soft hyphen, a mark of direction.
    Nothing,
    /// It is white space of whatever width.
    Blank,
    /// It stands as it is.
    Letter(char),
    /// It is a ligature of these letters.
    Letters(&'static str),
}

/// What becomes of `c` in the text of a block.
pub(super) fn fold(c: char) -> FoldedText {
    match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fffc}' => FoldedText::Nothing,
        '\u{fb00}' => FoldedText::Letters("ff"),
        '\u{fb01}' => FoldedText::Letters("fi"),
        '\u{fb02}' => FoldedText::Letters("fl"),
        '\u{fb03}' => FoldedText::Letters("ffi"),
        '\u{fb04}' => FoldedText::Letters("ffl"),
        '\u{fb05}' | '\u{fb06}' => FoldedText::Letters("st"),
        c if c.is_whitespace() => FoldedText::Blank,
        c if c.is_control() => FoldedText::Nothing,
        c => FoldedText::Letter(c),
    }
}

/// Signs that stand before an item of a list: those of lists alone, which are no word or number.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '·'
            | '▪'
            | '▫'
            | '◦'
            | '●'
            | '○'
            | '■'
            | '□'
            | '‣'
            | '⁃'
            | '➢'
            | '►'
            | '▶'
            | '✓'
            | '◾'
            | '◆'
            | '♦'
            | '\u{f0b7}'
            | '\u{f0a7}'
            | '\u{f0d8}'
            | '\u{f076}'
    )
}

/// Whether `text` holds a word with a star put into it, as a censor does: `IS*IS`.
pub(super) fn starred_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| {
            let mut parts = word.split('*');
            let first = parts.next().unwrap_or_default();
            let rest: Vec<&str> = parts.collect();
            first.chars().next_back().is_some_and(char::is_alphabetic)
                && rest
                    .last()
                    .is_some_and(|last| last.chars().next().is_some_and(char::is_alphabetic))
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_counts_only_inside_a_word() {
        assert_eq!(starred_words("IS*IS gu*nmen * note* *bold*"), 2);
    }

    #[test]
    fn marks_without_words_vanish_and_blanks_are_one_kind() {
        assert_eq!(fold('\u{ad}'), FoldedText::Nothing);
        assert_eq!(fold('\u{a0}'), FoldedText::Blank);
        assert_eq!(fold('\u{fb01}'), FoldedText::Letters("fi"));
    }
}
