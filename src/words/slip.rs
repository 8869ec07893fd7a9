//! Slips: whether one or two turn a word into another, and where a single one lies.

use super::tokens::LONGEST;

/// The position of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// How many letters agree at the front.
    pub front: usize,
    /// How many letters agree before the end.
    pub back: usize,
    /// Where that end is in the word.
    pub end: usize,
    /// Two neighbouring letters are swapped, so both of them matched.
    pub swapped: bool,
}

/// Finds one substitution, swap, insertion or deletion between two words. A first letter is rarely
/// mistyped, and another one makes another word; see [`may_be_first`].
pub(super) fn one_slip(q: &[char], w: &[char]) -> Option<Alignment> {
    let front = q.iter().zip(w).take_while(|(a, b)| a == b).count();
    let (rest, other) = (&q[front..], &w[front..]);
    let same = |a: usize, b: usize| rest.get(a..).is_some() && rest.get(a..) == other.get(b..);
    if front == 0 && !may_be_first(q, w) {
        return None;
    }
    let found = |back, swapped| Some(Alignment { front, back, end: w.len(), swapped });
    if same(1, 1) && (front == 0 || may_be_within(q, rest, other)) {
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

/// Rows of keys, of which neighbours are mistyped for each other.
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
/// Letters that are written for each other at the beginning of foreign names.
const ALIKE: [&str; 6] = ["aeiou", "qkc", "qg", "sz", "jg", "td"];
/// The fewest letters of a word whose first one may be missing.
const SHORTEST_HEADLESS: usize = 6;

/// Returns false if two words whose first letters differ are other words and no typing error. They
/// may be one if the letters are swapped, are neighbours on the keyboard or sound alike, or if a
/// vowel is missing before two consonants: `fghanistan`.
fn may_be_first(q: &[char], w: &[char]) -> bool {
    let ([a, rest @ ..], [b, other @ ..]) = (q, w) else { return false };
    if rest.first() == Some(b) && other.first() == Some(a) {
        return true;
    }
    if rest.len() == other.len() {
        return are_beside(*a, *b) || are_alike(*a, *b, &ALIKE);
    }
    let is_vowel = |letter: &char| "aeiou".contains(*letter);
    let headless = |long: &[char], short: &[char]| {
        short.len() >= SHORTEST_HEADLESS
            && long.first().is_some_and(is_vowel)
            && short.iter().take(2).all(|letter| letter.is_ascii_lowercase() && !is_vowel(letter))
    };
    headless(w, q) || headless(q, w)
}

/// Further letters that are written for each other within a word.
const ALIKE_WITHIN: [&str; 8] = ["aeiouy", "qkcg", "szcx", "jgz", "tdz", "bpv", "mn", "fvwu"];
/// From so many letters on, words that differ in one are hardly two words.
const LONG: usize = 8;

/// Returns false if a letter within a short word makes it another word: `poison` is no `prison`, and
/// `attach` no `attack`. The letters may be one if they are neighbours on the keyboard or sound alike.
fn may_be_within(word: &[char], rest: &[char], other: &[char]) -> bool {
    let (Some(a), Some(b)) = (rest.first(), other.first()) else { return false };
    let are_latin = a.is_ascii_lowercase() && b.is_ascii_lowercase();
    let alike = || are_alike(*a, *b, &ALIKE) || are_alike(*a, *b, &ALIKE_WITHIN);
    word.len() >= LONG || !are_latin || are_beside(*a, *b) || are_below(*a, *b) || alike()
}

fn key(letter: char) -> Option<(usize, usize)> {
    KEYS.iter()
        .zip(0..)
        .find_map(|(keys, row)| Some((row, keys.chars().position(|key| key == letter)?)))
}

/// Returns true for neighbours in one row of keys.
fn are_beside(a: char, b: char) -> bool {
    let keys = key(a).zip(key(b));
    keys.is_some_and(|((row, at), (other, beside))| row == other && at.abs_diff(beside) == 1)
}

/// Returns true for neighbours in two rows of keys: each key stands between two of the row above.
fn are_below(a: char, b: char) -> bool {
    let Some((one, other)) = key(a).zip(key(b)) else { return false };
    let (upper, lower) = if one < other { (one, other) } else { (other, one) };
    lower.0 == upper.0 + 1 && (upper.1 == lower.1 || upper.1 == lower.1 + 1)
}

fn are_alike(a: char, b: char, groups: &[&str]) -> bool {
    groups.iter().any(|letters| letters.contains(a) && letters.contains(b))
}

/// Returns whether at most two slips turn one word into the other. Fills only the cells near the
/// diagonal of the usual edit distance table.
pub fn within_two_slips(q: &[char], word: &str) -> bool {
    /// Larger distances are not told apart.
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

/// Returns the set of letters of a word: a bit for each Latin letter, six shared by all others.
pub fn letter_mask(word: &str) -> u32 {
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

    proptest::proptest! {
        #[test]
        fn two_slips_are_counted_as_they_are_everywhere(q in "[abcd]{1,9}", w in "[abcd]{1,9}") {
            let letters: Vec<char> = q.chars().collect();
            let right = strsim::osa_distance(&q, &w) <= 2;
            proptest::prop_assert_eq!(within_two_slips(&letters, &w), right, "{} {}", q, w);
        }
    }
}
