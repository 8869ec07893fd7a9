//! What a toll is made up of: `12 people, among them five children and two women`. The toll itself is
//! read in `casualties`.

use std::fmt::Write as _;
use std::ops::Range;

use super::amount::ToldAmount;
use super::nouns::noun_run;
use super::people::{Noun, People, group_at};
use super::text::SectionText;
use super::token::Class;

/// A part of a toll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PartOfToll {
    /// Who they are, as many: `women`.
    pub label: String,
    /// How many.
    pub count: u64,
}

/// So many tokens behind a toll its parts may stand.
const REACH: usize = 40;

/// The most words of a name for a part.
const LONGEST_LABEL: usize = 4;

/// Finds the parts of a toll in the tokens from its group on; none where they are more than all, or
/// where all are no number.
pub(super) fn toll_parts(
    text: &SectionText<'_>,
    range: &Range<usize>,
    all: ToldAmount,
) -> Vec<PartOfToll> {
    let Some(most) = all.number() else { return Vec::new() };
    let end = range.end.min(range.start + REACH);
    let mut found: Vec<PartOfToll> = Vec::new();
    let mut at = range.start;
    let mut goes_on = false;
    let mut is_first = true;
    while at < end && !is_over(text, at, is_first) {
        // What is left of `at least five` is no number.
        let told: u64 = found.iter().map(|part| part.count).sum();
        let left = most.checked_sub(told).filter(|_| all == ToldAmount::Exact(most) && told > 0);
        if let Some(rest) = left.and_then(|left| rest(text, at, end, left)) {
            found.push(rest);
            break;
        }
        let Some(group) = group_at(text, at, end) else {
            goes_on &= matches!(text.word(at), "and" | ",") || text.is(at, text.known().including);
            at += 1;
            continue;
        };
        let is_part = group.part || goes_on && group.counted && !group.extra;
        if is_first && !group.part {
            // The group itself.
            is_first = false;
        } else if let Some(part) = part(text, &group).filter(|_| is_part) {
            goes_on = true;
            match found.iter_mut().find(|known| known.label == part.label) {
                Some(known) => known.count += part.count,
                None => found.push(part),
            }
        } else if !found.is_empty() {
            break;
        } else {
            goes_on = false;
        }
        at = group.range.end.max(at + 1);
    }
    let sum: u64 = found.iter().map(|part| part.count).sum();
    if sum <= most { found } else { Vec::new() }
}

/// `five dead, two of them guards and the rest clerks`: those who are left, where they have a name.
fn rest(text: &SectionText<'_>, at: usize, end: usize, left: u64) -> Option<PartOfToll> {
    let known = text.known();
    let from = text.end(at, known.other_many).filter(|_| left > 0)?;
    let from = text.end(from, known.be).unwrap_or(from);
    let named = noun_run(text, from, end).filter(|noun| noun.is_person && noun.plural)?;
    let part = (named.to - from <= LONGEST_LABEL).then(|| text.words(from..named.to))?;
    Some(PartOfToll { label: many_of(part), count: left })
}

/// Something else begins: another sentence, or what befell others.
fn is_over(text: &SectionText<'_>, at: usize, is_first: bool) -> bool {
    let known = text.known();
    let stops =
        text.token(at).is_none_or(|token| token.class == Class::Stop) || text.word(at) == ";";
    let harms = [known.kill, known.wound, known.capture, known.killed, known.wounded];
    stops || !is_first && harms.iter().any(|set| text.is(at, *set))
}

fn part(text: &SectionText<'_>, group: &People) -> Option<PartOfToll> {
    let ToldAmount::Exact(count) = group.amount else { return None };
    let known = text.known();
    if matches!(group.noun, Noun::Bare | Noun::Referred) || count == 0 {
        return None;
    }
    let mut from = group.range.start;
    let counts = |at: usize| {
        text.token(at).is_some_and(|token| token.number().is_some())
            || text.is(at, known.before_name)
            || text.token(at).is_some_and(|token| !token.is_wordlike())
            || matches!(
                text.word(at),
                "of" | "them"
                    | "whom"
                    | "the"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "year-old"
                    | "years-old"
            )
    };
    while from < group.range.end && counts(from) {
        from += 1;
    }
    let words = from..group.range.end;
    if words.is_empty() || words.len() > LONGEST_LABEL {
        return None;
    }
    let name = text.words(words);
    let is_plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    (is_plain && name.starts_with(char::is_alphabetic))
        .then(|| PartOfToll { label: many_of(name), count })
}

/// The word for many of them, so that one child and two children are of one name.
fn many_of(name: &str) -> String {
    let stem = |one: &str| name.strip_suffix(one);
    if let Some(stem) = stem("man") {
        format!("{stem}men")
    } else if name.ends_with("child") {
        format!("{name}ren")
    } else if name.ends_with('s') || name.ends_with("men") || name.ends_with("ren") {
        name.to_owned()
    } else if let Some(stem) = stem("by").or_else(|| stem("dy")) {
        format!("{stem}{}ies", name.chars().nth_back(1).unwrap_or_default())
    } else {
        format!("{name}s")
    }
}

/// Writes a count with its parts as a digest does.
pub(super) fn with_parts(count: String, parts: &[PartOfToll]) -> String {
    if parts.is_empty() {
        return count;
    }
    let is_plain = count.bytes().all(|byte| byte.is_ascii_digit());
    let count = if is_plain { count } else { format!("\"{count}\"") };
    let mut of = String::new();
    for PartOfToll { label, count } in parts {
        let gap = if of.is_empty() { "" } else { ", " };
        let _ = write!(of, "{gap}{label}: {count}");
    }
    format!("{{ n: {count}, of: {{ {of} }} }}")
}
