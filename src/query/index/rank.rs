//! Ranks the answers, best first.
//!
//! Every wanted word gives an entry points, for how well the word matches and for the field that
//! has it. Entries with more points come first; among equals the newer entry, which has the smaller
//! number. Whole lists are intersected from the best points down until enough entries are found, so
//! that a million answers need not be scored one by one.

use std::cell::OnceCell;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::digest::Worth;
use crate::words::MatchQuality;

/// The entries that have a word, grouped by points, best first.
pub(super) type RankLevels = Vec<(u16, RoaringBitmap)>;

/// Returns the points of a word: exact, then another name, then a beginning, then another form,
/// then a slip.
pub(super) fn points_for_word(quality: MatchQuality, worth: Worth) -> u16 {
    match (quality, worth) {
        (MatchQuality::Exact, Worth::Best) => 100,
        (MatchQuality::Exact, Worth::Good) => 92,
        (MatchQuality::Exact, Worth::Running) => 80,
        (MatchQuality::Prefix, Worth::Best) => 66,
        (MatchQuality::Prefix, Worth::Good) => 60,
        (MatchQuality::Prefix, Worth::Running) => 52,
        (MatchQuality::Inflection, Worth::Best) => 64,
        (MatchQuality::Inflection, Worth::Good) => 58,
        (MatchQuality::Inflection, Worth::Running) => 50,
        (MatchQuality::Slip | MatchQuality::Sound, Worth::Best) => 44,
        (MatchQuality::Slip | MatchQuality::Sound, Worth::Good) => 40,
        (MatchQuality::Slip | MatchQuality::Sound, Worth::Running) => 34,
        (MatchQuality::Loose, Worth::Best) => 20,
        (MatchQuality::Loose, Worth::Good) => 18,
        (MatchQuality::Loose, Worth::Running) => 15,
        (MatchQuality::Faint, Worth::Best) => 10,
        (MatchQuality::Faint, Worth::Good) => 9,
        (MatchQuality::Faint, Worth::Running) => 8,
    }
}

/// The points of a record that is what the typed word calls it: it lies in the theatre or area, or has
/// the tactic. What only says the name, as the neighbour of a place does, comes after it.
pub(super) const CALLED_SO: u16 = 104;
/// The points of such a record whose place or target says the word as it was typed.
pub(super) const CALLED_SO_AND_SAID: u16 = 108;
/// The points of an event of the kind that the word names: above a text that only says it.
pub(super) const OF_KIND: u16 = 84;
/// The points of an event that has the tactic or the kind of which the word is another name, and that
/// says the word: of those who type `sticky bomb`, what says just that is meant first.
pub(super) const OF_OTHER_NAME_AND_SAID: u16 = 84;
/// The points of one that does not say it: below any text that does.
pub(super) const OF_OTHER_NAME: u16 = 76;
/// The points of a record whose outlet is called so.
pub(super) const OF_OUTLET: u16 = 80;
/// The points of a record with what the word is one of several names of, such as a town for its area.
pub(super) const NAMED: u16 = 70;

/// Returns the points of a text that calls by another name what the word names.
pub(super) fn points_for_saying(worth: Worth) -> u16 {
    match worth {
        Worth::Best => 74,
        Worth::Good => 70,
        Worth::Running => 62,
    }
}

/// Returns the points of a word among the names of outlets, which are made of ordinary words: it is
/// worth less there than in any text.
pub(super) fn points_in_outlet(quality: MatchQuality) -> u16 {
    points_for_word(quality, Worth::Running) * 3 / 4
}

/// The points of an entry that meets what plain words were understood as, such as a date: more than for
/// any word, since what has only some of the words is rather sought on the typed days.
pub(super) const UNDERSTOOD: u16 = 112;
/// The points of a record that does both: what is called so, as `ramadan 2020` is, is meant first.
pub(super) const UNDERSTOOD_AND_SAID: u16 = 140;
/// The points of a record of the sort that was asked to come first: more than words differ in.
pub(super) const PREFERRED: u16 = 250;
/// The points of an entry that only says such words.
pub(super) const SAID: u16 = 40;

/// The most answers that are scored one by one.
const FEW: u64 = 2_048;
/// The most combinations of points that are worth telling apart.
const COMBINATIONS: usize = 512;

/// An answer with its points.
pub(super) type Ranked = (u32, u32);

