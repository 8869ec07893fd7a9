//! How like a word of the archive is to a word of a query.
//!
//! Exact, a beginning, one slip of the pen, another spelling, or letters in order. Both words are folded.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::fold::LONGEST;
use super::sound::sound;

/// How a word matched, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// The same letters.
    Exact,
    /// The query's word begins the word.
    Prefix,
    /// One letter is wrong, missing, too much, or two are swapped.
    Typo,
    /// Another spelling of what sounds the same.
    Spelling,
    /// The letters in order with others between, or two slips; only where nothing else is found.
    Loose,
    /// The same, where another word of the archive is more like it.
    Faint,
}

/// In what way a word is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum How {
    /// `word`: the word, a beginning, a slip
    Plain,
    /// `'word`: just that word
    Exact,
    /// `^word`: what begins so
    Start,
    /// `word$`: what ends so
    End,
}

/// A folded word of a query, ready to be compared with many.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) word: String,
    pub(super) how: How,
    pub(super) letters: Vec<char>,
    pub(super) mask: u32,
    /// What it sounds like, where other spellings are looked for.
    sound: Option<String>,
    slips: bool,
}

/// Shorter words have too many neighbours.
const SHORTEST_SLIP: usize = 5;
const SHORTEST_SPELLING: usize = 4;
const SHORTEST_LOOSE: usize = 4;
const SHORTEST_TWO_SLIPS: usize = 7;

impl Pattern {
    pub(super) fn new(word: &str, how: How) -> Self {
        let letters: Vec<char> = word.chars().collect();
        let plain = how == How::Plain && !letters.iter().any(|c| c.is_numeric());
        let slips = plain && letters.len() >= SHORTEST_SLIP;
        let sound = sound(word).filter(|_| plain && letters.len() >= SHORTEST_SPELLING);
        Self { word: word.to_owned(), how, mask: mask(word), letters, sound, slips }
    }

    /// How a word matches, if it does; [`Tier::Loose`] is asked for with [`Self::is_loosely`].
    pub(super) fn tier(&self, word: &str) -> Option<Tier> {
        let tier = match self.how {
            _ if word == self.word => Some(Tier::Exact),
            How::Exact => None,
            How::End => word.ends_with(&self.word).then_some(Tier::Prefix),
            How::Start | How::Plain => word.starts_with(&self.word).then_some(Tier::Prefix),
        };
        let tier = tier.or_else(|| self.is_slip_of(word).then_some(Tier::Typo));
        tier.or_else(|| self.sounds_like(word).then_some(Tier::Spelling))
    }

    /// What it sounds like, where other spellings are looked for.
    pub(super) fn sound(&self) -> Option<&str> {
        self.sound.as_deref()
    }

    fn sounds_like(&self, word: &str) -> bool {
        self.sound.is_some() && sound(word) == self.sound
    }

    /// True where slips may be looked for at all.
    pub(super) fn forgives(&self) -> bool {
        self.slips
    }

    /// Cheap: false where a word with these letters cannot be one slip away.
    pub(super) fn may_slip(&self, mask: u32) -> bool {
        (self.mask & !mask).count_ones() <= 1
    }

    fn is_slip_of(&self, word: &str) -> bool {
        self.slips && self.alignment(word).is_some()
    }

    /// How many letters at the front and at the back agree, and how many letters of the word are
    /// meant: the one slip lies between.
    pub(super) fn alignment(&self, word: &str) -> Option<Alignment> {
        if !self.may_begin(word) {
            return None;
        }
        // On the stack: most words of a vocabulary come past here.
        let mut letters = [' '; LONGEST];
        let n = letters.iter_mut().zip(word.chars()).map(|(to, from)| *to = from).count();
        let letters = letters.get(..n)?;
        let q = &self.letters[..];
        if n + 1 < q.len() {
            return None;
        }
        if n <= q.len() + 1
            && let Some(found) = one_slip(q, letters)
        {
            return Some(found);
        }
        // The beginning of a longer word, if the slip is not in its last letter: what is still
        // being typed is not wrong yet.
        [q.len(), q.len() + 1].into_iter().filter(|cut| *cut < n).find_map(|cut| {
            let found = one_slip(q, letters.get(..cut)?)?;
            (found.back > 0 || found.swapped).then_some(found)
        })
    }

    /// Cheap: with one slip at most, one of the first two letters is where it was or next to it.
    fn may_begin(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let (first, second) = (letters.next(), letters.next());
        let mut own = self.letters.iter().copied();
        let (one, two) = (own.next(), own.next());
        first == one || second == two || first == two || second == one
    }

