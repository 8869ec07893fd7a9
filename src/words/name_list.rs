//! A list of named things that is put in order while somebody types, key by key: every different word
//! of all their names is compared once, however many things have it. What the things are is not known
//! here.

use std::collections::HashMap;
use std::rc::Rc;

use super::likeness::{How, MatchQuality, Pattern};
use super::loose::Scorer;
use super::names::{points_beside, points_in_name};
use super::tokens::words;
use crate::order::CompactSort as _;

/// The folded words by which a thing is found.
#[derive(Clone, Debug, Default)]
pub struct ListedName {
    /// One list for each of its names; things in a series share some lists.
    pub names: Vec<Rc<[String]>>,
    /// What else says which it is: any match in a name is worth more than the same here, and a whole
    /// word here less than the beginning of a name.
    pub beside: Vec<String>,
}

/// The words of many things.
#[derive(Clone, Debug, Default)]
pub struct NameList {
    /// Every word once.
    words: Vec<String>,
    things: Vec<ListedWords>,
}

/// The words of one thing, by their places among all words.
#[derive(Clone, Debug, Default)]
struct ListedWords {
    names: Vec<u32>,
    beside: Vec<u32>,
}

/// What one typed word is worth: for each word of the list, in a name and beside it.
struct WordPoints {
    in_name: Vec<Option<u32>>,
    beside: Vec<Option<u32>>,
}

impl NameList {
    /// Reads the words of things in the order of their places.
    pub fn new(all: impl IntoIterator<Item = ListedName>) -> Self {
        let mut list = Self::default();
        let mut places: HashMap<String, u32> = HashMap::new();
        for listed in all {
            let mut place = |word: &String| {
                if let Some(known) = places.get(word) {
                    return *known;
                }
                let place = u32::try_from(list.words.len()).unwrap_or(u32::MAX);
                list.words.push(word.clone());
                places.insert(word.clone(), place);
                place
            };
            let names = listed.names.iter().flat_map(|name| name.iter()).map(&mut place).collect();
            let beside = listed.beside.iter().map(&mut place).collect();
            list.things.push(ListedWords { names, beside });
        }
        list
    }

    /// Returns the places of the things that have every word of a text, the best first, and of those
    /// that are equal the first. Letters in order with others between them count, in names alone, where
    /// nothing else is found. A text without words finds everything.
    pub fn named(&self, text: &str) -> Vec<usize> {
        let typed: Vec<Pattern> =
            words(text).iter().map(|word| Pattern::new(word, How::Plain)).collect();
        let points = |quality: MatchQuality| (points_in_name(quality), points_beside(quality));
        let alike = |pattern: &Pattern| {
            let points = self.words.iter().map(|word| pattern.quality(word).map(points));
            let (in_name, beside) = points.map(Option::unzip).unzip();
            WordPoints { in_name, beside }
        };
        let found = self.ranked(&typed.iter().map(alike).collect::<Vec<_>>());
        if !found.is_empty() {
            return found;
        }
        let scorer = Scorer::default();
        let loosely = |pattern: &Pattern| {
            let score = |word: &String| {
                let score = scorer.last_resort(pattern, word)?;
                Some(u32::try_from(score.max(0)).unwrap_or(u32::MAX))
            };
            WordPoints {
                in_name: self.words.iter().map(score).collect(),
                beside: vec![None; self.words.len()],
            }
        };
        self.ranked(&typed.iter().map(loosely).collect::<Vec<_>>())
    }

    fn ranked(&self, typed: &[WordPoints]) -> Vec<usize> {
        let worth = |thing: &ListedWords| {
            typed.iter().try_fold(0_u32, |sum, points| Some(sum.saturating_add(points.of(thing)?)))
        };
        let all = self.things.iter().enumerate();
        let mut found: Vec<(u32, usize)> =
            all.filter_map(|(at, thing)| Some((worth(thing)?, at))).collect();
        found.compact_sort_by_key(|(points, _)| std::cmp::Reverse(*points));
        found.into_iter().map(|(_, at)| at).collect()
    }
}

impl WordPoints {
    /// Returns what the typed word is worth in a thing: by its best match.
    fn of(&self, thing: &ListedWords) -> Option<u32> {
        let best = |places: &[u32], points: &[Option<u32>]| {
            places.iter().filter_map(|place| *points.get(*place as usize)?).max()
        };
        best(&thing.names, &self.in_name).max(best(&thing.beside, &self.beside))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(all: &[(&str, &str)]) -> NameList {
        NameList::new(all.iter().map(|(name, beside)| ListedName {
            names: vec![words(name).into()],
            beside: words(beside),
        }))
    }

    #[test]
    fn a_name_goes_before_what_is_said_beside_it() {
        let list = list(&[
            ("newer", "The next theme of the list"),
            ("dusk", "theme"),
            ("themes", "Choose one"),
        ]);
        assert_eq!(list.named("theme"), [2, 0, 1], "then in the order of the list");
        assert_eq!(list.named("theme dusk"), [1], "every word counts");
        assert_eq!(list.named(""), [0, 1, 2]);
        assert_eq!(list.named("nothing"), [] as [usize; 0]);
    }

    #[test]
    fn letters_in_order_count_where_nothing_else_is_found() {
        let list = list(&[("compare", "side by side"), ("comparable", "cmpr"), ("week", "")]);
        assert_eq!(list.named("cmpr"), [1], "a whole word is better, if only beside");
        assert_eq!(list.named("cmp"), [1], "and its beginning");
        assert_eq!(list.named("cpr"), [0, 1], "letters between others are for the last");
    }

    proptest::proptest! {
        #[test]
        fn what_is_found_is_what_each_thing_would_say_alone(
            names in proptest::collection::vec("[ab]{1,4}( [ab]{1,4})?", 1..12), typed in "[ab]{1,4}"
        ) {
            let all: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
            proptest::prop_assume!(words(&typed) == [typed.clone()]);
            let strictly = |name: &str| {
                let pattern = Pattern::new(&typed, How::Plain);
                words(name).iter().filter_map(|word| pattern.quality(word)).min()
            };
            let mut found: Vec<(MatchQuality, usize)> = (0..).zip(&names)
                .filter_map(|(at, name)| Some((strictly(name)?, at))).collect();
            found.sort();
            let found: Vec<usize> = found.into_iter().map(|(_, at)| at).collect();
            if !found.is_empty() {
                proptest::prop_assert_eq!(list(&all).named(&typed), found);
            }
        }
    }
}
