//! The entries that a subject has in it, over all its levels.

use super::{TreeNode, Turn};
use crate::archive::{Corpus, EntryKey, TheatreIndex};

impl TreeNode {
    /// Returns all entries in it: of a digest those of all theatres. What is no place of entries, a
    /// passage, has those of what it stands in.
    pub fn entries(self, corpus: &Corpus) -> Vec<EntryKey> {
        let within = |at: u32, is_meant: &dyn Fn(EntryKey) -> bool| {
            let entries = corpus.digest(at).map_or(0, crate::digest::Digest::len);
            let all = (0..u32::try_from(entries).unwrap_or(u32::MAX))
                .map(move |index| EntryKey { digest: at, index });
            all.filter(|key| is_meant(*key)).collect()
        };
        match self {
            Self::Archive(Turn::ByDigest | Turn::ByTheatre) => {
                corpus.entries().map(|(key, _)| key).collect()
            }
            Self::Archive(Turn::ByWave) => {
                let waves: Vec<usize> = (0..corpus.waves().len()).collect();
                corpus.members_of_any(&waves)
            }
            Self::Digest(at) => within(at, &|_| true),
            Self::DigestTheatre(at, theatre) => {
                within(at, &|key| corpus.entry(key).is_some_and(|entry| entry.theatre == theatre))
            }
            Self::DigestArea(at, theatre, area) => within(at, &|key| {
                corpus
                    .entry(key)
                    .is_some_and(|entry| (entry.theatre, entry.area) == (theatre, area))
            }),
            Self::Theatre(theatre) => {
                let areas = corpus.theatre(theatre).into_iter().flat_map(TheatreIndex::areas);
                areas.flat_map(|area| area.entries.iter().copied()).collect()
            }
            Self::Area(theatre, area) => {
                let indexed = corpus.theatre(theatre).and_then(|indexed| indexed.area(area));
                indexed.map(|area| area.entries.clone()).unwrap_or_default()
            }
            Self::Wave(at) => corpus.members(at),
            Self::Entry(key) => vec![key],
            Self::Passage(_) => {
                let home = self.read_in(corpus);
                if home == self { Vec::new() } else { home.entries(corpus) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Origin, load_all};

    #[test]
    fn what_is_in_a_subject_is_what_is_in_its_children() {
        let corpus = load_all(&Origin::Sample).0;
        let all = TreeNode::Archive(Turn::ByDigest).entries(&corpus);
        assert_eq!(all.len(), corpus.len());
        let mut seen = 0;
        for at in 0..corpus.digests().len() {
            let digest = TreeNode::Digest(u32::try_from(at).unwrap());
            let mut below = Vec::new();
            let theatres = digest.children(&corpus);
            for theatre in (0..theatres.len()).filter_map(|at| theatres.get(at)) {
                below.extend(theatre.entries(&corpus));
                let areas = theatre.children(&corpus);
                let of_areas = (0..areas.len()).filter_map(|at| areas.get(at));
                let in_areas: usize = of_areas.map(|area| area.entries(&corpus).len()).sum();
                assert_eq!(in_areas, theatre.entries(&corpus).len(), "{theatre:?}");
            }
            below.sort_unstable();
            assert_eq!(below, digest.entries(&corpus));
            seen += below.len();
        }
        assert_eq!(seen, corpus.len());
        let theatres = corpus.theatres().map(|index| TreeNode::Theatre(index.theatre));
        assert_eq!(theatres.map(|node| node.entries(&corpus).len()).sum::<usize>(), corpus.len());
    }
}
