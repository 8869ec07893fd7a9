//! Finds the letters of a text that made it match.
//!
//! The index fills a [`Marker`] while it answers, because only then is it known which other names a
//! word has, and which words needed the last resort.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::plan::Phrase;
use super::searchable_texts::TextField;
use crate::order::CompactSort as _;
use crate::words::{How, MatchQuality, Pattern, Scorer, Token, tokens};

/// What to mark in the texts of entries that answer a query.
#[derive(Clone, Debug, Default)]
pub struct Marker {
    words: Vec<QueryWord>,
    rows: Vec<Phrase>,
}

/// A word of the query.
#[derive(Clone, Debug)]
pub(super) struct QueryWord {
    pattern: Pattern,
    field: Option<TextField>,
    /// Other names of the thing that the word names.
    names: Vec<Vec<String>>,
    /// The worst quality at which the archive has the word; it shows if the last resort was taken.
    quality: Option<MatchQuality>,
}

/// The shortest name that is marked: a shorter one occurs in too many texts by chance.
const SHORTEST_NAME: usize = 3;

impl Marker {
    /// Adds a word to mark, and other names of what it names. `last` is the worst quality at which
    /// the archive's words were found.
    pub(super) fn want(
        &mut self,
        pattern: Pattern,
        field: Option<TextField>,
        mut names: Vec<Vec<String>>,
        last: Option<MatchQuality>,
    ) {
        let is_short = |name: &[String]| match name {
            [one] => one.chars().count() < SHORTEST_NAME,
            _ => name.is_empty(),
        };
        names.retain(|name| !is_short(name));
        self.words.push(QueryWord { pattern, field, names, quality: last });
    }

    /// Adds what another marker marks.
    pub(super) fn join(&mut self, other: Self) {
        self.words.extend(other.words);
        for row in other.rows {
            self.want_row(&row);
        }
    }

    /// Adds a phrase to mark.
    pub(super) fn want_row(&mut self, phrase: &Phrase) {
        self.rows.push(phrase.clone());
    }

    /// Returns the bytes of a text that matched: sorted, without overlaps, each range a run of
    /// whole letters with their marks. Words that are negated in the query are not searched for.
    pub fn marks(&self, text: &str, field: TextField) -> Vec<Range<usize>> {
        let is_here = |wanted: Option<TextField>| wanted.is_none_or(|wanted| wanted == field);
        let words: Vec<_> = self.words.iter().filter(|wanted| is_here(wanted.field)).collect();
        let rows: Vec<_> = self.rows.iter().filter(|row| is_here(row.field)).collect();
        if words.is_empty() && rows.is_empty() {
            return Vec::new();
        }
        let tokens = tokens(text);
        let plain: Vec<&Token> = tokens.iter().filter(|token| !token.joined).collect();
        let mut found = Vec::new();
        for wanted in words {
            let own = found.len();
            for token in &tokens {
                found.extend(wanted.letters(&token.word).filter_map(|run| token.bytes(run)));
            }
            // If the word itself occurs in the name, only its letters are marked.
            let own = joined(found.get(own..).unwrap_or(&[]).to_vec());
            let is_own = |range: &Range<usize>| {
                let next = own.partition_point(|own| own.end <= range.start);
                own.get(next).is_some_and(|own| own.start < range.end)
            };
            for name in &wanted.names {
                let other = |run: &&[&Token]| !whole(run).any(|range| is_own(&range));
                found.extend(standing(&plain, name).filter(other).flat_map(whole));
            }
        }
        for row in rows {
            found.extend(standing(&plain, &row.words).flat_map(whole));
        }
        merged(found, text)
    }
}

impl QueryWord {
    /// Returns a word that is looked for in any text.
    pub(super) fn plain(pattern: Pattern) -> Self {
        Self { pattern, field: None, names: Vec::new(), quality: None }
    }

    pub(super) fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Returns the bytes of a text in which it stands.
    pub(super) fn runs(&self, text: &str) -> Vec<Range<usize>> {
        let tokens = tokens(text);
        let of = |token: &Token| -> Vec<Range<usize>> {
            self.letters(&token.word).filter_map(|run| token.bytes(run)).collect()
        };
        tokens.iter().flat_map(of).collect()
    }

    fn is_loose(&self) -> bool {
        matches!(self.quality, Some(MatchQuality::Loose | MatchQuality::Faint))
    }

    /// Returns the matching letters of a word, as ranges.
    fn letters(&self, word: &str) -> impl Iterator<Item = Range<usize>> {
        let (asked, count) = (self.pattern.letters.len(), word.chars().count());
        let mut runs = Vec::new();
        match self.pattern.quality(word) {
            Some(MatchQuality::Exact) => runs.push(0..count),
            Some(MatchQuality::Prefix) if self.pattern.how == How::End => {
                runs.push(count - asked.min(count)..count);
            }
            Some(MatchQuality::Prefix) => runs.push(0..asked.min(count)),
            Some(MatchQuality::Inflection) => {
                // Forms of a word begin alike, but for what Arabic writes in front.
                let shared = self.pattern.letters.iter().zip(word.chars());
                match shared.take_while(|(own, letter)| **own == *letter).count() {
                    0 => runs.extend(self.scattered(word)),
                    shared => runs.push(0..shared),
                }
            }
            Some(MatchQuality::Slip) => {
                if let Some(slip) = self.pattern.alignment(word) {
                    let swapped = if slip.swapped { 2 } else { 0 };
                    runs.push(0..slip.front + swapped);
                    runs.push(slip.end - slip.back..slip.end);
                }
            }
            Some(MatchQuality::Sound) => runs.extend(self.scattered(word)),
            None | Some(MatchQuality::Loose | MatchQuality::Faint) => {
                if self.is_loose() && self.pattern.is_loosely(word) {
                    runs.extend(self.scattered(word));
                }
            }
        }
        runs.into_iter().filter(|run| !run.is_empty())
    }
}

