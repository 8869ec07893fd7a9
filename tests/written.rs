//! What people write by hand, as it came in: what is read of it, what is told, and where. One
//! folder a case in `fixtures/written`; the taxonomy is that of all of them.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use watchfloor::archive::{Corpus, Origin, Problem, Severity, load_all};
use watchfloor::digest::{Coverage, Series};

const FOLDER: &str = "tests/fixtures/written";
const FILE: &str = "digests/2031-03-06.yaml";

/// An archive of the files of a case, and the taxonomy of all cases.
fn archive(case: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(format!("{FOLDER}/taxonomy.yaml"), folder.path().join("taxonomy.yaml")).unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    for file in fs::read_dir(format!("{FOLDER}/{case}/digests")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join("digests").join(file.file_name())).unwrap();
    }
    folder
}

fn load(case: &str) -> (Corpus, Vec<Problem>) {
    load_all(&Origin::Folder(archive(case).path().to_owned()))
}

/// An archive of one digest with these lines as its entry, below the date.
fn load_entry(lines: &str) -> (Corpus, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(format!("{FOLDER}/taxonomy.yaml"), folder.path().join("taxonomy.yaml")).unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    let text = format!(
        "digest: field-2031-03-06\ntitle: x\npublisher: Field\nperiod: 2031-03-06..2031-03-12\n\
         theatres:\n  - theatre: iraq\n    entries:\n      - date: 2031-03-07\n{lines}"
    );
    fs::write(folder.path().join(FILE), text).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    let told = problems.iter().filter(|problem| &*problem.file == FILE);
    (corpus, told.map(ToString::to_string).collect())
}

/// What is told of a file: the place, how bad it is, and the message with its hint.
fn told(problems: &[Problem], file: &str) -> Vec<String> {
    let of = problems.iter().filter(|problem| &*problem.file == file);
    of.map(|problem| problem.to_string().replacen(&format!("{file}:"), "", 1)).collect()
}

fn killed(corpus: &Corpus) -> Vec<String> {
    let count =
        |count: Option<watchfloor::digest::Count>| count.map_or("-".into(), |c| c.to_string());
    corpus.entries().map(|(_, entry)| count(entry.casualties().killed)).collect()
}

#[test]
fn counts_with_a_sign_are_read_without_quotes() {
    let (corpus, problems) = load("01-count-greater-than");
    assert_eq!(killed(&corpus), ["2", ">=50", ">5", ">5"]);
    let figure = corpus.digests()[0].figures()[0].total.unwrap();
    assert_eq!(figure.to_string(), ">100");
    let begins = "warning: a text cannot begin with `>`: read as text";
    assert_eq!(
        told(&problems, FILE),
        [
            format!("15:21: {begins} (put `>=50` in quotes)"),
            format!("20:21: {begins} (put `>5` in quotes)"),
            format!("26:12: {begins} (put `>100` in quotes)"),
        ]
    );
}

#[test]
fn a_comment_that_cuts_a_text_is_warned_of() {
    let (corpus, problems) = load("02-hash-cuts-text");
    assert_eq!(corpus.len(), 1);
    let cut = "warning: the rest of the line is a comment, from `#` on (put the text in quotes; a \
               comment has a space after `#`)";
    let places = ["12:31", "13:28", "14:25", "15:29"];
    assert_eq!(told(&problems, FILE), places.map(|place| format!("{place}: {cut}")));
}

#[test]
fn a_colon_in_a_title_costs_nothing() {
    let (corpus, problems) = load("03-colon-in-title");
    assert_eq!((&*corpus.digests()[0].head().title, corpus.len()), ("Spotlight: the week", 1));
    assert_eq!(
        told(&problems, FILE),
        ["2:17: warning: `: ` inside a text: read as part of it (put the text in quotes)"]
    );
}

#[test]
fn a_digest_is_kept_without_title_id_or_publisher() {
    let folder = tempfile::tempdir().unwrap();
    for (left_out, id, title, publisher) in [
        ("title", "field-2031-03-06", "field-2031-03-06", "Field"),
        ("digest", "field-2031-03-06", "x", "Field"),
        ("publisher", "field-2031-03-06", "x", "field"),
    ] {
        let all = "digest: field-2031-03-06\ntitle: x\npublisher: Field\nperiod: 2031-03-06..2031-03-12\n";
        for line in [String::new(), format!("{left_out}: [a,, b]\n")] {
            let is_left = |text: &&str| text.starts_with(left_out);
            let rest = all.split_inclusive('\n').filter(|text| !is_left(text)).collect::<String>();
            let file = folder.path().join("2031-03-06.yaml");
            fs::write(&file, format!("{rest}{line}")).unwrap();
            let (corpus, problems) = load_all(&Origin::Files(vec![file]));
            let head = corpus.digests()[0].head();
            assert_eq!((&*head.id, &*head.title, &*head.publisher), (id, title, publisher));
            assert_eq!(problems.len(), 1, "only the true fault: {problems:?}");
        }
    }
}

