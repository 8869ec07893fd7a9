//! Forms of one word: plural, past, `-ing` (`drones`, `kidnapped`, `beheadings`), by a stemmer for
//! English and by the small words that Arabic writes in front of a word.
//!
//! Works on folded words, in which doubled letters are single: `planned` and `planed` are one here,
//! so such a form has two readings, and two words are forms of one if they share a reading.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::irregular::irregular;
use super::orthography::one_spelling;

/// The stem of a folded word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stem {
    /// The stem without a final `e`.
    key: String,
    ending: Ending,
}

/// Whether the stem ends with an `e` that `key` leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Without,
    WithE,
    /// The word shows neither: `planed` is a form of `plan` and of `plane`.
    Either,
}

/// The fewest letters of a stem; with fewer, chance makes words alike.
const SHORTEST: usize = 3;

static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

impl Stem {
    /// Finds the stem of a folded word; `None` if it is short or neither Latin nor Arabic.
    pub(super) fn of(word: &str) -> Option<Self> {
        if is_latin(word) {
            Self::english(word)
        } else if word.chars().all(|c| ('\u{620}'..='\u{64a}').contains(&c)) {
            let key = arabic(word).to_owned();
            (key.chars().count() >= SHORTEST).then_some(Self { key, ending: Ending::Without })
        } else {
            None
        }
    }

    fn english(word: &str) -> Option<Self> {
        let word = irregular(word).or_else(|| noun_of_verb(word)).unwrap_or(word);
        let word = &*one_spelling(word);
        if let Some(key) = other_word(word) {
            return Some(Self { key, ending: Ending::Without });
        }
        // The stemmer takes the end of `ied` for that of a verb, and leaves a letter of `ieds`.
        let whole = || Cow::Borrowed(word.strip_suffix('s').unwrap_or(word));
        let stem = match word.len() {
            ..=SHORTEST => Cow::Borrowed(word),
            _ => Some(ENGLISH.stem(word)).filter(|stem| stem.len() > 1).unwrap_or_else(whole),
        };
        let Some(key) = stem.strip_suffix('e').filter(|key| key.len() + 1 >= SHORTEST) else {
            let key = stem.into_owned();
            return (key.len() >= SHORTEST).then_some(Self { key, ending: Ending::Without });
        };
        // A short stem is given an `e` whether or not its word has one, and `buses` may be `buse`.
        let added = word.strip_prefix(key).is_some_and(|rest| match rest {
            "ed" | "ing" | "ings" => true,
            "es" => key.ends_with(['s', 'x', 'z']) || key.ends_with("ch") || key.ends_with("sh"),
            _ => false,
        });
        let ending = if added { Ending::Either } else { Ending::WithE };
        Some(Self { key: key.to_owned(), ending })
    }

    /// Returns true if a folded word is a form of the same word.
    pub(super) fn is_of(&self, word: &str) -> bool {
        // Most words differ here already, and stemming costs far more.
        let latin = is_latin(&self.key);
        let base = if latin { irregular(word).unwrap_or(word) } else { word };
        if latin && self.key.get(..2).is_some_and(|start| !base.starts_with(start)) {
            return false;
        }
        Self::of(word).is_some_and(|other| {
            let meets = self.ending == other.ending
                || self.ending == Ending::Either
                || other.ending == Ending::Either;
            meets && self.key == other.key
        })
    }

    /// Returns a number that is equal for all words whose stems may be one; never 0.
    pub(super) fn number(&self) -> u32 {
        letters_number(&self.key)
    }
}

/// Endings that make another word, which a stemmer takes away: `minority` is no form of `minor`, nor
/// `executive` of `execution`. The second of each is the plural.
const OTHER_WORDS: [[&str; 2]; 2] = [["ity", "ities"], ["tive", "tives"]];

/// Returns the stem of a word with such an ending.
fn other_word(word: &str) -> Option<String> {
    let [one, _] = OTHER_WORDS.iter().find(|ends| ends.iter().any(|end| word.ends_with(end)))?;
    let bare = OTHER_WORDS.iter().flatten().find_map(|end| word.strip_suffix(end))?;
    (bare.len() >= SHORTEST).then(|| format!("{bare}{one}"))
}

/// Nouns of which a verb is made with `en`: who asks for `threats` means what was threatened, too. Such
/// an ending alone shows no verb: to listen is no list.
const NOUNS_OF_VERBS: [&str; 6] = ["threat", "strength", "fright", "height", "length", "heart"];

/// Returns the noun that a verb is made of.
fn noun_of_verb(word: &str) -> Option<&str> {
    let ends = ["en", "ens", "ened", "ening"];
    let noun = ends.iter().find_map(|end| word.strip_suffix(end))?;
    NOUNS_OF_VERBS.contains(&noun).then_some(noun)
}

