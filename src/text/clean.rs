//! The only rule for which characters of foreign text are let through, and how many. It looks only
//! at characters: it does not know the source or the destination of the text.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::RangeInclusive;

use unicode_normalization::char::is_combining_mark;

use super::selectors::{chooses, is_selector};

/// The most marks on one letter. Burmese syllables take six (`မြွှော့`), accented Hebrew five. The
/// thirty of Unicode's stream-safe format (UAX #15) would still overlap other lines.
const MARKS_IN_A_ROW: u8 = 8;

/// The most letters joined in a chain, as in emoji of a whole family. The program counts a chain as
/// one cell, whatever the terminal makes of it.
const JOINERS_IN_A_ROW: u8 = 7;

/// Removes what could disturb a screen or deceive its reader: controls, direction overrides,
/// invisible characters, towers of marks. Line breaks stay; a tab becomes a space. Characters that
/// every font shows differently become U+FFFD.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut filter = CharFilter::default();
    let mut cleaned: Option<String> = None;
    for (at, c) in text.char_indices() {
        let passed = filter.pass(c);
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

/// Returns the characters that [`clean`] removes or replaces, each once, in the order of the text.
/// A tab and a soft hyphen are left out: they are honest, and nothing is lost without them.
pub fn removed(text: &str) -> Vec<char> {
    if is_plain(text) {
        return Vec::new();
    }
    let mut filter = CharFilter::default();
    let mut seen = HashSet::new();
    text.chars()
        .filter(|&c| filter.pass(c) != Some(c) && !matches!(c, '\t' | SOFT_HYPHEN))
        .filter(|&c| seen.insert(c))
        .collect()
}

/// Returns true for printable ASCII and line breaks. Nearly every scalar is plain, so this checks
/// many bytes at a time.
fn is_plain(text: &str) -> bool {
    let plain = |b: &u8| (0x20..0x7f).contains(b) || *b == b'\n';
    // A chunk has no early exit, so that the compiler can compare all of its bytes at once.
    let all_plain = |chunk: &[u8]| chunk.iter().fold(true, |all, b| all & plain(b));
    let mut chunks = text.as_bytes().chunks_exact(32);
    chunks.by_ref().all(all_plain) && all_plain(chunks.remainder())
}

/// Some terminals show it at the end of a line, some everywhere, some never.
const SOFT_HYPHEN: char = '\u{AD}';

/// Counts the zero-width characters kept since the last character with a width. Dropped characters
/// leave no trace here, so that cleaning a clean text changes nothing.
#[derive(Default)]
struct CharFilter {
    marks: u8,
    after_joiner: bool,
    /// The last letter, if nothing follows it yet: only there does a selector have a meaning.
    bare: Option<char>,
    /// True if the last letter is an emoji, or of a script, in which joiners have a meaning.
    joinable: bool,
    /// The joiners so far in a chain of joined letters.
    chain: u8,
}

impl CharFilter {
    /// Returns the character to write for this one, if any.
    fn pass(&mut self, c: char) -> Option<char> {
        if is_unwanted(c) {
            return None;
        }
        match c {
            // Joiners are needed in Persian, Indic scripts and emoji, but never twice in a row.
            '\u{200C}' | '\u{200D}' => {
                let kept = self.joinable && !self.after_joiner && self.chain < JOINERS_IN_A_ROW;
                if kept {
                    self.after_joiner = true;
                    self.bare = None;
                    self.chain += 1;
                }
                kept.then_some(c)
            }
            c if is_selector(c) => {
                let kept = self.bare.is_some_and(|letter| chooses(letter, c));
                if kept {
                    self.count_mark();
                }
                kept.then_some(c)
            }
            c if is_mark(c) => {
                let kept = self.marks < MARKS_IN_A_ROW;
                if kept {
                    self.count_mark();
                }
                kept.then_some(c)
            }
            '\t' | '\u{2028}' | '\u{2029}' => {
                *self = Self::default();
                Some(' ')
            }
            _ => {
                let chain = if self.after_joiner { self.chain } else { 0 };
                let joinable = !c.is_ascii() && !c.is_whitespace();
                *self = Self { joinable, chain, bare: Some(c), ..Self::default() };
                Some(if is_private(c) { char::REPLACEMENT_CHARACTER } else { c })
            }
        }
    }

    fn count_mark(&mut self) {
        self.marks += 1;
        self.after_joiner = false;
        self.bare = None;
    }
}

/// Returns true for a character that stands on the letter before it. The later letters of a Korean
/// syllable also take no cell, and unless they are limited, a syllable has no end.
fn is_mark(c: char) -> bool {
    c >= '\u{300}'
        && (is_combining_mark(c) || matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}'))
}

/// Returns true for private use characters, which every font shows differently.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

fn is_unwanted(c: char) -> bool {
    if matches!(c, '\n' | '\t') {
        return false;
    }
    // The last two code points of every plane are noncharacters.
    UNWANTED.iter().any(|range| range.contains(&c)) || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Characters that no honest text needs, by code point: controls, and characters that Unicode
/// ignores by default (`DerivedCoreProperties.txt`), except joiners and selectors.
const UNWANTED: &[RangeInclusive<char>] = &[
    // Controls of both sets, including escape and delete.
    '\0'..='\u{1F}',
    '\u{7F}'..='\u{9F}',
    SOFT_HYPHEN..=SOFT_HYPHEN,
    // The grapheme joiner, which joins nothing visible.
    '\u{34F}'..='\u{34F}',
    // The Arabic letter mark.
    '\u{61C}'..='\u{61C}',
    // Invisible letters of Korean and Khmer.
    '\u{115F}'..='\u{1160}',
    '\u{17B4}'..='\u{17B5}',
    // The Mongolian vowel separator, which Unicode no longer counts as a space.
    '\u{180E}'..='\u{180E}',
    // Zero-width space; left-to-right and right-to-left mark.
    '\u{200B}'..='\u{200B}',
    '\u{200E}'..='\u{200F}',
    // Direction embeddings and overrides.
    '\u{202A}'..='\u{202E}',
    // Word joiner, invisible operators, direction isolates and their deprecated relatives.
    '\u{2060}'..='\u{206F}',
    // Korean fillers.
    '\u{3164}'..='\u{3164}',
    '\u{FFA0}'..='\u{FFA0}',
    // Noncharacters, byte order mark, annotation anchors.
    '\u{FDD0}'..='\u{FDEF}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{FFF0}'..='\u{FFFB}',
    // Controls of shorthand and musical notation.
    '\u{1BCA0}'..='\u{1BCA3}',
    '\u{1D173}'..='\u{1D17A}',
    // Tags, which are invisible text, and the reserved code points beside them.
    '\u{E0000}'..='\u{E00FF}',
    '\u{E01F0}'..='\u{E0FFF}',
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation as _;

    #[test]
    fn honest_text_is_borrowed() {
        for text in [
            "Four attacks.\nNone in the West.",
            "Ṣalāḥ ad-Dīn, Ninawá",
            "ولاية العراق",
            "می‌خواهم",
            "နေပြည်တော် မြွှော့",
            "한국",
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
            '\u{34F}',
            '\u{61C}',
            '\u{180E}',
            '\u{200B}',
            '\u{200E}',
            '\u{200F}',
            '\u{202A}',
            '\u{202E}',
            '\u{2060}',
            '\u{2064}',
            '\u{2066}',
            '\u{2069}',
            '\u{3164}',
            '\u{FDD0}',
            '\u{FEFF}',
            '\u{FFF9}',
            '\u{FFFE}',
            '\u{FFFF}',
            '\u{1D173}',
            '\u{1FFFE}',
            '\u{E0001}',
            '\u{E007F}',
            '\u{E0FFF}',
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
    fn private_characters_are_seen_to_have_been_there() {
        for c in ['\u{E000}', '\u{F8FF}', '\u{F0000}', '\u{10FFFD}'] {
            assert_eq!(clean(&format!("a{c}b")), "a\u{FFFD}b", "U+{:04X}", u32::from(c));
            assert_eq!(removed(&format!("a{c}b")), [c]);
        }
    }

    #[test]
    fn a_soft_hyphen_goes_without_a_word() {
        assert_eq!(clean("kil\u{AD}led"), "killed");
        assert_eq!(removed("kil\u{AD}led"), []);
    }

    #[test]
    fn at_most_eight_marks_stay_on_a_letter() {
        let tower = format!("a{}b", "\u{301}".repeat(9_000));
        assert_eq!(clean(&tower), format!("a{}b", "\u{301}".repeat(8)));
        assert_eq!(removed(&tower), ['\u{301}']);
        let climbing = format!("ب{}", "\u{301}\u{200D}".repeat(9));
        assert_eq!(clean(&climbing).matches('\u{301}').count(), 8);
        let syllable = format!("ᄒ{}", "\u{1161}".repeat(9_000));
        assert_eq!(clean(&syllable).chars().count(), 9);
    }

    #[test]
    fn joiners_and_selectors_do_not_repeat() {
        assert_eq!(clean("ب\u{200D}\u{200D}\u{200C}b"), "ب\u{200D}b");
        assert_eq!(clean("\u{2764}\u{FE0F}\u{FE0E}"), "\u{2764}\u{FE0F}");
    }

    #[test]
    fn a_selector_goes_where_it_chooses_nothing() {
        for text in ["a\u{FE0F}b", "a\u{180B}b", "a\u{E0100}b", "a\u{FE00}b"] {
            assert_eq!(clean(text), "ab");
            assert_eq!(removed(text).len(), 1);
        }
        assert_eq!(clean("❤\u{301}\u{FE0F}"), "❤\u{301}", "only right behind its letter");
        assert_eq!(clean("👩\u{200D}\u{FE0F}"), "👩\u{200D}");
        assert_eq!(clean("\u{FE0F}"), "");
    }

    /// Checks the list against what Unicode ignores by default, by the tables of another crate.
    #[test]
    fn nothing_that_is_ignorable_by_default_passes_a_letter_but_joiners() {
        let list = regex_syntax::parse(r"\p{Default_Ignorable_Code_Point}").unwrap();
        let regex_syntax::hir::HirKind::Class(regex_syntax::hir::Class::Unicode(list)) =
            list.into_kind()
        else {
            panic!("a property is a class of characters")
        };
        let all: Vec<char> =
            list.ranges().iter().flat_map(|range| range.start()..=range.end()).collect();
        assert!(all.len() > 4_000 && all.contains(&'\u{34F}') && all.contains(&'\u{180E}'));
        for letter in ["a", "7", "é", "ب", "한", "क"] {
            for c in &all {
                let text = format!("{letter}{c}");
                let joins = matches!(c, '\u{200C}' | '\u{200D}') && !letter.is_ascii();
                assert_eq!(clean(&text) == text, joins, "{letter} U+{:04X}", u32::from(*c));
            }
        }
    }

    #[test]
    fn joiners_stand_only_behind_letters_that_are_joined() {
        assert_eq!(clean("pass\u{200D}word \u{200C}b"), "password b");
        assert_eq!(removed("a\u{200C}"), ['\u{200C}']);
        let chain = clean(&"👩\u{200D}".repeat(9_000)).into_owned();
        assert_eq!(chain.matches('👩').count(), 9_000);
        assert_eq!(chain.graphemes(true).map(|one| one.matches('👩').count()).max(), Some(8));
        let words = "می\u{200C}خواهم ".repeat(100);
        assert_eq!(clean(&words), words);
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "(\\PC|\\pM|\u{200d}|\u{200b}|\u{fe0f}|\u{1161}|👩|\\pC|a){0,40}") {
            let once = clean(&text).into_owned();
            prop_assert_eq!(clean(&once), once.as_str());
            prop_assert!(removed(&once).is_empty());
        }

        #[test]
        fn what_takes_one_cell_takes_few_bytes(
            text in "(\\pM|\u{200d}|\u{fe0f}|\u{1161}|\u{1100}|👩|ب){0,200}",
        ) {
            for grapheme in clean(&text).graphemes(true) {
                prop_assert!(grapheme.len() <= 400, "{}: {grapheme:?}", grapheme.len());
            }
        }
    }
}
