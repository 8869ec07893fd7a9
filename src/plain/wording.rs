//! The signs of numbers, days and comparisons as words, and nothing that draws: what reaches the ear is
//! letters, digits and the stops of a sentence. Texts are cleaned elsewhere, and here once more.

use std::borrow::Cow;

use crate::digest::Period;
use crate::text::clean;

/// The winds, each with its name.
const WINDS: [(&str, &str); 8] = [
    ("N", "north"),
    ("NE", "northeast"),
    ("E", "east"),
    ("SE", "southeast"),
    ("S", "south"),
    ("SW", "southwest"),
    ("W", "west"),
    ("NW", "northwest"),
];

/// The letters before a number of people, each with its word.
const HARMS: [(&str, &str); 4] =
    [("k/w", "killed or wounded"), ("k", "killed"), ("w", "wounded"), ("c", "captured")];

/// What stands for a number that is not told.
const VAGUE: [&str; 5] = ["some", "several", "dozens", "hundreds", "unknown"];

/// Signs that stand alone, each with the word for it; an empty word is silence.
const ALONE: [(&str, &str); 13] = [
    ("·", ""),
    ("•", ""),
    ("†", ""),
    ("×", "times"),
    ("÷", "divided by"),
    ("≠", "disputed"),
    ("±", "plus or minus"),
    ("→", "to"),
    ("↑", "more"),
    ("↓", "less"),
    ("▲", "contradicted"),
    ("=", "is"),
    ("Killed/wnd.:", "Killed or wounded:"),
];

/// What may stand before a number, with its word.
const BEFORE: [(&str, &str); 8] = [
    (">=", "at least"),
    ("<=", "at most"),
    ("≥", "at least"),
    ("≤", "at most"),
    (">", "more than"),
    ("<", "fewer than"),
    ("~", "about"),
    ("±", "plus or minus"),
];

/// Spells a line for the ear: `~5` is `about 5`, `12+` is `at least 12`, `2020-05-21` is `21 May 2020`.
/// Addresses stay as they are.
pub fn spoken_line(line: &str) -> String {
    let plain = silent_signs(&clean(line)).into_owned();
    let split: Vec<&str> = plain.split_whitespace().collect();
    let tokens = joined_spans(&split);
    let tokens: Vec<&str> = tokens.iter().map(AsRef::as_ref).collect();
    let mut words: Vec<String> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1).copied().unwrap_or_default();
        match *token {
            "–" | "—" | "-" | "…" => dash(&mut words, next),
            token
                if VAGUE.contains(&next)
                    && harm(token).is_some_and(|(_, rest)| rest.is_empty()) =>
            {
                words.extend(harm(token).map(|(word, _)| word.to_owned()));
            }
            token if next == "of" && wind(token).is_some() => {
                words.extend(wind(token).map(str::to_owned));
            }
            token => match ALONE.iter().find(|(sign, _)| *sign == token) {
                Some((_, "")) => {}
                Some((_, word)) => words.push((*word).to_owned()),
                None => words.push(spelled(token)),
            },
        }
    }
    words.join(" ")
}

/// Returns the name of a wind, where letters stand for it.
fn wind(letters: &str) -> Option<&'static str> {
    let known = WINDS.iter().find(|(short, _)| *short == letters);
    known.map(|(_, name)| *name)
}

/// Returns the word of the letters before a number of people, and what stands behind them.
fn harm(token: &str) -> Option<(&'static str, &str)> {
    HARMS.iter().find_map(|(letters, word)| Some((*word, token.strip_prefix(letters)?)))
}

/// A dash between numbers and days is a span, between words a pause, alone it says that nothing is told.
fn dash(words: &mut Vec<String>, next: &str) {
    let begins_number = next
        .trim_start_matches(['(', '~', '>', '=', '≥'])
        .starts_with(|c: char| c.is_ascii_digit());
    match words.last_mut() {
        Some(_) if begins_number => words.push("to".to_owned()),
        Some(last) if !next.is_empty() => last.push(','),
        // As the mark of a point it says nothing.
        None if !next.is_empty() => {}
        Some(_) | None => words.push("not told".to_owned()),
    }
}

