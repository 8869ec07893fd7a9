//! What each action does to a grid.

use super::state::Grid;
use crate::compare::GridUnit;
use crate::keys::Action;
use crate::outgoing::{Outgoing, ShownPicture};
use crate::screens::evidence::{act_on_open, now_open};
use crate::screens::span_doors::SpanDoor;
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::week_picture::{WeekScreen as _, act_in_weeks, now_in_weeks};
use crate::screens::week_spot::years_of;
use crate::screens::{CopyRequest, Request, ViewContext};

/// What the cells are of, as a copy or a file says it.
const OF: &str = "theatres by week";

const TABLE: &[Verb<Grid>] = &[
    part(now_in_weeks, act_in_weeks),
    verb(
        Action::NewerYear,
        |grid, view| grid.now_year(1, view),
        |grid, view| grid.year_by(1, view),
    ),
    verb(
        Action::OlderYear,
        |grid, view| grid.now_year(-1, view),
        |grid, view| grid.year_by(-1, view),
    ),
    verb(Action::Open, |grid, view| grid.span(grid.at()).now_open(view), Grid::open),
    verb(
        Action::Show,
        |grid, _| grid.now_any(),
        |grid, view| {
            grid.measure = grid.measure.next();
            grid.add_up(view.corpus);
            grid.scroll(view);
            Request::Nothing
        },
    ),
    verb(
        Action::Placing,
        |grid, _| grid.now_any(),
        |grid, view| {
            grid.limits.placing = grid.limits.placing.other();
            grid.recount(view);
            Request::Nothing
        },
    ),
    verb(
        Action::Span,
        |grid, _| grid.now_any(),
        |grid, view| {
            grid.limits.unit = match grid.limits.unit {
                GridUnit::Week => GridUnit::Month,
                GridUnit::Month | GridUnit::Day => GridUnit::Week,
            };
            grid.recount(view);
            Request::Nothing
        },
    ),
    verb(
        Action::Copy,
        |grid, _| grid.now_any(),
        |grid, view| {
            let what = "a cell of theatres by week".to_owned();
            Request::Copy(CopyRequest::Seen { what, text: grid.span(grid.at()).in_words(view) })
        },
    ),
    verb(Action::Export, |grid, _| grid.now_any(), |grid, _| grid.export()),
    always(Action::Back, |_, _| Request::Leave),
];

/// While something is open over the grid, everything goes to it.
const OVER: &[Verb<Grid>] = &[part(
    |grid, action, view| now_open(&grid.behind, action, view),
    |grid, action, view| act_on_open(&mut grid.behind, action, view),
)];

impl Verbs for Grid {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        if self.behind.is_some() { OVER } else { TABLE }
    }
}

impl Grid {
    /// Writes out what is seen: all weeks or months of the year.
    fn export(&self) -> Request {
        let Some(year) = self.year else { return Request::Nothing };
        Request::export(Outgoing::Picture(Box::new(ShownPicture::Grid {
            years: (year, year),
            unit: self.limits.unit,
            placing: self.limits.placing,
            measure: self.measure,
        })))
    }

    fn now_year(&self, by: i32, view: &ViewContext<'_>) -> Now {
        let years = years_of(view.corpus);
        let there = years.zip(self.year).is_some_and(|(years, year)| years.contains(&(year + by)));
        Now::when(there)
    }

    /// Goes to another year, to the same place in it.
    fn year_by(&mut self, by: i32, view: &ViewContext<'_>) -> Request {
        self.year = self.year.map(|year| year + by);
        let (row, column) = (self.row, self.column);
        self.recount(view);
        (self.row, self.column) = (row, column);
        self.scroll(view);
        Request::Nothing
    }

    /// Opens what lies behind the selected cell.
    fn open(&mut self, view: &ViewContext<'_>) -> Request {
        match self.span(self.at()).open(OF, &[], view) {
            Some(SpanDoor::Over(behind)) => self.behind = Some(Box::new(behind)),
            Some(SpanDoor::Page(request)) => return request,
            None => {}
        }
        Request::Nothing
    }
}
