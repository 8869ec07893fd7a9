//! Reads an archive again after a change. Reads only the changed files, unless the change affects
//! other files too.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use super::bounds::LoadLimits;
use super::collector::Collector;
use super::files::{ArchiveFile, FileStamp};
use super::listing::{Listing, list};
use super::read::FileContent;
use super::references;
use super::workers::{self, FileOutcome};
use super::{Corpus, Origin, Problem, load_all, sample};
use crate::digest::Digest;

/// The files of an archive as they were at one moment: sizes and times, no contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp(BTreeMap<Box<str>, FileStamp>);

impl Stamp {
    /// Returns the names of files that are new, different or gone since `old`.
    pub fn changed_since<'s>(&'s self, old: &'s Self) -> Vec<&'s str> {
        let new = self.0.iter().filter(|(name, stamp)| old.0.get(*name) != Some(stamp));
        let gone = old.0.keys().filter(|name| !self.0.contains_key(*name));
        let mut names: Vec<&str> = new.map(|(name, _)| name).chain(gone).map(|n| &**n).collect();
        names.sort_unstable();
        names
    }

    pub(super) fn of(listing: &Listing) -> Self {
        let files = listing.taxonomy.iter().chain(&listing.files);
        Self(files.map(|file| (file.name.clone(), file.stamp)).collect())
    }
}

/// Returns the current files of an archive.
pub fn stamp(origin: &Origin) -> Stamp {
    Stamp::of(&list(origin))
}

/// The result of reloading an archive.
#[derive(Clone, Debug)]
pub struct Reload {
    /// The whole corpus, settled; unchanged parts are shared with the old corpus.
    pub corpus: Corpus,
    /// All current problems, sorted by file and line.
    pub problems: Vec<Problem>,
    /// The current files.
    pub stamp: Stamp,
    /// Ids of digests that were added.
    pub new: Vec<Box<str>>,
    /// Ids of digests whose content changed.
    pub changed: Vec<Box<str>>,
    /// Ids of digests that were removed.
    pub gone: Vec<Box<str>>,
    /// How many files were read.
    pub read: usize,
}

/// Reads again what changed since `old_stamp`. Returns `None` if nothing did.
///
/// A change in the taxonomy or in a wave affects every digest, so everything is read again then.
pub fn reload(
    origin: &Origin,
    old: &Corpus,
    old_problems: &[Problem],
    old_stamp: &Stamp,
) -> Option<Reload> {
    let listing = list(origin);
    let stamp = Stamp::of(&listing);
    let changed: HashSet<&str> = stamp.changed_since(old_stamp).into_iter().collect();
    if changed.is_empty() {
        return None;
    }
    let partly = Rereading {
        listing: &listing,
        changed: &changed,
        old,
        old_problems,
        single_files: matches!(origin, Origin::Files(_)),
    }
    .run();
    let (corpus, problems, read) = partly.unwrap_or_else(|| {
        let (corpus, problems) = load_all(origin);
        (corpus, problems, listing.files.len() + usize::from(listing.taxonomy.is_some()))
    });
    let [new, changed, gone] = compare(old, &corpus, &changed);
    Some(Reload { corpus, problems, stamp, new, changed, gone, read })
}

/// The state for reading only what changed.
struct Rereading<'a> {
    listing: &'a Listing,
    changed: &'a HashSet<&'a str>,
    old: &'a Corpus,
    old_problems: &'a [Problem],
    single_files: bool,
}

