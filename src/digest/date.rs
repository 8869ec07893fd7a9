//! Dates with their precision, and periods.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::spelling::{date_spelling, is_ambiguous_date};

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// Exactly that day.
    Day,
    /// About that day: `2020-05-20~`.
    About,
    /// On some day, or on all days, of a range.
    Range,
    /// In that month.
    Month,
    /// In that year.
    Year,
}

impl Precision {
    /// Returns the word that exports use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::About => "about",
            Self::Range => "range",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// A date as a source gives it: a range of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateSpan {
    /// First possible day.
    pub from: NaiveDate,
    /// Last possible day; never before `from`.
    pub to: NaiveDate,
    /// Its precision.
    pub precision: Precision,
}

impl DateSpan {
    /// Creates a span of one exact day.
    pub fn day(day: NaiveDate) -> Self {
        Self { from: day, to: day, precision: Precision::Day }
    }

    /// Returns the period that the span covers.
    pub fn period(self) -> Period {
        Period { from: self.from, to: Some(self.to) }
    }

    /// Returns the letters of a single day, as it is printed, without the work of printing; none for
    /// anything else.
    pub(super) fn day_letters(self) -> Option<[u8; 10]> {
        let (year, month, day) = (self.from.year(), self.from.month(), self.from.day());
        let year = u32::try_from(year).ok().filter(|year| *year <= 9_999)?;
        let number = (year * 100 + month) * 100 + day;
        let mut letters = *b"0000-00-00";
        let mut left = number;
        for letter in letters.iter_mut().rev().filter(|letter| **letter == b'0') {
            *letter += u8::try_from(left % 10).unwrap_or(0);
            left /= 10;
        }
        (self.precision == Precision::Day).then_some(letters)
    }
}

impl fmt::Display for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.precision {
            Precision::Day => self.from.to_string(),
            Precision::About if self.from == self.to => format!("{}~", self.from),
            Precision::About if self.from.month() == self.to.month() => {
                format!("{:04}-{:02}~", self.from.year(), self.from.month())
            }
            Precision::About => format!("{:04}~", self.from.year()),
            Precision::Range => format!("{}..{}", self.from, self.to),
            Precision::Month => format!("{:04}-{:02}", self.from.year(), self.from.month()),
            Precision::Year => format!("{:04}", self.from.year()),
        };
        f.pad(&text)
    }
}

/// A range of days, both ends included; the end may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` if it had not ended, or if the end is not stated.
    pub to: Option<NaiveDate>,
}

impl From<DateSpan> for Period {
    fn from(span: DateSpan) -> Self {
        span.period()
    }
}

/// Counts the days from first to last, both counted; 0 if they run backwards.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days() + 1).unwrap_or(0)
}

impl Period {
    /// Returns the days from first to last, both counted; `None` for an open end.
    pub fn days(self) -> Option<i64> {
        self.to.map(|to| (to - self.from).num_days() + 1)
    }

    /// Returns true if the day is in the period.
    pub fn holds(self, day: NaiveDate) -> bool {
        day >= self.from && self.to.is_none_or(|to| day <= to)
    }

    /// Returns true if the two have a day in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            Some(to) if to == self.from => f.pad(&self.from.to_string()),
            Some(to) => f.pad(&format!("{}..{to}", self.from)),
            None => f.pad(&format!("{}..", self.from)),
        }
    }
}

/// Why a text is not a date or period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not one of the forms.
    #[error(
        "`{0}` is no date; write 2020-05-20, 2020-05-20~, 2020-05-20..2020-05-22, 2020-05 or 2020"
    )]
    Form(String),
    /// The day or the month could come first.
    #[error(
        "`{0}` does not say which of its numbers is the month; write year-month-day: 2020-05-20"
    )]
    Ambiguous(String),
    /// The form is right, but the calendar has no such day.
    #[error("`{0}` is not in the calendar")]
    NoSuchDay(String),
    /// A range that ends before it starts.
    #[error("`{0}` ends before it starts; write the earlier day first")]
    Backwards(String),
    /// An open end in a place that needs a closed one.
    #[error("`{0}` has no end; write the last day after the dots")]
    Open(String),
}

