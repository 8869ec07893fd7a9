//! How long a key waits for its results, kind by kind: every letter of every query of the list, as
//! the screen asks them, in an archive with four points and notes beside every entry and more than
//! 40,000 different words. Beside it, in the same run, a scan of the same entries and `fzf --filter`.
//! What the index takes to build and to keep is said, too.
//!
//!     cargo bench --bench search                  10 k and 100 k entries
//!     cargo bench --bench search -- --full        1 M too: 4 GB of memory, 2 GB on the disk
//!     cargo bench --bench search -- --weeks 1000  so many weeks of a hundred entries
//!     cargo bench --bench search -- --alone       entries alone, nothing beside them
//!     cargo bench --bench search -- --each        the times of every query, too
//!     cargo bench --bench search -- --make DIR    writes the archive and goes; with --weeks
//!     cargo bench --bench search -- --archive DIR measures that one; with --query Q, this query alone
//!
//! Machines differ and are busy: look at the ratios.

#![allow(clippy::print_stdout, reason = "a table on standard output is what this program is for")]

mod memory;
mod others;
mod queries;
#[path = "../support/mod.rs"]
mod support;
mod typing;

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, hint};

use support::generator::{self, Speech};
use typing::Row;
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::query::Index;

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().collect();
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    let after =
        |flag: &str| args.iter().position(|arg| arg == flag).and_then(|at| args.get(at + 1));
    if let Some(folder) = after("--resident") {
        return memory::report(folder);
    }
    let weeks = after("--weeks").and_then(|weeks| weeks.parse().ok());
    let speech = if has("--alone") { Speech::Rich } else { Speech::Beside };
    if let Some(folder) = after("--make") {
        let bytes = generator::archive(Path::new(folder), weeks.unwrap_or(100), speech)?;
        println!("{bytes} bytes");
        return Ok(());
    }
    if let Some(folder) = after("--archive") {
        let Some(query) = after("--query") else {
            return measure(Path::new(folder), has("--each"));
        };
        measure_query(Path::new(folder), query);
        return Ok(());
    }
    let sizes: &[u32] = if has("--full") { &[100, 1_000, 10_000] } else { &[100, 1_000] };
    for weeks in weeks.as_ref().map_or(sizes, std::slice::from_ref) {
        let folder = tempfile::tempdir()?;
        generator::archive(folder.path(), *weeks, speech)?;
        measure(folder.path(), has("--each"))?;
    }
    Ok(())
}

fn measure(folder: &Path, each: bool) -> io::Result<()> {
    let kept = memory::of(folder)?;
    let (corpus, _) = load_all(&Origin::Folder(folder.to_owned()));
    let mut build = Duration::MAX;
    for _ in 0..2 {
        let start = Instant::now();
        hint::black_box(Index::build(&corpus));
        build = build.min(start.elapsed());
    }
    let index = Index::build(&corpus);
    println!(
        "\n{} entries, {} passages, {} words; index built in {} ms",
        index.len(),
        corpus.passages().count(),
        index.words(),
        build.as_millis(),
    );
    println!("{kept}");
    println!("keys  median     p99     max");
    keys(&corpus, &index, each);
    others::compare(&corpus, &index)
}

/// One query, typed often enough for a profiler.
fn measure_query(folder: &Path, query: &str) {
    let (corpus, _) = load_all(&Origin::Folder(folder.to_owned()));
    let index = Index::build(&corpus);
    let mut all = Row::default();
    for _ in 0..100 {
        all.extend(&typing::type_out(&corpus, &index, query).0);
    }
    println!("keys  median     p99     max\n{all}  {query}: slowest {}", all.slowest());
}

/// The keys of every query, kind by kind; of phrases also the first answer, for which nothing is
/// remembered.
fn keys(corpus: &Corpus, index: &Index, each: bool) {
    let mut all = Row::default();
    for (kind, queries) in queries::KINDS {
        let mut of_kind = Row::default();
        for query in *queries {
            let (row, found) = typing::type_out(corpus, index, query);
            if each {
                println!("{row} {found:>8}  {query}");
            }
            of_kind.extend(&row);
        }
        println!("{of_kind}  {kind}: slowest {}", of_kind.slowest());
        all.extend(&of_kind);
    }
    println!("{all}  all keys");
    let mut first = Row::default();
    for query in queries::PHRASES {
        let (row, found) = typing::anew(corpus, index, query);
        if each {
            println!("{row} {found:>8}  {query}");
        }
        first.extend(&row);
    }
    println!(
        "{first}  phrases of common words, whole, each the first time: slowest {}",
        first.slowest()
    );
}
