//! The figures that belong to a subject, each once, and what they count.
//!
//! The words of a figure decide what it is shown beside: `of`, or `counts_as` where a file says
//! what it is comparable to. A figure whose words are those of a measure stands beside that
//! measure; with ` in ` and the name of a theatre or area, beside that part of it. Any other figure
//! stands by itself under its own words.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::issuers::Issuers;
use super::{Ask, Measure, RowKey, Statement, Subject};
use crate::archive::Corpus;
use crate::digest::{Basis, Citation, Count, Figure, Period, Taxonomy};
use crate::order::CompactSort as _;
use crate::words::fold;

/// A figure with what it counts and who quotes it.
pub(super) struct QuotedFigure<'a> {
    pub(super) figure: &'a Figure,
    pub(super) measure: Measure,
    pub(super) key: Option<RowKey>,
    /// All sources that quote it, each once.
    sources: Vec<&'a Citation>,
    /// The id of the wave or digest that quotes it.
    pub(super) from: &'a str,
    /// The file of that wave or digest.
    file: &'a str,
    /// What is said of its total, filled when first needed.
    statement: OnceCell<Arc<Statement>>,
    /// What is said of each of its parts, filled when first needed.
    of_part: OnceCell<Arc<Statement>>,
}

/// The most bytes of sources, and the most letters of a remark, that stand beside each part of a
/// figure; all of them stand beside its total. A comparison is written out with what is said of
/// every part, so ten thousand sources and ten thousand parts would fill a disk.
const MOST_OF_PART: (usize, usize) = (4_096, 1_000);

/// Returns the figures of a subject. A wave has its own, and comparable ones of digests for days
/// within it; a digest has its own; a span has all for days within it. A query and a mean have
/// none: stated figures cannot be searched or divided. Figures that cover exactly its days come
/// first.
pub(super) fn figures<'a>(subject: &Subject, corpus: &'a Corpus) -> Vec<QuotedFigure<'a>> {
    let own = subject.start.map(|from| Period { from, to: subject.end });
    let within = |figure: &Figure| {
        let lies = |own: Period, period: Period| {
            own.holds(period.from) && period.to.is_some_and(|to| own.holds(to))
        };
        own.zip(figure.period).is_some_and(|(own, period)| lies(own, period))
    };
    let mut all = Figures::default();
    let mut add = |figure: &'a Figure, from, file, wanted: FigureFilter| {
        // Most figures are of other days, so they are skipped before anything else is looked at.
        if wanted != FigureFilter::All && !within(figure) {
            return;
        }
        let quoted = QuotedFigure::new(figure, from, file, corpus.taxonomy());
        if wanted == FigureFilter::Comparable && quoted.measure == Measure::FIGURE {
            return;
        }
        all.add(quoted);
    };
    for wave in corpus.waves() {
        let wanted = match &subject.ask {
            Ask::Wave(id) if *wave.id == **id => FigureFilter::All,
            Ask::Span(..) => FigureFilter::Within,
            Ask::Wave(_) | Ask::Digest(_) | Ask::Query(..) | Ask::Mean(_) => continue,
        };
        wave.figures.iter().for_each(|figure| add(figure, &wave.id, &wave.file, wanted));
    }
    for digest in corpus.digests() {
        let wanted = match &subject.ask {
            Ask::Digest(id) if digest.id() == id => FigureFilter::All,
            Ask::Wave(_) => FigureFilter::Comparable,
            Ask::Span(..) => FigureFilter::Within,
            Ask::Digest(_) | Ask::Query(..) | Ask::Mean(_) => continue,
        };
        let head = digest.head();
        digest.figures().iter().for_each(|figure| add(figure, &head.id, &head.file, wanted));
    }
    let mut all = all.quoted;
    // The sort is stable, so equal figures keep their order.
    all.compact_sort_by_key(|quoted| quoted.figure.period.is_some() && quoted.figure.period != own);
    all
}

/// Returns the figures of all waves and digests for days within a span, each once, in the order of the
/// files.
pub(super) fn figures_within(days: Period, corpus: &Corpus) -> Vec<QuotedFigure<'_>> {
    let is_within = |figure: &&Figure| {
        let period = figure.period.filter(|period| days.holds(period.from));
        period.and_then(|period| period.to).is_some_and(|to| days.holds(to))
    };
    let mut all = Figures::default();
    for wave in corpus.waves() {
        for figure in wave.figures.iter().filter(is_within) {
            all.add(QuotedFigure::new(figure, &wave.id, &wave.file, corpus.taxonomy()));
        }
    }
    for digest in corpus.digests() {
        let head = digest.head();
        for figure in digest.figures().iter().filter(is_within) {
            all.add(QuotedFigure::new(figure, &head.id, &head.file, corpus.taxonomy()));
        }
    }
    all.quoted
}

/// Which figures of a file belong to a subject.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FigureFilter {
    All,
    /// Figures of days within the subject's.
    Within,
    /// Of these, only figures comparable to what is counted.
    Comparable,
}

/// Collects figures, each once, whoever quotes it.
#[derive(Default)]
struct Figures<'a> {
    quoted: Vec<QuotedFigure<'a>>,
    /// The issuers of figures that say the same of the same days, with the places of their figures.
    known: HashMap<Same<'a>, Issuers>,
    /// The sources of figures that are quoted more than once.
    requoted: HashMap<usize, HashSet<&'a Citation>>,
}

