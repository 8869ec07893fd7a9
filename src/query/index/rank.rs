//! Ranks the answers, best first.
//!
//! Every wanted word gives an entry points, for how well the word matches and for the field that
//! has it. Entries with more points come first; among equals the newer entry, which has the smaller
//! number. Whole lists are intersected from the best points down until enough entries are found, so
//! that a million answers need not be scored one by one.

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
    let mut told_apart: Vec<RankLevels> = Vec::new();
    let mut combinations = 1;
    for levels in words {
        if stop() {
            return None;
        }
        let apart = apart(matched, levels);
        combinations *= apart.len().max(1);
        if combinations > COMBINATIONS {
            break;
        }
        if apart.len() > 1 {
            told_apart.push(apart);
        }
    }
    combined(matched, &told_apart, most, stop)
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

/// Groups the answers by the points of one word; each answer is in one list only.
fn apart(matched: &RoaringBitmap, levels: &RankLevels) -> RankLevels {
    let mut rest = matched.clone();
    let mut apart = RankLevels::new();
    for (points, entries) in levels {
        let here = &rest & entries;
        if !here.is_empty() {
            rest -= &here;
            apart.push((*points, here));
        }
        if rest.is_empty() {
            return apart;
        }
    }
    apart.push((0, rest));
    apart
}

/// Takes combinations of levels, from the best sum down, until enough entries are found.
fn combined(
    matched: &RoaringBitmap,
    words: &[RankLevels],
    most: usize,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Ranked>> {
    let mut combinations: Vec<(u32, Vec<&RoaringBitmap>)> = vec![(0, Vec::new())];
    for levels in words {
        let longer = combinations.iter().flat_map(|(sum, lists)| {
            levels.iter().map(move |(points, entries)| {
                (sum + u32::from(*points), [lists.as_slice(), &[entries]].concat())
            })
        });
        combinations = longer.collect();
    }
    combinations.sort_by_key(|(sum, _)| std::cmp::Reverse(*sum));
    let mut found: Vec<Ranked> = Vec::new();
    for equal in combinations.chunk_by(|a, b| a.0 == b.0) {
        if stop() {
            return None;
        }
        let from = found.len();
        for (points, lists) in equal {
            let ranked = |number| (*points, number);
            let Some((first, rest)) = lists.split_first() else {
                found.extend(matched.iter().take(most).map(ranked));
                continue;
            };
            match rest.split_first() {
                None => found.extend(first.iter().take(most).map(ranked)),
                Some((second, rest)) => {
                    let both = *first & *second;
                    let all = rest.iter().fold(both, |all, more| all & *more);
                    found.extend(all.iter().take(most).map(ranked));
                }
            }
        }
        if let Some(equals) = found.get_mut(from..) {
            equals.sort_unstable();
        }
        if found.len() >= most {
            break;
        }
    }
    found.truncate(most);
    Some(found)
}
