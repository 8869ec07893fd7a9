//! Patterns over tokens, sets of phrases and groups of people, as the rules write them:
//! `PEOPLE ~8 @be @adverb? @killed`.

use std::ops::Range;

use super::lexicon::{SetId, SetMarks, WordSets};
use crate::import::entries::{Class, TextToken};

/// One element of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Element {
    /// A group of people; true for one that is counted.
    People(bool),
    /// A phrase of a set; it may be left out.
    Set(SetId, bool),
    /// A word; it may be left out.
    Word(String, bool),
    /// A number in digits or words.
    Number,
    /// A name: words with capitals.
    Name,
    /// Up to so many tokens of a sentence, but no group of people.
    Gap(usize),
    /// No group of people begins here.
    NoPeople,
}

/// A pattern that can be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct WordPattern {
    elements: Vec<Element>,
}

/// Where a pattern was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::import) struct PatternMatch {
    /// The first token.
    pub from: usize,
    /// The token behind the last.
    pub to: usize,
    /// Groups of people, by their places in the list that was given.
    pub people: Vec<usize>,
    /// Numbers, by their tokens.
    pub numbers: Vec<usize>,
    /// The tokens of words and sets.
    pub words: Vec<usize>,
}

/// What a pattern is looked for in.
pub(in crate::import) struct Searched<'a> {
    /// The tokens of a block.
    pub tokens: &'a [TextToken],
    /// Their phrases.
    pub marks: &'a SetMarks,
    /// Groups of people, in their order: the tokens that each covers.
    pub people: &'a [Range<usize>],
    /// Which of them are counted.
    pub counted: &'a [bool],
    /// For each token the group that begins there.
    pub people_at: &'a [Option<usize>],
    /// The set of words that no gap goes over.
    pub barrier: SetId,
}

impl WordPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// Says which element is none.
    pub fn read(text: &str, lexicon: &WordSets) -> Result<Self, String> {
        let mut elements = Vec::new();
        for word in text.split_whitespace() {
            let (bare, optional) = match word.strip_suffix('?') {
                Some(bare) => (bare, true),
                None => (word, false),
            };
            elements.push(match bare {
                "PEOPLE" => Element::People(false),
                "COUNTED" => Element::People(true),
                "!PEOPLE" => Element::NoPeople,
                "NUM" => Element::Number,
                "NAME" => Element::Name,
                _ => {
                    if let Some(name) = bare.strip_prefix('@') {
                        let set = lexicon.known(name);
                        Element::Set(set.ok_or(format!("no words are called `{name}`"))?, optional)
                    } else if let Some(most) = bare.strip_prefix('~') {
                        let most = most.parse().ok().filter(|most| *most <= 16);
                        Element::Gap(most.ok_or(format!("`{word}` is no gap: ~1 to ~16"))?)
                    } else {
                        Element::Word(bare.to_lowercase(), optional)
                    }
                }
            });
        }
        if elements.is_empty() { Err("an empty pattern".to_owned()) } else { Ok(Self { elements }) }
    }

    /// Returns where the pattern fits from a token on.
    pub fn at(&self, at: usize, end: usize, searched: &Searched<'_>) -> Option<PatternMatch> {
        let mut found = PatternMatch { from: at, ..PatternMatch::default() };
        fit(&self.elements, at, end, searched, &mut found).then_some(found)
    }
}

/// `were “neutralised”`: one quotation mark before an element, or two, is stepped over.
fn quotes(first: &Element, range: Range<usize>, s: &Searched<'_>) -> usize {
    let quoted = |at: &usize| s.tokens.get(*at).is_some_and(|token| token.class == Class::Quote);
    match first {
        Element::Gap(_) => 0,
        Element::People(_)
        | Element::Set(..)
        | Element::Word(..)
        | Element::Number
        | Element::Name
        | Element::NoPeople => range.take(2).take_while(quoted).count(),
    }
}

/// Fits elements one after another. Gaps are short and few, so the steps are bounded.
fn fit(
    elements: &[Element],
    at: usize,
    end: usize,
    s: &Searched<'_>,
    found: &mut PatternMatch,
) -> bool {
    let Some((first, rest)) = elements.split_first() else {
        found.to = at;
        return true;
    };
    let at = at + quotes(first, at..end, s);
    match first {
        Element::Gap(most) => {
            for step in 0..=*most {
                let known = found.clone();
                if fit(rest, at + step, end, s, found) {
                    return true;
                }
                *found = known;
                if at + step >= end || !may_pass(at + step, s) {
                    return false;
                }
            }
            false
        }
        Element::People(counted) => {
            // `killed “several” men`: what is in doubt stands in quotation marks.
            let quote = s.tokens.get(at).is_some_and(|token| token.class == Class::Quote);
            let at = at + usize::from(quote);
            let Some(Some(group)) = s.people_at.get(at).filter(|_| at < end) else { return false };
            if *counted && !s.counted.get(*group).copied().unwrap_or(false) {
                return false;
            }
            let Some(range) = s.people.get(*group) else { return false };
            found.people.push(*group);
            fit(rest, range.end, end, s, found) || {
                found.people.pop();
                false
            }
        }
        Element::NoPeople => {
            let group = s.people_at.get(at).copied().flatten();
            (at >= end || group.is_none()) && fit(rest, at, end, s, found)
        }
        Element::Set(set, optional) => {
            let to = s.marks.end(at, *set).filter(|to| *to <= end);
            fit_words(to, *optional, rest, at, end, s, found)
        }
        Element::Word(word, optional) => {
            let here = at < end && s.tokens.get(at).is_some_and(|token| token.word == *word);
            fit_words(here.then_some(at + 1), *optional, rest, at, end, s, found)
        }
        Element::Number => {
            let is = at < end && s.tokens.get(at).is_some_and(|token| token.number().is_some());
            found.numbers.push(at);
            is && fit(rest, at + 1, end, s, found)
        }
        Element::Name => {
            let mut to = at;
            while to < end
                && to < at + 8
                && s.tokens.get(to).is_some_and(|token| token.capital && token.class == Class::Word)
            {
                to += 1;
            }
            to > at && fit(rest, to, end, s, found)
        }
    }
}

/// Goes on behind words that were found, or where they may be left out without them.
fn fit_words(
    to: Option<usize>,
    optional: bool,
    rest: &[Element],
    at: usize,
    end: usize,
    s: &Searched<'_>,
    found: &mut PatternMatch,
) -> bool {
    if let Some(to) = to {
        let known = found.clone();
        found.words.extend(at..to);
        if fit(rest, to, end, s, found) {
            return true;
        }
        *found = known;
    }
    optional && fit(rest, at, end, s, found)
}

fn may_pass(at: usize, s: &Searched<'_>) -> bool {
    let Some(token) = s.tokens.get(at) else { return false };
    // A stop within a sentence is that of an abbreviation.
    let ends = token.is_sign(';') || token.is_sign(':');
    // People who are not counted are named in passing: `a man who attacked soldiers was killed`.
    let group = s.people_at.get(at).copied().flatten();
    let passing = group.is_none_or(|group| !s.counted.get(group).copied().unwrap_or(true));
    !ends && passing && !s.marks.is(at, s.barrier)
}
