//! What stands beside the entries is found: by its words, its kind, its place and its days.

use std::collections::{HashMap, HashSet};

use watchfloor::archive::RecordKey;
use watchfloor::digest::{PassageDate, PassageKind, PassageText};
use watchfloor::query::Index;

use super::{SHIPPED, read, search};

/// The words of a text that are nothing but letters and digits, in small letters.
fn words(text: &str) -> HashSet<String> {
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_matches(|c: char| ",.;:()\"“”".contains(c)));
    let plain = |word: &&str| word.len() > 2 && word.chars().all(char::is_alphanumeric);
    words.filter(plain).map(str::to_lowercase).collect()
}

#[test]
fn every_passage_is_found_by_its_rarest_words() {
    let (corpus, index) = &*SHIPPED;
    let mut common: HashMap<String, usize> = HashMap::new();
    let texts = corpus.passages().map(|(_, passage)| passage.text().into_owned());
    let texts: Vec<String> =
        texts.chain(corpus.entries().map(|(_, entry)| entry.text().to_owned())).collect();
    for word in texts.iter().flat_map(|text| words(text)) {
        *common.entry(word).or_default() += 1;
    }
    let mut missed = Vec::new();
    for (key, passage) in corpus.passages() {
        let mut rare: Vec<String> = words(&passage.text()).into_iter().collect();
        rare.sort_by_key(|word| (common[word], word.clone()));
        rare.truncate(4);
        let query = rare.iter().map(|word| format!("'{word}")).collect::<Vec<_>>().join(" ");
        let found = index.search(corpus, &read(&query), 500, &|| false).unwrap();
        if !found.hits.contains(&RecordKey::Passage(key)) {
            missed.push(format!("{} by {query}", passage.id()));
        }
    }
    assert_eq!(missed, [""; 0]);
}

#[test]
fn the_passages_of_a_file_stand_in_the_order_of_their_lines() {
    let (corpus, _) = &*SHIPPED;
    let mut lines: HashMap<(String, PassageKind), Vec<u32>> = HashMap::new();
    for (key, passage) in corpus.passages() {
        assert_eq!(corpus.passage(key).unwrap().id(), passage.id());
        let of = (passage.home.file().to_owned(), passage.kind());
        lines.entry(of).or_default().push(passage.line());
    }
    for ((file, kind), lines) in lines {
        // Of points, those of a theatre may be written after its areas.
        if kind != PassageKind::Point {
            assert!(lines.is_sorted(), "{file}: {kind:?} in {lines:?}");
        }
        assert!(lines.iter().all(|line| *line > 0), "{file}");
    }
}

#[test]
fn a_line_is_that_of_the_words() {
    let (corpus, _) = &*SHIPPED;
    let mut looked_at = 0;
    for (_, passage) in corpus.passages().filter(|(_, passage)| passage.kind() == PassageKind::Note)
    {
        let path = format!("{}/data/{}", env!("CARGO_MANIFEST_DIR"), passage.home.file());
        let file = std::fs::read_to_string(path).unwrap();
        let from = file.lines().skip(passage.line() as usize - 1).take(3);
        let start: String = passage.text().chars().take(12).collect();
        assert!(from.collect::<String>().contains(&start), "{}", passage.id());
        looked_at += 1;
    }
    assert!(looked_at > 10);
}

#[test]
fn kinds_are_counted_and_named() {
    for kind in PassageKind::ALL {
        let found = search(&read(&format!("in:{}", kind.word())));
        let all = SHIPPED.0.passages().filter(|(_, passage)| passage.kind() == kind).count();
        assert_eq!((found.total, found.passages[kind as usize]), (0, all), "{kind:?}");
        assert_eq!(found.records(), all);
    }
    assert_eq!(search(&read("in:entry")).total, SHIPPED.0.len());
    assert_eq!(search(&read("in:points")).records(), search(&read("in:point")).records());
    assert_eq!(search(&read("")).records(), SHIPPED.0.len(), "nothing asked is asked of entries");
    let without = search(&read("-theatre:iraq"));
    let within = search(&read("theatre:iraq"));
    let all = SHIPPED.0.len() + SHIPPED.0.passages().count();
    assert_eq!(without.records(), all - within.records(), "what only leaves out asks all records");
}

