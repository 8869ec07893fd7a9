//! What is left out of a typed text: fillers, and words that nothing in the archive has. A text, a
//! bracket or one side of an `or` is never left out as a whole.

use std::cell::OnceCell;

use super::Lexicon;
use super::chip::{Chip, Understood};
use super::fillers::{WordStanding, is_place_word, is_question, need_not_be_said};
use super::items::ItemKind;
use super::read::ReadWords;
use super::typed_text::{TypedText, longest_name};
use super::understood_part::UnderstoodPart;
use crate::query::query_token::folded;
use crate::words::stem;

/// What becomes of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is looked for, or was understood.
    Kept,
    /// It need not be said, and asks for nothing.
    Nothing,
    Filler,
    Unknown,
    /// Nothing has it, and it denies what is there: it is never left out.
    Denial,
    /// Nothing has it, and it stays what is asked for, since nothing else is.
    Missing,
}

/// Returns what is left out beside what was read already.
pub(super) fn left_out(
    text: &TypedText<'_>,
    lexicon: &dyn Lexicon,
    reads: &[ReadWords],
) -> Vec<ReadWords> {
    let mut fates = fates(text, lexicon, reads);
    let groups = groups(text, reads);
    let count = groups.iter().max().map_or(0, |last| last + 1);
    let (mut kept, mut unknown) = (vec![false; count], vec![false; count]);
    let mut denies = vec![false; count];
    for (group, fate) in groups.iter().zip(&fates) {
        kept[*group] |= *fate == Fate::Kept;
        denies[*group] |= *fate == Fate::Denial;
        unknown[*group] |= *fate == Fate::Unknown;
    }
    for (group, fate) in groups.iter().zip(&mut fates) {
        *fate = match *fate {
            Fate::Kept | Fate::Nothing => Fate::Kept,
            // What is not there is still what was asked for, rather than nothing at all.
            Fate::Filler if !kept[*group] && !unknown[*group] && !denies[*group] => Fate::Kept,
            Fate::Unknown if !kept[*group] && !denies[*group] => Fate::Missing,
            // Beside other words the answer itself says that nothing has it.
            Fate::Denial if kept[*group] => Fate::Kept,
            Fate::Denial => Fate::Missing,
            fate @ (Fate::Filler | Fate::Unknown | Fate::Missing) => fate,
        };
    }
    runs(text, &fates)
}

/// Returns what each item is by itself.
fn fates(text: &TypedText<'_>, lexicon: &dyn Lexicon, reads: &[ReadWords]) -> Vec<Fate> {
    let asked = text.spelt.iter().any(|word| is_question(word));
    let known = OnceCell::new();
    let known = |at: usize| known.get_or_init(|| known_by_sound(text, lexicon))[at];
    let mut fates = vec![Fate::Kept; text.items.len()];
    for (at, item) in text.items.iter().enumerate() {
        let read = reads.iter().flat_map(|read| &read.parts);
        let within = |part: &UnderstoodPart| {
            part.range.start <= item.range.start && item.range.end <= part.range.end
        };
        if item.kind != ItemKind::Plain || read.into_iter().any(within) {
            if matches!(item.kind, ItemKind::And | ItemKind::Or | ItemKind::Close) {
                fates[at] = Fate::Nothing;
            }
            continue;
        }
        let denied = at.checked_sub(1).and_then(|before| text.items.get(before));
        let denied =
            denied.is_some_and(|before| matches!(before.kind, ItemKind::Sign | ItemKind::Not));
        if denied || text.shut[at] {
            continue;
        }
        fates[at] = fate(text, at, asked, &known, lexicon);
    }
    fates
}

