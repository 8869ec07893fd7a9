//! The one rule of which characters of foreign text are let through, and in what number.
//! It decides on characters only: where the text came from and where it goes is not known here.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::RangeInclusive;

use unicode_normalization::char::is_combining_mark;

/// Honest scripts stack two or three marks on a letter; more of them climb over other lines.
const MARKS_IN_A_ROW: u8 = 4;

/// The text without what could disturb a screen or deceive its reader: controls, direction
/// overrides, invisible characters, towers of marks. A line break stays; a tab becomes a space.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut sieve = Sieve::default();
    let mut cleaned: Option<String> = None;
    for (at, c) in text.char_indices() {
        let passed = sieve.pass(c);
        if let Some(cleaned) = &mut cleaned {
            cleaned.extend(passed);
        } else if passed != Some(c) {
            let mut begun = String::with_capacity(text.len());
            begun.push_str(text.get(..at).unwrap_or_default());
            begun.extend(passed);
            cleaned = Some(begun);
        }
    }
    cleaned.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// What [`clean`] takes out or replaces, each character once, in the order it is met.
/// A tab is not among them: it is honest, and nothing is lost when it becomes a space.
pub fn removed(text: &str) -> Vec<char> {
    if is_plain(text) {
        return Vec::new();
    }
    let mut sieve = Sieve::default();
    let mut seen = HashSet::new();
    text.chars()
        .filter(|&c| sieve.pass(c) != Some(c) && c != '\t')
        .filter(|&c| seen.insert(c))
        .collect()
}

/// Printable ASCII and line breaks: nearly every scalar, so it is settled many bytes at a time.
fn is_plain(text: &str) -> bool {
    let plain = |b: &u8| (0x20..0x7f).contains(b) || *b == b'\n';
    // No early exit inside a chunk: that is what lets the compiler compare them all at once.
    let all_plain = |chunk: &[u8]| chunk.iter().fold(true, |all, b| all & plain(b));
    let mut chunks = text.as_bytes().chunks_exact(32);
    chunks.by_ref().all(all_plain) && all_plain(chunks.remainder())
}

/// Remembers how many zero-width characters were kept since the last one with a width.
/// What is dropped leaves no trace in it, so that cleaning clean text changes nothing.
#[derive(Default)]
struct Sieve {
    marks: u8,
    after_joiner: bool,
    after_selector: bool,
}

impl Sieve {
    /// The character to write for this one, if any.
    fn pass(&mut self, c: char) -> Option<char> {
        if is_unwanted(c) {
            return None;
        }
        match c {
            // Needed in Persian, Indic scripts and emoji, but never twice in a row.
            '\u{200C}' | '\u{200D}' => {
                let kept = !self.after_joiner;
                self.after_joiner = true;
                kept.then_some(c)
            }
            '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
                let kept = !self.after_selector && self.marks < MARKS_IN_A_ROW;
                if kept {
                    self.after_selector = true;
                    self.count_mark();
                }
                kept.then_some(c)
            }
            c if c >= '\u{300}' && is_combining_mark(c) => {
                let kept = self.marks < MARKS_IN_A_ROW;
                if kept {
                    self.after_selector = false;
                    self.count_mark();
                }
                kept.then_some(c)
            }
            '\t' | '\u{2028}' | '\u{2029}' => {
                *self = Self::default();
                Some(' ')
            }
            _ => {
                *self = Self::default();
                Some(c)
            }
        }
    }

    fn count_mark(&mut self) {
        self.marks += 1;
        self.after_joiner = false;
    }
}

fn is_unwanted(c: char) -> bool {
    if matches!(c, '\n' | '\t') {
        return false;
    }
    // The last two characters of every plane are no characters.
    UNWANTED.iter().any(|range| range.contains(&c)) || u32::from(c) & 0xFFFE == 0xFFFE
}

/// What no honest text needs, in the order of its code points.
const UNWANTED: &[RangeInclusive<char>] = &[
    // Controls of both sets, escape and delete among them.
    '\0'..='\u{1F}',
    '\u{7F}'..='\u{9F}',
    // The Arabic letter mark; zero-width space; left-to-right and right-to-left mark.
    '\u{61C}'..='\u{61C}',
    '\u{200B}'..='\u{200B}',
    '\u{200E}'..='\u{200F}',
    // Embeddings and overrides of direction.
    '\u{202A}'..='\u{202E}',
    // Word joiner, invisible operators, isolates of direction and their deprecated kin.
    '\u{2060}'..='\u{206F}',
    // Private use: every font shows something else.
    '\u{E000}'..='\u{F8FF}',
    // Noncharacters, byte order mark, anchors of annotations.
    '\u{FDD0}'..='\u{FDEF}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{FFF9}'..='\u{FFFB}',
    // Tags: text that no one sees.
    '\u{E0000}'..='\u{E007F}',
    '\u{F0000}'..='\u{10FFFF}',
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn honest_text_is_borrowed() {
        for text in [
            "Four attacks.\nNone in the West.",
            "Ṣalāḥ ad-Dīn, Ninawá",
            "ولاية العراق",
            "می‌خواهم",
            "क्‍ष",
            "👩‍🚀 ❤️ 🇮🇶",
            "שָׁלוֹם",
        ] {
            assert!(matches!(clean(text), Cow::Borrowed(_)), "{text}");
            assert_eq!(removed(text), [], "{text}");
        }
    }

    #[test]
    fn each_unwanted_kind_is_taken_out() {
        for c in [
            '\0',
            '\u{7}',
            '\r',
            '\u{1B}',
            '\u{7F}',
            '\u{85}',
            '\u{9B}',
            '\u{61C}',
            '\u{200B}',
            '\u{200E}',
            '\u{200F}',
            '\u{202A}',
            '\u{202E}',
            '\u{2060}',
            '\u{2064}',
            '\u{2066}',
            '\u{2069}',
            '\u{E000}',
            '\u{F8FF}',
            '\u{FDD0}',
            '\u{FEFF}',
            '\u{FFFE}',
            '\u{FFFF}',
            '\u{1FFFE}',
            '\u{E0001}',
            '\u{E007F}',
            '\u{F0000}',
            '\u{10FFFF}',
        ] {
            assert_eq!(clean(&format!("a{c}b")), "ab", "U+{:04X}", u32::from(c));
            assert_eq!(removed(&format!("a{c}b{c}")), [c], "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn breaks_become_spaces_and_a_tab_is_no_reproach() {
        assert_eq!(clean("a\tb\u{2028}c\u{2029}d\ne"), "a b c d\ne");
        assert_eq!(removed("a\tb\u{2028}c"), ['\u{2028}']);
    }

    #[test]
    fn at_most_four_marks_stay_on_a_letter() {
        let tower = format!("a{}b", "\u{301}".repeat(9));
        assert_eq!(clean(&tower), format!("a{}b", "\u{301}".repeat(4)));
        let climbing = format!("a{}", "\u{301}\u{200D}".repeat(9));
        assert_eq!(clean(&climbing).matches('\u{301}').count(), 4);
    }

    #[test]
    fn joiners_and_selectors_do_not_repeat() {
        assert_eq!(clean("a\u{200D}\u{200D}\u{200C}b"), "a\u{200D}b");
        assert_eq!(clean("\u{2764}\u{FE0F}\u{FE0E}"), "\u{2764}\u{FE0F}");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "(\\PC|\\pM|\u{200d}|\u{200b}|\u{fe0f}|\\pC|a){0,40}") {
            let once = clean(&text).into_owned();
            prop_assert_eq!(clean(&once), once.as_str());
            prop_assert!(removed(&once).is_empty());
        }
    }
}