/// Returns the best `most` answers with their points, best first; none if the search was cancelled.
pub(super) fn best(
    matched: &RoaringBitmap,
    words: &[Arc<RankLevels>],
    most: usize,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Ranked>> {
    if words.is_empty() {
        return Some(matched.iter().take(most).map(|number| (0, number)).collect());
    }
    if matched.len() <= FEW {
        return Some(one_by_one(matched, words, most));
    }
    let (mut base, mut told_apart, mut combinations) = (0, Vec::new(), 1);
    for levels in words {
        if stop() {
            return None;
        }
        let apart = levels_here(matched, levels);
        if let [all] = apart.as_slice() {
            base += all.points;
            continue;
        }
        combinations *= apart.len();
        if combinations > COMBINATIONS {
            break;
        }
        told_apart.push(apart);
    }
    combined(matched, (base, &told_apart), most, stop)
}

fn one_by_one(matched: &RoaringBitmap, words: &[Arc<RankLevels>], most: usize) -> Vec<Ranked> {
    let points = |number: u32| words.iter().map(|levels| points_of(levels, number)).sum();
    let mut scored: Vec<Ranked> = matched.iter().map(|n| (points(n), n)).collect();
    scored.sort_unstable_by_key(|(points, number)| (std::cmp::Reverse(*points), *number));
    scored.truncate(most);
    scored
}

/// Returns the points that one word gives an answer; 0 if it lacks the word.
pub(super) fn points_of(levels: &RankLevels, number: u32) -> u32 {
    let level = levels.iter().find(|(_, entries)| entries.contains(number));
    level.map_or(0, |(points, _)| u32::from(*points))
}

/// The answers on a level of one word, which may be on better ones too. They are intersected once
/// somebody asks for them: mostly the best levels have enough.
struct LevelAnswers<'l> {
    points: u32,
    entries: &'l RoaringBitmap,
    here: OnceCell<RoaringBitmap>,
}

impl LevelAnswers<'_> {
    fn here(&self, matched: &RoaringBitmap) -> &RoaringBitmap {
        self.here.get_or_init(|| matched & self.entries)
    }
}

/// Returns the levels of one word that have some of the answers, best first; last, without points, all
/// answers, unless the best level has them all.
fn levels_here<'l>(matched: &'l RoaringBitmap, levels: &'l RankLevels) -> Vec<LevelAnswers<'l>> {
    let level = |points, entries: &'l RoaringBitmap| LevelAnswers {
        points,
        entries,
        here: OnceCell::new(),
    };
    let some = levels.iter().filter(|(_, entries)| !entries.is_disjoint(matched));
    let mut some: Vec<_> =
        some.map(|(points, entries)| level(u32::from(*points), entries)).collect();
    if some.first().is_some_and(|best| matched.is_subset(best.entries)) {
        some.truncate(1);
    } else {
        some.push(level(0, matched));
    }
    some
}

/// Takes combinations of levels, from the best sum down, until enough entries are found. What is on
/// several levels of a word is found at the best of them first.
fn combined(
    matched: &RoaringBitmap,
    (base, words): (u32, &[Vec<LevelAnswers<'_>>]),
    most: usize,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Ranked>> {
    let mut combinations: Vec<(u32, Vec<&LevelAnswers<'_>>)> = vec![(base, Vec::new())];
    for levels in words {
        let longer = combinations.iter().flat_map(|(sum, chosen)| {
            levels
                .iter()
                .map(move |level| (sum + level.points, [chosen.as_slice(), &[level]].concat()))
        });
        combinations = longer.collect();
    }
    combinations.sort_by_key(|(sum, _)| std::cmp::Reverse(*sum));
    let mut found: Vec<Ranked> = Vec::new();
    let mut taken = RoaringBitmap::new();
    for equal in combinations.chunk_by(|a, b| a.0 == b.0) {
        if stop() {
            return None;
        }
        let mut equals: Vec<Ranked> = Vec::new();
        for (points, chosen) in equal {
            let fresh = on_all(matched, chosen) - &taken;
            equals.extend(fresh.iter().take(most).map(|number| (*points, number)));
            // Where these are enough, nothing worse is looked at.
            if equals.len() < most {
                taken |= fresh;
            }
        }
        equals.sort_unstable();
        equals.dedup();
        found.extend(equals);
        if found.len() >= most {
            break;
        }
    }
    found.truncate(most);
    Some(found)
}

/// Returns the answers that are on each of some levels; all, if there is none.
fn on_all(matched: &RoaringBitmap, chosen: &[&LevelAnswers<'_>]) -> RoaringBitmap {
    let mut lists: Vec<_> = chosen.iter().map(|level| level.here(matched)).collect();
    // The shortest first, so that the others cost little.
    lists.sort_by_key(|list| list.len());
    match lists.as_slice() {
        [] => matched.clone(),
        [only] => (*only).clone(),
        [first, second, rest @ ..] => {
            let both = *first & *second;
            rest.iter().fold(both, |all, more| all & *more)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;

    use super::*;

    /// Records of which each so many-th and some after it are on a list.
    fn every(nth: u32, some: u32) -> RoaringBitmap {
        (0..6_000).filter(|number| number % nth <= some).collect()
    }

    proptest::proptest! {
        #[test]
        fn whole_levels_rank_as_answers_scored_one_by_one(
            words in vec(vec((1_u32..40, 0_u32..20), 1..5), 0..4),
            left_out in 2_u32..9,
            most in 1_usize..6_000,
        ) {
            let matched: RoaringBitmap = (0..6_000).filter(|at| at % left_out != 0).collect();
            proptest::prop_assert!(matched.len() > FEW);
            let ranks = |levels: &Vec<(u32, u32)>| {
                let levels = levels.iter().map(|(nth, some)| every(*nth, *some));
                Arc::new([90, 60, 40, 30].into_iter().zip(levels).collect::<RankLevels>())
            };
            let words: Vec<_> = words.iter().map(ranks).collect();
            let wanted = one_by_one(&matched, &words, most);
            proptest::prop_assert_eq!(best(&matched, &words, most, &|| false), Some(wanted));
        }
    }
}
