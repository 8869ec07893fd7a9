//! The saved searches as the program knows them: read, counted, and changed by the user.

use std::collections::BTreeSet;

use super::{App, Effect, SavedCounts};
use crate::query::SavedSearchChange;

impl App {
    /// Takes the saved searches as they are now, and what is wrong with them in place of what was.
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

    /// What was counted in another corpus holds no more; that is no zero.
    pub(super) fn forget_counts(&mut self) {
        for saved in &mut self.saved {
            saved.total = None;
            saved.first.clear();
        }
    }

    /// Changes the user's saved searches, where anything may be kept on this host.
    pub(super) fn keep(&mut self, keeping: SavedSearchChange) -> Vec<Effect> {
        if self.policy.may_keep() {
            return vec![Effect::Keep(keeping)];
        }
        self.notice = Some(format!("Saving is not allowed, {}", self.policy.by_whom()));
        Vec::new()
    }

    /// Tells what came of a change. The file is read again also where nothing came of it: another
    /// program may have written it, or what is wrong in it is to be told.
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
