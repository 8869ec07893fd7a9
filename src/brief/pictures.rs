//! Maps, theatres by week and tempos as a briefing shows them: drawn, and the same as a table.

use super::asking::AnsweredQuestion;
use super::{BriefCells, BriefKind, BriefTable};
use crate::archive::Corpus;
use crate::compare::{CoverGrid, GridLimits, GridMeasure, GridNumber, GridNumbers, GridUnit};
use crate::cover::CellMark;
use crate::digest::TheatreId;
use crate::mapping::{MappedEntries, entries_told, named_spots, radius_told};
use crate::page::held_sum;
use crate::picture::{
    Drawing, GridSubject, MapSubject, PictureCaption, PictureSize, SpanWords, TempoSubject,
    grid_picture, map_picture, tempo_picture,
};

/// A picture, and the same in words.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefPicture {
    /// Which kind of picture it is.
    pub kind: BriefKind,
    /// What was asked for; nothing for all of the archive.
    pub query: String,
    /// The picture.
    pub drawing: Drawing,
    /// The same as a table.
    pub table: BriefTable,
    /// What is held of what was asked for, in words.
    pub held: Option<String>,
    /// What stands for words that the archive does not have.
    pub remarks: Vec<String>,
}

/// The most rows of a table. More weeks than these are told by month.
const MOST_ROWS: usize = 60;
/// The most theatres beside each other.
const MOST_COLUMNS: usize = 9;

/// Draws what a question found.
pub(super) fn picture(
    kind: BriefKind,
    query: &str,
    answer: AnsweredQuestion,
    corpus: &Corpus,
) -> BriefPicture {
    let held = answer.query.as_ref().and_then(|query| query.asked_of(corpus).told(corpus));
    let caption = PictureCaption {
        query: query.to_owned(),
        held: held.clone(),
        as_of: corpus.as_of().map(ToString::to_string),
        outlets: corpus.outlets_cited(&answer.keys),
        marking: corpus.markings().all(),
    };
    let remarks = answer.replaced.clone();
    let (drawing, table) = match kind {
        BriefKind::Grids => grid(answer, &caption, corpus),
        BriefKind::Tempos => tempo(answer, &caption, corpus),
        BriefKind::Maps
        | BriefKind::About
        | BriefKind::Text
        | BriefKind::Notes
        | BriefKind::Entries
        | BriefKind::Points
        | BriefKind::Figures
        | BriefKind::Comparisons
        | BriefKind::Missing => map(answer, &caption, corpus),
    };
    BriefPicture { kind, query: query.to_owned(), drawing, table, held, remarks }
}

fn map(
    answer: AnsweredQuestion,
    caption: &PictureCaption,
    corpus: &Corpus,
) -> (Drawing, BriefTable) {
    let entries = MappedEntries::of(answer.keys, corpus, corpus.spots());
    let subject = MapSubject { entries: &entries, corpus, view: None };
    let drawing = map_picture(PictureSize::default(), subject, caption);
    let spots = named_spots(&entries, corpus, 0..entries.places().len());
    let taxonomy = corpus.taxonomy();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for spot in spots.iter().take(MOST_ROWS) {
        let keys = entries.keys_of(spot.places.iter().copied());
        let area = if spot.is_pinned { "" } else { ", an area" };
        rows.push(vec![
            format!("{}{area}", spot.name),
            taxonomy.theatre_name(spot.theatre).to_owned(),
            entries_told(&keys, corpus),
            spot.bases.told(),
            radius_told(spot.radius_km),
        ]);
    }
    for (theatre, keys) in entries.without_by_theatre() {
        let mut bases = crate::mapping::BasisShares::default();
        for entry in keys.iter().filter_map(|key| corpus.entry(*key)) {
            bases.add(entry.basis);
        }
        let theatre = taxonomy.theatre_name(*theatre).to_owned();
        let told = entries_told(keys, corpus);
        rows.push(vec!["no place told".to_owned(), theatre, told, bases.told(), "–".to_owned()]);
    }
    let heads = ["place", "theatre", "what", "on whose word", "within"];
    let left_out = spots.len().checked_sub(MOST_ROWS).filter(|more| *more > 0);
    let left_out = left_out.map(|more| format!("{more} places with fewer entries are not listed"));
    let heads = heads.map(str::to_owned).to_vec();
    (drawing, BriefTable { heads, rows, cells: BriefCells::Words, left_out })
}

/// A grid that is counted, by week or by month.
struct CountedSpans {
    limits: GridLimits,
    grid: CoverGrid,
    numbers: GridNumbers,
}

impl CountedSpans {
    fn of(answer: AnsweredQuestion, corpus: &Corpus) -> Self {
        let limits = GridLimits::default();
        let limits = match &answer.query {
            Some(query) => limits.narrowed(&query.asked_of(corpus), corpus),
            None => limits,
        };
        let found = answer.query.is_some().then_some(answer.keys);
        let limits = GridLimits { found, ..limits };
        let grid = CoverGrid::within(corpus, &limits);
        let (limits, grid) = if grid.weeks() > MOST_ROWS {
            let limits = GridLimits { unit: GridUnit::Month, ..limits };
            let grid = CoverGrid::within(corpus, &limits);
            (limits, grid)
        } else {
            (limits, grid)
        };
        let numbers = GridNumbers::of(&grid, limits.unit, GridMeasure::default(), corpus);
        Self { limits, grid, numbers }
    }

    /// Returns the first span that is listed, and what is said of those before it.
    fn listed_from(&self) -> (usize, Option<String>) {
        let from = self.grid.weeks().saturating_sub(MOST_ROWS);
        let unit = self.limits.unit.word();
        (from, (from > 0).then(|| format!("the first {from} {unit}s are not listed")))
    }

    fn span(&self, at: usize) -> Option<SpanWords> {
        Some(SpanWords {
            unit: self.limits.unit,
            measure: GridMeasure::default(),
            days: self.grid.days_of(at)?,
            held: *self.numbers.days.get(at)?,
            number: *self.numbers.all.get(at)?,
        })
    }

    /// Says what has no week or month of its own.
    fn unplaced(&self) -> Option<String> {
        let (_, without) = self.numbers.totals();
        let (measure, unit) = (GridMeasure::default().word(), self.limits.unit.word());
        (without > 0).then(|| format!("{without} more {measure} have no {unit}"))
    }
}

fn grid(
    answer: AnsweredQuestion,
    caption: &PictureCaption,
    corpus: &Corpus,
) -> (Drawing, BriefTable) {
    let counted = CountedSpans::of(answer, corpus);
    let subject = GridSubject {
        limits: counted.limits.clone(),
        years: None,
        unit: None,
        measure: GridMeasure::default(),
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
    (drawing, BriefTable { heads, rows, cells: BriefCells::Numbers, left_out })
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
        told.sort_by_key(|(row, _)| std::cmp::Reverse(sum(*row)));
        if told.is_empty() { all.collect() } else { told }
    }
}

fn add(left_out: &mut Option<String>, words: String) {
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

fn tempo(
    answer: AnsweredQuestion,
    caption: &PictureCaption,
    corpus: &Corpus,
) -> (Drawing, BriefTable) {
    let counted = CountedSpans::of(answer, corpus);
    let subject = TempoSubject {
        limits: counted.limits.clone(),
        years: None,
        measure: GridMeasure::default(),
        theatre: None,
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
    let heads = [counted.limits.unit.word(), GridMeasure::default().word(), "held"];
    let heads = heads.map(str::to_owned).to_vec();
    (drawing, BriefTable { heads, rows, cells: BriefCells::Words, left_out })
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
