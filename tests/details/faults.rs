//! What is wrong is told where it stands, and costs nothing else.

use std::fs;
use std::path::Path;

use watchfloor::archive::{Origin, load_all, reload, stamp};

/// An id may come and go in another file than the one that names it.
#[test]
fn an_entry_that_is_named_is_looked_for_again_when_another_file_changes() {
    let folder = tempfile::tempdir().unwrap();
    let digests = folder.path().join("digests");
    fs::create_dir(&digests).unwrap();
    let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
    fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    let write = |day: &str, more: &str| {
        let text = format!(
            "digest: itic-2031-03-{day}\ntitle: T\npublisher: ITIC\nperiod: 2031-03-{day}\n\
             theatres:\n- theatre: iraq\n  entries:\n  - {{ date: 2031-03-{day}, kind: attack, \
             text: A., basis: claimed, {more} }}\n"
        );
        fs::write(digests.join(format!("2031-03-{day}.yaml")), text).unwrap();
    };
    let origin = Origin::Folder(folder.path().to_owned());
    write("06", "corrects: the-first");
    write("13", "id: the-first");
    let (old, problems) = load_all(&origin);
    assert_eq!(problems, []);
    let before = stamp(&origin);
    write("13", "id: no-longer-the-first");
    let again = reload(&origin, &old, &problems, &before).unwrap();
    let told: Vec<_> = again.problems.iter().map(|problem| &*problem.message).collect();
    assert_eq!(told, ["no entry of this archive is `the-first`"]);
    let before = stamp(&origin);
    write("13", "id: the-first");
    let last = reload(&origin, &again.corpus, &again.problems, &before).unwrap();
    assert_eq!(last.problems, []);
}

/// The problems of an archive of one digest with these entries, without the file's name.
fn problems_of(entries: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let digests = folder.path().join("digests");
    fs::create_dir(&digests).unwrap();
    fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("data/taxonomy.yaml"),
        folder.path().join("taxonomy.yaml"),
    )
    .unwrap();
    let head = "digest: itic-2031-03-06\ntitle: T\npublisher: ITIC\nperiod: 2031-03-06\ntheatres:\n\
                - theatre: iraq\n  entries:\n";
    fs::write(digests.join("2031-03-06.yaml"), format!("{head}{entries}")).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    assert_eq!(corpus.len(), entries.lines().count(), "no entry is lost");
    problems
        .iter()
        .map(|problem| {
            let text = problem.to_string();
            text.strip_prefix("digests/2031-03-06.yaml:").unwrap_or(&text).to_owned()
        })
        .collect()
}

#[test]
fn a_value_that_is_wrong_costs_itself_alone_and_is_told() {
    let values = [
        "time: 870",
        "at: 144.64 33.75",
        "at: { lat: 1, lon: 200 }",
        "at: { lat: 1 }",
        "date_basis: guessed",
        "attribution: perhaps",
        "undirected: maybe",
        "losses: 4",
        "claimed_on: soon",
        "killed: { low: 9, best: 3, high: 7 }",
        "killed: { of: { a: 1 } }",
        "killed: { n: 4, low: 3 }",
        "killed: { n: 4, basis: heard }",
        "events: 3 (4)",
        "x: { bad key: 1 }",
        "x: { ok: [1] }",
        "told_from: nothing-here",
        "corrects: itic-2031-03-06",
        "versions: [{ by: A, basis: claimed, stance: maybe, date: soon }]",
    ];
    let entries: Vec<String> = values
        .iter()
        // Each with a text of its own: the same entry twice is told too.
        .zip('A'..)
        .map(|(value, text)| {
            format!(
                "  - {{ date: 2031-03-06, kind: attack, text: {text}., basis: claimed, {value} }}\n"
            )
        })
        .collect();
    insta::assert_snapshot!(problems_of(&entries.concat()).join("\n"));
    assert_eq!(
        problems_of(
            "  - { date: 2031-03-06, kind: attack, text: A., basis: claimed, x: { any_key: 1, Other-1: two } }\n"
        ),
        [""; 0]
    );
}

#[test]
fn a_map_and_the_parts_of_a_number_are_bounded() {
    let many = |n: usize| (0..n).map(|i| format!("k{i}: {i}")).collect::<Vec<_>>().join(", ");
    let entry = |more: &str| {
        problems_of(&format!(
            "  - {{ date: 2031-03-06, kind: attack, text: A., basis: claimed, {more} }}\n"
        ))
    };
    assert_eq!(entry(&format!("x: {{ {} }}", many(32))), [""; 0]);
    assert!(entry(&format!("x: {{ {} }}", many(33)))[0].contains("more than 32 keys in `x`"));
    assert_eq!(entry(&format!("killed: {{ n: 999, of: {{ {} }} }}", many(32))), [""; 0]);
    assert!(
        entry(&format!("killed: {{ n: 999, of: {{ {} }} }}", many(33)))[0]
            .contains("more than 32 parts")
    );
    let long = format!("x: {{ k: {} }}", "a".repeat(1_001));
    assert!(entry(&long)[0].contains("longer than 1000 letters"), "{:?}", entry(&long));
}

/// Programs write the answer as YAML's own word, as they may for `west` of a theatre.
#[test]
fn an_answer_may_be_true_or_false() {
    let entry = |answer: &str| {
        problems_of(&format!(
            "  - {{ date: 2031-03-06, kind: attack, text: A., basis: claimed, undirected: {answer} }}\n"
        ))
    };
    for answer in ["yes", "no", "true", "false", "on", "off", "True"] {
        assert_eq!(entry(answer), [""; 0], "{answer}");
    }
    assert!(entry("maybe")[0].contains("known here: yes, no"));
    let other = problems_of(
        "  - { date: 2031-03-06, kind: attack, text: A., basis: claimed, date_basis: true }\n",
    );
    assert!(other[0].contains("unknown date_basis `true`"), "{other:?}");
}