    /// Cheap: false where a word with these letters cannot match loosely.
    pub(super) fn may_be_loosely(&self, mask: u32) -> bool {
        (self.mask & !mask).count_ones() <= 2
    }

    /// The last resort: the same first letter and all letters in order in a word not twice as
    /// long, or two slips in a long word.
    pub(super) fn is_loosely(&self, word: &str) -> bool {
        if self.how != How::Plain || self.letters.len() < SHORTEST_LOOSE {
            return false;
        }
        let count = word.chars().count();
        let scattered = count <= 2 * self.letters.len()
            && word.chars().next() == self.letters.first().copied()
            && in_order(&self.letters, word);
        scattered
            || self.slips
                && self.letters.len() >= SHORTEST_TWO_SLIPS
                && count.abs_diff(self.letters.len()) <= 2
                && within_two_slips(&self.letters, word)
    }
}

/// Whether so many slips as two make one word of another: the usual table of distances, of which only
/// the cells near the diagonal are filled.
fn within_two_slips(q: &[char], word: &str) -> bool {
    /// More slips than these are all the same.
    const FAR: u8 = 3;
    let mut letters = [' '; LONGEST];
    let n = letters.iter_mut().zip(word.chars()).map(|(to, from)| *to = from).count();
    let Some(w) = letters.get(..n).filter(|w| w.len().abs_diff(q.len()) <= 2) else { return false };
    // Cell k of row i is column i + k - 2.
    let (mut before, mut last) = ([FAR; 5], [FAR, FAR, 0, 1, 2]);
    for i in 1..=q.len() {
        let mut row = [FAR; 5];
        for k in 0..5 {
            let Some(j) = (i + k).checked_sub(2).filter(|j| *j <= w.len()) else { continue };
            let Some(left) = j.checked_sub(1) else {
                row[k] = u8::try_from(i).map_or(FAR, |i| i.min(FAR));
                continue;
            };
            let mut best = last[k] + u8::from(q[i - 1] != w[left]);
            if let Some(missing) = last.get(k + 1) {
                best = best.min(missing + 1);
            }
            if let Some(more) = k.checked_sub(1) {
                best = best.min(row[more] + 1);
            }
            if i > 1 && left > 0 && q[i - 1] == w[left - 1] && q[i - 2] == w[left] {
                best = best.min(before[k] + 1);
            }
            row[k] = best.min(FAR);
        }
        (before, last) = (last, row);
    }
    last.get(w.len() + 2 - q.len()).is_some_and(|slips| *slips < FAR)
}

/// How well words match that match loosely, as the client's matcher scores it.
pub(super) struct Scorer(SkimMatcherV2);

impl Scorer {
    pub(super) fn new() -> Self {
        Self(SkimMatcherV2::default())
    }

    /// Higher is better; two slips that keep no order score nothing.
    pub(super) fn score(&self, pattern: &Pattern, word: &str) -> i64 {
        self.0.fuzzy_match(word, &pattern.word).unwrap_or(0)
    }

    /// The letters of a word that match loosely, in order; of two slips those that both words share.
    pub(super) fn letters(&self, pattern: &Pattern, word: &str) -> Vec<usize> {
        match self.0.fuzzy_indices(word, &pattern.word) {
            Some((_, letters)) => letters,
            None => shared(&pattern.letters, &word.chars().collect::<Vec<_>>()),
        }
    }
}

/// The places in a word of a longest run of letters that it shares with another, in their order.
fn shared(asked: &[char], word: &[char]) -> Vec<usize> {
    // How many letters are shared behind two places.
    let mut behind = vec![vec![0_usize; word.len() + 1]; asked.len() + 1];
    for (a, c) in asked.iter().enumerate().rev() {
        for (w, d) in word.iter().enumerate().rev() {
            behind[a][w] = if c == d {
                behind[a + 1][w + 1] + 1
            } else {
                behind[a + 1][w].max(behind[a][w + 1])
            };
        }
    }
    let (mut a, mut found) = (0, Vec::new());
    for (w, d) in word.iter().enumerate() {
        while a < asked.len() && asked[a] != *d && behind[a + 1][w] == behind[a][w] {
            a += 1;
        }
        if asked.get(a) == Some(d) {
            found.push(w);
            a += 1;
        }
    }
    found
}

