//! The state of a grid: the year, what is counted and how, the selected cell, and what is open over it.

use std::ops::{Deref, DerefMut};

use chrono::{Datelike as _, NaiveDate};

use super::cell_text::parted;
use super::layout::{CellLook, Contents, GridPlaces};
use crate::archive::Corpus;
use crate::brief::SpanQuestion;
use crate::compare::{CoverGrid, GridNumber, GridNumbers, GridUnit, HeatScale};
use crate::digest::grouped;
use crate::keys::Context;
use crate::screens::ViewContext;
use crate::screens::scroll::Cursor;
use crate::screens::span_told::unusual;
use crate::screens::week_picture::{RowOfAll, WeekPicture, WeekScreen};
use crate::screens::week_spot::{WeekSpot, years_of};
use crate::text::width;

/// Theatre by week.
#[derive(Clone, Debug)]
pub struct Grid {
    weeks: WeekPicture,
    pub(super) heat: HeatScale,
}

impl Deref for Grid {
    type Target = WeekPicture;

    fn deref(&self) -> &WeekPicture {
        &self.weeks
    }
}

impl DerefMut for Grid {
    fn deref_mut(&mut self) -> &mut WeekPicture {
        &mut self.weeks
    }
}

impl Grid {
    /// Makes a grid that begins at a theatre and a day.
    pub fn new(begin: WeekSpot) -> Self {
        Self { weeks: WeekPicture::new(begin, RowOfAll::Last), heat: HeatScale::default() }
    }

    /// Makes a grid of months that begins at the month of a day, at all theatres.
    pub fn of_month(day: NaiveDate) -> Self {
        let mut grid = Self::new(WeekSpot { theatre: None, day: Some(day) });
        grid.limits.unit = GridUnit::Month;
        grid.row.at = usize::MAX;
        grid
    }

    /// Makes a grid as a worklist has it; its query is not heeded.
    pub fn shown(asked: &SpanQuestion) -> Self {
        let mut grid = Self::new(WeekSpot::default());
        grid.year = asked.years.map(|(_, last)| last);
        grid.limits.unit = match asked.by {
            Some(GridUnit::Month) => GridUnit::Month,
            Some(GridUnit::Week | GridUnit::Day) | None => GridUnit::Week,
        };
        grid.limits.placing = asked.placing.unwrap_or_default();
        grid.measure = asked.measure.unwrap_or_default();
        grid
    }

    /// Returns what it shows, as a briefing can hold it; none while a list is open or nothing is counted.
    pub(crate) fn gathered(&self) -> Option<SpanQuestion> {
        let year = self.year.filter(|_| self.behind.is_none() && !self.cells.is_empty())?;
        Some(SpanQuestion {
            years: Some((year, year)),
            by: Some(self.limits.unit),
            measure: unusual(self.measure),
            placing: unusual(self.limits.placing),
            ..SpanQuestion::default()
        })
    }

    /// Returns the places of everything on the screen.
    pub(super) fn places(&self, view: &ViewContext<'_>) -> GridPlaces {
        let taxonomy = view.corpus.taxonomy();
        let names = self.cells.theatres().iter().map(|id| taxonomy.theatre_name(*id));
        let name = names.map(width).max().unwrap_or(0);
        let contents = Contents {
            unit: self.limits.unit,
            columns: self.cells.weeks(),
            rows: self.cells.theatres().len(),
            name: u16::try_from(name).unwrap_or(u16::MAX),
            unplaced: self.numbers.has_unplaced(),
            crowded: self.numbers.rows.iter().any(|row| parted(row).is_none()),
        };
        let look = CellLook { ascii: view.glyphs.is_ascii(), bare: !view.theme.has_colour() };
        GridPlaces::of(view.body, contents, look)
    }

    /// Counts anew after a change of what is asked for, and keeps the selected days in sight.
    pub(super) fn recount(&mut self, view: &ViewContext<'_>) {
        let spot = self.spot();
        self.begin_at(spot);
        self.relayout(view);
    }

    /// Adds up another measure.
    pub(super) fn add_up(&mut self, corpus: &Corpus) {
        self.numbers = GridNumbers::of(&self.cells, self.limits.unit, self.measure, corpus);
        self.heat = HeatScale::of(self.numbers.rows.iter().flatten().map(GridNumber::drawn));
    }

