//! Days that are told by digits and signs, or without their month: `21.05.2020`, `28/12: …`, `on the
//! 17th`. Those with the name of a month are read in `dates`.

use super::dates::{Day, When, class};
use super::text::SectionText;
use super::token::Class;

/// `2020-05-21`, `21.05.2020`, `21/5/2020`.
pub(super) fn digits(text: &SectionText<'_>, at: usize) -> Option<(When, usize)> {
    let number = |at: usize| match class(text, at) {
        Some(Class::Number(number, false)) => u32::try_from(number).ok(),
        _ => None,
    };
    let (first, second, third) = (number(at)?, number(at + 2)?, number(at + 4)?);
    let sign = text.word(at + 1);
    if sign != text.word(at + 3) || !matches!(sign, "-" | "/" | ".") {
        return None;
    }
    let (year, month, day) =
        if first > 1_900 { (first, second, third) } else { (third, second, first) };
    if !(1_990..=2_099).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let day = Day { year: i32::try_from(year).ok(), month, day };
    Some((When::On(day), at + 5))
}

/// `On the 17th, gunmen …`, but not `the 17th Division`.
pub(super) fn of_month(text: &SectionText<'_>, at: usize) -> Option<(When, usize)> {
    let Some(Class::Number(number @ 1..=31, true)) = class(text, at + 1) else { return None };
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    let timed = matches!(before, "on" | "of" | "by" | "and" | "to") || at == 0;
    let known = text.known();
    let next = text.token(at + 2);
    let ends = next.is_none_or(|token| !token.is_wordlike() && token.number().is_none())
        || [known.event, known.be, known.preposition].iter().any(|set| text.is(at + 2, *set));
    let day = u32::try_from(number).ok().filter(|_| timed && ends && text.word(at) == "the")?;
    Some((When::OfMonth(day), at + 2))
}

/// `28/12: gunmen …`: a day at the beginning of an item, or behind `on`.
pub(super) fn slashed(text: &SectionText<'_>, at: usize) -> Option<(When, usize)> {
    let behind = matches!(text.word(at + 3), ":" | "," | "-");
    let begins = at == 0 && (behind || text.word(1) == "/");
    let on = at.checked_sub(1).is_some_and(|at| text.word(at) == "on") && text.word(at + 1) == "/";
    // `Marsa: 14/05, a market was raided`, `…, 15/05.`
    let padded = text.word(at + 2).starts_with('0');
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    let labelled =
        before == ":" && behind || before == "," && matches!(text.word(at + 3), "." | "");
    if padded && labelled && text.word(at + 1) == "/" {
        return slashed_at(text, at);
    }
    let opens = begins && (behind || !is_of_number(text, at + 3));
    slashed_at(text, at).filter(|_| opens || on)
}

/// A share or a rate goes on behind it: `2/3 of`.
fn is_of_number(text: &SectionText<'_>, at: usize) -> bool {
    matches!(text.word(at), "of" | "/" | "." | "%")
}

pub(super) fn slashed_at(text: &SectionText<'_>, at: usize) -> Option<(When, usize)> {
    let number = |at: usize| match class(text, at) {
        Some(Class::Number(number @ 1..=31, false)) => u32::try_from(number).ok(),
        _ => None,
    };
    let (first, second) = (number(at)?, number(at + 2)?);
    let joins = matches!(text.word(at + 1), "/" | ".");
    (joins && first.min(second) <= 12).then_some((When::Slashed(first, second), at + 3))
}
