//! Dates in a text: full ones, those without a year, ranges, days of the week, and days told from
//! other days. Which day each means is worked out in `days`.

use std::ops::Range;

use super::date_digits::{digits, of_month, slashed, slashed_at};
use super::text::SectionText;
use super::token::Class;

/// A day that lacks its year, perhaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "a day is one of a month, as in every calendar")]
pub(super) struct Day {
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
}

/// What a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// A day.
    On(Day),
    /// From a day to another.
    Between(Day, Day),
    /// A day and a month, in an order that is not told: `3/4`.
    Slashed(u32, u32),
    /// A month, or a part of it in days.
    Month { year: Option<i32>, month: u32, part: Option<(u32, u32)> },
    /// So many days into a month that is not told: `on the 17th`.
    OfMonth(u32),
    /// The last such day of the week; 0 is Monday.
    Weekday(u32),
    /// So many days after the day told last.
    After(i64),
    /// So many days before the last day of the period.
    BeforeLast(u64),
    /// No more than that it was the week or the period told of.
    Period,
}

/// A date and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DatedWords {
    pub range: Range<usize>,
    pub when: When,
}

impl When {
    /// The year is told, or the day needs none.
    pub fn is_full(self) -> bool {
        match self {
            Self::On(day) => day.year.is_some(),
            Self::Between(from, to) => from.year.is_some() && to.year.is_some(),
            Self::Month { year, .. } => year.is_some(),
            Self::Slashed(..)
            | Self::OfMonth(_)
            | Self::Weekday(_)
            | Self::After(_)
            | Self::BeforeLast(_)
            | Self::Period => false,
        }
    }
}

/// Finds the dates in a range of tokens.
pub(super) fn dates(text: &SectionText<'_>, range: Range<usize>) -> Vec<DatedWords> {
    let mut all = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match date_at(text, at, range.end) {
            Some((when, to)) => {
                all.push(DatedWords { range: at..to, when });
                at = to;
            }
            None => at += 1,
        }
    }
    all
}

fn date_at(text: &SectionText<'_>, at: usize, end: usize) -> Option<(When, usize)> {
    let found = month_first(text, at)
        .or_else(|| day_first(text, at))
        .or_else(|| digits(text, at))
        .or_else(|| slashed(text, at))
        .or_else(|| month_alone(text, at))
        .or_else(|| weekday(text, at))
        .or_else(|| of_month(text, at))
        .or_else(|| relative(text, at));
    found.filter(|(_, to)| *to <= end)
}

pub(super) fn class(text: &SectionText<'_>, at: usize) -> Option<Class> {
    text.token(at).map(|token| token.class)
}

fn month_at(text: &SectionText<'_>, at: usize) -> Option<(u32, usize)> {
    let Class::Month(month) = class(text, at)? else { return None };
    let short = text.word(at).len() <= 4 && text.word(at + 1) == ".";
    Some((month, at + 1 + usize::from(short)))
}

fn day_at(text: &SectionText<'_>, at: usize) -> Option<(u32, usize)> {
    let Class::Number(number, _) = class(text, at)? else { return None };
    // `the 4th of`, `24th`; no day stands before a unit or a share.
    let next = class(text, at + 1);
    let counts = matches!(next, Some(Class::Unit(_))) || text.word(at + 1) == "%";
    let day = u32::try_from(number).ok().filter(|day| (1..=31).contains(day) && !counts)?;
    Some((day, at + 1))
}

/// A year behind a comma, a stop or a blank.
fn year_at(text: &SectionText<'_>, at: usize) -> Option<(i32, usize)> {
    let skip = usize::from(matches!(text.word(at), "," | "."));
    let Class::Number(year @ 1_990..=2_099, false) = class(text, at + skip)? else { return None };
    Some((i32::try_from(year).ok()?, at + skip + 1))
}

fn joins(text: &SectionText<'_>, at: usize) -> bool {
    matches!(text.word(at), "-" | "to" | "through" | "and" | "until" | "till" | "or")
}

