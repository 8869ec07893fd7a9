//! What is told of a digest, an entry, a wave and a comparison when only the files were read on which
//! the answer can rest, held against the answer from all files.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test that cannot go on fails")]

#[path = "../benches/support/mod.rs"]
#[allow(dead_code, reason = "only archives are made here")]
mod generated;
#[path = "support/mod.rs"]
mod support;

use std::fs;
use std::path::Path;

use generated::generator::{Speech, archive};
use watchfloor::archive::{Corpus, Found, KnownPlaces, Origin, Wanted, load_all, load_wanted};
use watchfloor::compare::{Ask, Dispersion, ask, compare, wanted};
use watchfloor::export::{self, Document};
use watchfloor::page::{self, Page};
use watchfloor::query::Index;

/// An archive, all of it, and how to read it in part.
struct Both {
    origin: Origin,
    known: KnownPlaces,
    all: Corpus,
}

impl Both {
    fn of(folder: &Path) -> Self {
        let origin = Origin::Folder(folder.to_owned());
        let known = KnownPlaces::default();
        let (mut all, _) = load_all(&origin);
        all.know_places(known.clone());
        Self { origin, known, all }
    }

    fn part(&self, wanted: &mut dyn FnMut(&Corpus) -> Wanted) -> Corpus {
        load_wanted(&self.origin, &self.known, wanted, &mut |_| {}).0
    }

    /// Checks all that is told of what has this id, and returns how many entries were read.
    #[track_caller]
    fn check(&self, id: &str) -> usize {
        let part = self.part(&mut |corpus| corpus.wanted_by_id(id));
        let [part_says, all_say] =
            [&part, &self.all].map(|corpus| format!("{:#?}", told(corpus, id)));
        assert_eq!(difference(&part_says, &all_say), None, "{id}");
        part.len()
    }

    /// Checks a comparison, and returns how many entries were read.
    #[track_caller]
    fn compare(&self, texts: &[&str]) -> usize {
        let asks = |corpus: &Corpus| -> Vec<Ask> {
            texts.iter().map(|text| ask(text, corpus, &|_| None).unwrap()).collect()
        };
        let part = self.part(&mut |corpus| wanted(&asks(corpus), corpus));
        let table = |corpus: &Corpus| {
            let index = Index::build(corpus);
            compare(&asks(corpus), 0, Dispersion::default(), corpus, &index, &|| false).unwrap()
        };
        let [part_says, all_say] = [&part, &self.all].map(|corpus| format!("{:#?}", table(corpus)));
        assert_eq!(difference(&part_says, &all_say), None, "{texts:?}");
        part.len()
    }

    /// Checks every digest, wave and entry, and some comparisons of digests and waves.
    #[track_caller]
    fn check_all(&self) {
        let ids: Vec<&str> = self.all.digests().iter().map(|digest| digest.id()).collect();
        for id in &ids {
            self.check(id);
        }
        for (_, entry) in self.all.entries() {
            self.check(&entry.id());
        }
        for wave in self.all.waves() {
            self.check(&format!("wave:{}", wave.id));
        }
        for pair in ids.windows(2) {
            self.compare(&[&format!("digest:{}", pair[0]), &format!("digest:{}", pair[1])]);
        }
    }
}

/// The first line in which two texts differ.
fn difference<'t>(one: &'t str, other: &'t str) -> Option<(&'t str, &'t str)> {
    let (mut one, mut other) = (one.lines(), other.lines());
    loop {
        match (one.next(), other.next()) {
            (None, None) => return None,
            (a, b) if a == b => {}
            (a, b) => return Some((a.unwrap_or("(the end)"), b.unwrap_or("(the end)"))),
        }
    }
}

/// All that is told of what has an id: as a page, and as data.
fn told(corpus: &Corpus, id: &str) -> (Vec<Page>, String) {
    match corpus.find(id) {
        Found::Digest(at) => {
            (page::whole_digest(corpus, at), json(&Document::digest(corpus, at).unwrap()))
        }
        Found::Entry(key) => {
            corpus.spots();
            let record = export::entry(corpus, key).unwrap();
            (vec![page::entry(corpus, key)], json(&Document::from(record)))
        }
        Found::Wave(at) => {
            (vec![page::wave(corpus, at)], json(&Document::wave(corpus, at).unwrap()))
        }
        found @ (Found::Several(_) | Found::Nothing) => (Vec::new(), format!("{found:?}")),
    }
}

fn json(document: &Document<'_>) -> String {
    serde_json::to_string(document).unwrap()
}

