//! The figures that belong to a subject, each once, and what they count.
//!
//! What a figure is held beside is decided by its words: `of`, or `counts_as` where a file says what
//! it is comparable to. `attacks`, `killed`, `wounded`, `killed or wounded` and `captured` stand beside
//! what is counted so; with ` in ` and the name of a theatre or area beside that part of it. All else
//! is a figure by its own words.

use super::{Ask, Key, Measure, Subject};
use crate::archive::Corpus;
use crate::digest::{Basis, COMPARABLE, Citation, Figure, Period, Taxonomy, Wave};
use crate::words::fold;

/// A figure with what it counts and who quotes it.
pub(super) struct Told<'a> {
    pub(super) figure: &'a Figure,
    pub(super) measure: Measure,
    pub(super) key: Option<Key>,
    /// Folded.
    issuer: String,
    /// Of all who quote it.
    pub(super) sources: Vec<Citation>,
    /// The id of the wave or digest that quotes it.
    pub(super) from: &'a str,
    /// Its file.
    pub(super) file: &'a str,
}

/// What the words of [`COMPARABLE`] mean, in their order.
const MEASURES: [Measure; COMPARABLE.len()] = [
    Measure::Attacks,
    Measure::Killed,
    Measure::Wounded,
    Measure::KilledOrWounded,
    Measure::Captured,
];

/// The figures of a subject: of a wave its own, and comparable ones of digests for days within it; of
/// a digest its own; of a span all for days within it. A query and a mean have none: what is stated
/// cannot be searched through, or divided. First those that cover just its days.
pub(super) fn figures<'a>(subject: &Subject, corpus: &'a Corpus) -> Vec<Told<'a>> {
    let mut all: Vec<Told<'a>> = Vec::new();
    let own = subject.start.map(|from| Period { from, to: subject.end });
    let within = |figure: &Figure| {
        let lies = |own: Period, period: Period| {
            own.holds(period.from) && period.to.is_some_and(|to| own.holds(to))
        };
        own.zip(figure.period).is_some_and(|(own, period)| lies(own, period))
    };
    let mut add = |figure: &'a Figure, from, file, wanted: Wanted| {
        // What is of other days is the most by far: it is left before it is looked at.
        if wanted != Wanted::All && !within(figure) {
            return;
        }
        let told = Told::new(figure, from, file, corpus.taxonomy());
        if wanted == Wanted::Comparable && told.measure == Measure::Figure {
            return;
        }
        match all.iter_mut().find(|known| known.is_same(&told)) {
            Some(known) => {
                let new = told.sources.into_iter();
                let new: Vec<_> = new.filter(|source| !known.sources.contains(source)).collect();
                known.sources.extend(new);
            }
            None => all.push(told),
        }
    };
    for wave in corpus.waves() {
        let wanted = match &subject.ask {
            Ask::Wave(id) if *wave.id == **id => Wanted::All,
            Ask::Span(..) => Wanted::Within,
            Ask::Wave(_) | Ask::Digest(_) | Ask::Query(..) | Ask::Mean(_) => continue,
        };
        wave.figures.iter().for_each(|figure| add(figure, &wave.id, &wave.file, wanted));
    }
    for digest in corpus.digests() {
        let wanted = match &subject.ask {
            Ask::Digest(id) if digest.id() == id => Wanted::All,
            Ask::Wave(_) => Wanted::Comparable,
            Ask::Span(..) => Wanted::Within,
            Ask::Digest(_) | Ask::Query(..) | Ask::Mean(_) => continue,
        };
        let head = digest.head();
        digest.figures().iter().for_each(|figure| add(figure, &head.id, &head.file, wanted));
    }
    // The sort keeps the order of equals.
    all.sort_by_key(|told| told.figure.period.is_some() && told.figure.period != own);
    all
}

/// Which figures of a file belong to a subject.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    /// Those of days within the subject's.
    Within,
    /// Of these only what is comparable to what is counted.
    Comparable,
}

impl<'a> Told<'a> {
    fn new(figure: &'a Figure, from: &'a str, file: &'a str, words: &Taxonomy) -> Self {
        let (measure, key) = meaning(figure, words);
        let (issuer, sources) = (fold(&figure.issuer), figure.sources.clone());
        Self { figure, measure, key, issuer, sources, from, file }
    }

    /// True for one number quoted twice: the same total and parts for the same days on the same basis,
    /// of an issuer whose name is only told at more length.
    fn is_same(&self, other: &Self) -> bool {
        let (one, two) = (self.figure, other.figure);
        let (issuer, longer) = (&self.issuer, &other.issuer);
        let counts =
            |figure: &Figure| figure.parts.iter().map(|part| part.count).collect::<Vec<_>>();
        self.measure == other.measure
            && self.key == other.key
            && one.period.is_some()
            && (one.basis, one.period, one.total) == (two.basis, two.period, two.total)
            && (one.total.is_some() || counts(one) == counts(two))
            && (issuer.starts_with(longer) || longer.starts_with(issuer))
    }
}

/// What a figure is held beside.
fn meaning(figure: &Figure, words: &Taxonomy) -> (Measure, Option<Key>) {
    let own = || (Measure::Figure, Some(Key::Named(figure.of.to_string())));
    let text = figure.counts_as.as_deref().unwrap_or(&figure.of);
    let (what, place) = match text.split_once(" in ") {
        Some((what, place)) => (what, Some(place)),
        None => (text, None),
    };
    let what = what.trim().to_lowercase();
    let known = COMPARABLE.iter().zip(MEASURES).find(|(word, _)| **word == what);
    let Some((word, measure)) = known else { return own() };
    // A share or a length of attacks is no number of attacks.
    if figure.unit.as_deref().is_some_and(|unit| unit != *word && unit != "people") {
        return own();
    }
    let Some(place) = place else { return (measure, None) };
    let theatre = words.find_theatre(place).map(Key::Theatre);
    match theatre.or_else(|| words.find_area_anywhere(place).map(Key::Area)) {
        Some(key) => (measure, Some(key)),
        None => own(),
    }
}

/// On what standing an issuer gives the dates of a wave: that of its figures there; a judgement where
/// it gives no figure.
pub(super) fn standing(wave: &Wave, issuer: &str) -> Basis {
    let own = wave.figures.iter().find(|figure| &*figure.issuer == issuer);
    own.map_or(Basis::Assessed, |figure| figure.basis)
}

/// True for a figure that has a say in how far issuers lie apart: it is of the subject's days, or it is
/// one of the wave's own and not of another time altogether.
pub(super) fn is_in_spread(subject: &Subject, from: &str, period: Option<Period>) -> bool {
    let own = subject.start.map(|from| Period { from, to: subject.end });
    let is_own = matches!(&subject.ask, Ask::Wave(id) if id == from);
    match (own, period) {
        (Some(own), Some(period)) if is_own => own.overlaps(period),
        (_, None) => is_own,
        (own, period) => own == period,
    }
}
