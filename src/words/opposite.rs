//! Opposites: words that differ by a prefix that denies, as `unclaimed` and `claimed`. They are as
//! alike as a word and its typing error, and mean the contrary, so neither is taken for the other.

/// What is put before a word to deny it.
const DENYING: [&str; 11] =
    ["un", "in", "im", "il", "ir", "dis", "non", "anti", "mis", "de", "counter"];
/// The fewest letters that must agree behind the prefix.
const SHORTEST: usize = 3;

/// Words that deny what stands beside them.
const DENIALS: [&str; 3] = ["not", "no", "never"];

/// Returns true for a folded word that denies what stands beside it.
pub fn is_denial(word: &str) -> bool {
    DENIALS.contains(&word)
}

/// Returns true if one of two similar folded words denies the other, whatever their endings.
pub(super) fn are_opposites(one: &str, other: &str) -> bool {
    denies(one, other) || denies(other, one)
}

/// Prefixes that hardly any word begins with but to deny.
const CLEARLY: [&str; 2] = ["un", "non"];
/// The fewest letters behind such a prefix.
const SHORTEST_DENIED: usize = 5;

/// Returns true if a folded word may deny another: it has a denying prefix, and what is behind it is
/// a word, as `is_word` tells, or the prefix leaves no doubt. Leaving such a word out of a question
/// would ask the contrary.
pub fn may_deny(word: &str, is_word: impl Fn(&str) -> bool) -> bool {
    DENYING.iter().any(|prefix| {
        let Some(rest) = word.strip_prefix(prefix) else { return false };
        let is_long = rest.chars().count() >= SHORTEST_DENIED;
        let begins_otherwise = word.starts_with("under") || word.starts_with("uni");
        CLEARLY.contains(prefix) && is_long && !begins_otherwise
            || rest.chars().count() > SHORTEST && is_word(rest)
    })
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
    fn a_word_may_deny_another_that_there_is() {
        let is_word = |word: &str| ["armed", "active", "lethal"].contains(&word);
        for word in ["unclaimed", "nonlethal", "disarmed", "inactive", "unsuccessful"] {
            assert!(may_deny(&words(word).remove(0), is_word), "{word}");
        }
        for word in ["united", "understood", "desert", "india", "uniforms", "claimed"] {
            assert!(!may_deny(word, is_word), "{word}");
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
