//! What comes first of what was found: what is said as it was asked, what happened on the asked days, and
//! the figures of who asks how many.

use std::path::Path;

use watchfloor::archive::{Corpus, Origin, RecordKey, load_all};
use watchfloor::digest::PassageKind;
use watchfloor::query::{Index, Replaced, Results};

use super::SHIPPED;

/// Everything that typed words find as they are understood, with what was said of them.
fn typed((corpus, index): &(Corpus, Index), text: &str) -> (Results, Vec<String>) {
    let read = index.understand(corpus, text, &[]).unwrap();
    let found = index.search_nearest(corpus, &read.query, usize::MAX, &|| false).unwrap();
    (found, read.chips.iter().map(ToString::to_string).collect())
}

/// The texts of what typed words find, best first.
fn texts(archive: &(Corpus, Index), text: &str) -> Vec<String> {
    let (found, _) = typed(archive, text);
    let texts = found.hits.iter().map(|hit| match hit {
        RecordKey::Entry(key) => archive.0.entry(*key).unwrap().text().to_owned(),
        RecordKey::Passage(key) => archive.0.passage(*key).unwrap().text().into_owned(),
    });
    texts.collect()
}

fn kind(key: &RecordKey) -> Option<PassageKind> {
    match key {
        RecordKey::Entry(_) => None,
        RecordKey::Passage(key) => Some(SHIPPED.0.passage(*key).unwrap().kind()),
    }
}

/// An archive of one digest of a week, with the shipped taxonomy.
fn archive(theatres: &str) -> (Corpus, Index) {
    let folder = tempfile::tempdir().unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/taxonomy.yaml");
    std::fs::copy(shipped, folder.path().join("taxonomy.yaml")).unwrap();
    std::fs::create_dir(folder.path().join("digests")).unwrap();
    let head = "digest: w-2031-03-03\ntitle: A week\npublisher: P\nperiod: 2031-03-03..2031-03-09\n\
                coverage: excerpts\n";
    let digest = format!("{head}theatres:\n{theatres}");
    std::fs::write(folder.path().join("digests/2031-03-03.yaml"), digest).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    assert!(!corpus.is_empty(), "{problems:?}");
    let index = Index::build(&corpus);
    (corpus, index)
}

/// Entries of a theatre, each with its fields.
fn entries(theatre: &str, all: &[&str]) -> String {
    let entry = |fields: &&str| {
        format!("      - {{ kind: attack, basis: reported, source: {{ outlet: P }}, {fields} }}\n")
    };
    let all: String = all.iter().map(entry).collect();
    format!("  - theatre: {theatre}\n    entries:\n{all}")
}

#[test]
fn who_asks_how_many_attacks_is_shown_figures_first_also_among_those_that_lack_a_word() {
    let (found, chips) = typed(&SHIPPED, "how many attacks did isis claim in iraq in 2020");
    assert_eq!(chips[0], "figures first: how many");
    let nearest = found.nearest.as_ref().unwrap();
    let kinds: Vec<_> = found.hits[nearest.from..].iter().map(kind).collect();
    let met = |at: usize| nearest.words_met(found.hits[nearest.from + at]).unwrap().0;
    let level = (0..kinds.len()).take_while(|at| met(*at) == met(0)).count();
    let figures = kinds[..level].iter().filter(|kind| **kind == Some(PassageKind::Figure)).count();
    assert!(figures > 1 && figures < level, "{figures} of {level}");
    assert!(kinds[..figures].iter().all(|kind| *kind == Some(PassageKind::Figure)));
    for text in ["number of attacks in iraq", "عدد الهجمات في العراق"] {
        assert!(typed(&SHIPPED, text).1[0].starts_with("figures first: "), "{text}");
    }
    // Of people the records of events tell as well.
    let (_, chips) = typed(&SHIPPED, "how many people were killed at crocus city hall");
    assert_eq!(chips, ["left out: how many people were"]);
}

#[test]
fn words_within_a_name_of_several_lead_to_what_has_it_and_are_said() {
    let (found, chips) = typed(&SHIPPED, "غرب افريقيا");
    let of_actor: Vec<_> = typed(&SHIPPED, "actor:iswap").0.entries().collect();
    let entries: Vec<_> = found.entries().collect();
    assert!(!of_actor.is_empty() && of_actor.iter().all(|key| entries.contains(key)));
    assert_eq!(chips, [""; 0], "it is neither the West nor Africa");
    let told: Vec<&String> = found.replaced.iter().flat_map(|told| &told.shown).collect();
    assert_eq!(told, ["ولاية غرب إفريقيا"; 2]);
    assert!(typed(&SHIPPED, "خراسان").0.total >= typed(&SHIPPED, "actor:iskp").0.total);
    // Nothing stands for the name of what no record has.
    let (found, _) = typed(&SHIPPED, "بلاد المغرب");
    assert_eq!((found.records(), found.replaced.as_slice()), (0, &[][..]));
    // What many names have tells none of them apart.
    assert_eq!(typed(&SHIPPED, "ولاية").0.records(), 0);
}

