//! Reading an archive again after something in it changed: only the files that did, as far as
//! what they say concerns no other file.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use super::bounds::Bounds;
use super::collector::Collector;
use super::files::{ArchiveFile, FileStamp, Listing, list};
use super::read::Page;
use super::workers::{self, Outcome};
use super::{Corpus, Origin, Problem, load_all, sample};
use crate::digest::Digest;

/// The files of an archive as they were at one moment: sizes and times, no contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp(BTreeMap<Box<str>, FileStamp>);

impl Stamp {
    /// The files that are new, different or gone since `old`, by name.
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

/// The files of an archive as they are now.
pub fn stamp(origin: &Origin) -> Stamp {
    Stamp::of(&list(origin))
}

/// An archive read again.
#[derive(Clone, Debug)]
pub struct Reload {
    /// All of it, settled; what did not change is shared with the old corpus.
    pub corpus: Corpus,
    /// Every problem there is now, by file and line.
    pub problems: Vec<Problem>,
    /// The files as they are now.
    pub stamp: Stamp,
    /// Ids of digests that came.
    pub new: Vec<Box<str>>,
    /// Ids of digests that say something else now.
    pub changed: Vec<Box<str>>,
    /// Ids of digests that went.
    pub gone: Vec<Box<str>>,
    /// How many files were read.
    pub read: usize,
}

/// Reads again what changed since `old_stamp`. None where nothing did.
///
/// A change in the taxonomy or in a wave concerns every digest: then all is read again.
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

/// The way to read no more than what changed.
struct Rereading<'a> {
    listing: &'a Listing,
    changed: &'a HashSet<&'a str>,
    old: &'a Corpus,
    old_problems: &'a [Problem],
    single_files: bool,
}

impl Rereading<'_> {
    /// None where what changed concerns other files too.
    fn run(&self) -> Option<(Corpus, Vec<Problem>, usize)> {
        if self.concerns_all() {
            return None;
        }
        let mut pages = self.unchanged();
        let is_new = |file: &&ArchiveFile| !pages.contains_key(&*file.name);
        let files: Vec<ArchiveFile> = self.listing.files.iter().filter(is_new).cloned().collect();
        let mut outcomes = HashMap::new();
        // It never breaks: every outcome is wanted.
        let _ = workers::read_in_order(&files, self.old.taxonomy(), &mut |file, outcome| {
            outcomes.insert(file.name.clone(), outcome);
            ControlFlow::Continue(())
        });
        let is_wave = |outcome: &Outcome| {
            outcome.read.as_ref().is_some_and(|read| matches!(read.page, Page::Wave(_)))
        };
        if outcomes.values().any(is_wave) {
            return None;
        }
        let mut problems = self.lasting_problems(&outcomes);
        let mut gather = Collector::listing(Bounds::USUAL.problems);
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
        problems.extend(gathered.problems);
        problems.sort();
        let corpus = self.old.followed_by(gathered.digests, gathered.waves);
        Some((corpus, problems, files.len()))
    }

    fn concerns_all(&self) -> bool {
        let taxonomy = self.listing.taxonomy.as_ref().map(|file| &*file.name);
        let waves = self.old.waves().iter().map(|wave| &*wave.file);
        let is_taxonomy = |name: &&str| name.starts_with("taxonomy.");
        taxonomy.into_iter().chain(waves).any(|name| self.changed.contains(name))
            || self.changed.iter().any(is_taxonomy)
            // Some may not have been listed: of which files is not known.
            || self.old_problems.len() >= Bounds::USUAL.problems
    }

    /// What unchanged files gave. A file that gave nothing, or whose id was taken by another, is
    /// read again: that may be different now.
    fn unchanged(&self) -> HashMap<&str, Page> {
        let (digests, waves) = (self.old.digests(), self.old.waves());
        let mut pages = HashMap::with_capacity(digests.len() + waves.len());
        let digests = digests.iter();
        let digests = digests.map(|digest| (&*digest.head().file, Page::Digest(digest.clone())));
        let waves = waves.iter().map(|wave| (&*wave.file, Page::Wave(wave.clone())));
        pages.extend(digests.chain(waves).filter(|(name, _)| !self.changed.contains(name)));
        pages
    }

    /// Problems of files that were not read again, and of the listing itself.
    fn lasting_problems(&self, read: &HashMap<Box<str>, Outcome>) -> Vec<Problem> {
        let files = self.listing.files.iter().map(|file| &*file.name);
        let kept: HashSet<&str> = files
            .filter(|name| !read.contains_key(*name))
            .chain(self.listing.taxonomy.as_ref().map(|file| &*file.name))
            // Where the archive has none, that was told of this name.
            .chain(self.listing.taxonomy.is_none().then_some(sample::TAXONOMY))
            .collect();
        let old = self.old_problems.iter().filter(|problem| kept.contains(&*problem.file));
        old.chain(&self.listing.problems).cloned().collect()
    }
}

/// Ids of digests that are new, changed, gone.
fn compare(old: &Corpus, new: &Corpus, changed: &HashSet<&str>) -> [Vec<Box<str>>; 3] {
    // What both have needs no further look: most of all.
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

/// The digests of a corpus that another one does not share.
fn not_in<'n>(other: &Corpus, corpus: &'n Corpus) -> Vec<&'n Digest> {
    let shared: HashSet<*const Digest> = other.digests().iter().map(Arc::as_ptr).collect();
    let digests = corpus.digests().iter().filter(|digest| !shared.contains(&Arc::as_ptr(digest)));
    digests.map(Arc::as_ref).collect()
}