/// `May 21-26, 2020`, `May 27 – June 3, 2020`, `December 26, 2019 – January 1, 2020`, `Dec. 20`.
fn month_first(text: &SectionText<'_>, at: usize) -> Option<(When, usize)> {
    let (month, next) = month_at(text, at)?;
    let (day, mut to) = day_at(text, next)?;
    let mut from = Day { year: None, month, day };
    if let Some((year, end)) = year_at(text, to) {
        from.year = Some(year);
        to = end;
    }
    if joins(text, to) {
        let dash = text.word(to) == "-"
            || matches!(text.word(to), "to" | "through" | "or" | "until")
            || is_two_days(text, to);
        if dash
            && let Some((second, next)) = month_at(text, to + 1)
            && let Some((day, mut end)) = day_at(text, next)
        {
            let mut until = Day { year: None, month: second, day };
            if let Some((year, after)) = year_at(text, end) {
                until.year = Some(year);
                end = after;
            }
            // `on May 20 and May 24` are two days: the first is taken, the other found by itself.
            if text.word(to) != "and" || starts_range(text, at) {
                from.year = from
                    .year
                    .or(until.year.map(|year| if month > second { year - 1 } else { year }));
                return Some((When::Between(from, until), end));
            }
        } else if from.year.is_none()
            && dash
            && let Some((day, mut end)) = day_at(text, to + 1)
            && !is_counting(text, end)
        {
            let mut until = Day { year: None, month, day };
            if let Some((year, after)) = year_at(text, end) {
                until.year = Some(year);
                from.year = Some(year);
                end = after;
            }
            return Some((When::Between(from, until), end));
        }
    }
    Some((When::On(from), to))
}

/// A number behind `and` that counts something is no second day: `June 3 and 12 others`.
fn is_counting(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    text.is(at, known.person)
        || text.is(at, known.extra)
        || text.is(at, known.thing)
        || text.is(at, known.killed)
}

fn is_two_days(text: &SectionText<'_>, at: usize) -> bool {
    text.word(at) == "and"
}

fn starts_range(text: &SectionText<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|at| matches!(text.word(at), "between" | "from"))
}

/// `20 May 2020`, `19-27 September 2017`, `2 and 4 May`, `29 April - 3 May`.
fn day_first(text: &SectionText<'_>, at: usize) -> Option<(When, usize)> {
    let (day, next) = day_at(text, at)?;
    if at.checked_sub(1).is_some_and(|at| matches!(class(text, at), Some(Class::Month(_)))) {
        return None;
    }
    if let Some((month, mut to)) = month_at(text, next + usize::from(text.word(next) == "of")) {
        let mut from = Day { year: None, month, day };
        if let Some((year, end)) = year_at(text, to) {
            from.year = Some(year);
            to = end;
        }
        if (matches!(text.word(to), "-" | "to" | "through" | "until")
            || joins(text, to) && starts_range(text, at))
            && let Some((second, next)) = day_at(text, to + 1)
            && let Some((month, mut end)) = month_at(text, next)
        {
            let mut until = Day { year: None, month, day: second };
            if let Some((year, after)) = year_at(text, end) {
                until.year = Some(year);
                end = after;
            }
            from.year = from
                .year
                .or(until.year.map(|year| if from.month > month { year - 1 } else { year }));
            return Some((When::Between(from, until), end));
        }
        return Some((When::On(from), to));
    }
    // `13/14 June`
    if (joins(text, next) || text.word(next) == "/")
        && let Some((second, after)) = day_at(text, next + 1)
        && let Some((month, mut to)) = month_at(text, after)
    {
        let year = year_at(text, to);
        if let Some((_, end)) = year {
            to = end;
        }
        let year = year.map(|(year, _)| year);
        let (from, until) = (Day { year, month, day }, Day { year, month, day: second });
        return Some((When::Between(from, until), to));
    }
    None
}

/// `Sunday morning`
fn is_part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "evening" | "night" | "afternoon")
}

