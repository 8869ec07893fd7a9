//! Loads the files of an archive in parallel, the newest digest first, in batches that can be shown
//! while the rest is still being read.

#![expect(clippy::disallowed_methods, reason = "how long loading took is reported with its events")]

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use super::bounds::LoadLimits;
use super::collector::{Collector, Gathered};
use super::files::{ArchiveFile, WHOLE};
use super::listing::list_names;
use super::read::read_taxonomy;
use super::{Corpus, Problem, Stamp, sample, workers};
use crate::digest::{Digest, Markings, Taxonomy, Wave};
use crate::yaml::Fault;

/// Where an archive comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A folder with `taxonomy.yaml`, `digests/` and `waves/`.
    Folder(PathBuf),
    /// Single files; the sample's taxonomy applies unless one of them is a taxonomy.
    Files(Vec<PathBuf>),
    /// The sample inside the binary.
    Sample,
}

/// One step of loading. `Began` comes first, then batches, then `Ended`.
#[derive(Clone, Debug)]
pub enum LoadEvent {
    /// The names of the files are known and the taxonomy is read.
    Began {
        /// The vocabulary of the archive.
        taxonomy: Arc<Taxonomy>,
        /// How many files there are to read.
        files: usize,
        /// The problems found so far.
        problems: Vec<Problem>,
    },
    /// More files have been read. Digests come newest first, also across batches.
    Batch {
        /// Digests, newest first.
        digests: Vec<Arc<Digest>>,
        /// Waves.
        waves: Vec<Arc<Wave>>,
        /// The problems in these files.
        problems: Vec<Problem>,
        /// How many files are done with so far: read, or found too many or not there.
        read: usize,
    },
    /// Every file has been read.
    Ended {
        /// The files as they were before each was read, so that changes made during loading are
        /// detected later.
        stamp: Stamp,
    },
}

/// How far the loading of a whole archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadStep {
    /// Files are read.
    Read {
        /// How many.
        read: usize,
        /// Of how many.
        files: usize,
    },
    /// All are read, and sorted; repeats are linked.
    Linking,
}

/// The time between batches: often enough for the eye, seldom enough to cost nothing.
const BATCH_TIME: Duration = Duration::from_millis(16);
const BATCH_FILES: usize = 64;

/// Loads an archive. Calls `on_event` on this thread, in the order given at [`LoadEvent`]. If it
/// breaks, loading stops and no further event follows.
pub fn load(origin: &Origin, on_event: &mut dyn FnMut(LoadEvent) -> ControlFlow<()>) {
    // After a break no event follows, since the receiver is gone.
    let _ = run(origin, on_event);
}

/// Loads a whole archive, settled, with its problems sorted by file and line.
pub fn load_all(origin: &Origin) -> (Corpus, Vec<Problem>) {
    load_all_telling(origin, &mut |_| {})
}

/// Does the same, and tells how far it is.
pub fn load_all_telling(origin: &Origin, told: &mut dyn FnMut(LoadStep)) -> (Corpus, Vec<Problem>) {
    let mut words = Arc::default();
    let mut all_files = 0;
    let (mut all_digests, mut all_waves, mut all) = (Vec::new(), Vec::new(), Vec::new());
    load(origin, &mut |event| {
        match event {
            LoadEvent::Began { taxonomy, files, problems } => {
                (words, all_files) = (taxonomy, files);
                all.extend(problems);
            }
            LoadEvent::Batch { digests, waves, problems, read } => {
                told(LoadStep::Read { read, files: all_files });
                all_digests.extend(digests);
                all_waves.extend(waves);
                all.extend(problems);
            }
            LoadEvent::Ended { .. } => {}
        }
        ControlFlow::Continue(())
    });
    told(LoadStep::Linking);
    all.sort();
    (Corpus::finished(words, all_digests, all_waves), all)
}

fn run(origin: &Origin, on_event: &mut dyn FnMut(LoadEvent) -> ControlFlow<()>) -> ControlFlow<()> {
    let mut names = list_names(origin, &LoadLimits::USUAL);
    let mut problems = std::mem::take(&mut names.problems);
    let taxonomy = Arc::new(taxonomy(origin, names.taxonomy.as_ref(), &mut problems));
    let files = names.len();
    on_event(LoadEvent::Began { taxonomy: Arc::clone(&taxonomy), files, problems })?;
    let newest = names.newest.clone();
    // The worker that wants the second file measures the others, while the newest is read and shown.
    let listing = LazyLock::new(|| names.measured(&LoadLimits::USUAL));
    let file = |at| if at == 0 { newest.as_ref() } else { listing.files.get(at) };
    let mut gather = Collector::listing(LoadLimits::USUAL.problems);
    let mut read = 0;
    let mut reported = 0;
    let mut since = Instant::now();
    workers::read_in_order(files, file, &taxonomy, &mut |file, outcome| {
        gather.take(&file.name, outcome);
        read += 1;
        // The newest digest goes first, since the reader is waiting for it.
        let first = reported == 0 && gather.has_digests();
        if first || read - reported >= BATCH_FILES || since.elapsed() >= BATCH_TIME {
            (reported, since) = (read, Instant::now());
            let left_out = if read == 1 { 0 } else { files - listing.files.len() };
            on_event(batch(&mut gather, read + left_out))
        } else {
            ControlFlow::Continue(())
        }
    })?;
    // Single files are not a whole archive: the waves they name may be described elsewhere.
    if !matches!(origin, Origin::Files(_)) {
        gather.check_mentions();
    }
    gather.close();
    gather.add_listed(&listing.problems);
    on_event(batch(&mut gather, files))?;
    on_event(LoadEvent::Ended { stamp: Stamp::of(&listing) })
}

fn batch(gather: &mut Collector, read: usize) -> LoadEvent {
    let Gathered { digests, waves, problems } = gather.batch();
    LoadEvent::Batch { digests, waves, problems, read }
}

/// Returns the archive's own taxonomy, or the sample's if there is none or it cannot be read.
pub(super) fn taxonomy(
    origin: &Origin,
    file: Option<&ArchiveFile>,
    problems: &mut Vec<Problem>,
) -> Taxonomy {
    if let Some(file) = file {
        let (read, faults) = match file.read() {
            Ok(bytes) => read_taxonomy(&bytes),
            Err(fault) => (None, vec![fault]),
        };
        problems.extend(faults.into_iter().map(|fault| Problem::in_file(&file.name, fault)));
        if let Some(taxonomy) = read {
            return taxonomy;
        }
    } else if matches!(origin, Origin::Folder(_)) {
        let fault = Fault::warning(WHOLE, "the archive has no taxonomy: the sample's is used")
            .hint("put a taxonomy.yaml at the top of the archive");
        problems.push(Problem::in_file(sample::TAXONOMY, fault));
    }
    let sample = read_taxonomy(sample::taxonomy()).0.unwrap_or_default();
    // The taxonomy could not be read, so its marking, if any, is unknown.
    if file.is_some() { sample.marked(Markings::UNREADABLE) } else { sample }
}
