//! Measures how like two folded words are: [`MatchQuality`] is the scale, [`Pattern`] measures.
//!
//! The position of a slip is found in `slip`, the letters of the last resort in `loose`.

use super::english::english_word;
use super::held_key::is_held_key;
use super::inflection::Stem;
use super::opposite::are_opposites;
use super::slip::{Alignment, letter_mask, one_slip};
use super::slips_forgiven::SlipsForgiven;
use super::sound::{close_spelling, sound_stem};
use super::tokens::LONGEST;
use super::transliterated::{can_be_transliterated, is_transliteration_of};
use super::whole_name::WholeName;

/// How a word matched, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchQuality {
    /// The same letters.
    Exact,
    /// The query word is a prefix of the other.
    Prefix,
    /// Another form of the word: plural, past, `-ing`.
    Inflection,
    /// One letter is wrong, missing or extra, or two are swapped.
    Slip,
    /// Another spelling with the same sound.
    Sound,
    /// The letters in order with others between, or two slips; used only if nothing else is found.
    Loose,
    /// A loose match while another word is more similar.
    Faint,
}

/// How a query word is to be matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// `word`: the word, a prefix or a slip
    Plain,
    /// `'word`: exactly this word
    Exact,
    /// `^word`: words that begin with it
    Start,
    /// `word$`: words that end with it
    End,
}

/// A folded query word, prepared for comparison with many words.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The word itself.
    pub word: String,
    /// How it is to be matched.
    pub how: How,
    /// Its letters, one by one.
    pub letters: Vec<char>,
    /// Which letters it has; see [`letter_mask`].
    pub mask: u32,
    /// Its sound key, if other spellings are searched.
    sound: Option<String>,
    /// Its close spelling, if only those that share it are searched.
    spelling: Option<String>,
    /// Its stem, if other forms of it are searched.
    stem: Option<Stem>,
    slips: SlipsForgiven,
    /// Whether it is an English word, and so no typing error that two slips could explain.
    pub(super) is_english: bool,
    /// What is known of it if it is a whole name.
    pub(super) whole: Option<WholeName>,
}

/// Words shorter than these bounds have too many neighbours.
const SHORTEST_SLIP: usize = 5;
const SHORTEST_SPELLING: usize = 4;
const SHORTEST_STEM: usize = 4;
const SHORTEST_INFLECTED: usize = 4;

impl Pattern {
    /// Prepares a folded word for matching.
    pub fn new(word: &str, how: How) -> Self {
        let letters: Vec<char> = word.chars().collect();
        let how = if how == How::Plain && is_held_key(word) { How::Exact } else { how };
        let plain = how == How::Plain && !letters.iter().any(|c| c.is_numeric());
        let english = english_word(word).filter(|_| plain);
        let is_long = plain && letters.len() >= SHORTEST_SLIP;
        let slips = if is_long { SlipsForgiven::of(english) } else { SlipsForgiven::None };
        let sound = sound_stem(word).filter(|_| plain && letters.len() >= SHORTEST_SPELLING);
        let stem = Stem::of(word).filter(|_| plain && letters.len() >= SHORTEST_INFLECTED);
        // Who types an English word means it: what only sounds like it is another one.
        let spelling = english.and(sound.as_ref()).and_then(|_| close_spelling(word));
        let is_english = english.is_some();
        let (word, mask) = (word.to_owned(), letter_mask(word));
        Self { word, how, letters, mask, sound, spelling, stem, slips, is_english, whole: None }
    }

    /// Returns how a word matches, if it does; for the last resort see [`Self::is_loosely`].
    pub fn quality(&self, word: &str) -> Option<MatchQuality> {
        if self.whole.as_ref().is_some_and(|whole| !whole.may_be_said_by(&self.word, word)) {
            return None;
        }
        let quality = match self.how {
            _ if word == self.word => Some(MatchQuality::Exact),
            How::Exact => None,
            How::End => word.ends_with(&self.word).then_some(MatchQuality::Prefix),
            How::Start | How::Plain => word.starts_with(&self.word).then_some(MatchQuality::Prefix),
        };
        quality
            .or_else(|| self.is_inflection_of(word).then_some(MatchQuality::Inflection))
            .or_else(|| self.is_slip_of(word).then_some(MatchQuality::Slip))
            .or_else(|| self.sounds_like(word).then_some(MatchQuality::Sound))
    }

    /// Forgives no slips, and of other spellings only those that are plainly of one name, as `Bakubah`
    /// and `Baqubah`. For a word that the archive has: another that is one letter away, as `German` and
    /// `Kerman`, or sounds alike, as `policy` and `police`, is another word and no typing error.
    #[must_use]
    pub fn as_it_stands(mut self) -> Self {
        self.slips = SlipsForgiven::None;
        self.spelling = self.sound.as_ref().and_then(|_| close_spelling(&self.word));
        self
    }

