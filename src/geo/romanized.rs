//! Names from Arabic as they are written in Latin letters: one name has many spellings, and all have
//! the same key. Which places have it is told by the gazetteer.

/// The countries whose names are mostly romanized from Arabic.
pub(super) const ROMANIZED: [&str; 8] = ["EG", "IQ", "JO", "LB", "LY", "SA", "SY", "YE"];

/// Letters that one sound is written with, and the one that stands for them here: the longer first.
const SOUNDS: [(&str, &str); 21] = [
    ("ch", "s"),
    ("sh", "s"),
    ("dj", "j"),
    ("gh", "g"),
    ("kh", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("q", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("aw", "u"),
    ("au", "u"),
    ("ay", "i"),
    ("ai", "i"),
    ("ei", "i"),
    ("ey", "i"),
    ("y", "i"),
    ("e", "i"),
    ("w", "u"),
    ("o", "u"),
];

/// Returns the key of a folded name; none if so little is left of it that it says nothing.
pub fn romanized_key(folded: &str) -> Option<String> {
    let article = |word: &&str| {
        matches!(
            *word,
            "ad" | "an" | "ar" | "as" | "ash" | "at" | "az" | "ed" | "es" | "esh" | "ez"
        )
    };
    let bare: String = folded.split(' ').filter(|word| !article(word)).collect();
    if !bare.is_ascii() {
        return None;
    }
    let plain = SOUNDS.iter().fold(bare, |name, (written, sound)| name.replace(written, sound));
    let mut key = String::with_capacity(plain.len());
    for letter in plain.trim_end_matches('h').chars() {
        if !key.ends_with(letter) {
            key.push(letter);
        }
    }
    (key.len() >= SHORTEST).then_some(key)
}

/// Shorter keys are those of too many names.
const SHORTEST: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (one, other) in [
            ("jisr ash shugur", "jisr shughour"),
            ("ain issa", "ayn isa"),
            ("diwaniya", "ad diwaniyah"),
            ("tuz khormato", "tuz khurmatu"),
        ] {
            assert_eq!(romanized_key(one), romanized_key(other), "{one} and {other}");
        }
        assert_ne!(romanized_key("hajin"), romanized_key("hasakah"));
        assert_eq!(romanized_key("hit"), None);
        assert_eq!(romanized_key("حلب"), None);
    }
}
