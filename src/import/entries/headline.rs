//! What stands before a dash at the beginning of a block: a headline, or where and when a release was
//! given out. Neither is a part of the sentence behind it.

use std::ops::Range;

use super::text::SectionText;
use super::token::{Class, TextToken};

/// The most tokens of a headline.
const LONGEST: usize = 60;

/// The fewest words of a headline; fewer may be a place.
const FEWEST: usize = 8;

/// The fewest words of one that tells of an event.
const FEWEST_OF_EVENT: usize = 3;

/// The most words of the place that a release was given out in.
const LONGEST_PLACE: usize = 4;

/// The most tokens of a place with its country and the agency that tells it.
const LONGEST_DATELINE: usize = 12;

/// Returns the token behind the dash that ends a headline at the beginning of a block, or the place
/// and the day of a release: `BAGHDAD, May 3 – …`.
pub(super) fn headline_end(tokens: &[TextToken], tells: impl Fn(usize) -> bool) -> Option<usize> {
    let head = tokens.get(..LONGEST.min(tokens.len())).unwrap_or_default();
    let spaced = |at: usize| tokens.get(at).is_some_and(|token| token.spaced);
    let dash = (1..head.len()).find(|at| {
        tokens.get(*at).is_some_and(|token| token.is_sign('-')) && spaced(*at) && spaced(at + 1)
    })?;
    let before = tokens.get(..dash)?;
    let behind = tokens.get(dash + 1)?;
    let begins = behind.capital && behind.is_wordlike();
    // A sentence that ends before the dash is no headline, but for `Aug. 3 –`.
    let stops = before.iter().enumerate().any(|(at, token)| {
        let month = at.checked_sub(1).and_then(|at| before.get(at));
        token.class == Class::Stop
            && !month.is_some_and(|token| {
                matches!(token.class, Class::Month(_)) || token.to - token.from <= 2
            })
    });
    // `Attacks In Two Towns – On May 3, …`: few words, but of an event, and a day behind them.
    let dated = behind.word == "on"
        && tokens
            .get(dash + 2..dash + 4)
            .unwrap_or_default()
            .iter()
            .any(|token| matches!(token.class, Class::Month(_) | Class::Weekday(_)));
    let short = dated && (0..dash).any(tells) && is_titled(before, FEWEST_OF_EVENT);
    let heads = is_headline(before) || is_dateline(before) || short;
    (begins && !stops && heads).then_some(dash + 1)
}

/// Nearly all longer words have a capital: `New Rockets Hit the Old Harbour`.
fn is_headline(before: &[TextToken]) -> bool {
    is_titled(before, FEWEST)
}

fn is_titled(before: &[TextToken], fewest: usize) -> bool {
    let words = || before.iter().filter(|token| token.class == Class::Word);
    let long = words().filter(|token| token.to - token.from > 3);
    let (capital, all) =
        long.fold((0, 0), |(capital, all), token| (capital + usize::from(token.capital), all + 1));
    words().count() >= fewest && capital * 10 >= all * 8
}

/// A place in capitals, perhaps with a day: `SOUTHERN BAY, Aug. 14, 2031`.
fn is_dateline(before: &[TextToken]) -> bool {
    let of_day = |token: &TextToken| {
        matches!(token.class, Class::Month(_) | Class::Number(..) | Class::Stop | Class::Sign(','))
    };
    let named = before.iter().take_while(|token| !of_day(token)).count();
    let (place, rest) = before.split_at(named);
    let loud = |token: &TextToken| token.is_wordlike() && token.loud;
    let plain = (1..=LONGEST_PLACE).contains(&named) && place.iter().all(loud);
    // `OLD BAY, Northland (Agency) – …`
    let first = before.first().is_some_and(loud);
    let within = |token: &TextToken| {
        of_day(token) || token.capital || matches!(token.class, Class::Sign('(' | ')' | '\'' | '/'))
    };
    let of_agency = before.len() <= LONGEST_DATELINE && before.iter().all(within);
    let behind = rest.iter().all(of_day);
    plain && behind || first && of_agency && before.iter().any(|token| !token.loud)
}

/// Returns true for a unit that is no more than a headline.
pub(super) fn is_before_dash(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    range.start == 0 && text.headline == Some(range.end)
}

/// Returns true for one that is long enough to say something of its own.
pub(super) fn is_told(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    let words = text.tokens.get(range.clone()).unwrap_or_default();
    let tells = |at: usize| text.is(at, text.known().event);
    let short = range.clone().any(tells) && is_titled(words, FEWEST_OF_EVENT);
    is_before_dash(text, range) && (is_headline(words) || short)
}
