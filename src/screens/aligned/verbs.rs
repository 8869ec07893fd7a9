//! What each action does to the aligned picture.

use std::sync::Arc;

use super::state::{Aligned, Heights};
use crate::keys::Action;
use crate::outgoing::{Outgoing, ShownPicture};
use crate::screens::evidence::{act_on_open, now_open};
use crate::screens::scroll::Motion;
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::{CopyRequest, Request, ViewContext};

const TABLE: &[Verb<Aligned>] = &[
    verb(
        Action::MoveDown,
        |aligned, _| Motion::now(Action::MoveDown, aligned.picture.series.len() > 1),
        |aligned, _| aligned.go((aligned.row + 1, aligned.day)),
    ),
    verb(
        Action::MoveUp,
        |aligned, _| Motion::now(Action::MoveUp, aligned.picture.series.len() > 1),
        |aligned, _| aligned.go((aligned.row.saturating_sub(1), aligned.day)),
    ),
    verb(
        Action::MoveLeft,
        |aligned, _| Now::when(aligned.day > 0),
        |aligned, _| aligned.go((aligned.row, aligned.day.saturating_sub(1))),
    ),
    verb(
        Action::MoveRight,
        |aligned, _| Now::when(aligned.day < aligned.picture.last_day()),
        |aligned, _| aligned.go((aligned.row, aligned.day + 1)),
    ),
    verb(
        Action::First,
        |aligned, _| Now::when(aligned.day > 0),
        |aligned, _| aligned.go((aligned.row, 0)),
    ),
    verb(
        Action::Last,
        |aligned, _| Now::when(aligned.day < aligned.picture.last_day()),
        |aligned, _| aligned.go((aligned.row, usize::MAX)),
    ),
    verb(
        Action::Open,
        |aligned, _| {
            let has_day = aligned.day_at(aligned.at()).is_some_and(|day| !day.keys.is_empty());
            Now::when(has_day || !aligned.points_at(aligned.at()).is_empty())
        },
        Aligned::open,
    ),
    verb(
        Action::Read,
        |aligned, _| {
            Now::when(aligned.day_at(aligned.at()).is_some_and(|day| !day.keys.is_empty()))
        },
        Aligned::open_day,
    ),
    verb(
        Action::Span,
        |aligned, _| Now::when(!aligned.picture.series.is_empty()),
        |aligned, _| {
            aligned.heights = match aligned.heights {
                Heights::Sum => Heights::EachDay,
                Heights::EachDay => Heights::Sum,
            };
            Request::Nothing
        },
    ),
    verb(
        Action::Show,
        |aligned, _| Now::when(!aligned.picture.series.is_empty()),
        |aligned, _| {
            aligned.contents = aligned.contents.next();
            Request::Nothing
        },
    ),
    verb(
        Action::Copy,
        |aligned, _| Now::when(!aligned.picture.series.is_empty()),
        |aligned, view| {
            let what = "a day of a comparison".to_owned();
            Request::Copy(CopyRequest::Seen { what, text: aligned.in_words(view) })
        },
    ),
    verb(
        Action::Export,
        |aligned, _| Now::when(!aligned.picture.series.is_empty()),
        |aligned, _| {
            let shown = ShownPicture::Aligned(Arc::clone(&aligned.table));
            Request::export(Outgoing::Picture(Box::new(shown)))
        },
    ),
    always(Action::Aligned, |_, _| Request::Leave),
    always(Action::Back, |_, _| Request::Leave),
];

/// While something is open over the picture, everything goes to it.
const OVER: &[Verb<Aligned>] = &[part(
    |aligned, action, view| now_open(&aligned.behind, action, view),
    |aligned, action, view| act_on_open(&mut aligned.behind, action, view),
)];

impl Verbs for Aligned {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        if self.behind.is_some() { OVER } else { TABLE }
    }
}

impl Aligned {
    fn go(&mut self, (row, day): (usize, usize)) -> Request {
        self.row = row.min(self.picture.series.len().saturating_sub(1));
        self.day = day.min(self.picture.last_day());
        Request::Nothing
    }

    fn open(&mut self, view: &ViewContext<'_>) -> Request {
        if self.points_at(self.at()).is_empty() {
            return self.open_day(view);
        }
        self.behind = self.figures(view).map(Box::new);
        Request::Nothing
    }

    fn open_day(&mut self, view: &ViewContext<'_>) -> Request {
        self.behind = self.entries(view).map(Box::new);
        Request::Nothing
    }
}