    pub(crate) fn relayout(&mut self, view: &ViewContext<'_>) {
        let corpus = view.corpus;
        if self.must_count(corpus) {
            self.count(corpus);
        }
        self.scroll(view);
        self.shown = self.at();
        if let Some(behind) = &mut self.behind {
            behind.relayout(view);
        }
    }

    fn count(&mut self, corpus: &Corpus) {
        let Some(years) = years_of(corpus) else { return };
        let theatre = self.begin.theatre;
        let day = self.begin.day_or_newest(corpus);
        let year = self.year.or(day.map(|day| day.year())).unwrap_or(*years.end());
        let year = year.clamp(*years.start(), *years.end());
        self.year = Some(year);
        self.cells = CoverGrid::of_year(corpus, year, &self.limits);
        self.add_up(corpus);
        if let Some(at) = theatre.and_then(|id| self.cells.theatres().iter().position(|t| *t == id))
        {
            self.row.at = at;
        }
        if let Some(at) = day.and_then(|day| self.cells.week_of(day)) {
            self.column = at;
        }
    }

    /// Lets the detail tell of the selected cell.
    pub fn catch_up(&mut self) {
        self.shown = self.at();
    }

    pub(crate) fn context(&self) -> Context {
        self.context_over(Context::Grid)
    }

    pub(crate) fn crumbs(&self, view: &ViewContext<'_>) -> Vec<String> {
        let unit = self.limits.unit.word();
        let year = self.year.map(|year| format!(", {year}")).unwrap_or_default();
        // The year is the last to give way.
        let title = if view.body.width < 60 { "By" } else { "Theatre by" };
        let mut crumbs = vec!["Archive".to_owned(), format!("{title} {unit}{year}")];
        crumbs.extend(self.behind.as_ref().map(|behind| behind.name().to_owned()));
        crumbs
    }

    /// Returns what is counted, how, and how much of it the weeks show.
    pub(crate) fn position(&self, view: &ViewContext<'_>) -> String {
        if let Some(behind) = &self.behind {
            return behind.position(view);
        }
        let (placed, without) = self.numbers.totals();
        let (held, of) = (self.numbers.held_weeks(), self.cells.weeks());
        let unit = self.limits.unit.word();
        let word = if placed == 1 { self.measure.one() } else { self.measure.word() };
        let placed = grouped(placed);
        let what = format!("{placed} {word} {}", self.limits.placing.word());
        let without =
            if without > 0 { format!(", {} without", grouped(without)) } else { String::new() };
        match view.body.width {
            0..60 => format!("{held}/{of} {unit}s held"),
            60..100 => format!("{what}{without}  {held}/{of} {unit}s"),
            100.. => {
                let a =
                    if without.is_empty() { String::new() } else { format!("{without} a {unit}") };
                format!("{what}{a}; {held} of {of} {unit}s held")
            }
        }
    }
}

impl WeekScreen for Grid {
    /// Returns the theatres, and all where there is a chart.
    fn rows(&self, view: &ViewContext<'_>) -> usize {
        let theatres = self.cells.theatres().len();
        theatres + usize::from(theatres > 0 && self.places(view).has_all())
    }

    fn scroll(&mut self, view: &ViewContext<'_>) {
        let places = self.places(view);
        let theatres = self.cells.theatres().len();
        let seen = places.rows.1;
        if self.row.at >= theatres && places.has_all() && theatres > 0 {
            // The row of all is always seen.
            let mut last = Cursor { at: theatres - 1, ..self.row };
            last.relayout(theatres, seen);
            self.row = Cursor { at: theatres, top: last.top };
        } else {
            self.row.relayout(theatres, seen);
        }
        self.column = self.column.min(self.columns().saturating_sub(1));
        let weeks = self.cells.weeks();
        let at = self.column.min(weeks.saturating_sub(1));
        let visible = places.visible.max(1);
        let margin = if visible > 8 { 2 } else { 0 };
        let highest = (at + margin + 1).saturating_sub(visible);
        let lowest = at.saturating_sub(margin);
        self.first = self.first.clamp(highest.min(lowest), lowest);
        self.first = self.first.min(weeks.saturating_sub(visible));
    }
}
