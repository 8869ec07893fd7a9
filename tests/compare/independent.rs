//! Recomputed from the files alone: the YAML is read as plain values, and counted by what docs say,
//! with no code of the program. Held against what the program prints as JSON.
//!
//! Two archives: that of commit f38544a, and the invented one under `fixtures/exercise`.

mod count;
mod files;
mod held;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value as Json;

use super::support::unpack_kept;
use count::Toll;
use files::{Archive, Days, Entry};

static FOLDERS: LazyLock<(tempfile::TempDir, [PathBuf; 2])> = LazyLock::new(|| {
    let folder = unpack_kept();
    let exercise = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exercise");
    let kept = folder.path().join("data");
    (folder, [kept, exercise])
});

/// What the program prints as JSON of an archive.
fn printed(folder: &Path, args: &[&str]) -> Json {
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(args)
        .args(["--format", "json", "--archive"])
        .arg(folder)
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What is counted: attacks that surely and that perhaps belong, and the dead of the sure ones.
#[derive(Debug, PartialEq)]
struct Counted {
    attacks: [u64; 2],
    killed: Option<Toll>,
}

impl Counted {
    /// Counts attacks of which `certain` says whether they belong: surely, perhaps, or not at all.
    fn of<'a>(
        archive: &Archive,
        among: impl Iterator<Item = &'a Entry>,
        certain: impl Fn(&Entry) -> Option<bool>,
    ) -> Self {
        let mut counted = Self { attacks: [0, 0], killed: None };
        let attacks = among.filter(|entry| archive.attacks.contains(&entry.kind));
        for (entry, sure) in attacks.filter_map(|entry| Some((entry, certain(entry)?))) {
            counted.attacks[1] += 1;
            counted.attacks[0] += u64::from(sure);
            // The dead of those that perhaps belong raise the high value alone.
            let perhaps = |toll: Toll| Toll { low: 0, best: 0, ..toll };
            if let Some(toll) = archive.toll(entry) {
                let toll = if sure { toll } else { perhaps(toll) };
                counted.killed = Some(counted.killed.map_or(toll, |sum| sum.plus(toll)));
            }
        }
        counted
    }

    /// The same as the program has it, in one column of a comparison.
    fn printed(table: &Json, column: usize) -> Self {
        let cell = |measure: &str| {
            let rows = table["rows"].as_array().unwrap();
            let is_meant = |row: &&Json| {
                row["measure"] == measure && row["key"].is_null() && row["line"] == "counted"
            };
            rows.iter().find(is_meant).unwrap()["cells"][column]["value"].clone()
        };
        let (attacks, killed) = (cell("attacks"), cell("killed"));
        let killed = (!killed.is_null()).then(|| Toll {
            low: killed["low"].as_u64().unwrap(),
            best: killed["best"].as_u64().unwrap_or(0),
            high: killed["high"].as_u64(),
        });
        let attacks = ["low", "high"].map(|bound| attacks[bound].as_u64().unwrap());
        Self { attacks, killed }
    }
}

/// Says whether something on some days belongs to a span: surely, perhaps, or not (none).
fn belongs(days: Days, span: Days) -> Option<bool> {
    days.overlaps(span).then(|| days.is_within(span))
}

/// Compares subjects six at a time, as many as the program takes.
fn check(folder: &Path, subjects: &[(String, Counted)]) {
    for some in subjects.chunks(6) {
        let mut args = vec!["compare"];
        args.extend(some.iter().map(|(text, _)| text.as_str()));
        if some.len() == 1 {
            args.push("1999");
        }
        let table = printed(folder, &args);
        for (column, (text, own)) in some.iter().enumerate() {
            assert_eq!(*own, Counted::printed(&table, column), "{text}");
        }
    }
}

#[test]
fn attacks_and_dead_of_every_digest() {
    for folder in &FOLDERS.1 {
        let archive = Archive::read(folder);
        let digests = archive.digests.iter().enumerate().map(|(at, digest)| {
            let own = archive.entries.iter().filter(|entry| entry.digest == at);
            let told = own.filter(|entry| !entry.background);
            let counted =
                Counted::of(&archive, told, |entry| belongs(archive.possible(entry), digest.days));
            (digest.id.clone(), counted)
        });
        let digests: Vec<_> = digests.collect();
        assert!(digests.iter().any(|(_, counted)| counted.attacks[0] > 20));
        check(folder, &digests);
    }
}

#[test]
fn attacks_and_dead_of_every_month() {
    for folder in &FOLDERS.1 {
        let archive = Archive::read(folder);
        let months = archive.months().into_iter().map(|(text, days)| {
            let once = archive.once(|entry| archive.possible(entry).overlaps(days));
            let counted =
                Counted::of(&archive, once, |entry| belongs(archive.possible(entry), days));
            (text, counted)
        });
        check(folder, &months.collect::<Vec<_>>());
    }
}

#[test]
fn attacks_and_dead_of_every_wave() {
    for folder in &FOLDERS.1 {
        let archive = Archive::read(folder);
        let closed = archive.waves.iter().filter(|wave| wave.days.is_some());
        let waves = closed.map(|wave| {
            let days = wave.days.unwrap();
            // What names the wave is of it wherever it can be; what does not is, if it lies within.
            let is_of = |entry: &Entry| {
                let possible = archive.possible(entry);
                let named = archive.names(entry, wave) && possible.overlaps(days);
                named || (archive.is_attack_of(entry, wave) && possible.is_within(days))
            };
            let once = archive.once(|entry| is_of(entry));
            (format!("wave:{}", wave.id), Counted::of(&archive, once, |_| Some(true)))
        });
        let waves: Vec<_> = waves.collect();
        assert!(waves.len() >= 2);
        check(folder, &waves);
    }
}

#[test]
fn states_of_every_theatre_in_every_week() {
    for folder in &FOLDERS.1 {
        let archive = Archive::read(folder);
        let grid = printed(folder, &["list", "cover"]);
        let cells = grid.as_array().unwrap();
        assert!(cells.len() > 40);
        for cell in cells {
            let text = |name: &str| cell[name].as_str().unwrap();
            let (theatre, from) = (text("theatre"), text("week_start"));
            let own = held::state_of_week(&archive, theatre, from.parse().unwrap());
            assert_eq!(own, text("state"), "{theatre} {from}");
        }
    }
}
