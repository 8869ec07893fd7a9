//! Texts made comparable: without case, accents, quotes and articles. No field is known here.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Articles that transliterations write or leave out.
const ARTICLES: [&str; 9] = ["al", "el", "ar", "as", "at", "ad", "an", "ash", "az"];

/// Words that tell nothing when two descriptions are compared.
const EMPTY: [&str; 9] = ["the", "a", "an", "of", "in", "and", "two", "three", "several"];

/// Returns a text in lower case without accents, quotes and stars.
pub fn plain(text: &str) -> String {
    let text = text.replace("&amp;", "&").replace(['\u{ad}', '*'], "");
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    letters.filter(|c| !matches!(c, '‘' | '’' | 'ʼ' | '`' | '\'' | '"' | '“' | '”')).collect()
}

/// Returns the words of a text, joined by single blanks, without articles before another word.
pub fn fold(text: &str) -> String {
    let plain = plain(text);
    let is_kept = |c: char| c.is_alphanumeric() || matches!(c, '_' | '<' | '>' | '~' | '=' | '+');
    let words: Vec<&str> = plain.split(|c| !is_kept(c)).filter(|word| !word.is_empty()).collect();
    let mut kept = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_before_word =
            words.get(at + 1).is_some_and(|next| next.starts_with(|c: char| c.is_alphanumeric()));
        if !(is_before_word && ARTICLES.contains(word)) {
            kept.push(*word);
        }
    }
    kept.join(" ")
}

/// Returns the words of a text.
pub fn tokens(text: &str) -> Vec<String> {
    let plain = plain(text);
    let words = plain.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Returns 1 where some words stand in a text in a row, else the share of their pairs of neighbours
/// that do.
pub fn overlap(words: &str, text: &str) -> f64 {
    let (words, text) = (tokens(words), tokens(text));
    let Some(first) = words.first() else { return 0.0 };
    if format!(" {} ", text.join(" ")).contains(&format!(" {} ", words.join(" "))) {
        return 1.0;
    }
    let wanted: HashSet<_> = words.windows(2).collect();
    let there: HashSet<_> = text.windows(2).collect();
    if wanted.is_empty() {
        return f64::from(u8::from(text.contains(first)));
    }
    ratio(wanted.intersection(&there).count(), wanted.len())
}

/// Returns true if two descriptions share at least `need` of the words of the shorter one.
pub fn near_words(one: &str, other: &str, need: f64) -> bool {
    let words = |text: &str| -> HashSet<String> {
        let words = tokens(text).into_iter().map(|word| word.trim_end_matches('s').to_owned());
        words.filter(|word| !EMPTY.contains(&word.as_str())).collect()
    };
    let (one, other) = (words(one), words(other));
    let shorter = one.len().min(other.len());
    shorter > 0 && ratio(one.intersection(&other).count(), shorter) >= need
}

#[expect(clippy::cast_precision_loss, reason = "numbers of words are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
