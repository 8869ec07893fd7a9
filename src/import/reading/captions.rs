//! Tells the words under a picture from the words of the text. Only how a line looks counts here,
//! never what it reports.

use crate::digest::MONTHS;

/// Characters that a caption has at most.
pub(super) const LONGEST: usize = 400;

/// Whether `text` ends in a source with its date: `(Khotwa, May 23, 2020)`. One bracket of the two
/// may be lost, and a stop may follow.
pub(super) fn ends_in_source(text: &str) -> bool {
    // No source is longer; the whole of a long text is not looked at again and again.
    let from = text.char_indices().rev().nth(240).map_or(0, |(at, _)| at);
    let text = text.get(from..).unwrap_or(text).trim_end_matches(['.', ' ']);
    let inner = match text.strip_suffix(')') {
        Some(closed) => closed.rsplit_once('(').map_or(closed, |(_, inner)| inner),
        None => match text.rsplit_once('(') {
            // `(OCHA): Report | May 2, 2031` closes its bracket before the date.
            Some((_, inner)) if !inner.contains(')') => inner,
            Some(_) | None => return false,
        },
    };
    ends_in_date(inner)
}

/// Words of a span of days, which is no outlet: `(June 14 to June 20, 2031)`.
const SPANS: [&str; 10] =
    ["to", "through", "until", "till", "from", "and", "between", "week", "of", "period"];

/// Whether the last words are a date with its year, and something stands before it: a bracket with
/// a date alone is a period, or when a thing happened.
fn ends_in_date(inner: &str) -> bool {
    let mut words = inner.rsplit([' ', ',', '.', '-']).filter(|word| !word.is_empty());
    let year = words.next().unwrap_or_default();
    if year.len() != 4 || !year.starts_with(['1', '2']) || !year.bytes().all(|b| b.is_ascii_digit())
    {
        return false;
    }
    let spans = |word: &str| SPANS.contains(&word.to_lowercase().as_str());
    let named = inner.trim_start().starts_with(',')
        || inner
            .split([' ', ',', '-', '–'])
            .any(|word| word.chars().any(char::is_alphabetic) && !is_month(word) && !spans(word));
    named && words.take(3).any(is_month)
}

/// Whether a word is a month, whole or cut.
pub(super) fn is_month(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    MONTHS.iter().filter_map(|month| month.get(..3)).any(|month| word.starts_with(month))
        && word.chars().count() <= 9
        && word.chars().all(char::is_alphabetic)
}

/// Whether a line begins as an item does, with a date: `On May 21`, `21 May`, `Between May 7`.
pub(super) fn opens_with_date(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    let numeric = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    match words.as_slice() {
        [first, second, third] => {
            let lead = matches!(
                first.to_lowercase().as_str(),
                "on" | "between" | "from" | "since" | "in" | "during" | "overnight" | "at"
            );
            (lead && (is_month(second) || (numeric(second) && is_month(third))))
                || (is_month(first) && numeric(second) && first.len() >= 3)
                || (numeric(first) && is_month(second))
        }
        _ => false,
    }
}

/// Whether a line tells an event in a sentence of its own, which a caption does not.
pub(super) fn tells(text: &str) -> bool {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase())
        .collect();
    words.iter().enumerate().any(|(at, word)| match word.as_str() {
        "was" | "were" | "has" | "have" | "had" => {
            let before = at.checked_sub(1).and_then(|at| words.get(at));
            !before.is_some_and(|before| {
                matches!(before.as_str(), "which" | "that" | "who" | "where" | "when" | "as" | "it")
            })
        }
        "said" | "announced" | "reported" | "claimed" | "attacked" | "ambushed" | "stated"
        | "kills" | "wounds" | "injures" | "claims" | "attacks" | "detonates" | "exploded"
        | "opened" => true,
        // `killed two men` tells, `killed in the attack` and `seized by them` only describe.
        "killed" | "wounded" | "injured" | "captured" | "seized" | "kidnapped" | "executed"
        | "fired" | "detonated" => words.get(at + 1).is_some_and(|next| {
            matches!(
                next.as_str(),
                "" | "a"
                    | "an"
                    | "the"
                    | "at"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
                    | "one"
                    | "several"
                    | "some"
                    | "dozens"
                    | "and"
            )
        }),
        _ => false,
    })
}

/// How a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CaptionPlace {
    /// It stood there more than once, one after the other.
    pub(super) doubled: bool,
    /// A picture or another caption is next to it.
    pub(super) beside_picture: bool,
}

/// Whether a paragraph stands under a picture.
pub(super) fn is_caption(text: &str, standing: CaptionPlace) -> bool {
    if text.chars().count() > LONGEST || opens_with_date(text) {
        return false;
    }
    let source = ends_in_source(text);
    let stop = text.trim_end().ends_with('.');
    if standing.doubled {
        return source || !tells(text);
    }
    if standing.beside_picture {
        return source || (!stop && !tells(text) && text.chars().count() <= 200);
    }
    source
        && !stop
        && !tells(text)
        && text.trim_end().ends_with([')', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_at_the_end_is_seen_with_a_bracket_lost() {
        for text in [
            "Vehicles on the road (Khotwa, May 23, 2020)",
            "Vehicles on the road (Khotwa, May 23, 2020).",
            "Vehicles on the road (Khotwa, 23 May 2020)",
            "Vehicles on the road (, June 8, 2019)",
            "Soldiers at a gate (The Courier of the East, June 10, 2023",
            "Soldiers at a gate The Courier of the East, June 10, 2023)",
            "A house (Agency October 31, 2019)",
        ] {
            assert!(ends_in_source(text), "{text}");
        }
        for text in [
            "Weekly (May 21-26, 2020)",
            "DISTRICTS MONITOR (June 14 to June 20, 2021)",
            "The law was passed (August 31, 2019)",
            "A house (about 20 km north of it)",
            "It ended in May 2020",
            "Founded (in 2014)",
            "The Office of Rivers (ROR): Report, May 2, 2031",
        ] {
            assert!(!ends_in_source(text), "{text}");
        }
    }

    #[test]
    fn an_item_that_lost_its_bullet_is_no_caption() {
        let alone = CaptionPlace { doubled: false, beside_picture: false };
        assert!(!is_caption("On May 23, 2020, a car was hit (Post, May 24, 2020)", alone));
        assert!(!is_caption("A patrol was hit near the town (Post, May 24, 2020)", alone));
        assert!(!is_caption("Two men fled (Post, May 24, 2020).", alone));
        assert!(is_caption("The car which was hit (Post, May 24, 2020)", alone));
        let doubled = CaptionPlace { doubled: true, beside_picture: false };
        assert!(is_caption("Fighters leaving the scene of the attack.", doubled));
    }
}
