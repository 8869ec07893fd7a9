//! Which words are whole names of places, by the taxonomy of an archive or as countries of the world:
//! who types `niger` has typed all of it, and does not mean Nigeria.
//!
//! Initials (`IS`) are whole, too: no word goes on from them. How a longer word may still say a name
//! is for `words::WholeName`.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Bound;
use std::sync::OnceLock;

use super::plan::Predicate;
use crate::geo::Gazetteer;
use crate::words::{How, Pattern, WholeName, is_denial, words};

/// The most letters of initials.
const LONGEST_INITIALS: usize = 5;

/// The most things of one name that are told apart from those of a longer one.
const MOST_BEARERS: usize = 32;

/// The names of one word.
#[derive(Debug, Default)]
pub(super) struct WholeNames {
    /// All of them, folded, with what each names.
    all: BTreeMap<String, Vec<Predicate>>,
    /// Those that are whole.
    whole: HashSet<String>,
    /// The names of countries, once they were asked for.
    countries: OnceLock<BTreeSet<String>>,
}

impl WholeNames {
    /// Takes in a name as it is written, and as its folded words.
    pub(super) fn learn(&mut self, name: &str, words: &[String], what: &Predicate) {
        let [word] = words else { return };
        let bearers = self.all.entry(word.clone()).or_default();
        if bearers.len() < MOST_BEARERS {
            bearers.push(what.clone());
        }
        let is_place = matches!(what, Predicate::Theatre(_) | Predicate::Area(_));
        let is_initials = name.len() <= LONGEST_INITIALS
            && name.len() == word.len()
            && name.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_place || is_initials {
            self.whole.insert(word.clone());
        }
    }

    /// Returns the pattern of a plain word, which knows whether the word is a whole name.
    pub(super) fn pattern(&self, word: &str) -> Pattern {
        // `no` is not the beginning of `north`.
        if is_denial(word) {
            return Pattern::new(word, How::Exact);
        }
        let pattern = Pattern::new(word, How::Plain);
        let countries = self.countries.get_or_init(countries);
        let is_known = self.whole.contains(word);
        if !is_known && !countries.contains(word) {
            return pattern;
        }
        // Of a country that the taxonomy does not have, no other word is a spelling: Oman, Yemen.
        let pattern = if is_known { pattern } else { pattern.as_it_stands() };
        let own = self.all.get(word).map_or(&[][..], Vec::as_slice);
        let beginning = self.all.range(word.to_owned()..);
        let beginning = beginning.take_while(|(name, _)| name.starts_with(word));
        // Another name of the same thing is no other thing.
        let others = beginning
            .filter(|(name, named)| *name != word && !named.iter().any(|what| own.contains(what)));
        let others = others.map(|(name, _)| name.as_str());
        let countries = countries.range::<str, _>((Bound::Excluded(word), Bound::Unbounded));
        let countries = countries.map(String::as_str).take_while(|name| name.starts_with(word));
        let longer = others.chain(countries).map(str::to_owned).collect();
        pattern.whole(WholeName::beside(longer))
    }
}

/// Returns the names of countries that are one word.
fn countries() -> BTreeSet<String> {
    let names = Gazetteer::shipped().countries().map(words);
    names.filter_map(|words| <[String; 1]>::try_from(words).ok()).map(|[word]| word).collect()
}
