//! The shelves of each year. A year without changes is shared with the previous corpus, so that one
//! changed digest costs the rebuilding of one year instead of the whole archive.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::Datelike as _;

use super::place_index::PlaceIndex;
use crate::archive::workers::in_order;
use crate::digest::{Digest, Taxonomy};

/// All years that have digests, newest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Years(Vec<Arc<Year>>);

/// The digests that begin in one year.
#[derive(Debug)]
struct Year {
    digests: Vec<Arc<Digest>>,
    /// Their entries, with places counted from the first of these digests.
    places: PlaceIndex,
}

impl Years {
    /// Groups sorted digests by year and reuses the unchanged years of `before`.
    pub(super) fn of(digests: &[Arc<Digest>], taxonomy: &Taxonomy, before: &Self) -> Self {
        let known = before.0.iter().filter_map(|year| Some((year_of(year.digests.first()?), year)));
        let known: HashMap<i32, &Arc<Year>> = known.collect();
        let years: Vec<_> = digests.chunk_by(|one, other| year_of(one) == year_of(other)).collect();
        let year = |digests: &[Arc<Digest>]| {
            let same = digests.first().and_then(|digest| known.get(&year_of(digest)));
            let same = same.filter(|year| are_same(&year.digests, digests));
            same.map_or_else(|| Arc::new(Year::of(digests, taxonomy)), |year| Arc::clone(year))
        };
        let mut all = Vec::with_capacity(years.len());
        let begin = || |digests: &&[Arc<Digest>]| year(digests);
        // It never breaks: every year is needed.
        let _ = in_order(years.len(), |at| years.get(at), begin, &mut |_, year| {
            all.push(year);
            ControlFlow::Continue(())
        });
        Self(all)
    }

    /// Returns the digests of all years, in order.
    pub(super) fn digests(&self) -> impl Iterator<Item = &Arc<Digest>> {
        self.0.iter().flat_map(|year| &year.digests)
    }

    /// Merges the shelves of all years into one index.
    pub(super) fn places(&self) -> PlaceIndex {
        let (mut all, mut first) = (PlaceIndex::default(), 0);
        for year in &self.0 {
            all.append(&year.places, first);
            first += u32::try_from(year.digests.len()).unwrap_or(u32::MAX);
        }
        all.shrink();
        all
    }
}

impl Year {
    fn of(digests: &[Arc<Digest>], taxonomy: &Taxonomy) -> Self {
        let mut places = PlaceIndex::default();
        for (at, digest) in (0..).zip(digests) {
            places.add(at, digest, taxonomy);
        }
        places.shrink();
        Self { digests: digests.to_vec(), places }
    }
}

fn year_of(digest: &Arc<Digest>) -> i32 {
    digest.head().period.from.year()
}

fn are_same(one: &[Arc<Digest>], other: &[Arc<Digest>]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Corpus, Origin, load_all};

    /// Returns the sample's digests with the one at a place replaced.
    fn changed(corpus: &Corpus, at: usize) -> Vec<Arc<Digest>> {
        let mut digests = corpus.digests().to_vec();
        digests[at] = Arc::new(Digest::clone(&digests[at]));
        digests
    }

    #[test]
    fn only_the_year_that_changed_is_put_on_shelves_again() {
        let (corpus, _) = load_all(&Origin::Sample);
        let before = Years::of(corpus.digests(), corpus.taxonomy(), &Years::default());
        assert!(before.0.len() > 3);
        let digests = changed(&corpus, 0);
        let after = Years::of(&digests, corpus.taxonomy(), &before);
        let shared = before.0.iter().filter(|year| after.0.iter().any(|y| Arc::ptr_eq(y, year)));
        assert_eq!(shared.count(), before.0.len() - 1);
    }

    #[test]
    fn what_follows_another_corpus_is_as_if_made_anew() {
        let (corpus, _) = load_all(&Origin::Sample);
        let (len, waves) = (corpus.digests().len(), corpus.waves().to_vec());
        let mut lists = vec![corpus.digests().to_vec(), Vec::new()];
        lists.extend([0, len / 2, len - 1].map(|at| changed(&corpus, at)));
        lists.extend([0, len / 3, len - 1].map(|at| {
            let mut fewer = corpus.digests().to_vec();
            fewer.remove(at);
            fewer
        }));
        let without = Corpus::finished(corpus.share_taxonomy(), lists[6].clone(), waves.clone());
        let mut unsettled = Corpus::new(corpus.share_taxonomy());
        unsettled.extend(lists[0].clone(), waves.clone());
        let befores = [&corpus, &without, &unsettled];
        for (before, digests) in
            befores.into_iter().flat_map(|before| lists.iter().map(move |list| (before, list)))
        {
            let after = before.followed_by(digests.clone(), waves.clone());
            let anew = Corpus::finished(corpus.share_taxonomy(), digests.clone(), waves.clone());
            let told = |corpus: &Corpus| {
                let theatres: Vec<_> = corpus.theatres().collect();
                let repeats: Vec<_> = corpus
                    .entries()
                    .filter(|(key, _)| corpus.is_repeat(*key))
                    .map(|(key, _)| (key, corpus.repeats(key).collect::<Vec<_>>()))
                    .collect();
                format!("{} {theatres:?} {repeats:?} {:?}", corpus.len(), corpus.members(0))
            };
            assert_eq!(told(&after), told(&anew));
        }
        let found = corpus.entries().filter(|(key, _)| corpus.is_repeat(*key)).count();
        assert!(found > 0, "there are repeats to be found again");
    }
}
