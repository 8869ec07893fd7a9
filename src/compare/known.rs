//! What can be named in a comparison, found by fuzzy words: waves, digests, saved searches.

use std::collections::HashMap;
use std::rc::Rc;

use chrono::{Datelike as _, NaiveDate};
use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::Ask;
use crate::archive::Corpus;
use crate::digest::{Digest, Period, Wave, fold_word};
use crate::query;

/// Something that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What to ask for.
    pub ask: Ask,
    /// Its id, or its text.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is and when: `wave · 14–24 May 2020`.
    pub about: String,
}

/// How like a word is to one of a name, the higher the more. Only [`Self::Letters`] is too little to
/// go by without asking back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// The letters in order, with others between.
    Letters,
    /// One slip of the pen.
    Slip,
    /// The beginning of it.
    Beginning,
    /// The same.
    Same,
}

/// Shorter words have too many neighbours.
const SHORTEST_SLIP: usize = 5;

/// What can be meant by some words, best first, the newest first among equals; at most `most`. An
/// empty text gives the latest waves, then the latest digests. Saved searches are pairs of a name
/// and a query; one that does not read is left out.
pub fn candidates(
    text: &str,
    corpus: &Corpus,
    saved: &[(String, String)],
    most: usize,
) -> Vec<Candidate> {
    let asked = words(text);
    let mut folded = Folded::default();
    let letters = SkimMatcherV2::default();
    let like = |named: &Named| points(&asked, named, Likeness::Letters, &letters);
    let waves = corpus.waves().iter().map(|wave| (like(&wave_words(wave)), Meant::Wave(wave)));
    let mut found: Vec<(Option<u32>, Meant<'_>)> = waves.collect();
    found.extend(corpus.digests().iter().map(|digest| {
        // Of thousands of digests the names are not read where nothing is asked of them.
        let points = if asked.is_empty() { Some(0) } else { like(&folded.digest(digest)) };
        (points, Meant::Digest(digest))
    }));
    found.extend(saved.iter().map(|(name, query)| {
        let named = Named { names: vec![words(name).into()], when: Vec::new() };
        (like(&named), Meant::Saved(name, query))
    }));
    found.retain(|(points, _)| points.is_some());
    // The sort keeps the order of equals: waves before digests, each the newest first.
    found.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    let found = found.into_iter().filter_map(|(_, meant)| meant.candidate(corpus));
    of_span(text).into_iter().chain(found).take(most).collect()
}

/// Something that may be meant, before it is told.
enum Meant<'a> {
    Wave(&'a Wave),
    Digest(&'a Digest),
    Saved(&'a str, &'a str),
}

impl Meant<'_> {
    fn candidate(self, corpus: &Corpus) -> Option<Candidate> {
        match self {
            Self::Wave(wave) => Some(of_wave(wave)),
            Self::Digest(digest) => Some(of_digest(digest)),
            Self::Saved(name, query) => of_saved(name, query, corpus),
        }
    }
}

/// The waves that words name without doubt: every word is one of theirs, begins one, or is a slip
/// away from one. Where some are named better than others, only those.
pub(super) fn waves_named(text: &str, corpus: &Corpus) -> Vec<Candidate> {
    let asked = words(text);
    if asked.is_empty() {
        return Vec::new();
    }
    let letters = SkimMatcherV2::default();
    let mut best = 0;
    let mut found = Vec::new();
    for wave in corpus.waves() {
        let points = points(&asked, &wave_words(wave), Likeness::Slip, &letters);
        let Some(points) = points else { continue };
        if points > best {
            best = points;
            found.clear();
        }
        if points == best {
            found.push(of_wave(wave));
        }
    }
    found
}

/// A span of days as a candidate, where the text is one.
pub(super) fn of_span(text: &str) -> Option<Candidate> {
    let period: Period = text.parse().ok()?;
    let text = text.trim().to_owned();
    let about = format!("days · {}", told(period));
    Some(Candidate { ask: Ask::Span(text.clone(), period), id: text.clone(), name: text, about })
}

pub(super) fn of_wave(wave: &Wave) -> Candidate {
    Candidate {
        ask: Ask::Wave(wave.id.to_string()),
        id: wave.id.to_string(),
        name: wave.name.to_string(),
        about: format!("wave · {}", told(wave.period)),
    }
}

pub(super) fn of_digest(digest: &Digest) -> Candidate {
    let head = digest.head();
    Candidate {
        ask: Ask::Digest(head.id.to_string()),
        id: head.id.to_string(),
        name: head.title.to_string(),
        about: format!("digest · {} · {}", head.publisher, told(head.period)),
    }
}

fn of_saved(name: &str, text: &str, corpus: &Corpus) -> Option<Candidate> {
    let query = query::parse(text, corpus.taxonomy()).ok()?;
    Some(Candidate {
        ask: Ask::Query(Some(name.to_owned()), query),
        id: format!("@{name}"),
        name: name.to_owned(),
        about: format!("saved search · {text}"),
    })
}

/// The folded words of what a thing is called, and of the time that it covers.
struct Named {
    names: Vec<Rc<[String]>>,
    when: Vec<String>,
}

/// Folded titles and publishers: those of a weekly are the same in every issue.
#[derive(Default)]
struct Folded<'a>(HashMap<&'a str, Rc<[String]>>);