#[test]
fn all_of_the_sample_is_told_from_a_part_of_it() {
    let both = Both::of(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data")));
    for digest in both.all.digests() {
        both.check(digest.id());
    }
    for (_, entry) in both.all.entries().step_by(9) {
        both.check(&entry.id());
    }
    for wave in both.all.waves() {
        both.check(&format!("wave:{}", wave.id));
    }
    let [one, two] = [0, 1].map(|at| format!("wave:{}", both.all.waves()[at].id));
    for texts in [[&*one, &two], ["2020-05", "2020-04"], ["2019", "2020-05-14..2020-05-24"]] {
        both.compare(&texts);
    }
}

#[test]
fn a_year_is_told_from_few_weeks_of_it() {
    let folder = tempfile::tempdir().unwrap();
    archive(folder.path(), 52, Speech::Plain).unwrap();
    let both = Both::of(folder.path());
    let all = both.all.len();
    for digest in both.all.digests().iter().step_by(7) {
        let read = both.check(digest.id());
        assert!(read * 8 < all, "{read} of {all} for {}", digest.id());
    }
    for (_, entry) in both.all.entries().step_by(397) {
        let read = both.check(&entry.id());
        assert!(read * 8 < all, "{read} of {all} for {}", entry.id());
    }
    let newest = both.all.digests()[0].head().period.from.format("%Y-%m").to_string();
    let read = both.compare(&[&newest, &both.all.digests()[4].head().period.from.to_string()]);
    assert!(read * 3 < all, "{read} of {all}");
}

#[test]
fn a_query_is_compared_with_all_that_is_there() {
    let both = Both::of(&support::fixture());
    assert_eq!(both.compare(&["tactic:ied", "2020-05"]), both.all.len());
}

/// A digest of one week that tells of a day in some form. Each has entries of its own days too.
fn telling(date: &str, more: &str) -> String {
    format!(
        "digest: acme-2031-06-05\ntitle: Week\npublisher: ACME\nseries: weekly\n\
         period: 2031-06-05..2031-06-11\nsource: Outlet, 2031-06-12\n\
         theatres:\n  - theatre: coast\n    areas:\n    - area: Al-Marsa\n      entries:\n\
         \x20     - date: 2031-06-06\n        kind: attack\n        basis: reported\n\
         \x20       place: Pier\n        text: A first thing happened.\n\
         \x20     - {date}\n        kind: attack\n        tactic: ied\n        basis: reported\n\
         \x20       place: ~10 km NE of Marsa\n        text: It is told again.\n{more}"
    )
}

/// The archive of the fixtures, with one more file.
fn with_file(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/archive");
    support::copy(&from, folder.path());
    fs::write(folder.path().join("digests/2031/2031-06-05.yaml"), text).unwrap();
    folder
}

#[test]
fn a_day_is_found_in_whatever_form_another_digest_tells_it() {
    for date in [
        "date: 2031-03-08",
        "date: \"2031-03-08\"",
        "date: '2031-03-08'",
        "date: \"2031-\\x303-08\"",
        "\"date\": 2031-03-08",
        "date: 8 March 2031",
        "date: 20310308",
        "date: ٢٠٣١-٠٣-٠٨",
        "date: 2031-3-8",
        "date: 2031/03/08",
        "date: [2031-03-08, 2031-03-08]",
        "date: {from: 2031-03-01, to: 2031-03-30}",
        "date:\n          from: 2031-03-01\n          to: 2031-04-30",
        "date: 2031-03-01..2031-04-02",
        "date: 2031-04-02..2031-03-01",
        "date: 2030-01-01..2032-01-01",
        "date: 2030-01-01\n          ..2032-01-01",
        "date: 2030-01-01, 2032-01-01",
        "date: 2030 to 2032",
        "date: 2031-03",
        "date: 2031",
        "date: 2031-03-08~",
        "date: 2031-W10",
        "daet: 2031-03-08",
        "when: 8.3.2031",
        "Date: 2031-03-08 14:30",
        "date: 2031-03-08, # a remark",
    ] {
        let folder = with_file(&telling(date, ""));
        let both = Both::of(folder.path());
        assert_eq!(both.all.digests().len(), 4, "{date}");
        both.check_all();
        both.compare(&["2031-03", "2031-06"]);
        both.compare(&["2031-03-08", "2031-03-14"]);
        both.compare(&["2031-02-01..2031-03-02", "2030"]);
    }
}

#[test]
fn what_names_another_is_read_with_it() {
    let all = Both::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/archive")).all;
    let first = all.entries().next().unwrap().1.id();
    let wave = &all.waves()[0].id;
    for more in [
        format!("        corrects: {first}\n"),
        format!("        told_from: {first}\n"),
        "        told_from: harbour-2031-03-06\n".to_owned(),
        format!("        wave: {wave}\n"),
        format!("        wave: \"{wave}\"\n"),
        "        corrects: my-own-id\n      - date: 2031-03-08\n        id: my-own-id\n        kind: \
         attack\n        basis: reported\n        text: Another.\n"
            .to_owned(),
    ] {
        let folder = with_file(&telling("date: 2031-06-07", &more));
        let both = Both::of(folder.path());
        both.check_all();
        both.compare(&[&format!("wave:{wave}"), "2031-06"]);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_no_digest() {
    for text in [
        telling("date: 2031-03-08", "").replace("theatres:", "theatres: ["),
        telling("date: 2031-03-08", "  bad: [\n"),
        telling("date: 2031-03-08", "").replace("period:", "priod:"),
        telling("date: 2031-03-08", "publisher: Other\n"),
        telling("date: 2031-03-08", "notes:\n- A note.\nmarking: TLP:RED\n"),
        telling("date: 2031-03-08", "").replace("acme-2031-06-05", "harbour-2031-03-06"),
        format!("\u{FEFF}{}", telling("date: 2031-03-08", "")),
        telling("date: 2031-03-08", "").replace('\n', "\r\n"),
        String::new(),
    ] {
        let folder = with_file(&text);
        let both = Both::of(folder.path());
        both.check_all();
        both.check("acme-2031-06-05");
        both.check("acme");
        both.check("harbour-2031-03");
    }
}