#[test]
fn what_happened_on_a_day_comes_before_what_may_have_on_any_of_many() {
    let days = |from: usize, text: &str| {
        let (found, _) = typed(&SHIPPED, text);
        let spans = found.entries().map(|key| SHIPPED.0.entry(key).unwrap().possible_days());
        spans.map(|(first, last)| (last - first).num_days()).take(from).collect::<Vec<_>>()
    };
    let asked = days(6, "attacks 2023");
    assert!(asked.iter().all(|days| *days < 7), "{asked:?}");
    let small = archive(&entries(
        "iraq",
        &[
            "date: 2031-02-20..2031-04-10, place: Iraq, text: A bridge fell in March.",
            "date: 2031-03, place: Iraq, text: A bridge burned.",
            "date: 2031-03-04, text: A bridge was shelled.",
        ],
    ));
    let wanted = ["A bridge was shelled.", "A bridge burned.", "A bridge fell in March."];
    assert_eq!(texts(&small, "bridge iraq march 2031"), wanted);
    assert_eq!(texts(&small, "bridge iraq in march"), wanted, "the latest, which one text says");
}

#[test]
fn a_season_without_a_year_finds_the_waves_that_are_called_so() {
    for text in ["ramadan", "attacks in ramadan", "رمضان"] {
        let (found, chips) = typed(&SHIPPED, text);
        assert!(chips[chips.len() - 1].starts_with("date ~2024-03-10"), "{chips:?}");
        assert!(found.total > 1, "{text}: the days are asked for, too");
        let waves = found.hits.iter().take(5).filter(|key| kind(key) == Some(PassageKind::Wave));
        assert!(waves.count() > 0, "{text}");
    }
    // With its year the days decide.
    let (found, _) = typed(&SHIPPED, "ramadan 2020");
    assert_eq!(kind(&found.hits[0]), Some(PassageKind::Wave));
}

#[test]
fn words_that_stand_in_a_row_as_they_were_typed_come_before_scattered_ones() {
    let small = archive(&entries(
        "iraq",
        &[
            "date: 2031-03-05, place: a school, text: A bus burned.",
            "date: 2031-03-04, text: The bus came to the school.",
            "date: 2031-03-03, text: A school bus was hit.",
            "date: 2031-03-03, text: Buses of a school were hit.",
        ],
    ));
    assert_eq!(texts(&small, "school bus")[0], "A school bus was hit.");
    assert_eq!(texts(&small, "school bus hit")[0], "A school bus was hit.", "so do forms of words");
}

#[test]
fn what_begins_with_a_word_but_for_a_double_letter_is_said() {
    let said = |text: &str| -> Vec<String> {
        typed(&SHIPPED, text).0.replaced.iter().map(Replaced::message).collect()
    };
    for text in ["asas", "asass"] {
        let message = format!("`{text}` is not in the archive; shown: `assassinations`");
        assert_eq!(said(text), [message]);
    }
    assert_eq!(said("comit")[0], "`comit` is not in the archive; shown: `Committee`");
    for known in ["assas", "commit", "check", "killi", "vill"] {
        assert_eq!(said(known), [""; 0], "{known}");
    }
}

#[test]
fn where_no_digest_covers_a_day_that_others_tell_of_it_is_not_said_that_nothing_is_held() {
    let told = |text: &str| {
        let read = SHIPPED.1.understand(&SHIPPED.0, text, &[]).unwrap();
        read.query.asked_of(&SHIPPED.0).told(&SHIPPED.0).unwrap()
    };
    assert_eq!(told("22 march 2024"), "no digest covers 22 March 2024; others tell of it");
    assert_eq!(
        told("theatre:west 22 march 2024"),
        "no digest covers The West on 22 March 2024; others tell of it"
    );
    assert_eq!(told("sinai 22 march 2024"), "Sinai is not held on 22 March 2024");
    assert_eq!(told("21 march 2031"), "nothing is held on 21 March 2031");
}

#[test]
fn a_text_that_says_another_name_as_it_was_typed_comes_before_the_tactic_alone() {
    let found = texts(&SHIPPED, "sticky bomb");
    assert!(found[0].starts_with("A sticky bomb on a Peshmerga vehicle"), "{}", found[0]);
    let own = typed(&SHIPPED, "tactic:ied").0;
    let found = typed(&SHIPPED, "sticky bomb").0;
    assert!(own.entries().all(|key| found.entries().any(|found| found == key)), "all are found");
    let small = archive(&entries(
        "iraq",
        &[
            "date: 2031-03-05, tactic: ied, text: A blast.",
            "date: 2031-03-04, tactic: ied, text: A landmine went off.",
            "date: 2031-03-03, tactic: ied, text: Landmines went off.",
        ],
    ));
    assert_eq!(
        texts(&small, "landmine"),
        ["A landmine went off.", "Landmines went off.", "A blast."]
    );
}
