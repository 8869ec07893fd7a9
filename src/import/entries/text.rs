//! A block with its tokens, phrases, brackets and sentences: what all readers of fields look at.

use std::collections::BTreeMap;
use std::ops::Range;

use super::headline::headline_end;
use super::sentence::{brackets, sentences};
use super::short_names::tell_sides;
use super::token::{TextToken, tokens};
use crate::import::block::TextSpan;
use crate::import::rules::{ImportRules, KnownSets, SetId, SetMarks};

/// A block that was cut.
pub(super) struct SectionText<'a> {
    /// Its place among the blocks.
    pub block: usize,
    /// Its words.
    pub written: &'a str,
    /// The byte at which each character begins, and the end.
    bytes: Vec<usize>,
    /// Its tokens.
    pub tokens: Vec<TextToken>,
    /// The phrases that begin at each token.
    pub marks: SetMarks,
    /// For each token that opens a bracket, the one that closes it.
    pub closed: Vec<Option<usize>>,
    /// The sentences, by their tokens.
    pub sentences: Vec<Range<usize>>,
    /// The rules.
    pub rules: &'a ImportRules,
    /// Which tokens stand inside brackets.
    pub in_bracket: Vec<bool>,
    /// The token behind a headline or a dateline at its beginning.
    pub headline: Option<usize>,
    /// Short names of actors.
    pub short_names: &'a BTreeMap<String, String>,
}

/// The short names of a text that gives none.
static NO_NAMES: BTreeMap<String, String> = BTreeMap::new();

impl<'a> SectionText<'a> {
    pub fn new(block: usize, text: &'a str, rules: &'a ImportRules) -> Self {
        Self::with_names(block, text, rules, &NO_NAMES)
    }

    /// The same where a text gives some actors short names.
    pub fn with_names(
        block: usize,
        text: &'a str,
        rules: &'a ImportRules,
        short_names: &'a BTreeMap<String, String>,
    ) -> Self {
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        let mut tokens = tokens(text);
        tell_sides(&mut tokens, short_names, text, rules);
        let marks = rules.marks(&tokens);
        let closed = brackets(&tokens);
        let mut sentences = sentences(&tokens, &closed, rules.abbreviations());
        let headline = headline_end(&tokens, |at| marks.is(at, rules.known().event));
        if let Some(end) = headline
            && let Some(first) = sentences.first_mut().filter(|first| end < first.end)
        {
            let rest = end..first.end;
            first.end = end;
            sentences.insert(1, rest);
        }
        let mut in_bracket = vec![false; tokens.len()];
        let mut until = 0;
        for (at, inside) in in_bracket.iter_mut().enumerate() {
            if let Some(Some(end)) = closed.get(at) {
                until = until.max(end + 1);
            }
            *inside = at < until;
        }
        let written = text;
        Self {
            block,
            written,
            bytes,
            tokens,
            marks,
            closed,
            sentences,
            rules,
            in_bracket,
            headline,
            short_names,
        }
    }

    /// Returns true for a token that begins no sentence: a clause begins there.
    pub fn is_within_sentence(&self, at: usize) -> bool {
        self.sentences.binary_search_by_key(&at, |sentence| sentence.start).is_err()
    }

    pub fn known(&self) -> &'a KnownSets {
        self.rules.known()
    }

    /// Returns the words of a range of tokens as they are written.
    pub fn words(&self, range: Range<usize>) -> &'a str {
        let span = self.span(range);
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(self.written.len());
        self.written.get(byte(span.from)..byte(span.to)).unwrap_or("")
    }

    /// Returns the words of a range without quotation marks and the asterisks of censored words.
    pub fn name(&self, range: Range<usize>) -> String {
        let left_out = |c: &char| matches!(c, '“' | '”' | '"' | '*' | '\u{ad}');
        let name: String = self.words(range).chars().filter(|c| !left_out(c)).collect();
        name.trim().to_owned()
    }

    /// Returns where a range of tokens stands.
    pub fn span(&self, range: Range<usize>) -> TextSpan {
        let from = self.tokens.get(range.start).map_or(0, |token| token.from);
        let last = range.end.checked_sub(1).and_then(|at| self.tokens.get(at));
        let to = last.map_or(from, |token| token.to).max(from);
        TextSpan { block: self.block, from, to }
    }

    pub fn token(&self, at: usize) -> Option<&TextToken> {
        self.tokens.get(at)
    }

    /// Returns the folded word at a token; empty where there is none.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.word)
    }

    pub fn is(&self, at: usize, set: SetId) -> bool {
        self.marks.is(at, set)
    }

    pub fn end(&self, at: usize, set: SetId) -> Option<usize> {
        self.marks.end(at, set)
    }

    pub fn has(&self, range: Range<usize>, set: SetId) -> bool {
        self.marks.find(range, set).is_some()
    }

    /// Returns the areas that adjectives outside of brackets name, each with its token: `Kenyan`.
    pub fn demonyms(&self, range: &Range<usize>) -> Vec<(usize, &'a str)> {
        let outside = |at: &usize| !self.in_bracket.get(*at).copied().unwrap_or(false);
        let named = |at| Some((at, self.rules.demonym(self.word(at))?));
        range.clone().filter(outside).filter_map(named).collect()
    }

    /// Returns true where the phrase of a set stands outside brackets in a range.
    pub fn has_outside(&self, range: Range<usize>, set: SetId) -> bool {
        self.first_outside(range, set).is_some()
    }

    pub fn first_outside(&self, range: Range<usize>, set: SetId) -> Option<Range<usize>> {
        let last = range.end;
        range.into_iter().find_map(|at| {
            let end = self.marks.end(at, set).filter(|end| *end <= last)?;
            let inside = self.in_bracket.get(at).copied().unwrap_or(false);
            (!inside).then_some(at..end)
        })
    }
}
