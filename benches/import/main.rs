//! How much of texts that the import does not know is read right, and how long an import takes.
//!
//!     cargo bench --bench import                        texts, speed, a table of 100,000 rows
//!     cargo bench --bench import -- --full              a table of a million rows
//!     cargo bench --bench import -- --shared FOLDER     with the published texts in FOLDER/seeds
//!     cargo bench --bench import -- --mistakes          and every mistake
//!
//! The published texts are looked for in `../shared` where none is named.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a table on standard output is what this program is for"
)]

mod hundred;
mod rows;
#[path = "../../tests/import/score/mod.rs"]
mod score;
#[path = "../../tests/import/texts.rs"]
mod texts;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use peak_alloc::PeakAlloc;
use score::{Gold, Tally, drafted_head, records, table};
use texts::{NAMES, drafted, texts};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// A published digest that an archive holds, made by hand.
const SEED: &str = "seeds/004_4b2493acc991ef6a.txt";
const BY_HAND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/digests/2020/2020-05-21.yaml");
/// How often each form is read; the median counts.
const ROUNDS: usize = 9;

fn main() {
    let args: Vec<String> = env::args().collect();
    let is_asked = |name: &str| args.iter().any(|arg| arg == name);
    let shared = args.iter().position(|arg| arg == "--shared").and_then(|at| args.get(at + 1));
    let shared =
        shared.map_or(Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    scores(&shared, is_asked("--mistakes"));
    speed();
    rows::measure(if is_asked("--full") { 1_000_000 } else { 100_000 });
}

/// Prints what is right: of every text, and of the seed where it is.
fn scores(shared: &Path, with_mistakes: bool) {
    for folder in ["", "forms"] {
        let rows = texts(folder).into_iter().map(|text| (text.name.clone(), text.tally()));
        show(&rows.collect::<Vec<_>>(), with_mistakes);
    }
    let file = shared.join(SEED);
    let Ok(bytes) = fs::read(&file) else {
        println!("{} is not there: the digest made by hand is not compared\n", file.display());
        return;
    };
    let imported = drafted(&bytes, &file).unwrap();
    let head = |key: &str| drafted_head(&imported.drafts, key).to_owned();
    let gold = Gold::read(&fs::read_to_string(BY_HAND).unwrap());
    let tally = score::score(&gold, &records(&imported.drafts), &head, &NAMES);
    show(&[("seed 004".to_owned(), tally)], with_mistakes);
}

fn show(rows: &[(String, Tally)], with_mistakes: bool) {
    println!("{}\n", table(rows));
    if with_mistakes {
        for (name, tally) in rows {
            println!("{name}\n  {}\n", tally.mistakes.join("\n  "));
        }
    }
}

/// Prints how long a hundred items take in each form.
fn speed() {
    println!("100 items     bytes   entries    median   budget");
    for (name, bytes, budget) in hundred::forms() {
        let mut entries = 0;
        let mut times: Vec<Duration> = (0..ROUNDS)
            .map(|_| {
                let began = Instant::now();
                let imported = drafted(&bytes, Path::new(name)).unwrap();
                entries = imported.drafts.iter().map(|draft| draft.entries().count()).sum();
                began.elapsed()
            })
            .collect();
        times.sort();
        let (median, length) = (times[ROUNDS / 2].as_secs_f64() * 1_000.0, bytes.len());
        println!("{name:12} {length:6} {entries:9} {median:7.1} ms {budget:4} ms");
    }
    println!();
}
