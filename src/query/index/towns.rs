//! Finds the towns of a typed text, and what to offer for them. Only what the archive has entries of
//! is offered.

use std::cmp::Reverse;

use super::record_set::RecordColumns as _;
use super::understanding::IndexedWords;
use super::vocabulary::Vocabulary;
use super::{Index, Results};
use crate::archive::Corpus;
use crate::cover::Scope;
use crate::geo::{Gazetteer, area_of};
use crate::query::ast::Query;
use crate::query::plan::Predicate;
use crate::query::town_offer::TownOffer;
use crate::query::understanding::{OpenWords, Understanding};
use crate::words::{as_written, fold, words};

/// The most towns of one text for which something is offered: each is counted.
const MOST: usize = 2;
/// The most regions with a place of one name that are looked at, those of the most people first.
const MOST_REGIONS: usize = 16;

/// A place of the archive that a town may lie in.
struct TownPlace {
    field: &'static str,
    word: String,
    name: String,
    entries: u64,
}

impl Index {
    /// Returns what may be offered for the towns of a text that was understood. Nothing is offered
    /// where an area is asked for already; a theatre that is asked for is kept to. `taken_back` is
    /// what the text was understood with, and `found` what it finds. Returns fewer if `stop` reports that nobody waits any more.
    pub fn towns(
        &self,
        corpus: &Corpus,
        typed: &str,
        (understood, taken_back): (&Understanding, &[String]),
        found: &Results,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Vec<TownOffer> {
        let lexicon = IndexedWords { index: self, corpus };
        // What is known as a name, be it by its sound, is no town that needs an offer.
        let is_name = |folded: &str| self.names.named(&[folded]).is_some();
        let is_town = |folded: &str| {
            !folded.is_empty() && Gazetteer::shipped().has(folded) && !is_name(folded)
        };
        let open = OpenWords::of(typed, understood, &lexicon, is_town);
        if open.towns.is_empty() {
            return Vec::new();
        }
        let asked = places_asked(corpus, typed, &understood.query, &open);
        let theatre_only = |scope: &Scope| matches!(scope, Scope::Theatre(_));
        if !asked.iter().all(theatre_only) {
            return Vec::new();
        }
        let mut offers = Vec::new();
        for range in open.towns {
            let Some(town) = typed.get(range.clone()) else { continue };
            let town = town.trim_matches(|c: char| !c.is_alphanumeric());
            if self.is_initials(corpus, town) {
                continue;
            }
            let mut places = self.places_of(corpus, town, &asked).into_iter();
            let Some(first) = places.next() else { continue };
            let condition = TownOffer::condition(first.field, &first.word);
            if understood.query.has_anywhere(first.field, &first.word) {
                continue;
            }
            let mut there = typed.to_owned();
            there.replace_range(range.clone(), &condition);
            let Ok(wider) = self.understand(corpus, &there, taken_back) else { continue };
            let there = self.matched(corpus, &wider.query, stop);
            // What is found already needs no offer.
            let more = there.filter(|there| !there.is_subset(&found.matched));
            let Some(there) = more else { continue };
            let found = self.told(corpus, &wider.query, &there);
            let is_said = self.says_all(town);
            let (town, area) = (town.to_owned(), first.name);
            let others = places.map(|place| place.name).collect();
            offers.push(TownOffer { range, town, area, others, found, condition, is_said });
            if offers.len() == MOST {
                break;
            }
        }
        offers
    }

    /// Returns true if the archive has every word of a text just so.
    fn says_all(&self, text: &str) -> bool {
        let both = [&self.entries.vocabulary, &self.passages.vocabulary];
        words(text).iter().all(|word| both.iter().any(|known| known.place_of(word).is_some()))
    }

    /// Returns true if the archive writes a word as initials: `NATO` is no town of the Philippines.
    fn is_initials(&self, corpus: &Corpus, town: &str) -> bool {
        let word = fold(town);
        let first = |vocabulary: &Vocabulary| {
            let postings = vocabulary.place_of(&word).into_iter();
            postings.flat_map(|at| vocabulary.postings_of(at)).find_map(|has| has.entries.first())
        };
        let mut found = false;
        let mut look = |text: &str| {
            found |= as_written(text, &word)
                .is_some_and(|written| !written.chars().any(char::is_lowercase));
        };
        if town.is_ascii()
            && let Some(number) = first(&self.entries.vocabulary)
        {
            self.entries.columns.texts(corpus, number, &mut look);
        }
        if town.is_ascii()
            && let Some(number) = first(&self.passages.vocabulary)
        {
            self.passages.columns.texts(corpus, number, &mut look);
        }
        found
    }

    /// Returns the places of the archive that a town may lie in, each once: areas before
    /// theatres, which say less, that of the most entries first, then that of the most people.
    fn places_of(&self, corpus: &Corpus, town: &str, asked: &[Scope]) -> Vec<TownPlace> {
        let (gazetteer, taxonomy) = (Gazetteer::shipped(), corpus.taxonomy());
        let mut places: Vec<TownPlace> = Vec::new();
        for region in gazetteer.regions_of(&fold(town)).take(MOST_REGIONS) {
            let Some((theatre, area)) = area_of(region, gazetteer, taxonomy) else { continue };
            let scope = Scope::of(theatre, area);
            if !asked.is_empty() && !asked.iter().any(|asked| lies_in(scope, *asked)) {
                continue;
            }
            let (field, word, name, what) = match scope {
                Scope::All => continue,
                Scope::Theatre(id) => {
                    let (word, name) = (taxonomy.theatre_word(id), taxonomy.theatre_name(id));
                    ("theatre", word, name, Predicate::Theatre(id))
                }
                Scope::Area(_, id) => {
                    let (word, name) = (taxonomy.area_word(id), taxonomy.area_name(id));
                    ("area", word, name, Predicate::Area(id))
                }
            };
            // A country may be an area of two theatres; `area:` asks for both.
            let is_there = places.iter().any(|known| known.field == field && known.name == name);
            let entries = self.entries.columns.having(&what, corpus).len();
            if !is_there && entries > 0 {
                let (word, name) = (word.to_owned(), name.to_owned());
                places.push(TownPlace { field, word, name, entries });
            }
        }
        places.sort_by_key(|place| (place.field == "theatre", Reverse(place.entries)));
        places
    }
}

/// Returns the places that a text asks for, by conditions and by names.
fn places_asked(corpus: &Corpus, typed: &str, query: &Query, open: &OpenWords) -> Vec<Scope> {
    let taxonomy = corpus.taxonomy();
    let asked = query.asked(taxonomy);
    let by_field = asked.scopes().iter().copied().filter(|scope| *scope != Scope::All);
    let mut places: Vec<Scope> = by_field.collect();
    for name in open.names.iter().filter_map(|name| typed.get(name.clone())) {
        let areas = taxonomy.areas_called(name);
        places.extend(areas.map(|(theatre, area)| Scope::Area(theatre, area)));
        places.extend(taxonomy.find_theatre(name).map(Scope::Theatre));
    }
    places
}

fn lies_in(place: Scope, within: Scope) -> bool {
    match (place, within) {
        (Scope::Area(theatre, _), Scope::Theatre(within)) => theatre == within,
        (place, within) => place == within,
    }
}
