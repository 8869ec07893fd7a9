//! Opposites: words that differ by a prefix that denies, as `unclaimed` and `claimed`. They are as
//! alike as a word and its typing error, and mean the contrary, so neither is taken for the other.

/// What is put before a word to deny it.
const DENYING: [&str; 11] =
    ["un", "in", "im", "il", "ir", "dis", "non", "anti", "mis", "de", "counter"];
/// The fewest letters that must agree behind the prefix.
const SHORTEST: usize = 3;

/// Returns true if one of two similar folded words denies the other, whatever their endings.
pub(super) fn are_opposites(one: &str, other: &str) -> bool {
    denies(one, other) || denies(other, one)
}

/// Returns true if a word is another with a denying prefix.
fn denies(denied: &str, plain: &str) -> bool {
    let Some(start) = plain.get(..SHORTEST) else { return false };
    DENYING.iter().any(|prefix| {
        let Some(rest) = denied.strip_prefix(prefix) else { return false };
        // A doubled letter is single in a folded word: `illegal` is `ilegal`.
        let doubled = prefix.len() == 2
            && prefix.as_bytes().last() == plain.as_bytes().first()
            && plain.as_bytes().get(1).is_some_and(|letter| b"aeiou".contains(letter))
            && rest.starts_with(plain.get(1..SHORTEST).unwrap_or(start));
        doubled || rest.starts_with(start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    fn opposite(one: &str, other: &str) -> bool {
        let (one, other) = (words(one).remove(0), words(other).remove(0));
        assert_eq!(are_opposites(&one, &other), are_opposites(&other, &one));
        are_opposites(&one, &other)
    }

    #[test]
    fn a_denying_prefix_makes_an_opposite() {
        for (one, other) in [
            ("unclaimed", "claimed"),
            ("illegal", "legal"),
            ("unwounded", "wounded"),
            ("irregular", "regular"),
            ("immobile", "mobile"),
            ("inactive", "active"),
            ("disarmed", "armed"),
            ("nonlethal", "lethal"),
            ("anticoalition", "coalition"),
            ("misfired", "fire"),
            ("demining", "mining"),
            ("unnamed", "named"),
        ] {
            assert!(opposite(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_typing_error_makes_none() {
        for (one, other) in [
            ("inida", "india"),
            ("ndonesia", "indonesia"),
            ("unifrom", "uniform"),
            ("demascus", "damascus"),
            ("detaned", "detained"),
            ("misile", "missile"),
            ("unclamed", "unclaimed"),
            ("bakubah", "baqubah"),
        ] {
            assert!(!opposite(one, other), "{one} {other}");
        }
    }
}
