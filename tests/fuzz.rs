//! The fuzz targets on a stable compiler: each over its seeds, over what chance makes of them, and
//! over chance alone. `cargo fuzz run TARGET` in `fuzz/` runs the same ones for as long as one likes.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "what is measured is told")]

#[path = "../fuzz/targets/loader.rs"]
mod loader;
#[path = "../fuzz/targets/query.rs"]
mod query;
#[path = "../fuzz/targets/settings.rs"]
mod settings;
#[path = "../fuzz/targets/update.rs"]
#[allow(dead_code, reason = "the soak wants more of it")]
mod update;
#[path = "../fuzz/targets/words.rs"]
mod words;
#[path = "../fuzz/targets/yaml.rs"]
mod yaml;

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;

/// The seeds of a target, in the order of their names.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|one| one.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "`{target}` has no seeds");
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// A change of some bytes: one flipped, some put in, some taken out, a part said twice.
fn changed(bytes: &[u8], changes: &[(u8, Index, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (what, at, more) in changes {
        let from = at.index(bytes.len() + 1);
        let to = (from + more.len()).min(bytes.len());
        match what % 4 {
            0 => drop(bytes.splice(from..to, more.iter().copied())),
            1 => drop(bytes.splice(from..from, more.iter().copied())),
            2 => drop(bytes.drain(from..to)),
            _ => bytes.extend_from_within(from..to),
        }
    }
    bytes
}

/// Runs a target over its seeds, over changes of them, and over bytes of chance.
fn run(name: &str, cases: u32, target: fn(&[u8])) {
    let seeds = seeds(name);
    for seed in &seeds {
        target(seed);
    }
    let change = (any::<u8>(), any::<Index>(), vec(any::<u8>(), 1..12));
    let of_a_seed = (any::<Index>(), vec(change, 1..8))
        .prop_map(move |(at, changes)| changed(&seeds[at.index(seeds.len())], &changes));
    let inputs = prop_oneof![3 => of_a_seed, 1 => vec(any::<u8>(), 0..400)];
    let mut runner = TestRunner::new(ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&inputs, |input| {
            target(&input);
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{name}: {failure}"));
}

#[test]
fn the_loader() {
    run("loader", 120, loader::target);
}

#[test]
fn the_query_parser() {
    run("query", 3_000, query::target);
}

#[test]
fn counts_places_and_dates() {
    run("words", 20_000, words::target);
}

#[test]
fn two_ways_to_read_yaml() {
    run("yaml", 5_000, yaml::target);
}

#[test]
fn settings_keys_searches_and_themes() {
    run("settings", 100, settings::target);
}

#[test]
fn whatever_happens_to_the_program() {
    run("update", 40, update::target);
}
