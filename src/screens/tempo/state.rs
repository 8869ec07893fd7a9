//! The state of a tempo: the years, what is counted, the selected theatre and span, and what is open
//! over it.

use std::ops::{Deref, DerefMut};

use chrono::{Datelike as _, NaiveDate};

use super::layout::{TempoContents, TempoPlaces};
use crate::archive::Corpus;
use crate::brief::SpanQuestion;
use crate::compare::{
    Ask, CoverGrid, GridNumber, GridNumbers, GridPlacing, GridUnit, StatedPoint, TempoSeries,
    stated_points,
};
use crate::digest::{Period, Wave, grouped};
use crate::keys::Context;
use crate::screens::ViewContext;
use crate::screens::scroll::Cursor;
use crate::screens::span_told::unusual;
use crate::screens::week_picture::{RowOfAll, WeekPicture, WeekScreen};
use crate::screens::week_spot::{WeekSpot, years_of};
use crate::text::width;

/// How many years before and after that of the selection are counted by month.
const YEARS_AROUND: i32 = 10;

/// How many attacks, or killed, there were from span to span.
#[derive(Clone, Debug)]
pub struct Tempo {
    weeks: WeekPicture,
    /// What is stated for days of the picture.
    pub(super) stated: Vec<StatedPoint>,
    /// The row that is drawn tall.
    pub(super) series: TempoSeries,
    /// The highest number of a theatre in a span.
    pub(super) highest: u64,
    /// The highest number of all theatres in a span, with its doubt.
    tallest: u64,
}

impl Deref for Tempo {
    type Target = WeekPicture;

    fn deref(&self) -> &WeekPicture {
        &self.weeks
    }
}

impl DerefMut for Tempo {
    fn deref_mut(&mut self) -> &mut WeekPicture {
        &mut self.weeks
    }
}

impl Tempo {
    /// Makes a tempo that begins at a theatre and a day.
    pub fn new(begin: WeekSpot) -> Self {
        Self {
            weeks: WeekPicture::new(begin, RowOfAll::First),
            stated: Vec::new(),
            series: TempoSeries::default(),
            highest: 0,
            tallest: 0,
        }
    }

    /// Makes a tempo as a worklist has it, at its theatre and in the middle of its years; its query is not
    /// heeded.
    pub fn shown(asked: &SpanQuestion, corpus: &Corpus) -> Self {
        let middle = asked.years.map(|(first, last)| first.midpoint(last));
        let day = middle.and_then(|year| NaiveDate::from_ymd_opt(year, 7, 1));
        let mut theatres = corpus.taxonomy().theatres();
        let theatre = asked
            .theatre
            .as_ref()
            .and_then(|word| theatres.find(|(_, theatre)| *theatre.id == **word).map(|(id, _)| id));
        let mut tempo = Self::new(WeekSpot { theatre, day });
        tempo.limits.unit = asked.by.unwrap_or_default();
        tempo.limits.placing = asked.placing.unwrap_or_default();
        tempo.measure = asked.measure.unwrap_or_default();
        tempo
    }

    /// Returns what it shows, as a briefing can hold it; none while a list is open or nothing is counted.
    pub(crate) fn gathered(&self, corpus: &Corpus) -> Option<SpanQuestion> {
        let years = self.years().filter(|_| self.behind.is_none())?;
        let theatre = self.theatre(self.row.at);
        Some(SpanQuestion {
            years: Some(years),
            by: Some(self.limits.unit),
            measure: unusual(self.measure),
            placing: unusual(self.limits.placing),
            theatre: theatre.map(|theatre| corpus.taxonomy().theatre_word(theatre).to_owned()),
            ..SpanQuestion::default()
        })
    }

    /// Returns the years that it shows, the first and the last.
    pub(super) fn years(&self) -> Option<(i32, i32)> {
        let at = |column: usize| self.cells.days_of(column).map(|days| days.from.year());
        match self.limits.unit {
            GridUnit::Month => at(0).zip(self.cells.weeks().checked_sub(1).and_then(at)),
            GridUnit::Week | GridUnit::Day => self.year.map(|year| (year, year)),
        }
    }

    /// Returns the days of a span; none of what has no span.
    pub(super) fn days(&self, column: usize) -> Option<Period> {
        self.cells.days_of(column).filter(|_| column < self.cells.weeks())
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
            digits: u16::try_from(grouped(highest).len() + plus).unwrap_or(u16::MAX),
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

    /// Counts anew after a change of what is asked for, and keeps the selected days in sight.
    pub(super) fn recount(&mut self, begin: WeekSpot, view: &ViewContext<'_>) {
        self.begin_at(begin);
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
        if self.must_count(corpus) {
            self.count(corpus);
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

    pub(crate) fn context(&self) -> Context {
        self.context_over(Context::Tempo)
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

impl WeekScreen for Tempo {
    fn rows(&self, view: &ViewContext<'_>) -> usize {
        1 + if self.places(view).theatres.is_some() { self.cells.theatres().len() } else { 0 }
    }

    fn scroll(&mut self, view: &ViewContext<'_>) {
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
}
