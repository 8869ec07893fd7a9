//! What a mean cannot say: how long the slowest of a hundred keys waits (every prefix of every query
//! of the set), what a phrase costs that is asked for the first time, and what the index takes to
//! build and to keep. The queries one by one are measured by `cargo bench --bench queries`.
//!
//!     cargo bench --bench search                  10 k and 100 k entries
//!     cargo bench --bench search -- --full        1 M too
//!     cargo bench --bench search -- --rich        the same with tens of thousands of different words
//!     cargo bench --bench search -- --lines 1000  one line an entry of so many weeks, for benches/fzf.sh
//!
//! Machines differ and are busy: look at the ratios.

#![allow(clippy::print_stdout, reason = "a table on standard output is what this program is for")]

mod support;

use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs, hint};

use support::generator::Speech;
use support::{QUERIES, generator, line, resident_bytes};
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::query::{Index, parse};

/// Each alone, asked for the first time: texts are read for them.
const PHRASES: [&str; 8] = [
    "\"security forces\"",
    "\"the army said\"",
    "\"the security forces\"",
    "\"for most of the night\"",
    "\"near the\"",
    "\"of the river\"",
    "\"the local council\"",
    "\"captured weapons\" \"machine guns\"",
];

/// What could be answered by walking over all entries, and must not be.
const FIELDS: [&str; 16] = [
    "id:i",
    "id:itic-2024-0",
    "id:itic-2024-01-04-a",
    "digest:itic",
    "digest:itic-2024",
    "publisher:itic",
    "wave:2024-01",
    "is:repeat",
    "tag:background",
    "killed:>=3",
    "killed:>=1?",
    "wounded:unknown",
    "source:telegram",
    "actor:isis",
    "date:2020",
    "-basis:claimed",
];

/// What a screen keeps.
const HITS: usize = 300;

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().collect();
    let after = |flag: &str| args.iter().position(|arg| arg == flag).map(|at| args[at + 1].clone());
    if let Some(folder) = after("--resident") {
        return resident(&folder);
    }
    if let Some(weeks) = after("--lines") {
        return lines(weeks.parse().unwrap_or(100));
    }
    if let Some(folder) = after("--archive") {
        return measure(Path::new(&folder));
    }
    let full = args.iter().any(|arg| arg == "--full");
    let sizes: &[u32] = if full { &[100, 1_000, 10_000] } else { &[100, 1_000] };
    let speech = if args.iter().any(|arg| arg == "--rich") { Speech::Rich } else { Speech::Plain };
    for weeks in sizes {
        let folder = tempfile::tempdir()?;
        generator::archive(folder.path(), *weeks, speech)?;
        measure(folder.path())?;
    }
    Ok(())
}

fn measure(folder: &Path) -> io::Result<()> {
    let (corpus, _) = load_all(&Origin::Folder(folder.to_owned()));
    let mut build = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        hint::black_box(Index::build(&corpus));
        build = build.min(start.elapsed());
    }
    let index = Index::build(&corpus);
    let (of_yaml, bytes) = child(folder)?;
    println!(
        "\n{} entries, {} words; index built in {} ms, {bytes} B an entry; corpus and index \
         {of_yaml:.2} x the YAML",
        index.len(),
        index.words(),
        build.as_millis(),
    );
    println!("keys  median     p99     max  found  query");
    let mut all = Vec::new();
    for query in QUERIES {
        let (mut times, found) = type_out(&corpus, &index, query);
        all.extend_from_slice(&times);
        println!("{} {found:>6}  {query}", row(&mut times));
    }
    println!("{}         all keys", row(&mut all));
    for (what, queries) in [("phrases, first", &PHRASES[..]), ("fields", &FIELDS[..])] {
        let mut all = Vec::new();
        for query in queries {
            let (mut times, found) = anew(&corpus, &index, query);
            all.extend_from_slice(&times);
            println!("{} {found:>6}  {query}", row(&mut times));
        }
        println!("{}         {what}", row(&mut all));
    }
    let mut offers = offers(&corpus, &index);
    println!("{}         what is offered at a key", row(&mut offers));
    Ok(())
}

