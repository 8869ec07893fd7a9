//! The words of a line as a reader of dates sees them: numbers, months, dashes. Which of them form
//! a period is decided in `period`.

use crate::import::month_words::month_called;

/// What a token is to a reader of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DatePart {
    /// A number below 1000, with or without an ordinal ending.
    Number(u32),
    /// Four digits from 1990 to 2099.
    Year(i32),
    /// A month, 1 to 12.
    Month(u32),
    /// The name of a day of the week.
    Weekday,
    /// A dash of any length, or a word that means one: `to`, `through`, `until`.
    Dash,
    /// `and`, which joins two days behind `between` only.
    And,
    /// A comma, a full stop, a slash or another sign.
    Sign(char),
    /// Any other word.
    Word,
}

impl DatePart {
    pub(super) fn number(self) -> Option<u32> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    pub(super) fn year(self) -> Option<i32> {
        if let Self::Year(year) = self { Some(year) } else { None }
    }

    pub(super) fn month(self) -> Option<u32> {
        if let Self::Month(month) = self { Some(month) } else { None }
    }
}

/// A token with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DateToken {
    /// What it is.
    pub part: DatePart,
    /// Its letters in lower case.
    pub text: String,
    /// Its first character.
    pub from: usize,
    /// The character after its last.
    pub to: usize,
}

/// The digits of a year.
const YEAR: usize = 4;

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Cuts a line into tokens.
pub(super) fn date_tokens(text: &str) -> Vec<DateToken> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let run = |is: fn(char) -> bool| {
            chars.get(at..).unwrap_or_default().iter().take_while(|c| is(**c)).count()
        };
        let len = if c.is_ascii_digit() {
            run(|c| c.is_ascii_digit())
        } else if c.is_alphabetic() {
            run(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '\u{ad}'))
        } else {
            1
        };
        if !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') {
            let letters = chars.get(at..at + len).unwrap_or_default().iter();
            let word: String =
                letters.filter(|c| **c != '\u{ad}').flat_map(|c| c.to_lowercase()).collect();
            let behind = chars.get(at + len).copied();
            if let Some(year) = year_with_mark(&word, tokens.last(), behind) {
                let text = word.chars().take(YEAR).collect();
                tokens.push(DateToken { part: year, text, from: at, to: at + YEAR });
                let text = word.chars().skip(YEAR).collect();
                let part = DatePart::Word;
                tokens.push(DateToken { part, text, from: at + YEAR, to: at + len });
            } else {
                let part = part(c, &word);
                tokens.push(DateToken { part, text: word, from: at, to: at + len });
            }
        }
        at += len;
    }
    without_ordinals(tokens)
}

/// Returns the year of `15 July 20222Some`, where the mark of a note and its text are glued to it.
fn year_with_mark(
    word: &str,
    before: Option<&DateToken>,
    behind: Option<char>,
) -> Option<DatePart> {
    let has_mark = matches!(word.len(), 5 | 6) && word.bytes().all(|b| b.is_ascii_digit());
    let is_of_date = before.is_some_and(|before| before.part.month().is_some());
    let is_glued = behind.is_some_and(|c| c.is_uppercase() || c == '[');
    if !has_mark || !is_of_date && !is_glued {
        return None;
    }
    part('0', word.get(..YEAR)?).year().map(DatePart::Year)
}

fn part(first: char, word: &str) -> DatePart {
    if first.is_ascii_digit() {
        return match word.parse::<u32>() {
            Ok(year @ 1990..=2099) if word.len() == 4 => DatePart::Year(year.cast_signed()),
            Ok(number) if word.len() <= 3 => DatePart::Number(number),
            Ok(_) | Err(_) => DatePart::Word,
        };
    }
    match word {
        "-" | "–" | "—" | "‒" | "‐" | "‑" | "−" | "to" | "through" | "thru" | "until" | "till"
        | "au" => DatePart::Dash,
        "and" | "&" => DatePart::And,
        word if WEEKDAYS.contains(&word) || is_short_weekday(word) => DatePart::Weekday,
        word => match month_called(word) {
            Some(month) => DatePart::Month(month),
            None if first.is_alphanumeric() => DatePart::Word,
            None => DatePart::Sign(first),
        },
    }
}

fn is_short_weekday(word: &str) -> bool {
    matches!(
        word,
        "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun"
    )
}

/// Joins `21` and `st` that stand against each other.
fn without_ordinals(tokens: Vec<DateToken>) -> Vec<DateToken> {
    let mut joined: Vec<DateToken> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let is_ending = matches!(token.text.as_str(), "st" | "nd" | "rd" | "th");
        match joined.last_mut() {
            Some(last)
                if is_ending
                    && matches!(last.part, DatePart::Number(_))
                    && last.to == token.from =>
            {
                last.to = token.to;
            }
            _ => joined.push(token),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        use DatePart::{Dash, Month, Number, Sign, Year};
        let parts: Vec<DatePart> =
            date_tokens("Sept. 21st – Oct 4, 2020").iter().map(|t| t.part).collect();
        assert_eq!(
            parts,
            [Month(9), Sign('.'), Number(21), Dash, Month(10), Number(4), Sign(','), Year(2020)]
        );
    }

    #[test]
    fn the_mark_of_a_note_is_no_digit_of_a_year() {
        use DatePart::{Month, Number, Word, Year};
        let parts = |text: &str| date_tokens(text).iter().map(|t| t.part).collect::<Vec<_>>();
        assert_eq!(parts("15 July 20313Figures")[..4], [Number(15), Month(7), Year(2031), Word]);
        assert_eq!(parts("May 203112"), [Month(5), Year(2031), Word]);
        assert_eq!(parts("203112 people"), [Word, Word], "a number is none");
    }

    #[test]
    fn places_count_characters() {
        let tokens = date_tokens("é 5\u{a0}May");
        assert_eq!(
            tokens.iter().map(|t| (t.from, t.to)).collect::<Vec<_>>(),
            [(0, 1), (2, 3), (4, 7)]
        );
    }
}
