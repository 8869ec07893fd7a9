//! Slips that are mended where nothing else can be meant, and what they cost where that is not so.

use std::fs;

use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::digest::PeriodBasis;

use super::{load, load_entry};

/// An archive of one digest in a file of this name, with this line as its period.
fn load_period(file: &str, head: &str) -> (Corpus, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let taxonomy = "tests/fixtures/written/taxonomy.yaml";
    fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    let entry =
        |day| format!("      - {{ date: {day}, kind: attack, text: On {day}., basis: claimed }}\n");
    let text = format!(
        "title: x\npublisher: Field\nseries: weekly\ncoverage: full\n{head}theatres:\n  - theatre: \
         iraq\n    entries:\n{}{}",
        entry("2031-03-08"),
        entry("2031-03-07")
    );
    fs::write(folder.path().join("digests").join(file), text).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    let errors = problems.iter().map(ToString::to_string);
    (corpus, errors.filter(|told| told.contains("covers no day")).collect())
}

/// The name of a file, the head of its digest, the period that it is read with, and whence.
const PERIODS: [(&str, &str, &str, &str); 13] = [
    ("2031-03-06.yaml", "digest: a\nperiod: soon\n", "2031-03-06..", "as its file name says"),
    ("2031-03-06.yaml", "digest: a\n", "2031-03-06..", "as its file name says"),
    ("2031-03-06.yaml", "digest: a\nperiod:\n", "2031-03-06..", "as its file name says"),
    ("2031-03-06.yaml", "digest: a\nperiod: [x]\n", "2031-03-06..", "as its file name says"),
    ("2031-03-06.yaml", "digest: a\nperiod: 3/6/2031\n", "2031-03-06..", "as its file name says"),
    ("a.yaml", "digest: field-2031-03-05\nperiod: x\n", "2031-03-05..", "as its id says"),
    (
        "a.yaml",
        "digest: a\nperiod: x\npublished: 2031-03-14\n",
        "2031-03-14..",
        "the day it was published",
    ),
    ("a.yaml", "digest: a\nperiod: x\n", "2031-03-07..", "the day of its earliest entry"),
    // What of it can be read stands.
    (
        "2031-03-01.yaml",
        "digest: a\nperiod: 2031-03-06..2031-03-32\n",
        "2031-03-06..",
        "as it begins",
    ),
    (
        "2031-03-06.yaml",
        "digest: a\nperiod: x..2031-03-12\n",
        "2031-03-06..2031-03-12",
        "as its file name says",
    ),
    // Backwards: in order, unless the file is named after another day.
    (
        "2031-03-06.yaml",
        "digest: a\nperiod: 2031-03-12..2031-03-06\n",
        "2031-03-06..2031-03-12",
        "the earlier day first",
    ),
    (
        "a.yaml",
        "digest: a\nperiod: 2031-03-12..2031-03-06\n",
        "2031-03-06..2031-03-12",
        "the earlier day first",
    ),
    (
        "2031-03-07.yaml",
        "digest: a\nperiod: 2031-03-07..2031-03-01\n",
        "2031-03-07..",
        "as its file name says",
    ),
];

#[test]
fn a_period_that_cannot_be_read_costs_no_entry_and_covers_no_day() {
    for (file, head, period, whence) in PERIODS {
        let (corpus, told) = load_period(file, head);
        let digests = corpus.digests();
        assert_eq!(digests.len(), 1, "{head}: {told:?}");
        assert_eq!(corpus.entries().count(), 2, "{head}");
        let of = digests[0].head();
        assert_eq!(of.period.to_string(), period, "{head}");
        assert_eq!(of.period_basis, PeriodBasis::Set, "{head}: it covers no day");
        let until = format!("until then the digest is of {period}, {whence}, and covers no day)");
        assert_eq!(told.len(), 1, "{head}");
        assert!(told[0].contains("error: ") && told[0].ends_with(&until), "{told:?}");
        let at = if head.contains("period") { "6:" } else { "1:1:" };
        assert!(told[0].starts_with(&format!("digests/{file}:{at}")), "{told:?}");
    }
}

#[test]
fn a_count_in_plain_english_is_read_and_told_with_its_form() {
    let entry = |count: &str| {
        load_entry(&format!(
            "        kind: attack\n        text: A.\n        basis: claimed\n        killed: {count}\n"
        ))
    };
    for (count, read) in [
        ("3 or 4", "3-4"),
        ("zero", "0"),
        ("a dozen", "~12"),
        ("12 people", "12"),
        ("c. 20", "~20"),
    ] {
        let (corpus, problems) = entry(count);
        let (_, entry) = corpus.entries().next().unwrap();
        let (_, killed) = entry.casualties().stated().next().unwrap();
        assert_eq!(killed.to_string(), read, "{count}");
        let told = format!(
            "12:17: warning: `{count}` is in no form of a count: read as {read} (write `{read}`)"
        );
        assert_eq!(problems, [told], "{count}");
    }
    let (corpus, problems) = entry("scores");
    let (_, entry) = corpus.entries().next().unwrap();
    assert_eq!(entry.casualties().stated().next().unwrap().1.to_string(), "unknown");
    assert!(
        problems[0].starts_with("12:17: error: `scores` is no count; write 4, "),
        "{problems:?}"
    );
}

