//! Lines that are no sentence of a telling: headings with day and toll, bylines; and how a day stands in
//! a sentence.

use std::ops::Range;

use super::dates::{DatedWords, When};
use super::days::NearDays;
use super::place_name::name_at;
use super::signs::{ToldSigns, signs};
use super::text::SectionText;
use super::token::{Class, TextToken};
use super::units::EventUnit;
use crate::digest::Taxonomy;
use crate::import::block::TextBlockKind;
use crate::import::label_words::is_word_for_place;

/// A line of few words with `published` or `posted`.
pub(super) fn is_byline(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    range.len() <= 16
        && range
            .clone()
            .any(|at| matches!(text.word(at), "published" | "posted" | "updated" | "print"))
        && text.tokens.get(range.end - 1).is_none_or(|token| token.word != ".")
}

/// The most tokens of a label.
const LABEL: usize = 6;

/// A few words and a colon: what stands below them is told of that.
pub(super) fn is_label(told: &ToldSigns<'_>) -> bool {
    let tokens = &told.text.tokens;
    tokens.len() <= LABEL
        && tokens.last().is_some_and(|token| token.is_sign(':'))
        && !tokens.iter().any(|token| matches!(token.class, Class::Month(_) | Class::Weekday(_)))
}

/// The most tokens of a line that says who tells what stands below it, and when.
const SAID_LINE: usize = 16;

/// `Ministry of the Interior, 11 July 2031:` alone: what stands below it was said by them.
pub(super) fn is_said_line(told: &ToldSigns<'_>) -> bool {
    let tokens = &told.text.tokens;
    (2..=SAID_LINE).contains(&tokens.len())
        && tokens.last().is_some_and(|token| token.is_sign(':'))
        && !told.text.has(0..tokens.len(), told.text.known().strong_event)
}

/// The most tokens of a line that is a day.
const DAY_LINE: usize = 7;

/// `20/02/2031`, `Sunday, 3 May` alone in a line: what stands below it happened then.
pub(super) fn is_day_line(told: &ToldSigns<'_>) -> bool {
    let tokens = &told.text.tokens;
    let of_day = |token: &TextToken| {
        matches!(
            token.class,
            Class::Number(..)
                | Class::Month(_)
                | Class::Weekday(_)
                | Class::Sign(',' | '/' | ':' | '-')
        ) || token.word == "."
    };
    let counts = tokens.iter().any(|token| matches!(token.class, Class::Number(..)));
    (3..=DAY_LINE).contains(&tokens.len()) && counts && tokens.iter().all(of_day)
}

/// The most tokens of a line that names a place.
const PLACE_LINE: usize = 14;

/// `Place: Marsa, Northern District` alone: what stands below it happened there.
pub(super) fn is_place_line(told: &ToldSigns<'_>) -> bool {
    let is_line = match told.kind {
        TextBlockKind::Heading(_) | TextBlockKind::Item(_) | TextBlockKind::Paragraph => true,
        TextBlockKind::TableRow | TextBlockKind::Caption | TextBlockKind::Footnote => false,
    };
    is_line && is_place_told(&told.text, &(0..told.text.tokens.len()))
}

/// The most tokens of a name that stands as a sentence.
const PLACE_SENTENCE: usize = 9;

/// `Tirah district.`, `Coast Region, Tanzania.` before what happened there: a name and nothing else.
pub(super) fn is_place_sentence(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    let Some(last) = range.end.checked_sub(1).filter(|_| range.len() <= PLACE_SENTENCE) else {
        return false;
    };
    let stops = text.token(last).is_some_and(|token| token.class == Class::Stop);
    let name = name_at(text, range.start, last).filter(|_| range.start == 0 && stops);
    name.is_some_and(|name| {
        let around =
            (text.word(name.to) == ",").then(|| name_at(text, name.to + 1, last)).flatten();
        text.is(name.to - 1, text.known().admin_word)
            && around.map_or(name.to, |around| around.to) == last
    })
}

/// `Marsa (Coast), 11 May.`, `Near Tirah, May 15.` before what happened there: where its name begins.
pub(super) fn place_with_day(text: &SectionText<'_>, range: &Range<usize>) -> Option<usize> {
    let last = range.end.checked_sub(1).filter(|_| range.start == 0 && range.len() <= LEAD_LINE)?;
    let stops = text.token(last).is_some_and(|token| token.class == Class::Stop);
    let from = usize::from(text.word(0) == "near");
    let name = name_at(text, from, last).filter(|_| stops && text.sentences.len() > 1)?;
    let mut at = name.to;
    if text.word(at) == "(" {
        at = text.closed.get(at).copied().flatten()? + 1;
    } else if text.word(at) == ","
        && let Some(around) = name_at(text, at + 1, last)
    {
        at = around.to;
    }
    let of_day = |at: usize| {
        text.token(at).is_some_and(|token| {
            matches!(
                token.class,
                Class::Number(..) | Class::Month(_) | Class::Weekday(_) | Class::Sign(_)
            ) || token.word == "."
        })
    };
    let dated = (at + 1..last).any(|at| {
        text.token(at)
            .is_some_and(|token| matches!(token.class, Class::Month(_) | Class::Weekday(_)))
    });
    (text.word(at) == "," && dated && (at..last).all(of_day)).then_some(from)
}

