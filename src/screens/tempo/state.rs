//! The state of a tempo: the years, what is counted, the selected theatre and span, and what is open
//! over it.

use chrono::Datelike as _;

use super::layout::{TempoContents, TempoPlaces};
use crate::archive::{Corpus, EntryKey};
use crate::compare::{
    Ask, CoverGrid, GridLimits, GridMeasure, GridNumber, GridNumbers, GridPlacing, GridUnit,
    StatedPoint, TempoSeries, stated_points,
};
use crate::digest::{Period, TheatreId, Wave};
use crate::keys::Context;
use crate::screens::ViewContext;
use crate::screens::evidence::OpenEvidence;
use crate::screens::scroll::Cursor;
use crate::screens::span_told::ToldSpan;
use crate::screens::week_spot::{WeekSpot, years_of};
use crate::text::width;
use crate::tree::TreeNode;

/// How many years before and after that of the selection are counted by month.
const YEARS_AROUND: i32 = 10;

/// How many attacks, or killed, there were from span to span.
#[derive(Clone, Debug)]
pub struct Tempo {
    /// The year of the selection; none until an archive was counted.
    pub(super) year: Option<i32>,
    pub(super) limits: GridLimits,
    pub(super) measure: GridMeasure,
    pub(super) cells: CoverGrid,
    pub(super) numbers: GridNumbers,
    /// What is stated for days of the picture.
    pub(super) stated: Vec<StatedPoint>,
    /// The row that is drawn tall.
    pub(super) series: TempoSeries,
    /// The highest number of a theatre in a span.
    pub(super) highest: u64,
    /// The highest number of all theatres in a span, with its doubt.
    tallest: u64,
    /// The selected row: before the theatres stand all of them.
    pub(super) row: Cursor,
    /// The selected span; behind the last stands what has none.
    pub(super) column: usize,
    /// The first span that is seen.
    pub(super) first: usize,
    /// The row and span that the tall chart and the words tell of. They follow the selection, but wait
    /// while a key is held down.
    pub(super) shown: (usize, usize),
    /// The list or text behind a number.
    pub(in crate::screens) behind: OpenEvidence,
    begin: WeekSpot,
    /// The digests and entries of the corpus that was counted; none where it must be counted anew.
    counted: Option<(usize, usize)>,
}

impl Tempo {
    /// Makes a tempo that begins at a theatre and a day.
    pub fn new(begin: WeekSpot) -> Self {
        Self {
            year: None,
            limits: GridLimits::default(),
            measure: GridMeasure::default(),
            cells: CoverGrid::default(),
            numbers: GridNumbers::default(),
            stated: Vec::new(),
            series: TempoSeries::default(),
            highest: 0,
            tallest: 0,
            row: Cursor::default(),
            column: 0,
            first: 0,
            shown: (0, 0),
            behind: None,
            begin,
            counted: None,
        }
    }

    /// Returns the theatre of a row; none where it is that of all.
    pub(super) fn theatre(&self, row: usize) -> Option<TheatreId> {
        self.cells.theatres().get(row.checked_sub(1)?).copied()
    }

    /// Returns the numbers of a row.
    pub(super) fn numbers_of(&self, row: usize) -> &[GridNumber] {
        match row.checked_sub(1) {
            Some(theatre) => self.numbers.rows.get(theatre).map_or(&[], Vec::as_slice),
            None => self.numbers.all.get(..self.cells.weeks()).unwrap_or_default(),
        }
    }

    /// Returns the number of a row in a span; behind the last that of what has none.
    pub(super) fn number(&self, (row, column): (usize, usize)) -> Option<GridNumber> {
        if column < self.cells.weeks() {
            return self.numbers_of(row).get(column).copied();
        }
        match row.checked_sub(1) {
            Some(theatre) => self.numbers.unplaced.get(theatre).copied().flatten(),
            None => self.numbers.all.get(self.cells.weeks()).copied(),
        }
    }

    /// Returns the days of a span; none of what has no span.
    pub(super) fn days(&self, column: usize) -> Option<Period> {
        self.cells.days_of(column).filter(|_| column < self.cells.weeks())
    }

    /// Returns the number of columns that can be selected.
    pub(super) fn columns(&self) -> usize {
        self.cells.weeks() + usize::from(self.numbers.has_unplaced())
    }

    pub(super) fn at(&self) -> (usize, usize) {
        (self.row.at, self.column)
    }