#[test]
fn a_comma_that_is_missing_in_braces_costs_nothing() {
    let entry = |entry: &str| {
        load(&format!(
            "digest: field-2031-03-06\ntitle: x\npublisher: Field\nseries: weekly\ncoverage: full\n\
             period: 2031-03-06..2031-03-12\ntheatres:\n  - theatre: iraq\n    entries:\n      - {entry}\n"
        ))
    };
    for (text, killed, places) in [
        (
            "{ date: 2031-03-07, kind: attack, text: A., killed: { low: 3 high: 5 }, basis: claimed }",
            "3-5",
            &["10:69"][..],
        ),
        (
            "{ date: 2031-03-07, kind: attack, text: A., killed: { n: 32 basis: reported }, basis: claimed }",
            "32",
            &["10:68"],
        ),
        (
            "{ date: 2031-03-07 kind: attack, text: A., killed: 4; wounded: 2, basis: claimed }",
            "4",
            &["10:27", "10:61"],
        ),
        (
            "{ date: 2031-03-07, kind: attack, killed: { n: 3 } wounded: 2, text: A patrol. basis: claimed }",
            "3",
            &["10:60", "10:87"],
        ),
        (
            "{ date: 2031-03-07,, kind: attack, text: A., killed: 3, basis: claimed }",
            "3",
            &["10:28"],
        ),
        (
            "{ date= 2031-03-07, kind: attack, text: A., killed：3, basis: claimed }",
            "3",
            &["10:15", "10:59"],
        ),
    ] {
        let (corpus, problems) = entry(text);
        let (_, entry) = corpus.entries().next().unwrap_or_else(|| panic!("{text}: {problems:?}"));
        assert_eq!(entry.casualties().stated().next().unwrap().1.to_string(), killed, "{text}");
        let told: Vec<_> = problems.iter().map(|told| told.split_once(": warning: ")).collect();
        let told: Vec<_> = told.into_iter().map(|told| told.unwrap().0).collect();
        assert_eq!(told, places, "{problems:?}");
    }
    // A text may well hold what looks like a key.
    let text = "{ date: 2031-03-07, kind: attack, text: 3 killed: all of them, basis: claimed }";
    let (corpus, _) = entry(text);
    assert_eq!(corpus.entries().next().unwrap().1.text(), "3 killed: all of them");
}

const HEAD: &str = "digest: field-2031-03-06\ntitle: x\npublisher: Field\nseries: weekly\n\
                    coverage: full\nperiod: 2031-03-06..2031-03-12\n";
const THEATRE: &str = "theatres:\n  - theatre: iraq\n    areas:\n      - area: Diyala\n        entries:\n          \
                       - date: 2031-03-07\n            kind: attack\n            text: First.\n            \
                       killed: 3\n            basis: claimed\n";

/// The digest of one entry with a change, as far as it is read: where its entry stands, its
/// text and its dead; and what is told.
fn changed(from: &str, to: &str) -> (Vec<(String, String, String)>, Vec<String>) {
    let text = format!("{HEAD}{}", THEATRE.replacen(from, to, 1));
    let (corpus, problems) = load(&text);
    let taxonomy = corpus.taxonomy();
    let read = corpus.entries().map(|(_, entry)| {
        let area = entry.area.map_or("", |area| taxonomy.area_name(area));
        let place = format!("{} {area}", taxonomy.theatre_word(entry.theatre));
        let killed =
            entry.casualties().stated().next().map_or(String::new(), |(_, n)| n.to_string());
        (place, entry.text().to_owned(), killed)
    });
    (read.collect(), problems)
}

#[test]
fn a_colon_that_is_missing_costs_nothing() {
    let entry = "        kind attack\n        text: Two words\n          basis of it.\n        \
                 basis claimed\n        killed 4\n";
    let (corpus, problems) = load_entry(entry);
    let (_, entry) = corpus.entries().next().unwrap();
    assert_eq!(entry.text(), "Two words basis of it.", "a line of a text is no key");
    assert_eq!(entry.basis, watchfloor::digest::Basis::Claimed);
    assert_eq!(entry.casualties().killed.map(|killed| killed.to_string()).as_deref(), Some("4"));
    let told = problems.iter().filter(|told| told.contains("write `key: value`"));
    assert_eq!(told.count(), 3, "{problems:?}");
}

