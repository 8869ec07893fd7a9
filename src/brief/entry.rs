//! An entry as a briefing tells it: what happened, by whose word, and what is doubtful about it.

use super::count_words::{beside_number, count_doubt, count_words, dispute};
use super::sources::{noted, of_digest};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{
    AccountRef, Attribution, Basis, Count, DateBasis, DigestHead, EntryField, EntryRef, FieldValue,
    Harm, Precision, Stance,
};
use crate::page::{DRAFT_TOLD, who_says};

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefEntry {
    /// Its id.
    pub id: String,
    /// When, where and what, in a few words.
    pub head: String,
    /// What happened.
    pub text: String,
    /// Who acted on whom; nothing where that is not told.
    pub parties: Option<String>,
    /// The toll, with its doubt; nothing where none is told.
    pub toll: Option<String>,
    /// Who stands behind it.
    pub basis: Basis,
    /// Whose word is held, basis by basis.
    pub words: Vec<BriefWord>,
    /// Of which basis no word is held.
    pub absent: Vec<Basis>,
    /// What others tell of the same event.
    pub accounts: Vec<BriefAccount>,
    /// What is doubtful about it.
    pub doubt: Vec<String>,
    /// What else it says.
    pub remarks: Vec<String>,
    /// Where it was told, each worded as a note.
    pub sources: Vec<String>,
}

/// Those who tell an event on one basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefWord {
    /// The basis.
    pub basis: Basis,
    /// Who tells it so.
    pub tellers: Vec<String>,
}

/// What somebody else tells of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefAccount {
    /// Who stands behind it.
    pub basis: Basis,
    /// Who tells it, when, and how it stands to the entry.
    pub by: String,
    /// The toll; nothing where none is told.
    pub toll: Option<String>,
    /// What it says.
    pub text: Option<String>,
    /// Where it was told.
    pub sources: Vec<String>,
}

/// Composes an entry; nothing where the corpus has none at that place.
pub(super) fn entry(corpus: &Corpus, key: EntryKey) -> Option<BriefEntry> {
    let entry = corpus.entry(key)?;
    let home = of_digest(entry.digest().head());
    let all = who_says(corpus, key);
    let (told, silent): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|word| !word.tellers.is_empty());
    let word = |word: crate::page::WordOf| BriefWord {
        basis: word.basis,
        tellers: word
            .tellers
            .into_iter()
            .map(|teller| match teller.role.as_str() {
                "" => teller.who,
                role => format!("{} ({role})", teller.who),
            })
            .collect(),
    };
    Some(BriefEntry {
        id: entry.id(),
        head: head(corpus, entry),
        text: entry.text().to_owned(),
        parties: parties(entry),
        toll: toll(entry),
        basis: entry.basis,
        absent: silent.iter().map(|word| word.basis).collect(),
        words: told.into_iter().map(word).collect(),
        accounts: entry.versions().map(|version| account(version, &home)).collect(),
        doubt: doubt(corpus, key, entry),
        remarks: remarks(entry),
        sources: noted(entry.sources(), &home),
    })
}

/// Says when, where and what: `2020-05-20, 10 km NW of Baqubah (Diyala, Iraq): bombing`.
pub(super) fn head(corpus: &Corpus, entry: EntryRef<'_>) -> String {
    let taxonomy = corpus.taxonomy();
    let date = entry.date;
    let date = match date.precision {
        Precision::Day | Precision::Month | Precision::Year => date.to_string(),
        Precision::About => format!("about {}", date.to_string().trim_end_matches('~')),
        Precision::Range if date.from == date.to => date.from.to_string(),
        Precision::Range => format!("{} to {}", date.from, date.to),
    };
    let time = entry.time().map_or(String::new(), |time| format!(", {time}"));
    let area = entry.area.map(|area| taxonomy.area_name(area));
    let theatre = taxonomy.theatre_name(entry.theatre);
    let mut places: Vec<&str> = entry.place_text().into_iter().chain(area).collect();
    places.push(theatre);
    // A place that is called as its area is named once.
    places.dedup();
    let place = match places.as_slice() {
        [first, wider @ ..] if !wider.is_empty() => format!("{first} ({})", wider.join(", ")),
        places => places.join(", "),
    };
    let tactics: Vec<&str> = entry.tactics.iter().map(|id| taxonomy.tactic_name(id)).collect();
    let kind = taxonomy.kind_name(entry.kind);
    let what = if tactics.is_empty() { kind.to_owned() } else { tactics.join(", ") };
    format!("{date}{time}, {place}: {what}")
}