/// Returns a number that is equal for all forms of a folded word; 0 if the word has no stem. Words
/// with equal numbers need not be forms of one.
pub fn stem_number(word: &str) -> u32 {
    Stem::of(word).map_or(0, |stem| stem.number())
}

/// Returns the stems of some folded words, joined by spaces; a word without a stem stands for itself.
pub fn stems(words: &[impl AsRef<str>]) -> String {
    let stems = words.iter().map(AsRef::as_ref);
    let stems = stems.map(|word| Stem::of(word).map_or_else(|| word.to_owned(), |stem| stem.key));
    stems.collect::<Vec<_>>().join(" ")
}

/// Hashes some letters; never returns 0.
pub fn letters_number(letters: &str) -> u32 {
    let hash = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    letters.bytes().fold(0x811c_9dc5, hash) | 1
}

fn is_latin(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Removes what Arabic writes together with the word behind it (and, with, for, the), and an ending
/// of the feminine or the plural, each only if three letters remain.
pub(super) fn arabic(word: &str) -> &str {
    let is_long = |rest: &&str| rest.chars().count() >= SHORTEST;
    let starts = ["وال", "بال", "كال", "فال", "لل", "ال", "و", "ب"];
    let bare = starts.iter().find_map(|start| word.strip_prefix(start).filter(is_long));
    let bare = bare.unwrap_or(word);
    let ends = ["ات", "ون", "ين", "ه"];
    ends.iter().find_map(|end| bare.strip_suffix(end).filter(is_long)).unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    /// Returns whether two words, as they are written, are forms of one.
    fn one(word: &str, other: &str) -> bool {
        let (word, other) = (words(word).remove(0), words(other).remove(0));
        let meets = Stem::of(&word).is_some_and(|stem| stem.is_of(&other));
        let back = Stem::of(&other).is_some_and(|stem| stem.is_of(&word));
        assert_eq!(meets, back, "{word} {other}");
        assert!(!meets || stem_number(&word) == stem_number(&other), "{word} {other}");
        meets
    }

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for (word, others) in [
            ("drone", &["drones"][..]),
            ("behead", &["beheaded", "beheading", "beheadings"]),
            ("kidnap", &["kidnaps", "kidnapped", "kidnapping"]),
            ("kidnapped", &["kidnapping", "kidnaps"]),
            ("execute", &["executed", "executing", "executions"]),
            ("kill", &["killed", "killing", "kills"]),
            ("plan", &["plans", "planned", "planning"]),
            ("fire", &["fired", "firing", "fires"]),
            ("bury", &["buried", "buries"]),
            ("die", &["died", "dies", "dying"]),
            ("bus", &["buses"]),
            ("ied", &["IEDs"]),
            ("shooting", &["shot", "shootings"]),
            ("woman", &["women"]),
            ("fight", &["fought", "fighting"]),
            ("begin", &["began", "begun", "beginning", "begins"]),
            ("lead", &["led", "leading", "leads"]),
            ("send", &["sent", "sending"]),
            ("leave", &["left", "leaving", "leaves"]),
            ("lose", &["lost", "losing", "loses"]),
            ("wear", &["wore", "worn", "wearing"]),
            ("shake", &["shook", "shaken", "shaking"]),
            ("choose", &["chose", "chosen", "choosing"]),
            ("spill", &["spilt", "spilled", "spilling"]),
            ("forget", &["forgot", "forgotten", "forgetting"]),
            ("seek", &["sought", "seeking"]),
            ("church", &["churches"]),
            ("threats", &["threatened", "threatens", "threatening"]),
            ("strengthen", &["strength", "strengthened"]),
            ("facility", &["facilities"]),
            ("captive", &["captives"]),
            ("city", &["cities"]),
            ("arrive", &["arrived", "arrives"]),
            ("centre", &["center", "centers", "centred"]),
            ("theatre", &["theaters"]),
            ("organised", &["organize", "organizing", "organised"]),
            ("synchronised", &["synchronized"]),
            ("neighbourhood", &["neighborhoods"]),
            ("armoured", &["armored", "armour"]),
            ("defence", &["defense", "defences"]),
            ("شرطة", &["الشرطة", "والشرطة", "بالشرطة"]),
            ("عبوة", &["عبوات", "العبوات"]),
        ] {
            assert!(others.iter().all(|other| one(word, other)), "{word} {others:?}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for (word, other) in [
            ("plane", "plan"),
            ("lists", "listened"),
            ("news", "new"),
            ("mine", "mint"),
            ("army", "arms"),
            ("claimed", "unclaimed"),
            ("used", "us"),
            ("general", "generator"),
            ("minority", "minor"),
            ("rise", "rize"),
            ("tourist", "torist"),
            ("hospitality", "hospital"),
            ("executive", "execution"),
            ("facilities", "facile"),
            ("كمين", "كم"),
            ("2020s", "2020"),
        ] {
            assert!(!one(word, other), "{word} {other}");
        }
    }
}
