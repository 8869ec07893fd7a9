//! What is handed over to other programs, read as they read it: its structure, what it says, what it
//! cannot say and says so.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

mod acled;
mod misp;
mod stix;
mod told;

#[path = "../support/ran.rs"]
mod ran;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use ran::run;
use serde_json::Value;
use watchfloor::archive::{Corpus, Origin, RecordKey, load_all};
use watchfloor::export::{
    About, AdmiraltyGrade, AreaPoints, ExportContent, Format, HandedOver, SanitizingWriter,
    write_handover,
};

/// A digest with what is hard to hand over.
const HARD: &str = include_str!("../fixtures/handed-over.yaml");

/// Every format that hands over.
const FORMATS: [&str; 3] = ["stix", "misp", "acled"];

/// The archive in the program's source.
fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// An archive with the vocabulary of the sample and this one digest.
fn archive(digest: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(sample().join("taxonomy.yaml"), folder.path().join("taxonomy.yaml")).unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    fs::write(folder.path().join("digests/2031-03-06.yaml"), digest).unwrap();
    let (_, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    assert_eq!(problems, []);
    folder
}

/// What the program prints of all of this archive.
fn exported(archive: &Path, format: &str) -> String {
    let ran = run(archive, &format!("export --format {format}"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

/// The same with the grades of an analyst, and with what is said beside it.
fn graded(corpus: &Corpus, format: &str, grades: &HashMap<String, AdmiraltyGrade>) -> String {
    let about = About { archive: "a".to_owned(), ..About::default() };
    let keys: Vec<RecordKey> = corpus.entries().map(|(key, _)| RecordKey::Entry(key)).collect();
    let points = AreaPoints::Untold;
    let handed = HandedOver { about: &about, corpus, keys: &keys, points, grades, made: &|| {} };
    let mut out = Vec::new();
    let format = Format::all(ExportContent::Entries).find(|known| known.name() == format).unwrap();
    write_handover(&handed, format, &mut SanitizingWriter::new(&mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

/// Grades of three entries: one of both parts, one of a part, one that nothing can be judged of.
fn grades() -> HashMap<String, AdmiraltyGrade> {
    let grade = |reliability, credibility| AdmiraltyGrade { reliability, credibility };
    HashMap::from([
        ("bomb".to_owned(), grade(Some('B'), Some(2))),
        ("unclear".to_owned(), grade(Some('F'), Some(6))),
        ("lake".to_owned(), grade(None, Some(5))),
    ])
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
