//! What each action does to a tempo.

use chrono::{Datelike as _, Days, Months};

use super::state::Tempo;
use crate::compare::{GridUnit, unsaid};
use crate::keys::Action;
use crate::outgoing::{Outgoing, ShownPicture};
use crate::screens::evidence::{act_on_open, now_open};
use crate::screens::span_doors::SpanDoor;
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::week_picture::{WeekScreen as _, act_in_weeks, now_in_weeks};
use crate::screens::week_spot::{WeekSpot, years_of};
use crate::screens::{CopyRequest, Request, ViewContext};

/// What the numbers are of, as a copy or a file says it.
const OF: &str = "a tempo";

/// The months of a year.
const YEAR: u32 = 12;
/// The days of a week.
const WEEK: u64 = 7;

const TABLE: &[Verb<Tempo>] = &[
    part(now_in_weeks, act_in_weeks),
    verb(
        Action::NewerYear,
        |tempo, view| Now::when(tempo.beside(YearStep::Newer, view).is_some()),
        |tempo, view| tempo.year_by(YearStep::Newer, view),
    ),
    verb(
        Action::OlderYear,
        |tempo, view| Now::when(tempo.beside(YearStep::Older, view).is_some()),
        |tempo, view| tempo.year_by(YearStep::Older, view),
    ),
    verb(Action::Open, Tempo::now_open, Tempo::open),
    verb(
        Action::Show,
        |tempo, _| tempo.now_any(),
        |tempo, view| {
            tempo.measure = tempo.measure.next();
            tempo.add_up(view.corpus);
            tempo.scroll(view);
            tempo.follow(view.corpus);
            Request::Nothing
        },
    ),
    verb(
        Action::Span,
        |tempo, _| tempo.now_any(),
        |tempo, view| {
            tempo.limits.unit = match tempo.limits.unit {
                GridUnit::Week => GridUnit::Month,
                GridUnit::Month => GridUnit::Day,
                GridUnit::Day => GridUnit::Week,
            };
            tempo.first = 0;
            let spot = tempo.spot();
            tempo.recount(spot, view);
            Request::Nothing
        },
    ),
    verb(
        Action::Placing,
        |tempo, _| tempo.now_any(),
        |tempo, view| {
            tempo.limits.placing = tempo.limits.placing.other();
            let spot = tempo.spot();
            tempo.recount(spot, view);
            Request::Nothing
        },
    ),
    verb(
        Action::Copy,
        |tempo, _| tempo.now_any(),
        |tempo, view| {
            let what = "a number of a tempo".to_owned();
            Request::Copy(CopyRequest::Seen { what, text: tempo.span(tempo.at()).in_words(view) })
        },
    ),
    verb(Action::Export, |tempo, _| tempo.now_any(), |tempo, _| tempo.export()),
    always(Action::Back, |_, _| Request::Leave),
];

/// While something is open over the tempo, everything goes to it.
const OVER: &[Verb<Tempo>] = &[part(
    |tempo, action, view| now_open(&tempo.behind, action, view),
    |tempo, action, view| act_on_open(&mut tempo.behind, action, view),
)];

/// To which year.
#[derive(Clone, Copy, Debug)]
enum YearStep {
    Newer,
    Older,
}

impl Verbs for Tempo {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        if self.behind.is_some() { OVER } else { TABLE }
    }
}

impl Tempo {
    /// Writes out what is seen: all that is counted, with the selected theatre drawn tall.
    fn export(&self) -> Request {
        let Some(years) = self.years() else { return Request::Nothing };
        Request::export(Outgoing::Picture(Box::new(ShownPicture::Tempo {
            years,
            unit: self.limits.unit,
            placing: self.limits.placing,
            measure: self.measure,
            theatre: self.theatre(self.row.at),
        })))
    }

    /// Returns the same place a year further; none outside of the archive.
    fn beside(&self, step: YearStep, view: &ViewContext<'_>) -> Option<WeekSpot> {
        let last = self.cells.weeks().checked_sub(1)?;
        let days = self.cells.days_of(self.column.min(last))?;
        // The middle of a week is in its year.
        let at = match self.limits.unit {
            GridUnit::Week => days.from.checked_add_days(Days::new(3))?,
            GridUnit::Month | GridUnit::Day => days.from,
        };
        let day = match step {
            YearStep::Newer => at.checked_add_months(Months::new(YEAR))?,
            YearStep::Older => at.checked_sub_months(Months::new(YEAR))?,
        };
        // A year has up to 53 weeks: of its first the same day a year further can still be in its last.
        let stays = self.limits.unit == GridUnit::Week && self.cells.week_of(day).is_some();
        let day = match step {
            _ if !stays => day,
            YearStep::Newer => day.checked_add_days(Days::new(WEEK))?,
            YearStep::Older => day.checked_sub_days(Days::new(WEEK))?,
        };
        let there = years_of(view.corpus)?.contains(&day.year());
        there.then_some(WeekSpot { day: Some(day), ..self.spot() })
    }

    fn year_by(&mut self, step: YearStep, view: &ViewContext<'_>) -> Request {
        if let Some(there) = self.beside(step, view) {
            self.recount(there, view);
        }
        Request::Nothing
    }

    /// Returns the attacks of the selection that say nothing of the toll.
    fn beside_number(&self, view: &ViewContext<'_>) -> Vec<crate::archive::EntryKey> {
        let (row, column) = self.at();
        unsaid(&self.cells, (self.theatre(row), column), self.measure, view.corpus)
    }

    fn now_open(&self, view: &ViewContext<'_>) -> Now {
        match self.span(self.at()).now_open(view) {
            Now::Idle => Now::when(!self.beside_number(view).is_empty()),
            now @ (Now::Ready | Now::Refused(_)) => now,
        }
    }

    /// Opens what lies behind the selected number.
    fn open(&mut self, view: &ViewContext<'_>) -> Request {
        let beside = self.beside_number(view);
        match self.span(self.at()).open(OF, &beside, view) {
            Some(SpanDoor::Over(behind)) => self.behind = Some(Box::new(behind)),
            Some(SpanDoor::Page(request)) => return request,
            None => {}
        }
        Request::Nothing
    }
}
