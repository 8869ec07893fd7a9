//! Which word of a closed list was meant by one that it does not hold: another form of a word
//! (`attacks`, `claim`), or one slip in a longer one (`offical`). Guesses that are offered only as a
//! hint are made in `nearest`.

use super::fold::fold;
use super::slip::one_slip;
use super::tokens::LONGEST;

/// A shorter word has too many neighbours for a slip in it to mean one word only.
const SHORTEST_SLIP: usize = 5;
/// What is left of a word without its ending has at least this many letters.
const SHORTEST_ROOT: usize = 3;
/// Endings of the forms of an English word.
const ENDINGS: [&str; 12] =
    ["s", "es", "ed", "d", "ing", "ings", "ly", "al", "ally", "ment", "ments", "ion"];
/// Endings before which a `y` becomes an `i`.
const ENDINGS_AFTER_Y: [&str; 3] = ["es", "ed", "ly"];

/// Returns the only thing that a word can mean which none of the known words is. Each known word
/// comes with what it stands for; several words may stand for one thing. The work is that of one
/// comparison for each known word.
pub fn meant<'k, T: Copy + PartialEq>(
    word: &str,
    known: impl IntoIterator<Item = (&'k str, T)>,
) -> Option<T> {
    let word = fold(word);
    let letters: Vec<char> = word.chars().take(LONGEST + 1).collect();
    if letters.len() > LONGEST {
        return None;
    }
    let roots = roots(&word);
    let (mut form, mut slip) = (Only::Nothing, Only::Nothing);
    for (name, what) in known {
        let name = fold(name);
        if self::roots(&name).iter().any(|root| roots.contains(root)) {
            form.offer(what);
        } else if letters.len() >= SHORTEST_SLIP && is_slip_of(&letters, &name) {
            slip.offer(what);
        }
    }
    match form {
        Only::Nothing => slip.found(),
        Only::One(_) | Only::Several => form.found(),
    }
}

/// Returns true if a word differs from a known one by its form or by one slip, and both are so long
/// that it can mean no other: from `shortest` letters on.
pub fn is_meant_by(word: &str, known: &str, shortest: usize) -> bool {
    let (word, known) = (fold(word), fold(known));
    let letters = |word: &str| word.chars().take(LONGEST + 1).collect::<Vec<char>>();
    let (word, known) = (letters(&word), letters(&known));
    let is_long = |word: &[char]| (shortest..=LONGEST).contains(&word.len());
    is_long(&known) && is_long(&word) && word != known && one_slip(&word, &known).is_some()
}

fn is_slip_of(letters: &[char], name: &str) -> bool {
    let name: Vec<char> = name.chars().take(LONGEST).collect();
    name.len() >= SHORTEST_SLIP
        && name.len().abs_diff(letters.len()) <= 1
        && one_slip(letters, &name).is_some()
}

/// Returns a word and what is left of it without the endings that it may have.
fn roots(word: &str) -> Vec<String> {
    let is_root = |root: &&str| root.chars().count() >= SHORTEST_ROOT;
    let mut roots = vec![word.to_owned()];
    roots.extend(
        ENDINGS.iter().filter_map(|end| word.strip_suffix(end)).filter(is_root).map(Into::into),
    );
    let before_y = |end: &str| word.strip_suffix(end)?.strip_suffix('i');
    roots.extend(ENDINGS_AFTER_Y.iter().filter_map(|end| Some(format!("{}y", before_y(end)?))));
    roots
}

/// What was found: nothing, one thing, or several.
enum Only<T> {
    Nothing,
    One(T),
    Several,
}

impl<T: Copy + PartialEq> Only<T> {
    fn offer(&mut self, what: T) {
        *self = match self {
            Self::Nothing => Self::One(what),
            Self::One(found) if *found == what => Self::One(what),
            Self::One(_) | Self::Several => Self::Several,
        };
    }

    fn found(self) -> Option<T> {
        match self {
            Self::One(what) => Some(what),
            Self::Nothing | Self::Several => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str, known: &[&'static str]) -> Option<&'static str> {
        meant(word, known.iter().map(|known| (*known, *known)))
    }

    #[test]
    fn forms_of_a_word_and_single_slips_are_that_word() {
        let kinds = &["attack", "clash", "counterterrorism", "military", "political", "plot"];
        let bases = &["claimed", "official", "reported", "assessed"];
        let series = &["weekly", "monthly", "annual", "article", "brief", "collection"];
        for (word, known, right) in [
            ("Attacks", &kinds[..], "attack"),
            ("attacked", kinds, "attack"),
            ("attak", kinds, "attack"),
            ("clashes", kinds, "clash"),
            ("militray", kinds, "military"),
            ("claim", bases, "claimed"),
            ("claims", bases, "claimed"),
            ("offical", bases, "official"),
            ("officially", bases, "official"),
            ("report", bases, "reported"),
            ("assessment", bases, "assessed"),
            ("Weeklies", series, "weekly"),
            ("week", series, "weekly"),
            ("deny", &["confirms", "denies", "corrects"], "denies"),
            ("supply", &["told", "supplied", "inferred"], "supplied"),
            ("mines", &["mine", "raid"], "mine"),
            ("car bombs", &["car bomb", "bomb"], "car bomb"),
        ] {
            assert_eq!(of(word, known), Some(right), "{word}");
        }
    }

    #[test]
    fn one_slip_in_a_long_word_means_that_word() {
        for (word, known) in [("kiled", "killed"), ("entires", "entries"), ("theatrs", "theatres")]
        {
            assert!(is_meant_by(word, known, 5), "{word}");
        }
        assert!(is_meant_by("aera", "area", 4) && !is_meant_by("aera", "area", 5));
        for (word, known) in [("killed", "killed"), ("note", "date"), ("dead", "killed"), ("", "")]
        {
            assert!(!is_meant_by(word, known, 4), "{word}");
        }
    }

    #[test]
    fn what_may_mean_several_or_none_is_not_guessed() {
        let known = &["claimed", "official", "reported", "assessed", "full"];
        for word in ["unclaimed", "unofficial", "claimed, official", "ful", "x", "", "confirmed"] {
            assert_eq!(of(word, known), None, "{word}");
        }
        assert_eq!(of("nigera", &["niger", "nigeria"]), None, "one slip from both");
        assert_eq!(of("irak", &["iraq", "iran"]), None, "too short");
        assert_eq!(of(&"attacks".repeat(1_000), known), None);
        assert_eq!(meant("bombs", [("bomb", 1), ("bombing", 1)]), Some(1), "both are one thing");
        assert_eq!(meant("bombs", [("bomb", 1), ("bombing", 2)]), None);
    }
}
