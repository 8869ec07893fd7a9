//! Counts as a text tells them, and as the archive writes them: `at least five` and `>=5`.

use std::fmt;

use super::numbers::joined;
use super::text::SectionText;
use super::token::Class;
use crate::import::rules::SetId;

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ToldAmount {
    Exact(u64),
    About(u64),
    AtLeast(u64),
    MoreThan(u64),
    AtMost(u64),
    Between(u64, u64),
    Some,
    Several,
    Dozens,
    Hundreds,
    Unknown,
}

impl fmt::Display for ToldAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(n) => write!(f, "{n}"),
            Self::About(n) => write!(f, "~{n}"),
            Self::AtLeast(n) => write!(f, ">={n}"),
            Self::MoreThan(n) => write!(f, ">{n}"),
            Self::AtMost(n) => write!(f, "<={n}"),
            Self::Between(low, high) => write!(f, "{low}-{high}"),
            Self::Some => f.write_str("some"),
            Self::Several => f.write_str("several"),
            Self::Dozens => f.write_str("dozens"),
            Self::Hundreds => f.write_str("hundreds"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl ToldAmount {
    /// The number that it names, if it names one.
    pub fn number(self) -> Option<u64> {
        match self {
            Self::Exact(n)
            | Self::About(n)
            | Self::AtLeast(n)
            | Self::MoreThan(n)
            | Self::AtMost(n) => Some(n),
            Self::Between(_, high) => Some(high),
            Self::Some | Self::Several | Self::Dozens | Self::Hundreds | Self::Unknown => None,
        }
    }

    /// Adds another count of other people. What is bounded on one side stays so.
    pub fn plus(self, other: Self) -> Self {
        use ToldAmount::{About, AtLeast, AtMost, Between, Exact, MoreThan};
        match (self, other) {
            (Exact(a), Exact(b)) => Exact(a + b),
            (About(a), Exact(b) | About(b)) | (Exact(a), About(b)) => About(a + b),
            (AtLeast(a), Exact(b) | AtLeast(b) | About(b)) | (Exact(a) | About(a), AtLeast(b)) => {
                AtLeast(a + b)
            }
            (MoreThan(a), Exact(b) | AtLeast(b) | MoreThan(b) | About(b))
            | (Exact(a) | AtLeast(a) | About(a), MoreThan(b)) => MoreThan(a + b),
            (AtMost(a), Exact(b) | AtMost(b)) | (Exact(a), AtMost(b)) => AtMost(a + b),
            (Between(low, high), Exact(n)) | (Exact(n), Between(low, high)) => {
                Between(low + n, high + n)
            }
            (first, second) => match (first.number(), second.number()) {
                (Some(n), None) | (None, Some(n)) => MoreThan(n),
                _ => first,
            },
        }
    }
}

/// A count that was read, and the token behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CountedPeople {
    pub amount: ToldAmount,
    pub to: usize,
    /// It is told as one more beside others: `another two`.
    pub extra: bool,
}

/// How a number is bounded.
type AmountBound = fn(u64) -> ToldAmount;

/// Reads a count that begins at a token: bound, number or word for a number.
pub(super) fn count_at(text: &SectionText<'_>, at: usize) -> Option<CountedPeople> {
    let known = text.known();
    let mut to = at;
    let mut extra = false;
    let mut bound: Option<AmountBound> = None;
    for _ in 0..4 {
        let bounds: [(SetId, AmountBound); 5] = [
            (known.at_least, ToldAmount::AtLeast),
            (known.more_than, ToldAmount::MoreThan),
            (known.at_most, ToldAmount::AtMost),
            (known.less_than, ToldAmount::AtMost),
            (known.about, ToldAmount::About),
        ];
        if let Some((end, make)) =
            bounds.iter().find_map(|(set, make)| Some((text.end(to, *set)?, *make)))
        {
            bound = bound.or(Some(make));
            to = end;
        } else if let Some(end) = text.end(to, known.total) {
            extra |= text.has(to..end, known.extra);
            to = end;
        } else {
            break;
        }
    }
    let words = [
        (known.several, ToldAmount::Several),
        (known.dozens, ToldAmount::Dozens),
        (known.hundreds, ToldAmount::Hundreds),
        (known.some, ToldAmount::Some),
    ];
    let begin = if bound.is_some() { to } else { at.max(to) };
    if let Some((amount, end)) = number_at(text, begin, bound) {
        return Some(CountedPeople { amount, to: end, extra });
    }
    for from in [begin, at] {
        let found = words.iter().find_map(|(set, amount)| Some((text.end(from, *set)?, *amount)));
        if let Some((mut end, mut amount)) = found {
            if text.word(end) == "others" {
                extra = true;
            }
            if let Some((estimated, after)) = estimate(text, end) {
                (amount, end) = (estimated, after);
            }
            return Some(CountedPeople { amount, to: end, extra });
        }
    }
    None
}

