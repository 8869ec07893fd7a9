//! The parts of a quoted total and its own period: `84 of them in Iraq, 39 in Syria`, `Kirkuk (41)`,
//! `between May 14 and May 20`. Which words are a total is decided where pieces are read.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::digest::Taxonomy;
use crate::import::block::{TextBlock, TextSpan};
use crate::import::field::{Certainty, Field};
use crate::import::piece::Piece;
use crate::import::structure::{ImportWords, named, stretches};

/// A part of a total: what it is of, its count, and where it stands.
struct PartOfTotal {
    name: String,
    count: u64,
    written: String,
    span: TextSpan,
}

/// How many characters behind a total its parts may stand.
const REACH: usize = 700;

/// Adds to a figure the parts and the period that its block tells, where it has none. `taken` holds
/// the parts of the figures before: a number is part of one total.
pub(super) fn complete(
    figure: &mut Piece,
    taken: &mut BTreeSet<TextSpan>,
    blocks: &[TextBlock],
    period: Option<(NaiveDate, NaiveDate)>,
    taxonomy: &Taxonomy,
    words: &ImportWords,
) {
    let total = figure
        .fields
        .iter()
        .find(|field| field.name == "total")
        .map(|field| (field.value.clone(), field.span));
    let Some((total, Some(span))) = total else { return };
    let Some(block) = blocks.get(span.block) else { return };
    let has = |figure: &Piece, name: &str| figure.fields.iter().any(|field| field.name == name);
    if !has(figure, "by") {
        let most = number(total.trim_start_matches(['>', '=', '~', '<']));
        let parts = parts(&block.text, span, most, taxonomy, words);
        let is_free = parts.iter().all(|part| !taken.contains(&part.span));
        if parts.len() >= 2
            && is_free
            && !taken.iter().any(|part| {
                part.block == span.block && part.from <= span.from && span.from < part.to
            })
        {
            taken.extend(parts.iter().map(|part| part.span));
            add_parts(figure, &parts, most, total.starts_with(['>', '~', '<']));
        }
    }
    if !has(figure, "period")
        && let Some((from, to, at, end)) =
            stretches(&block.text, period).into_iter().rfind(|(_, _, at, _)| *at < span.from)
    {
        let span = TextSpan { block: span.block, from: at, to: end };
        figure.fields.push(Field {
            name: "period",
            value: format!("{from}..{to}"),
            span: Some(span),
            certainty: Certainty::Likely,
            rule: "figure/period".to_owned(),
        });
    }
}

fn add_parts(figure: &mut Piece, parts: &[PartOfTotal], total: Option<u64>, is_bound: bool) {
    let values: Vec<String> = parts
        .iter()
        .map(|part| {
            format!("{}: {}", super::scalar::key(&part.name), super::scalar::scalar(&part.written))
        })
        .collect();
    let (first, last) = (parts.first().map(|part| part.span), parts.last().map(|part| part.span));
    let span = first.zip(last).map(|(first, last)| TextSpan {
        block: first.block,
        from: first.from,
        to: last.to,
    });
    figure.fields.push(Field {
        name: "by",
        value: format!("{{ {} }}", values.join(", ")),
        span,
        certainty: Certainty::Likely,
        rule: "figure/parts".to_owned(),
    });
    let sum: u64 = parts.iter().map(|part| part.count).sum();
    if let Some(rest) =
        total.and_then(|total| total.checked_sub(sum)).filter(|rest| *rest > 0 && !is_bound)
    {
        let words = format!("The parts named add up to {sum}; the rest is {rest}.");
        match figure.fields.iter_mut().find(|field| field.name == "note") {
            Some(note) => note.value = format!("{} {words}", note.value),
            None => figure.fields.push(Field {
                name: "note",
                value: words,
                span: None,
                certainty: Certainty::Certain,
                rule: "figure/rest".to_owned(),
            }),
        }
    }
}