/// The time of a whole query, some times; what is kept of the phrase before is asked away.
fn anew(corpus: &Corpus, index: &Index, query: &str) -> (Vec<Duration>, usize) {
    let Ok(query) = parse(query, corpus.taxonomy()) else { return (Vec::new(), 0) };
    let Ok(other) = parse("\"nobody says so\"", corpus.taxonomy()) else { return (Vec::new(), 0) };
    let mut found = 0;
    let times = (0..20).map(|_| {
        hint::black_box(index.search(corpus, &other, 1, &|| false));
        let start = Instant::now();
        let results = index.search(corpus, &query, HITS, &|| false);
        found = hint::black_box(results).map_or(0, |results| results.total);
        start.elapsed()
    });
    (times.collect(), found)
}

/// The time that the offers at every key of every query take, beside its answer.
fn offers(corpus: &Corpus, index: &Index) -> Vec<Duration> {
    let fields = FIELDS.iter().filter(|query| !query.starts_with('-'));
    let keys = QUERIES.iter().chain(fields).flat_map(|query| {
        query.char_indices().filter_map(move |(at, c)| query.get(..at + c.len_utf8()))
    });
    keys.map(|typed| {
        let start = Instant::now();
        hint::black_box(index.complete(corpus, typed, typed.len()));
        start.elapsed()
    })
    .collect()
}

/// The time of every key of a query: reading it, answering, counting. A key that makes a fault
/// costs only the reading.
fn type_out(corpus: &Corpus, index: &Index, query: &str) -> (Vec<Duration>, usize) {
    let (mut times, mut found) = (Vec::new(), 0);
    for (at, c) in query.char_indices() {
        let Some(typed) = query.get(..at + c.len_utf8()) else { continue };
        // The median of three: the machine is shared.
        let mut three = [0; 3].map(|_| {
            let start = Instant::now();
            if let Ok(query) = parse(typed, corpus.taxonomy()) {
                let results = index.search(corpus, &query, HITS, &|| false);
                found = hint::black_box(results).map_or(0, |results| results.total);
            }
            start.elapsed()
        });
        three.sort_unstable();
        times.push(three[1]);
    }
    (times, found)
}

fn row(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1e3;
    format!("{:>4} {:>7.2} {:>7.2} {:>7.2}", times.len(), at(50), at(99), at(100))
}

/// Memory is measured in a process of its own.
fn child(folder: &Path) -> io::Result<(f64, u64)> {
    let out = Command::new(env::current_exe()?).arg("--resident").arg(folder).output()?;
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let mut numbers = text.split_whitespace().map(|n| n.parse::<u64>().unwrap_or(0));
    let (corpus, index) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    let entries = numbers.next().unwrap_or(1);
    #[allow(clippy::cast_precision_loss, reason = "a ratio")]
    let ratio = (corpus + index) as f64 / folder_bytes(&folder.join("digests")) as f64;
    Ok((ratio, index / entries.max(1)))
}

fn folder_bytes(folder: &Path) -> u64 {
    let inside = fs::read_dir(folder).into_iter().flatten().flatten();
    inside
        .map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                folder_bytes(&path)
            } else {
                entry.metadata().map_or(0, |data| data.len())
            }
        })
        .sum()
}

/// In the child: what the corpus takes, and what the index adds.
fn resident(folder: &str) -> io::Result<()> {
    let before = resident_bytes()?;
    let (corpus, _) = load_all(&Origin::Folder(folder.into()));
    let loaded = resident_bytes()?;
    let index = Index::build(&corpus);
    let built = resident_bytes()?;
    println!(
        "{} {} {}",
        loaded.saturating_sub(before),
        built.saturating_sub(loaded),
        hint::black_box(&index).len()
    );
    Ok(())
}

/// One line an entry, as a fuzzy finder would be given them.
fn lines(weeks: u32) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    generator::archive(folder.path(), weeks, Speech::Plain)?;
    let (corpus, _) = load_all(&Origin::Folder(folder.path().to_owned()));
    let mut out = BufWriter::new(io::stdout().lock());
    for (_, entry) in corpus.entries() {
        writeln!(out, "{}", line(entry, corpus.taxonomy()))?;
    }
    Ok(())
}
