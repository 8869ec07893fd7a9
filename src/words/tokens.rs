//! Cuts a text into folded words; each letter keeps the bytes that it came from.
//!
//! This module alone decides what a word is: the index, the evaluator, queries, highlights, names
//! of waves and repeats all read texts through [`Tokenizer`], so that they cannot differ.
//!
//! In addition to [`fold`](super::fold()), doubled letters count once, articles (`al-`, `ال`) are
//! dropped, and a compound (`M-4`, `counter-terrorism`, `10,000`) yields its parts and then the whole.
//! Chinese and Japanese are written without spaces, so each of their characters is a word.

use std::ops::Range;

use super::fold::{fold_letter, is_mark};

/// A folded word, as the tokenizer emits it.
pub struct TokenRef<'a> {
    /// Its letters.
    pub word: &'a str,
    /// The bytes that each letter came from; empty if places are not recorded.
    pub places: &'a [(u32, u32)],
    /// True for a compound, whose parts were emitted before it.
    pub joined: bool,
    /// Which of its letters were written double: a bit for each, the lowest for the first.
    pub doubled: u64,
}

/// Cuts texts into words. `PLACES` selects whether the place of each letter is recorded.
#[derive(Default)]
pub struct Tokenizer<const PLACES: bool> {
    part: Letters,
    whole: Letters,
    parts: usize,
}

/// The most letters of a word; hostile text must not make the vocabulary large.
pub const LONGEST: usize = 48;

#[derive(Default)]
struct Letters {
    text: String,
    count: usize,
    last: char,
    doubled: u64,
    places: Vec<(u32, u32)>,
}

impl Letters {
    fn clear(&mut self) {
        self.text.clear();
        self.places.clear();
        self.count = 0;
        self.doubled = 0;
        self.last = ' ';
    }

    fn push<const PLACES: bool>(&mut self, c: char, from: usize, to: usize) {
        let doubled = c == self.last && c.is_ascii_lowercase();
        if doubled {
            self.doubled |= self.last_bit();
            self.stretch::<PLACES>(to);
        } else if self.count < LONGEST {
            self.text.push(c);
            self.count += 1;
            self.last = c;
            if PLACES {
                self.places.push((small(from), small(to)));
            }
        }
    }

    fn append<const PLACES: bool>(&mut self, part: &Self) {
        for (at, c) in part.text.chars().enumerate() {
            let (from, to) = part.places.get(at).copied().unwrap_or_default();
            self.push::<PLACES>(c, from as usize, to as usize);
            if part.doubled >> at & 1 == 1 {
                self.doubled |= self.last_bit();
            }
        }
    }

    fn last_bit(&self) -> u64 {
        self.count.checked_sub(1).map_or(0, |last| 1 << last)
    }

    /// Extends the last letter up to here, over a mark on it or its double.
    fn stretch<const PLACES: bool>(&mut self, to: usize) {
        if PLACES && let Some(last) = self.places.last_mut() {
            last.1 = small(to);
        }
    }
}