/// The same as the first sentence of a block.
pub(super) fn is_place_told(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    let known = text.known();
    if is_place_sentence(text, range)
        || is_dated_place(text, range)
        || place_with_day(text, range).is_some()
    {
        return true;
    }
    range.start == 0
        && (3..=PLACE_LINE).contains(&range.len())
        && is_word_for_place(text.word(0))
        && text.word(1) == ":"
        && !text.has(range.clone(), known.event)
        && !text.has(range.clone(), known.be)
}

/// The most tokens of a lead line.
const LEAD_LINE: usize = 24;

/// `27.02.2031: 1930 UTC: 60 km west of Marsa.` before what happened there: a day, an hour and a place.
fn is_dated_place(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    let Some(last) = range.end.checked_sub(1) else { return false };
    let known = text.known();
    let stops = text.token(last).is_some_and(|token| token.class == Class::Stop);
    let numbered = text.token(0).is_some_and(|token| matches!(token.class, Class::Number(..)));
    range.start == 0
        && (4..=LEAD_LINE).contains(&range.len())
        && stops
        && numbered
        && text.sentences.len() > 1
        && !text.has(range.clone(), known.event)
        && !text.has(range.clone(), known.be)
        && range.clone().any(|at| text.is(at, known.near) || name_at(text, at, last).is_some())
}

/// The date stands at the beginning of the unit: `On May 3, …`.
pub(super) fn is_leading(dated: &DatedWords, unit: &EventUnit) -> bool {
    dated.range.start <= unit.range.start + 2
}

/// `Seven were taken, according to a video of 16 June`: the day is that of the telling.
pub(super) fn is_of_telling(dated: &DatedWords, unit: &EventUnit, text: &SectionText<'_>) -> bool {
    let known = text.known();
    let put =
        matches!(dated.when, When::After(1..)) && text.has(unit.range.clone(), known.puts_toll);
    put || (unit.range.start..dated.range.start).any(|at| text.is(at, known.by_word))
}

/// `He was executed the next day`, `Their bodies were found on March 6`: the same people.
pub(super) fn goes_on(dated: &DatedWords, unit: &EventUnit, text: &SectionText<'_>) -> bool {
    let pronoun = matches!(
        text.word(unit.range.start),
        "he" | "she" | "they" | "it" | "his" | "her" | "their" | "its"
    );
    let of_them =
        text.word(unit.range.start + 1) == "of" && text.word(unit.range.start + 2) == "them";
    // `Two were killed, one was hurt; he died the next day`
    let clause = (unit.range.start..dated.range.start)
        .rev()
        .find(|at| matches!(text.word(*at), ";" | "," | "and" | "but"));
    let again = clause.is_some_and(|at| matches!(text.word(at + 1), "he" | "she" | "they" | "who"));
    let later = matches!(dated.when, When::After(1..));
    pronoun
        || of_them
        || again && later
        || matches!(dated.when, When::After(_)) && text.word(unit.range.start) == "the"
}

/// A short paragraph that is a heading with day and toll: `Dec. 20 Herat Province: four killed`.
pub(super) fn is_header(told: &ToldSigns<'_>, calendar: &NearDays, taxonomy: &Taxonomy) -> bool {
    let text = &told.text;
    let range = 0..text.tokens.len();
    if range.len() > 24
        || text.sentences.len() > 1
        || !text.tokens.iter().any(|token| token.is_sign(':'))
    {
        return false;
    }
    let stops = text.tokens.last().is_some_and(|token| token.class == Class::Stop);
    let signs = signs(told, &range, calendar, taxonomy);
    let colon = text.tokens.iter().position(|token| token.is_sign(':')).unwrap_or(0);
    let first = signs.dates.first().map_or(usize::MAX, |dated| dated.range.start);
    // `September 26: two were killed` is a telling of its own.
    let date_alone = signs.dates.first().is_some_and(|dated| dated.range.end == colon);
    !stops && first <= 1 && !date_alone && (signs.strong || !signs.harms.is_empty())
}
