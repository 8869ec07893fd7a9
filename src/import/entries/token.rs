//! The tokens of a text: words, numbers, months and signs, each with the range of its characters.
//! What words mean together is read elsewhere.

use super::numbers;
use crate::import::month_words::{is_other_word, month_called};

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct TextToken {
    /// The first character, counted from 0.
    pub from: usize,
    /// The character after the last.
    pub to: usize,
    /// Lower case, plain apostrophes, without soft hyphens and the asterisks of censored words.
    pub word: String,
    /// What it is.
    pub class: Class,
    /// It has a capital: `Idlib`, `ez-Zor`.
    pub capital: bool,
    /// All its letters are capitals, and it has several.
    pub loud: bool,
    /// A blank stands before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Class {
    /// Letters.
    Word,
    /// A number in digits; true behind `st`, `nd`, `rd`, `th`.
    Number(u64, bool),
    /// A number in words: `three`, `dozen`.
    Numeral(u64),
    /// A month, from 1.
    Month(u32),
    /// A day of the week, 0 for Monday.
    Weekday(u32),
    /// A direction: 0 for north, clockwise to 7.
    Direction(u8),
    /// A unit of length, in metres.
    Unit(u32),
    /// `(` or `[`.
    Open,
    /// `)` or `]`.
    Close,
    /// A quotation mark.
    Quote,
    /// `.`, `!` or `?`.
    Stop,
    /// Another sign.
    Sign(char),
}

impl TextToken {
    /// Returns true for a sign.
    pub fn is_sign(&self, sign: char) -> bool {
        self.class == Class::Sign(sign)
    }

    /// Returns true for a number in digits or words.
    pub fn number(&self) -> Option<u64> {
        match self.class {
            Class::Number(number, false) | Class::Numeral(number) => Some(number),
            Class::Number(_, true)
            | Class::Word
            | Class::Month(_)
            | Class::Weekday(_)
            | Class::Direction(_)
            | Class::Unit(_)
            | Class::Open
            | Class::Close
            | Class::Quote
            | Class::Stop
            | Class::Sign(_) => None,
        }
    }

    /// Returns true for letters of any class.
    pub fn is_wordlike(&self) -> bool {
        matches!(
            self.class,
            Class::Word
                | Class::Numeral(_)
                | Class::Month(_)
                | Class::Weekday(_)
                | Class::Direction(_)
                | Class::Unit(_)
        )
    }
}

/// Cuts a text into its tokens.
pub(in crate::import) fn tokens(text: &str) -> Vec<TextToken> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens: Vec<TextToken> = Vec::new();
    let mut at = 0;
    let mut spaced = true;
    while let Some(&c) = chars.get(at) {
        if c.is_whitespace() || is_silent(c) {
            spaced |= c.is_whitespace();
            at += 1;
            continue;
        }
        let end = if is_apostrophe(c) && is_possessive(&chars, at) {
            at + 2
        } else if c.is_alphabetic() {
            word_end(&chars, at)
        } else if c.is_ascii_digit() {
            number_end(&chars, at)
        } else {
            at + 1
        };
        tokens.push(token(&chars, at, end, spaced));
        spaced = false;
        at = end;
    }
    tokens
}

