//! Tellings of one event in several digests.
//!
//! Likely repeats are entries of different digests with the same exact day, theatre and area, at
//! least one tactic in common, and no difference in place or target; and entries of which one names
//! the other (`links`). Which telling of a group counts is said in `ranking`, and how many sources it
//! has in `dependence`.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use super::links::Links;
use super::moves::Moves;
use super::{EntryKey, dependence, ranking};
use crate::digest::{Bearing, Count, Digest, EntryRef, KindId, Precision, Tactics, Taxonomy};
use crate::words::{self, stem};

/// Groups of tellings; the first of each group is the one counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeats {
    /// The key that each entry shares with other tellings of its event. Sorted, so that equal keys
    /// are adjacent and the oldest entry comes first among them.
    marks: Vec<(u64, EntryKey)>,
    links: Links,
    groups: Vec<TellingGroup>,
    group_of: HashMap<EntryKey, u32>,
}

/// The tellings of one event, at least two, the one counted first.
#[derive(Clone, Debug)]
struct TellingGroup {
    tellings: Vec<EntryKey>,
    /// How many of them were told from no other.
    independent: u32,
}

/// The most events of one day and area that are told apart. Real data has fewer; the bound limits
/// the work that hostile data can cause.
const APART: usize = 64;

/// The most digests that may tell of one event. Real data has fewer; this bounds hostile data too.
const TELLINGS: usize = dependence::MOST;

/// How many tellings of an event later ones are compared with.
const KNOWN_BY: usize = 8;

/// How many words of a phrase are compared.
const WORDS: usize = 16;

/// Two tellings rarely share a toll of at least this size by chance.
const TELLING_TOLL: u32 = 10;

impl Repeats {
    /// Finds the repeats among digests. `before` holds the repeats of the previous list of digests.
    pub(super) fn find(
        digests: &[Arc<Digest>],
        taxonomy: &Taxonomy,
        before: &Self,
        moves: &Moves,
    ) -> Self {
        let mut came = Vec::new();
        for (at, digest) in moves.came(digests) {
            for (index, entry) in (0..).zip(digest.entries()) {
                if let Some(mark) = mark(entry) {
                    came.push((mark, EntryKey { digest: at, index }));
                }
            }
        }
        // Digests are newest first, so the reversed key puts the oldest first within a block.
        let order = |(mark, key): &(u64, EntryKey)| (*mark, Reverse(key.digest), key.index);
        came.sort_unstable_by_key(order);
        // What stayed is in order: what came is put between, in one pass.
        let mut marks = Vec::with_capacity(before.marks.len() + came.len());
        let mut came = came.into_iter().peekable();
        for (mark, key) in &before.marks {
            let Some(key) = moves.key(*key) else { continue };
            let stayed = (*mark, key);
            while let Some(next) = came.next_if(|next| order(next) < order(&stayed)) {
                marks.push(next);
            }
            marks.push(stayed);
        }
        marks.extend(came);
        let mut events = GatheredEvents::default();
        for block in marks.chunk_by(|a, b| a.0 == b.0) {
            let several = block.iter().any(|(_, key)| key.digest != block[0].1.digest);
            if several {
                alike(block, digests).for_each(|tellings| events.add(tellings));
            }
        }
        let links = Links::find(digests, &before.links, moves);
        for (one, other) in links.pairs(digests) {
            events.join(one, other);
        }
        marks.shrink_to_fit();
        let mut repeats = Self { marks, links, ..Self::default() };
        for tellings in events.tellings {
            repeats.add(&tellings, digests, taxonomy);
        }
        repeats
    }

    fn add(&mut self, tellings: &[EntryKey], digests: &[Arc<Digest>], taxonomy: &Taxonomy) {
        let telling = |key: &EntryKey| {
            let digest = digests.get(key.digest as usize)?;
            Some((*key, digest.entry(key.index as usize)?))
        };
        let mut tellings: Vec<_> = tellings.iter().filter_map(telling).collect();
        if tellings.len() < 2 {
            return;
        }
        let standings = ranking::rank(&mut tellings);
        let alone = dependence::independent(&tellings, taxonomy);
        ranking::put_independent_first(&mut tellings, &standings, &alone);
        let sources = alone.iter().filter(|alone| **alone).count();
        // Tellings that name each other in a circle have one source that is not held.
        let independent = u32::try_from(sources).unwrap_or(u32::MAX).max(1);
        let tellings: Vec<EntryKey> = tellings.into_iter().map(|(key, _)| key).collect();
        let group = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        self.group_of.extend(tellings.iter().map(|key| (*key, group)));
        self.groups.push(TellingGroup { tellings, independent });
    }