/// A number with its bound, a range, or a number and what stands behind it: `five or more`.
fn number_at(
    text: &SectionText<'_>,
    at: usize,
    bound: Option<AmountBound>,
) -> Option<(ToldAmount, usize)> {
    if text.word(at) == "between" || text.word(at) == "from" {
        let (low, next) = plain(text, at + 1)?;
        let joins = matches!(text.word(next), "and" | "to" | "-");
        let (high, end) = plain(text, next + 1)?;
        // `Between 3 and 5 May` counts nobody.
        let month = matches!(text.token(end).map(|token| token.class), Some(Class::Month(_)));
        return (joins && !month)
            .then_some((ToldAmount::Between(low.min(high), low.max(high)), end));
    }
    if text.word(at) == "either" {
        return number_at(text, at + 1, bound);
    }
    if text.word(at) == "half" && text.word(at + 1) == "a" && text.word(at + 2) == "dozen" {
        return Some((ToldAmount::About(6), at + 3));
    }
    let article = matches!(text.word(at), "a" | "an")
        && matches!(text.word(at + 1), "dozen" | "hundred" | "thousand" | "couple" | "pair");
    let from = if article { at + 1 } else { at };
    if article && matches!(text.word(from), "couple" | "pair") {
        let of = usize::from(text.word(from + 1) == "of");
        return Some((ToldAmount::Exact(2), from + 1 + of));
    }
    let (number, mut to) = plain(text, from)?;
    if !article
        && matches!(
            text.token(from).map(|token| token.class),
            Some(Class::Numeral(12 | 100 | 1_000))
        )
        && text.word(from) != "twelve"
    {
        return None;
    }
    let vague = article || (from..to).any(|at| text.word(at) == "dozen");
    // `seven (7) soldiers`
    if text.word(to) == "("
        && text.token(to + 1).and_then(super::token::TextToken::number) == Some(number)
        && text.word(to + 2) == ")"
    {
        to += 3;
    }
    if matches!(text.word(to), "-" | "to" | "or")
        && let Some((high, end)) = plain(text, to + 1)
        && high > number
        && !(text.word(to) == "to" && high > number * 4)
        && bound.is_none()
    {
        return Some((ToldAmount::Between(number, high), end));
    }
    if text.word(to) == "or" && text.word(to + 1) == "more" {
        return Some((ToldAmount::AtLeast(number), to + 2));
    }
    if text.word(to) == "+" {
        return Some((ToldAmount::AtLeast(number), to + 1));
    }
    let make = bound.unwrap_or(if vague { ToldAmount::About } else { ToldAmount::Exact });
    Some((make(number), to))
}

/// A number in digits or words, of one token or several. An ordinal, a year in a date or a part of a
/// name is none.
pub(super) fn plain(text: &SectionText<'_>, at: usize) -> Option<(u64, usize)> {
    let mut number = text.token(at)?.number()?;
    let mut to = at + 1;
    while let Some(Class::Numeral(next)) = text.token(to).map(|token| token.class) {
        let Some(sum) = joined(number, next) else { break };
        number = sum;
        to += 1;
    }
    Some((number, to))
}

/// `(estimated at ten)` behind a word for a number.
fn estimate(text: &SectionText<'_>, at: usize) -> Option<(ToldAmount, usize)> {
    let quote = usize::from(text.token(at)?.class == Class::Quote);
    let at = at + quote;
    if text.word(at) != "(" {
        return None;
    }
    let close = (*text.closed.get(at)?)?;
    let says = (at + 1..close).any(|at| matches!(text.word(at), "estimated" | "estimate" | "est"));
    let number = (at + 1..close).find_map(|at| plain(text, at));
    let (number, _) = number.filter(|_| says)?;
    Some((ToldAmount::About(number), close + 1))
}
