//! Every broken shape of a file: the exact problems that are told, and what of the file is read
//! all the same. One file a shape in `fixtures/broken`, what is expected of it beside it.
//!
//! `UPDATE_EXPECTED=1 cargo test --test problems` writes what is told now; read it before you
//! commit it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::digest::{PointList, Theatre};

const FOLDER: &str = "tests/fixtures/broken";

fn fixtures() -> Vec<PathBuf> {
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().unwrap() == "yaml").collect();
    files.sort();
    files
}

#[test]
fn every_broken_shape_is_told_and_costs_only_itself() {
    let files = fixtures();
    assert!(files.len() >= 50, "the fixtures are there");
    let mut wrong = String::new();
    for file in files {
        let told = told(&file);
        let beside = file.with_extension("expected");
        if env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&beside, &told).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if told != expected {
            let _ =
                writeln!(wrong, "== {}\n-- told\n{told}-- expected\n{expected}", file.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The problems of one file, then what was read of it.
fn told(file: &Path) -> String {
    let (corpus, problems) = load_all(&Origin::Files(vec![file.to_owned()]));
    let mut told = String::new();
    for problem in problems {
        let line = problem.to_string();
        let _ = writeln!(told, "{}", line.replace(&format!("{FOLDER}/"), ""));
    }
    told.push_str("---\n");
    if file.file_name().unwrap().to_str().unwrap().starts_with("taxonomy") {
        describe_taxonomy(&corpus, &mut told);
    }
    describe(&corpus, &mut told);
    told
}

fn describe_taxonomy(corpus: &Corpus, told: &mut String) {
    let taxonomy = corpus.taxonomy();
    for (id, Theatre { id: word, name, .. }) in taxonomy.theatres() {
        let areas: Vec<_> = taxonomy.areas_of(id).map(|(_, area)| &*area.name).collect();
        let _ = writeln!(told, "theatre {word} {name}: {}", areas.join(", "));
    }
    let kinds: Vec<_> = taxonomy.kinds().iter().map(|kind| &*kind.id).collect();
    let tactics: Vec<_> = taxonomy.tactics().iter().map(|tactic| &*tactic.id).collect();
    let _ = writeln!(told, "kinds {}\ntactics {}", kinds.join(", "), tactics.join(", "));
    for actor in taxonomy.actors() {
        let whole = actor.part_of.and_then(|id| taxonomy.actor(id)).map(|whole| &*whole.name);
        let _ = writeln!(told, "actor {}, part of {}", actor.name, whole.unwrap_or("none"));
    }
}

fn describe(corpus: &Corpus, told: &mut String) {
    let taxonomy = corpus.taxonomy();
    for digest in corpus.digests() {
        let head = digest.head();
        let _ = writeln!(told, "digest {} {} {}", head.id, head.series, head.period);
        describe_points(digest.overview(), told);
        for section in digest.sections() {
            let area = section.area.map_or("", |area| taxonomy.area_name(area));
            let _ = writeln!(told, "  {} {area}", taxonomy.theatre_name(section.theatre));
            for (_, entry) in digest.entries_of(section) {
                let _ = write!(told, "    {} line {}: {}", entry.date, entry.line, entry.text());
                for (harm, count) in entry.casualties().stated() {
                    let _ = write!(told, " {} {count}.", harm.label());
                }
                for tactic in entry.tactics.iter() {
                    let _ = write!(told, " #{}", taxonomy.tactic_word(tactic));
                }
                if let Some(place) = entry.place_text() {
                    let _ = write!(told, " @ {place}");
                }
                for source in entry.sources() {
                    let _ = write!(told, " [{source}]");
                }
                for version in entry.versions() {
                    let _ = write!(told, " | {} {}", version.by(), version.basis());
                }
                let written = entry.id();
                let derived = written.starts_with(digest.id());
                let _ = writeln!(told, "{}", if derived { "" } else { " (written id)" });
            }
        }
        for figure in digest.figures() {
            let total = figure.total.map_or("?".into(), |total| total.to_string());
            let parts = figure.parts.iter().map(|part| format!("{} {}", part.label, part.count));
            let parts: Vec<_> = parts.collect();
            let _ = writeln!(told, "  figure {}: {total} ({})", figure.issuer, parts.join(", "));
        }
        for note in digest.notes() {
            let _ = writeln!(told, "  note {}: {}", note.id().unwrap_or(""), note.text());
        }
    }
    for wave in corpus.waves() {
        let _ = writeln!(told, "wave {} {}, {} dates", wave.id, wave.period, wave.dates.len());
    }
}

fn describe_points(points: PointList<'_>, told: &mut String) {
    for point in points.iter() {
        point.walk(1, &mut |point, depth| {
            let _ = writeln!(told, "{}point {}", "  ".repeat(depth), point.text());
        });
    }
}