/// Reads a date or a period as people write it in an archive: `7 March 2031` too. A value
/// of `date:` in a query has only the forms of the format.
pub fn read_written<T: FromStr<Err = DateError>>(text: &str) -> Result<T, DateError> {
    date_spelling(text).parse().map_err(|error| match error {
        DateError::Form(_) => DateError::Form(text.to_owned()),
        DateError::Ambiguous(_) => DateError::Ambiguous(text.to_owned()),
        DateError::NoSuchDay(_) | DateError::Backwards(_) | DateError::Open(_) => error,
    })
}

/// Does the same for a text that is most likely something else; none if it is no date.
pub fn written_date(text: &str) -> Option<DateSpan> {
    // There is no date without a digit, of whatever script.
    let may_be = !text.is_ascii() || text.bytes().any(|b| b.is_ascii_digit());
    may_be.then(|| read_written(text).ok()).flatten()
}

impl FromStr for DateSpan {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let word = text.trim();
        let is_dotted = word.bytes().any(|b| b == b'.');
        if let Some((from, to)) = is_dotted.then(|| word.split_once("..")).flatten() {
            if to.trim().is_empty() {
                return Err(DateError::Open(text.to_owned()));
            }
            let (from, to) = (single(from, text)?, single(to, text)?);
            return if to.to < from.from {
                Err(DateError::Backwards(text.to_owned()))
            } else {
                Ok(Self { from: from.from, to: to.to, precision: Precision::Range })
            };
        }
        if let Some(day) = word.strip_suffix('~') {
            return single(day, text).map(|span| Self { precision: Precision::About, ..span });
        }
        single(word, text)
    }
}

impl FromStr for Period {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        match text.trim().strip_suffix("..") {
            Some(from) => Ok(Self { from: single(from, text)?.from, to: None }),
            None => text.parse().map(DateSpan::period),
        }
    }
}

/// Reads a day, a month or a year.
fn single(word: &str, whole: &str) -> Result<DateSpan, DateError> {
    let form = || {
        if is_ambiguous_date(word) {
            DateError::Ambiguous(whole.to_owned())
        } else {
            DateError::Form(whole.to_owned())
        }
    };
    let absent = || DateError::NoSuchDay(whole.to_owned());
    let mut parts = word.trim().split('-');
    let year: i32 = digits(parts.next(), 4).ok_or_else(form)?;
    let month = parts.next().map(|m| digits(Some(m), 2).ok_or_else(form)).transpose()?;
    let day = parts.next().map(|d| digits(Some(d), 2).ok_or_else(form)).transpose()?;
    if parts.next().is_some() {
        return Err(form());
    }
    let date = |y: i32, m: i32, d: i32| {
        NaiveDate::from_ymd_opt(y, u32::try_from(m).ok()?, u32::try_from(d).ok()?)
    };
    let last_of = |next: Option<NaiveDate>| next.and_then(|first| first.pred_opt());
    let (from, to, precision) = match (month, day) {
        (Some(m), Some(d)) => (date(year, m, d), date(year, m, d), Precision::Day),
        (Some(12), None) => (date(year, 12, 1), date(year, 12, 31), Precision::Month),
        (Some(m), None) => (date(year, m, 1), last_of(date(year, m + 1, 1)), Precision::Month),
        (None, _) => (date(year, 1, 1), date(year, 12, 31), Precision::Year),
    };
    Ok(DateSpan { from: from.ok_or_else(absent)?, to: to.ok_or_else(absent)?, precision })
}

