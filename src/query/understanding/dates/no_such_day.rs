//! Days that the calendar does not have: `30 february 2020`, `2020-02-30`, `32 may 2020`, `q5 2020`.
//! They are read as a whole, since their month or their year alone would be another question.

use super::super::cursor::AtomCursor;
use super::month_names;
use super::partial::{self, any_year};
use super::weeks;

/// Consumes a day or a part of a year that there is none of.
pub(super) fn read(cursor: &mut AtomCursor<'_>) -> Option<()> {
    let forms: [fn(&mut AtomCursor<'_>) -> Option<()>; 5] =
        [date, day_beyond_all_months, part_beyond_the_year, year_and_part, weeks::read_none];
    forms.into_iter().find_map(|form| cursor.attempt(form))
}

fn date(cursor: &mut AtomCursor<'_>) -> Option<()> {
    partial::read(cursor).filter(|date| date.is_no_day()).map(|_| ())
}

/// `32 may 2020`, `0 june 2020`
fn day_beyond_all_months(cursor: &mut AtomCursor<'_>) -> Option<()> {
    let number: u32 = cursor.digits().filter(|digits| digits.len() <= 2)?.parse().ok()?;
    if (1..=31).contains(&number) {
        return None;
    }
    cursor.word(&["of"]);
    month_names::month(cursor)?;
    partial::year_behind(cursor).map(|_| ())
}

/// `q5 2020`, `h3 of 2020`
fn part_beyond_the_year(cursor: &mut AtomCursor<'_>) -> Option<()> {
    part(cursor)?;
    cursor.glued_mark(&["-", "/"]);
    cursor.word(&["of", "in"]);
    any_year(cursor).map(|_| ())
}

/// `2020 q5`, `2020-q0`
fn year_and_part(cursor: &mut AtomCursor<'_>) -> Option<()> {
    any_year(cursor)?;
    cursor.glued_mark(&["-", "/"]);
    part(cursor)
}

/// Consumes a quarter or a half with a number that none has.
fn part(cursor: &mut AtomCursor<'_>) -> Option<()> {
    let parts = if cursor.word(&["q"]) { 4 } else { cursor.word(&["h"]).then_some(2)? };
    if !cursor.is_glued() {
        return None;
    }
    let number: u32 = cursor.digits().filter(|digits| digits.len() == 1)?.parse().ok()?;
    (!(1..=parts).contains(&number)).then_some(())
}