/// Joins two days and the word between them to one span, whose month and year are told once.
fn joined_spans<'t>(tokens: &[&'t str]) -> Vec<Cow<'t, str>> {
    let mut joined: Vec<Cow<'t, str>> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let behind = tokens.get(at + 2).filter(|_| tokens.get(at + 1) == Some(&"to"));
        let is_day = |text: &str| text.matches('-').count() == 2 && day_told(text).is_some();
        let until = behind.filter(|until| {
            is_day(token) && is_day(until.trim_end_matches([',', ';', ':', '.', ')']))
        });
        if let Some(until) = until {
            joined.push(format!("{token}..{until}").into());
            at += 3;
        } else {
            joined.push((*token).into());
            at += 1;
        }
    }
    joined
}

/// Takes away what only draws: braille, rules, blocks, and the dots that lead the eye.
pub(super) fn silent_signs(text: &str) -> Cow<'_, str> {
    let draws =
        |c: char| matches!(c, '\u{2500}'..='\u{25ff}' | '\u{2800}'..='\u{28ff}') || c.is_control();
    if !text.contains(draws) {
        return Cow::Borrowed(text);
    }
    let kept = |c: char| match c {
        '▲' => '▲',
        c if draws(c) => ' ',
        c => c,
    };
    Cow::Owned(text.chars().map(kept).collect())
}

/// Spells one word, without the brackets before it and the stops behind it.
fn spelled(token: &str) -> String {
    if token.contains("://") {
        return token.to_owned();
    }
    if let Some(bounds) = token.strip_suffix(")≠") {
        return format!("{}, disputed)", spelled(bounds));
    }
    let token = token.trim_start_matches('…');
    let core = token.trim_start_matches(['(', '[']);
    let before = token.strip_suffix(core).unwrap_or_default();
    let core_end = core.trim_end_matches([',', ';', ':', '.', ')', ']', '?', '!']);
    let after = core.strip_prefix(core_end).unwrap_or_default();
    // `+5?` is a number of those that nobody tells.
    if let (Some(unsaid), Some(rest)) = (core_end.strip_prefix('+'), after.strip_prefix('?')) {
        return format!("{before}and {unsaid} not told{rest}");
    }
    match number_told(core_end) {
        Some(told) => format!("{before}{told}{after}"),
        None => token.to_owned(),
    }
}

/// Tells a number or a day in words; none where it is told already or is something else.
fn number_told(core: &str) -> Option<String> {
    let is_number = |rest: &str| {
        let is_sign = |c: char| c.is_ascii_digit() || "~<>=≥≤≠+-–".contains(c);
        rest.contains(|c: char| c.is_ascii_digit()) && rest.chars().all(is_sign)
    };
    if let Some((word, rest)) = harm(core).filter(|(_, rest)| is_number(rest)) {
        return Some(format!("{} {word}", number_told(rest).unwrap_or_else(|| rest.to_owned())));
    }
    if let Some(rest) = core.strip_suffix("/d").filter(|rest| begins_with_digit(rest)) {
        return Some(format!("{rest} a day"));
    }
    if let Some(rest) = core.strip_suffix('≠').filter(|rest| begins_with_digit(rest)) {
        let number = number_told(rest).unwrap_or_else(|| rest.to_owned());
        return Some(format!("{number} disputed"));
    }
    if let Some(day) = core.strip_suffix('*').and_then(day_told) {
        return Some(format!("{day} by the editor"));
    }
    if let Some(day) = core.strip_suffix('~').and_then(day_told) {
        return Some(format!("about {day}"));
    }
    if let Some(told) = day_told(core) {
        return Some(told);
    }
    for (sign, word) in BEFORE {
        let is_number = |rest: &&str| begins_with_digit(rest.trim_start_matches('+'));
        if let Some(rest) = core.strip_prefix(sign).filter(is_number) {
            let number = number_told(rest).unwrap_or_else(|| rest.to_owned());
            return Some(format!("{word} {number}"));
        }
    }
    if let Some(rest) = core.strip_suffix(")+") {
        return Some(format!("{}) or more", number_told(rest).unwrap_or_else(|| rest.to_owned())));
    }
    if let Some(rest) = core.strip_suffix('+').filter(|rest| begins_with_digit(rest)) {
        return Some(format!("at least {}", number_told(rest).unwrap_or_else(|| rest.to_owned())));
    }
    if let Some(rest) = core.strip_prefix('×').filter(|rest| begins_with_digit(rest)) {
        return Some(format!("{rest} times"));
    }
    for (sign, word) in [('+', "plus"), ('-', "minus")] {
        if let Some(rest) = core.strip_prefix(sign).filter(|rest| begins_with_digit(rest)) {
            return Some(format!("{word} {rest}"));
        }
    }
    span_told(core)
}

