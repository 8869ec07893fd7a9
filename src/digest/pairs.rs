//! Keys with a value each, as a free map of the archive gives them.

/// The pairs of a free map, in the order of the file.
#[derive(Clone, Debug)]
pub struct Pairs<'a>(std::str::Lines<'a>);

impl<'a> Pairs<'a> {
    /// The most pairs of one map.
    pub const MOST: usize = 32;
    /// The longest key, in letters.
    pub const LONGEST_KEY: usize = 40;

    /// Returns true if a text can be a key: letters of ASCII, digits, `_` and `-`.
    pub fn is_key(text: &str) -> bool {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
        (1..=Self::LONGEST_KEY).contains(&text.len()) && text.bytes().all(allowed)
    }

    /// Returns a key as it is looked for: small letters, and `_` for `-`.
    pub fn folded_key(key: &str) -> String {
        key.to_ascii_lowercase().replace('-', "_")
    }

    /// Reads pairs from the text that they are stored in.
    pub(super) fn read(text: &'a str) -> Self {
        Self(text.lines())
    }

    /// Writes pairs as they are stored: one on each line, with a tab between key and value. No
    /// clean text holds a tab, and a value stands on one line.
    pub fn store<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>) -> String {
        pairs.map(|(key, value)| format!("{key}\t{value}")).collect::<Vec<_>>().join("\n")
    }
}

impl<'a> Iterator for Pairs<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.by_ref().find_map(|line| line.split_once('\t'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_as_they_were_stored() {
        let pairs = [("gtd_id", "202005250012"), ("grade", "B: likely")];
        let text = Pairs::store(pairs.into_iter());
        assert_eq!(Pairs::read(&text).collect::<Vec<_>>(), pairs);
        assert_eq!(Pairs::read("").next(), None);
    }

    #[test]
    fn a_key_is_short_and_plain() {
        for key in ["gtd_id", "admin-1", "GED"] {
            assert!(Pairs::is_key(key), "{key}");
        }
        for key in ["", "a b", "a.b", "ключ", &"k".repeat(41)] {
            assert!(!Pairs::is_key(key), "{key}");
        }
        assert_eq!(Pairs::folded_key("GTD-id"), "gtd_id");
    }
}
