//! Names of places in a text: where one begins and ends, and what is none.

use super::text::Text;
use super::token::Class;

pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A name and the token behind it.
pub(super) struct Name {
    pub(super) value: String,
    pub(super) names: Vec<String>,
    pub(super) to: usize,
}

/// Reads a name: words with capitals, with `of`, `al-`, `da` between, and what place it is behind.
pub(super) fn name_at(text: &Text<'_>, at: usize, end: usize) -> Option<Name> {
    let known = text.known();
    let mut from = at;
    while matches!(text.word(from), "the" | "town" | "city" | "village" | "of" | "a")
        && from < at + 5
    {
        from += 1;
    }
    if text.token(from).is_some_and(|token| token.class == Class::Quote) {
        from += 1;
    }
    let mut to = from;
    while to < end && to < from + 7 {
        let token = text.token(to)?;
        let article =
            matches!(
                token.word.as_str(),
                "al" | "el" | "ash" | "as" | "ar" | "an" | "at" | "ad" | "az"
            ) && text.token(to + 1).is_some_and(|next| next.capital && next.class == Class::Word);
        // `St. Petersburg` is one name.
        let saint = to == from + 1
            && token.word == "."
            && matches!(text.word(from), "st" | "ste" | "mt")
            && text.token(to + 1).is_some_and(|next| next.capital);
        let month = token.word.split('-').next().is_some_and(|word| MONTHS.contains(&word))
            && token.word.contains('-');
        if (article || saint) && to + 1 < end {
            to += 1;
            continue;
        }
        let is_name = token.capital
            && !month
            && matches!(
                token.class,
                Class::Word | Class::Direction(_) | Class::Numeral(_) | Class::Month(_)
            )
            && !(matches!(token.class, Class::Month(_)) && to == from);
        let joins = to > from
            && (matches!(
                token.word.as_str(),
                "of" | "da"
                    | "de"
                    | "do"
                    | "du"
                    | "el"
                    | "al"
                    | "bin"
                    | "ibn"
                    | "la"
                    | "und"
                    | "e"
                    | "sur"
            ) || token.is_sign('-') && !token.spaced)
            && text.token(to + 1).is_some_and(|next| {
                next.capital && matches!(next.class, Class::Word | Class::Direction(_))
            })
            && to + 1 < end;
        let number = to > from
            && matches!(token.class, Class::Number(..))
            && text.token(to - 1).is_some_and(|before| before.is_sign('-') || before.capital)
            && !text.token(to + 1).is_some_and(|next| matches!(next.class, Class::Month(_)));
        if !(is_name || joins || number) {
            break;
        }
        to += 1;
    }
    if to == from || text.is(from, known.not_place) {
        return None;
    }
    // `a Sikh house`, `the Egyptian village`: an adjective before its noun.
    if from > at
        && text.token(to).is_some_and(|token| token.class == Class::Word && !token.capital)
        && ![
            known.preposition,
            known.be,
            known.adverb,
            known.event,
            known.kill,
            known.soft_place_word,
            known.hard_place_word,
            known.force,
        ]
        .iter()
        .any(|set| text.is(to, *set))
    {
        return None;
    }
    // `Samarra’s` is a place's own.
    let bare_to = to;
    let name = text.words(from..to);
    // `in the Egyptian army`, `of the Taliban` are no places.
    let next = text.word(to);
    // `entered Syrian territory`
    if to == from + 1 && text.rules.demonym(text.word(from)).is_some() {
        return None;
    }
    let party = text.is(from, known.group)
        || text.is(to, known.force)
        || text.is(to, known.group)
        || text.is(to, known.person);
    let ends_with_force = (from..to)
        .any(|at| text.is(at, known.force) && !matches!(text.word(at), "brigade" | "national"));
    if party || ends_with_force {
        return None;
    }
    let mut value = name.to_owned();
    if let Some(hard) = text.end(to, known.hard_place_word) {
        value = text.words(from..hard).to_owned();
        to = hard;
    } else if let Some(soft) = text.end(to, known.soft_place_word) {
        to = soft;
    } else if next == "'s" {
        to += 1;
        if let Some(soft) = text.end(to, known.place_word) {
            to = soft;
        }
    }
    let names = vec![text.words(from..bare_to).to_owned()];
    Some(Name { value, names, to })
}

/// The name is that of a province, a district or a country.
pub(super) fn is_admin(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or("").to_lowercase();
    const WORDS: [&str; 9] = [
        "province",
        "governorate",
        "state",
        "region",
        "county",
        "department",
        "prefecture",
        "oblast",
        "territory",
    ];
    let bare = name.trim_start_matches("the ");
    WORDS.contains(&last.as_str())
        || crate::geo::Gazetteer::shipped().country_called(&crate::words::fold(bare)).is_some()
        || matches!(bare, "DRC" | "DR Congo")
}