    /// Takes the word for a whole name: it is not the beginning of another one.
    #[must_use]
    pub fn whole(self, whole: WholeName) -> Self {
        Self { whole: Some(whole), ..self }
    }

    /// Returns true if the word is taken for a whole name.
    pub fn is_whole(&self) -> bool {
        self.whole.is_some()
    }

    /// Returns its sound key without the `s` of a plural, if other spellings are searched.
    pub fn sound(&self) -> Option<&str> {
        self.sound.as_deref()
    }

    /// Returns the number of its stem, if other forms of it are searched; see [`stem_number`].
    ///
    /// [`stem_number`]: super::stem_number
    pub fn stem_number(&self) -> Option<u32> {
        self.stem.as_ref().map(Stem::number)
    }

    fn sounds_like(&self, word: &str) -> bool {
        self.sound.is_some()
            && sound_stem(word) == self.sound
            && (self.spelling.is_none() || close_spelling(word) == self.spelling)
            && !are_opposites(&self.word, word)
    }

    /// Returns true if slips are allowed at all.
    pub fn forgives(&self) -> bool {
        self.slips != SlipsForgiven::None
    }

    /// Cheaply rules out slips: false if a word with these letters cannot be one slip away.
    pub fn may_slip(&self, mask: u32) -> bool {
        (self.mask & !mask).count_ones() <= 1
    }

    /// Returns true if a word is another form of this one.
    pub fn is_inflection_of(&self, word: &str) -> bool {
        self.stem.as_ref().is_some_and(|stem| stem.is_of(word))
    }

    fn is_slip_of(&self, word: &str) -> bool {
        let found = self.forgives().then(|| self.alignment(word)).flatten();
        found.is_some_and(|found| self.slips.forgive(&found, word, self.letters.len()))
            && !are_opposites(&self.word, word)
    }

    /// Finds how many letters agree at the front and at the back, and how many letters of the word
    /// are compared; the one slip lies between.
    pub fn alignment(&self, word: &str) -> Option<Alignment> {
        if !self.may_begin(word) {
            return None;
        }
        // A buffer on the stack, since most words of a vocabulary pass through here.
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
        // Tries a prefix of a longer word, unless the slip is in the last letter: an unfinished
        // word is not wrong yet.
        [q.len(), q.len() + 1].into_iter().filter(|cut| *cut < n).find_map(|cut| {
            let found = one_slip(q, letters.get(..cut)?)?;
            (found.back > 0 || found.swapped).then_some(found)
        })
    }

    /// Cheaply rules out slips: with at most one, one of the first two letters is in its place or
    /// next to it.
    fn may_begin(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let (first, second) = (letters.next(), letters.next());
        let mut own = self.letters.iter().copied();
        let (one, two) = (own.next(), own.next());
        first == one || second == two || first == two || second == one
    }

    /// Returns true for a word in Arabic script whose Latin spellings can be looked for where nothing
    /// else is found.
    pub fn is_transliterated(&self) -> bool {
        self.how == How::Plain && can_be_transliterated(&self.letters)
    }

    /// Returns true if a word in Latin letters may be how this one is spelt.
    pub fn is_spelt_as(&self, word: &str) -> bool {
        self.is_transliterated() && is_transliteration_of(&self.letters, word)
    }
}

