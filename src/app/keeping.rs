//! The saved searches as the program knows them: read, counted, and changed by the user.

use std::collections::BTreeSet;

use super::{App, Effect, SavedCounts};
use crate::query::SavedSearchChange;

impl App {
    /// Takes the saved searches as they are now; their problems replace the earlier ones.
    pub(super) fn counted(&mut self, counts: SavedCounts) {
        self.saved = counts.list;
        let before = std::mem::replace(&mut self.saved_problems, counts.problems);
        let before: BTreeSet<_> = before.into_iter().collect();
        self.problems.retain(|known| !before.contains(known));
        self.problems.extend_from_slice(&self.saved_problems);
        self.problems.sort();
        self.problems.dedup();
        self.relayout();
    }

    /// Forgets counts made in another corpus: they no longer hold, and unknown is not zero.
    pub(super) fn forget_counts(&mut self) {
        for saved in &mut self.saved {
            saved.found = None;
            saved.first.clear();
        }
    }

    /// Changes the user's saved searches, if the host allows anything to be saved.
    pub(super) fn keep(&mut self, keeping: SavedSearchChange) -> Vec<Effect> {
        if self.policy.may_keep() {
            return vec![Effect::Keep(keeping)];
        }
        self.notice = Some(format!("Saving is not allowed, {}", self.policy.by_whom()));
        Vec::new()
    }

    /// Reports the result of a change. The file is read again even if the change failed: another
    /// program may have written it, or a problem in it must be reported.
    pub(super) fn kept(
        &mut self,
        keeping: &SavedSearchChange,
        done: Result<(), String>,
    ) -> Vec<Effect> {
        let shared = |name: &str| self.saved.iter().any(|s| s.shared && s.is_called(name));
        self.notice = Some(match (keeping, done) {
            (
                SavedSearchChange::Add { name, .. } | SavedSearchChange::Replace { name, .. },
                Ok(()),
            ) if shared(name) => {
                format!("Saved as {name}; it goes before the archive's of that name")
            }
            (SavedSearchChange::Add { name, .. }, Ok(())) => format!("Saved as {name}"),
            (SavedSearchChange::Replace { name, .. }, Ok(())) => format!("Replaced {name}"),
            (SavedSearchChange::Delete { name }, Ok(())) => format!("Deleted {name}"),
            (SavedSearchChange::Add { .. } | SavedSearchChange::Replace { .. }, Err(why)) => {
                format!("Not saved: {why}")
            }
            (SavedSearchChange::Delete { .. }, Err(why)) => format!("Not deleted: {why}"),
        });
        vec![Effect::ListSearches]
    }
}