fn number(text: &str) -> Option<u64> {
    text.replace(',', "").parse().ok()
}

/// Finds the parts behind a total: up to its next sentence with another total.
fn parts(
    text: &str,
    total: TextSpan,
    most: Option<u64>,
    taxonomy: &Taxonomy,
    words: &ImportWords,
) -> Vec<PartOfTotal> {
    let chars: Vec<char> = text.chars().collect();
    let end = chars.len().min(total.to + REACH);
    let mut found: Vec<PartOfTotal> = Vec::new();
    let mut at = total.to;
    while at < end {
        if !chars.get(at).is_some_and(char::is_ascii_digit) {
            at += 1;
            continue;
        }
        let len = chars
            .get(at..end)
            .unwrap_or_default()
            .iter()
            .take_while(|c| c.is_ascii_digit() || **c == ',')
            .count();
        let digits: String = chars.iter().skip(at).take(len).collect();
        let digits = digits.trim_end_matches(',');
        let next = at + digits.chars().count();
        let is_percent = chars.get(next) == Some(&'%');
        let count = number(digits).filter(|count| {
            !is_percent && *count < 1_000_000 && most.is_none_or(|most| *count <= most)
        });
        let part = count.and_then(|count| {
            let (name, from, to) = behind(&chars, next, end, taxonomy, words)
                .or_else(|| before(&chars, total.to, at, taxonomy, words))?;
            let is_about = told(&chars, at.saturating_sub(8), at).trim_end().ends_with("about");
            let written = if is_about { format!("~{count}") } else { count.to_string() };
            Some(PartOfTotal {
                name,
                count,
                written,
                span: TextSpan { block: total.block, from: from.min(at), to: to.max(next) },
            })
        });
        if let Some(part) = part.filter(|part| found.iter().all(|other| other.name != part.name)) {
            found.push(part);
        }
        at = next.max(at + 1);
    }
    // What adds up to more than there are is of something else.
    let mut sum: u64 = 0;
    found.retain(|part| {
        let fits = most.is_none_or(|most| sum + part.count <= most);
        sum += if fits { part.count } else { 0 };
        fits
    });
    found
}

fn told(chars: &[char], from: usize, to: usize) -> String {
    chars.get(from..to).unwrap_or_default().iter().collect()
}

/// Reads `of them (about 53%) in Iraq` and `in the Diyala Province` behind a number.
fn behind(
    chars: &[char],
    from: usize,
    end: usize,
    taxonomy: &Taxonomy,
    words: &ImportWords,
) -> Option<(String, usize, usize)> {
    let text = told(chars, from, end.min(from + 90));
    let stop = text
        .char_indices()
        .position(|(at, c)| matches!(c, ',' | ';') || c == '.' && at > 0)
        .unwrap_or(text.chars().count());
    let clause: String = text.chars().take(stop).collect();
    let mut bare = String::new();
    let mut depth = 0_u32;
    for c in clause.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return None,
            ')' => depth -= 1,
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let (_, place) = bare.split_once(" in ")?;
    let name = name_of(place, taxonomy, words)?;
    Some((name, from, from + stop))
}

/// Reads `Kirkuk (41)` and `Iraq (about 40)` around a number in brackets.
fn before(
    chars: &[char],
    start: usize,
    at: usize,
    taxonomy: &Taxonomy,
    words: &ImportWords,
) -> Option<(String, usize, usize)> {
    let text = told(chars, start.max(at.saturating_sub(70)), at);
    let (name, inside) = text.rsplit_once('(')?;
    if !matches!(inside.trim(), "" | "about" | "some" | "around") {
        return None;
    }
    let name = name.trim_end();
    let name = if name.ends_with(')') {
        name.rsplit_once('(').map_or(name, |(name, _)| name)
    } else {
        name
    };
    let name = name.rsplit([',', ';', ':', '.', '(']).next().unwrap_or(name);
    let name = name.trim().trim_start_matches("and ");
    let name = name.rsplit(" in ").next().unwrap_or(name);
    let name = name.rsplit(" of ").next().unwrap_or(name);
    let name = name.rsplit(" are ").next().unwrap_or(name).trim();
    let from = at - text.chars().count();
    Some((name_of(name.rsplit(" and ").next()?, taxonomy, words)?, from, at))
}

