//! What must hold for any query over any archive.

use std::collections::BTreeSet;

use proptest::prelude::*;
use watchfloor::archive::EntryKey;
use watchfloor::query::{Oracle, Query, TextField, WordFilter, parse};

use super::{SHIPPED, counted, found, read, search};

/// Words, filters and phrases that meet something in the archive, and some that do not.
const ATOMS: &[&str] = &[
    "ambush",
    "sniper",
    "ied",
    "polcie",
    "bakubah",
    "sheik",
    "zuwied",
    "raqqa",
    "Al-Raqqah",
    "HTS",
    "drc",
    "isis",
    "bqbh",
    "xyzzyq",
    "uniform",
    "M-4",
    "counter-terrorism",
    "بعقوبة",
    "داعش",
    "dam",
    "'police",
    "^check",
    "point$",
    "\"machine gun\"",
    "\"oil police\"",
    "\"security forces\"",
    "\"the security forces\"",
    "\"oil facility security\"",
    "target:\"security police\"",
    "theatre:iraq",
    "theatre:sinai,africa",
    "area:diyala",
    "area:yemen",
    "tactic:ied,sniper",
    "kind:attack",
    "actor:isis",
    "actor:nobody",
    "target:police",
    "target:\"police\"",
    "place:sheikh",
    "text:uniforms",
    "basis:claimed",
    "source:telegram",
    "source:nobody",
    "date:2020-05",
    "date:2020-05-20..22",
    "date:..2019",
    "date:>2021",
    "killed:>=3",
    "killed:>=3!",
    "killed:>=3?",
    "killed:<=2!",
    "killed:<=2?",
    "killed:some",
    "killed:unknown",
    "wounded:2..4",
    "kw:>0",
    "captured:>=1",
    "digest:itic-2020-05",
    "publisher:itic",
    "wave:2020-05",
    "id:itic-2020-05-21",
    "tag:background",
    "is:repeat",
    "al",
    "i",
    "e",
];

fn atom() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(ATOMS).prop_map(str::to_owned),
        1 => "[a-z]{1,7}".prop_filter("a keyword", |word| !["or", "and", "not"].contains(&&**word)),
        1 => "[abdeilmnqru'’-]{2,9}z",
    ]
}

fn query() -> impl Strategy<Value = String> {
    let leaf = atom();
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.join(" ")),
            proptest::collection::vec(inner.clone(), 2..4)
                .prop_map(|parts| format!("({})", parts.join(" or "))),
            inner.clone().prop_map(|part| format!("-({part})")),
            inner.prop_map(|part| format!("({part})")),
        ]
    })
}

fn set(query: &Query) -> BTreeSet<EntryKey> {
    search(query).entries().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_query_prints_as_a_text_that_reads_as_the_same_query(text in query()) {
        let query = read(&text);
        let printed = query.to_string();
        prop_assert_eq!(&read(&printed), &query, "{} printed as {}", text, printed);
        prop_assert_eq!(read(&printed).to_string(), printed);
    }

    #[test]
    fn any_text_reads_or_has_a_fault_within_it(text in "\\PC{0,24}") {
        match parse(&text, SHIPPED.0.taxonomy()) {
            Ok(query) => prop_assert_eq!(&read(&query.to_string()), &query),
            Err(fault) => {
                prop_assert!(text.get(fault.range.clone()).is_some(), "{:?} in {}", fault, text);
                prop_assert!(!fault.message.is_empty());
            }
        }
    }

    #[test]
    fn the_index_answers_as_the_evaluator_does(text in query()) {
        let query = read(&text);
        let oracle = Oracle::new(&query, &SHIPPED.0);
        let right: BTreeSet<_> = SHIPPED.0.entries()
            .filter(|(_, entry)| oracle.matches(*entry)).map(|(key, _)| key).collect();
        let results = search(&query);
        prop_assert_eq!(results.total, right.len(), "{}", text);
        prop_assert_eq!(results.entries().count(), right.len());
        prop_assert_eq!(results.entries().collect::<BTreeSet<_>>(), right, "{}", text);
    }

    #[test]
    fn a_query_and_its_opposite_share_the_archive(text in query()) {
        let (with, without) = (search(&read(&text)), search(&read(&format!("-({text})"))));
        prop_assert_eq!(with.total + without.total, SHIPPED.0.len(), "{}", text);
        prop_assert_eq!(with.shared(&without), 0);
    }

    #[test]
    fn an_alternative_loses_nothing_and_a_condition_gains_nothing(a in query(), b in query()) {
        let (one, other) = (set(&read(&a)), set(&read(&b)));
        let either = set(&read(&format!("({a}) or ({b})")));
        prop_assert_eq!(either, one.union(&other).copied().collect());
        let narrowed = read(&a).narrowed("theatre", "iraq");
        prop_assert!(set(&narrowed).is_subset(&one));
    }

    #[test]
    fn a_sieve_loses_no_word(word in "[abdeikmnoqrstu]{4,9}", at in 0..ATOMS.len()) {
        let index = &SHIPPED.1;
        for word in [word.as_str(), ATOMS[at]] {
            let (all, sifted) = (index.words_like(word, WordFilter::None), index.words_like(word, WordFilter::Letters));
            prop_assert_eq!(all, sifted, "{}", word);
        }
    }

    #[test]
    fn highlights_are_letters_in_order(text in "[A-Za-z' al-’ُبعقوةi]{0,40}", asked in query()) {
        let marks = search(&read(&asked)).marker.marks(&text, TextField::Text);
        let mut end = 0;
        for mark in marks {
            prop_assert!(mark.start >= end && mark.start < mark.end, "{:?}", mark);
            prop_assert!(text.get(mark.clone()).is_some(), "{:?} in {}", mark, text);
            end = mark.end;
        }
    }
}

