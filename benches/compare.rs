//! How long a comparison takes, counted anew from nothing but corpus and index: two years, six years,
//! two queries, out of 52,000 entries, or of any archive.
//!
//!     cargo bench --bench compare                      520 weeks
//!     cargo bench --bench compare -- --weeks 5200      520,000 entries
//!     cargo bench --bench compare -- --archive FOLDER  an archive that is there
//!
//! Machines differ and are busy: the median of many runs is shown beside the fastest.

#![allow(clippy::print_stdout, reason = "a table on standard output is what this program is for")]

#[allow(dead_code, reason = "other benches measure memory")]
mod support;

use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, hint, io};

use chrono::Datelike as _;
use support::generator;
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::compare::{
    Ask, CoverCell, CoverGrid, Dispersion, GridLimits, GridMeasure, Table, ask, compare,
};
use watchfloor::query::Index;

/// So often each comparison is made.
const RUNS: usize = 31;

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().collect();
    let after = |flag: &str| args.iter().position(|arg| arg == flag).map(|at| args[at + 1].clone());
    if let Some(folder) = after("--archive") {
        measure(Path::new(&folder));
        return Ok(());
    }
    let weeks = after("--weeks").and_then(|weeks| weeks.parse().ok()).unwrap_or(520);
    let folder = tempfile::tempdir()?;
    generator::archive(folder.path(), weeks, generator::Speech::Plain)?;
    measure(folder.path());
    Ok(())
}

fn measure(folder: &Path) {
    let (corpus, _) = load_all(&Origin::Folder(folder.to_owned()));
    let index = Index::build(&corpus);
    println!("{} entries of {} digests", corpus.len(), corpus.digests().len());
    println!("  median  fastest     rows  counted");
    let Some(last) = corpus.digests().first().map(|digest| digest.head().period.from.year()) else {
        return;
    };
    let year = |before: i32| (last - 1 - before).to_string();
    let two = [year(1), year(0)];
    let six: Vec<String> = (0..6).rev().map(year).collect();
    let queries = ["tactic:ied theatre:iraq".to_owned(), "tactic:ied theatre:syria".to_owned()];
    show_grid(last - 1, &corpus);
    show("two years", &two, &corpus, &index);
    show("six years", &six, &corpus, &index);
    show("two queries through all years", &queries, &corpus, &index);
}

/// Counts theatres by the weeks of a year, as the screen does when it is opened, and adds up each measure.
fn show_grid(year: i32, corpus: &Corpus) {
    let (mut counting, mut adding) = (Vec::new(), Vec::new());
    let mut cells = 0;
    for _ in 0..RUNS {
        let start = Instant::now();
        let grid = hint::black_box(CoverGrid::of_year(corpus, year, &GridLimits::default()));
        counting.push(start.elapsed());
        let start = Instant::now();
        let sum = |cell: CoverCell<'_>| GridMeasure::Attacks.of(&cell, corpus).best;
        hint::black_box(grid.cells(corpus).map(sum).sum::<u64>());
        adding.push(start.elapsed());
        cells = grid.len();
    }
    for (what, mut times) in [("counted", counting), ("added up", adding)] {
        times.sort_unstable();
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let (median, fastest) = (ms(times[RUNS / 2]), ms(times[0]));
        println!(
            "{median:>6.1} ms {fastest:>5.1} ms {cells:>8}           theatre by week of {year}, {what}"
        );
    }
}

fn show(what: &str, texts: &[String], corpus: &Corpus, index: &Index) {
    let asks: Result<Vec<Ask>, _> = texts.iter().map(|text| ask(text, corpus, &|_| None)).collect();
    let Ok(asks) = asks else { return };
    let mut times = Vec::new();
    let mut table = Table::default();
    for _ in 0..RUNS {
        let start = Instant::now();
        let made = compare(&asks, 0, Dispersion::default(), corpus, index, &|| false);
        times.push(start.elapsed());
        table = hint::black_box(made).unwrap_or_default();
    }
    times.sort_unstable();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let counted: usize = table.subjects.iter().map(|subject| subject.entries.len()).sum();
    println!(
        "{:>6.1} ms {:>5.1} ms {:>8} {counted:>8}  {what}",
        ms(times[RUNS / 2]),
        ms(times[0]),
        table.rows.len(),
    );
}