/// Returns what a part is of: a theatre by its id, an area by its name, else the words themselves.
fn name_of(words: &str, taxonomy: &Taxonomy, vocabulary: &ImportWords) -> Option<String> {
    let words = words.trim().trim_start_matches("the ").trim_start_matches("and ").trim();
    let cut = words.split(" and ").next().unwrap_or(words).trim();
    if cut.is_empty()
        || cut.split_whitespace().count() > 6
        || !cut.chars().next().is_some_and(char::is_uppercase)
    {
        return None;
    }
    // `West Africa` is a part of its own, and not the theatre that it lies in.
    let label = cut.trim_end_matches(" Province");
    if let Some(ground) = named(cut, taxonomy, vocabulary).filter(|_| !vocabulary.is_region(label))
    {
        let area = ground.area.map(|area| taxonomy.area_name(area).to_owned());
        return Some(area.unwrap_or_else(|| taxonomy.theatre_word(ground.theatre).to_owned()));
    }
    Some(label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::piece::PieceKind;
    use crate::import::structure::test_texts::{blocks, taxonomy};

    fn completed(text: &str, total: &str, value: &str) -> Vec<(String, String)> {
        let blocks = blocks(text);
        let from = text.split(total).next().unwrap().chars().count();
        let span = TextSpan { block: 0, from, to: from + total.chars().count() };
        let field = Field {
            name: "total",
            value: value.to_owned(),
            span: Some(span),
            certainty: Certainty::Certain,
            rule: String::new(),
        };
        let mut figure = Piece {
            kind: PieceKind::Figure,
            spans: vec![span],
            fields: vec![field],
            inner: Vec::new(),
        };
        complete(
            &mut figure,
            &mut BTreeSet::new(),
            &blocks,
            None,
            &taxonomy(),
            ImportWords::shipped(),
        );
        figure
            .fields
            .into_iter()
            .skip(1)
            .map(|field| (field.name.to_owned(), field.value))
            .collect()
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn parts_behind_their_numbers_are_read_with_the_rest() {
        let text = "The harbour released a sheet on its work between May 14 and May 20, 2031. A total of 158 attacks were carried out: 84 of them (about 53%) in Iraq, 39 in Syria, 13 in the Far Coast Province, and the rest elsewhere (Telegram, May 21, 2031).";
        assert_eq!(
            completed(text, "A total of 158 attacks", "158"),
            [
                pair("by", "{ iraq: 84, syria: 39, Far Coast: 13 }"),
                pair("note", "The parts named add up to 136; the rest is 22."),
                pair("period", "2031-05-14..2031-05-20"),
            ]
        );
    }

    #[test]
    fn parts_before_their_numbers_are_read() {
        let text = "They carried out 226 attacks. Most were in Diyala (97). Behind it are the provinces of Kirkuk (41), North Shore (19), and Raqqa (the old province) (15).";
        let found = completed(text, "226 attacks", "226");
        assert_eq!(
            found[0],
            pair("by", "{ Diyala: 97, Kirkuk: 41, North Shore: 19, Al-Raqqah: 15 }")
        );
        let text = "More than 100 attacks were carried out, most of them in Iraq (about 40) and Syria (about 30).";
        assert_eq!(
            completed(text, "More than 100 attacks", ">100"),
            [pair("by", "{ iraq: ~40, syria: ~30 }")]
        );
    }

    #[test]
    fn what_is_no_part_is_left_alone() {
        assert_eq!(
            completed(
                "A total of 12 attacks in 8 days (May 21, 2031).",
                "A total of 12 attacks",
                "12"
            ),
            []
        );
    }
}
