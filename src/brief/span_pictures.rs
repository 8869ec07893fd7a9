//! Theatres by week and tempos as a briefing shows them: drawn, and the same as a table.

use super::asking::AnsweredQuestion;
use super::{BriefCells, BriefTable, SpanQuestion};
use crate::archive::Corpus;
use crate::compare::{CoverGrid, GridLimits, GridMeasure, GridNumber, GridNumbers, GridUnit};
use crate::cover::CellMark;
use crate::digest::TheatreId;
use crate::order::CompactSort as _;
use crate::page::held_sum;
use crate::picture::{
    Drawing, GridSubject, PictureCaption, PictureSize, SpanWords, TempoSubject, grid_picture,
    tempo_picture,
};

/// The most rows of a table. More weeks than these are told by month, unless weeks are asked for.
const MOST_ROWS: usize = 60;
/// The most theatres beside each other.
const MOST_COLUMNS: usize = 9;

/// A grid that is counted, by week or by month.
struct CountedSpans {
    limits: GridLimits,
    measure: GridMeasure,
    years: Option<(i32, i32)>,
    /// The theatre that is meant; all of them where none is.
    theatre: Option<TheatreId>,
    grid: CoverGrid,
    numbers: GridNumbers,
}

impl CountedSpans {
    fn of(asked: &SpanQuestion, answer: AnsweredQuestion, corpus: &Corpus) -> Result<Self, String> {
        let limits = GridLimits {
            unit: asked.by.unwrap_or_default(),
            placing: asked.placing.unwrap_or_default(),
            ..GridLimits::default()
        };
        let limits = match &answer.query {
            Some(query) => limits.narrowed(&query.asked_of(corpus), corpus),
            None => limits,
        };
        let found = answer.query.is_some().then_some(answer.keys);
        let mut limits = GridLimits { found, ..limits };
        let count = |limits: &GridLimits| match asked.years {
            Some(years) => CoverGrid::of_years(corpus, years, limits),
            None => CoverGrid::within(corpus, limits),
        };
        let mut grid = count(&limits);
        if asked.by.is_none() && grid.weeks() > MOST_ROWS {
            limits.unit = GridUnit::Month;
            grid = count(&limits);
        }
        let measure = asked.measure.unwrap_or_default();
        let numbers = GridNumbers::of(&grid, limits.unit, measure, corpus);
        let theatre = match &asked.theatre {
            Some(word) => Some(theatre_of(word, corpus)?),
            None => None,
        };
        Ok(Self { limits, measure, years: asked.years, theatre, grid, numbers })
    }

    /// Returns the first span that is listed, and what is said of those before it.
    fn listed_from(&self) -> (usize, Option<String>) {
        let from = self.grid.weeks().saturating_sub(MOST_ROWS);
        let unit = self.limits.unit.word();
        (from, (from > 0).then(|| format!("the first {from} {unit}s are not listed")))
    }

    fn span(&self, at: usize) -> Option<SpanWords> {
        let of_theatre = self.theatre.map(|theatre| {
            let row = self.grid.theatres().iter().position(|known| *known == theatre);
            row.and_then(|row| self.numbers.rows.get(row)).map_or(&[][..], Vec::as_slice)
        });
        Some(SpanWords {
            unit: self.limits.unit,
            measure: self.measure,
            days: self.grid.days_of(at)?,
            held: *self.numbers.days.get(at)?,
            number: *of_theatre.unwrap_or(&self.numbers.all).get(at)?,
        })
    }

    /// Says what has no week or month of its own.
    fn unplaced(&self) -> Option<String> {
        let (_, without) = self.numbers.totals();
        let (measure, unit) = (self.measure.word(), self.limits.unit.word());
        (without > 0).then(|| format!("{without} more {measure} have no {unit}"))
    }
}

/// Returns the theatre of a word.
fn theatre_of(word: &str, corpus: &Corpus) -> Result<TheatreId, String> {
    let mut known = corpus.taxonomy().theatres();
    let found = known.find(|(_, theatre)| *theatre.id == *word).map(|(id, _)| id);
    found.ok_or_else(|| format!("the archive knows no theatre `{word}`"))
}