fn small(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl<const PLACES: bool> Tokenizer<PLACES> {
    /// Emits every word of a text, in order.
    pub fn scan(&mut self, text: &str, emit: &mut impl FnMut(TokenRef<'_>)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                let letter = char::from(byte.to_ascii_lowercase());
                self.part.push::<PLACES>(letter, at, at + 1);
                at += 1;
            } else if byte.is_ascii() {
                match byte {
                    b'\'' | b'`' => {}
                    b'-' | b'.' => self.join(bytes.get(at + 1), byte == b'-', emit),
                    b',' | b' ' if self.parts_thousands(bytes.get(at + 1..)) => {
                        self.join(bytes.get(at + 1), false, emit);
                    }
                    _ => self.finish(emit),
                }
                at += 1;
            } else {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                self.wide(c, at, bytes.get(at + c.len_utf8()), emit);
                at += c.len_utf8();
            }
        }
        self.finish(emit);
    }

    fn wide(&mut self, c: char, at: usize, next: Option<&u8>, emit: &mut impl FnMut(TokenRef<'_>)) {
        match c {
            '’' | '‘' | '´' | 'ʿ' | 'ʾ' | 'ʼ' | 'ʻ' | '\u{200b}'..='\u{200f}' => {}
            '\u{2010}' | '\u{2011}' => self.join(next, true, emit),
            '\u{a0}' | '\u{2009}' | '\u{202f}' if next.is_some_and(u8::is_ascii_digit) => {
                // The spaces that part thousands and nothing else.
                if self.is_number() { self.join(next, false, emit) } else { self.finish(emit) }
            }
            c if is_ideograph(c) => {
                self.finish(emit);
                for letter in fold_letter(c) {
                    self.part.push::<PLACES>(letter, at, at + c.len_utf8());
                }
                self.finish(emit);
            }
            c if is_mark(c) => {
                self.part.stretch::<PLACES>(at + c.len_utf8());
            }
            c => {
                let mut any = false;
                for letter in fold_letter(c) {
                    any = true;
                    self.part.push::<PLACES>(letter, at, at + c.len_utf8());
                }
                if !any {
                    self.finish(emit);
                }
            }
        }
    }

    fn is_number(&self) -> bool {
        let part = self.part.text.as_bytes();
        !part.is_empty() && part.len() <= 3 && part.iter().all(u8::is_ascii_digit)
    }

    /// Returns true for a comma or a space between a number and just three digits more.
    fn parts_thousands(&self, rest: Option<&[u8]>) -> bool {
        let is_digit =
            |at: usize| rest.and_then(|rest| rest.get(at)).is_some_and(u8::is_ascii_digit);
        let is_alone = self.parts == 0 || self.whole.text.bytes().all(|byte| byte.is_ascii_digit());
        self.is_number() && is_alone && (0..3).all(is_digit) && !is_digit(3)
    }

    /// Handles a hyphen, a dot or what parts thousands: ends a part within a compound, else ends the word.
    fn join(&mut self, next: Option<&u8>, hyphen: bool, emit: &mut impl FnMut(TokenRef<'_>)) {
        let goes_on = next.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
        if !goes_on || self.part.text.is_empty() {
            return self.finish(emit);
        }
        self.whole.append::<PLACES>(&self.part);
        self.parts += 1;
        self.end_part(hyphen, emit);
    }

    fn end_part(&mut self, hyphen: bool, emit: &mut impl FnMut(TokenRef<'_>)) {
        let word = self.part.text.as_str();
        if !word.is_empty() && !is_article(word, hyphen) {
            let skip = if self.part.count >= 5 && word.starts_with("ال") { 2 } else { 0 };
            let places = self.part.places.get(skip..).unwrap_or(&[]);
            // An Arabic letter takes two bytes.
            let word = word.get(2 * skip..).unwrap_or(word);
            let doubled = self.part.doubled >> skip;
            emit(TokenRef { word, places, joined: false, doubled });
        }
        self.part.clear();
    }

    fn finish(&mut self, emit: &mut impl FnMut(TokenRef<'_>)) {
        if self.parts > 0 {
            self.whole.append::<PLACES>(&self.part);
        }
        if !self.part.text.is_empty() {
            self.end_part(false, emit);
        }
        if self.parts > 0 {
            let Letters { text: word, places, doubled, .. } = &self.whole;
            emit(TokenRef { word, places, joined: true, doubled: *doubled });
            self.whole.clear();
            self.parts = 0;
        }
    }
}

/// Returns true for a character of a script that sets no spaces between words.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Returns true for `al` and `el`, and for the forms before sun letters only with a hyphen, since
/// `as` and `at` are also words.
pub fn is_article(word: &str, hyphen: bool) -> bool {
    match word {
        "al" | "el" => true,
        "ad" | "ar" | "as" | "ash" | "at" | "an" | "az" | "ez" | "ul" => hyphen,
        _ => false,
    }
}

/// A folded word of a text with the places of its letters.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its letters.
    pub word: String,
    /// The bytes that each letter came from.
    pub places: Vec<(u32, u32)>,
    /// True for a compound, whose parts come before it.
    pub joined: bool,
    /// Which of its letters were written double; see [`TokenRef`].
    pub doubled: u64,
}

impl Token {
    /// Returns the range of bytes that a range of letters came from.
    pub fn bytes(&self, letters: Range<usize>) -> Option<Range<usize>> {
        let run = self.places.get(letters)?;
        Some(run.first()?.0 as usize..run.last()?.1 as usize)
    }
}

/// Returns every word of a text with its places.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    Tokenizer::<true>::default().scan(text, &mut |word| {
        found.push(Token {
            word: word.word.to_owned(),
            places: word.places.to_vec(),
            joined: word.joined,
            doubled: word.doubled,
        });
    });
    found
}