    /// Returns what is told of a row in a span.
    pub(super) fn span(&self, (row, column): (usize, usize)) -> ToldSpan<'_> {
        ToldSpan {
            cells: &self.cells,
            unit: self.limits.unit,
            measure: self.measure,
            theatre: self.theatre(row),
            at: column,
            number: self.number((row, column)),
        }
    }

    /// Returns the number of rows that can be selected.
    pub(super) fn rows(&self, view: &ViewContext<'_>) -> usize {
        1 + if self.places(view).theatres.is_some() { self.cells.theatres().len() } else { 0 }
    }

    /// Returns the places of everything on the screen.
    pub(super) fn places(&self, view: &ViewContext<'_>) -> TempoPlaces {
        let taxonomy = view.corpus.taxonomy();
        let names = self.cells.theatres().iter().map(|id| taxonomy.theatre_name(*id));
        let name = names.map(width).max().unwrap_or(0);
        let rows = (1..=self.cells.theatres().len()).map(|row| self.total(row).0);
        let highest = rows.chain([self.tallest]).max().unwrap_or(0);
        // In ASCII a lower bound has a plus.
        let plus = usize::from(view.glyphs.is_ascii());
        let contents = TempoContents {
            unit: self.limits.unit,
            columns: self.cells.weeks(),
            rows: self.cells.theatres().len(),
            name: u16::try_from(name).unwrap_or(u16::MAX),
            digits: u16::try_from(highest.to_string().len() + plus).unwrap_or(u16::MAX),
            has_unsaid: self.measure.harm().is_some(),
            has_unplaced: self.numbers.has_unplaced(),
        };
        TempoPlaces::of(view.body, contents)
    }

    /// Returns the sum of a row, and whether it is exact: every span held in full.
    pub(super) fn total(&self, row: usize) -> (u64, bool) {
        let numbers = self.numbers_of(row);
        let exact = |number: &GridNumber| matches!(number.mark, crate::cover::CellMark::Exactly(_));
        (numbers.iter().map(GridNumber::drawn).sum(), numbers.iter().all(exact))
    }

    /// Returns the wave under the cursor; of several the one that began last.
    pub(super) fn wave<'a>(&self, corpus: &'a Corpus) -> Option<&'a Wave> {
        let days = self.days(self.column)?;
        let overlapping = corpus.waves().iter().filter(|wave| wave.told_days().overlaps(days));
        overlapping.max_by_key(|wave| wave.period.from).map(AsRef::as_ref)
    }

    /// Returns that wave as a subject of a comparison.
    pub fn ask(&self, corpus: &Corpus) -> Option<Ask> {
        if self.behind.is_some() {
            return None;
        }
        self.wave(corpus).map(|wave| Ask::Wave(wave.id.to_string()))
    }

    /// Returns the theatre and the first day of the selection.
    pub(crate) fn spot(&self) -> WeekSpot {
        let day = self.days(self.column).map(|days| days.from);
        let theatre = self.theatre(self.row.at);
        if self.counted.is_none() && day.is_none() {
            return self.begin;
        }
        WeekSpot { theatre, day: day.or(self.begin.day) }
    }

    /// Counts anew after a change of what is asked for, and keeps the selected days in sight.
    pub(super) fn recount(&mut self, begin: WeekSpot, view: &ViewContext<'_>) {
        self.begin = begin;
        self.counted = None;
        self.relayout(view);
    }

    /// Adds up what is counted, and what is stated beside it.
    pub(super) fn add_up(&mut self, corpus: &Corpus) {
        self.numbers = GridNumbers::of(&self.cells, self.limits.unit, self.measure, corpus);
        let numbers = self.numbers.rows.iter().flatten();
        self.highest = numbers.map(GridNumber::drawn).max().unwrap_or(0);
        let all = (None, self.measure);
        self.tallest = TempoSeries::of(&self.cells, &self.numbers, all, &[], corpus).highest();
        let first = self.cells.days_of(0);
        let last = self.cells.weeks().checked_sub(1).and_then(|last| self.cells.days_of(last));
        let days = first.zip(last).map(|(first, last)| Period { from: first.from, to: last.to });
        self.stated = days.map_or_else(Vec::new, |days| stated_points(corpus, days, self.measure));
    }

    /// Makes the chart and the words tell of the selection.
    pub(crate) fn follow(&mut self, corpus: &Corpus) {
        self.shown = self.at();
        let what = (self.theatre(self.row.at), self.measure);
        self.series = TempoSeries::of(&self.cells, &self.numbers, what, &self.stated, corpus);
    }

    pub(crate) fn relayout(&mut self, view: &ViewContext<'_>) {
        let corpus = view.corpus;
        let counted = (corpus.digests().len(), corpus.len());
        if self.counted != Some(counted) {
            self.count(corpus);
            self.counted = Some(counted);
        }
        self.scroll(view);
        self.follow(corpus);
        if let Some(behind) = &mut self.behind {
            behind.relayout(view);
        }
    }

    fn count(&mut self, corpus: &Corpus) {
        let Some(years) = years_of(corpus) else { return };
        let day = self.begin.day_or_newest(corpus);
        let (first, last) = (*years.start(), *years.end());
        let year = day.map_or(last, |day| day.year()).clamp(first, last);
        // The days at the turn of a year may lie in a week of the year beside it.
        for year in [year, year - 1, year + 1] {
            let around = match self.limits.unit {
                GridUnit::Week | GridUnit::Day => (year, year),
                GridUnit::Month => {
                    (first.max(year.saturating_sub(YEARS_AROUND)), last.min(year + YEARS_AROUND))
                }
            };
            self.year = Some(year);
            self.cells = CoverGrid::of_years(corpus, around, &self.limits);
            if day.is_none_or(|day| self.cells.week_of(day).is_some()) {
                break;
            }
        }
        self.add_up(corpus);
        let theatres = self.cells.theatres();
        let theatre = self.begin.theatre.and_then(|id| theatres.iter().position(|t| *t == id));
        self.row.at = theatre.map_or(0, |theatre| theatre + 1);
        self.column = day.and_then(|day| self.cells.week_of(day)).unwrap_or(0);
    }

    /// Keeps the selection within the rows and spans, and the window at the selection.
    pub(super) fn scroll(&mut self, view: &ViewContext<'_>) {
        let places = self.places(view);
        let theatres = if places.theatres.is_some() { self.cells.theatres().len() } else { 0 };
        self.row.at = self.row.at.min(theatres);
        let seen = places.rows.1;
        let mut window = Cursor { at: self.row.at.saturating_sub(1), ..self.row };
        window.relayout(theatres, seen);
        self.row.top = window.top;
        self.column = self.column.min(self.columns().saturating_sub(1));
        let columns = self.cells.weeks();
        let visible = places.visible.max(1);
        // What has no span stands beside the window wherever that is.
        let column = self.column.min(columns.saturating_sub(1));
        // A window that moves draws everything anew, so it moves by half of its width.
        if column < self.first || column >= self.first + visible {
            self.first = column.saturating_sub(visible / 2);
        }
        self.first = self.first.min(columns.saturating_sub(visible));
    }

    /// Returns whether chart and words tell of another place than the selected one.
    pub fn detail_is_late(&self) -> bool {
        self.shown != self.at()
    }

    /// Counts belong to one corpus; what is open over the tempo is about the previous one.
    pub(crate) fn moved(&mut self) {
        self.begin = self.spot();
        self.counted = None;
        self.behind = None;
    }

    pub(crate) fn context(&self) -> Context {
        if self.behind.is_some() { Context::Behind } else { Context::Tempo }
    }

    /// Returns the entries of the selected cell, or those of the list that is open, with their name.
    pub(crate) fn mapped(&self, view: &ViewContext<'_>) -> (String, Vec<EntryKey>) {
        let span = self.span(self.at());
        let keys = match &self.behind {
            Some(list) => list.entries(),
            None => span.keys(view),
        };
        (span.told(view).0, keys)
    }

    /// Returns the digest of the selected span; behind a number what is selected there.
    pub(crate) fn subject(&self, corpus: &Corpus) -> Option<TreeNode> {
        if let Some(behind) = &self.behind {
            return behind.neighbour(0);
        }
        self.span(self.at()).digest(corpus).map(TreeNode::Digest)
    }

    pub(crate) fn crumbs(&self) -> Vec<String> {
        let unit = self.limits.unit.word();
        let last = self.cells.weeks().saturating_sub(1);
        let year = self.cells.days_of(self.column.min(last)).zip(self.year).map(|(days, year)| {
            let year = match self.limits.unit {
                GridUnit::Month => days.from.year(),
                GridUnit::Week | GridUnit::Day => year,
            };
            format!("{year}, by {unit}")
        });
        let mut crumbs = vec!["Archive".to_owned(), "Tempo".to_owned()];
        crumbs.extend(year);
        crumbs.extend(self.behind.as_ref().map(|behind| behind.name().to_owned()));
        crumbs
    }

    /// Returns what is counted, how, and how much of it the picture shows.
    pub(crate) fn position(&self, view: &ViewContext<'_>) -> String {
        if let Some(behind) = &self.behind {
            return behind.position(view);
        }
        let unit = self.limits.unit.word();
        let (held, of) = (self.numbers.held_weeks(), self.cells.weeks());
        let (_, without) = self.numbers.totals();
        let without = if without > 0 { format!(", {without} without") } else { String::new() };
        let what = format!("{} a {unit}, once", self.measure.word());
        let placing = self.limits.placing;
        match view.body.width {
            0..60 => format!("{held}/{of} {unit}s held"),
            60..100 if placing == GridPlacing::ByDigest => {
                let (word, placing) = (self.measure.word(), placing.word());
                format!("{word} a {unit}, {placing}{without}  {held}/{of} held")
            }
            60..100 => format!("{what}{without}  {held}/{of} held"),
            100.. => {
                let placing = match placing {
                    GridPlacing::ByDay => placing.in_full(),
                    GridPlacing::ByDigest => placing.word(),
                };
                format!("{what}, {placing}{without}; {held}/{of} {unit}s held")
            }
        }
    }
}