/// `in May 2020`, `late September`.
fn month_alone(text: &SectionText<'_>, at: usize) -> Option<(When, usize)> {
    let part = match text.word(at) {
        "early" => Some((1, 10)),
        "mid" | "middle" => Some((11, 20)),
        "late" => Some((21, 31)),
        _ => None,
    };
    let mid = text.word(at).strip_prefix("mid-");
    let mut from = at + usize::from(part.is_some());
    if part.is_some() && text.word(from) == "-" {
        from += 1;
    }
    if let Some(name) = mid {
        let month = super::token::tokens(&capitalised(name)).first().map(|token| token.class);
        let Some(Class::Month(month)) = month else { return None };
        let year = year_at(text, at + 1).filter(|_| text.word(at + 1) != ".");
        let to = year.map_or(at + 1, |(_, to)| to);
        return Some((
            When::Month { year: year.map(|(year, _)| year), month, part: Some((11, 20)) },
            to,
        ));
    }
    let (month, to) = month_at(text, from)?;
    // `late April 15` is late on that day.
    let day = day_at(text, to).filter(|(_, end)| part.is_some() && !is_counting(text, *end));
    if text.word(to - 1) == "." || day.is_some() {
        return None;
    }
    // A person may be called April or May; a month stands behind a word of time.
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    let timed = part.is_some()
        || matches!(
            before,
            "in" | "of" | "since" | "during" | "until" | "for" | "by" | "last" | "throughout"
        );
    let year = year_at(text, to).filter(|_| text.word(to) != ".");
    if !timed && year.is_none() {
        return None;
    }
    let to = year.map_or(to, |(_, to)| to);
    Some((When::Month { year: year.map(|(year, _)| year), month, part }, to))
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn weekday(text: &SectionText<'_>, at: usize) -> Option<(When, usize)> {
    let Class::Weekday(day) = class(text, at)? else { return None };
    // `It is published every Thursday` tells of no day.
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    if matches!(before, "every" | "each") {
        return None;
    }
    // `Sunday, Dec. 20`, `Sunday morning, Dec. 20`, `Sunday (Dec. 20)` is the date behind it.
    let part = usize::from(is_part_of_day(text.word(at + 1)));
    let sign = at + 1 + part;
    let opens = text.word(sign) == "(";
    let next = sign + usize::from(opens || text.word(sign) == ",");
    let next = next + usize::from(text.word(next) == "the");
    let date = month_first(text, next).or_else(|| day_first(text, next));
    let date = date.or_else(|| slashed_at(text, next));
    if let Some((when, to)) = date {
        let to = to + usize::from(opens && text.word(to) == ")");
        return Some((when, to));
    }
    // `Sunday mass` is no day on which something happened.
    let on = at.checked_sub(1).is_some_and(|at| matches!(text.word(at), "on" | "last" | "this"));
    let known = text.known();
    let sets = [known.preposition, known.event, known.kill, known.be, known.adverb];
    let plain = text.token(at + 1).is_some_and(|next| next.class == Class::Word && !next.capital)
        && !is_part_of_day(text.word(at + 1))
        && !sets.iter().any(|set| text.is(at + 1, *set));
    if plain && !on {
        return None;
    }
    Some((When::Weekday(day), at + 1 + part))
}

/// `the next day`, `two days later`, `the same day`, `that night`.
fn relative(text: &SectionText<'_>, at: usize) -> Option<(When, usize)> {
    let from = at + usize::from(matches!(text.word(at), "the" | "that" | "a" | "one" | "later"));
    let (first, second) = (text.word(from), text.word(from + 1));
    let days = |word: &str| matches!(word, "day" | "morning" | "night" | "evening");
    let lead = |at: usize| text.word(at);
    match (first, second) {
        ("next" | "following", word) if days(word) => Some((When::After(1), from + 2)),
        ("previous" | "preceding", word) if days(word) => Some((When::After(-1), from + 2)),
        ("same", word) if days(word) => Some((When::After(0), from + 2)),
        ("night" | "evening" | "day" | "morning", _) if lead(at) == "that" => {
            Some((When::After(0), from + 1))
        }
        ("day", "after") if lead(at) != "that" => Some((When::After(1), from + 2)),
        ("day", "later") => Some((When::After(1), from + 2)),
        ("day", "before" | "earlier") => Some((When::After(-1), from + 2)),
        ("this", "week") => Some((When::Period, from + 2)),
        ("yesterday", _) if from == at => Some((When::BeforeLast(1), from + 1)),
        _ => {
            let (number, next) = super::amount::plain(text, at)?;
            let number = i64::try_from(number).ok().filter(|number| *number < 15)?;
            let days = matches!(text.word(next), "days" | "day" | "nights");
            // `The attack came three days after a bus was hit`: it is the bus that is told of.
            let came = at.checked_sub(1).is_some_and(|at| {
                matches!(text.word(at), "came" | "comes" | "happened" | "occurred" | "followed")
            });
            match text.word(next + 1) {
                "after" if days && came && text.is(next + 2, text.known().article) => {
                    Some((When::After(-number), next + 2))
                }
                "later" | "after" | "afterwards" | "on" if days => {
                    Some((When::After(number), next + 2))
                }
                "earlier" | "before" if days => Some((When::After(-number), next + 2)),
                _ => None,
            }
        }
    }
}
