//! Where each row of the front page leads.

use super::pane::FrontPane;
use super::state::Front;
use crate::screens::{Request, ViewContext};
use crate::tree::{TreeNode, Turn};

impl Front {
    /// Returns what opens what is selected.
    pub(super) fn door(&self, view: &ViewContext<'_>) -> Option<Request> {
        let go = |subject: TreeNode, turn| Some(Request::Go(subject.trail(view.corpus, turn)));
        match self.focus {
            FrontPane::Tempo => {
                let month = view.front?.months.get(self.month_at(view)?)?;
                Some(Request::OpenMonth(month.days.from))
            }
            FrontPane::Stated => Some(Request::Read(self.chosen(view)?, Turn::ByDigest)),
            FrontPane::New => go(self.chosen(view)?, Turn::ByDigest),
            FrontPane::Theatres => go(self.chosen(view)?, Turn::ByTheatre),
            FrontPane::Where => Some(Request::OpenMap(self.chosen(view)?)),
            FrontPane::Waves => go(self.chosen(view)?, Turn::ByWave),
            FrontPane::Saved => {
                let saved = view.saved.get(self.cursor(FrontPane::Saved).at)?;
                Some(Request::Search(saved.query.clone()))
            }
            FrontPane::Place => (!self.place.is_empty()).then(|| Request::Go(self.place.clone())),
        }
    }
}