#[test]
fn what_yaml_has_other_meanings_for_is_read() {
    let (corpus, problems) = load("04-parser-words");
    assert_eq!(killed(&corpus), ["-", "unknown", "-"]);
    let texts: Vec<&str> = corpus.entries().map(|(_, entry)| entry.text()).collect();
    assert_eq!(texts, ["Kept", "Toll not known.", "| two killed"]);
    let told = told(&problems, FILE);
    assert!(told[0].starts_with("15:21: warning: ") && told[0].ends_with("(put `?` in quotes)"));
    assert!(
        told[1].starts_with("18:19: warning: ") && told[1].ends_with(" in quotes)"),
        "{told:?}"
    );
}

#[test]
fn files_that_are_not_read_are_told() {
    let folder = archive("05-files-not-read");
    for name in ["2031-03-06.yaml~", "2031-03-06.yaml.bak", ".hidden", "map.png"] {
        fs::write(folder.path().join("digests").join(name), "x").unwrap();
    }
    let (_, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    let not_read = problems.iter().filter(|problem| problem.message.starts_with("not read: "));
    let names: Vec<&str> = not_read.map(|problem| &*problem.file).collect();
    assert_eq!(
        names,
        ["digests/2031-03-06.yaml.txt", "digests/2031-03-13.json", "digests/note.md"]
    );
}

#[test]
fn the_file_that_is_named_by_the_rule_wins() {
    let folder = archive("06-copy-wins");
    let copy = fs::read_to_string(folder.path().join("digests/Copy of 2031-03-06.yaml")).unwrap();
    let others =
        ["2031-03-06 (1).yaml", "2031-03-06-other.yaml", "2031-03-06.sync-conflict-1.yaml"];
    for name in others {
        fs::write(folder.path().join("digests").join(name), &copy).unwrap();
    }
    let shown = |folder: &Path| {
        let (corpus, problems) = load_all(&Origin::Folder(folder.to_owned()));
        let errors = problems.into_iter().filter(|problem| problem.severity == Severity::Error);
        let files: Vec<Box<str>> = errors.map(|problem| problem.file).collect();
        (corpus.entries().next().unwrap().1.text().to_owned(), files)
    };
    let (text, files) = shown(folder.path());
    assert_eq!(text, "The file that is kept up to date.");
    assert_eq!(files.len(), 4);
    assert!(!files.iter().any(|file| &**file == FILE), "{files:?}");
    // Without it, the one that names the publisher wins, whatever sorts later.
    let good = fs::read_to_string(folder.path().join(FILE)).unwrap();
    fs::remove_file(folder.path().join(FILE)).unwrap();
    fs::write(folder.path().join("digests/2031-03-06-field.yaml"), good).unwrap();
    assert_eq!(shown(folder.path()).0, "The file that is kept up to date.");
}

#[test]
fn sources_and_places_that_are_none_are_told() {
    let (corpus, problems) = load("14-source-without-brackets");
    let sources: Vec<String> = corpus
        .entries()
        .flat_map(|(_, e)| e.sources().map(|s| s.to_string()).collect::<Vec<_>>())
        .collect();
    assert_eq!(
        sources,
        [
            "Rudaw, 2031-03-07 <https://x.example/a>",
            "https://x.example/a <https://x.example/a>",
            "2031-03-07",
            "Rudaw, AFP, 2031-03-07",
            "Telegram, 2031-03-07",
        ]
    );
    let told = told(&problems, FILE);
    let lines: Vec<&str> = told.iter().map(|told| told.split(':').next().unwrap()).collect();
    assert_eq!(lines, ["10", "11", "12", "13", "15", "16"], "{told:#?}");
    let (_, told) = load_entry(
        "        kind: attack\n        text: x\n        basis: reported\n        \
         source: Rudaw, 3/7/2031\n",
    );
    assert!(told[0].contains("the date of this source cannot be read"), "{told:?}");
}

#[test]
fn what_a_program_writes_is_read() {
    let (corpus, problems) = load("15-python-importer");
    assert_eq!(killed(&corpus), ["-", "-", "4", "-", "-"]);
    let sources: Vec<_> = corpus.entries().map(|(_, entry)| entry.sources().count()).collect();
    assert_eq!(sources, [1, 1, 0, 0, 0]);
    assert!(corpus.entries().any(|(_, entry)| entry.id() == "IRQ50123"));
    assert_eq!(
        told(&problems, FILE),
        ["24:55: error: `Remote explosive/landmine/IED` is a sub-event of several tactics (write \
          one of `ied`, `vehicle-bomb`)"]
    );
    // Where only one tactic has a sub-event, it is meant.
    let (corpus, told) = load_entry(
        "        kind: Attack\n        tactic: Suicide bomb\n        text: x\n        basis: REPORTED\n",
    );
    let (_, entry) = corpus.entries().next().unwrap();
    let tactic = entry.tactics.main().map(|id| corpus.taxonomy().tactic_word(id));
    assert_eq!((tactic, told.len()), (Some("suicide-bombing"), 0), "{told:?}");
}

#[test]
fn other_files_are_named_in_one_line() {
    let mut files: Vec<PathBuf> = fs::read_dir(format!("{FOLDER}/16-foreign-files"))
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    files.sort();
    let said: Vec<String> = files
        .into_iter()
        .map(|file| {
            let (corpus, problems) = load_all(&Origin::Files(vec![file]));
            assert_eq!((corpus.len(), problems.len()), (0, 1), "{problems:?}");
            let hint = problems[0].hint.as_deref().unwrap();
            let import = "`watchfloor import` makes a digest of it; the archive holds YAML, see docs/format.md";
            let yaml = problems[0].message.contains("YAML with other keys");
            assert_eq!(hint, if yaml { "Watchfloor reads YAML, see docs/format.md" } else { import });
            problems[0].message.to_string()
        })
        .collect();
    let whats = [
        "a CSV table (ACLED columns)",
        "a CSV table (UCDP GED columns)",
        "YAML with other keys than a digest has",
        "GeoJSON",
        "JSON, one record a line",
        "a note in Markdown (with a head of its own)",
        "a text in Markdown",
        "JSON (an export of Telegram)",
        "an office document (.docx, .xlsx, .odt) or a zip archive",
        "a page in HTML",
    ];
    assert_eq!(said, whats.map(|what| format!("this is {what}, no digest")));
}

#[test]
fn an_entry_that_stands_twice_is_told() {
    let entry =
        "        kind: attack\n        text: x\n        basis: claimed\n        killed: 2\n";
    let (corpus, told) = load_entry(&format!("{entry}      - date: 2031-03-07\n{entry}"));
    assert_eq!(corpus.len(), 2);
    assert_eq!(
        told,
        ["digests/2031-03-06.yaml:13:9: warning: the same entry stands in line 8 too (delete one \
          of them: both are counted)"]
    );
    let again = |other: &str| {
        let (_, told) = load_entry(&format!("{entry}      - date: 2031-03-07\n{other}"));
        told
    };
    let none = [""; 0];
    assert_eq!(again(&entry.replace("killed: 2", "killed: 3")), none);
    for (one, other) in [
        ("place: Baqubah", "place: Khanaqin"),
        ("time: 06:00", "time: 14:30"),
        ("at: 33.75 44.64", "at: 34.35 45.38"),
    ] {
        let (one, other) = (format!("{entry}        {one}\n"), format!("{entry}        {other}\n"));
        let told = |two: &str| load_entry(&format!("{one}      - date: 2031-03-07\n{two}")).1;
        assert_eq!(told(&other), none, "{one}{other}");
        assert_eq!(told(&one).len(), 1, "{one}");
        assert_eq!(told(entry).len(), 1, "it may be the same");
    }
}

#[test]
fn dates_and_counts_of_every_field_are_read_as_people_write_them() {
    let (corpus, told) = load_entry(
        "        kind: attack\n        text: x\n        basis: claimed\n        \
         events: at least five\n        claimed_on: 8 March 2031\n        \
         losses: { killed: up to 3, wounded: 4+ }\n        \
         killed: { low: five, best: 1000.0, high: \"2,000\", of: { police: about twenty } }\n        \
         versions: [{ by: A, basis: claimed, date: 9th Mar. 2031, killed: 7 – 12 (8) }]\n",
    );
    assert_eq!(told, [""; 0]);
    let (_, entry) = corpus.entries().next().unwrap();
    let count = |count: Option<watchfloor::digest::Count>| count.unwrap().to_string();
    let events = entry.count(watchfloor::digest::EntryField::Events);
    assert_eq!(
        (count(events), entry.claimed_on().unwrap().to_string()),
        (">=5".into(), "2031-03-08".into())
    );
    let losses = entry.losses();
    assert_eq!((count(losses.killed), count(losses.wounded)), ("<=3".into(), ">=4".into()));
    assert_eq!(count(entry.casualties().killed), "5-2000 (1000)");
    let version = entry.versions().next().unwrap();
    assert_eq!(version.date().unwrap().to_string(), "2031-03-09");
    assert_eq!(count(version.casualties().killed), "7-12 (8)");
}

#[test]
fn a_place_or_a_date_names_the_field_for_what_it_is_not() {
    let (_, told) = load_entry(
        "        kind: attack\n        text: x\n        basis: claimed\n        \
         place: 33.75, 44.64\n      - date: 2031-03-08 14:30\n        kind: attack\n        \
         text: x\n        basis: claimed\n",
    );
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].ends_with("the coordinates as `at: 33.75 44.64`)"), "{told:?}");
    assert!(told[1].ends_with("the time as `time: 14:30`)"), "{told:?}");
}

#[test]
fn a_digest_that_does_not_say_what_it_is_is_taken_by_its_length() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2031-03-01.yaml");
    for (last, series) in [
        ("2031-03-10", Series::Weekly),
        ("2031-03-11", Series::Collection),
        ("", Series::Collection),
    ] {
        let text =
            format!("digest: x-2031-03-01\ntitle: x\npublisher: x\nperiod: 2031-03-01..{last}\n");
        fs::write(&file, text).unwrap();
        let (corpus, problems) = load_all(&Origin::Files(vec![file.clone()]));
        let head = corpus.digests()[0].head();
        assert_eq!((head.series, head.coverage), (series, Coverage::Unsaid), "{last}");
        assert_eq!(problems, []);
    }
}