    /// Returns the entries whose event has other tellings than before, or has them in another order;
    /// among them may be such as came.
    pub(super) fn told_otherwise(&self, before: &Self, moves: &Moves) -> Vec<EntryKey> {
        let mut same = vec![false; self.groups.len()];
        let mut otherwise = Vec::new();
        for group in &before.groups {
            let held: Vec<EntryKey> =
                group.tellings.iter().filter_map(|key| moves.key(*key)).collect();
            let now = held.first().and_then(|first| self.group_of.get(first));
            let now = now.map(|group| *group as usize);
            let is_same = held.len() == group.tellings.len()
                && now.and_then(|now| self.groups.get(now)).is_some_and(|now| now.tellings == held);
            match now.and_then(|now| same.get_mut(now)).filter(|_| is_same) {
                Some(same) => *same = true,
                None => otherwise.extend(held),
            }
        }
        let others = self.groups.iter().zip(&same).filter(|(_, same)| !**same);
        otherwise.extend(others.flat_map(|(group, _)| &group.tellings));
        otherwise
    }

    /// Returns each id that an entry names, with the place of its digest.
    pub(super) fn ids_named(&self) -> impl Iterator<Item = (u32, &str)> {
        self.links.named()
    }

    pub(super) fn is_repeat(&self, key: EntryKey) -> bool {
        self.group(key).is_some_and(|group| group.first() != Some(&key))
    }

    pub(super) fn of(&self, key: EntryKey) -> impl Iterator<Item = EntryKey> + '_ {
        let group = self.group(key).unwrap_or(&[]);
        group.iter().copied().filter(move |other| *other != key)
    }

    /// Returns all tellings of an entry's event, the counted one first; `None` if there is only one.
    pub(super) fn group(&self, key: EntryKey) -> Option<&[EntryKey]> {
        Some(self.group_with(key)?.tellings.as_slice())
    }

    /// Returns how many tellings of an entry's event were told from no other.
    pub(super) fn independent(&self, key: EntryKey) -> u32 {
        self.group_with(key).map_or(1, |group| group.independent)
    }

    fn group_with(&self, key: EntryKey) -> Option<&TellingGroup> {
        let group = *self.group_of.get(&key)?;
        self.groups.get(group as usize)
    }
}

/// Returns the entries of a block that tell one event, event by event.
fn alike(
    block: &[(u64, EntryKey)],
    digests: &[Arc<Digest>],
) -> impl Iterator<Item = Vec<EntryKey>> + use<> {
    let mut events: Vec<(Vec<Likeness>, Vec<EntryKey>)> = Vec::new();
    for (_, key) in block {
        let digest = digests.get(key.digest as usize);
        let Some(entry) = digest.and_then(|digest| digest.entry(key.index as usize)) else {
            continue;
        };
        let likeness = Likeness::of(entry);
        let same = events.iter().position(|(known, tellings)| {
            // Two entries of one digest are two events, however alike. Digests come in order.
            tellings.last().is_none_or(|telling| telling.digest != key.digest)
                && tellings.len() < TELLINGS
                && known.iter().any(|known| known.matches(&likeness))
        });
        match same {
            Some(at) => {
                let (known, tellings) = &mut events[at];
                if known.len() < KNOWN_BY {
                    known.push(likeness);
                }
                tellings.push(*key);
            }
            None if events.len() < APART => events.push((vec![likeness], vec![*key])),
            None => {}
        }
    }
    events.into_iter().map(|(_, tellings)| tellings).filter(|tellings| tellings.len() > 1)
}