pub(super) fn grid(
    asked: &SpanQuestion,
    answer: AnsweredQuestion,
    caption: &PictureCaption,
    corpus: &Corpus,
) -> Result<(Drawing, BriefTable), String> {
    let counted = CountedSpans::of(asked, answer, corpus)?;
    let subject = GridSubject {
        limits: counted.limits.clone(),
        years: counted.years,
        unit: asked.by,
        measure: counted.measure,
        corpus,
    };
    let drawing = grid_picture(PictureSize::default(), &subject, caption);
    let taxonomy = corpus.taxonomy();
    let theatres: Vec<(usize, TheatreId)> = counted.told_theatres();
    let shown = theatres.iter().take(MOST_COLUMNS);
    let names = shown.clone().map(|(_, theatre)| taxonomy.theatre_name(*theatre).to_owned());
    let heads = std::iter::once(counted.limits.unit.word().to_owned()).chain(names).collect();
    let (from, mut left_out) = counted.listed_from();
    let mut rows = Vec::new();
    for at in from..counted.grid.weeks() {
        let Some(span) = counted.span(at) else { continue };
        let cell = |(row, _): &(usize, TheatreId)| {
            let number = counted.numbers.rows.get(*row).and_then(|row| row.get(at));
            number.map_or_else(|| "–".to_owned(), number_words)
        };
        let cells = shown.clone().map(cell);
        rows.push(std::iter::once(span.days_in_words()).chain(cells).collect());
    }
    let silent = counted.grid.theatres().len() - theatres.len().min(MOST_COLUMNS);
    if silent > 0 {
        let noun = if silent == 1 { "theatre has" } else { "theatres have" };
        add(&mut left_out, format!("{silent} more {noun} fewer or none and are not listed"));
    }
    if let Some(words) = counted.unplaced() {
        add(&mut left_out, words);
    }
    Ok((drawing, BriefTable { heads, rows, cells: BriefCells::Numbers, left_out }))
}

impl CountedSpans {
    /// Returns the theatres with a number, those with the most first; all where none has any.
    fn told_theatres(&self) -> Vec<(usize, TheatreId)> {
        let all = self.grid.theatres().iter().copied().enumerate();
        let sum = |row: usize| {
            let row = self.numbers.rows.get(row).map_or(&[][..], Vec::as_slice);
            row.iter().map(GridNumber::drawn).sum::<u64>()
        };
        let mut told: Vec<(usize, TheatreId)> =
            all.clone().filter(|(row, _)| sum(*row) > 0).collect();
        told.compact_sort_by_key(|(row, _)| std::cmp::Reverse(sum(*row)));
        if told.is_empty() { all.collect() } else { told }
    }
}

pub(super) fn add(left_out: &mut Option<String>, words: String) {
    *left_out = Some(match left_out.take() {
        Some(before) => format!("{before}; {words}"),
        None => words,
    });
}

fn number_words(number: &GridNumber) -> String {
    match number.mark {
        CellMark::NotHeld => "not held".to_owned(),
        CellMark::Silent => "silent".to_owned(),
        CellMark::WordsOnly => "words only".to_owned(),
        CellMark::AtLeast(_) | CellMark::Exactly(_) => held_sum(number.state, &number.sum).text,
    }
}

pub(super) fn tempo(
    asked: &SpanQuestion,
    answer: AnsweredQuestion,
    caption: &PictureCaption,
    corpus: &Corpus,
) -> Result<(Drawing, BriefTable), String> {
    let counted = CountedSpans::of(asked, answer, corpus)?;
    let subject = TempoSubject {
        limits: counted.limits.clone(),
        years: counted.years,
        measure: counted.measure,
        theatre: counted.theatre,
        corpus,
    };
    let drawing = tempo_picture(PictureSize::default(), &subject, caption);
    let (from, mut left_out) = counted.listed_from();
    let spans = (from..counted.grid.weeks()).filter_map(|at| counted.span(at));
    let spans: Vec<SpanWords> = spans.collect();
    let rows = spans.chunk_by(tell_the_same).map(run_row).collect();
    if let Some(words) = counted.unplaced() {
        add(&mut left_out, words);
    }
    let heads = [counted.limits.unit.word(), counted.measure.word(), "held"];
    let heads = heads.map(str::to_owned).to_vec();
    Ok((drawing, BriefTable { heads, rows, cells: BriefCells::Words, left_out }))
}

/// Returns true for two spans of neither of which a number is known, and of which as much is held.
fn tell_the_same(one: &SpanWords, other: &SpanWords) -> bool {
    let is_silent = |span: &SpanWords| span.worth().is_none();
    is_silent(one) && is_silent(other) && one.held.state() == other.held.state()
}

/// Returns the row of a span, or of several that tell the same.
fn run_row(run: &[SpanWords]) -> Vec<String> {
    let [first, rest @ ..] = run else { return Vec::new() };
    let mut held = first.held;
    for span in rest {
        held.merge(&span.held);
    }
    let days = match rest.last() {
        Some(last) => format!("{} to {}", first.days_in_words(), last.days_in_words()),
        None => first.days_in_words(),
    };
    vec![days, first.worth().unwrap_or_else(|| "–".to_owned()), held.spoken()]
}