/// Tells `2020-05-21`, `2020-05` and spans of them, as a period is told everywhere; a year alone is told
/// already.
fn day_told(text: &str) -> Option<String> {
    if let Some((from, to)) = text.split_once('–') {
        // The year is not written twice.
        let year = from.split('-').next().filter(|_| to.len() == "05-24".len());
        let to = year.map_or_else(|| to.to_owned(), |year| format!("{year}-{to}"));
        return day_told(&format!("{from}..{to}"));
    }
    let period: Period = text.parse().ok().filter(|_| text.contains('-'))?;
    Some(period.spoken().replace(" – ", " to ").replace('–', " to "))
}

/// Tells `3-8`, `14–24` and `12/31`; a year before a dash is left alone.
fn span_told(core: &str) -> Option<String> {
    let dashes = ["–", "-", ".."];
    for (sign, word) in dashes.map(|sign| (sign, "to")).into_iter().chain([("/", "of")]) {
        let Some((from, to)) = core.split_once(sign) else { continue };
        let is_number =
            |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == ',');
        if is_number(from) && is_number(to) && (sign == "–" || from.len() < 4) {
            return Some(format!("{from} {word} {to}"));
        }
    }
    None
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_told_in_words() {
        for (line, told) in [
            ("12+ events, ~5 killed", "at least 12 events, about 5 killed"),
            ("≥14 (12–17)", "at least 14 (12 to 17)"),
            ("10 (6–12)+", "10 (6 to 12) or more"),
            ("killed >100; 3-8; <=3", "killed more than 100; 3 to 8; at most 3"),
            ("2020-05-21..2020-05-26:", "21 to 26 May 2020:"),
            ("2024-07-01..2024-07-31, 2024-01-01..2024-12-31", "July 2024, 2024"),
            ("2020-04-30..2020-05-06", "30 April to 6 May 2020"),
            ("2019-12-30..2020-01-06", "30 December 2019 to 6 January 2020"),
            ("- a point", "a point"),
            (
                "k4 w>=3 k/w some c2≠",
                "4 killed at least 3 wounded killed or wounded some 2 disputed captured",
            ),
            ("2020-07-22–07-31, ≥0.60/d", "22 to 31 July 2020, at least 0.60 a day"),
            ("2020-05-14 to 2020-05-24, 11 days", "14 to 24 May 2020, 11 days"),
            ("129 (≥120)≠ killed", "129 (at least 120, disputed) killed"),
            (">100 … 228; …some", "more than 100 to 228; some"),
            ("about 350 km W of Ankara", "about 350 km west of Ankara"),
            ("≥24 +5?; ≥+46 -1", "at least 24 and 5 not told; at least plus 46 minus 1"),
            ("2020-05: 64+ attacks", "May 2020: at least 64 attacks"),
            ("2020-05-20* and 2020-05-20~", "20 May 2020 by the editor and about 20 May 2020"),
            ("30 July – 5 August 2020", "30 July to 5 August 2020"),
            ("21–26 May 2020", "21 to 26 May 2020"),
            ("a patrol – two dead", "a patrol, two dead"),
            ("–", "not told"),
            ("×1.4 ≠ 3≠", "1.4 times disputed 3 disputed"),
            ("full 14/31", "full 14 of 31"),
        ] {
            assert_eq!(spoken_line(line), told, "{line}");
        }
    }

    #[test]
    fn what_is_no_number_stays() {
        for line in [
            "itic-2020-05-21#3 and https://example.org/2020-05-21/x",
            "Baiji-Kirkuk highway, 2019-2020, covid-19",
            "the 5th, C4, a/b, e.g. (this) was some w3c k-9x",
            "theatre:sinai date:2020-05",
        ] {
            assert_eq!(spoken_line(line), line);
        }
    }

    #[test]
    fn nothing_that_draws_is_left() {
        let hostile = "a\u{1b}[31mb\t⠿█│─▪ c\u{202e}d\u{7}\r\ne";
        let told = spoken_line(hostile);
        let draws = |c: char| {
            c.is_control()
                || matches!(c, '\u{2500}'..='\u{25ff}' | '\u{2800}'..='\u{28ff}' | '\u{202e}')
        };
        assert!(!told.contains(draws), "{told:?}");
        assert!(told.starts_with('a') && told.ends_with('e'));
    }
}
