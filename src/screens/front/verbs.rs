//! What each action does to the front page.

use super::pane::FrontPane;
use super::state::{Front, FrontOpening};
use crate::keys::Action;
use crate::screens::scroll::Motion;
use crate::screens::verb::{Now, Verb, Verbs, part, verb};
use crate::screens::{Request, ViewContext};
use crate::tree::{TreeNode, Turn};

const TABLE: &[Verb<Front>] = &[
    part(
        |front, action, view| Motion::now(action, front.moves_rows(view)),
        |front, action, view| {
            front.move_row(action, view);
            Request::Nothing
        },
    ),
    verb(
        Action::MoveLeft,
        |front, view| Now::when(front.in_tempo() && front.month_by(-1, view).is_some()),
        |front, view| front.go_month(-1, view),
    ),
    verb(
        Action::MoveRight,
        |front, view| Now::when(front.in_tempo() && front.month_by(1, view).is_some()),
        |front, view| front.go_month(1, view),
    ),
    verb(Action::NextPane, Front::now_pane, |front, view| front.turn_pane(1, view)),
    verb(Action::PreviousPane, Front::now_pane, |front, view| {
        front.turn_pane(FrontPane::ALL.len() - 1, view)
    }),
    verb(
        Action::Open,
        |front, view| Now::when(front.door(view).is_some()),
        |front, view| front.door(view).unwrap_or(Request::Nothing),
    ),
    verb(
        Action::Read,
        |front, view| Now::when(front.chosen(view).is_some()),
        |front, view| {
            let turn = match front.focus {
                FrontPane::Theatres | FrontPane::Where => Turn::ByTheatre,
                FrontPane::Waves => Turn::ByWave,
                FrontPane::New
                | FrontPane::Stated
                | FrontPane::Place
                | FrontPane::Tempo
                | FrontPane::Saved => Turn::ByDigest,
            };
            front.chosen(view).map_or(Request::Nothing, |subject| Request::Read(subject, turn))
        },
    ),
    verb(
        Action::Waves,
        |_, view| Now::when(!view.corpus.waves().is_empty()),
        |_, _| Request::Go(vec![TreeNode::Archive(Turn::ByWave)]),
    ),
    verb(
        Action::Back,
        |front, _| Now::when(front.opening == FrontOpening::Over),
        |_, _| Request::Leave,
    ),
];

impl Verbs for Front {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        TABLE
    }
}

impl Front {
    fn in_tempo(&self) -> bool {
        self.focus == FrontPane::Tempo
    }

    fn moves_rows(&self, view: &ViewContext<'_>) -> bool {
        !self.in_tempo() && self.len(self.focus, view) > 1
    }

    fn move_row(&mut self, action: Action, view: &ViewContext<'_>) {
        let len = self.len(self.focus, view);
        let height = Self::height(self.focus, &self.places(view));
        if let Some(cursor) = self.cursor_mut(self.focus) {
            cursor.act(action, len, height);
        }
    }

    /// Returns the month that many after the selected one.
    fn month_by(&self, by: isize, view: &ViewContext<'_>) -> Option<usize> {
        let at = self.month_at(view)?.checked_add_signed(by)?;
        (at < self.len(FrontPane::Tempo, view)).then_some(at)
    }

    fn go_month(&mut self, by: isize, view: &ViewContext<'_>) -> Request {
        let at = self.month_by(by, view);
        let month = at.and_then(|at| view.front?.months.get(at));
        self.month = month.map(|month| month.days.from).or(self.month);
        let places = self.places(view);
        self.scroll(view, &places);
        Request::Nothing
    }

    fn now_pane(&self, view: &ViewContext<'_>) -> Now {
        let panes = FrontPane::ALL.into_iter().filter(|pane| self.can_focus(*pane, view));
        Now::when(panes.count() > 1)
    }

    /// Gives the keys to the next pane that many further that can have them.
    fn turn_pane(&mut self, by: usize, view: &ViewContext<'_>) -> Request {
        let all = FrontPane::ALL;
        let at = all.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        let others = (1..=all.len()).map(|step| (at + step * by) % all.len());
        let panes = others.filter_map(|at| all.get(at).copied());
        let next = panes.into_iter().find(|pane| self.can_focus(*pane, view));
        self.focus = next.unwrap_or(self.focus);
        Request::Nothing
    }
}