/// Removes the `s` of a plural from a folded word, if enough letters remain.
pub fn stem(word: &str) -> &str {
    word.strip_suffix('s').filter(|stem| stem.len() >= SHORTEST_STEM).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quality(query: &str, word: &str) -> Option<MatchQuality> {
        Pattern::new(query, How::Plain).quality(word)
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
            assert_eq!(quality(query, word), Some(MatchQuality::Slip), "{query} {word}");
        }
        for (query, word) in
            [("poison", "prison"), ("attach", "attack"), ("mayor", "major"), ("basin", "basis")]
        {
            assert_eq!(quality(query, word), None, "{query} {word}: another word");
        }
        assert_eq!(quality("ied", "iad"), None, "too short");
        assert_eq!(quality("platz", "plateau"), None, "a beginning whose last letter is wrong");
        assert_eq!(quality("20200", "20201"), None, "a number has no typos");
        assert_eq!(quality("bakubha", "baqubah"), None, "two slips");
        assert_eq!(quality("zuweid", "uzweid"), Some(MatchQuality::Slip), "two letters swapped");
    }

    #[test]
    fn a_first_letter_is_mistyped_only_for_one_beside_it_or_like_it() {
        for (query, word) in [
            ("ibrahim", "ebrahim"),
            ("irbil", "erbil"),
            ("gadafi", "qadafi"),
            ("nosul", "mosul"),
            ("jermany", "germany"),
            ("fghanistan", "afghanistan"),
        ] {
            assert_eq!(quality(query, word), Some(MatchQuality::Slip), "{query} {word}");
        }
        for (query, word) in [
            ("kerman", "german"),
            ("kerman", "germany"),
            ("state", "estate"),
            ("praised", "raised"),
            ("wounded", "founded"),
            ("there", "where"),
        ] {
            assert_eq!(quality(query, word), None, "{query} {word}");
        }
    }

    #[test]
    fn a_number_is_never_taken_for_another() {
        for (query, word) in [("10000", "150000"), ("2020", "2002"), ("10000", "10001")] {
            assert_eq!(quality(query, word), None, "{query} {word}");
            assert!(!Pattern::new(query, How::Plain).is_loosely(word), "{query} {word}");
        }
    }

    #[test]
    fn an_opposite_is_never_taken_for_the_word() {
        for (one, other) in [
            ("unclaimed", "claimed"),
            ("ilegal", "legal"),
            ("unwounded", "wounded"),
            ("inactive", "active"),
            ("disarm", "armed"),
            ("unamed", "named"),
        ] {
            for (query, word) in [(one, other), (other, one)] {
                assert_eq!(quality(query, word), None, "{query} {word}");
                assert!(!Pattern::new(query, How::Plain).is_loosely(word), "{query} {word}");
            }
        }
        assert_eq!(quality("unclamed", "unclaimed"), Some(MatchQuality::Slip));
    }

    #[test]
    fn a_word_that_is_there_has_close_spellings_only() {
        let quality = |query, word| Pattern::new(query, How::Plain).as_it_stands().quality(word);
        for (query, word) in [("baqubah", "bakubah"), ("baqubah", "baquba"), ("shaykh", "sheikhs")]
        {
            assert_eq!(quality(query, word), Some(MatchQuality::Sound), "{query} {word}");
        }
        for (query, word) in
            [("rabia", "rabi"), ("police", "policy"), ("main", "men"), ("boat", "but")]
        {
            assert_eq!(quality(query, word), None, "{query} {word}");
        }
    }

    #[test]
    fn anchors_and_quotes_forgive_nothing() {
        let quality = |query, how, word| Pattern::new(query, how).quality(word);
        assert_eq!(quality("police", How::Exact, "police"), Some(MatchQuality::Exact));
        assert_eq!(quality("police", How::Exact, "policeman"), None);
        assert_eq!(quality("bah", How::End, "baqubah"), Some(MatchQuality::Prefix));
        assert_eq!(quality("baqub", How::Start, "baqubah"), Some(MatchQuality::Prefix));
        assert_eq!(quality("bakubah", How::Start, "baqubah"), None);
    }

    #[test]
    fn the_last_resort_wants_order_and_a_like_length() {
        let loose = |query, word| Pattern::new(query, How::Plain).is_loosely(word);
        assert!(loose("bqbh", "baqubah") && loose("bakobah", "baqubah"));
        assert!(!loose("bqbh", "qubah") && !loose("milt", "militarisation"));
        assert!(
            !loose("wore", "worded") && !loose("stole", "stalled") && !loose("shake", "shahed")
        );
        assert!(!loose("seizing", "siding") && !loose("brought", "brougham"));
        assert!(!loose("ramadan", "ramadi") && loose("mozambiq", "mozambique"));
    }

    #[test]
    fn another_form_of_a_word_is_no_slip_and_spellings_may_have_a_plural() {
        assert_eq!(quality("atacks", "atack"), Some(MatchQuality::Inflection));
        assert_eq!(quality("atack", "atacks"), Some(MatchQuality::Prefix));
        assert_eq!(quality("kidnaped", "kidnaping"), Some(MatchQuality::Inflection));
        assert_eq!(quality("execution", "executed"), Some(MatchQuality::Inflection));
        assert_eq!(quality("ieds", "ied"), Some(MatchQuality::Inflection));
        assert_eq!(quality("shaykh", "sheikhs"), Some(MatchQuality::Sound));
        assert_eq!(quality("shaykhs", "sheikh"), Some(MatchQuality::Sound));
        assert_eq!(quality("zors", "zawrs"), Some(MatchQuality::Sound), "whatever their lengths");
        assert_eq!(quality("news", "new"), None, "too short for a plural");
        assert_eq!([stem("bombs"), stem("gas"), stem("bomb")], ["bomb", "gas", "bomb"]);
    }
}
