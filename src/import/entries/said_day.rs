//! Which day of a sentence is that of its event, where another is that of its telling.

use std::ops::Range;

use super::dates::{DatedWords, When};
use super::days::{MeantDay, NearDays};
use super::text::SectionText;

/// So many tokens behind a word of saying `that` may stand: `told the Mission that`.
const BEFORE_THAT: usize = 6;

/// Finds the day of a sentence's event: `police confirmed on April 17 that … the previous day` tells of
/// the 16th.
pub(super) fn event_day(
    text: &SectionText<'_>,
    range: &Range<usize>,
    dates: &[DatedWords],
    calendar: &NearDays,
) -> Option<(DatedWords, MeantDay)> {
    // `this week … between 12 and 13 May`: a day says more than the week.
    let days: Vec<&DatedWords> =
        dates.iter().filter(|dated| !matches!(dated.when, When::Period)).collect();
    let meant =
        |near: &NearDays, dated: &DatedWords| Some((dated.clone(), near.meant(dated.when)?));
    let first = days.iter().find_map(|dated| meant(calendar, dated))?;
    let told = told_that(text, range, &first.0);
    let of_event = told.and_then(|that| {
        let near = NearDays { carried: first.1.days.last(), ..*calendar };
        let mut behind = days.iter().filter(|dated| dated.range.start > that && is_day(dated.when));
        behind.find_map(|dated| meant(&near, dated))
    });
    let after = || behind_after(text, range, &days).and_then(|dated| meant(calendar, dated));
    Some(of_event.or_else(after).unwrap_or(first))
}

/// `The road was closed on 4 and 5 May after a clash near Marsa on 4 May`: what was done stands behind
/// `after`, and nothing before it.
fn behind_after<'d>(
    text: &SectionText<'_>,
    range: &Range<usize>,
    days: &[&'d DatedWords],
) -> Option<&'d DatedWords> {
    let known = text.known();
    let first = days.first()?;
    let after =
        (first.range.end..range.end).find(|at| matches!(text.word(*at), "after" | "following"))?;
    let deed = |range: Range<usize>| {
        text.has_outside(range.clone(), known.strong_event) || text.has_outside(range, known.fight)
    };
    let told = !deed(range.start..after) && deed(after..range.end);
    let behind = days.iter().find(|dated| dated.range.start > after && is_day(dated.when));
    behind.copied().filter(|_| told)
}

/// A day of its own, or one before that of the telling.
fn is_day(when: When) -> bool {
    match when {
        When::On(_) | When::Between(..) | When::Slashed(..) | When::OfMonth(_) => true,
        When::After(days) => days < 0,
        When::Month { .. } | When::Weekday(_) | When::BeforeLast(_) | When::Period => false,
    }
}

/// The `that` behind a word of saying, which the first day of a sentence stands before.
fn told_that(text: &SectionText<'_>, range: &Range<usize>, first: &DatedWords) -> Option<usize> {
    let mut said = range.clone().filter(|at| text.is(*at, text.known().said));
    let that = |said: usize| {
        let to = (said + BEFORE_THAT + first.range.len()).min(range.end);
        (said..to).find(|at| text.word(*at) == "that")
    };
    said.find_map(|said| that(said).filter(|that| *that >= first.range.end))
}
