//! How much of texts that the import does not know is read right, and how long an import takes.
//!
//!     cargo bench --bench import                        texts, speed, 500 files, a table of 100,000 rows
//!     cargo bench --bench import -- --full              a table of a million rows
//!     cargo bench --bench import -- --shared FOLDER     with the published texts in FOLDER/seeds
//!     cargo bench --bench import -- --mistakes          and every mistake
//!
//! The published texts are looked for in `../shared` where none is named. What is less than asked, or takes
//! longer, is told at the end, and then the exit code is 1.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a table on standard output is what this program is for"
)]

mod hundred;
mod many;
mod rows;
#[path = "../../tests/import/score/mod.rs"]
mod score;
#[path = "../../tests/import/texts.rs"]
mod texts;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
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
/// Texts that were written down before they were read, in the order of their writing; some have been read
/// since.
const SETS: [&str; 14] = [
    "unseen", "open", "held", "open2", "held2", "held3", "held4", "held5", "held6", "held7",
    "held8", "held9", "held10", "held11",
];

/// What is asked of the digest made by hand.
const OF_SEED: [(&str, f64); 9] = [
    ("recall", 0.98),
    ("precision", 0.98),
    ("date", 0.99),
    ("area", 0.98),
    ("tactic", 0.95),
    ("place", 0.95),
    ("casualties", 0.95),
    ("basis", 0.97),
    ("sources", 0.97),
];
/// What is asked of texts that nobody has seen.
const OF_TEXTS: [(&str, f64); 10] = [
    ("recall", 0.93),
    ("precision", 0.92),
    ("date", 0.95),
    ("area", 0.92),
    ("tactic", 0.88),
    ("place", 0.90),
    ("casualties", 0.90),
    ("basis", 0.90),
    ("certain", 0.60),
    ("right", 0.99),
];

fn main() -> ExitCode {
    let args: Vec<String> = env::args().collect();
    let is_asked = |name: &str| args.iter().any(|arg| arg == name);
    let shared = args.iter().position(|arg| arg == "--shared").and_then(|at| args.get(at + 1));
    let shared =
        shared.map_or(Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let mut missed = Vec::new();
    scores(&shared, is_asked("--mistakes"), &mut missed);
    speed(&mut missed);
    if !many::measure() {
        missed.push("of many files, not each good one was written, and no other".to_owned());
    }
    rows::measure(if is_asked("--full") { 1_000_000 } else { 100_000 }, &mut missed);
    if missed.is_empty() {
        println!("all that is asked is reached");
        return ExitCode::SUCCESS;
    }
    println!("not reached:\n  {}", missed.join("\n  "));
    ExitCode::FAILURE
}

/// Tells what of a set is less than asked.
fn compare(name: &str, tally: &Tally, asked: &[(&str, f64)], missed: &mut Vec<String>) {
    let below = asked.iter().filter(|(column, least)| tally.share(column).ratio() < *least);
    missed.extend(below.map(|(column, least)| {
        format!("{name}: {column} {:.3}, asked {least}", tally.share(column).ratio())
    }));
}

fn sum(folder: &str) -> Tally {
    texts(folder).into_iter().fold(Tally::default(), |mut all, text| {
        all.add(&text.tally());
        all
    })
}

/// Prints what is right: of every text, and of the seed where it is.
fn scores(shared: &Path, with_mistakes: bool, missed: &mut Vec<String>) {
    for folder in ["", "forms"] {
        let rows = texts(folder).into_iter().map(|text| (text.name.clone(), text.tally()));
        show(&rows.collect::<Vec<_>>(), with_mistakes);
    }
    let sets: Vec<(String, Tally)> = SETS.iter().map(|set| ((*set).to_owned(), sum(set))).collect();
    show(&sets, false);
    for (name, tally) in &sets {
        println!("{name}, right of those marked certain: {}", tally.certain_by_field());
        compare(name, tally, &OF_TEXTS, missed);
    }
    println!();
    let file = shared.join(SEED);
    let Ok(bytes) = fs::read(&file) else {
        println!("{} is not there: the digest made by hand is not compared\n", file.display());
        return;
    };
    let imported = drafted(&bytes, &file).unwrap();
    let head = |key: &str| drafted_head(&imported.drafts, key).to_owned();
    let gold = Gold::read(&fs::read_to_string(BY_HAND).unwrap());
    let tally = score::score(&gold, &records(&imported.drafts), &head, &NAMES);
    compare("seed 004", &tally, &OF_SEED, missed);
    show(&[("seed 004".to_owned(), tally)], with_mistakes);
}

fn show(rows: &[(String, Tally)], with_mistakes: bool) {
    println!("{}\n", table(rows));
    if with_mistakes {
        for (name, tally) in rows {
            println!("{name}, by rule, certain and not:\n{}\n", tally.by_rule());
            println!("{name}\n  {}\n", tally.mistakes.join("\n  "));
        }
    }
}

/// Prints how long a hundred items take in each form.
fn speed(missed: &mut Vec<String>) {
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
        if median > f64::from(budget) {
            missed.push(format!("100 items of {name}: {median:.1} ms, asked {budget} ms"));
        }
    }
    println!();
}
