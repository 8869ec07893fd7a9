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
use watchfloor::archive::{Origin, RecordKey, load_all};
use watchfloor::notes::{AnalystNote, NoteBook, NoteChange, Reliability, read_notes, written_note};
use watchfloor::query::{Index, Sort, parse};
use watchfloor::state::NotesFolder;
use watchfloor::tree::{Bookmark, TreeNode};

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
    // Once it is said nowhere, the point at its place is another one.
    let point = corpus.noted_key(DIGEST, &point).and_then(|key| match key {
        RecordKey::Passage(key) => Some(corpus.passage(key)?.text().into_owned()),
        RecordKey::Entry(_) => None,
    });
    let begun: String = point.unwrap().split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    let gone = changed.replacen(&begun, "Something else", 1);
    assert_ne!(gone, changed);
    fs::write(&file, gone).unwrap();
    assert_eq!(standing("on the point"), "gone");
}

#[test]
fn a_bookmark_follows_its_entry_to_another_id_and_its_point_to_another_place() {
    let place = tempfile::tempdir().unwrap();
    let archive = place.path().join("archive");
    copy(&fixture(), &archive);
    let read = || load_all(&Origin::Folder(archive.clone())).0;
    let corpus = read();
    let on = entry_with("patrol kind:attack date:2031-03-08 basis:claimed");
    let point = format!("{DIGEST}#1");
    let nodes =
        [on.clone(), point].map(|id| TreeNode::from(corpus.noted_key(DIGEST, &id).unwrap()));
    let mut kept = nodes.map(|node| Bookmark::of(node, &corpus));
    Bookmark::find_all(&mut kept, &corpus);
    assert_eq!(kept.clone().map(|bookmark| bookmark.node), nodes.map(Some));
    assert_eq!(kept[0].last_word(), on);
    // A corrected word makes another derived id; a point that is put before moves the others.
    let file = archive.join("digests/2031/2031-03-06.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let (before, after) = text.split_once("overview:\n").unwrap();
    let indent: String = after.chars().take_while(|letter| *letter == ' ').collect();
    let after =
        after.replace("a bomb hit a patrol, then shots.", "a mine hit a patrol, then shots.");
    let put = format!("{indent}- {{ text: Put in before., basis: assessed }}\n");
    fs::write(&file, format!("{before}overview:\n{put}{after}")).unwrap();
    let corpus = read();
    assert_eq!(corpus.noted_key(DIGEST, &on), None, "the id is gone");
    Bookmark::find_all(&mut kept, &corpus);
    let [entry, point] = kept.map(|bookmark| bookmark.node);
    let Some(TreeNode::Entry(key)) = entry else { panic!("{entry:?}") };
    assert!(corpus.entry(key).unwrap().text().contains("a mine hit a patrol"));
    assert_eq!(point, corpus.noted_key(DIGEST, &format!("{DIGEST}#2")).map(TreeNode::from));
}

/// What `notes` tells of each note, by its words: a field of its row.
fn listed(args: &[&str], field: &str) -> Vec<(String, String)> {
    let (_, out, err) = run(&[&["notes", "--format", "json"], args].concat());
    let rows: Vec<Value> = serde_json::from_str(&out).expect(&err);
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    rows.iter().map(|row| (text(row, "note"), text(row, field))).collect()
}

#[test]
fn a_note_on_a_digest_that_was_deleted_is_gone_from_the_archive_it_was_written_for() {
    let place = tempfile::tempdir().unwrap();
    let archive = place.path().join("archive");
    copy(&fixture(), &archive);
    let here = fs::canonicalize(&archive).unwrap().to_str().unwrap().to_owned();
    let of = |archive: Option<&str>, text: &str| AnalystNote {
        archive: archive.map(str::to_owned),
        ..note(DIGEST, "ana", text)
    };
    let all = [of(Some(&here), "here"), of(Some("/srv/else"), "there"), of(None, "nowhere")];
    let notes = folder(place.path(), "notes", &all);
    let args = ["--notes", notes.to_str().unwrap(), "--archive", archive.to_str().unwrap()];
    let pairs =
        |told: [(&str, &str); 3]| told.map(|(note, seen)| (note.to_owned(), seen.to_owned()));
    let told = listed(&args, "seen");
    assert_eq!(told, pairs([("here", "unknown"), ("there", "unknown"), ("nowhere", "unknown")]));
    // Before its day a digest is not there, and not gone.
    let before = listed(&[&args[..], &["--as-of", "2031-01"]].concat(), "seen");
    assert_eq!(before, pairs([("here", "absent"), ("nowhere", "absent"), ("there", "elsewhere")]));
    fs::remove_file(archive.join("digests/2031/2031-03-06.yaml")).unwrap();
    let told = listed(&args, "seen");
    assert_eq!(told, pairs([("here", "gone"), ("nowhere", "absent"), ("there", "elsewhere")]));
    let (_, _, err) = run(&[&["notes"], &args[..]].concat());
    assert!(err.contains("1 of 3 are on what says something else by now, or is gone"), "{err}");
    assert!(err.contains("1 of 3 are on digests or waves that are not here"), "{err}");
    let mut session = Session::reader(&archive, &[("WATCHFLOOR_NOTES", args[1])]);
    session.wait_for("1 note is on what is no longer there");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn where_a_derived_id_went_it_is_told_which_entry_may_be_it_and_never_guessed() {
    let place = tempfile::tempdir().unwrap();
    let archive = place.path().join("archive");
    copy(&fixture(), &archive);
    let (corpus, _) = load_all(&Origin::Folder(archive.clone()));
    let on = entry_with("patrol kind:attack date:2031-03-08 basis:claimed");
    let key = corpus.noted_key(DIGEST, &on).unwrap();
    let (seen, marks) = watchfloor::archive::record_marks(&corpus, key).unzip();
    let all = [
        AnalystNote { seen, marks, ..note(&on, "ana", "marked") },
        AnalystNote { seen, ..note(&on, "ben", "hashed") },
        note(&on, "eve", "bare"),
    ];
    let notes = folder(place.path(), "notes", &all);
    let args = ["--notes", notes.to_str().unwrap(), "--archive", archive.to_str().unwrap()];
    let file = archive.join("digests/2031/2031-03-06.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let after = |changed: &str| -> Vec<String> {
        assert_ne!(changed, text);
        fs::write(&file, changed).unwrap();
        assert!(listed(&args, "seen").iter().all(|(_, seen)| seen == "gone"), "{changed}");
        listed(&args, "may_be").into_iter().map(|(_, may_be)| may_be).collect()
    };
    let now = || {
        let (corpus, _) = load_all(&Origin::Folder(archive.clone()));
        let digest = corpus.digests().iter().find(|digest| digest.id() == DIGEST).unwrap();
        digest.entries().next().unwrap().id()
    };
    // It got an id of its own, and says the same.
    let told =
        after(&text.replace("date: 2031-03-08", "id: of-its-own\n            date: 2031-03-08"));
    assert_eq!(told, ["of-its-own", "of-its-own", ""]);
    let (_, _, err) = run(&[&["notes"], &args[..]].concat());
    let line = format!("the note of ana on {on}: gone; the entry at of-its-own may be it");
    assert!(err.contains(&line), "{err}");
    // Its text is another, or its date.
    for (from, to) in [
        ("a bomb hit a patrol", "two bombs hit a patrol"),
        ("date: 2031-03-08", "date: 2031-03-07"),
    ] {
        let told = after(&text.replace(from, to));
        assert_eq!(told, [&*now(), "", ""], "{to}");
        assert_ne!(now(), on);
    }
    // Both are, so that nothing tells it from others.
    let both = text.replace("date: 2031-03-08", "date: 2031-03-07").replace("a bomb", "two bombs");
    assert_eq!(after(&both), ["", "", ""]);
    // Two may be it.
    let (before, entry) = text.split_once("          - date: 2031-03-08").unwrap();
    let (entry, behind) = entry.split_once("      - area: Port Sahl").unwrap();
    let twice = [("2031-03-07", "a bomb"), ("2031-03-08", "a big bomb")]
        .map(|(date, bomb)| format!("          - date: {date}{}", entry.replace("a bomb", bomb)));
    let twice = format!("{before}{}      - area: Port Sahl{behind}", twice.concat());
    assert_eq!(after(&twice), ["", "", ""]);
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
    let (code, out, err) = run(&["notes", "diff", a, b, "--format", "csv"]);
    let rows = format!("on,field,a,b,a_by,b_by\n{on},reliability,B,D,ana,ben\n");
    assert_eq!((code, out.as_str()), (1, &*rows));
    assert!(err.contains(&format!("a is {a}, b is {b}")), "{err}");
    assert_eq!(run(&["notes", "diff", a, a]).0, 0);
    let (code, _, err) = run(&["notes", "merge", a, b, "-o", both]);
    assert_eq!(code, 0, "{err}");
    let bytes = fs::read(Path::new(both).join(format!("{DIGEST}.yaml"))).unwrap();
    let by: Vec<_> = read_notes(&bytes).notes.into_iter().map(|note| note.by).collect();
    assert_eq!(by, ["ana", "ben"]);
    assert_eq!(run(&["notes", "merge", a, b, "-o", both]).0, 0, "the same again, as after a kill");
    assert_eq!(run(&["notes", "merge", b, b, "-o", both]).0, 2, "never over notes that are there");
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
    session.wait_until_read();
    session.write(b"g");
    session.write("i\u{645}\u{644}\u{627}\u{62d}\u{638}\u{629}: late\r".as_bytes());
    session.wait_for("Kept with");
    // Each notice is away before the next is waited for.
    session.write(b"A");
    session.wait_for("Reliability of the source");
    session.write(b"b\r2\r");
    session.wait_for("Kept with");
    // Words that mix the two are told of when they are typed, and not again with each tag or grade.
    session.write(b"i; we are confident that it is likely\r");
    session.wait_for("Kept; likelihood and confidence in one sentence");
    session.write(b"Lfollow up\r");
    session.wait_for("Kept with");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    let files: Vec<_> = fs::read_dir(&notes).unwrap().map(|entry| entry.unwrap().path()).collect();
    let yaml = files.iter().find(|path| path.extension().is_some_and(|end| end == "yaml")).unwrap();
    let read = read_notes(&fs::read(yaml).unwrap());
    assert_eq!(read.faults, []);
    let [kept] = read.notes.as_slice() else { panic!("{:?}", read.notes) };
    assert_eq!((kept.by.as_str(), kept.grade().to_string().as_str()), ("ana", "B2"));
    assert_eq!(kept.tags, ["follow up"]);
    assert!(
        kept.text
            .as_deref()
            .is_some_and(|text| text.ends_with("late; we are confident that it is likely")),
        "{kept:?}"
    );
    assert!(kept.seen.is_some());
    let here = fs::canonicalize(fixture()).unwrap();
    assert_eq!(kept.archive.as_deref(), here.to_str(), "for which archive it was written");
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

/// A folder for notes in which nothing that stands there is a plain file of them.
#[cfg(target_os = "linux")]
fn hostile_folder(place: &Path) -> PathBuf {
    use nix::sys::stat::Mode;
    use nix::unistd::mkfifo;
    use std::os::unix::fs::symlink;

    let notes = place.join("hostile");
    fs::create_dir(&notes).unwrap();
    let at = |name: &str| notes.join(name);
    mkfifo(&at("pipe.yaml"), Mode::S_IRUSR | Mode::S_IWUSR).unwrap();
    fs::create_dir(at("folder.yaml")).unwrap();
    symlink("/dev/zero", at("device.yaml")).unwrap();
    symlink("circle.yaml", at("circle.yaml")).unwrap();
    symlink("nowhere", at("nowhere.yaml")).unwrap();
    fs::write(at("large.yaml"), " ".repeat(2 << 20)).unwrap();
    fs::write(at("deep.yaml"), "[".repeat(100_000)).unwrap();
    let doubled = (1..40).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1));
    fs::write(at("bomb.yaml"), format!("a0: &a0 [x, x]\n{}", doubled.collect::<String>())).unwrap();
    fs::write(at("many.yaml"), "- {on: m, by: b, note: n}\n".repeat(30_000)).unwrap();
    fs::write(at("bytes.yaml"), [0xff, 0xfe, 0x00, 0x41]).unwrap();
    fs::write(at("red\u{1b}[31m\u{202e}.yaml"), "- {on: x, by: b, nte: y}\n").unwrap();
    let sound = "- {on: harbour-2031-03-06, by: ana, note: sound}\n";
    fs::write(at("harbour-2031-03-06.yaml"), sound).unwrap();
    notes
}

#[cfg(target_os = "linux")]
#[test]
fn what_means_harm_in_the_folder_is_told_and_the_rest_is_read() {
    let place = tempfile::tempdir().unwrap();
    let notes = hostile_folder(place.path());
    let (archive, folder) = (fixture(), notes.to_str().unwrap());
    let archive = archive.to_str().unwrap();
    let (code, out, err) =
        run(&["notes", "--notes", folder, "--archive", archive, "--format", "csv"]);
    assert_eq!(code, 1, "what could be read is listed, and there are problems: {err:.2000}");
    assert!(out.contains(",sound,"), "{out:.2000}");
    for (name, told) in [
        ("pipe.yaml", "not a regular file"),
        ("folder.yaml", "not a regular file"),
        ("device.yaml", "not a regular file"),
        ("circle.yaml", "error: "),
        ("nowhere.yaml", "error: "),
        ("large.yaml", "larger than 1 MiB"),
        ("deep.yaml", "levels of nesting"),
        ("bomb.yaml", "aliases repeat"),
        ("many.yaml", "20000 notes: the file is not read from here on"),
        ("bytes.yaml", "UTF-16"),
        ("red[31m.yaml", "unknown key `nte`"),
    ] {
        let is_told = |line: &str| line.contains(name) && line.contains(told);
        assert!(err.lines().any(is_told), "{name}: {told}: {err:.4000}");
    }
    let harmless = |c: char| !c.is_control() || c == '\n';
    assert!(err.chars().all(harmless) && !err.contains('\u{202e}'), "{err:.2000}");
}

#[test]
fn what_a_note_says_is_no_formula_and_no_order() {
    let place = tempfile::tempdir().unwrap();
    let on = entry_with("patrol kind:attack date:2031-03-08 basis:claimed");
    let mut bad = note(&on, "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x.invalid\")");
    bad.tags = vec!["@SUM(A1)".to_owned(), "+1".to_owned()];
    let raw = written_note(&bad) + &written_note(&note(&on, "ben", "\u{ff1d}1+1"));
    let notes = place.path().join("notes");
    fs::create_dir(&notes).unwrap();
    let raw = format!("{raw}- on: {DIGEST}\n  by: eve\n  note: \"\\e[31mred\\u202E\"\n");
    fs::write(notes.join(format!("{DIGEST}.yaml")), raw).unwrap();
    let (archive, notes) = (fixture(), notes.to_str().unwrap().to_owned());
    let shared = ["--notes", &notes, "--archive", archive.to_str().unwrap()];
    for line in ["notes --format csv", "export --format csv", "search is:noted --format csv"] {
        let line: Vec<&str> = line.split(' ').chain(shared).collect();
        let (_, out, err) = run(&line);
        assert!(out.contains("HYPERLINK"), "{line:?}: {out}{err}");
        for begun in ["=", "+", "@", "\u{ff1d}"] {
            let bare = [format!(",{begun}"), format!("\n{begun}"), format!("\"{begun}")];
            assert!(!bare.iter().any(|bare| out.contains(bare)), "{line:?}: {out}");
        }
    }
    for format in ["table", "markdown", "json", "yaml", "csv"] {
        let line: Vec<&str> = ["notes", "--format", format].into_iter().chain(shared).collect();
        let (_, out, err) = run(&line);
        for text in [out, err] {
            let bad = text.chars().find(|c| c.is_control() && *c != '\n' || *c == '\u{202e}');
            assert_eq!(bad, None, "{format}: {text}");
        }
    }
}

#[test]
fn a_file_that_would_be_too_large_to_be_read_is_not_written() {
    let place = tempfile::tempdir().unwrap();
    let notes = NotesFolder::new(place.path(), &Origin::Sample).unwrap();
    let long = |by: &str| note(DIGEST, by, &"x".repeat(AnalystNote::LONGEST_TEXT));
    let many: Vec<AnalystNote> = (0..256).map(|number| long(&number.to_string())).collect();
    let full = many.iter().map(written_note).collect::<String>();
    let file = place.path().join(format!("{DIGEST}.yaml"));
    fs::write(&file, &full).unwrap();
    let more = NoteChange { home: DIGEST.to_owned(), before: None, after: Some(long("ben")) };
    let mut told = Vec::new();
    for _ in 0..9 {
        told.extend(notes.keep(&more).err().map(|why| why.to_string()));
    }
    assert_eq!(told.len(), 0, "the same note is kept once: {told:?}");
    for number in 0..9 {
        let more = NoteChange { after: Some(long(&format!("ben {number}"))), ..more.clone() };
        told.extend(notes.keep(&more).err().map(|why| why.to_string()));
    }
    assert!(told.iter().any(|why| why.contains("would be larger than 1 MiB")), "{told:?}");
    let (book, problems) = notes.read();
    assert!(problems.is_empty() && book.len() > 256, "{problems:?}");
    let other = NotesFolder::new(&place.path().join("other"), &Origin::Sample).unwrap();
    let mut book = book;
    book.put("large", (0..300).map(|number| long(&number.to_string())).collect());
    assert!(other.fill(&book).unwrap_err().to_string().contains("larger than 1 MiB"));
    assert!(!other.folder().exists(), "all of it or nothing");
}

#[test]
fn a_full_disk_leaves_notes_and_worklist_as_they_were() {
    let place = tempfile::tempdir().unwrap();
    let notes = folder(place.path(), "notes", &[note(DIGEST, "ana", "before")]);
    fs::write(notes.join("brief.yaml"), "items:\n  - text: before\n").unwrap();
    let files = || -> Vec<(PathBuf, Vec<u8>)> {
        let paths = fs::read_dir(&notes).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
        files.sort();
        files
    };
    let before = files();
    let full = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"";
    let archive = fixture();
    let archive = archive.to_str().unwrap();
    let arguments = ["-c", full, env!("CARGO_BIN_EXE_watchfloor"), archive, "--no-state"];
    let variables = [("WATCHFLOOR_NOTES", notes.to_str().unwrap())];
    let mut session = Session::new("/bin/sh", &arguments, &variables);
    session.wait_until_read();
    session.write(b"ilate\r");
    session.wait_for("File too large");
    session.write(b"\r\r\r");
    session.wait_until("no notice", |session| !session.row(23).contains("File too large"));
    session.write(b"*");
    session.wait_for("File too large");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    assert_eq!(files(), before);
    // A merge leaves nothing of itself.
    let both = place.path().join("both");
    let mut merge = Command::new("/bin/sh");
    merge.args(["-c", full, env!("CARGO_BIN_EXE_watchfloor"), "notes", "merge"]);
    let Ran { code, err, .. } =
        merge.args([&notes, &notes]).arg("-o").arg(&both).output().unwrap().into();
    assert!(code == 2 && err.contains("File too large"), "{code}: {err}");
    assert!(fs::read_dir(&both).map_or(0, Iterator::count) == 0);
}

#[test]
fn where_grades_are_left_out_the_unrated_are_kept_and_counted_wherever_that_is_told() {
    let place = tempfile::tempdir().unwrap();
    let on = entry_with("patrol kind:attack date:2031-03-08 basis:claimed");
    let bad = AnalystNote { reliability: Some(Reliability::E), ..note(&on, "ana", "unreliable") };
    let notes = folder(place.path(), "notes", &[bad]);
    let archive = fixture();
    let shared = ["--notes", notes.to_str().unwrap(), "--archive", archive.to_str().unwrap()];
    let run = |line: &[&str]| run(&[line, &shared].concat());
    let all = json(&[&["search", "kind:attack"][..], &shared].concat());
    let kept = all.as_array().unwrap().len() - 1;
    let told = format!("grades left out; {kept} of {kept} entries are unrated, and kept");
    let query = "kind:attack -grade:E..F";
    for line in [
        &["search", query][..],
        &["search", query, "--sum"],
        &["export", query, "--format", "csv"],
        &["export", query, "--format", "markdown"],
        &["compare", query, "basis:reported"],
        &["compare", query, "basis:reported", "--format", "markdown"],
    ] {
        let (_, out, err) = run(line);
        let said = format!("{out} {err}").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(&told), "{line:?}: {said}");
        let (_, out, err) = run(&[&[line[0], "kind:attack"], &line[2..]].concat());
        assert!(!format!("{out}{err}").contains("grades left out"), "{line:?}");
    }
    let export: Value =
        serde_json::from_str(&run(&["export", query, "--format", "json"]).1).unwrap();
    assert_eq!(export["export"]["unrated"], kept);
    let compared = run(&["compare", query, "basis:reported", "--format", "json"]).1;
    let compared: Value = serde_json::from_str(&compared).unwrap();
    assert_eq!(compared["subjects"][0]["unrated"], kept);
    assert_eq!(compared["subjects"][1]["unrated"], Value::Null);
}