fn digits(part: Option<&str>, len: usize) -> Option<i32> {
    part.filter(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_a_day_are_those_it_is_printed_with() {
        for text in ["2031-03-07", "0001-01-01", "9999-12-31", "2020-10-10"] {
            let span: DateSpan = text.parse().unwrap();
            assert_eq!(span.day_letters().map(|it| it.to_vec()), Some(text.into()));
        }
        for text in ["2031-03", "2031-03-07~", "2031-03-07..2031-03-08", "2031"] {
            assert_eq!(text.parse::<DateSpan>().unwrap().day_letters(), None, "{text}");
        }
        let far = DateSpan::day(NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap());
        assert_eq!(far.day_letters(), None);
    }

    #[test]
    fn what_holds_no_digit_is_no_date() {
        for text in ["May", "a..b", "seven March", "x to", "", "Enab Baladi"] {
            assert_eq!(written_date(text), read_written(text).ok(), "{text}");
        }
        assert!(written_date("٢٠٣١-٠٣-٠٧").is_some() && written_date("7 March 2031").is_some());
    }

    fn span(text: &str) -> (String, String, Precision) {
        let span: DateSpan = text.parse().unwrap();
        assert_eq!(span.to_string(), text, "prints as it was written");
        (span.from.to_string(), span.to.to_string(), span.precision)
    }

    #[test]
    fn every_form_is_read_with_its_precision() {
        let three = |a: &str, b: &str, p| (a.to_owned(), b.to_owned(), p);
        assert_eq!(span("2020-05-20"), three("2020-05-20", "2020-05-20", Precision::Day));
        assert_eq!(span("2020-05-20~"), three("2020-05-20", "2020-05-20", Precision::About));
        assert_eq!(span("2020-02"), three("2020-02-01", "2020-02-29", Precision::Month));
        assert_eq!(span("2019-12"), three("2019-12-01", "2019-12-31", Precision::Month));
        assert_eq!(span("2020"), three("2020-01-01", "2020-12-31", Precision::Year));
        assert_eq!(
            span("2020-05-20..2020-05-22"),
            three("2020-05-20", "2020-05-22", Precision::Range)
        );
    }

    #[test]
    fn doubt_is_written_out_as_it_was_read() {
        for text in ["2020-05-20~", "2020-05~", "2020-02~", "2020~", "2020-05", "2020"] {
            assert_eq!(text.parse::<DateSpan>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_people_write_is_read() {
        for (text, meant) in [
            ("2031-3-7", "2031-03-07"),
            ("2031/03/07", "2031-03-07"),
            ("7 March 2031", "2031-03-07"),
            ("7th Mar. 2031", "2031-03-07"),
            ("March 7, 2031", "2031-03-07"),
            ("Sept 2031", "2031-09"),
            ("2031-03-07T00:00:00", "2031-03-07"),
            ("2031-03-07 00:00:00.000Z", "2031-03-07"),
            ("2031-03-06 to 2031-03-12", "2031-03-06..2031-03-12"),
            ("6 March 2031 – 12 March 2031", "2031-03-06..2031-03-12"),
            ("2031-03-06...2031-03-12", "2031-03-06..2031-03-12"),
            ("2031–03–07", "2031-03-07"),
            ("2031-03-06–2031-03-12", "2031-03-06..2031-03-12"),
            ("2031-03-06/2031-03-12", "2031-03-06..2031-03-12"),
            ("Friday, 7 March 2031", "2031-03-07"),
            ("~2031-03-07", "2031-03-07~"),
            ("٢٠٣١-٠٣-٠٧", "2031-03-07"),
            ("“2031-03-07”", "2031-03-07"),
        ] {
            assert_eq!(read_written::<DateSpan>(text).unwrap().to_string(), meant, "{text}");
        }
        assert_eq!(read_written::<Period>("7 March 2031..").unwrap().to_string(), "2031-03-07..");
        assert!("7 March 2031".parse::<DateSpan>().is_err(), "a query reads the forms alone");
    }

    #[test]
    fn faults_are_told_apart() {
        let fault = |text: &str| text.parse::<DateSpan>().unwrap_err();
        assert_eq!(fault("20 May"), DateError::Form("20 May".into()));
        assert_eq!(fault("2020-05-20 14:30"), DateError::Form("2020-05-20 14:30".into()));
        for text in ["3/7/2031", "03.07.2031", "3-7-31", "13/7/2031"] {
            assert_eq!(fault(text), DateError::Ambiguous(text.into()));
        }
        assert_eq!(fault("2020-02-30"), DateError::NoSuchDay("2020-02-30".into()));
        assert_eq!(fault("2020-13"), DateError::NoSuchDay("2020-13".into()));
        assert_eq!(
            fault("2020-05-22..2020-05-20"),
            DateError::Backwards("2020-05-22..2020-05-20".into())
        );
        assert_eq!(fault("2020-05-22.."), DateError::Open("2020-05-22..".into()));
    }

    #[test]
    fn periods_count_both_ends_and_may_be_open() {
        let week: Period = "2020-05-21..2020-05-26".parse().unwrap();
        assert_eq!(week.days(), Some(6));
        let open: Period = "2022-04-17..".parse().unwrap();
        assert_eq!((open.days(), open.to_string()), (None, "2022-04-17..".into()));
        assert!(!week.overlaps(open));
        assert!(week.overlaps("2020-05".parse().unwrap()));
        assert!(week.holds(week.from) && !open.holds(week.from));
    }
}
