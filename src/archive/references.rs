//! Which of the ids that entries name (`corrects`, `told_from`) no digest and no entry of an archive
//! has, and which of them lead in a circle. At which place in a file is not known here.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::digest::Digest;

/// Returns those of the ids that no entry has.
///
/// A derived id begins with the id of its digest, so that ids are only made for entries of digests
/// that some wanted id begins with: the work grows with the archive, not with the product.
pub(super) fn without_entry<'w>(
    digests: &[Arc<Digest>],
    wanted: impl IntoIterator<Item = &'w str>,
) -> HashSet<&'w str> {
    let mut missing: HashSet<&str> = wanted.into_iter().collect();
    let mut sorted: Vec<&str> = missing.iter().copied().collect();
    sorted.sort_unstable();
    if sorted.is_empty() {
        return missing;
    }
    for digest in digests {
        let from = sorted.partition_point(|id| *id < digest.id());
        let derived = sorted.get(from).is_some_and(|id| id.starts_with(digest.id()));
        for entry in digest.entries().filter(|entry| derived || !entry.id.is_none()) {
            missing.remove(&*entry.id());
        }
    }
    missing
}

/// An entry whose name for another leads back to itself: the file, the line of the entry, and the id
/// that it names.
pub(super) type CircleEnd<'d> = (&'d str, u32, &'d str);

/// Returns where entries name one another in a circle, and where one names itself: of each circle
/// the last name that is found. Every name is followed once.
pub(super) fn circles(digests: &[Arc<Digest>]) -> HashSet<CircleEnd<'_>> {
    let mut by_id: HashMap<String, usize> = HashMap::new();
    let mut naming = Vec::new();
    for digest in digests {
        for entry in digest.entries() {
            let names: Vec<&str> = entry.corrects().into_iter().chain(entry.told_from()).collect();
            if !names.is_empty() {
                by_id.entry(entry.id()).or_insert(naming.len());
                naming.push((&*digest.head().file, entry.line, names));
            }
        }
    }
    let mut found = HashSet::new();
    let mut seen = vec![Seen::No; naming.len()];
    for start in 0..naming.len() {
        if seen[start] != Seen::No {
            continue;
        }
        seen[start] = Seen::OnTheWay;
        // The entries on the way, each with how many of its names were followed.
        let mut way = vec![(start, 0)];
        while let Some((at, followed)) = way.last_mut() {
            let (file, line, names) = &naming[*at];
            let Some(name) = names.get(*followed) else {
                seen[*at] = Seen::Yes;
                way.pop();
                continue;
            };
            *followed += 1;
            let Some(next) = by_id.get(*name).copied() else { continue };
            match seen[next] {
                Seen::No => {
                    seen[next] = Seen::OnTheWay;
                    way.push((next, 0));
                }
                Seen::OnTheWay => {
                    found.insert((*file, *line, *name));
                }
                Seen::Yes => {}
            }
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    No,
    OnTheWay,
    Yes,
}
