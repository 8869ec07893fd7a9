//! Notes beside an archive: kept in the reader, found, told where what they are on has changed, merged
//! and held against each other.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod support;

#[path = "support/ran.rs"]
mod ran;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ran::Ran;
use serde_json::Value;
use support::{Session, copy};
use watchfloor::archive::{Origin, load_all};
use watchfloor::notes::{AnalystNote, NoteBook, NoteChange, Reliability, read_notes, written_note};
use watchfloor::query::{Index, Sort, parse};
use watchfloor::state::NotesFolder;

/// An invented archive.
fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/archive")
}

const DIGEST: &str = "harbour-2031-03-06";

fn run(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.args(args).env_clear().env("WATCHFLOOR_CONFIG", "/nonexistent");
    let Ran { code, out, err } = command.output().unwrap().into();
    (code, out, err)
}

fn json(args: &[&str]) -> Value {
    let (code, out, err) = run(&[args, &["--format", "json"]].concat());
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

/// A folder with these notes in the file of the first digest.
fn folder(place: &Path, name: &str, notes: &[AnalystNote]) -> PathBuf {
    let folder = place.join(name);
    let kept = NotesFolder::new(&folder, &Origin::Sample).unwrap();
    let mut book = NoteBook::default();
    book.put(DIGEST, notes.to_vec());
    kept.fill(&book).unwrap();
    folder
}

fn note(on: &str, by: &str, text: &str) -> AnalystNote {
    AnalystNote { text: Some(text.to_owned()), ..AnalystNote::begin(on, by) }
}

/// The id of an entry of the fixture that the program tells.
fn entry_with(words: &str) -> String {
    let found = json(&["search", words, "--archive", fixture().to_str().unwrap()]);
    found[0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn notes_are_found_by_their_words_tags_and_grades() {
    let place = tempfile::tempdir().unwrap();
    let on = entry_with("patrol kind:attack date:2031-03-08 basis:claimed");
    let graded = AnalystNote {
        reliability: Some(Reliability::B),
        tags: vec!["Follow up".to_owned()],
        ..note(&on, "ana", "The outlet was late")
    };
    let point = note(&format!("{DIGEST}#1"), "ana", "Compare with the week after");
    let notes = folder(place.path(), "notes", &[graded, point]);
    let (corpus, _) = load_all(&Origin::Folder(fixture()));
    let index = Index::build(&corpus);
    let found = |query: &str| -> Vec<String> {
        let query = parse(query, corpus.taxonomy()).unwrap();
        let results = index.search(&corpus, &query, 50, &|| false).unwrap();
        results
            .in_order(Sort::Date, &corpus)
            .into_iter()
            .map(|key| corpus.record_id(key).unwrap())
            .collect()
    };
    assert_eq!(found("is:noted"), [""; 0], "before they are laid over the archive");
    corpus.lay_notes(&NotesFolder::new(&notes, &Origin::Sample).unwrap().read().0);
    for query in
        ["note:outlet", "tag:\"follow up\"", "grade:B", "grade:>=C", "grade:A..B", "has:grade"]
    {
        assert_eq!(found(query), std::slice::from_ref(&on), "{query}");
    }
    assert_eq!(found("note:compare"), [format!("{DIGEST}#1")]);
    assert_eq!(found("is:noted").len(), 2);
    assert_eq!(found("grade:E..F"), [""; 0]);
    let all = found("kind:attack");
    assert!(all.contains(&on) && !found("kind:attack grade:none").contains(&on));
    assert_eq!(found("kind:attack -grade:E..F"), all, "the unrated stay");
}

#[test]
fn a_note_follows_its_point_and_says_where_its_record_changed_or_is_gone() {
    let place = tempfile::tempdir().unwrap();
    let archive = place.path().join("archive");
    copy(&fixture(), &archive);
    let (corpus, _) = load_all(&Origin::Folder(archive.clone()));
    let seen = |id: &str| {
        let key = corpus.noted_key(DIGEST, id).unwrap();
        watchfloor::archive::record_hash(&corpus, key)
    };
    let on = entry_with("patrol kind:attack date:2031-03-08 basis:claimed");
    let point = format!("{DIGEST}#1");
    let notes = [
        AnalystNote { seen: seen(&on), ..note(&on, "ana", "on the entry") },
        AnalystNote { seen: seen(&point), ..note(&point, "ana", "on the point") },
        note(&format!("{DIGEST}-zzzzz"), "ana", "on what was never there"),
    ];
    let notes = folder(place.path(), "notes", &notes);
    let told = || -> Vec<(String, String)> {
        let rows = json(&[
            "notes",
            "--notes",
            notes.to_str().unwrap(),
            "--archive",
            archive.to_str().unwrap(),
        ]);
        let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
        rows.as_array().unwrap().iter().map(|row| (text(row, "note"), text(row, "seen"))).collect()
    };
    let standing =
        |of: &str| told().into_iter().find(|(note, _)| note == of).map(|(_, seen)| seen).unwrap();
    assert_eq!(standing("on the entry"), "same");
    assert_eq!(standing("on the point"), "same");
    assert_eq!(standing("on what was never there"), "gone");
    let file = archive.join("digests/2031/2031-03-06.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let changed = text.replace("killed: 3-8", "killed: 4-8");
    assert_ne!(changed, text);
    fs::write(&file, &changed).unwrap();
    assert_eq!(standing("on the entry"), "changed");
    assert_eq!(standing("on the point"), "same");
    // A point that is put before it moves it: the note goes with what it saw.
    let (before, after) = changed.split_once("overview:\n").unwrap();
    let indent: String = after.chars().take_while(|letter| *letter == ' ').collect();
    fs::write(
        &file,
        format!(
            "{before}overview:\n{indent}- {{ text: Put in before., basis: assessed }}\n{after}"
        ),
    )
    .unwrap();
    assert_eq!(standing("on the point"), "same");
}

#[test]
fn two_analysts_are_merged_with_both_names_and_held_against_each_other() {
    let place = tempfile::tempdir().unwrap();
    let on = format!("{DIGEST}#1");
    let grade = |by: &str, letter| AnalystNote {
        reliability: Some(letter),
        ..note(&on, by, "the same words")
    };
    let a = folder(place.path(), "a", &[grade("ana", Reliability::B)]);
    let b = folder(place.path(), "b", &[grade("ben", Reliability::D)]);
    let both = place.path().join("both");
    let [a, b, both] = [&a, &b, &both].map(|path| path.to_str().unwrap());
    let (code, out, _) = run(&["notes", "diff", a, b, "--format", "csv"]);
    assert_eq!((code, out.as_str()), (1, &*format!("on,field,a,b\n{on},reliability,B,D\n")));
    assert_eq!(run(&["notes", "diff", a, a]).0, 0);
    let (code, _, err) = run(&["notes", "merge", a, b, "-o", both]);
    assert_eq!(code, 0, "{err}");
    let bytes = fs::read(Path::new(both).join(format!("{DIGEST}.yaml"))).unwrap();
    let by: Vec<_> = read_notes(&bytes).notes.into_iter().map(|note| note.by).collect();
    assert_eq!(by, ["ana", "ben"]);
    assert_eq!(run(&["notes", "merge", a, b, "-o", both]).0, 2, "never over notes that are there");
    fs::write(Path::new(a).join("x.yaml"), "- on: y\n").unwrap();
    let (code, _, err) = run(&["notes", "diff", a, b]);
    assert!(code == 2 && err.contains("mend this first"), "{err}");
}

#[test]
fn what_is_typed_in_the_reader_is_on_the_disk_when_it_ends() {
    let place = tempfile::tempdir().unwrap();
    let notes = place.path().join("notes");
    let variables = [("WATCHFLOOR_NOTES", notes.to_str().unwrap()), ("LOGNAME", "ana")];
    let mut session = Session::reader(&fixture(), &variables);
    session.wait_until("all of the archive", |session| session.row(0).contains("/3"));
    session.write(b"g");
    session.write("i\u{645}\u{644}\u{627}\u{62d}\u{638}\u{629}: late\r".as_bytes());
    session.wait_for("Kept with");
    session.write(b"Ab\r2\r");
    session.wait_for("Kept with");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    let files: Vec<_> = fs::read_dir(&notes).unwrap().map(|entry| entry.unwrap().path()).collect();
    let yaml = files.iter().find(|path| path.extension().is_some_and(|end| end == "yaml")).unwrap();
    let read = read_notes(&fs::read(yaml).unwrap());
    assert_eq!(read.faults, []);
    let [kept] = read.notes.as_slice() else { panic!("{:?}", read.notes) };
    assert_eq!((kept.by.as_str(), kept.grade().to_string().as_str()), ("ana", "B2"));
    assert!(kept.text.as_deref().is_some_and(|text| text.ends_with("late")), "{kept:?}");
    assert!(kept.seen.is_some());
}

#[test]
fn notes_lie_beside_an_archive_and_never_in_it() {
    let place = tempfile::tempdir().unwrap();
    let (archive, notes) = (fixture(), place.path().join("notes"));
    let change =
        NoteChange { home: DIGEST.to_owned(), before: None, after: Some(note(DIGEST, "ana", "x")) };
    let in_archive = NotesFolder::new(&archive.join("notes"), &Origin::Folder(archive.clone()));
    assert!(in_archive.is_err(), "an archive is never written");
    NotesFolder::new(&notes, &Origin::Folder(archive)).unwrap().keep(&change).unwrap();
    let kept = fs::read_to_string(notes.join(format!("{DIGEST}.yaml"))).unwrap();
    assert_eq!(kept, written_note(change.after.as_ref().unwrap()));
}
