//! Typed texts, what is said of them, and the query that they become. What is understood softly
//! stands in the query as its words.

mod dates;
mod fillers;
mod keywords;
mod laws;
mod places;
mod tolls;

use super::chip::{Chip, Understood};
use super::read::{ArchiveContext, Understanding};
use super::{Lexicon, understand};
use crate::cover::Scope;
use crate::digest::{Actor, Area, Kind, KindInAcled, Taxonomy, TaxonomyParts, Theatre, TheatreId};
use crate::query::lookup::NameLookup;
use crate::query::names::NameTable;
use crate::query::{QueryFault, parse};
use crate::words::stem;

/// An invented archive that ends on the 26th of June 2024 and has every word but those that begin
/// with `xyz`.
struct Invented {
    taxonomy: Taxonomy,
    names: NameTable,
}

impl Invented {
    fn new() -> Self {
        let theatre = |id: &str, name: &str| Theatre {
            id: id.into(),
            name: name.into(),
            aliases: vec![],
            west: false,
            countries: Vec::new(),
        };
        let area = |name: &str, aliases: &[&str]| Area {
            id: crate::words::slug(name).into(),
            name: name.into(),
            aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
            theatre: TheatreId(0),
            west: None,
            countries: Vec::new(),
        };
        let actor = |name: &str, aliases: &[&str]| Actor {
            name: name.into(),
            aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
            part_of: None,
        };
        let taxonomy: Taxonomy = TaxonomyParts {
            theatres: vec![theatre("iraq", "Iraq"), theatre("sinai", "Sinai")],
            areas: vec![area("Diyala", &["Diyala Province"]), area("Deir ez-Zor", &[])],
            kinds: vec![Kind {
                id: "attack".into(),
                name: "Attack".into(),
                aliases: vec![],
                counts_as: None,
                acled: KindInAcled::ByTactic,
            }],
            actors: vec![
                actor("Islamic State", &["IS", "ISIS"]),
                actor("1920 Revolution Brigades", &[]),
                actor("17 November", &[]),
                actor("March 23 Movement (M23)", &["M23"]),
                actor("February 17 Martyrs Brigade", &[]),
                actor("26 July Movement", &[]),
                actor("15 May Organization", &[]),
                actor("Army of All", &[]),
            ],
            ..TaxonomyParts::default()
        }
        .into();
        let names = NameTable::of(&taxonomy);
        Self { taxonomy, names }
    }

    fn understand(&self, typed: &str, back: &[String]) -> Result<Understanding, QueryFault> {
        let archive = ArchiveContext {
            names: &NameLookup::of(&self.taxonomy),
            last_day: "2024-06-26".parse().ok(),
            lexicon: self,
        };
        understand(typed, &archive, back)
    }
}

impl Lexicon for Invented {
    fn longest(&self) -> usize {
        self.names.longest()
    }

    fn is_name(&self, words: &[&str]) -> bool {
        self.names.is_name(words)
    }

    fn places(&self, words: &[&str]) -> Vec<Scope> {
        self.names.places(words, &self.taxonomy)
    }

    fn is_kind(&self, word: &str) -> bool {
        self.taxonomy.find_kind(word).is_some()
    }

    fn is_event(&self, word: &str) -> bool {
        let forms = [word, stem(word)];
        forms.iter().any(|word| self.is_kind(word))
    }

    fn sounds_like_name(&self, words: &[&str]) -> bool {
        self.names.named(words).is_some()
    }

    fn says_in_a_row(&self, words: &[&str]) -> bool {
        words == ["city", "hal"] // folded: `hall`
    }

    fn finds(&self, word: &str) -> bool {
        !word.starts_with("xyz")
    }
}

/// What is said of a text beside its places, which `places` tries.
fn beside_places(chips: &[Chip]) -> String {
    let beside = chips.iter().filter(|chip| !matches!(chip.reading, Understood::Place(_)));
    let beside: Vec<String> = beside.map(ToString::to_string).collect();
    beside.join("; ")
}

/// The typed text, the chips, and the query.
type Row = (&'static str, &'static str, &'static str);

#[test]
fn typed_texts_are_understood_as_people_mean_them() {
    let invented = Invented::new();
    let rows = [dates::DATES, tolls::TOLLS, fillers::FILLERS, keywords::KEYWORDS].concat();
    assert!(rows.len() >= 120, "{}", rows.len());
    let mut wrong = Vec::new();
    for (typed, said, meant) in rows {
        let (chips, query) = match invented.understand(typed, &[]) {
            Ok(read) => (beside_places(&read.chips), read.query.to_string()),
            Err(fault) => (String::new(), format!("fault: {fault}")),
        };
        if (chips.as_str(), query.as_str()) != (said, meant) {
            wrong.push(format!("{typed}\n  is     {chips} | {query}\n  should {said} | {meant}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn chips_tell_the_bytes_that_they_were_read_in() {
    let invented = Invented::new();
    let typed = "who killed more than 10 soldiers, in late may 2020? xyzzy";
    let read = invented.understand(typed, &[]).unwrap();
    let words: Vec<&str> = read.chips.iter().map(|chip| chip.words(typed)).collect();
    assert_eq!(words, ["who", "killed more than 10", "in late may 2020?", "xyzzy"]);
    let typed = "أكثر من 10 قتلى في أيار 2020";
    let read = invented.understand(typed, &[]).unwrap();
    let words: Vec<&str> = read.chips.iter().map(|chip| chip.words(typed)).collect();
    assert_eq!(words, ["أكثر من 10 قتلى", "في أيار 2020"]);
}

#[test]
fn what_is_taken_back_is_plain_words_again() {
    let invented = Invented::new();
    for (typed, back, said, meant) in [
        ("sinai may 2020", "may 2020", "", "sinai may 2020"),
        ("sinai may 2020", "May 2020", "", "sinai may 2020"),
        ("who sinai may 2020", "who", "date 2020-05", "who sinai may 2020"),
        ("who sinai may 2020", "may 2020", "left out: who", "sinai may 2020"),
        ("xyzzy sinai", "xyzzy", "", "xyzzy sinai"),
        ("killed>10 sinai", "killed>10", "", "killed>10 sinai"),
        ("2020 sinai", "2019", "date 2020", "2020 sinai"),
        ("2020 sinai", "", "date 2020", "2020 sinai"),
        ("raid ied or mine sinai", "or", "", "raid ied or mine sinai"),
        ("sinai not ied", "not", "", "sinai -ied"),
    ] {
        let read = invented.understand(typed, &[back.to_owned()]).unwrap();
        let chips = beside_places(&read.chips);
        assert_eq!((chips.as_str(), read.query.to_string().as_str()), (said, meant));
    }
    let back = ["sinai".to_owned(), "may 2020".to_owned()];
    let plain = invented.understand("sinai may 2020", &back).unwrap();
    assert_eq!(plain.query, parse("sinai may 2020", &invented.taxonomy).unwrap());
    let soft = invented.understand("sinai may 2020", &[]).unwrap();
    assert_ne!(soft.query, plain.query, "though both print alike");
}

#[test]
fn an_archive_without_days_counts_nothing_back() {
    let invented = Invented::new();
    let archive = ArchiveContext {
        names: &NameLookup::of(&invented.taxonomy),
        last_day: None,
        lexicon: &invented,
    };
    for (typed, chips) in [("last week", 0), ("in may", 0), ("ramadan", 0), ("may 2020", 1)] {
        assert_eq!(understand(typed, &archive, &[]).unwrap().chips.len(), chips, "{typed}");
    }
}