fn parties(entry: EntryRef<'_>) -> Option<String> {
    let actors: Vec<&str> = entry.actors().collect();
    let targets: Vec<&str> = entry.targets().collect();
    let told = |word: &str, names: &[&str]| {
        (!names.is_empty()).then(|| format!("{word} {}", names.join(", ")))
    };
    let parts: Vec<String> =
        [told("by", &actors), told("against", &targets)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Says the toll of an entry, each number with what is beside it and what other tellings say.
fn toll(entry: EntryRef<'_>) -> Option<String> {
    let told = |(harm, count): (Harm, Count)| {
        let own = entry.basis_of(harm);
        let own = (own != entry.basis).then_some(own);
        let beside = beside_number(own, entry.parts_of(harm));
        let sign = entry.toll(harm).filter(|span| span.disputed).map_or("", |_| "≠");
        format!("{} {}{sign}{beside}", harm.label(), count_words(count))
    };
    let all: Vec<String> = entry.casualties().stated().map(told).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn account(version: AccountRef<'_>, home: &str) -> BriefAccount {
    let stance = version.stance().map_or("", |stance| match stance {
        Stance::Confirms => ", who confirms it",
        Stance::Denies => ", who denies it",
        Stance::Corrects => ", who corrects it",
    });
    let date = version.date().map_or(String::new(), |date| format!(", {date}"));
    let told = |(harm, count): (Harm, Count)| {
        let own = version.basis_of(harm);
        let own = (own != version.basis()).then_some(own);
        let beside = beside_number(own, version.parts_of(harm));
        format!("{} {}{beside}", harm.label(), count_words(count))
    };
    let toll: Vec<String> = version.casualties().stated().map(told).collect();
    let has_sources = version.sources().next().is_some();
    BriefAccount {
        basis: version.basis(),
        by: format!("{}{date}{stance}", version.by()),
        toll: (!toll.is_empty()).then(|| toll.join(", ")),
        text: version.text().map(str::to_owned),
        sources: if has_sources { noted(version.sources(), home) } else { Vec::new() },
    }
}

/// Says what is doubtful about an entry, the gravest first.
fn doubt(corpus: &Corpus, key: EntryKey, entry: EntryRef<'_>) -> Vec<String> {
    let mut doubt = Vec::new();
    let mut add = |words: Option<String>| doubt.extend(words);
    for harm in Harm::ALL {
        let disputed = entry.toll(harm).as_ref().and_then(dispute);
        add(disputed.map(|words| format!("{} is disputed: {words}", harm.label())));
        let count = entry.casualties().get(harm);
        let words = count.and_then(count_doubt);
        add(words.map(|words| format!("{}: {words}", harm.label())));
    }
    let denied: Vec<&str> = entry.denied_by().collect();
    let deny = |version: &AccountRef<'_>| version.stance() == Some(Stance::Denies);
    let denied =
        denied.into_iter().chain(entry.versions().filter(deny).map(|version| version.by()));
    let denied: Vec<&str> = denied.collect();
    add((!denied.is_empty()).then(|| format!("denied by {}", denied.join(", "))));
    add(match entry.attribution() {
        Some(Attribution::Suspected) => Some("the actor is only suspected".to_owned()),
        Some(Attribution::Assessed) => Some("the actor is named by an analyst".to_owned()),
        Some(Attribution::Claimed) | None => None,
    });
    add(entry.undirected().then(|| "it is left open who acted on whom".to_owned()));
    let (from, to) = (entry.date.from, entry.date.to);
    add(match entry.date.precision {
        Precision::Day => None,
        Precision::About => Some("the date is about right".to_owned()),
        Precision::Range if from == to => None,
        Precision::Range => Some("it happened on some or all of these days".to_owned()),
        Precision::Month => Some("the month is all that is known of the date".to_owned()),
        Precision::Year => Some("the year is all that is known of the date".to_owned()),
    });
    add(match entry.date_basis() {
        DateBasis::Told => None,
        DateBasis::Supplied => Some("the date was supplied by the editor".to_owned()),
        DateBasis::Inferred => Some("the date was inferred by the editor".to_owned()),
    });
    let repeats: Vec<String> =
        corpus.repeats(key).filter_map(|key| Some(corpus.entry(key)?.id())).collect();
    if !repeats.is_empty() {
        let sources = corpus.sources_of(key);
        let noun = if sources == 1 { "source" } else { "sources" };
        let told = repeats.join(", ");
        add(Some(format!("likely told also as {told}: one event, by {sources} {noun}")));
    }
    add(draft_doubt(entry.digest().head()));
    doubt
}

/// Says of what stands in a draft that it does.
pub(super) fn draft_doubt(digest: &DigestHead) -> Option<String> {
    digest.is_draft.then(|| format!("its digest was {DRAFT_TOLD}"))
}

/// Says what else an entry tells that a reader would miss.
fn remarks(entry: EntryRef<'_>) -> Vec<String> {
    let events = entry.events();
    let several = (events != Count::Exact(1)).then(|| format!("tells {events} events"));
    let losses: Vec<String> = entry
        .losses()
        .stated()
        .map(|(harm, count)| format!("{} {}", harm.label(), count_words(count)))
        .collect();
    let losses = (!losses.is_empty()).then(|| format!("own losses: {}", losses.join(", ")));
    let background = entry.is_background().then(|| "told as background".to_owned());
    let note = match entry.value(EntryField::Note) {
        Some(FieldValue::Text(text)) => Some(format!("the editor's note: {text}")),
        Some(
            FieldValue::Names(_)
            | FieldValue::Count(_)
            | FieldValue::Position(_)
            | FieldValue::Toll(_)
            | FieldValue::Pairs(_),
        )
        | None => None,
    };
    let corrects = entry.corrects().map(|id| format!("corrects {id}"));
    [several, losses, corrects, background, note].into_iter().flatten().collect()
}