/// Where a slip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alignment {
    /// So many letters agree at the front,
    pub(super) front: usize,
    /// and so many before the end,
    pub(super) back: usize,
    /// which is here in the word.
    pub(super) end: usize,
    /// Two neighbours are swapped: they matched too.
    pub(super) swapped: bool,
}

/// One substitution, swap, insertion or deletion between two words.
fn one_slip(q: &[char], w: &[char]) -> Option<Alignment> {
    let front = q.iter().zip(w).take_while(|(a, b)| a == b).count();
    let (rest, other) = (&q[front..], &w[front..]);
    let same = |a: usize, b: usize| rest.get(a..).is_some() && rest.get(a..) == other.get(b..);
    let found = |back, swapped| Some(Alignment { front, back, end: w.len(), swapped });
    if same(1, 1) {
        return found(rest.len() - 1, false);
    }
    if let ([a, b, ..], [c, d, ..]) = (rest, other)
        && a == d
        && b == c
        && same(2, 2)
    {
        return found(rest.len() - 2, true);
    }
    if same(0, 1) {
        return found(rest.len(), false);
    }
    if same(1, 0) { found(rest.len() - 1, false) } else { None }
}

fn in_order(letters: &[char], word: &str) -> bool {
    let mut rest = word.chars();
    letters.iter().all(|letter| rest.any(|c| c == *letter))
}

/// Which letters a word has, one bit for each Latin letter, the others sharing six.
pub(super) fn mask(word: &str) -> u32 {
    word.chars().fold(0, |mask, c| {
        let bit = match c {
            'a'..='z' => c as u32 - 'a' as u32,
            c => 26 + (c as u32) % 6,
        };
        mask | 1 << bit
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(query: &str, word: &str) -> Option<Tier> {
        Pattern::new(query, How::Plain).tier(word)
    }

    #[test]
    fn one_slip_in_a_word_of_five_letters_is_forgiven() {
        for (query, word) in [
            ("bakubah", "baqubah"),
            ("zuwied", "zuweid"),
            ("polcie", "police"),
            ("checkpont", "checkpoint"),
            ("checkpont", "checkpoints"),
            ("polcie", "policeman"),
            ("ambussh", "ambush"),
            ("polci", "police"),
        ] {
            assert_eq!(tier(query, word), Some(Tier::Typo), "{query} {word}");
        }
        assert_eq!(tier("ied", "iad"), None, "too short");
        assert_eq!(tier("platz", "plateau"), None, "a beginning whose last letter is wrong");
        assert_eq!(tier("20200", "20201"), None, "a number has no typos");
        assert_eq!(tier("bakubha", "baqubah"), None, "two slips");
    }

    #[test]
    fn anchors_and_quotes_forgive_nothing() {
        let tier = |query, how, word| Pattern::new(query, how).tier(word);
        assert_eq!(tier("police", How::Exact, "police"), Some(Tier::Exact));
        assert_eq!(tier("police", How::Exact, "policeman"), None);
        assert_eq!(tier("bah", How::End, "baqubah"), Some(Tier::Prefix));
        assert_eq!(tier("baqub", How::Start, "baqubah"), Some(Tier::Prefix));
        assert_eq!(tier("bakubah", How::Start, "baqubah"), None);
    }

    #[test]
    fn the_last_resort_wants_order_and_a_like_length() {
        let loose = |query, word| Pattern::new(query, How::Plain).is_loosely(word);
        assert!(loose("bqbh", "baqubah") && loose("bakobah", "baqubah"));
        assert!(!loose("bqbh", "qubah") && !loose("milt", "militarisation"));
    }

    proptest::proptest! {
        #[test]
        fn two_slips_are_counted_as_they_are_everywhere(q in "[abcd]{1,9}", w in "[abcd]{1,9}") {
            let letters: Vec<char> = q.chars().collect();
            let right = strsim::osa_distance(&q, &w) <= 2;
            proptest::prop_assert_eq!(within_two_slips(&letters, &w), right, "{} {}", q, w);
        }
    }

    #[test]
    fn letters_that_match_loosely_are_known_by_their_places() {
        let letters = |query, word| Scorer::new().letters(&Pattern::new(query, How::Plain), word);
        assert_eq!(letters("bqbh", "baqubah"), [0, 2, 4, 6]);
        assert_eq!(letters("bakobah", "baqubah"), [0, 1, 4, 5, 6]);
        assert_eq!(letters("zawahri", "zwahary"), [0, 1, 2, 3, 5], "in the order of both");
    }
}
