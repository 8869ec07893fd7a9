//! Finds which of many things a text names, by comparing each of its words with each thing's names.
//!
//! Independent of the kind of thing. Matches by the last resort alone are kept apart.

use std::rc::Rc;

use super::likeness::{How, MatchQuality, Pattern};
use super::loose::Scorer;
use super::tokens::words;

/// The folded words of a thing's names, and of the time that it covers.
#[derive(Clone, Debug, Default)]
pub struct KnownAs {
    /// One list for each of its names; things in a series share some lists.
    pub names: Vec<Rc<[String]>>,
    /// Words of its time; a match in a name is worth more than the same match here.
    pub when: Vec<String>,
}

impl KnownAs {
    /// Creates the words of a thing from its names and its time.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>, when: &str) -> Self {
        Self {
            names: names.into_iter().map(|name| words(name).into()).collect(),
            when: words(when),
        }
    }
}

/// How well a thing is named; greater is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameMatch {
    points: u32,
    /// The score of the words found only by the last resort; it orders things with equal points.
    score: i64,
}

/// The words of a text that names something.
pub struct NamePattern {
    words: Vec<Pattern>,
    scorer: Scorer,
}

impl NamePattern {
    /// Reads the words of a text.
    pub fn new(text: &str) -> Self {
        let words = words(text).iter().map(|word| Pattern::new(word, How::Plain)).collect();
        Self { words, scorer: Scorer::default() }
    }

    /// Returns true if the text has no words, so that everything matches equally.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns how well the words name a thing, without the last resort; `None` if one of the words
    /// matches none of the thing's own.
    pub fn names(&self, known: &KnownAs) -> Option<NameMatch> {
        self.matched(known, |_, _| None)
    }

    /// Returns the same, but uses the last resort for words that match nothing; its scores order
    /// things that are otherwise equal.
    pub fn may_name(&self, known: &KnownAs) -> Option<NameMatch> {
        self.matched(known, |pattern, word| self.scorer.last_resort(pattern, word))
    }

    fn matched(
        &self,
        known: &KnownAs,
        last_resort: impl Fn(&Pattern, &str) -> Option<i64>,
    ) -> Option<NameMatch> {
        self.words.iter().try_fold(NameMatch::default(), |NameMatch { points, score }, pattern| {
            if let Some(more) = points_of(pattern, known) {
                return Some(NameMatch { points: points + more, score });
            }
            let words = known.names.iter().flat_map(|words| words.iter()).chain(&known.when);
            let more = words.filter_map(|word| last_resort(pattern, word)).max()?;
            Some(NameMatch { points, score: score + more })
        })
    }
}

/// Returns the points of a query word for its best match among the names and the time.
fn points_of(pattern: &Pattern, known: &KnownAs) -> Option<u32> {
    let best = |words: &[String]| words.iter().filter_map(|word| pattern.quality(word)).min();
    let by_name = known.names.iter().filter_map(|words| best(words)).min();
    let by_name = by_name.map(points_in_name);
    let by_time = best(&known.when).map(points_in_time);
    by_name.max(by_time)
}

/// Returns the points of a match in a name.
pub(super) fn points_in_name(quality: MatchQuality) -> u32 {
    2 * grade(quality) + 1
}

/// Returns the points of a match among the words of a time.
pub(super) fn points_in_time(quality: MatchQuality) -> u32 {
    2 * grade(quality)
}

/// Returns the points of a match in what is said beside a name: fewer than of any beginning of a name.
pub(super) fn points_beside(quality: MatchQuality) -> u32 {
    grade(quality)
}

/// Converts a quality to points that can be added up.
fn grade(quality: MatchQuality) -> u32 {
    match quality {
        MatchQuality::Exact => 6,
        MatchQuality::Prefix => 5,
        MatchQuality::Inflection => 4,
        MatchQuality::Slip => 3,
        MatchQuality::Sound => 2,
        MatchQuality::Loose => 1,
        MatchQuality::Faint => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best<'n>(text: &str, all: &[&'n str]) -> Vec<&'n str> {
        let pattern = NamePattern::new(text);
        let known = |name: &&str| KnownAs::new([*name], "");
        let named = all.iter().filter_map(|name| Some((pattern.may_name(&known(name))?, *name)));
        let mut named: Vec<_> = named.collect();
        named.sort_by_key(|(well, _)| std::cmp::Reverse(*well));
        named.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn names_that_only_the_last_resort_finds_are_in_the_order_of_its_score() {
        let all = ["Amal trails", "Malti letters", "raids of militias"];
        assert_eq!(best("mlt", &all), ["Malti letters", "raids of militias"]);
        assert_eq!(best("mal", &all)[0], "Malti letters", "what is alike comes first");
    }

    #[test]
    fn every_word_must_be_of_the_name_or_its_time() {
        let known =
            KnownAs::new(["Vengeance for the Two Sheikhs", "revenge"], "22–29 December 2019");
        let names = |text: &str| NamePattern::new(text).names(&known);
        for text in ["sheikhs 2019", "two shaykhs", "al-shaykh", "vengence dec", "revenge"] {
            assert!(names(text).is_some(), "{text}");
        }
        assert_eq!(names("two sheikhs 2020"), None);
        assert_eq!(names("skhs"), None, "the last resort is none that one can go by");
        assert!(names("two sheikhs") > names("two shaykhs"));
        assert!(names("revenge 2019") > names("reveng 2019"));
    }
}
