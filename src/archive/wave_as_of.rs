//! What of a wave was told by a day. The file of a wave tells it from its end: a figure, a date or a
//! judgement in it counts from the day on which its source appeared, else from the day after what it
//! counts.

use std::sync::Arc;

use chrono::NaiveDate;

use super::as_of::day_after;
use crate::digest::{
    Citation, Figure, IssuerDates, Period, Point, Statements, StatementsBuilder, Wave,
};

/// Returns the first day on which something appeared that a wave cites; none where it cites nothing with
/// a date. Nobody announces a wave before its first day.
pub(super) fn announced(wave: &Wave) -> Option<NaiveDate> {
    let dates = wave.dates.iter().flat_map(|dates| &dates.sources);
    let figures = wave.figures.iter().flat_map(|figure| &figure.sources);
    let released = wave.figures.iter().filter_map(|figure| Some(figure.released?.to));
    let cited = wave.sources.iter().chain(dates).chain(figures);
    let cited = cited.filter_map(|source| Some(source.date?.to));
    cited.chain(released).min().map(|day| day.max(wave.period.from))
}

/// Returns a wave as it was told of by a day; the same where nothing of it is later.
pub(super) fn as_told_by(wave: &Arc<Wave>, day: NaiveDate) -> Arc<Wave> {
    // Where the end is not stated, what is told of it ends with the last day that is counted.
    let has_ended = wave.told_days().to.is_some_and(|to| to < day);
    let figures: Vec<Figure> =
        wave.figures.iter().filter(|figure| figure_known(figure, wave) <= day).cloned().collect();
    let dates: Vec<IssuerDates> =
        wave.dates.iter().filter_map(|dates| dates_by(dates, day)).collect();
    let sources: Vec<Citation> = cited_by(&wave.sources, day);
    let statements = if has_ended { statements_by(wave, day) } else { Statements::default() };
    let period = if has_ended { wave.period } else { Period { to: None, ..wave.period } };
    let duration = wave.duration.filter(|_| has_ended);
    let told = Wave { period, duration, dates, figures, statements, sources, ..Wave::clone(wave) };
    if told == **wave { Arc::clone(wave) } else { Arc::new(told) }
}

/// Returns from which day a figure of a wave is known.
fn figure_known(figure: &Figure, wave: &Wave) -> NaiveDate {
    let released = figure.released.map(|released| released.to);
    let counted = figure.period.unwrap_or(wave.period);
    let ended = || day_after(counted.to.or(wave.period.to).unwrap_or(counted.from));
    released.or_else(|| first_cited(&figure.sources)).unwrap_or_else(ended)
}

/// Returns what an issuer had said of the days of a wave by a day; none where that was nothing.
fn dates_by(dates: &IssuerDates, day: NaiveDate) -> Option<IssuerDates> {
    let begun = first_cited(&dates.sources).or(dates.start.map(day_after));
    if begun.is_some_and(|begun| begun > day) {
        return None;
    }
    let ended = dates.end.filter(|end| *end < day);
    let days = dates.days.filter(|_| ended.is_some() || dates.end.is_none());
    Some(IssuerDates { end: ended, days, ..dates.clone() })
}

/// Returns the first day on which one of some sources appeared, as far as they say.
fn first_cited(sources: &[Citation]) -> Option<NaiveDate> {
    sources.iter().filter_map(|source| Some(source.date?.to)).min()
}

/// Returns the sources that had appeared by a day, and those that do not say when they did.
fn cited_by(sources: &[Citation], day: NaiveDate) -> Vec<Citation> {
    let by = |source: &&Citation| source.date.is_none_or(|date| date.to <= day);
    sources.iter().filter(by).cloned().collect()
}

/// Returns the judgements on a wave without those of which every source is later.
fn statements_by(wave: &Wave, day: NaiveDate) -> Statements {
    let mut told = StatementsBuilder::default();
    for point in wave.points().iter() {
        add_point(&point, day, &mut told);
    }
    for gap in wave.gaps() {
        told.add_sentence(gap.text, gap.line);
    }
    told.finish()
}

fn add_point(point: &Point<'_>, day: NaiveDate, told: &mut StatementsBuilder) {
    let sources = cited_by(point.sources(), day);
    if sources.is_empty() && !point.sources().is_empty() {
        return;
    }
    let begun = told.begin_point(point.text(), point.line(), point.basis());
    for below in point.points().iter() {
        add_point(&below, day, told);
    }
    told.end_point(begun, sources, point.tags().to_vec());
}
