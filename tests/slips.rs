//! Slips of the hand beyond those of `written.rs`: values that can be meant in one way only are read
//! so and told, and what is not read is told.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;

use watchfloor::archive::{Corpus, Origin, load_all};

const FILE: &str = "digests/2031-03-06.yaml";

/// An archive of one digest, and what is told of it, without the name of the file.
fn load(digest: &str) -> (Corpus, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let taxonomy = "tests/fixtures/written/taxonomy.yaml";
    fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    fs::write(folder.path().join(FILE), digest).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    let told = problems.iter().filter(|problem| &*problem.file == FILE);
    let text = |problem: &watchfloor::archive::Problem| {
        problem.to_string().replacen(&format!("{FILE}:"), "", 1)
    };
    (corpus, told.map(text).collect())
}

/// The same for a digest with these lines as its entry, below the date.
fn load_entry(lines: &str) -> (Corpus, Vec<String>) {
    load(&format!(
        "digest: field-2031-03-06\ntitle: x\npublisher: Field\nperiod: 2031-03-06..2031-03-12\n\
         theatres:\n  - theatre: iraq\n    entries:\n      - date: 2031-03-07\n{lines}"
    ))
}

#[test]
fn several_words_in_one_tag_are_several_tags() {
    let entry = |tags: &str| {
        load_entry(&format!(
            "        kind: attack\n        text: A.\n        basis: claimed\n        {tags}\n"
        ))
    };
    for (tags, read) in [
        ("tags: background, night raid", &["background", "night raid"][..]),
        ("tags: a; b, c", &["a", "b", "c"]),
        ("tags: background,", &["background"]),
    ] {
        let (corpus, problems) = entry(tags);
        let (_, entry) = corpus.entries().next().unwrap();
        assert_eq!(entry.tags().collect::<Vec<_>>(), read, "{tags}");
        let told = "12:15: warning: several words in one of `tags`: read as a list (put them in \
                    brackets: `[one, two]`)";
        assert!(problems.iter().any(|problem| problem.ends_with(told)), "{tags}: {problems:?}");
    }
    // What stands in a list is one word, whatever it holds.
    let (corpus, problems) = entry("tags: [background, night; raid]");
    assert_eq!(corpus.entries().next().unwrap().1.tags().count(), 2);
    assert!(!problems.iter().any(|problem| problem.contains("tags")), "{problems:?}");
}

#[test]
fn theatres_are_read_in_both_spellings() {
    let text = "digest: field-2031-03-06\ntitle: x\npublisher: Field\nseries: weekly\ncoverage: full\n\
                period: 2031-03-06..2031-03-12\ntheaters:\n  - theater: iraq\n    entries:\n      \
                - { date: 2031-03-07, kind: attack, text: A., basis: claimed }\n";
    let (corpus, problems) = load(text);
    assert_eq!(corpus.entries().count(), 1);
    assert_eq!(
        problems,
        [
            "7:1: warning: `theaters` is read as `theatres` (write `theatres: …`)",
            "8:5: warning: `theater` is read as `theatre` (write `theatre: …`)",
        ]
    );
}

#[test]
fn an_address_before_the_date_is_an_address_and_a_date_in_brackets_is_told() {
    let entry = |source: &str| {
        load_entry(&format!(
            "        kind: attack\n        text: A.\n        basis: claimed\n        source: {source}\n"
        ))
    };
    for (source, read) in [
        (
            "https://example.org/a, 2031-03-07",
            "https://example.org/a, 2031-03-07 <https://example.org/a>",
        ),
        ("Rudaw https://example.org/a, 2031-03-07", "Rudaw, 2031-03-07 <https://example.org/a>"),
    ] {
        let (corpus, problems) = entry(source);
        let (_, entry) = corpus.entries().next().unwrap();
        assert_eq!(entry.sources().next().unwrap().to_string(), read);
        let told = "warning: an address without brackets: read as one";
        assert!(problems.iter().any(|problem| problem.contains(told)), "{problems:?}");
    }
    let brackets = |source| {
        let (_, problems) = entry(source);
        problems
            .iter()
            .any(|problem| problem.contains("12:17: warning: the date of this source stands"))
    };
    assert!(brackets("Telegram (2031-03-07)"));
    assert!(!brackets("Telegram (channel), 2031-03-07"));
}