fn fate(
    text: &TypedText<'_>,
    at: usize,
    asked: bool,
    known: &dyn Fn(usize) -> bool,
    lexicon: &dyn Lexicon,
) -> Fate {
    let own = text.text.get(text.items[at].range.clone()).unwrap_or("");
    let neighbour = |at: Option<usize>| {
        at.and_then(|at| text.spelt.get(at)).map(String::as_str).filter(|word| !word.is_empty())
    };
    let word = text.spelt[at].as_str();
    let standing = WordStanding {
        before: neighbour(at.checked_sub(1)),
        word,
        after: neighbour(at.checked_add(1)),
        first: at == 0,
        asked,
    };
    // What the language does not look for by itself, such as an article, needs no chip.
    if text.words[at].is_empty() || need_not_be_said(word) && !text.named[at] {
        return Fate::Nothing;
    }
    // `IS` may be a name; in `who is` it is none. Nor is what happened, behind `what`.
    let verb = word == "is" && own.starts_with('i') && asked || standing.is_what_happened();
    // Who did it is asked for, and what it is called is not: `attacks by`.
    if standing.after == Some("by") && (lexicon.is_kind(word) || lexicon.is_kind(stem(word))) {
        return Fate::Filler;
    }
    let of_name = || {
        let after = text.words.get(at + 1).and_then(|words| words.first());
        let after = after.filter(|after| is_place_word(word) && !need_not_be_said(after));
        after.is_some_and(|after| lexicon.says_in_a_row(&[word, after]))
    };
    if standing.is_filler() && (!text.named[at] || verb) && !of_name() {
        return Fate::Filler;
    }
    // A name of which no record has what it names is not in the archive, though it is known.
    let unknown = !is_found(own, lexicon) && !known(at);
    let folded = text.words[at].first().map_or(word, String::as_str);
    if !unknown {
        return Fate::Kept;
    }
    if lexicon.denies(folded) { Fate::Denial } else { Fate::Unknown }
}

/// Returns whether a typed word finds anything, by all of its parts or as one.
fn is_found(word: &str, lexicon: &dyn Lexicon) -> bool {
    let (parts, joined) = folded(word);
    parts.iter().all(|part| lexicon.finds(part)) || joined.is_some_and(|all| lexicon.finds(&all))
}

/// Returns which items belong to words that sound like a name.
fn known_by_sound(text: &TypedText<'_>, lexicon: &dyn Lexicon) -> Vec<bool> {
    let mut known = vec![false; text.items.len()];
    for from in 0..text.items.len() {
        let is_name = |words: &[&str]| lexicon.sounds_like_name(words);
        if let Some(to) = longest_name(&text.words, from, lexicon.longest(), is_name) {
            known[from..to].fill(true);
        }
    }
    known
}

/// Numbers the groups of items of which something must stay: a bracket, or one side of an `or`.
fn groups(text: &TypedText<'_>, reads: &[ReadWords]) -> Vec<usize> {
    let (mut open, mut next) = (vec![0], 1);
    let mut groups = Vec::with_capacity(text.items.len());
    for (at, item) in text.items.iter().enumerate() {
        let understood = reads.iter().any(|read| {
            read.chip.range.start <= item.range.start && item.range.end <= read.chip.range.end
        });
        let here = open.last().copied().unwrap_or(0);
        groups.push(here);
        match item.kind {
            ItemKind::Open => {
                open.push(next);
                next += 1;
            }
            ItemKind::Close => {
                open.pop();
            }
            ItemKind::Or if !understood && !text.spoken[at] => {
                open.pop();
                open.push(next);
                next += 1;
            }
            ItemKind::Or
            | ItemKind::Plain
            | ItemKind::DatePart
            | ItemKind::And
            | ItemKind::Not
            | ItemKind::Sign
            | ItemKind::AsItStands => {}
        }
    }
    groups
}

/// Joins what is left out side by side for the same reason.
fn runs(text: &TypedText<'_>, fates: &[Fate]) -> Vec<ReadWords> {
    let mut reads: Vec<ReadWords> = Vec::new();
    let mut before = Fate::Kept;
    for (item, fate) in text.items.iter().zip(fates) {
        let own = text.text.get(item.range.clone()).unwrap_or("");
        let bare = own.trim_matches(|c: char| !c.is_alphanumeric());
        let left_out = match fate {
            Fate::Kept | Fate::Nothing => None,
            Fate::Filler => Some(Understood::Filler(bare.to_owned())),
            Fate::Unknown | Fate::Denial | Fate::Missing => {
                Some(Understood::Unknown(bare.to_owned()))
            }
        };
        if let Some(reading) = left_out {
            let part = UnderstoodPart { range: item.range.clone(), node: None };
            let part = Some(part).filter(|_| *fate != Fate::Missing);
            match reads.last_mut() {
                Some(last) if before == *fate => {
                    last.chip.range.end = item.range.end;
                    if let Understood::Filler(words) | Understood::Unknown(words) =
                        &mut last.chip.reading
                    {
                        words.push(' ');
                        words.push_str(bare);
                    }
                    last.parts.extend(part);
                }
                _ => reads.push(ReadWords {
                    chip: Chip { range: item.range.clone(), reading },
                    parts: part.into_iter().collect(),
                }),
            }
        }
        before = *fate;
    }
    reads
}
