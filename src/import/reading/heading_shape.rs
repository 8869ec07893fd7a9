//! How a line looks that is a heading though no mark says so. Whether something stands under it is
//! asked elsewhere.

use super::captions;

/// Characters that a heading has at most.
const LONGEST: usize = 100;

/// Words that a heading has at most.
const WORDS: usize = 15;

/// Lines that look so, one after the other, are a list and no headings.
const RUN: usize = 5;

/// Whether a line is short, begins as a heading does, and has no stop.
pub(super) fn looks_like_heading(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let capital = text.chars().filter(|c| c.is_alphanumeric()).take(2).any(|c| {
        c.is_uppercase() || c.is_ascii_digit() || (c.is_alphabetic() && !c.is_lowercase())
    });
    let shape = text.chars().count() <= LONGEST
        && words <= WORDS
        && capital
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let ending = !text.ends_with(['.', ',', ';', '!', '…', '-', '–'])
        && !text.ends_with(".”")
        && !text.ends_with(".\"")
        && (!text.ends_with(':') || words <= 6);
    let other = text.contains(" | ") && !is_capitals(text)
        || text.contains("://")
        || text.contains('\t')
        || text.starts_with("On ")
        || captions::ends_in_source(text)
        || is_pair(text)
        || words > 8 && captions::tells(text);
    shape && ending && !other
}

/// `Location: Idlib` is a field of a record.
fn is_pair(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(key, _)| {
        key.split_whitespace().count() <= 3
            && !captions::opens_with_date(key)
            && key.chars().any(char::is_lowercase)
            && !key.chars().any(|c| c.is_ascii_digit())
    }) && text.chars().count() <= 60
}

/// Of a long run of short lines the last may be a heading, and the first of the text where that is
/// its title; no other.
pub(super) fn without_runs(looks: &[bool], titled: bool) -> Vec<bool> {
    let mut heads = looks.to_vec();
    let mut at = 0;
    while at < looks.len() {
        let run = looks.iter().skip(at).take_while(|look| **look).count();
        if run >= RUN {
            let inner = heads.iter_mut().skip(at).take(run - 1);
            for head in inner.skip(usize::from(at == 0 && titled)) {
                *head = false;
            }
        }
        at += run.max(1);
    }
    heads
}

/// Whether a text is in capitals.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !text.chars().any(char::is_lowercase)
}
