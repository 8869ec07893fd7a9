//! Whether a name in Latin letters is one that was typed in Arabic script: `الموصل` and `Mosul`.
//!
//! Arabic writes the consonants and the long vowels. Each consonant must be spelt in one of its ways,
//! each long vowel must be heard, and only a short vowel may stand where none is written. This is a
//! guess, for words that nothing else was found for, and whoever shows it must say so.

/// The fewest letters of an Arabic word; shorter ones sound like too many others.
const SHORTEST: usize = 4;
/// The fewest consonants among them.
const CONSONANTS: usize = 2;

/// Returns how an Arabic consonant is spelt in Latin letters, longer spellings first; nothing for a
/// letter that is no consonant.
fn spellings(letter: char) -> &'static [&'static str] {
    match letter {
        'ب' => &["b", "p"],
        'ت' | 'ط' => &["t"],
        'ث' => &["th", "s"],
        'ج' => &["dj", "j", "g"],
        'ح' | 'ه' => &["h"],
        'خ' => &["kh"],
        'د' => &["dh", "d"],
        // In Persian the first is a `z`: `فيض آباد`.
        'ض' | 'ذ' => &["dh", "d", "z"],
        'ر' => &["r"],
        'ز' => &["z"],
        'س' | 'ص' => &["s"],
        'ش' => &["sh", "ch"],
        'ظ' => &["dh", "z"],
        'غ' => &["gh", "g"],
        'ف' => &["f", "v"],
        'ق' => &["q", "k", "g"],
        'ك' => &["k"],
        'ل' => &["l"],
        'م' => &["m"],
        'ن' => &["n"],
        _ => &[],
    }
}

/// The vowels of a run, as bits.
const A: u8 = 1;
const I: u8 = 2;
const U: u8 = 4;
/// Any vowel may stand here, or none.
const ANY: u8 = 8;

/// Returns the vowel that an Arabic letter writes.
fn long_vowel(letter: char) -> Option<u8> {
    match letter {
        'ا' => Some(A),
        'ي' => Some(I),
        'و' => Some(U),
        'ع' | 'ء' => Some(ANY),
        _ => None,
    }
}

fn short_vowel(letter: u8) -> Option<u8> {
    match letter {
        b'a' => Some(A),
        b'e' | b'i' | b'y' => Some(I),
        b'o' | b'u' | b'w' => Some(U),
        _ => None,
    }
}

/// Returns true for a folded word in Arabic script that is long enough to be known by its sound.
pub(super) fn can_be_transliterated(letters: &[char]) -> bool {
    letters.len() >= SHORTEST
        && letters
            .iter()
            .all(|letter| long_vowel(*letter).is_some() || !spellings(*letter).is_empty())
        && letters.iter().filter(|letter| !spellings(**letter).is_empty()).count() >= CONSONANTS
}

/// Returns true if a folded Latin word may be how a folded Arabic one is spelt.
pub(super) fn is_transliteration_of(arabic: &[char], latin: &str) -> bool {
    can_be_transliterated(arabic) && spells(arabic, latin.as_bytes(), true)
}

fn spells(arabic: &[char], latin: &[u8], first: bool) -> bool {
    let vowels = latin.iter().take_while(|letter| short_vowel(**letter).is_some()).count();
    let (run, rest) = latin.split_at(vowels);
    let written = arabic.iter().take_while(|letter| long_vowel(**letter).is_some()).count();
    let (long, consonants) = arabic.split_at(written);
    let Some((consonant, after)) = consonants.split_first() else {
        return matches!(rest, b"" | b"h") && heard(long, run, first);
    };
    if after.is_empty() && *consonant == 'ه' && matches!(latin, b"a" | b"ah" | b"e" | b"eh") {
        return true;
    }
    let goes_on = |spelling: &str, after: &[char]| {
        rest.strip_prefix(spelling.as_bytes()).is_some_and(|rest| spells(after, rest, false))
    };
    // Arabic has no letter for `ch`, and writes its two sounds.
    let two_for_one = || match (consonant, after) {
        ('ت', ['ش', after @ ..]) => goes_on("ch", after),
        _ => false, // all else is one letter
    };
    let by_letter = || spellings(*consonant).iter().any(|spelling| goes_on(spelling, after));
    heard(long, run, first) && (by_letter() || two_for_one())
}

/// Returns true if a run of Latin vowels is what some Arabic letters write. The first letter of a word
/// carries whatever vowel it begins with.
fn heard(long: &[char], run: &[u8], first: bool) -> bool {
    let written =
        long.iter().filter_map(|letter| long_vowel(*letter)).fold(0, |all, one| all | one);
    let said = run.iter().filter_map(|letter| short_vowel(*letter)).fold(0, |all, one| all | one);
    if first && long.len() == 1 && written == A || written & ANY != 0 {
        return run.len() <= 2 && (!first || !run.is_empty());
    }
    if written == 0 {
        return run.len() <= usize::from(!first);
    }
    let beside_a = |vowels: u8| vowels & (I | U);
    if written == A { said == A } else { beside_a(said) == beside_a(written) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    fn one(arabic: &str, latin: &str) -> bool {
        let letters: Vec<char> = words(arabic).remove(0).chars().collect();
        is_transliteration_of(&letters, &words(latin).remove(0))
    }

    #[test]
    fn a_name_in_arabic_script_is_known_by_its_sound() {
        for (arabic, latin) in [
            ("الموصل", "Mosul"),
            ("بعقوبة", "Baqubah"),
            ("بعقوبة", "Baquba"),
            ("كابول", "Kabul"),
            ("مقديشو", "Mogadishu"),
            ("سامراء", "Samarra"),
            ("الفلوجة", "Fallujah"),
            ("الرمادي", "Ramadi"),
            ("خانقين", "Khanaqin"),
            ("قندهار", "Kandahar"),
            ("اسطنبول", "Istanbul"),
            ("باريس", "Paris"),
            ("بيروت", "Beirut"),
            ("عفرين", "Afrin"),
            ("فيينا", "Vienna"),
            ("جلال‌اباد", "Jalalabad"),
            ("برتشي", "Barchi"),
            ("تشاد", "Chad"),
            ("فیضاباد", "Fayzabad"),
        ] {
            assert!(one(arabic, latin), "{arabic} {latin}");
        }
    }

    #[test]
    fn words_with_like_consonants_are_not() {
        for (arabic, latin) in [
            ("الموصل", "missile"),
            ("قوات", "Kuwait"),
            ("كابول", "cable"),
            ("باريس", "press"),
            ("سامراء", "summer"),
            ("كمين", "common"),
            ("برتشي", "parish"),
        ] {
            assert!(!one(arabic, latin), "{arabic} {latin}");
        }
        assert!(!one("سلم", "salam"), "too short");
    }
}
