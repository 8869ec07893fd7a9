//! Two lists of sentences side by side: which sentences form pairs, and which words differ.

use similar::DiffTag;
use similar::algorithms::{Capture, Compact, Replace, myers};
use unicode_segmentation::UnicodeSegmentation as _;

/// A run of words, and whether the other side has it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words with what stands between them.
    pub text: String,
    /// True where the other side lacks these words.
    pub differs: bool,
}

/// One row: a sentence of the left, a sentence of the right, or a pair of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair<T> {
    /// The sentence of the left list.
    pub left: Option<T>,
    /// The sentence of the right list.
    pub right: Option<T>,
}

/// Sentences that share less than this are about different things.
const ALIKE: f32 = 0.34;

/// Pairs the sentences of two lists so that those that share the most words stand side by side;
/// both lists keep their order.
pub fn pairs(left: &[&str], right: &[&str]) -> Vec<Pair<usize>> {
    let words = |texts: &[&str]| texts.iter().map(|text| content(text)).collect::<Vec<_>>();
    let (left, right) = (words(left), words(right));
    let likeness = |l: usize, r: usize| {
        Some(alike(left.get(l)?, right.get(r)?)).filter(|likeness| *likeness >= ALIKE)
    };
    // The best total that pairs from the l-th left and the r-th right sentence on can reach.
    let width = right.len() + 1;
    let mut best = vec![0.0_f32; (left.len() + 1) * width];
    let from = |best: &[f32], l: usize, r: usize| best.get(l * width + r).copied().unwrap_or(0.0);
    for l in (0..left.len()).rev() {
        for r in (0..right.len()).rev() {
            let skip = from(&best, l + 1, r).max(from(&best, l, r + 1));
            let take = likeness(l, r).map_or(0.0, |like| like + from(&best, l + 1, r + 1));
            if let Some(place) = best.get_mut(l * width + r) {
                *place = skip.max(take);
            }
        }
    }
    let (mut l, mut r, mut pairs) = (0, 0, Vec::new());
    while l < left.len() || r < right.len() {
        let together = likeness(l, r)
            .is_some_and(|like| like + from(&best, l + 1, r + 1) >= from(&best, l, r) - 1e-4);
        if together {
            pairs.push(Pair { left: Some(l), right: Some(r) });
            (l, r) = (l + 1, r + 1);
        } else if l < left.len()
            && (r == right.len() || from(&best, l + 1, r) >= from(&best, l, r + 1))
        {
            pairs.push(Pair { left: Some(l), right: None });
            l += 1;
        } else {
            pairs.push(Pair { left: None, right: Some(r) });
            r += 1;
        }
    }
    pairs
}

/// Marks the words of each sentence of a pair that the other sentence lacks.
pub fn words(left: &str, right: &str) -> (Vec<Run>, Vec<Run>) {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (left.split_word_bounds().collect(), right.split_word_bounds().collect());
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    // Named here, since asking for one by name brings every algorithm of the library into the program.
    let mut changes = Compact::new(Replace::new(Capture::new()), old.as_slice(), new.as_slice());
    let Ok(()) =
        myers::diff(&mut changes, old.as_slice(), 0..old.len(), new.as_slice(), 0..new.len());
    for change in changes.into_inner().into_inner().into_ops() {
        let (tag, before, after) = change.as_tag_tuple();
        let differs = tag != DiffTag::Equal;
        add(&mut lefts, old.get(before).unwrap_or_default(), differs);
        add(&mut rights, new.get(after).unwrap_or_default(), differs);
    }
    (lefts, rights)
}

fn add(runs: &mut Vec<Run>, words: &[&str], differs: bool) {
    if words.is_empty() {
        return;
    }
    let text = words.concat();
    // A single space between two differing words is marked with them.
    match runs.last_mut() {
        Some(last) if last.differs == differs => last.text.push_str(&text),
        _ => runs.push(Run { text, differs }),
    }
}

/// Returns the words that carry meaning, in lower case, in order.
fn content(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .unicode_words()
        .filter(|word| word.chars().count() > 3 || word.chars().any(char::is_numeric))
        .map(str::to_lowercase)
        .collect();
    words.sort();
    words.dedup();
    words
}

/// Returns the share of words that both have: Dice's coefficient, from 0 to 1.
fn alike(left: &[String], right: &[String]) -> f32 {
    let both = left.iter().filter(|word| right.binary_search(word).is_ok()).count();
    let all = left.len() + right.len();
    #[expect(clippy::cast_precision_loss, reason = "words of a sentence")]
    let share = if all == 0 { 0.0 } else { 2.0 * both as f32 / all as f32 };
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_with_most_in_common_stand_side_by_side_in_their_order() {
        let left = ["Attacks in Iraq rose to 40", "Sinai was quiet", "A wave was announced in May"];
        let right =
            ["A meeting was held", "Attacks in Iraq fell to 12", "A wave was announced in July"];
        let pairs = pairs(&left, &right);
        let both = |l, r| Pair { left: Some(l), right: Some(r) };
        assert_eq!(pairs.len(), 4, "{pairs:?}");
        assert!(pairs.contains(&both(0, 1)) && pairs.contains(&both(2, 2)), "{pairs:?}");
    }

    #[test]
    fn every_sentence_stands_in_one_row() {
        let left = ["one alpha beta", "two gamma delta", ""];
        let right = ["two gamma delta", "one alpha beta"];
        let pairs = pairs(&left, &right);
        let lefts: Vec<_> = pairs.iter().filter_map(|pair| pair.left).collect();
        let rights: Vec<_> = pairs.iter().filter_map(|pair| pair.right).collect();
        assert_eq!((lefts, rights), (vec![0, 1, 2], vec![0, 1]));
    }

    #[test]
    fn words_that_differ_are_marked_and_nothing_is_lost() {
        let (left, right) = words("Attacks rose to 40 in Iraq.", "Attacks fell to 12 in Iraq.");
        let differing = |runs: &[Run]| -> Vec<String> {
            runs.iter().filter(|run| run.differs).map(|run| run.text.clone()).collect()
        };
        assert_eq!(
            (differing(&left), differing(&right)),
            (vec!["rose".into(), "40".into()], vec!["fell".into(), "12".into()])
        );
        let whole: String = right.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(whole, "Attacks fell to 12 in Iraq.");
    }
}
