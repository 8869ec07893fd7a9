//! What the entries of each year come to, and the shelves of each decade. A year without changes is
//! shared with the previous corpus, and so is a decade, so that one changed digest costs the counting of
//! one year and the putting together of one decade instead of the whole archive.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::Datelike as _;

use super::moves::StayedEntries;
use super::place_index::{PlaceIndex, counted_as};
use super::repeats::Repeats;
use crate::archive::workers::in_order;
use crate::digest::{Digest, Taxonomy};

/// All decades that have digests, newest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Years(Vec<Arc<Decade>>);

/// The years of one decade: an archive of a century is put together of ten of them.
#[derive(Debug)]
struct Decade {
    years: Vec<Arc<Year>>,
    /// The entries of its digests, with places counted from the first of these.
    places: PlaceIndex,
}

/// The digests that begin in one year.
#[derive(Debug)]
struct Year {
    digests: Vec<Arc<Digest>>,
    /// What their entries come to, each event counted once over all years. The entries themselves are
    /// on the shelves of the decade.
    counted: PlaceIndex,
}

/// What the years of an archive are counted with.
#[derive(Clone, Copy)]
pub(super) struct CountedWith<'a> {
    pub(super) digests: &'a [Arc<Digest>],
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) repeats: &'a Repeats,
}

impl Years {
    /// Groups sorted digests by year and decade, and reuses the unchanged years of `before`: those with
    /// the same digests, of whose entries each tells its event with the same others.
    pub(super) fn of(with: CountedWith<'_>, before: &Self, stayed: &StayedEntries<'_>) -> Self {
        let known = before.years().filter_map(|year| Some((year_of(year.digests.first()?), year)));
        let known: HashMap<i32, &Arc<Year>> = known.collect();
        let mut years = Vec::new();
        let mut first = 0;
        for held in with.digests.chunk_by(|one, other| year_of(one) == year_of(other)) {
            years.push((first, held));
            first += small(held.len());
        }
        let year = |(first, held): &(u32, &[Arc<Digest>])| {
            let same = held.first().and_then(|digest| known.get(&year_of(digest)));
            let is_told_otherwise =
                || (*first..*first + small(held.len())).any(|at| stayed.are_told_otherwise(at));
            let same = same.filter(|year| are_same(&year.digests, held) && !is_told_otherwise());
            same.map_or_else(|| Arc::new(Year::of(*first, held, with)), |year| Arc::clone(year))
        };
        let mut all: Vec<Arc<Year>> = Vec::with_capacity(years.len());
        // It never breaks: every year is needed.
        let _ = in_order(years.len(), |at| years.get(at), || &year, &mut |_, year| {
            all.push(year);
            ControlFlow::Continue(())
        });
        let decades = all.chunk_by(|one, other| one.decade() == other.decade());
        let decade = |years: &[Arc<Year>]| {
            let mut same = before.0.iter();
            let same = same.find(|decade| are_same(&decade.years, years));
            same.map_or_else(|| Arc::new(Decade::of(years)), Arc::clone)
        };
        Self(decades.map(decade).collect())
    }

    fn years(&self) -> impl Iterator<Item = &Arc<Year>> {
        self.0.iter().flat_map(|decade| &decade.years)
    }

    /// Returns the digests of all years, in order.
    pub(super) fn digests(&self) -> impl Iterator<Item = &Arc<Digest>> {
        self.years().flat_map(|year| &year.digests)
    }

    /// Merges the shelves of all decades into one index.
    pub(super) fn places(&self) -> PlaceIndex {
        let (mut all, mut first) = (PlaceIndex::default(), 0);
        for decade in &self.0 {
            all.append(&decade.places, first);
            first += small(decade.years.iter().map(|year| year.digests.len()).sum());
        }
        all.shrink();
        all
    }
}

impl Decade {
    fn of(years: &[Arc<Year>]) -> Self {
        let mut places = PlaceIndex::default();
        for year in years {
            places.append(&year.counted, 0);
        }
        for (at, digest) in (0..).zip(years.iter().flat_map(|year| &year.digests)) {
            places.shelve(at, digest);
        }
        places.shrink();
        Self { years: years.to_vec(), places }
    }
}

impl Year {
    /// Counts the digests of a year, the first of which has the place `first` among all.
    fn of(first: u32, held: &[Arc<Digest>], with: CountedWith<'_>) -> Self {
        let mut counted = PlaceIndex::default();
        for (at, digest) in (first..).zip(held) {
            counted.count(at, digest, with.taxonomy, |key, entry| {
                counted_as(key, entry, with.repeats, with.digests)
            });
        }
        Self { digests: held.to_vec(), counted }
    }

