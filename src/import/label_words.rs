//! Words with a colon that say what stands behind them: `Source: Harbour Post`, `Place: Marsa`.

/// The spellings of the word that sources stand behind.
const LABELS: [&str; 4] = ["Source:", "Sources:", "source:", "sources:"];

/// Returns true for a text that begins with it, in any case of its letters.
pub(in crate::import) fn begins_with_sources(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    LABELS.contains(&first.as_str())
}

/// Returns the bytes where the word first stands.
pub(in crate::import) fn first_label(text: &str) -> Option<usize> {
    LABELS.iter().filter_map(|label| text.find(label)).min()
}

/// Cuts a text where the word last stands at the beginning of a sentence: into what is before it, the
/// word with its blank, and what is behind.
pub(in crate::import) fn at_last_label(text: &str) -> Option<(&str, &str, &str)> {
    let begins = |label: &&&str| label.starts_with('S');
    let last = LABELS.iter().filter(begins).filter_map(|label| Some((text.rfind(label)?, *label)));
    let (byte, label) = last.max()?;
    let (before, rest) = text.split_at_checked(byte)?;
    let (label, rest) = rest.split_at_checked(label.len() + 1)?;
    label.ends_with(' ').then_some((before, label, rest))
}

/// Returns true for a text that begins with the word that a place stands behind.
pub(in crate::import) fn begins_with_place(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    first.strip_suffix(':').is_some_and(is_word_for_place)
}

/// Returns true for a word in lower case that a place stands behind: `Location: Marsa`.
pub(in crate::import) fn is_word_for_place(word: &str) -> bool {
    matches!(
        word,
        "place" | "location" | "locality" | "where" | "town" | "village" | "site" | "area"
    )
}

/// What a label of a record asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum LabelSense {
    /// When it was.
    Day,
    /// Where it was.
    Place,
    /// Who was harmed.
    Toll,
    /// What was done, and by whom.
    Deed,
}

/// The words that labels of records have, by what they ask for.
const SENSES: [(LabelSense, &[&str]); 4] = [
    (LabelSense::Day, &["date", "day", "when", "time"]),
    (
        LabelSense::Place,
        &[
            "place",
            "location",
            "locality",
            "where",
            "town",
            "village",
            "site",
            "area",
            "district",
            "province",
            "coordinates",
        ],
    ),
    (
        LabelSense::Toll,
        &[
            "killed",
            "dead",
            "deaths",
            "fatalities",
            "wounded",
            "injured",
            "casualties",
            "toll",
            "abducted",
            "victims",
            "kia",
            "wia",
        ],
    ),
    (
        LabelSense::Deed,
        &[
            "what",
            "incident",
            "event",
            "summary",
            "description",
            "details",
            "type",
            "target",
            "weapon",
            "who",
            "actor",
            "perpetrator",
            "perpetrators",
            "belligerent",
        ],
    ),
];

/// Returns what a label in lower case asks for: `incident date` for a day.
pub(in crate::import) fn label_sense(label: &str) -> Option<LabelSense> {
    let asks = |words: &&(LabelSense, &[&str])| {
        label.split([' ', '-', '/']).any(|word| words.1.contains(&word))
    };
    SENSES.iter().find(asks).map(|(sense, _)| *sense)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_found_where_it_stands() {
        assert!(begins_with_sources("SOURCES: A, B") && !begins_with_sources("Sources of it: A"));
        assert_eq!(first_label("Two burned. source: A. Source: B"), Some(12));
        assert_eq!(
            at_last_label("One. Source: A. Sources: B"),
            Some(("One. Source: A. ", "Sources: ", "B"))
        );
        assert_eq!(at_last_label("The source: A"), None);
        assert_eq!(at_last_label("Source:é"), None);
        assert!(begins_with_place("LOCATION: Marsa") && !begins_with_place("Place of it: Marsa"));
    }
}
