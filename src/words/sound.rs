//! Sound keys, one for all spellings of a foreign name: `sheikh`, `shaykh` and `shaikh`; `zor`,
//! `zour` and `zawr`; `kirkuk` and `kerkouk`.
//!
//! Transliterations differ in their vowels, in `q` and `k`, and in a final `h`. Coarser keys would
//! also equate `mortar` and `martyr`.

use super::fold::slug;
use super::likeness::stem;
use super::tokens::words;

/// Shorter words have too many neighbours.
const SHORTEST: usize = 3;

/// Returns the sound key of a folded word; `None` if it is short or not in Latin letters.
fn sound(word: &str) -> Option<String> {
    let letters = word.as_bytes();
    if letters.len() < SHORTEST || !letters.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let mut key = String::with_capacity(letters.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let run = vowels(letters, at);
        if run > 0 {
            let all = letters.get(at..at + run).unwrap_or(&[]);
            key.push(vowel(all));
            at += run;
            // `Sulaymaniya` is no spelling of `Soleymani`.
            let ends = letters.get(at..).is_some_and(|rest| matches!(rest, b"" | b"h"));
            if ends && all.len() > 1 && key.ends_with('i') && all.ends_with(b"a") {
                key.push('a');
            }
            // A final `h` after a vowel is silent: `Baqubah` and `Baquba`.
            at += usize::from(letters.get(at..) == Some(b"h"));
        } else {
            key.push(if *letter == b'q' { 'k' } else { char::from(*letter) });
            at += 1;
        }
    }
    Some(key)
}

/// Returns a key that only close spellings of one name share: `q` and `k`, a final `h`, `ei` and `ay`
/// do not count, while every other vowel does. English words of one sound, as `police` and `policy`,
/// have different keys.
pub(super) fn close_spelling(word: &str) -> Option<String> {
    let word = stem(word);
    sound(word)?;
    let letters = word.as_bytes();
    let mut key = String::with_capacity(letters.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let run = letters.get(at..at + vowels(letters, at)).unwrap_or(&[]);
        match run {
            [] => key.push(if *letter == b'q' { 'k' } else { char::from(*letter) }),
            [one] => key.push(char::from(*one)),
            several
                if vowel(several) == 'i' && several.iter().any(|v| matches!(v, b'i' | b'y')) =>
            {
                key.push('I');
            }
            several => key.extend(several.iter().map(|letter| char::from(*letter))),
        }
        at += run.len().max(1);
        at += usize::from(!run.is_empty() && letters.get(at..) == Some(b"h"));
    }
    Some(key)
}

/// Returns the sound key without the `s` of a plural.
pub fn sound_stem(word: &str) -> Option<String> {
    let mut sound = sound(word)?;
    sound.truncate(stem(&sound).len());
    Some(sound)
}

/// Returns the sound keys of some folded words, joined by spaces.
pub fn sounds(words: &[impl AsRef<str>]) -> String {
    let sounds = words.iter().map(AsRef::as_ref);
    let sounds = sounds.map(|word| sound(word).unwrap_or_else(|| word.to_owned()));
    sounds.collect::<Vec<_>>().join(" ")
}

/// Returns the sound keys of a name in each way to write it: `Deir ez-Zor`, `Deir ezzor`,
/// `Deirezzor`, `Deirzor`.
pub fn spellings(name: &str) -> Vec<String> {
    let apart = words(name);
    let glued = words(&name.replace('-', ""));
    let whole = words(&slug(name).replace('-', ""));
    let mut all = vec![sounds(&apart), sounds(&glued), sounds(&whole), sounds(&[apart.concat()])];
    all.retain(|sound| !sound.is_empty());
    all.dedup();
    all
}

/// Returns how many letters from a place form one vowel. `y` is a vowel except at the start of a
/// word, and `w` belongs to the vowel before it unless another vowel follows.
fn vowels(letters: &[u8], from: usize) -> usize {
    let is_vowel = |at: usize| {
        letters.get(at).is_some_and(|letter| {
            matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u') || *letter == b'y' && at > 0
        })
    };
    let is_glide = |at: usize| {
        letters.get(at) == Some(&b'w') && at > from && at + 1 < letters.len() && !is_vowel(at + 1)
    };
    (from..letters.len()).take_while(|at| is_vowel(*at) || is_glide(*at)).count()
}

/// Reduces a run of vowels to one of the three vowels of Arabic.
fn vowel(run: &[u8]) -> char {
    if run.iter().any(|letter| matches!(letter, b'e' | b'i' | b'y')) {
        'i'
    } else if run.iter().any(|letter| matches!(letter, b'o' | b'u' | b'w')) {
        'u'
    } else {
        'a'
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for (one, others) in [
            ("sheikh", &["shaykh", "shaikh", "sheykh"][..]),
            ("zuweid", &["zuwayid", "zuwaid", "zuwied", "zuwayed", "zowaid"]),
            ("zor", &["zour", "zawr"]),
            ("abu", &["abou"]),
            ("baqubah", &["bakouba", "baquba", "bakubah"]),
            ("kirkuk", &["kerkouk", "kirkouk"]),
            ("daesh", &["daish"]),
            ("hawija", &["haweja", "hawijah"]),
            ("sulaymaniya", &["sulaymaniyah", "sulaimania", "sulaimaniyya"]),
            ("husein", &["husayn", "hoseyn"]),
        ] {
            for other in others {
                assert_eq!(sound(one), sound(other), "{one} {other}");
            }
        }
    }

    #[test]
    fn other_words_do_not() {
        for (one, other) in [
            ("mortar", "martyr"),
            ("police", "palace"),
            ("syria", "surya"),
            ("nigeria", "niger"),
            ("soleymani", "sulaymaniya"),
            ("soleimani", "sulaimaniyah"),
            ("patrol", "petrol"),
        ] {
            assert_ne!(sound(one), sound(other), "{one} {other}");
        }
        assert_eq!([sound("ab"), sound("2020"), sound("بعقوبه")], [None, None, None]);
    }
}