    fn decade(&self) -> Option<i32> {
        self.digests.first().map(|digest| year_of(digest).div_euclid(10))
    }
}

fn small(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

fn year_of(digest: &Arc<Digest>) -> i32 {
    digest.head().period.from.year()
}

fn are_same<T>(one: &[Arc<T>], other: &[Arc<T>]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
}

#[cfg(test)]
mod tests {
    use super::super::moves::Moves;
    use super::*;
    use crate::archive::{Corpus, EntryKey, Origin, load_all};

    /// Returns the sample's digests with the one at a place replaced.
    fn changed(corpus: &Corpus, at: usize) -> Vec<Arc<Digest>> {
        let mut digests = corpus.digests().to_vec();
        digests[at] = Arc::new(Digest::clone(&digests[at]));
        digests
    }

    /// Groups digests by years as a corpus does, after another.
    fn years(
        corpus: &Corpus,
        digests: &[Arc<Digest>],
        before: (&Years, &Repeats),
    ) -> (Years, Repeats) {
        let (taxonomy, moves) = (corpus.taxonomy(), Moves::between(before.0.digests(), digests));
        let repeats = Repeats::find(digests, taxonomy, before.1, &moves);
        let stayed = StayedEntries::of(&moves, repeats.told_otherwise(before.1, &moves));
        let with = CountedWith { digests, taxonomy, repeats: &repeats };
        (Years::of(with, before.0, &stayed), repeats)
    }

    #[test]
    fn only_the_year_that_changed_is_counted_again() {
        let (corpus, _) = load_all(&Origin::Sample);
        let none = (Years::default(), Repeats::default());
        let (before, repeats) = years(&corpus, corpus.digests(), (&none.0, &none.1));
        let all = before.years().count();
        assert!(all > 3);
        // The newest has no event that another digest tells too.
        let apart = |at: &u32| {
            let entries = corpus.digest(*at).map_or(0, Digest::len);
            (0..small(entries))
                .all(|index| repeats.group(EntryKey { digest: *at, index }).is_none())
        };
        let at = (0..small(corpus.digests().len())).find(apart).unwrap();
        let digests = changed(&corpus, at as usize);
        let (after, _) = years(&corpus, &digests, (&before, &repeats));
        let is_shared = |year: &&Arc<Year>| after.years().any(|after| Arc::ptr_eq(after, year));
        assert_eq!(before.years().filter(is_shared).count(), all - 1);
    }

    /// What a corpus has computed when it is settled.
    fn told(corpus: &Corpus) -> String {
        let theatres: Vec<_> = corpus.theatres().collect();
        let repeats: Vec<_> = corpus
            .entries()
            .filter(|(key, _)| corpus.is_repeat(*key))
            .map(|(key, _)| (key, corpus.repeats(key).collect::<Vec<_>>()))
            .collect();
        let waves: Vec<_> = (0..corpus.waves().len())
            .map(|at| {
                let events = (corpus.wave_events(at), corpus.wave_events_outside(at));
                (corpus.member_count(at), events, corpus.naming(at), corpus.members(at))
            })
            .collect();
        let mut actors: Vec<_> = corpus.actors_of_waves().collect();
        actors.sort_unstable();
        format!("{} {theatres:?} {repeats:?} {waves:?} {actors:?}", corpus.len())
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
        // Half of the digests, each time another half: events lose tellings and get others.
        lists.extend((0..24_usize).map(|turn| {
            let digests = corpus.digests().iter().enumerate();
            let kept = digests.filter(|(at, _)| (at * 7 + turn * turn * 3) % (turn % 5 + 2) != 0);
            kept.map(|(_, digest)| Arc::clone(digest)).collect()
        }));
        let without = Corpus::finished(corpus.share_taxonomy(), lists[6].clone(), waves.clone());
        let mut unsettled = Corpus::new(corpus.share_taxonomy());
        unsettled.extend(lists[0].clone(), waves.clone());
        let mut chained = corpus.clone();
        for digests in &lists {
            let anew = Corpus::finished(corpus.share_taxonomy(), digests.clone(), waves.clone());
            let anew = told(&anew);
            for before in [&corpus, &without, &unsettled, &chained] {
                let after = before.followed_by(digests.clone(), waves.clone());
                assert_eq!(told(&after), anew);
            }
            chained = chained.followed_by(digests.clone(), waves.clone());
        }
        let found = corpus.entries().filter(|(key, _)| corpus.is_repeat(*key)).count();
        assert!(found > 0, "there are repeats to be found again");
    }
}