impl<'a> Folded<'a> {
    fn digest(&mut self, digest: &'a Digest) -> Named {
        let head = digest.head();
        let mut fold =
            |text: &'a str| Rc::clone(self.0.entry(text).or_insert_with(|| words(text).into()));
        let names = vec![words(&head.id).into(), fold(&head.title), fold(&head.publisher)];
        Named { names, when: words(&told(head.period)) }
    }
}

/// How well a name is meant: the likenesses of all asked words added up, those of the time less; none
/// where a word is like none of the name's.
fn points(
    asked: &[String],
    named: &Named,
    least: Likeness,
    letters: &SkimMatcherV2,
) -> Option<u32> {
    asked.iter().try_fold(0, |sum, word| {
        let best = |known: &[String]| {
            let all = known.iter().filter_map(|known| likeness(word, known, letters));
            all.filter(|likeness| *likeness >= least).max()
        };
        let by_name = named.names.iter().filter_map(|names| best(names)).max();
        let by_name = by_name.map(|likeness| 2 * likeness as u32 + 2);
        let by_time = best(&named.when).map(|likeness| 2 * likeness as u32 + 1);
        by_name.max(by_time).map(|points| sum + points)
    })
}

fn likeness(word: &str, known: &str, letters: &SkimMatcherV2) -> Option<Likeness> {
    if word == known {
        Some(Likeness::Same)
    } else if known.starts_with(word) {
        Some(Likeness::Beginning)
    } else if is_slip(word, known) {
        Some(Likeness::Slip)
    } else {
        let alike = word.len() > 1 && letters.fuzzy_match(known, word).is_some();
        alike.then_some(Likeness::Letters)
    }
}

/// One letter wrong, missing, too much, or two swapped; in numbers every digit counts.
fn is_slip(word: &str, known: &str) -> bool {
    let letters = word.chars().count();
    let plain = !word.chars().any(char::is_numeric);
    plain
        && letters >= SHORTEST_SLIP
        && letters.abs_diff(known.chars().count()) <= 1
        && strsim::osa_distance(word, known) <= 1
}

fn wave_words(wave: &Wave) -> Named {
    let names = [&*wave.id, &*wave.name].into_iter().chain(wave.aliases.iter().map(AsRef::as_ref));
    Named { names: names.map(|name| words(name).into()).collect(), when: words(&told(wave.period)) }
}

/// The folded words of a name or of what is asked.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    parts.map(fold_word).filter(|word| !word.is_empty()).collect()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A period as it is spoken: `14–24 May 2020`, `30 July – 5 August 2020`, `from 17 April 2022`, and
/// where it is all of one `May 2020` or `2020`.
pub(super) fn told(period: Period) -> String {
    let day = |day: NaiveDate| format!("{} {} {}", day.day(), month(day), day.year());
    let from = period.from;
    let Some(to) = period.to else { return format!("from {}", day(from)) };
    let whole_months = from.day() == 1 && to.succ_opt().is_none_or(|next| next.day() == 1);
    if to == from {
        day(to)
    } else if to.year() != from.year() {
        format!("{} – {}", day(from), day(to))
    } else if whole_months && from.month() == to.month() {
        format!("{} {}", month(to), to.year())
    } else if whole_months && (from.month(), to.month()) == (1, 12) {
        to.year().to_string()
    } else if to.month() != from.month() {
        format!("{} {} – {}", from.day(), month(from), day(to))
    } else {
        format!("{}–{}", from.day(), day(to))
    }
}

fn month(day: NaiveDate) -> &'static str {
    MONTHS.get(day.month0() as usize).unwrap_or(&"?")
}