/// What one number has in common wherever it is quoted, except its issuer, whose name may be
/// longer: the same total on the same basis for the same days; without a total, the same parts.
#[derive(PartialEq, Eq, Hash)]
struct Same<'a> {
    measure: Measure,
    key: Option<RowKey>,
    basis: Basis,
    period: Period,
    total: Result<Count, Vec<&'a Count>>,
}

impl<'a> Figures<'a> {
    fn add(&mut self, quoted: QuotedFigure<'a>) {
        let Some(period) = quoted.figure.period else {
            self.quoted.push(quoted);
            return;
        };
        let figure = quoted.figure;
        let counts = || figure.parts.iter().map(|part| &part.count).collect();
        let (measure, key, basis) = (quoted.measure, quoted.key.clone(), figure.basis);
        let total = figure.total.ok_or_else(counts);
        let same = Same { measure, key, basis, period, total };
        let issuers = self.known.entry(same).or_default();
        let at = issuers.first_or_add(&fold(&figure.issuer), self.quoted.len());
        let Some(known) = self.quoted.get_mut(at) else {
            self.quoted.push(quoted);
            return;
        };
        let requoted =
            self.requoted.entry(at).or_insert_with(|| known.sources.iter().copied().collect());
        let new = quoted.sources.into_iter().filter(|source| requoted.insert(source));
        known.sources.extend(new);
    }
}

impl<'a> QuotedFigure<'a> {
    fn new(figure: &'a Figure, from: &'a str, file: &'a str, words: &Taxonomy) -> Self {
        let (measure, key) = meaning(figure, words);
        let sources = figure.sources.iter().collect();
        let (statement, of_part) = (OnceCell::new(), OnceCell::new());
        Self { figure, measure, key, sources, from, file, statement, of_part }
    }

    /// Returns what is said of a part except for its number. All parts of the figure share it, and
    /// so does the total, unless it has more sources or a longer remark than fit beside each part.
    pub(super) fn statement_of_part(&self) -> Arc<Statement> {
        let made = self.of_part.get_or_init(|| {
            let (bytes, letters) = MOST_OF_PART;
            let mut room = bytes;
            let fitting = self.sources.iter().take_while(|source| {
                let size = source.outlet.len() + source.url.as_ref().map_or(0, |url| url.len());
                let fits = size <= room;
                room = room.saturating_sub(size.max(1));
                fits
            });
            let fitting = fitting.count();
            let note = self.figure.note.as_deref();
            let end = note.and_then(|note| note.char_indices().nth(letters));
            if fitting == self.sources.len() && end.is_none() {
                return self.statement();
            }
            let mut statement = self.make(fitting);
            if let (Some(note), Some((end, _))) = (&mut statement.note, end) {
                note.truncate(end);
                note.push('…');
            }
            Arc::new(statement)
        });
        Arc::clone(made)
    }

    /// Returns what is said except for the number.
    pub(super) fn statement(&self) -> Arc<Statement> {
        Arc::clone(self.statement.get_or_init(|| Arc::new(self.make(self.sources.len()))))
    }

    /// Makes what is said, with so many of the sources.
    fn make(&self, sources: usize) -> Statement {
        let figure = self.figure;
        Statement {
            issuer: figure.issuer.to_string(),
            basis: figure.basis,
            released: figure.released,
            sources: self.sources.iter().take(sources).map(|source| (*source).clone()).collect(),
            note: figure.note.as_deref().map(str::to_owned),
            of: figure.of.to_string(),
            period: figure.period,
            from: self.from.to_owned(),
            file: self.file.to_owned(),
        }
    }
}

/// Returns what a figure is shown beside.
fn meaning(figure: &Figure, words: &Taxonomy) -> (Measure, Option<RowKey>) {
    let own = || (Measure::FIGURE, Some(RowKey::Named(figure.of.to_string())));
    let text = figure.counts_as.as_deref().unwrap_or(&figure.of);
    let (what, place) = match text.split_once(" in ") {
        Some((what, place)) => (what, Some(place)),
        None => (text, None),
    };
    let what = what.trim().to_lowercase();
    let Some(measure) = Measure::all().find(|measure| measure.stated_as() == Some(&what)) else {
        return own();
    };
    // A share or a length of attacks is not a number of attacks.
    if figure.unit.as_deref().is_some_and(|unit| unit != what && unit != "people") {
        return own();
    }
    let Some(place) = place else { return (measure, None) };
    let theatre = words.find_theatre(place).map(RowKey::Theatre);
    match theatre.or_else(|| words.find_area_anywhere(place).map(RowKey::Area)) {
        Some(key) => (measure, Some(key)),
        None => own(),
    }
}

/// Returns true for a figure that counts in the spread of issuers: it is of the subject's days, or
/// it is one of the wave's own and not of another time altogether.
pub(super) fn is_in_spread(subject: &Subject, from: &str, period: Option<Period>) -> bool {
    let own = subject.start.map(|from| Period { from, to: subject.end });
    let is_own = matches!(&subject.ask, Ask::Wave(id) if id == from);
    match (own, period) {
        (Some(own), Some(period)) if is_own => own.overlaps(period),
        (_, None) => is_own,
        (own, period) => own == period,
    }
}