impl Rereading<'_> {
    /// Reads only the changed files; returns `None` if the change affects other files too.
    fn run(&self) -> Option<(Corpus, Vec<Problem>, usize)> {
        if self.concerns_all() {
            return None;
        }
        let mut pages = self.unchanged();
        let is_new = |file: &&ArchiveFile| !pages.contains_key(&*file.name);
        let files: Vec<&ArchiveFile> = self.listing.files.iter().filter(is_new).collect();
        let mut outcomes = HashMap::new();
        // The callback never breaks: every outcome is needed.
        let file = |at: usize| files.get(at).copied();
        let words = self.old.taxonomy();
        let _ = workers::read_in_order(files.len(), file, words, &mut |file, outcome| {
            outcomes.insert(file.name.clone(), outcome);
            ControlFlow::Continue(())
        });
        let is_wave = |outcome: &FileOutcome| {
            outcome.read.as_ref().is_some_and(|read| matches!(read.page, FileContent::Wave(_)))
        };
        if outcomes.values().any(is_wave) {
            return None;
        }
        let mut problems = self.lasting_problems(&outcomes);
        let mut gather = Collector::listing(LoadLimits::USUAL.problems);
        for file in &self.listing.files {
            if let Some(outcome) = outcomes.remove(&file.name) {
                gather.take(&file.name, outcome);
            } else if let Some(page) = pages.remove(&*file.name) {
                gather.take_again(&file.name, page);
            }
        }
        if !self.single_files {
            gather.check_mentions();
        }
        gather.close();
        let gathered = gather.batch();
        if self.references_changed(&gathered.digests) {
            return None;
        }
        problems.extend(gathered.problems);
        problems.sort();
        let corpus = self.old.followed_by(gathered.digests, gathered.waves);
        Some((corpus, problems, files.len()))
    }

    /// Returns true if an id that an unchanged file names has come or gone with the others: what is
    /// told of that file is then no longer right.
    fn references_changed(&self, digests: &[Arc<Digest>]) -> bool {
        let unchanged = |digest: &Digest| !self.changed.contains(&*digest.head().file);
        let named = self.old.ids_named().filter(|(digest, _)| unchanged(digest));
        let named: Vec<&str> = named.map(|(_, id)| id).collect();
        let missing = |digests: &[Arc<Digest>]| {
            let mut missing = references::without_entry(digests, named.iter().copied());
            for digest in digests {
                missing.remove(digest.id());
            }
            missing
        };
        missing(self.old.digests()) != missing(digests)
    }

    fn concerns_all(&self) -> bool {
        let taxonomy = self.listing.taxonomy.as_ref().map(|file| &*file.name);
        let waves = self.old.waves().iter().map(|wave| &*wave.file);
        let is_taxonomy = |name: &&str| name.starts_with("taxonomy.");
        taxonomy.into_iter().chain(waves).any(|name| self.changed.contains(name))
            || self.changed.iter().any(is_taxonomy)
            // Some problems may not have been listed, and their files are unknown.
            || self.old_problems.len() >= LoadLimits::USUAL.problems
    }

    /// Returns the results of unchanged files. A file without a result, or whose id another file
    /// had taken, is read again, since that may be different now.
    fn unchanged(&self) -> HashMap<&str, FileContent> {
        let (digests, waves) = (self.old.digests(), self.old.waves());
        let mut pages = HashMap::with_capacity(digests.len() + waves.len());
        let digests = digests.iter();
        let digests =
            digests.map(|digest| (&*digest.head().file, FileContent::Digest(digest.clone())));
        let waves = waves.iter().map(|wave| (&*wave.file, FileContent::Wave(wave.clone())));
        pages.extend(digests.chain(waves).filter(|(name, _)| !self.changed.contains(name)));
        pages
    }

    /// Returns the problems of files that were not read again, and of the listing itself.
    fn lasting_problems(&self, read: &HashMap<Box<str>, FileOutcome>) -> Vec<Problem> {
        let files = self.listing.files.iter().map(|file| &*file.name);
        let kept: HashSet<&str> = files
            .filter(|name| !read.contains_key(*name))
            .chain(self.listing.taxonomy.as_ref().map(|file| &*file.name))
            // A missing taxonomy was reported under this name.
            .chain(self.listing.taxonomy.is_none().then_some(sample::TAXONOMY))
            .collect();
        let old = self.old_problems.iter().filter(|problem| kept.contains(&*problem.file));
        old.chain(&self.listing.problems).cloned().collect()
    }
}

/// Returns the ids of digests that are new, changed and gone.
fn compare(old: &Corpus, new: &Corpus, changed: &HashSet<&str>) -> [Vec<Box<str>>; 3] {
    // Digests shared by both, which are most of them, need no further check.
    let (came, went) = (not_in(old, new), not_in(new, old));
    let ids = |digests: &[&Digest]| -> HashSet<Box<str>> {
        digests.iter().map(|digest| digest.id().into()).collect()
    };
    let (before, after) = (ids(&went), ids(&came));
    let list = |digests: &[&Digest], wanted: &dyn Fn(&Digest) -> bool| -> Vec<Box<str>> {
        let digests = digests.iter().filter(|digest| wanted(digest));
        digests.map(|digest| digest.id().into()).collect()
    };
    [
        list(&came, &|digest| !before.contains(digest.id())),
        list(&came, &|digest| {
            before.contains(digest.id()) && changed.contains(&*digest.head().file)
        }),
        list(&went, &|digest| !after.contains(digest.id())),
    ]
}

/// Returns the digests of a corpus that another does not share.
fn not_in<'n>(other: &Corpus, corpus: &'n Corpus) -> Vec<&'n Digest> {
    let shared: HashSet<*const Digest> = other.digests().iter().map(Arc::as_ptr).collect();
    let digests = corpus.digests().iter().filter(|digest| !shared.contains(&Arc::as_ptr(digest)));
    digests.map(Arc::as_ref).collect()
}
