//! The archive that is shipped reads without an error, from the folder and from the binary.

use std::collections::HashSet;
use std::path::PathBuf;

use watchfloor::archive::{Corpus, Found, Origin, Severity, load_all};
use watchfloor::page;

fn shipped() -> Origin {
    Origin::Folder(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/data")))
}

#[test]
fn the_shipped_archive_is_sound() {
    let (corpus, problems) = load_all(&shipped());
    // Warnings are allowed: a contradiction of the original is shipped as it stands.
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    let told: Vec<String> = errors.map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(corpus.digests().len() > 50 && corpus.len() > 100 && corpus.waves().len() > 5);
}

#[test]
fn every_id_is_borne_once_and_found() {
    let (corpus, _) = load_all(&shipped());
    let digests = corpus.digests().iter().map(|digest| digest.id().to_owned());
    let waves = corpus.waves().iter().map(|wave| wave.id.to_string());
    let entries = corpus.entries().map(|(_, entry)| entry.id());
    let mut seen = HashSet::new();
    for id in digests.chain(waves).chain(entries) {
        assert!(seen.insert(id.clone()), "{id} is borne twice");
    }
}

#[test]
fn every_member_of_a_wave_says_so_on_its_page() {
    let (corpus, _) = load_all(&shipped());
    for (at, wave) in corpus.waves().iter().enumerate() {
        for key in corpus.members(at) {
            let text = page::plain(&page::entry(&corpus, key), 200);
            assert!(text.contains(&*wave.name), "{} is not named:\n{text}", wave.id);
        }
    }
}

#[test]
fn no_large_toll_is_added_up_twice() {
    let (corpus, _) = load_all(&shipped());
    let large: Vec<_> = corpus
        .entries()
        .filter(|(_, entry)| entry.casualties().killed.is_some_and(|killed| killed.low() >= 10))
        .collect();
    for (one, first) in &large {
        for (two, second) in large.iter().filter(|(two, _)| two.digest > one.digest) {
            let alike = (first.date, first.area, first.casualties().killed)
                == (second.date, second.area, second.casualties().killed);
            let linked = corpus.repeats(*one).any(|other| other == *two);
            assert!(!alike || linked, "{} and {}", first.id(), second.id());
        }
    }
}

#[test]
fn the_sample_in_the_binary_is_the_shipped_archive() {
    let (folder, problems) = load_all(&shipped());
    let (sample, same) = load_all(&Origin::Sample);
    assert_eq!(problems, same);
    let ids = |corpus: &Corpus| -> Vec<String> {
        corpus.entries().map(|(_, entry)| entry.id()).collect()
    };
    assert_eq!(ids(&folder), ids(&sample));
    assert_eq!(folder.waves(), sample.waves());
}

#[test]
fn what_the_own_collection_tells_from_an_article_is_no_source_of_its_own() {
    let (corpus, _) = load_all(&shipped());
    let Found::Entry(article) = corpus.find("kerman-2024-01-03") else { panic!() };
    let tellings = || corpus.repeats(article).filter_map(|key| corpus.entry(key));
    let own = tellings().find(|entry| entry.digest().id().starts_with("watchfloor-")).unwrap();
    assert_eq!(own.told_from(), Some("kerman-2024-01-03"));
    // The other two say only that the editor's day, place and means agree with the article.
    assert_eq!((corpus.tellings_of(article), corpus.sources_of(article)), (4, 3));
}