#[test]
fn facets_add_up_to_what_was_found() {
    for text in ["", "ambush", "theatre:iraq -tactic:ied", "killed:>=3"] {
        let results = search(&read(text));
        let facets = counted(&results);
        let total = u32::try_from(results.total).unwrap();
        assert_eq!(facets.theatres.iter().map(|(_, n)| n).sum::<u32>(), total, "{text}");
        assert_eq!(facets.bases.iter().sum::<u32>(), total, "{text}");
        assert_eq!(facets.months.iter().map(|(_, n)| n).sum::<u32>(), total, "{text}");
        let taxonomy = SHIPPED.0.taxonomy();
        for (theatre, count) in facets.theatres {
            let narrowed = read(text).narrowed("theatre", taxonomy.theatre_word(theatre));
            assert_eq!(search(&narrowed).total, count as usize, "{narrowed}");
            assert_eq!(read(&narrowed.to_string()), narrowed);
        }
        for ((year, month), count) in facets.months {
            let narrowed = read(text).narrowed("date", &format!("{year:04}-{month:02}"));
            assert!(search(&narrowed).total >= count as usize, "{narrowed}");
        }
    }
}

#[test]
fn an_empty_query_gives_everything_newest_first() {
    let all = found("");
    assert_eq!(all.len(), SHIPPED.0.len());
    let days: Vec<_> = all.iter().map(|key| SHIPPED.0.entry(*key).unwrap().date.from).collect();
    assert!(days.is_sorted_by(|a, b| a >= b));
}

#[test]
fn a_search_that_nobody_waits_for_gives_nothing() {
    let (corpus, index) = &*SHIPPED;
    assert!(index.search(corpus, &read("ambush"), 10, &|| true).is_none());
}

#[test]
fn only_so_many_hits_are_kept_and_all_are_counted() {
    let (corpus, index) = &*SHIPPED;
    let all = search(&read("attack"));
    let some = index.search(corpus, &read("attack"), 7, &|| false).unwrap();
    assert_eq!((some.total, some.hits.as_slice()), (all.total, &all.hits[..7]));
}

#[test]
fn highlights_mark_just_the_letters_that_matched() {
    for (query, text, marked) in [
        ("raqqa", "at Al-Raqqah’s gate", vec!["Raqqa"]),
        ("bakubah", "near Baqubah", vec!["Ba", "ubah"]),
        ("zuwied", "Sheikh Zuweid", vec!["Zuweid"]),
        ("haya", "Hay'at Tahrir", vec!["Hay'a"]),
        ("mocimboa", "in Mocímboa da Praia", vec!["Mocímboa"]),
        ("الرقة", "في الرَّقّة اليوم", vec!["رَّقّة"]),
        ("\"machine gun\"", "machine-gun fire, a gun", vec!["machine", "gun"]),
        ("'gun", "guns and a gun", vec!["gun"]),
        ("gun$", "a shotgun", vec!["gun"]),
        ("police -iraq", "Iraq police", vec!["police"]),
        ("target:police", "police", vec![]),
        ("m4", "the M-4 highway", vec!["M-4"]),
        ("HTS", "men of Hay'at Tahrir al-Sham", vec!["Hay'at", "Tahrir", "Sham"]),
        ("raqqa", "Al-Raqqah, ar-Raqqah and Raqa", vec!["Raqqa", "Raqqa", "Raqa"]),
        (
            "drc",
            "in the Democratic Republic of the Congo",
            vec!["Democratic", "Republic", "of", "the", "Congo"],
        ),
        ("ied", "a roadside bomb", vec!["roadside", "bomb"]),
        ("isis -HTS", "Hay'at Tahrir al-Sham", vec![]),
        ("'hts", "Hay'at Tahrir al-Sham", vec![]),
        ("الرقة", "at Al-Raqqah", vec!["Raqqah"]),
        ("bqbh", "near Ba’qubah", vec!["B", "q", "b", "h"]),
        ("xyzzyq", "x y z z y q", vec![]),
    ] {
        let marks = search(&read(query)).marker.marks(text, TextField::Text);
        let letters: Vec<&str> = marks.into_iter().map(|range| &text[range]).collect();
        assert_eq!(letters, marked, "{query}");
    }
}
