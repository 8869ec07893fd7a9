//! The state of a grid: the year, what is counted and how, the selected cell, and what is open over it.

use chrono::{Datelike as _, NaiveDate};

use super::layout::{CellLook, Contents, GridPlaces};
use crate::archive::{Corpus, EntryKey};
use crate::compare::{
    CoverGrid, GridLimits, GridMeasure, GridNumber, GridNumbers, GridUnit, HeatScale,
};
use crate::digest::TheatreId;
use crate::keys::Context;
use crate::screens::ViewContext;
use crate::screens::evidence::OpenEvidence;
use crate::screens::scroll::Cursor;
use crate::screens::week_spot::{WeekSpot, years_of};
use crate::text::width;
use crate::tree::TreeNode;

/// Theatre by week.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The year; none until an archive was counted.
    pub(super) year: Option<i32>,
    pub(super) limits: GridLimits,
    pub(super) measure: GridMeasure,
    pub(super) cells: CoverGrid,
    pub(super) numbers: GridNumbers,
    pub(super) heat: HeatScale,
    /// The selected theatre; behind the last stand all of them.
    pub(super) row: Cursor,
    /// The selected week; behind the last stands what has none.
    pub(super) column: usize,
    /// The first week that is seen.
    pub(super) first: usize,
    /// The cell that the detail tells of. It follows the selection, but waits while a key is held down.
    pub(super) shown: (usize, usize),
    /// The list or text behind a cell.
    pub(in crate::screens) behind: OpenEvidence,
    /// Where to begin: a theatre, a day.
    begin: WeekSpot,
    /// The digests and entries of the corpus that was counted; none where it must be counted anew.
    counted: Option<(usize, usize)>,
}

impl Grid {
    /// Makes a grid that begins at a theatre and a day.
    pub fn new(begin: WeekSpot) -> Self {
        Self {
            year: None,
            limits: GridLimits::default(),
            measure: GridMeasure::default(),
            cells: CoverGrid::default(),
            numbers: GridNumbers::default(),
            heat: HeatScale::default(),
            row: Cursor::default(),
            column: 0,
            first: 0,
            shown: (0, 0),
            behind: None,
            begin,
            counted: None,
        }
    }

    /// Makes a grid of months that begins at the month of a day, at all theatres.
    pub fn of_month(day: NaiveDate) -> Self {
        let mut grid = Self::new(WeekSpot { theatre: None, day: Some(day) });
        grid.limits.unit = GridUnit::Month;
        grid.row.at = usize::MAX;
        grid
    }

    /// Returns the selected theatre; none on the row of all.
    pub(super) fn theatre(&self, row: usize) -> Option<TheatreId> {
        self.cells.theatres().get(row).copied()
    }

    /// Returns the number of a cell.
    pub(super) fn number(&self, (row, column): (usize, usize)) -> Option<GridNumber> {
        let Some(weeks) = self.numbers.rows.get(row) else {
            return self.numbers.all.get(column).copied();
        };
        if column < weeks.len() {
            weeks.get(column).copied()
        } else {
            self.numbers.unplaced.get(row).copied().flatten()
        }
    }

    pub(super) fn at(&self) -> (usize, usize) {
        (self.row.at, self.column)
    }

    /// Returns the theatre and the first day of the selected cell.
    pub(crate) fn spot(&self) -> WeekSpot {
        let day = self.cells.days_of(self.column).map(|days| days.from);
        WeekSpot { theatre: self.theatre(self.row.at), day: day.or(self.begin.day) }
    }

    /// Returns the number of columns that can be selected.
    pub(super) fn columns(&self) -> usize {
        self.cells.weeks() + usize::from(self.numbers.has_unplaced())
    }

    /// Returns the number of rows that can be selected: the theatres, and all where there is a chart.
    pub(super) fn rows(&self, view: &ViewContext<'_>) -> usize {
        let theatres = self.cells.theatres().len();
        theatres + usize::from(theatres > 0 && self.places(view).has_all())
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
        };
        let look = CellLook { ascii: view.glyphs.is_ascii(), bare: !view.theme.has_colour() };
        GridPlaces::of(view.body, contents, look)
    }

    /// Counts anew after a change of what is asked for, and keeps the selected days in sight.
    pub(super) fn recount(&mut self, view: &ViewContext<'_>) {
        self.begin = self.spot();
        self.counted = None;
        self.relayout(view);
    }

    /// Adds up another measure.
    pub(super) fn add_up(&mut self, corpus: &Corpus) {
        self.numbers = GridNumbers::of(&self.cells, self.limits.unit, self.measure, corpus);
        self.heat = HeatScale::of(self.numbers.rows.iter().flatten().map(GridNumber::drawn));
    }

    pub(crate) fn relayout(&mut self, view: &ViewContext<'_>) {
        let corpus = view.corpus;
        let counted = (corpus.digests().len(), corpus.len());
        if self.counted != Some(counted) {
            self.count(corpus);
            self.counted = Some(counted);
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

    /// Keeps the selection within the grid, and the window at the selection.
    pub(super) fn scroll(&mut self, view: &ViewContext<'_>) {
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

    /// Returns whether the detail tells of another cell than the selected one.
    pub fn detail_is_late(&self) -> bool {
        self.shown != self.at()
    }

    /// Lets the detail tell of the selected cell.
    pub fn catch_up(&mut self) {
        self.shown = self.at();
    }

    /// Counts belong to one corpus; what is open over the grid is about the previous one.
    pub(crate) fn moved(&mut self) {
        self.begin = self.spot();
        self.counted = None;
        self.behind = None;
    }

    pub(crate) fn context(&self) -> Context {
        if self.behind.is_some() { Context::Behind } else { Context::Grid }
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

    /// Returns the digest of the selected week; behind a cell what is selected there.
    pub(crate) fn subject(&self, corpus: &Corpus) -> Option<TreeNode> {
        if let Some(behind) = &self.behind {
            return behind.neighbour(0);
        }
        self.span(self.at()).digest(corpus).map(TreeNode::Digest)
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
        let what = format!("{placed} {word} {}", self.limits.placing.word());
        let without = if without > 0 { format!(", {without} without") } else { String::new() };
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
