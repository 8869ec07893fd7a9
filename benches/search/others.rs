//! The references, in the same run: a scan of every entry as a line, and the same lines through
//! `fzf --filter`, a whole process for every query.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use memchr::memmem::Finder;
use watchfloor::archive::Corpus;
use watchfloor::query::Index;

use crate::support::line;
use crate::typing;

/// Those of the list that a finder of letters can answer.
const QUERIES: [&str; 5] = [
    "ied",
    "baqubah ied police",
    "sheikh zuweid ambush uniform",
    "baqubah polcie checkpont",
    "بعقوبة",
];

/// Prints what one whole query takes in each way.
pub(crate) fn compare(corpus: &Corpus, index: &Index) -> io::Result<()> {
    let lines: Vec<String> =
        corpus.entries().map(|(_, entry)| line(entry, corpus.taxonomy()).to_lowercase()).collect();
    let mut file = tempfile::NamedTempFile::new()?;
    let mut out = BufWriter::new(file.as_file_mut());
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    out.flush()?;
    drop(out);
    println!("last key of a query, ms: here (everything), a scan for its words, fzf --filter");
    for query in QUERIES {
        let here = typing::last_key(corpus, index, query);
        let start = Instant::now();
        let scanned = scan(&lines, query);
        let scan = start.elapsed();
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let fzf = match fzf(query, file.path())? {
            Some((time, found)) => format!("{:.0} ({found} found)", ms(time)),
            None => "not installed (Debian: apt install fzf)".to_owned(),
        };
        println!("{:>7.2} {:>7.1} ({scanned} found)  {fzf}  {query}", ms(here), ms(scan));
    }
    Ok(())
}

/// Counts the lines that have every word, as letters.
fn scan(lines: &[String], query: &str) -> usize {
    let words: Vec<Finder<'_>> = query.split(' ').map(Finder::new).collect();
    let has = |line: &&String| words.iter().all(|word| word.find(line.as_bytes()).is_some());
    lines.iter().filter(has).count()
}

/// Nothing where there is no such program.
fn fzf(query: &str, lines: &std::path::Path) -> io::Result<Option<(Duration, usize)>> {
    let start = Instant::now();
    let mut command = Command::new("fzf");
    command.args(["--filter", query]).stdin(File::open(lines)?).stdout(Stdio::piped());
    match command.output() {
        Ok(out) => {
            let found = memchr::memchr_iter(b'\n', &out.stdout).count();
            Ok(Some((start.elapsed(), found)))
        }
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(fault),
    }
}
