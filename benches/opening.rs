//! How long it takes to open an archive, and what it takes in memory, beside a bare typed parse of
//! the same files by `serde_yaml` on as many threads.
//!
//!     cargo bench --bench opening              52 and 520 weeks
//!     cargo bench --bench opening -- --full    5,200 weeks too
//!     cargo bench --bench opening -- --make FOLDER WEEKS    only makes an archive, to try things on
//!
//! Machines differ and are busy: look at the ratios.

#![allow(clippy::print_stdout, reason = "a table on standard output is what this program is for")]

mod support;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, hint, io, thread};

use serde::Deserialize;
use support::{generator, resident_bytes};
use watchfloor::archive::{LoadEvent, Origin, load, load_all, reload, stamp};

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == "--resident") {
        return resident(&args[at + 1], &args[at + 2]);
    }
    let rich = args.iter().any(|arg| arg == "--rich");
    let speech = if rich { generator::Speech::Rich } else { generator::Speech::Plain };
    if let Some(at) = args.iter().position(|arg| arg == "--make") {
        let weeks = args[at + 2].parse().map_err(io::Error::other)?;
        let bytes = generator::archive(Path::new(&args[at + 1]), weeks, speech)?;
        println!("{weeks} weeks, {bytes} bytes");
        return Ok(());
    }
    let sizes: &[u32] =
        if args.iter().any(|arg| arg == "--full") { &[52, 520, 5_200] } else { &[52, 520] };
    println!(
        "weeks      YAML    bare   loaded  ratio    first   reload | memory: bare, loaded, of YAML"
    );
    let mut times = Vec::new();
    for weeks in sizes {
        times.push((*weeks, measure(*weeks)?));
    }
    for pair in times.windows(2) {
        let ratio = pair[1].1.as_secs_f64() / pair[0].1.as_secs_f64();
        println!("{} weeks take {ratio:.1} x the time of {}", pair[1].0, pair[0].0);
    }
    Ok(())
}

/// One line of the table; gives the time of a whole load.
fn measure(weeks: u32) -> io::Result<Duration> {
    let folder = tempfile::tempdir()?;
    let bytes = generator::archive(folder.path(), weeks, generator::Speech::Plain)?;
    let origin = Origin::Folder(folder.path().to_owned());
    let rounds = if weeks > 1_000 { 3 } else { 9 };
    let (mut bare, mut loaded, mut ratios) = (Duration::MAX, Duration::MAX, Vec::new());
    // In turn, so that both meet the same noise.
    for _ in 0..rounds {
        let one = time(|| bare_parse(folder.path()));
        let other = time(|| load_all(&origin));
        ratios.push(other.as_secs_f64() / one.as_secs_f64());
        (bare, loaded) = (bare.min(one), loaded.min(other));
    }
    ratios.sort_by(f64::total_cmp);
    let ratio = ratios[ratios.len() / 2];
    let (corpus, problems) = load_all(&origin);
    assert_eq!(problems.first(), None, "the files are sound");
    assert_eq!(corpus.len(), weeks as usize * generator::ENTRIES);
    let known = stamp(&origin);
    let newest = folder.path().join("digests/2024/2024-12-26.yaml");
    fs::write(&newest, fs::read_to_string(&newest)?.replace("Gunmen", "Armed men"))?;
    let first = (0..9).map(|_| first_digest(&origin)).min().unwrap_or_default();
    let again = || time(|| reload(&origin, &corpus, &problems, &known));
    let again = (0..9).map(|_| again()).min().unwrap_or_default();
    let of_yaml = |mode: &str| -> io::Result<f64> {
        #[allow(clippy::cast_precision_loss, reason = "a ratio")]
        Ok(child(mode, folder.path())? as f64 / bytes as f64)
    };
    println!(
        "{weeks:>5} {:>6.1} MB {:>6} {:>8} {ratio:>6.2} {:>8} {:>8} | {:.2} {:.2}",
        f64::from(u32::try_from(bytes / 1024).unwrap_or(u32::MAX)) / 1024.0,
        millis(bare),
        millis(loaded),
        millis(first),
        millis(again),
        of_yaml("bare")?,
        of_yaml("load")?,
    );
    Ok(loaded)
}

/// How long it takes until the first digest could be shown.
fn first_digest(origin: &Origin) -> Duration {
    let (start, mut took) = (Instant::now(), Duration::MAX);
    load(origin, &mut |event| match event {
        LoadEvent::Batch { digests, .. } if !digests.is_empty() => {
            took = start.elapsed();
            ControlFlow::Break(())
        }
        LoadEvent::Began { .. } | LoadEvent::Batch { .. } | LoadEvent::Ended { .. } => {
            ControlFlow::Continue(())
        }
    });
    took
}

fn millis(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let result = hint::black_box(work());
    let took = start.elapsed();
    drop(result);
    took
}

/// Memory is measured in a process of its own.
fn child(mode: &str, folder: &Path) -> io::Result<u64> {
    let out = Command::new(env::current_exe()?).args(["--resident", mode]).arg(folder).output()?;
    String::from_utf8_lossy(&out.stdout)
        .trim()
        .parse()
        .map_err(|_| io::Error::other("the measuring process said nothing"))
}

/// In the child: what is resident after loading, less what was before.
fn resident(mode: &str, folder: &str) -> io::Result<()> {
    let before = resident_bytes()?;
    let after = if mode == "bare" {
        let kept = bare_parse(Path::new(folder));
        let after = resident_bytes()?;
        hint::black_box(&kept);
        after
    } else {
        let kept = load_all(&Origin::Folder(folder.into()));
        let after = resident_bytes()?;
        hint::black_box(&kept);
        after
    };
    println!("{}", after.saturating_sub(before));
    Ok(())
}

/// The reference: every file into plain structs, nothing checked, nothing indexed.
fn bare_parse(folder: &Path) -> Vec<Week> {
    let mut paths = Vec::new();
    collect(&folder.join("digests"), &mut paths);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut weeks: Vec<Week> = Vec::new();
        while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            let bytes = fs::read(path).unwrap_or_default();
            weeks.extend(serde_yaml::from_slice::<Week>(&bytes));
        }
        weeks
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let weeks: Vec<Week> = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    assert_eq!(weeks.len(), paths.len(), "the reference reads every file");
    weeks
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, paths) } else { paths.push(path) }
    }
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "filled, not read")]
struct Week {
    digest: String,
    title: String,
    publisher: String,
    series: String,
    period: String,
    coverage: String,
    trend: String,
    overview: Vec<Point>,
    theatres: Vec<Theatre>,
    figures: Vec<Figure>,
    notes: Vec<Note>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "filled, not read")]
struct Point {
    text: String,
    basis: String,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "filled, not read")]
#[allow(clippy::struct_field_names, reason = "the keys of the format")]
struct Theatre {
    theatre: String,
    summary: Option<String>,
    areas: Vec<Area>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "filled, not read")]
struct Area {
    area: String,
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "filled, not read")]
struct Entry {
    date: String,
    kind: String,
    tactic: Option<String>,
    place: Option<String>,
    actor: Option<String>,
    target: Option<String>,
    killed: Option<String>,
    wounded: Option<String>,
    text: String,
    source: Option<String>,
    basis: String,
    note: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "filled, not read")]
struct Figure {
    of: String,
    issuer: String,
    basis: String,
    period: String,
    total: String,
    by: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "filled, not read")]
struct Note {
    id: String,
    text: String,
}