/// Returns a folded word as a text writes it; none if the text does not have it.
pub fn as_written<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let token = tokens(text).into_iter().find(|token| token.word == word)?;
    text.get(token.bytes(0..token.places.len())?)
}

/// Returns the words of a text without its compounds, as used for phrases.
pub fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    Tokenizer::<false>::default().scan(text, &mut |word| {
        if !word.joined {
            found.push(word.word.to_owned());
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn articles_apostrophes_accents_and_doubles_do_not_count() {
        assert_eq!(all("Al-Raqqah"), ["raqah", "alraqah"]);
        assert_eq!(all("Hay'at Tahrir al-Sham"), ["hayat", "tahrir", "sham", "alsham"]);
        assert_eq!(all("Deir ez-Zor"), ["deir", "zor", "ezor"]);
        assert_eq!(all("Mocímboa, ISIS's"), ["mocimboa", "isis"]);
        assert_eq!(all("as soon at 11"), ["as", "son", "at", "11"]);
        assert_eq!(all("M-4 U.S. post-"), ["m", "4", "m4", "u", "s", "us", "post"]);
    }

    #[test]
    fn letters_that_were_written_double_are_known() {
        let doubled = |text: &str| -> Vec<(String, Vec<u32>)> {
            let letters = |bits: u64| (0..64).filter(|at| bits >> at & 1 == 1).collect();
            tokens(text).into_iter().map(|token| (token.word, letters(token.doubled))).collect()
        };
        assert_eq!(doubled("Villagers"), [("vilagers".into(), vec![2])]);
        assert_eq!(doubled("committee"), [("comite".into(), vec![2, 4, 5])]);
        assert_eq!(doubled("village"), [("vilage".into(), vec![2])]);
        assert_eq!(doubled("ez-Zorr")[1], ("ezor".into(), vec![1, 3]), "of both parts");
    }

    #[test]
    fn a_number_is_one_however_its_thousands_are_parted() {
        for text in ["10,000", "10 000", "10\u{202f}000", "10\u{a0}000"] {
            assert_eq!(all(text), ["10", "000", "10000"], "{text}");
        }
        assert_eq!(all("1,250,000 men"), ["1", "250", "000", "1250000", "men"]);
        assert_eq!(all("in 2020 100 died"), ["in", "2020", "100", "died"]);
        assert_eq!(all("4, 250"), ["4", "250"]);
        assert_eq!(words("10,000 men"), ["10", "000", "men"], "a phrase is of the parts");
    }

    #[test]
    fn each_character_of_a_run_without_spaces_is_a_word() {
        assert_eq!(all("在北京市ISIS"), ["在", "北", "京", "市", "isis"]);
        assert_eq!(all("テロ"), ["テ", "ロ"]);
    }

    #[test]
    fn arabic_letter_forms_and_vowel_signs_fold() {
        assert_eq!(all("الرَّقّة"), ["رقه"]);
        assert_eq!(all("الأنبار"), all("انبار"));
        assert_eq!(all("بعقوبة ٢٠٢٠"), ["بعقوبه", "2020"]);
    }

    #[test]
    fn letters_know_their_bytes_where_folding_changes_the_length() {
        let text = "near Al-Raqqah’s edge";
        let token = tokens(text).into_iter().find(|token| token.word == "raqahs").unwrap();
        assert_eq!(text.get(token.bytes(0..3).unwrap()), Some("Raqq"));
        let text = "في الرَّقّة";
        let token = tokens(text).pop().unwrap();
        assert_eq!(text.get(token.bytes(0..1).unwrap()), Some("رَّ"));
    }
}
