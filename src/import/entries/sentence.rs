//! Sentences of a block: where one ends, and which brackets belong together. What a sentence says is
//! read elsewhere.

use std::collections::HashSet;
use std::ops::Range;

use super::token::{Class, TextToken};

/// The brackets of a text: for each token that opens one which is closed, the token that closes it.
pub(super) fn brackets(tokens: &[TextToken]) -> Vec<Option<usize>> {
    let mut closed = vec![None; tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.class == Class::Open {
            open.push(at);
        } else if token.class == Class::Close
            && let Some(from) = open.pop()
            && let Some(slot) = closed.get_mut(from)
        {
            *slot = Some(at);
        }
    }
    closed
}

/// Cuts the tokens of a block into sentences. A stop inside brackets or quotation marks ends none,
/// nor does that of an abbreviation.
pub(super) fn sentences(
    tokens: &[TextToken],
    closed: &[Option<usize>],
    abbreviations: &HashSet<String>,
) -> Vec<Range<usize>> {
    let quoted = quotes(tokens);
    let mut all = Vec::new();
    let mut from = 0;
    let mut inside_until = 0;
    let mut at = 0;
    while at < tokens.len() {
        if let Some(Some(end)) = closed.get(at) {
            inside_until = inside_until.max(*end);
        }
        let inside = at < inside_until || quoted.get(at).copied().unwrap_or(false);
        if !inside && ends(tokens, at, abbreviations) && !is_day(tokens, from..at) {
            let mut end = at + 1;
            while let Some(next) = tokens.get(end) {
                let closes = matches!(next.class, Class::Stop | Class::Close)
                    || next.class == Class::Quote && !next.spaced;
                if closes {
                    end += 1;
                } else if let Some(after) = mark_end(tokens, end) {
                    end = after;
                } else {
                    break;
                }
            }
            all.push(from..end);
            from = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if from < tokens.len() {
        all.push(from..tokens.len());
    }
    all
}

/// `27 April. A post was fired at.` tells one thing: the day is no sentence.
fn is_day(tokens: &[TextToken], range: Range<usize>) -> bool {
    let all = tokens.get(range).unwrap_or_default();
    let month = all.iter().any(|token| matches!(token.class, Class::Month(_)));
    let day = all.iter().any(|token| matches!(token.class, Class::Number(1..=31, _)));
    let nothing_else = all.iter().all(|token| {
        let of_day = matches!(token.class, Class::Month(_) | Class::Number(..) | Class::Close);
        // `Nov. 2). …`, `Oct. 30-Nov. 1). …`: the bracket was opened before.
        of_day || matches!(token.class, Class::Stop) || token.is_sign(',') || token.is_sign('-')
    });
    month && day && nothing_else
}

/// Returns the token behind a footnote's mark: `[3]`, without a blank before it or alone in brackets.
pub(super) fn mark_end(tokens: &[TextToken], at: usize) -> Option<usize> {
    let open = tokens.get(at)?;
    let (number, close) = (tokens.get(at + 1)?, tokens.get(at + 2)?);
    // `[iii]`
    let roman = |word: &str| !word.is_empty() && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let counts = matches!(number.class, Class::Number(..)) || roman(&number.word);
    let is_mark = open.word == "[" && counts && close.word == "]";
    is_mark.then_some(at + 3)
}

/// Which tokens stand between curved quotation marks, or straight ones where they come in pairs.
fn quotes(tokens: &[TextToken]) -> Vec<bool> {
    let mut inside = vec![false; tokens.len()];
    let straight: Vec<usize> = positions(tokens, |word| word == "\"");
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    if straight.len().is_multiple_of(2) {
        pairs.extend(
            straight.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))),
        );
    }
    let mut open = None;
    for at in positions(tokens, |word| matches!(word, "“" | "”")) {
        let opens = tokens.get(at).is_some_and(|token| token.word == "“");
        if opens {
            open = Some(at);
        } else if let Some(from) = open.take() {
            pairs.push((from, at));
        }
    }
    for (from, to) in pairs {
        // A pair that spans too much is a slip of the text.
        if to - from <= 60 {
            inside.iter_mut().take(to).skip(from).for_each(|slot| *slot = true);
        }
    }
    inside
}

fn positions(tokens: &[TextToken], is: impl Fn(&str) -> bool) -> Vec<usize> {
    let found = tokens.iter().enumerate().filter(|(_, token)| is(&token.word));
    found.map(|(at, _)| at).collect()
}

/// Returns true where the sign at a place ends a sentence.
fn ends(tokens: &[TextToken], at: usize, abbreviations: &HashSet<String>) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if token.class != Class::Stop {
        return false;
    }
    let next = tokens.get(at + 1);
    let Some(next) = next else { return true };
    if token.word != "." {
        return true;
    }
    // `Colonel Fahd al-S., an officer`
    if next.is_sign(',') {
        return false;
    }
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    if let Some(before) = before {
        let short = before.to - before.from <= 4 && matches!(before.class, Class::Month(_));
        let number_next = matches!(next.class, Class::Number(..));
        if short && number_next || abbreviations.contains(&before.word) && !token.spaced {
            return false;
        }
        let initial = before.to - before.from == 1 && before.capital;
        if initial && next.capital {
            return false;
        }
        // `06.08.2031`
        if matches!(before.class, Class::Number(..)) && number_next && !next.spaced {
            return false;
        }
        // `July 31. 2020` is one date.
        let day = matches!(before.class, Class::Number(1..=31, _));
        let month = at.checked_sub(2).and_then(|at| tokens.get(at));
        let month = month.is_some_and(|token| matches!(token.class, Class::Month(_)));
        if day && month && matches!(next.class, Class::Number(1900..=2100, false)) {
            return false;
        }
    }
    let starts = next.capital
        || matches!(next.class, Class::Number(..) | Class::Quote | Class::Open | Class::Stop)
        || !next.is_wordlike();
    starts || !next.spaced && next.class == Class::Open
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let closed = brackets(&tokens);
        let abbreviations = ["gen", "st", "no"].map(str::to_owned).into_iter().collect();
        let chars: Vec<char> = text.chars().collect();
        let words = |range: &Range<usize>| {
            let from = tokens.get(range.start).map_or(0, |token| token.from);
            let to = tokens.get(range.end - 1).map_or(0, |token| token.to);
            chars.get(from..to).unwrap_or_default().iter().collect()
        };
        sentences(&tokens, &closed, &abbreviations).iter().map(words).collect()
    }

    #[test]
    fn stops_of_abbreviations_dates_and_brackets_end_nothing() {
        assert_eq!(
            cut(
                "On Dec. 20 Gen. Odo spoke. He left (near St. Ann. And so on). It was July 31. 2020."
            ),
            [
                "On Dec. 20 Gen. Odo spoke.",
                "He left (near St. Ann. And so on).",
                "It was July 31. 2020."
            ]
        );
    }

    #[test]
    fn a_day_alone_begins_the_sentence_behind_it() {
        assert_eq!(
            cut("27 April. A post was hit. He fled on 3 May. Then more."),
            ["27 April. A post was hit.", "He fled on 3 May.", "Then more."]
        );
        assert_eq!(cut("May 2, 2031. A post was hit."), ["May 2, 2031. A post was hit."]);
    }

    #[test]
    fn a_mark_stays_with_its_sentence_and_an_open_bracket_swallows_none() {
        assert_eq!(
            cut("He fell.[3] They (two left. Then more."),
            ["He fell.[3]", "They (two left.", "Then more."]
        );
    }
}
