//! Finds what can be named in a comparison by fuzzy words: waves, digests, saved searches.

use std::collections::HashMap;
use std::rc::Rc;

use super::Ask;
use crate::archive::Corpus;
use crate::digest::{Digest, Period, Wave};
use crate::order::CompactSort as _;
use crate::query;
use crate::words::{KnownAs, NameMatch, NamePattern, words};

/// Something that a text may mean.
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

/// Returns what some words can mean, best match first, then newest; at most `most`. An empty text
/// gives the latest waves, then the latest digests. Saved searches are pairs of a name and a query;
/// a query that cannot be parsed is left out.
pub fn candidates(
    text: &str,
    corpus: &Corpus,
    saved: &[(String, String)],
    most: usize,
) -> Vec<Candidate> {
    let asked = NamePattern::new(text);
    let mut folded = Folded::default();
    let like = |known: &KnownAs| asked.may_name(known);
    let waves = corpus.waves().iter().map(|wave| (like(&wave.known_as()), Meant::Wave(wave)));
    let mut found: Vec<(Option<NameMatch>, Meant<'_>)> = waves.collect();
    found.extend(corpus.digests().iter().map(|digest| {
        // If nothing is asked, the names of thousands of digests need not be read.
        let nothing = asked.is_empty().then(NameMatch::default);
        (nothing.or_else(|| like(&folded.digest(digest))), Meant::Digest(digest))
    }));
    found.extend(saved.iter().map(|(name, query)| {
        (like(&KnownAs::new([name.as_str()], "")), Meant::Saved(name, query))
    }));
    found.retain(|(well, _)| well.is_some());
    // The sort is stable: waves stay before digests, each newest first.
    found.compact_sort_by_key(|(well, _)| std::cmp::Reverse(*well));
    let found = found.into_iter().filter_map(|(_, meant)| meant.candidate(corpus));
    of_span(text).into_iter().chain(found).take(most).collect()
}

/// Something that a text may mean, before it is described.
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

/// Returns the waves that words name without doubt.
pub(super) fn waves_named(text: &str, corpus: &Corpus) -> Vec<Candidate> {
    let waves = corpus.waves_named(text).into_iter();
    waves.filter_map(|at| corpus.waves().get(at)).map(|wave| of_wave(wave)).collect()
}

/// Returns a span of days as a candidate, if the text is one.
pub(super) fn of_span(text: &str) -> Option<Candidate> {
    let period: Period = text.parse().ok()?;
    let text = text.trim().to_owned();
    let about = format!("days · {}", period.spoken());
    Some(Candidate { ask: Ask::Span(text.clone(), period), id: text.clone(), name: text, about })
}

pub(super) fn of_wave(wave: &Wave) -> Candidate {
    Candidate {
        ask: Ask::Wave(wave.id.to_string()),
        id: wave.id.to_string(),
        name: wave.name.to_string(),
        about: format!("wave · {}", wave.period.spoken()),
    }
}

pub(super) fn of_digest(digest: &Digest) -> Candidate {
    let head = digest.head();
    Candidate {
        ask: Ask::Digest(head.id.to_string()),
        id: head.id.to_string(),
        name: head.title.to_string(),
        about: format!("digest · {} · {}", head.publisher, head.period.spoken()),
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

/// A cache of folded titles and publishers, since every issue of a weekly has the same.
#[derive(Default)]
struct Folded<'a>(HashMap<&'a str, Rc<[String]>>);

impl<'a> Folded<'a> {
    fn digest(&mut self, digest: &'a Digest) -> KnownAs {
        let head = digest.head();
        let mut fold =
            |text: &'a str| Rc::clone(self.0.entry(text).or_insert_with(|| words(text).into()));
        let names = vec![words(&head.id).into(), fold(&head.title), fold(&head.publisher)];
        KnownAs { names, when: words(&head.period.spoken()) }
    }
}