fn is_silent(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʿ' | 'ʾ' | '`')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Letters, with what stands between letters: an apostrophe, a hyphen, a soft hyphen, the asterisk of
/// a censored word; and digits behind letters (`M-4`, `COVID-19`). An `’s` is left to itself.
fn word_end(chars: &[char], from: usize) -> usize {
    let mut at = from;
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        let inner = is_apostrophe(c) && next.is_alphabetic() && !is_possessive(chars, at)
            || is_hyphen(c) && next.is_alphanumeric()
            || c == '*' && next.is_alphabetic()
            || c == '.' && is_initial(chars, from, at);
        if !(c.is_alphanumeric() || is_silent(c) || inner) {
            break;
        }
        at += 1;
    }
    // `Al-Naba'` and `Rabi'` keep their last sign where it is no closing quotation mark.
    at
}

/// `’s` at the end of a word.
fn is_possessive(chars: &[char], at: usize) -> bool {
    let s = chars.get(at + 1).is_some_and(|c| matches!(c, 's' | 'S'));
    s && !chars.get(at + 2).is_some_and(|c| c.is_alphanumeric())
}

/// The stop of `U.S.` and `a.m.`: behind a single letter that a letter or the end follows.
fn is_initial(chars: &[char], from: usize, at: usize) -> bool {
    let single = at == from + 1 || (at >= 2 && chars.get(at - 2) == Some(&'.') && at - 2 > from);
    let letter = chars.get(at - 1).is_some_and(|c| c.is_alphabetic());
    let next = chars.get(at + 1).is_some_and(|c| c.is_alphabetic());
    let before = at >= 2 && at - 1 > from && chars.get(at - 2) == Some(&'.');
    single && letter && (next && chars.get(at + 2) == Some(&'.') || before)
}

/// Digits, with a comma before three of them or a stop before any.
fn number_end(chars: &[char], from: usize) -> usize {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut at = from;
    while digit(at) {
        at += 1;
    }
    while chars.get(at) == Some(&',')
        && (1..=3).all(|next| digit(at + next))
        && !digit(at + 4)
        && at - from <= 3
    {
        at += 4;
    }
    if chars.get(at) == Some(&'.') && digit(at + 1) {
        let end = (at + 1..chars.len()).find(|at| !digit(*at)).unwrap_or(chars.len());
        // `06.08.2031` is a date and no fraction.
        let behind = from >= 2 && chars.get(from - 1) == Some(&'.') && digit(from - 2);
        let date = behind || chars.get(end) == Some(&'.') && digit(end + 1);
        at = if date { at } else { end };
    }
    let ordinal: String = chars.iter().skip(at).take(2).collect::<String>().to_lowercase();
    let ends = !chars.get(at + 2).is_some_and(|c| c.is_alphanumeric());
    if ends && matches!(ordinal.as_str(), "st" | "nd" | "rd" | "th") { at + 2 } else { at }
}

fn token(chars: &[char], from: usize, to: usize, spaced: bool) -> TextToken {
    let written: String = chars.iter().skip(from).take(to - from).collect();
    let mut word = String::with_capacity(written.len());
    for c in written.chars().filter(|c| !is_silent(*c) && *c != '*') {
        if is_apostrophe(c) {
            word.push('\'');
        } else if is_hyphen(c) {
            word.push('-');
        } else {
            word.extend(c.to_lowercase());
        }
    }
    if word.is_empty() {
        word.clone_from(&written);
    }
    // The short name of the Islamic State is no verb.
    if written == "IS" {
        "isis".clone_into(&mut word);
    }
    let first = chars.get(from).copied().unwrap_or(' ');
    let class = class(first, &word, first.is_uppercase());
    if class == Class::Sign('-') {
        "-".clone_into(&mut word);
    }
    let capital = written.chars().any(char::is_uppercase);
    let letters = || written.chars().filter(|c| c.is_alphabetic());
    let loud = letters().count() > 1 && letters().all(char::is_uppercase);
    TextToken { from, to, word, class, capital, loud, spaced }
}

fn class(first: char, word: &str, capital: bool) -> Class {
    if first.is_ascii_digit() {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        if word.contains('.') {
            let whole = word.split('.').next().unwrap_or("").replace(',', "");
            return Class::Number(whole.parse().unwrap_or(0), false);
        }
        return Class::Number(digits.parse().unwrap_or(0), word.ends_with(char::is_alphabetic));
    }
    if first.is_alphabetic() {
        return word_class(word, capital);
    }
    if word == "'s" {
        return Class::Sign('\'');
    }
    match first {
        '(' | '[' => Class::Open,
        ')' | ']' => Class::Close,
        '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '’' | '‘' => Class::Quote,
        '.' | '!' | '?' | '…' => Class::Stop,
        '–' | '—' | '−' | '-' | '\u{2010}' | '\u{2011}' => Class::Sign('-'),
        other => Class::Sign(other),
    }
}

fn word_class(word: &str, capital: bool) -> Class {
    if capital {
        if let Some(month) = month_called(word).filter(|_| !is_other_word(word)) {
            return Class::Month(month);
        }
        if let Some(day) = weekday(word) {
            return Class::Weekday(day);
        }
    }
    if let Some(number) = numbers::numeral(word) {
        return Class::Numeral(number);
    }
    if let Some(direction) = direction(word) {
        return Class::Direction(direction);
    }
    unit(word).map_or(Class::Word, Class::Unit)
}

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn weekday(word: &str) -> Option<u32> {
    (0..).zip(WEEKDAYS).find(|(_, name)| *name == word).map(|(day, _)| day)
}

/// Returns the direction that a word is, from 0 for north, clockwise; also `north-eastern`.
fn direction(word: &str) -> Option<u8> {
    let plain: String = word.chars().filter(|c| *c != '-').collect();
    let bare = plain.strip_suffix("ern").or_else(|| plain.strip_suffix("wards"));
    let names =
        ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"];
    let bare = bare.or_else(|| plain.strip_suffix("ward")).unwrap_or(&plain);
    (0..).zip(names).find(|(_, name)| *name == bare).map(|(at, _)| at)
}

fn unit(word: &str) -> Option<u32> {
    match word {
        "km" | "kms" | "kilometer" | "kilometers" | "kilometre" | "kilometres" => Some(1_000),
        "mile" | "miles" | "mi" => Some(1_609),
        "nm" | "nmi" => Some(1_852),
        "meter" | "meters" | "metre" | "metres" | "m" | "yard" | "yards" => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn words_keep_their_hyphens_and_numbers_their_commas() {
        assert_eq!(words("Al-Mayadeen’s 1,060 men"), ["al-mayadeen", "'s", "1,060", "men"]);
        assert_eq!(words("the M-4 road, 20-km"), ["the", "m-4", "road", ",", "20", "-", "km"]);
        assert_eq!(words("U.S. troops"), ["u.s.", "troops"]);
        assert_eq!(words("Gu*nmen of IS*IS"), ["gunmen", "of", "isis"]);
        assert_eq!(words("3K, 10W"), ["3", "k", ",", "10", "w"]);
    }

    #[test]
    fn classes_are_those_of_dates_and_places() {
        let all = tokens("Sept. 24th north-east twenty-one may May");
        let classes: Vec<Class> = all.iter().map(|token| token.class).collect();
        assert_eq!(
            classes,
            [
                Class::Month(9),
                Class::Stop,
                Class::Number(24, true),
                Class::Direction(1),
                Class::Numeral(21),
                Class::Word,
                Class::Month(5)
            ]
        );
    }
}
