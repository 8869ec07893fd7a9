//! The names of actors of the taxonomy in words: by themselves, in brackets behind another, by their
//! country. What a party did is read in `parties`.

use std::ops::Range;

use super::text::SectionText;
use crate::digest::{ActorId, Taxonomy};

/// The most tokens of a name.
const LONGEST: usize = 6;

/// So many tokens behind a party its short name in brackets may end.
const SHORT_NAME: usize = 4;

/// The longest name of an actor of the taxonomy in a range, or in the brackets right behind it. Of a
/// whole and its part that are both named, the part.
pub(super) fn actor_in(
    text: &SectionText<'_>,
    range: &Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<String> {
    let found = longest(text, range, taxonomy).or_else(|| {
        let close = text.closed.get(range.end).copied().flatten()?;
        let short = text.word(range.end) == "(" && close - range.end <= SHORT_NAME;
        short.then(|| longest(text, &(range.end + 1..close), taxonomy)).flatten()
    })?;
    taxonomy.actor(found).map(|actor| actor.name.to_string())
}

fn longest(text: &SectionText<'_>, range: &Range<usize>, taxonomy: &Taxonomy) -> Option<ActorId> {
    let mut found: Option<ActorId> = None;
    for length in (1..=range.len().min(LONGEST)).rev() {
        for from in range.start..=range.end - length {
            let words = text.words(from..from + length);
            // `a Northern-led coalition` is not the one that has that name alone.
            let led = from.checked_sub(1).is_some_and(|at| text.word(at).ends_with("-led"));
            if !words.chars().any(char::is_uppercase) || led {
                continue;
            }
            // `Al Qaeda` is `Al-Qaeda`.
            let hyphened = || taxonomy.find_actor(&words.replacen("Al ", "Al-", 1));
            let short = || taxonomy.find_actor(text.short_names.get(words)?);
            let known = short().or_else(|| taxonomy.find_actor(words)).or_else(hyphened);
            let Some(here) = known else { continue };
            let inner = found.is_none_or(|whole| whole != here && taxonomy.is_part_of(here, whole));
            if inner {
                found = Some(here);
            }
        }
    }
    found
}

/// Words of a name that name nobody: `second of which`, `they`, `two more`.
pub(super) fn is_nobody(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let of_row = matches!(words.first().copied(), Some("first" | "second"));
    let alone =
        matches!(folded, "they" | "he" | "she" | "it" | "up" | "which" | "two more" | "three more");
    let rest = |word: &&str| matches!(*word, "one" | "of" | "which" | "first" | "second");
    alone || of_row && words.len() <= 3 && words.iter().all(rest)
}

/// `Northern troops`, `Northland's military`: the army of that country, where the taxonomy has it.
pub(super) fn of_country(
    text: &SectionText<'_>,
    range: &Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<String> {
    let last = range.end.checked_sub(1)?;
    if !text.is(last, text.known().army) || range.len() > LONGEST {
        return None;
    }
    range.clone().find_map(|at| {
        let word = text.words(at..at + 1);
        let bare = word.trim_end_matches("'s").trim_end_matches("’s");
        let adjective = if text.rules.demonym(&word.to_lowercase()).is_some() {
            word.to_owned()
        } else {
            text.rules.demonym_of(bare)?.to_owned()
        };
        let found = taxonomy.find_actor(&format!("{adjective} army"))?;
        taxonomy.actor(found).map(|actor| actor.name.to_string())
    })
}
