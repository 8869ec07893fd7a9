//! Which words are English ones: who types `weekend` has made no slip in `weakened`, though the archive
//! has only that. `english/pack-words` writes the lists, `docs/english-words.md` tells where they are
//! from.

#![expect(clippy::disallowed_macros, reason = "the lists of words are built in here")]

use std::sync::LazyLock;

use crate::built_in::BuiltIn;

/// Words that everybody uses, folded and sorted, without forms that an ending makes. Both lists are
/// unpacked when the first word is asked for.
static COMMON: LazyLock<String> = LazyLock::new(|| COMMON_PACKED.text().unwrap_or_default());
/// Words that are less common.
static FURTHER: LazyLock<String> = LazyLock::new(|| FURTHER_PACKED.text().unwrap_or_default());

const COMMON_PACKED: BuiltIn = BuiltIn::of(include_bytes!(concat!(env!("OUT_DIR"), "/common.bin")));
const FURTHER_PACKED: BuiltIn =
    BuiltIn::of(include_bytes!(concat!(env!("OUT_DIR"), "/further.bin")));
/// Shorter words are not listed.
const SHORTEST: usize = 4;
/// Endings of forms that are not listed beside their word.
const ENDINGS: [&str; 6] = ["s", "es", "d", "ed", "ing", "ly"];

/// How well an English word is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EnglishWord {
    /// Everybody uses it.
    Common,
    /// It is less common, so that two letters swapped in a common one, or one left out, are likelier:
    /// `solider`, `solder`.
    Further,
}

/// Returns true for a folded English word of four letters or more.
pub fn is_english(word: &str) -> bool {
    english_word(word).is_some()
}

/// Returns how well a folded word is known; none if it is no English one, or a short one.
pub(super) fn english_word(word: &str) -> Option<EnglishWord> {
    let known = |list: &str| has(list, word) || bases(word).any(|base| has(list, &base));
    if word.len() < SHORTEST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        None
    } else if known(&COMMON) {
        Some(EnglishWord::Common)
    } else if known(&FURTHER) {
        Some(EnglishWord::Further)
    } else {
        None
    }
}

/// Returns what a word may be a form of.
fn bases(word: &str) -> impl Iterator<Item = String> {
    ENDINGS.iter().filter_map(|ending| Some((*ending, word.strip_suffix(ending)?))).flat_map(
        |(ending, base)| {
            let with_e = (ending == "ing").then(|| format!("{base}e"));
            std::iter::once(base.to_owned()).chain(with_e).filter(|base| base.len() >= SHORTEST)
        },
    )
}

/// Returns true if a list has a word, by halving its lines.
fn has(list: &str, word: &str) -> bool {
    let bytes = list.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let before = bytes.get(low..middle).unwrap_or(&[]).iter().rposition(|byte| *byte == b'\n');
        let start = before.map_or(low, |end| low + end + 1);
        let line = list.get(start..).unwrap_or("").split('\n').next().unwrap_or("");
        match line.cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::EnglishWord::{Common, Further};
    use super::*;
    use crate::words::words;

    #[test]
    fn english_words_and_their_forms_are_known() {
        for (word, known) in [
            ("weekend", Some(Common)),
            ("weekends", Some(Common)),
            ("treaty", Some(Common)),
            ("wedding", Some(Common)),
            ("marsh", Some(Further)),
            ("solider", Some(Further)),
            ("polcie", None),
            ("trufles", Some(Further)),
            ("baqubah", None),
            ("malawi", None),
            ("kerman", None),
            ("cat", None),
        ] {
            let folded = words(word).remove(0);
            assert_eq!(english_word(&folded), known, "{word}");
        }
    }

    #[test]
    fn the_lists_are_sorted_and_folded() {
        for list in [&*COMMON, &*FURTHER] {
            let listed: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(listed.len() > 3_000 && listed.is_sorted());
            assert!(listed.iter().all(|word| words(word) == [*word]), "folded as it is read");
        }
    }
}
