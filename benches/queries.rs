//! The query set in archives of 10,000, 100,000 and 1,000,000 entries, each query as a whole; and what
//! a cheap sieve saves, on lines as a fuzzy finder would be given them and on the words of the archive.
//!
//!     cargo bench --bench queries                     10 k and 100 k entries
//!     WATCHFLOOR_FULL=1 cargo bench --bench queries   1 M too; making and reading that archive takes
//!                                                     minutes and three gigabytes
//!     cargo bench --bench queries -- sieve            only the sieves
//!
//! Machines differ and are busy: look at the ratios.

#![allow(missing_docs, reason = "the macros of criterion make public items")]

mod support;

use std::hint::black_box;
use std::{env, io};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;
use support::generator::{self, Speech};
use support::{QUERIES, line};
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::query::{Index, WordFilter, parse};

/// What a screen keeps.
const HITS: usize = 300;

/// Words of the set that are looked for with their slips.
const WORDS: [&str; 4] = ["baqubah", "polcie", "checkpont", "zuweid"];

fn archive(weeks: u32, speech: Speech) -> io::Result<(Corpus, Index)> {
    let folder = tempfile::tempdir()?;
    generator::archive(folder.path(), weeks, speech)?;
    let (corpus, _) = load_all(&Origin::Folder(folder.path().to_owned()));
    let index = Index::build(&corpus);
    Ok((corpus, index))
}

fn queries(criterion: &mut Criterion) {
    let full = env::var_os("WATCHFLOOR_FULL").is_some();
    let sizes: &[u32] = if full { &[100, 1_000, 10_000] } else { &[100, 1_000] };
    for weeks in sizes {
        let Ok((corpus, index)) = archive(*weeks, Speech::Plain) else { continue };
        let mut group = criterion.benchmark_group(format!("{} entries", index.len()));
        for query in QUERIES {
            group.bench_function(BenchmarkId::from_parameter(query), |bencher| {
                bencher.iter(|| {
                    let query = parse(query, corpus.taxonomy());
                    query.map(|query| index.search(&corpus, &query, HITS, &|| false))
                });
            });
        }
        group.finish();
    }
}

/// Both ways find the same; which of them pays is what is asked.
fn sieves(criterion: &mut Criterion) {
    let Ok((corpus, index)) = archive(100, Speech::Rich) else { return };
    let mut group = criterion.benchmark_group("sieve");
    for (name, sieve) in
        [("words, none", WordFilter::None), ("words, letters", WordFilter::Letters)]
    {
        group.bench_function(name, |bencher| {
            bencher.iter(|| WORDS.map(|word| index.words_like(black_box(word), sieve)));
        });
    }
    let lines: Vec<String> =
        corpus.entries().map(|(_, entry)| line(entry, corpus.taxonomy()).to_lowercase()).collect();
    let matcher = SkimMatcherV2::default();
    let score = |line: &String, query| matcher.fuzzy_match(line, query);
    group.sample_size(10);
    for query in ["ied", "baqubah ied police"] {
        group.bench_function(BenchmarkId::new("lines, none", query), |bencher| {
            bencher.iter(|| lines.iter().filter_map(|line| score(line, query)).max());
        });
        group.bench_function(BenchmarkId::new("lines, subsequence", query), |bencher| {
            let likely = |line: &&String| in_order(query, line);
            bencher
                .iter(|| lines.iter().filter(likely).filter_map(|line| score(line, query)).max());
        });
        group.bench_function(BenchmarkId::new("lines, the index", query), |bencher| {
            bencher.iter(|| {
                let query = parse(query, corpus.taxonomy());
                query.map(|query| index.search(&corpus, &query, HITS, &|| false))
            });
        });
    }
    group.finish();
}

/// Whether a line has the letters in order.
fn in_order(letters: &str, line: &str) -> bool {
    let mut rest = line.bytes();
    letters.bytes().all(|letter| rest.any(|byte| byte == letter))
}

criterion_group!(benches, sieves, queries);
criterion_main!(benches);
