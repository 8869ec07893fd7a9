//! Words that only ask or join, and add nothing to what is looked for.

use crate::query::query_token::FILLERS;

/// Question words.
const QUESTIONS: &[&str] = &[
    "who", "whom", "whose", "what", "when", "where", "which", "why", "how", "did", "does", "do",
    "متي", "اين", "ماذا", "كيف", "هل", "كم",
];

/// Words between others, left out wherever they stand.
const JOINING: &[&str] = &[
    "was",
    "were",
    "is",
    "are",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "will",
    "would",
    "could",
    "can",
    "should",
    "there",
    "that",
    "this",
    "these",
    "those",
    "it",
    "its",
    "their",
    "them",
    "they",
    "he",
    "she",
    "his",
    "her",
    "we",
    "i",
    "you",
    "my",
    "our",
    "your",
    "near",
    "nearby",
    "around",
    "during",
    "between",
    "vs",
    "versus",
    "since",
    "until",
    "about",
    "any",
    "all",
    "than",
    "against",
    "into",
    "within",
    "among",
    "along",
    "across",
    "through",
    "via",
    "per",
    "as",
    "also",
    "then",
    "while",
    "regarding",
    "concerning",
    "every",
    "each",
    "some",
    "either",
    "both",
    "please",
    "ever",
    "before",
    "after",
    "في",
    "علي",
    "عن",
    "الي",
    "بين",
    "قرب",
    "خلال",
    "منذ",
];

/// Words that ask for an answer, where a question or a request begins.
const REQUESTS: &[&str] = &["show", "list", "find", "give", "tell", "search"];

/// Words that a question adds: `how many people`, `what happened`.
const ASKED: &[&str] = &[
    "many",
    "much",
    "people",
    "happened",
    "happen",
    "happening",
    "occurred",
    "occur",
    "took",
    "take",
    "taken",
    "involved",
    "involving",
    "responsible",
    "last",
    "lasted",
    "lasting",
    "committed",
    "عدد",
];

/// Forms of what a question may say of who did it, by itself or as `carry out`.
const CARRY: &[&str] = &["carry", "carried", "carrying"];

/// What happened, where that is asked: `ماذا حدث`. By itself it may be a name.
const HAPPENED: &[&str] = &["حدث", "حدثت", "وقع", "وقعت"];

/// What a place is called besides its name.
const PLACES: &[&str] = &[
    "province",
    "provinces",
    "governorate",
    "governorates",
    "city",
    "district",
    "region",
    "town",
    "village",
    "area",
    "محافظه",
    "مدينه",
    "منطقه",
];

/// Pairs of words, left out together.
const PAIRS: &[[&str; 2]] = &[
    ["more", "than"],
    ["less", "than"],
    ["fewer", "than"],
    ["such", "as"],
    ["due", "to"],
    ["because", "of"],
    ["how", "long"],
    ["go", "on"],
    ["went", "on"],
    ["going", "on"],
];

/// A word of the text with its neighbours, folded; nothing where there is none.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordStanding<'a> {
    pub(super) before: Option<&'a str>,
    pub(super) word: &'a str,
    pub(super) after: Option<&'a str>,
    /// Whether it is the first word of the text.
    pub(super) first: bool,
    /// Whether a question word stands beside it somewhere.
    pub(super) asked: bool,
}

/// Returns true for a question word.
pub(super) fn is_question(word: &str) -> bool {
    QUESTIONS.contains(&word)
}

/// Returns true for what a place is called besides its name.
pub(super) fn is_place_word(word: &str) -> bool {
    PLACES.contains(&word)
}

/// Returns true for a word that stands between others and says nothing by itself.
pub(in crate::query) fn only_joins(word: &str) -> bool {
    need_not_be_said(word) || JOINING.contains(&word)
}

/// Returns true if a word is found wherever the others are: it need not be said at all.
pub(super) fn need_not_be_said(word: &str) -> bool {
    FILLERS.contains(&word)
}

impl WordStanding<'_> {
    /// Returns true for the verb of a question about what happened.
    pub(super) fn is_what_happened(self) -> bool {
        HAPPENED.contains(&self.word) && self.before.is_some_and(is_question)
    }

    /// Returns true if the word adds nothing to what is looked for.
    pub(super) fn is_filler(self) -> bool {
        let Self { before, word, after, first, asked } = self;
        let pair = |one: Option<&str>, other: Option<&str>| {
            PAIRS.iter().any(|pair| one == Some(pair[0]) && other == Some(pair[1]))
        };
        is_question(word)
            || JOINING.contains(&word)
            || first && REQUESTS.contains(&word)
            || word == "me" && before.is_some_and(|before| REQUESTS.contains(&before))
            || asked && (ASKED.contains(&word) || CARRY.contains(&word))
            || self.is_what_happened()
            || pair(Some(word), after)
            || pair(before, Some(word)) && !need_not_be_said(word)
            || asked && word == "out" && before.is_some_and(|before| CARRY.contains(&before))
            || word == "place" && matches!(before, Some("take" | "took" | "taken"))
            || is_police_officer(word, before, after)
            || PLACES.contains(&word) && stands_at_a_name(before, after)
    }
}

fn is_police_officer(word: &str, before: Option<&str>, after: Option<&str>) -> bool {
    matches!(word, "officer" | "officers") && (before == Some("police") || after == Some("police"))
}

/// `diyala province`, `province of diyala`
fn stands_at_a_name(before: Option<&str>, after: Option<&str>) -> bool {
    after == Some("of") || before.is_some_and(|before| !need_not_be_said(before))
}
