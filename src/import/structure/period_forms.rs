//! The forms in which a line states days: one day, a range, a week, a month. What a whole text
//! states is decided in `period`.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use super::date_tokens::{DatePart, DateToken, date_tokens};
use super::months::{month_end, quarter};

/// In which form days were stated, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DaysForm {
    /// First and last day.
    Range,
    /// `week of May 21`, `week ending 27 May`.
    WeekOf,
    /// `Week 38`.
    WeekNumber,
    /// Half a year or a quarter.
    Stretch,
    /// A month, or two.
    Month,
    /// One day.
    Day,
}

/// Days that a line states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StatedDays {
    /// The form.
    pub form: DaysForm,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// True if the line states no year and it was taken from elsewhere.
    pub is_year_supplied: bool,
    /// True if the last day stands before the first.
    pub is_reversed: bool,
    /// The first character.
    pub at: usize,
    /// The character after the last.
    pub end: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Endpoint {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
}

/// Finds everything that a line states of days, in its order. `year` stands in for a year that is
/// not stated; without it such days are left out.
pub(super) fn stated_days(text: &str, year: Option<i32>) -> Vec<StatedDays> {
    let tokens = date_tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let reader = DaysReader { tokens: &tokens, year };
        match reader
            .week(at)
            .or_else(|| reader.range(at))
            .or_else(|| reader.stretch(at))
            .or_else(|| reader.single(at))
        {
            Some((stated, next)) => {
                found.push(stated);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

struct DaysReader<'t> {
    tokens: &'t [DateToken],
    year: Option<i32>,
}

impl DaysReader<'_> {
    fn part(&self, at: usize) -> Option<DatePart> {
        self.tokens.get(at).map(|token| token.part)
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.text)
    }

    /// Skips signs that stand between the parts of a date.
    fn skip(&self, mut at: usize, signs: &[char]) -> usize {
        while matches!(self.part(at), Some(DatePart::Sign(sign)) if signs.contains(&sign)) {
            at += 1;
        }
        at
    }

    fn day(&self, at: usize) -> Option<u32> {
        self.part(at)?.number().filter(|day| (1..=31).contains(day))
    }

    fn month_at(&self, at: usize) -> Option<u32> {
        self.part(at)?.month()
    }

    fn year_at(&self, at: usize) -> Option<(i32, usize)> {
        let at = self.skip(at, &[',', '.']);
        Some((self.part(at)?.year()?, at + 1))
    }

    /// Reads one end: `May 21`, `21 May`, `2020-05-21`, `21.05.2020` or a bare `21`.
    fn endpoint(&self, mut at: usize) -> Option<(Endpoint, usize)> {
        if self.part(at) == Some(DatePart::Weekday) {
            at = self.skip(at + 1, &[',', '.']);
        }
        if let Some(found) = self.numeric(at) {
            return Some(found);
        }
        let (mut end, mut next) = if let Some(month) = self.month_at(at) {
            let behind = self.skip(at + 1, &['.', ',']);
            let day = self.day(behind)?;
            (Endpoint { month: Some(month), day: Some(day), year: None }, behind + 1)
        } else {
            let day = self.day(at)?;
            let behind = self.skip(at + 1, &['.']) + usize::from(self.word(at + 1) == "of");
            match self.month_at(behind) {
                Some(month) => {
                    (Endpoint { month: Some(month), day: Some(day), year: None }, behind + 1)
                }
                None => (Endpoint { month: None, day: Some(day), year: None }, at + 1),
            }
        };
        let behind = self.skip(next, &['.']);
        if let Some((year, after)) = self.year_at(if end.month.is_some() { behind } else { next }) {
            end.year = Some(year);
            next = after;
        }
        Some((end, next))
    }

    /// Reads `2020-05-21` and `21/05/2020`.
    fn numeric(&self, at: usize) -> Option<(Endpoint, usize)> {
        let is_close = |from: usize, to: usize| {
            (from..to).all(|i| {
                self.tokens.get(i).zip(self.tokens.get(i + 1)).is_some_and(|(a, b)| a.to == b.from)
            })
        };
        if !is_close(at, at + 4) {
            return None;
        }
        let number = |at| match self.part(at) {
            Some(DatePart::Number(number)) => Some(number),
            Some(_) | None => None,
        };
        if let Some(DatePart::Year(year)) = self.part(at) {
            let (month, day) = (number(at + 2)?, number(at + 4)?);
            let is_iso = self.word(at + 1) == self.word(at + 3)
                && matches!(self.word(at + 1), "-" | "/" | ".");
            return is_iso.then_some((
                Endpoint { year: Some(year), month: Some(month), day: Some(day) },
                at + 5,
            ));
        }
        let (first, second) = (number(at)?, number(at + 2)?);
        let Some(DatePart::Year(year)) = self.part(at + 4) else { return None };
        if self.word(at + 1) != self.word(at + 3) || !matches!(self.word(at + 1), "." | "/" | "-") {
            return None;
        }
        // The day stands first, as nearly everywhere, unless it cannot.
        let (day, month) = if second > 12 { (second, first) } else { (first, second) };
        Some((Endpoint { year: Some(year), month: Some(month), day: Some(day) }, at + 5))
    }

    fn dash(&self, at: usize, is_between: bool) -> Option<usize> {
        match self.part(at)? {
            DatePart::Dash => Some(at + 1),
            DatePart::And if is_between => Some(at + 1),
            DatePart::Number(_)
            | DatePart::Year(_)
            | DatePart::Month(_)
            | DatePart::Weekday
            | DatePart::And
            | DatePart::Sign(_)
            | DatePart::Word => None,
        }
    }

    fn range(&self, at: usize) -> Option<(StatedDays, usize)> {
        let (first, next) = self.endpoint(at)?;
        let is_between = at > 0 && self.word(at - 1) == "between";
        let behind = self.dash(self.skip(next, &['.', ',']), is_between)?;
        let (last, next) = self.endpoint(behind)?;
        if first.month.is_none() && last.month.is_none() {
            return None;
        }
        let month = last.month.or(first.month)?;
        let stated = last.year.or(first.year);
        let year = stated.or(self.year)?;
        let first_month = first.month.unwrap_or(month);
        let first_year = first.year.unwrap_or(if first_month > month { year - 1 } else { year });
        let from = NaiveDate::from_ymd_opt(first_year, first_month, first.day?)?;
        let mut to = NaiveDate::from_ymd_opt(year, month, last.day?)?;
        // `December 26, 2019 – January 1`: the year stands with the first day only.
        if last.year.is_none() && first.year.is_some() && month < first_month {
            to = NaiveDate::from_ymd_opt(year + 1, month, last.day?)?;
        }
        let is_reversed = to < from;
        let (from, to) = if is_reversed { (to, from) } else { (from, to) };
        let (at, end) = self.bounds(at, next)?;
        let is_year_supplied = stated.is_none();
        let stated =
            StatedDays { form: DaysForm::Range, from, to, is_year_supplied, is_reversed, at, end };
        Some((stated, next))
    }

    fn bounds(&self, at: usize, next: usize) -> Option<(usize, usize)> {
        Some((self.tokens.get(at)?.from, self.tokens.get(next.checked_sub(1)?)?.to))
    }

    fn one(
        &self,
        form: DaysForm,
        days: (NaiveDate, NaiveDate),
        supplied: bool,
        place: (usize, usize),
    ) -> Option<(StatedDays, usize)> {
        let (at, end) = self.bounds(place.0, place.1)?;
        let (from, to) = days;
        Some((
            StatedDays { form, from, to, is_year_supplied: supplied, is_reversed: false, at, end },
            place.1,
        ))
    }

    /// Reads a single day, or a month with its year.
    fn single(&self, at: usize) -> Option<(StatedDays, usize)> {
        if let Some((end, next)) = self.endpoint(at) {
            let month = end.month?;
            let day = NaiveDate::from_ymd_opt(end.year.or(self.year)?, month, end.day?)?;
            return self.one(DaysForm::Day, (day, day), end.year.is_none(), (at, next));
        }
        let first = self.month_at(at)?;
        // `31 February 2020` states no day, and no month either.
        if at.checked_sub(1).and_then(|before| self.day(before)).is_some() {
            return None;
        }
        let (first_year, next) = match self.year_at(at + 1) {
            Some((year, next)) => (Some(year), next),
            None => (None, at + 1),
        };
        let second = self.dash(next, true).or_else(|| (self.word(next) == "/").then_some(next + 1));
        let second = second.and_then(|next| Some((self.month_at(next)?, self.year_at(next + 1)?)));
        let (last, last_year, next) = match second {
            Some((month, (year, next))) => (month, year, next),
            None => (first, first_year?, next),
        };
        let year = first_year.unwrap_or(if first > last { last_year - 1 } else { last_year });
        let from = NaiveDate::from_ymd_opt(year, first, 1)?;
        self.one(DaysForm::Month, (from, month_end(last_year, last)?), false, (at, next))
    }

    /// Reads `Week 38, 2019`, `2019-W38` and `week of May 21, 2020`.
    fn week(&self, at: usize) -> Option<(StatedDays, usize)> {
        let word = self.word(at);
        if word == "w" || word == "week" || word == "wk" {
            // `during the week. 3 guards` ends a sentence.
            let signs: &[char] = if word == "week" { &['#'] } else { &['#', '.'] };
            let has_no = self.word(at + 1) == "no";
            let behind = self.skip(at + 1, signs) + usize::from(has_no);
            let behind = if has_no { self.skip(behind, &['.']) } else { behind };
            let number = match self.part(behind) {
                Some(DatePart::Number(number @ 1..=53)) => Some(number),
                Some(_) | None => None,
            };
            let is_month_next = self.month_at(behind + 1).is_some()
                || self.dash(behind + 1, false).is_some() && self.day(behind + 2).is_some();
            if let Some(number) = number.filter(|_| !is_month_next) {
                return self.week_number(at, behind + 1, number);
            }
        }
        if word != "week" {
            return None;
        }
        let is_end = matches!(self.word(at + 1), "ending" | "ended" | "to");
        let is_start =
            matches!(self.word(at + 1), "of" | "from" | "starting" | "beginning" | "commencing");
        let mut behind = at + 1 + usize::from(is_end || is_start);
        behind += usize::from(matches!(self.word(behind), "on" | "the"));
        behind = self.skip(behind, &[':', ',', '(']);
        if !(is_end || is_start) || self.range(behind).is_some() {
            return None;
        }
        let (end, next) = self.endpoint(behind)?;
        let day = NaiveDate::from_ymd_opt(end.year.or(self.year)?, end.month?, end.day?)?;
        let week = Days::new(6);
        let days = if is_end {
            (day.checked_sub_days(week)?, day)
        } else {
            (day, day.checked_add_days(week)?)
        };
        self.one(DaysForm::WeekOf, days, end.year.is_none(), (at, next))
    }

    fn week_number(&self, at: usize, next: usize, number: u32) -> Option<(StatedDays, usize)> {
        let mut behind = self.skip(next, &[',', '(', '/', '|']);
        behind += usize::from(matches!(self.word(behind), "of" | "-" | "–"));
        let (stated, next) = match self.part(behind) {
            Some(DatePart::Year(year)) => (Some(year), behind + 1),
            Some(_) | None => match at.checked_sub(2).and_then(|before| self.part(before)) {
                Some(DatePart::Year(year)) if self.word(at - 1) == "-" => (Some(year), next),
                Some(_) | None => (None, next),
            },
        };
        let year = stated.or(self.year)?;
        let from = NaiveDate::from_isoywd_opt(year, number, Weekday::Mon)?;
        self.one(
            DaysForm::WeekNumber,
            (from, from.checked_add_days(Days::new(6))?),
            stated.is_none(),
            (at, next),
        )
    }

    /// Reads `first half of 2024`, `second quarter of 2023`, `Q3 2020`.
    fn stretch(&self, at: usize) -> Option<(StatedDays, usize)> {
        let (months, year_at) =
            if self.word(at) == "q" && self.tokens.get(at)?.to == self.tokens.get(at + 1)?.from {
                (quarter(self.day(at + 1)?)?, at + 2)
            } else {
                let ordinal = match self.word(at) {
                    "first" => 1,
                    "second" => 2,
                    "third" => 3,
                    "fourth" => 4,
                    _ => return None,
                };
                let months = match self.word(at + 1) {
                    "half" if ordinal <= 2 => (ordinal * 6 - 5, ordinal * 6),
                    "quarter" => quarter(ordinal)?,
                    _ => return None,
                };
                (months, at + 2 + usize::from(self.word(at + 2) == "of"))
            };
        let (year, next) = self.year_at(year_at)?;
        let days = (NaiveDate::from_ymd_opt(year, months.0, 1)?, month_end(year, months.1)?);
        self.one(DaysForm::Stretch, days, false, (at, next))
    }
}

/// Returns the ranges of days of a text, each with its place; a year that is not stated is that of
/// the period.
pub(in crate::import) fn stretches(
    text: &str,
    period: Option<(NaiveDate, NaiveDate)>,
) -> Vec<(NaiveDate, NaiveDate, usize, usize)> {
    let all = stated_days(text, period.map(|(_, to)| to.year()));
    all.into_iter()
        .filter(|one| one.form == DaysForm::Range)
        .map(|one| (one.from, one.to, one.at, one.end))
        .collect()
}
