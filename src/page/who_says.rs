//! Who says so: the word of each basis that is held of one event, from the entry, the accounts within it
//! and the other entries that tell it.

use crate::archive::{Corpus, EntryKey};
use crate::digest::{Basis, CitationRef, EntryRef, Stance};

/// One who tells an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teller {
    /// Who, and when it was published.
    pub who: String,
    /// Which side that is, or how it stands to the entry; may be empty.
    pub role: String,
}

/// What is held of one basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordOf {
    /// The basis.
    pub basis: Basis,
    /// Who tells it so, each once; nobody where nothing of this basis is held.
    pub tellers: Vec<Teller>,
}

impl WordOf {
    /// Says that nothing of this basis is held.
    pub fn absent(&self) -> &'static str {
        match self.basis {
            Basis::Claimed => "no claim by a group's media held",
            Basis::Official => "no state body held",
            Basis::Reported => "no press, NGO, local source held",
            Basis::Assessed => "no analyst's judgement held",
        }
    }
}

/// Returns the word of each basis, in their order.
pub fn who_says(corpus: &Corpus, key: EntryKey) -> Vec<WordOf> {
    let mut words: Vec<WordOf> =
        Basis::ALL.into_iter().map(|basis| WordOf { basis, tellers: Vec::new() }).collect();
    let mut add = |basis: Basis, teller: Teller| {
        let word = words.get_mut(basis.index());
        if let Some(word) = word.filter(|word| !word.tellers.contains(&teller)) {
            word.tellers.push(teller);
        }
    };
    let tellings = std::iter::once(key).chain(corpus.repeats(key));
    for entry in tellings.filter_map(|key| corpus.entry(key)) {
        for source in entry.sources() {
            add(entry.basis, teller(corpus, source));
        }
        if entry.sources().next().is_none() {
            add(entry.basis, unnamed(entry));
        }
        for version in entry.versions() {
            let role = version.stance().map_or("", |stance| match stance {
                Stance::Confirms => "confirms",
                Stance::Denies => "denies",
                Stance::Corrects => "corrects",
            });
            let date = version.date().map_or(String::new(), |date| format!(", {date}"));
            let who = format!("{}{date}", version.by());
            add(version.basis(), Teller { who, role: role.to_owned() });
        }
    }
    words
}

fn teller(corpus: &Corpus, source: CitationRef<'_>) -> Teller {
    let party = corpus.taxonomy().find_outlet(source.outlet).and_then(|outlet| outlet.party);
    let date = source.date.map_or(String::new(), |date| format!(", {date}"));
    Teller {
        who: format!("{}{date}", source.outlet),
        role: party.map_or(String::new(), |party| party.word().to_owned()),
    }
}

fn unnamed(entry: EntryRef<'_>) -> Teller {
    let head = entry.digest().head();
    Teller { who: format!("{}, source not named", head.publisher), role: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Origin, load_all};

    #[test]
    fn every_source_has_its_basis_and_what_is_absent_has_words() {
        let corpus = load_all(&Origin::Sample).0;
        for (key, entry) in corpus.entries() {
            let words = who_says(&corpus, key);
            assert_eq!(words.iter().map(|word| word.basis).collect::<Vec<_>>(), Basis::ALL);
            let own = &words[entry.basis.index()].tellers;
            for source in entry.sources() {
                let named = own.iter().any(|teller| teller.who.starts_with(source.outlet));
                assert!(named, "{}: {words:?}", entry.id());
            }
            for version in entry.versions() {
                let tellers = &words[version.basis().index()].tellers;
                assert!(tellers.iter().any(|teller| teller.who.starts_with(version.by())));
            }
        }
    }
}
