//! Words that a held key writes, as `aaaa`. Folding takes doubled letters for one, so that such a word
//! would be the beginning of very many.

/// So many letters of one sort in a row are in no word,
const RUN: usize = 3;
/// if no more than so many letters are left when each run is taken for one.
const FEW: usize = 2;
/// Roman numbers, and the beginning of an address.
const WORDS: [&str; 3] = ["iii", "xxx", "www"];

/// Returns true for a word that has so many letters of one sort in a row that it is none.
pub fn is_held_key(word: &str) -> bool {
    let mut letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let is_run = |run: &[char]| run[0].is_alphabetic() && run.iter().all(|c| *c == run[0]);
    let has_run = letters.windows(RUN).any(is_run);
    letters.dedup();
    has_run && letters.len() <= FEW && !WORDS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_again_and_again_is_no_word() {
        for (word, held) in [
            ("aaaa", true),
            ("ZZZ", true),
            ("offf", true),
            ("ااااا", true),
            ("aa", false),
            ("III", false),
            ("killlled", false),
            ("1111", false),
            ("", false),
        ] {
            assert_eq!(is_held_key(word), held, "{word}");
        }
    }
}
