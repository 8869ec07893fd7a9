//! A date whose parts are named like fields: `year:2020 month:5`, `month:may`, `day:21 month:may`.
//!
//! `year:2020` alone is the field of the date under another name and is left to the parser.

use super::super::cursor::AtomCursor;
use super::month_names;
use super::partial::{Partial, any_year, day_in_month};

/// The names; none of them has another meaning before a colon.
const NAMES: [&str; 3] = ["year", "month", "day"];

/// Returns true if a word before a colon and the value behind it may be a part of a date.
pub(in super::super) fn may_be(name: &str, value: &str) -> bool {
    let plain = !value.is_empty() && value.chars().all(char::is_alphanumeric);
    plain && NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Consumes the named parts of one date, in any order, each at most once.
pub(super) fn read(cursor: &mut AtomCursor<'_>) -> Option<Partial> {
    let mut date = Partial::default();
    while cursor.attempt(|cursor| part(cursor, &mut date)).is_some() {}
    date.month.is_some().then_some(date)
}

fn part(cursor: &mut AtomCursor<'_>, date: &mut Partial) -> Option<()> {
    let name = NAMES.iter().find(|name| cursor.word(&[name]))?;
    if !cursor.glued_mark(&[":"]) || !cursor.is_glued() {
        return None;
    }
    match *name {
        "year" if date.year.is_none() => date.year = Some(any_year(cursor)?),
        "month" if date.month.is_none() => date.month = Some(month(cursor)?),
        "day" if date.day.is_none() => date.day = Some(day_in_month(cursor.digits()?)?),
        _ => return None,
    }
    Some(())
}

fn month(cursor: &mut AtomCursor<'_>) -> Option<u32> {
    let named = cursor.attempt(|cursor| month_names::month(cursor).map(|(month, _)| month));
    named.or_else(|| {
        let digits = cursor.digits().filter(|digits| digits.len() <= 2)?;
        digits.parse().ok().filter(|month| (1..=12).contains(month))
    })
}