impl QueryWord {
    /// Returns the letters of the pattern that occur one by one in the word.
    fn scattered(&self, word: &str) -> impl Iterator<Item = Range<usize>> + use<> {
        Scorer::default().letters(&self.pattern, word).into_iter().map(|at| at..at + 1)
    }
}

/// Finds the places where words stand in a row.
fn standing<'t>(
    plain: &'t [&'t Token],
    row: &'t [String],
) -> impl Iterator<Item = &'t [&'t Token]> {
    let runs = plain.windows(row.len().max(1));
    runs.filter(move |run| run.iter().map(|token| &token.word).eq(row))
}

fn whole<'t>(run: &'t [&'t Token]) -> impl Iterator<Item = Range<usize>> {
    run.iter().filter_map(|token| token.bytes(0..token.places.len()))
}

/// Sorts ranges and joins those that overlap.
fn joined(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.compact_sort_by_key(|range| (range.start, range.end));
    found.dedup_by(|next, last| {
        let overlaps = next.start < last.end;
        if overlaps {
            last.end = last.end.max(next.end);
        }
        overlaps
    });
    found
}

/// Sorts ranges and joins those that touch, so that none splits a grapheme.
pub(super) fn merged(mut found: Vec<Range<usize>>, text: &str) -> Vec<Range<usize>> {
    if found.is_empty() {
        return found;
    }
    found.compact_sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(found.len());
    let mut letters = text.grapheme_indices(true).peekable();
    for range in found {
        let mut letter = 0..0;
        while let Some((at, seen)) = letters.next_if(|(at, _)| *at < range.end) {
            letter = at..at + seen.len();
            if letter.end <= range.start {
                continue;
            }
            match merged.last_mut() {
                Some(last) if letter.start <= last.end => last.end = last.end.max(letter.end),
                _ => merged.push(letter.clone()),
            }
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wanting(word: &str, quality: Option<MatchQuality>) -> Marker {
        let (pattern, names) = (Pattern::new(word, How::Plain), Vec::new());
        Marker { words: vec![QueryWord { pattern, field: None, names, quality }], rows: Vec::new() }
    }

    /// Returns the letters of a word of a text that are marked.
    fn marked(token: &Token, marks: &[Range<usize>]) -> String {
        let inside = |(from, _): &(u32, u32)| {
            marks.iter().any(|mark| mark.contains(&usize::try_from(*from).unwrap()))
        };
        let letters = token.word.chars().zip(&token.places);
        letters.filter(|(_, place)| inside(place)).map(|(letter, _)| letter).collect()
    }

    #[test]
    fn the_last_resort_marks_the_letters_that_it_found() {
        let marks = |word| -> Vec<&str> {
            let text = "in Ba’qu\u{301}bah";
            let marks = wanting(word, Some(MatchQuality::Loose)).marks(text, TextField::Text);
            marks.into_iter().map(|range| text.get(range).unwrap()).collect()
        };
        assert_eq!(marks("bqbh"), ["B", "q", "b", "h"]);
        assert_eq!(marks("bakobah"), ["Ba", "bah"]);
        assert_eq!(marks("qabah"), [""; 0]);
    }

    const SAID: &[&str] =
        &["Ba’qubah", "Baqqu\u{301}ba", "BAKUBAH", "Al-Baquba-Bahu", "بَعْقُوبَة", "Baquhabuq"];
    const ASKED: &[&str] = &["baqubah", "bakubah", "baqbuah", "bqbh", "baqu", "بعقوبه", "aquhabq"];

    proptest! {
        #[test]
        fn what_is_marked_folds_to_letters_of_the_word(
            pieces in proptest::collection::vec(prop_oneof![
                proptest::sample::select(SAID).prop_map(str::to_owned), "[abquh'’َُB\u{301}]{3,9}",
            ], 1..5),
            word in prop_oneof![proptest::sample::select(ASKED).prop_map(str::to_owned), "[abquh]{3,8}"],
        ) {
            let (text, pattern) = (pieces.join(" "), Pattern::new(&word, How::Plain));
            for resort in [MatchQuality::Exact, MatchQuality::Loose] {
                let marks = wanting(&word, Some(resort)).marks(&text, TextField::Text);
                for mark in &marks {
                    let ends = [mark.start, mark.end];
                    let letters: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at)
                        .chain([text.len()]).collect();
                    prop_assert!(ends.iter().all(|end| letters.contains(end)), "{:?}", mark);
                }
                prop_assert!(marks.windows(2).all(|two| two[0].end < two[1].start));
                for token in tokens(&text).iter().filter(|token| !token.joined) {
                    let quality = pattern.quality(&token.word);
                    let loosely = resort == MatchQuality::Loose && pattern.is_loosely(&token.word);
                    let mut left: Vec<char> = pattern.letters.clone();
                    // A compound may have matched with letters of this part.
                    let alone = tokens(&text).iter().all(|other| !other.joined);
                    if alone && (quality.is_some() || loosely) {
                        let marked = marked(token, &marks);
                        prop_assert!(!marked.is_empty(), "{} in {}", word, token.word);
                        for letter in marked.chars() {
                            let known = left.iter().position(|own| *own == letter);
                            prop_assert!(known.is_some(), "{} of {} for {}", marked, token.word, word);
                            left.remove(known.unwrap());
                        }
                    } else if alone {
                        prop_assert_eq!(marked(token, &marks), "");
                    }
                }
            }
        }
    }
}
