//! A typed text with its items, and which of them are names or were taken back.

use std::collections::HashMap;
use std::ops::Range;

use super::Lexicon;
use super::atoms::one_word;
use super::fillers::need_not_be_said;
use super::items::{Item, ItemKind, items};
use crate::words::{is_held_key, words};

/// A typed text on its way to being understood.
pub(super) struct TypedText<'t> {
    pub(super) text: &'t str,
    pub(super) items: Vec<Item>,
    /// The folded words of each item.
    pub(super) words: Vec<Vec<String>>,
    /// Each item as one plain word with all its letters; empty if it is none.
    pub(super) spelt: Vec<String>,
    /// The keywords that are words of a sentence: `or` and `not` in small letters between plain words.
    pub(super) spoken: Vec<bool>,
    /// The items that no reading may take: taken back, or of a name.
    pub(super) shut: Vec<bool>,
    /// The items that were taken back.
    pub(super) taken_back: Vec<bool>,
    /// The items that are a name, or belong to one of several words.
    pub(super) named: Vec<bool>,
    /// The runs of items that are a name.
    pub(super) names: Vec<Range<usize>>,
}

impl<'t> TypedText<'t> {
    /// Cuts a text, and finds the names in it.
    pub(super) fn of(text: &'t str, lexicon: &dyn Lexicon, taken_back: &[String]) -> Self {
        let mut items = items(text);
        let mut shut = vec![false; items.len()];
        for back in taken_back {
            shut_again(text, &items, back, &mut shut);
        }
        let taken = shut.clone();
        let mut spoken = spoken_keywords(text, &mut items, &taken);
        let own = |item: &Item| text.get(item.range.clone()).unwrap_or("");
        let of_item = |item: &Item| match item.kind {
            ItemKind::Plain if is_held_key(own(item)) => vec![own(item).to_lowercase()],
            ItemKind::Plain | ItemKind::And => words(own(item)),
            ItemKind::DatePart
            | ItemKind::Or
            | ItemKind::Not
            | ItemKind::Sign
            | ItemKind::Open
            | ItemKind::Close
            | ItemKind::AsItStands => Vec::new(),
        };
        let words: Vec<Vec<String>> = items.iter().map(of_item).collect();
        whole_sides(&items, &words, &mut spoken);
        let spelt = items.iter().map(|item| match item.kind {
            ItemKind::Plain => one_word(own(item)),
            ItemKind::DatePart
            | ItemKind::And
            | ItemKind::Or
            | ItemKind::Not
            | ItemKind::Sign
            | ItemKind::Open
            | ItemKind::Close
            | ItemKind::AsItStands => String::new(),
        });
        let spelt = spelt.collect();
        let mut named = vec![false; items.len()];
        let names = names(&words, lexicon);
        for name in &names {
            named[name.clone()].fill(true);
            if name.len() > 1 {
                shut[name.clone()].fill(true);
            }
        }
        Self { text, items, words, spelt, spoken, shut, taken_back: taken, named, names }
    }
}

/// Returns which keywords are words of a sentence, and makes plain words of those that deny. Capitals,
/// signs, and brackets, quotes or fields beside a keyword are the language's own.
fn spoken_keywords(text: &str, items: &mut [Item], taken_back: &[bool]) -> Vec<bool> {
    let is_plain = |at: Option<usize>, items: &[Item]| {
        at.and_then(|at| items.get(at)).is_some_and(|item| item.kind == ItemKind::Plain)
    };
    let mut spoken = vec![false; items.len()];
    // From the end on, so that what follows `not` is known.
    for at in (0..items.len()).rev().filter(|at| !taken_back[*at]) {
        let word = text.get(items[at].range.clone()).unwrap_or("");
        let is_small = word.starts_with(char::is_alphabetic) && word != word.to_uppercase();
        if !is_small || !is_plain(at.checked_add(1), items) {
            continue;
        }
        match items[at].kind {
            ItemKind::Not => {
                spoken[at] = true;
                items[at].kind = ItemKind::Plain;
            }
            ItemKind::Or => spoken[at] = is_plain(at.checked_sub(1), items),
            ItemKind::Plain
            | ItemKind::DatePart
            | ItemKind::And
            | ItemKind::Sign
            | ItemKind::Open
            | ItemKind::Close
            | ItemKind::AsItStands => {}
        }
    }
    spoken
}

/// Takes an `or` for the language's own if a word stands on both sides of it: in `iraq ied or iraq
/// sniper` each side is whole.
fn whole_sides(items: &[Item], words: &[Vec<String>], spoken: &mut [bool]) {
    let mut first = HashMap::new();
    // So many words begin to be repeated after an item, less those that were repeated by then.
    let mut repeated = vec![0_i32; items.len() + 1];
    for (at, own) in words.iter().enumerate() {
        for word in own.iter().filter(|word| !need_not_be_said(word)) {
            let from = first.insert(word, at).unwrap_or(at);
            repeated[from] += 1;
            repeated[at] -= 1;
        }
    }
    let mut open = 0;
    for (at, item) in items.iter().enumerate() {
        open += repeated[at];
        spoken[at] &= item.kind != ItemKind::Or || open == 0;
    }
}

/// Shuts the items of a text that was taken back, wherever it stands.
fn shut_again(text: &str, all: &[Item], back: &str, shut: &mut [bool]) {
    let own = |text: &str, item: &Item| text.get(item.range.clone()).unwrap_or("").to_lowercase();
    let back: Vec<String> = items(back).iter().map(|item| own(back, item)).collect();
    if back.is_empty() {
        return;
    }
    for (from, run) in all.windows(back.len()).enumerate() {
        if run.iter().zip(&back).all(|(item, back)| own(text, item) == *back) {
            shut[from..from + back.len()].fill(true);
        }
    }
}

/// Returns the runs of items that are names of the taxonomy, the longest first from each place on.
fn names(words: &[Vec<String>], lexicon: &dyn Lexicon) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let run = longest_name(words, from, lexicon.longest(), |words| lexicon.is_name(words));
        found.extend(run.map(|to| from..to));
        from = run.unwrap_or(from + 1);
    }
    found
}

/// Returns the end of the longest run of items from a place on that are a name.
pub(super) fn longest_name(
    words: &[Vec<String>],
    from: usize,
    longest: usize,
    is_name: impl Fn(&[&str]) -> bool,
) -> Option<usize> {
    let mut run: Vec<&str> = Vec::new();
    let mut end = None;
    for (at, own) in words.iter().enumerate().skip(from) {
        if own.is_empty() || run.len() + own.len() > longest {
            break;
        }
        run.extend(own.iter().map(String::as_str));
        if is_name(&run) {
            end = Some(at + 1);
        }
    }
    end
}
