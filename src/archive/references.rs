//! Which of the ids that entries name (`corrects`, `told_from`) no digest and no entry of an archive
//! has. Where they are named is not known here.

use std::collections::HashSet;
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
