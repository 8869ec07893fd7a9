//! Finds what the items of a worklist name: entries by their ids in one pass over the corpus, one that is
//! written whole or the beginning of one that no other has; the subjects of a comparison.

use std::collections::{HashMap, HashSet};

use super::Worklist;
use crate::archive::{Corpus, EntryKey};
use crate::compare::{self, Ask, Unclear};

/// What stands for an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sighting {
    /// The entry whose id it is.
    Whole(EntryKey),
    /// The one entry whose id begins so.
    Begun(EntryKey),
    /// Several begin so.
    Several,
}

/// The entries of some ids.
#[derive(Debug, Default)]
pub(super) struct EntryFinder {
    found: HashMap<String, Sighting>,
    /// True where the archive is looked at as of a day: what it lacks may have come later.
    looks_back: bool,
}

impl EntryFinder {
    /// Looks for the entries of a worklist.
    pub(super) fn of(corpus: &Corpus, worklist: &Worklist) -> Self {
        let ids = worklist.items().iter().filter_map(|item| item.subject.entry_id());
        let wanted: HashSet<&str> =
            ids.flat_map(|id| [Some(id), first_of_twins(id)]).flatten().collect();
        let mut found: HashMap<String, Sighting> = HashMap::new();
        for (at, digest) in (0..).zip(corpus.digests()) {
            // Derived ids begin with that of their digest: of most digests none is wanted.
            let id = digest.id();
            let may_be = wanted.iter().any(|text| text.starts_with(id) || id.starts_with(text));
            for (index, entry) in (0..).zip(digest.entries()) {
                if !may_be && entry.id.is_none() {
                    continue;
                }
                let key = EntryKey { digest: at, index };
                note(&entry.id(), key, &wanted, &mut found);
            }
        }
        Self { found, looks_back: corpus.as_of().is_some() }
    }

    /// Returns the entry of an id, or why there is none.
    pub(super) fn get(&self, id: &str) -> Result<EntryKey, &'static str> {
        match self.found.get(id) {
            Some(Sighting::Whole(key) | Sighting::Begun(key)) => Ok(*key),
            Some(Sighting::Several) => Err("several entries have ids that begin so"),
            None if self.looks_back => Err("as of that day the archive has no entry of this id"),
            None => Err("the archive has no entry of this id any more"),
        }
    }
}

impl EntryFinder {
    /// Returns the first of the entries from which an id is told apart by its number alone.
    pub(super) fn twin(&self, id: &str) -> Option<EntryKey> {
        match self.found.get(first_of_twins(id)?)? {
            Sighting::Whole(key) => Some(*key),
            Sighting::Begun(_) | Sighting::Several => None,
        }
    }
}

/// Notes an id under each of its beginnings that is wanted; a written id has a bounded length.
fn note(id: &str, key: EntryKey, wanted: &HashSet<&str>, found: &mut HashMap<String, Sighting>) {
    for (end, _) in id.char_indices().skip(1) {
        let (Some(begun), Some(rest)) = (id.get(..end), id.get(end..)) else { continue };
        if !wanted.contains(begun) || is_twin(rest) {
            continue;
        }
        let sighting = found.entry(begun.to_owned());
        sighting
            .and_modify(|known| {
                if matches!(known, Sighting::Begun(_)) {
                    *known = Sighting::Several;
                }
            })
            .or_insert(Sighting::Begun(key));
    }
    if wanted.contains(id) {
        found.insert(id.to_owned(), Sighting::Whole(key));
    }
}

/// Returns the id of the first of several entries, of which this is the id of a later one.
fn first_of_twins(id: &str) -> Option<&str> {
    let end = id.rfind('-')?;
    let (first, rest) = id.split_at_checked(end)?;
    is_twin(rest).then_some(first)
}

/// Returns true for what parts an id from that of another entry of the same day, place and words: what
/// was asked for is gone, and its twin is not it.
fn is_twin(rest: &str) -> bool {
    let number = rest.strip_prefix('-');
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Returns what is compared, or which of it cannot be.
pub(super) fn asked_subjects(
    subjects: &[String],
    corpus: &Corpus,
    saved: &dyn Fn(&str) -> Option<String>,
) -> Result<Vec<Ask>, String> {
    let ask = |text: &String| {
        compare::ask(text, corpus, saved).map_err(|unclear| match unclear {
            Unclear::Nothing(why) => format!("`{text}`: {why}"),
            Unclear::Fault(fault) => format!("`{text}` has a fault: {}", fault.message),
            Unclear::Several(_) => format!("`{text}` may be several things"),
        })
    };
    subjects.iter().map(ask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_id_goes_before_a_beginning_and_a_twin_is_no_stand_in() {
        let key = |index| EntryKey { digest: 0, index };
        let wanted: HashSet<&str> = ["a-1x", "a-1xy", "a-1", "b", "c-zz"].into();
        let mut found = HashMap::new();
        for (at, id) in (0..).zip(["a-1x", "a-1xy", "bb", "bc", "c-zz-2"]) {
            note(id, key(at), &wanted, &mut found);
        }
        let finder = EntryFinder { found, looks_back: false };
        assert_eq!(finder.get("a-1x"), Ok(key(0)));
        assert_eq!(finder.get("a-1xy"), Ok(key(1)));
        assert!(finder.get("a-1").is_err_and(|why| why.contains("several")));
        assert!(finder.get("b").is_err_and(|why| why.contains("several")));
        assert!(finder.get("c-zz").is_err_and(|why| why.contains("any more")));
    }
}
