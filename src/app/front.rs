//! The front page: opening it, counting for it, going where it leads, and what the next session is to
//! know of this one.

use std::sync::Arc;

use super::{App, Effect};
use crate::archive::Corpus;
use crate::compare::FrontCounts;
use crate::screens::{Front, FrontOpening, Now, Screen, SeenDigests};
use crate::state::SeenChange;
use crate::tree::TreeNode;

impl App {
    /// Returns whether the front page would be gone to: from itself it is not.
    pub(super) fn now_front(&self) -> Now {
        Now::when(!matches!(self.screen(), Some(Screen::Front(_))))
    }

    /// Goes back to the front page where it is open below, else opens it.
    pub(super) fn open_front(&mut self) -> Vec<Effect> {
        let below = self.screens.iter().position(|screen| matches!(screen, Screen::Front(_)));
        if let Some(at) = below {
            self.screens.truncate(at + 1);
            self.relayout();
            return self.compare_if_waiting();
        }
        self.open(Screen::Front(Box::new(Front::new(FrontOpening::Over))));
        self.count_front().into_iter().collect()
    }

    /// Has counted what the front page tells, if it is open and that is not known. While the archive is
    /// being read there is nothing to count.
    pub(super) fn count_front(&self) -> Option<Effect> {
        let is_open = self.screens.iter().any(|screen| matches!(screen, Screen::Front(_)));
        let unknown = self.front.is_none() && self.loading.is_none();
        (is_open && unknown).then_some(Effect::CountFront)
    }

    /// Takes what was counted, unless the archive was read anew since.
    pub(super) fn front_counted(
        &mut self,
        corpus: &Arc<Corpus>,
        counts: FrontCounts,
    ) -> Vec<Effect> {
        if Arc::ptr_eq(corpus, &self.corpus) {
            self.front = Some(Arc::new(counts));
            self.relayout();
        }
        Vec::new()
    }

    /// Goes down a path in the drill-down, and leaves what is open over it.
    pub(super) fn go_to(&mut self, path: &[TreeNode]) {
        self.resume = None;
        self.screens.truncate(1);
        let mut screens = std::mem::take(&mut self.screens);
        if let Some(Screen::Browse(browse)) = screens.first_mut() {
            browse.go(path, &self.view());
        }
        self.screens = screens;
    }

    /// Returns how far this session saw the archive: its newest digest, on this day. Nothing is known
    /// before all of it was read, and nothing is to be kept for who never saw the front page.
    pub(super) fn seen_now(&self) -> Option<SeenChange> {
        self.front.as_ref()?;
        if self.as_of().is_some() {
            return None;
        }
        let day = self.today?;
        let newest = self.corpus.digests().first().filter(|_| self.loading.is_none())?;
        let newest = newest.head().period.from;
        let before = self.last.seen.map(|seen: SeenDigests| seen.newest);
        let newest = before.map_or(newest, |before| before.max(newest));
        Some(SeenChange { newest: newest.to_string(), day: day.to_string() })
    }
}
