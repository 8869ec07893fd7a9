//! What sessions before saw of the archive: having it compared, what is new since, and what was opened.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{App, Effect};
use crate::archive::SeenRecords;
use crate::jobs::{SeenCompared, SeenToKeep};
use crate::screens::Screen;

/// Whether it is kept what was seen of an archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SeenKeeping {
    /// It is.
    Kept,
    /// It is not: nothing is, or the archive has no name.
    #[default]
    NotKept,
}

/// What this session knows of what was seen.
#[derive(Clone, Debug, Default)]
pub(super) struct SessionSeen {
    /// Whether it is kept at all.
    pub keeping: SeenKeeping,
    /// The digests that were opened, by their ids.
    pub opened: BTreeSet<Box<str>>,
    /// What was found out; none until then.
    pub compared: Option<Arc<SeenCompared>>,
}

impl App {
    fn keeps_seen(&self) -> bool {
        self.seen.keeping == SeenKeeping::Kept
    }

    /// Has what there is compared with what was seen before. It waits until what was read can be
    /// searched; what is told as of a day is compared with nothing.
    pub(super) fn compare_seen(&self) -> Option<Effect> {
        (self.keeps_seen() && self.as_of().is_none()).then_some(Effect::CompareSeen)
    }

    /// Takes what was found out, unless the archive was read anew since.
    pub(super) fn seen_compared(&mut self, mut compared: SeenCompared) -> Vec<Effect> {
        if !Arc::ptr_eq(&compared.corpus, &self.corpus) {
            return Vec::new();
        }
        self.corpus.lay_fresh(Arc::clone(&compared.fresh));
        compared.opened.extend(self.seen.opened.iter().cloned());
        self.seen.compared = Some(Arc::new(compared));
        self.relayout();
        Vec::new()
    }

    /// Returns what the sessions before had seen, once that was read in this one.
    pub fn seen_before(&self) -> Option<Option<Arc<SeenRecords>>> {
        self.seen.compared.as_ref().map(|compared| compared.before.clone())
    }

    /// Returns what the next session is to know of this one; none where nothing was seen. A session may end
    /// before all was hashed.
    pub fn seen_to_keep(&self) -> Option<SeenToKeep> {
        // Where nothing was looked at, nothing was seen.
        let has_looked = self.front.is_some() || !self.seen.opened.is_empty();
        if !self.keeps_seen() || !has_looked {
            return None;
        }
        let (corpus, day) = (self.share_corpus(), self.today);
        match &self.seen.compared {
            Some(compared) => {
                let (now, opened) = (Some(Arc::clone(&compared.now)), compared.opened.clone());
                Some(SeenToKeep { now, corpus, opened, day })
            }
            // What is told as of a day is not what there is to be seen.
            None if self.as_of().is_some() => None,
            None => Some(SeenToKeep { now: None, corpus, opened: self.seen.opened.clone(), day }),
        }
    }

    /// Notes the digest in which one is now: it was opened.
    pub(super) fn note_opened(&mut self) {
        if !self.keeps_seen() || self.loading.is_some() {
            return;
        }
        let inside = if let Some(Screen::Text(text)) = self.screen() {
            Some(text.subject())
        } else if let Some(Screen::Browse(browse)) = self.screen() {
            Some(browse.step().subject)
        } else {
            None
        };
        let digest = inside.and_then(|node| self.corpus.digest(node.within_digest()?));
        let Some(id) = digest.map(|digest| Box::<str>::from(digest.id())) else { return };
        if self.seen.opened.insert(id.clone())
            && let Some(compared) = &mut self.seen.compared
        {
            Arc::make_mut(compared).opened.insert(id);
        }
    }
}
