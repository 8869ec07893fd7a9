//! Whether a text is in another language than the rules.

use super::vocabulary::ImportWords;
use crate::import::block::TextBlock;

/// So many words at the beginning of a text tell its language.
const LOOKED_AT: usize = 5_000;
/// The fewest small words that tell one.
const FEWEST: usize = 8;
/// The language of the rules.
const OWN: &str = "English";

/// Returns the language of a text by its small words, unless it is that of the rules.
pub(in crate::import) fn foreign<'w>(
    blocks: &[TextBlock],
    words: &'w ImportWords,
) -> Option<&'w str> {
    let mut counts = vec![0_usize; words.languages.len()];
    let text = blocks.iter().flat_map(|block| block.text.split(|c: char| !c.is_alphabetic()));
    for word in text.filter(|word| !word.is_empty()).take(LOOKED_AT) {
        let word = word.to_lowercase();
        for (count, (_, small)) in counts.iter_mut().zip(&words.languages) {
            *count += usize::from(small.contains(&word));
        }
    }
    let told = || counts.iter().zip(&words.languages);
    let own = told().find(|(_, (name, _))| name == OWN).map_or(0, |(count, _)| *count);
    let (count, (name, _)) = told().max_by_key(|(count, _)| **count)?;
    (name != OWN && *count >= FEWEST && *count > own * 2).then_some(name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::TextBlockKind;

    fn told(text: &str) -> Option<&'static str> {
        let (kind, text) = (TextBlockKind::Paragraph, text.repeat(3));
        let block = TextBlock { kind, text, page: None, line: None, links: Vec::new() };
        foreign(&[block], ImportWords::shipped())
    }

    #[test]
    fn a_language_is_told_by_its_small_words() {
        let french = "Le 4 mars, un poste du port a été attaqué par des hommes près de la digue. ";
        assert_eq!(told(french), Some("French"));
        let spanish = "El 4 de marzo, los hombres fueron heridos en el puerto por una bomba. ";
        assert_eq!(told(spanish), Some("Spanish"));
        let english =
            "On March 4, the guards of the La Mer post in the harbour were shot at by men. ";
        assert_eq!(told(english), None);
        assert_eq!(told("Marsa 4/3: 2 KIA"), None, "too little to tell");
    }
}