/// Events that are told more than once, while they are gathered.
#[derive(Default)]
struct GatheredEvents {
    tellings: Vec<Vec<EntryKey>>,
    of: HashMap<EntryKey, usize>,
}

impl GatheredEvents {
    fn add(&mut self, tellings: Vec<EntryKey>) {
        self.of.extend(tellings.iter().map(|key| (*key, self.tellings.len())));
        self.tellings.push(tellings);
    }

    /// Makes two entries tellings of one event, with all that tell either.
    fn join(&mut self, one: EntryKey, other: EntryKey) {
        let [one, other] = [one, other].map(|key| {
            if let Some(at) = self.of.get(&key) {
                return *at;
            }
            self.add(vec![key]);
            self.tellings.len() - 1
        });
        let together = self.tellings[one].len() + self.tellings[other].len();
        if one == other || together > TELLINGS {
            return;
        }
        let moved = std::mem::take(&mut self.tellings[other]);
        self.of.extend(moved.iter().map(|key| (*key, one)));
        self.tellings[one].extend(moved);
    }
}

/// Returns the key that two tellings of one event must share; `None` if the entry is too vague.
fn mark(entry: EntryRef<'_>) -> Option<u64> {
    if entry.date.precision != Precision::Day || (entry.place.is_none() && entry.target().is_none())
    {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    (entry.date.from, entry.theatre, entry.area).hash(&mut hasher);
    Some(hasher.finish())
}

/// What distinguishes an entry from others of its day and area. Words are kept as sorted hashes.
struct Likeness {
    tactics: Tactics,
    kind: KindId,
    place: Option<(Vec<u64>, Option<Bearing>, Option<u32>)>,
    target: Vec<u64>,
    toll: Option<u32>,
}

impl Likeness {
    fn of(entry: EntryRef<'_>) -> Self {
        let place = entry.place().map(|place| {
            (words(place.name, 3), place.bearing, place.distance.map(|distance| distance.km))
        });
        let toll = match entry.casualties().killed {
            Some(Count::Exact(n)) if n >= TELLING_TOLL => Some(n),
            _ => None,
        };
        Self {
            tactics: entry.tactics,
            kind: entry.kind,
            place,
            target: words(entry.target().unwrap_or(""), 4),
            toll,
        }
    }

    fn matches(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.shares_tactic(other)
            && self.shares_place(other)
            && self.shares_target(other)
            // If neither place nor target is given on both sides, there is nothing to compare.
            && (self.place.is_some() && other.place.is_some()
                || !self.target.is_empty() && !other.target.is_empty())
    }

    /// Compares by a nested scan, since an entry has only a few tactics.
    fn shares_tactic(&self, other: &Self) -> bool {
        self.tactics.iter().any(|tactic| other.tactics.iter().any(|t| t == tactic))
            || (self.tactics.main().is_none() && other.tactics.main().is_none())
    }

    fn shares_place(&self, other: &Self) -> bool {
        match (&self.place, &other.place) {
            (Some(one), Some(two)) => one.1 == two.1 && one.2 == two.2 && shared(&one.0, &two.0),
            _ => true,
        }
    }

    fn shares_target(&self, other: &Self) -> bool {
        self.target.is_empty()
            || other.target.is_empty()
            || self.toll.is_some_and(|toll| other.toll == Some(toll))
            || shared(&self.target, &other.target)
    }
}

/// Returns whether two sorted lists have an element in common.
fn shared(one: &[u64], two: &[u64]) -> bool {
    let mut two = two.iter().peekable();
    one.iter().any(|word| {
        while two.next_if(|other| *other < word).is_some() {}
        two.peek() == Some(&word)
    })
}

/// Returns hashes of the first distinctive words of a phrase, folded and without plural `s`.
fn words(phrase: &str, shortest: usize) -> Vec<u64> {
    let words = words::words(phrase).into_iter();
    let stems = words.map(|word| stem(&word).to_owned());
    let telling = stems.filter(|word| word.chars().count() >= shortest).take(WORDS);
    let hash = |word: String| {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        hasher.finish()
    };
    let mut hashes: Vec<u64> = telling.map(hash).collect();
    hashes.sort_unstable();
    hashes
}