#[test]
fn a_slip_in_a_key_costs_nothing() {
    for (key, slip, place) in [
        ("theatres", "theatrs", "7:1"),
        ("theatre:", "theatr:", "8:5"),
        ("areas", "aeras", "9:5"),
        ("area:", "aera:", "10:9"),
        ("entries", "entires", "11:9"),
        ("date", "dtae", "12:13"),
        ("killed", "kiled", "15:13"),
        ("basis", "bassis", "16:13"),
    ] {
        let (read, told) = changed(key, slip);
        let one = ("iraq Diyala".to_owned(), "First.".to_owned(), "3".to_owned());
        assert_eq!(read, [one], "{slip}: {told:?}");
        let (key, slip) = (key.trim_end_matches(':'), slip.trim_end_matches(':'));
        let warning = format!("{place}: warning: `{slip}` is read as `{key}` (write `{key}: …`)");
        assert_eq!(told, [warning], "{slip}");
    }
    // Another word is none, and what it says is told.
    let (_, told) = changed("killed: 3", "dead: 3");
    assert!(told[0].starts_with("15:13: error: unknown key `dead`: `3` is left out ("), "{told:?}");
}

#[test]
fn entries_of_an_unknown_theatre_stand_where_their_area_lies() {
    let (read, told) = changed("iraq", "Irak");
    assert_eq!(read.len(), 1);
    assert_eq!(told, ["8:14: warning: unknown theatre `Irak`: read as `iraq` (write `iraq`)"]);
    let (read, told) = changed("theatre: iraq", "theatre: Mesopotamia");
    assert_eq!(read[0].0, "iraq Diyala");
    let message =
        "8:14: error: unknown theatre `Mesopotamia`; its entry stands where its area lies";
    assert!(told[0].starts_with(message), "{told:?}");
    let (read, told) = changed("theatre: iraq", "theatre:");
    assert_eq!(read[0].0, "iraq Diyala", "{told:?}");
    // Not without an area that one theatre alone has.
    let (read, told) =
        changed("iraq\n    areas:\n      - area: Diyala", "Nowhere\n    areas:\n      - area: Y");
    assert_eq!(read, []);
    assert!(
        told[0].starts_with("8:14: error: unknown theatre `Nowhere`; its entry is left out"),
        "{told:?}"
    );
}

#[test]
fn areas_without_a_theatre_above_them_are_read() {
    let (read, told) = changed("theatres:\n  - theatre: iraq\n    areas", "theatre: iraq\nareas");
    assert_eq!(read.len(), 1, "{told:?}");
    assert!(told[0].contains("warning: areas and entries belong to a theatre"), "{told:?}");
    let (read, told) = changed("theatres:\n  - theatre: iraq\n    areas", "areas");
    assert_eq!(read[0].0, "iraq Diyala", "{told:?}");
}

#[test]
fn a_text_in_lines_that_are_not_indented_is_read() {
    for text in [
        "text: >\n          First.",
        "text: |\n  First.",
        "text: \"\n  First.\"",
        "\u{FEFF}text: First.",
    ] {
        let (from, to) = match text.strip_prefix('\u{FEFF}') {
            Some(text) => ("            text: First.", format!("\u{FEFF}            {text}")),
            None => ("text: First.", text.to_owned()),
        };
        let (read, told) = changed(from, &to);
        let text = read.first().map(|(_, text, _)| text.trim());
        assert_eq!(text, Some("First."), "{to:?}: {told:?}");
        assert!(told.iter().all(|told| told.contains("warning: ")), "{told:?}");
    }
}

#[test]
fn what_stands_behind_many_broken_entries_is_read() {
    let each = |n| match n % 2 {
        0 => format!(
            "          - {{ date: 2031-03-07, kind: attack, text: E{n}., basis: claimed }}\n"
        ),
        _ => {
            "          - { date: 2031-03-07, tags: [a,, b], text: B., basis: claimed }\n".to_owned()
        }
    };
    let entries: String = (0..400).map(each).collect();
    let text = format!(
        "{HEAD}theatres:\n  - theatre: iraq\n    areas:\n      - area: Diyala\n        entries:\n{entries}"
    );
    let (corpus, problems) = load(&text);
    assert_eq!(corpus.entries().count(), 200);
    let at: Vec<_> = problems.iter().map(|told| told.split(':').next().unwrap()).collect();
    let broken: Vec<_> = (0..200).map(|n| (13 + 2 * n).to_string()).collect();
    assert_eq!(at, broken);
}