#[test]
fn a_note_is_found_by_its_id() {
    let ids = SHIPPED.0.passages().filter_map(|(_, passage)| match passage.says {
        PassageText::Note(note) => note.id().map(str::to_owned),
        PassageText::Title(_)
        | PassageText::Point(_)
        | PassageText::Sentence(_)
        | PassageText::Figure(_)
        | PassageText::Wave(_) => None,
    });
    let ids: Vec<String> = ids.filter(|id| id.contains(' ')).collect();
    assert!(!ids.is_empty());
    for id in ids {
        assert!(search(&read(&format!("in:note \"{id}\""))).records() > 0, "{id}");
    }
}

#[test]
fn a_condition_holds_for_passages_as_for_entries() {
    let (corpus, _) = &*SHIPPED;
    let iraq = corpus.taxonomy().find_theatre("iraq").unwrap();
    let (from, to) = ("2020-05-01".parse().unwrap(), "2020-05-31".parse().unwrap());
    for (query, holds) in [
        (
            "theatre:iraq in:point",
            Box::new(|p: &watchfloor::digest::Passage<'_>| p.theatre == Some(iraq))
                as Box<dyn Fn(&watchfloor::digest::Passage<'_>) -> bool>,
        ),
        (
            "date:2020-05 in:point",
            Box::new(move |p: &watchfloor::digest::Passage<'_>| {
                let (first, last) = p.days();
                first <= to && last >= from
            }),
        ),
        ("basis:claimed in:point", Box::new(|p| p.basis().is_some_and(|b| b.word() == "claimed"))),
        ("digest:itic-2020-05-21 in:point", Box::new(|p| p.home.id() == "itic-2020-05-21")),
    ] {
        let found: HashSet<RecordKey> = search(&read(query)).hits.into_iter().collect();
        let points = corpus.passages().filter(|(_, p)| p.kind() == PassageKind::Point);
        let right = points.filter(|(_, passage)| holds(passage));
        let right: HashSet<RecordKey> = right.map(|(key, _)| RecordKey::Passage(key)).collect();
        assert!(!right.is_empty(), "{query}");
        assert_eq!(found, right, "{query}");
    }
    let killed = search(&read("killed:>5"));
    assert_eq!(killed.records(), killed.total, "a passage has no toll");
}

#[test]
fn days_are_its_own_or_those_of_what_it_stands_in() {
    let (corpus, _) = &*SHIPPED;
    let (mut own, mut of_home) = (0, 0);
    for (_, passage) in corpus.passages() {
        match (passage.kind(), passage.date()) {
            (PassageKind::Figure | PassageKind::Wave, PassageDate::Own(_)) => own += 1,
            (_, PassageDate::OfHome(_)) => of_home += 1,
            (kind, date) => panic!("{kind:?} {date:?}"),
        }
    }
    assert!(own > 20 && of_home > 100, "{own} {of_home}");
}

#[test]
fn an_empty_archive_has_no_passages() {
    let corpus = watchfloor::archive::Corpus::default();
    let index = Index::build(&corpus);
    let found = index.search(&corpus, &read("anything"), 10, &|| false).unwrap();
    assert_eq!(found.records(), 0);
}

/// A sentence that stands under a label in its file says nothing without it.
#[test]
fn what_stands_under_a_label_is_read_with_it_and_searched_without() {
    let (corpus, _) = &*SHIPPED;
    let passage = |id: &str| corpus.passages().find(|(_, passage)| passage.id() == id).unwrap().1;
    let wave = passage("2022-04-revenge-two-sheikhs");
    let labelled = wave.labelled_text();
    for said in [
        "; Kind: named wave; Actor: Islamic State; Pretext: The deaths of the second leader",
        "; West: There was none.; Tactics: ied, small-arms",
        "; Took no part: Mozambique, Sahel",
    ] {
        assert!(labelled.contains(said), "{said}: {labelled}");
    }
    assert!(wave.text().contains("; There was none.; ied, small-arms"), "{}", wave.text());
    assert_eq!(passage("2017-01-al-adnani#2").labelled_text(), "Not known: There are no figures.");
    for (_, passage) in corpus.passages() {
        let gap = passage.id().starts_with(|first: char| first.is_ascii_digit())
            && matches!(passage.says, watchfloor::digest::PassageText::Sentence(_));
        assert_eq!(passage.labelled_text().starts_with("Not known: "), gap, "{}", passage.id());
    }
    let labels = search(&read("'pretext in:wave"));
    assert!(labels.records() < corpus.waves().len(), "a label is no word of what is said");
}
