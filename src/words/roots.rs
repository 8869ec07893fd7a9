//! Roots of words, by which the name of a deed is known in the word for who did it or for what was done:
//! `seizure` in `seized`, `arson` in `arsonists`, `كمين` in `كمائن`. Many words share a root by chance,
//! so it is asked only of words for which nothing else is found.

use super::inflection::arabic;

/// Endings of deeds, of their doers and of what was done.
const ENDINGS: [&str; 18] = [
    "s", "es", "e", "d", "ed", "ing", "ings", "ion", "ions", "ure", "ures", "er", "ers", "or",
    "ors", "ist", "ists", "ment",
];
/// The fewest letters of an English root.
const SHORTEST: usize = 4;
/// The fewest letters of an Arabic root.
const SHORTEST_ARABIC: usize = 3;

/// Returns the roots of a folded English word, or the one of some Arabic words, joined by spaces.
/// Several English words have none.
pub fn roots(words: &[impl AsRef<str>]) -> Vec<String> {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [word] if word.bytes().all(|byte| byte.is_ascii_lowercase()) => english(word),
        [word] if is_arabic(word) => arabic_roots(word),
        [_, ..] if words.iter().all(|word| is_arabic(word)) => {
            let roots = words.iter().map(|word| arabic_roots(word).into_iter().next());
            let roots: Option<Vec<String>> = roots.collect();
            roots.map(|roots| roots.join(" ")).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the roots of typed words, and of one that looked as if it began with the article: `ألغام` has
/// become `غام`.
pub fn roots_of_typed(words: &[&str]) -> Vec<String> {
    let mut all = roots(words);
    if let [word] = words
        && is_arabic(word)
        && word.chars().count() >= SHORTEST_ARABIC
    {
        all.extend(arabic_roots(&format!("ل{word}")));
    }
    all
}

fn is_arabic(word: &str) -> bool {
    word.chars().all(|c| ('\u{620}'..='\u{64a}').contains(&c))
}

fn english(word: &str) -> Vec<String> {
    let bare = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    let roots = std::iter::once(word).chain(bare).filter(|root| root.len() >= SHORTEST);
    roots.map(str::to_owned).collect()
}

/// Returns the roots that an Arabic word may have: without the ending of a plural, and with it, since
/// `ين` ends the root itself in `كمين`.
fn arabic_roots(word: &str) -> Vec<String> {
    let mut roots: Vec<String> = [arabic(word), word].into_iter().filter_map(arabic_root).collect();
    roots.dedup();
    roots
}

/// Removes what Arabic puts before and into a root: the plural of `كمين` is `كمائن`.
fn arabic_root(bare: &str) -> Option<String> {
    let rest = bare.strip_prefix(['ا', 'م']);
    let bare = rest.filter(|rest| rest.chars().count() >= SHORTEST_ARABIC).unwrap_or(bare);
    let letters = bare.chars().enumerate();
    let inner = letters.filter(|(at, c)| *at == 0 || !matches!(c, 'ا' | 'و' | 'ي'));
    let root: String = inner.map(|(_, c)| c).collect();
    (root.chars().count() >= SHORTEST_ARABIC).then_some(root)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    fn one(word: &str, other: &str) -> bool {
        let other = roots(&words(other));
        let typed = words(word);
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        roots_of_typed(&typed).iter().any(|root| other.contains(root))
    }

    #[test]
    fn deeds_and_doers_share_a_root() {
        for (word, other) in [
            ("seizure", "seized"),
            ("arson", "arsonists"),
            ("shooting", "shooter"),
            ("execution", "executioner"),
            ("capture", "captors"),
            ("sniping", "sniper"),
            ("كمين", "كمائن"),
            ("لغم", "ألغام"),
            ("هجوم", "هجمات"),
            ("صاروخ", "صواريخ"),
            ("حزام ناسف", "أحزمة ناسفة"),
            ("اختطاف", "مختطفين"),
        ] {
            assert!(one(other, word), "{word} {other}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for (word, other) in
            [("mine", "minor"), ("mortar", "mortal"), ("كم", "كمين"), ("car bomb", "car bombs")]
        {
            assert!(!one(word, other), "{word} {other}");
        }
    }
}
