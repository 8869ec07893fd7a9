//! Finds texts with words in a row by reading them. Posting lists do not know which words stand
//! together, and `word_pairs` knows it only of common words; so where a word is not, the few texts with
//! all of them are read again on all cores, plain ones byte by byte without being cut into words.

use memchr::memchr2_iter;

use crate::words::{LONGEST, Tokenizer, is_article};

/// Folded words in a row, ready to be searched for in many texts.
pub(super) struct WordSequence<'w> {
    words: &'w [String],
    is_plain: bool,
}

impl<'w> WordSequence<'w> {
    pub(super) fn new(words: &'w [String]) -> Self {
        let is_plain = words.iter().all(|word| word.is_ascii() && word.len() < LONGEST);
        Self { words, is_plain }
    }

    /// Returns true if the words stand in the text.
    pub(super) fn stands_in(&self, text: &str) -> bool {
        match (self.is_plain, text.is_ascii()) {
            (true, true) => self.stands_in_plain(text.as_bytes()),
            // A plain text folds to plain words, except for a word that is cut for its length.
            _ => self.stands_in_any(text),
        }
    }

    fn stands_in_any(&self, text: &str) -> bool {
        // For each place where the row may have begun, the number of its words that end here.
        let mut open: Vec<usize> = Vec::new();
        let mut found = false;
        Tokenizer::<false>::default().scan(text, &mut |token| {
            if token.joined || found {
                return;
            }
            open.push(0);
            open.retain_mut(|at| {
                let goes_on = self.words.get(*at).is_some_and(|word| word == token.word);
                *at += 1;
                found |= goes_on && *at == self.words.len();
                goes_on
            });
        });
        found
    }

    /// Does the same for a text of plain letters, cutting it as [`Tokenizer`] would.
    fn stands_in_plain(&self, text: &[u8]) -> bool {
        let Some((first, rest)) = self.words.split_first() else { return false };
        let Some(initial) = first.as_bytes().first() else { return false };
        memchr2_iter(*initial, initial.to_ascii_uppercase(), text).any(|at| {
            let end = if begins(text, at) { after(text, at, first) } else { None };
            end.is_some_and(|end| follows(text, end, rest))
        })
    }
}

/// Returns true if a word begins at this letter.
fn begins(text: &[u8], at: usize) -> bool {
    let before = text.get(..at).unwrap_or(&[]).iter().rev();
    let before = before.copied().find(|byte| !is_silent(*byte));
    !before.is_some_and(|byte| byte.is_ascii_alphanumeric())
}

/// Returns the place after a word, if the word begins at this letter.
fn after(text: &[u8], mut at: usize, word: &str) -> Option<usize> {
    for letter in word.bytes() {
        if text.get(at)?.to_ascii_lowercase() != letter {
            return None;
        }
        at = behind(text, at, letter);
    }
    let ends = !text.get(at).is_some_and(u8::is_ascii_alphanumeric);
    (ends && !is_article(word, is_hyphen(text, at))).then_some(at)
}

/// Returns the place after a letter, its doubles, and characters that are ignored.
fn behind(text: &[u8], at: usize, letter: u8) -> usize {
    let doubles = |byte: u8| letter.is_ascii_lowercase() && byte.to_ascii_lowercase() == letter;
    let rest = text.get(at + 1..).unwrap_or(&[]).iter();
    at + 1 + rest.take_while(|byte| is_silent(**byte) || doubles(**byte)).count()
}

/// Returns true if the words follow a place; articles between them do not count.
fn follows(text: &[u8], mut at: usize, words: &[String]) -> bool {
    words.iter().all(|word| {
        loop {
            let gap = text.get(at..).unwrap_or(&[]).iter();
            at += gap.take_while(|byte| !byte.is_ascii_alphanumeric()).count();
            if let Some(end) = after(text, at, word) {
                at = end;
                return true;
            }
            match article(text, at) {
                Some(end) => at = end,
                None => return false,
            }
        }
    })
}

/// Returns the place after an article.
fn article(text: &[u8], mut at: usize) -> Option<usize> {
    let mut letters = [0; 3];
    let mut count = 0;
    while let Some(byte) = text.get(at).filter(|byte| byte.is_ascii_alphanumeric()) {
        let letter = byte.to_ascii_lowercase();
        *letters.get_mut(count)? = letter;
        count += 1;
        at = behind(text, at, letter);
    }
    let word = letters.get(..count).and_then(|letters| std::str::from_utf8(letters).ok())?;
    is_article(word, is_hyphen(text, at)).then_some(at)
}

/// Returns true for an apostrophe, which folds to nothing.
fn is_silent(byte: u8) -> bool {
    matches!(byte, b'\'' | b'`')
}

/// Returns true for a hyphen after which the compound goes on.
fn is_hyphen(text: &[u8], at: usize) -> bool {
    text.get(at) == Some(&b'-') && text.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stands(row: &str, text: &str) -> bool {
        let words = crate::words::words(row);
        WordSequence::new(&words).stands_in(text)
    }

    #[test]
    fn words_stand_in_a_row_whatever_is_between_their_letters() {
        assert!(stands("security forces", "The SECURITY-forces' men"));
        assert!(stands("border patrol", "a Border Pat'rroll,"));
        assert!(stands("salah din", "in Salah al-Din"));
        assert!(stands("as soon", "came as soon as"));
        assert!(!stands("security forces", "security of the forces"));
        assert!(!stands("security forces", "insecurity forces, security forcesmen"));
        assert!(stands("الرقة اليوم", "في الرَّقّة اليوم"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

        #[test]
        fn the_fast_way_finds_what_the_slow_one_does(
            text in "([aAlLseE1]{1,4}[-.'` ,]{0,2}){1,9}", row in "([alse1]{1,3}[- ]){1,3}"
        ) {
            let words = crate::words::words(&row);
            let row = WordSequence::new(&words);
            let slow = row.stands_in_any(&text);
            prop_assert_eq!(row.stands_in(&text), slow, "{:?} in {}", words, text);
        }
    }
}
