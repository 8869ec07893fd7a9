//! The days that the bytes of a file could tell of, found without reading the file.
//!
//! Every form in which a date is read holds a year in four digits (`digest::date_reading`). A date of
//! the format behind the key `date` stands for itself. All else that has a
//! year between two such dates is taken for one span, from its first day to its last. So a file may seem
//! to tell of more days than it does, and never of fewer. Nothing is parsed here, and nothing of a digest is known but that key.

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use crate::digest::Period;

/// A day as a number that sorts: `20_200_521`. The month and the day of a whole year or month are zero
/// at its beginning and nine at its end.
type DayNumber = u32;

/// Spans of days, both ends included.
#[derive(Debug, Default)]
pub(super) struct DaysTold {
    spans: Vec<(DayNumber, DayNumber)>,
    /// Digits may be written otherwise than by ASCII digits: by an escape, or in another script.
    may_hide: bool,
}

impl DaysTold {
    /// Returns the days that a file could tell of.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut told = Self { spans: Vec::new(), may_hide: bytes.starts_with(b"\xFF\xFE") };
        // The span of what has stood in no date of the format since the last one.
        let mut between: Option<(DayNumber, DayNumber)> = None;
        let mut at = 0;
        while at < bytes.len() {
            let end = at + STRIDE;
            if bytes.get(at..end).is_some_and(is_plain) {
                at = end;
                continue;
            }
            let mut looked_at = at;
            while let Some(byte) = bytes.get(at).filter(|_| at < end) {
                if at >= looked_at {
                    // A year stands in few parts of what is looked at together.
                    looked_at = at + PART;
                    if bytes.get(at..looked_at).is_some_and(is_plain) {
                        at = looked_at;
                        continue;
                    }
                }
                match ByteSort::of(*byte) {
                    ByteSort::Plain => at += 1,
                    ByteSort::Suspect => {
                        told.may_hide |= hides_digits(bytes.get(at..).unwrap_or_default());
                        at += 1;
                    }
                    ByteSort::Digit => {
                        let Some(year) = YearAt::read(bytes, &mut at) else { continue };
                        if let Some((span, end)) = year.dated(bytes) {
                            told.spans.extend(between.take());
                            told.spans.push(span);
                            at = end;
                        } else {
                            let (from, to) = year.days;
                            let hull = between.get_or_insert((from, to));
                            *hull = (hull.0.min(from), hull.1.max(to));
                        }
                    }
                }
            }
        }
        told.spans.extend(between);
        told.spans.sort_unstable();
        told.spans.dedup();
        told
    }

    /// Returns whether the file could tell of a day of some period.
    pub(super) fn may_tell(&self, period: Period) -> bool {
        let number = |day: NaiveDate| {
            let year = u32::try_from(day.year()).unwrap_or(0);
            (year * 100 + day.month()) * 100 + day.day()
        };
        let (first, last) = (number(period.from), period.to.map_or(DayNumber::MAX, number));
        self.may_hide || self.spans.iter().any(|(from, to)| *from <= last && first <= *to)
    }

    /// Returns whether the file may hold texts that its bytes do not show.
    pub(super) fn may_hide(&self) -> bool {
        self.may_hide
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteSort {
    Plain,
    Digit,
    /// It may begin what stands for a digit.
    Suspect,
}

impl ByteSort {
    fn of(byte: u8) -> Self {
        match byte {
            b'0'..=b'9' => Self::Digit,
            0 | b'\\' | 0xD9 | 0xDB | 0xEF => Self::Suspect,
            _ => Self::Plain,
        }
    }
}

/// So many bytes are looked at together: most of a digest is letters.
const STRIDE: usize = 32;
/// So many where not all of those are letters.
const PART: usize = 8;

/// Returns whether none of the bytes is a digit or suspect. It asks [`ByteSort`] without a branch, so that
/// many bytes are compared by one instruction.
#[expect(clippy::needless_bitwise_bool, reason = "a branch for each byte would be slower")]
fn is_plain(bytes: &[u8]) -> bool {
    let stands_out = |byte: u8| {
        let is_digit = byte.wrapping_sub(b'0') < 10;
        is_digit | (byte == 0) | (byte == b'\\') | (byte == 0xD9) | (byte == 0xDB) | (byte == 0xEF)
    };
    !bytes.iter().fold(false, |any, byte| any | stands_out(*byte))
}

/// Returns whether digits may begin here that are no ASCII digits: Arabic and Persian ones, broad ones,
/// an escape, or bytes of another encoding.
fn hides_digits(rest: &[u8]) -> bool {
    matches!(
        rest,
        [0, ..]
            | [b'\\', b'x' | b'u' | b'U' | b'\n' | b'\r', ..]
            | [0xD9, 0xA0..=0xA9, ..]
            | [0xDB, 0xB0..=0xB9, ..]
            | [0xEF, 0xBC, 0x90..=0x99, ..]
    )
}

/// A year among the bytes, with the month and the day that follow it.
struct YearAt {
    place: Range<usize>,
    days: (DayNumber, DayNumber),
}

impl YearAt {
    /// Reads the digits at a place and moves it behind them; none where they are no year.
    fn read(bytes: &[u8], at: &mut usize) -> Option<Self> {
        let start = *at;
        let digits = bytes.get(start..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        *at = start + digits;
        if !matches!(digits, 4 | 8) {
            return None;
        }
        let year = number(bytes, start..start + 4)? * 10_000;
        let mut found = Self { place: start..*at, days: (year, year + 9_999) };
        if digits == 4
            && let Some(month) = two_behind_a_hyphen(bytes, *at).filter(|month| *month <= 12)
        {
            let month = year + month * 100;
            *at += 3;
            found.days = (month, month + 99);
            if let Some(day) = two_behind_a_hyphen(bytes, *at) {
                *at += 3;
                found.days = (month + day, month + day);
            }
            found.place.end = *at;
        }
        Some(found)
    }

    /// Returns the days of a date of the format that begins here behind the key `date`, and where it
    /// ends; none unless it is sure that nothing more belongs to it.
    fn dated(&self, bytes: &[u8]) -> Option<((DayNumber, DayNumber), usize)> {
        let (before, _) = bytes.split_at_checked(self.place.start)?;
        let (before, quote) = match before {
            [before @ .., quote @ (b'"' | b'\'')] => (before, Some(*quote)),
            before => (before, None),
        };
        let key = before.trim_ascii_end().strip_suffix(b"date:")?;
        if before.ends_with(b"\n") || !matches!(key, [] | [.., b'\n' | b' ' | b'{' | b',']) {
            return None;
        }
        let (mut days, mut end) = (self.days, self.place.end);
        match bytes.get(end..)? {
            [b'~', ..] => end += 1,
            [b'.', b'.', ..] => {
                end += 2;
                let (from, to) = Self::read(bytes, &mut end)?.days;
                days = (days.0.min(from), days.1.max(to));
            }
            _ => {}
        }
        let rest = bytes.get(end..)?;
        let rest = match quote {
            Some(quote) => rest.strip_prefix(&[quote])?,
            None => rest,
        };
        ends_here(rest).then_some((days, end))
    }
}

/// Reads two digits behind a hyphen that no third one follows.
fn two_behind_a_hyphen(bytes: &[u8], at: usize) -> Option<u32> {
    let rest = bytes.get(at..)?;
    let ends = !rest.get(3).is_some_and(u8::is_ascii_digit);
    (rest.first() == Some(&b'-') && ends).then(|| number(bytes, at + 1..at + 3)).flatten()
}

fn number(bytes: &[u8], place: Range<usize>) -> Option<u32> {
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    let mut digits = bytes.get(place)?.iter().map(digit);
    digits.try_fold(0, |number, digit| Some(number * 10 + digit?))
}

/// Returns whether a value ends here, so that no more of it can follow: a bracket, or another key, or an
/// item of a list.
fn ends_here(rest: &[u8]) -> bool {
    match without_blanks(rest) {
        [] | [b'}', ..] => true,
        [b',', rest @ ..] => is_key(rest.trim_ascii_start()),
        [b'\n', rest @ ..] | [b'\r', b'\n', rest @ ..] => {
            let rest = without_blanks(rest);
            matches!(rest, [] | [b'-', b' ', ..]) || is_key(rest)
        }
        _ => false,
    }
}

/// Returns whether a key begins here: letters, and a colon behind them.
fn is_key(rest: &[u8]) -> bool {
    let letters =
        rest.iter().take_while(|byte| byte.is_ascii_lowercase() || **byte == b'_').count();
    letters > 0 && rest.get(letters) == Some(&b':')
}

/// Returns the bytes without the blanks at their beginning; a line feed stays.
fn without_blanks(bytes: &[u8]) -> &[u8] {
    let blanks = bytes.iter().take_while(|byte| **byte == b' ').count();
    bytes.get(blanks..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn told(text: &str, expected: &[(DayNumber, DayNumber)]) {
        assert_eq!(DaysTold::of(text.as_bytes()).spans, expected, "{text}");
    }

    #[test]
    fn a_date_of_the_format_stands_for_itself() {
        told("- date: 2020-05-21\n  kind: attack\n", &[(20_200_521, 20_200_521)]);
        told("- {date: 2020-05, kind: attack}", &[(20_200_500, 20_200_599)]);
        told("date: \"2020\"\n", &[(20_200_000, 20_209_999)]);
        told(
            "date: 2020-05-21~\r\n- date: 2021-01-02",
            &[(20_200_521, 20_200_521), (20_210_102, 20_210_102)],
        );
        told("date: 2020-05-24..2020-05-21\n", &[(20_200_521, 20_200_524)]);
    }

    #[test]
    fn what_may_go_on_is_one_long_span() {
        for text in [
            "date: 2018-01-01, 2022-03-04",
            "date: 2018-01-01\n    ..2022-03-04\n",
            "date: 2018-01-01\n    to 2022-03-04\n",
            "date: 2018-01-01 to 2022-03-04",
            "dates: {from: 2018-01-01, to: 2022-03-04}",
            "text: from 2018-01-01, when no date: 2020, until 2022-03-04",
        ] {
            told(text, &[(20_180_101, 20_220_304)]);
        }
        told("date: 20200521 or 2021", &[(20_200_000, 20_219_999)]);
        told("of 12020 and 202 and 2020-13-01", &[(20_200_000, 20_209_999)]);
    }

    #[test]
    fn bytes_looked_at_together_are_taken_as_one_by_one() {
        for byte in 0..=u8::MAX {
            let plain = ByteSort::of(byte) == ByteSort::Plain;
            assert_eq!(is_plain(&[b'a', byte, b'z']), plain, "{byte:#x}");
        }
        for before in 0..2 * STRIDE {
            let text = format!("{}date: 2020-05-21\n", " ".repeat(before));
            told(&text, &[(20_200_521, 20_200_521)]);
        }
    }

    #[test]
    fn digits_that_are_not_seen_are_suspected() {
        let day = Period { from: NaiveDate::MIN, to: Some(NaiveDate::MIN) };
        for (text, may) in [
            ("date: \"2\\x3020\"", true),
            ("date: ٢٠٢٠", true),
            ("date: ۲۰۲۰", true),
            ("date: ２０２０", true),
            ("text: \"a \\\"word\\\"\"", false),
            ("text: انفجرت عبوة", false),
        ] {
            let told = DaysTold::of(text.as_bytes());
            assert_eq!((told.may_hide(), told.may_tell(day)), (may, may), "{text}");
        }
    }
}
