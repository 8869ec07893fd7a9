//! Loads the digests of an archive as far as they are listed: what each says of itself, and how many
//! entries it has on which basis. Its problems are all that there are.
//!
//! A digest is read in full where it is not sure that there is nothing more to tell of it, and where an
//! entry of it may be named by another.

use std::collections::BTreeSet;
use std::ops::{Bound, ControlFlow};
use std::sync::Arc;

use super::bounds::LoadLimits;
use super::collector::Collector;
use super::files::ArchiveFile;
use super::listing::list;
use super::load::taxonomy;
use super::read::{FileContent, Named, ReadDepth, TermResolver};
use super::workers::{self, FileOutcome};
use super::{Corpus, LoadStep, Origin, Problem};

/// Loads the digests of an archive to list them, newest first, with all problems of the archive sorted by
/// file and line. Of what they tell only heads, overviews and numbers of entries are there. It is told
/// how far the reading is.
pub fn load_counted(origin: &Origin, told: &mut dyn FnMut(LoadStep)) -> (Corpus, Vec<Problem>) {
    let mut listing = list(origin);
    let mut problems = std::mem::take(&mut listing.problems);
    let words = Arc::new(taxonomy(origin, listing.taxonomy.as_ref(), &mut problems));
    let files = &listing.files;
    let mut outcomes: Vec<(&ArchiveFile, FileOutcome)> = Vec::with_capacity(files.len());
    let begin = || {
        let mut words = TermResolver::new(&words);
        move |file: &ArchiveFile| workers::counted_outcome(file, &mut words)
    };
    // It never breaks: every file is needed.
    let _ = workers::in_order(files.len(), |at| files.get(at), begin, &mut |file, outcome| {
        outcomes.push((file, outcome));
        told(LoadStep::Read { read: outcomes.len(), files: files.len() });
        ControlFlow::Continue(())
    });
    read_named(&mut outcomes, &mut TermResolver::new(&words));
    told(LoadStep::Linking);
    let mut gather = Collector::listing(LoadLimits::USUAL.problems);
    for (file, outcome) in outcomes {
        gather.take(&file.name, outcome);
    }
    // Single files are not a whole archive: what they name may be described elsewhere.
    if !matches!(origin, Origin::Files(_)) {
        gather.check_mentions();
    }
    gather.close();
    let gathered = gather.batch();
    problems.extend(gathered.problems);
    problems.sort();
    (Corpus::listed(words, gathered.digests, gathered.waves), problems)
}

/// Reads in full the digests of which entries may be named: ids that are not written begin with that of
/// the digest, and those with written ones are read in full already.
fn read_named(outcomes: &mut [(&ArchiveFile, FileOutcome)], words: &mut TermResolver<'_>) {
    let mut named: BTreeSet<Box<str>> = BTreeSet::new();
    for read in outcomes.iter().filter_map(|(_, outcome)| outcome.read.as_ref()) {
        let mentions = read.mentions.iter().filter(|mention| mention.what != Named::Wave);
        named.extend(mentions.map(|mention| mention.id.clone()));
    }
    if named.is_empty() {
        return;
    }
    for (file, outcome) in outcomes {
        let Some(read) = outcome.read.as_ref().filter(|read| read.depth == ReadDepth::Counted)
        else {
            continue;
        };
        let FileContent::Digest(digest) = &read.page else { continue };
        let mut from = named.range::<str, _>((Bound::Included(digest.id()), Bound::Unbounded));
        if from.next().is_some_and(|id| id.starts_with(digest.id())) {
            *outcome = workers::outcome(file, words);
        }
    }
}
