//! What changed since the last session, as it is found beside the state machine.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::archive::{ArchiveChange, Corpus, FreshRecords, SeenRecords, changes_from, counts_told};

/// What a session found out about what those before it saw.
#[derive(Clone, Debug)]
pub struct SeenCompared {
    /// The corpus that was compared.
    pub corpus: Arc<Corpus>,
    /// What the sessions before had seen; none where none was.
    pub before: Option<Arc<SeenRecords>>,
    /// What there is to be seen now.
    pub now: Arc<SeenRecords>,
    /// What changed since; nothing where no session was before.
    pub changes: Vec<ArchiveChange>,
    /// The records that are new.
    pub fresh: Arc<FreshRecords>,
    /// The digests that somebody opened, by their ids.
    pub opened: BTreeSet<Box<str>>,
}

impl SeenCompared {
    /// Takes what was seen before, and finds out what changed.
    pub fn of(corpus: Arc<Corpus>, before: Option<Arc<SeenRecords>>, now: SeenRecords) -> Self {
        let (changes, fresh) = match &before {
            Some(before) => changes_from(before, &now, &corpus),
            None => (Vec::new(), FreshRecords::default()),
        };
        let homes = before.iter().flat_map(|before| &before.homes);
        let opened = homes.filter(|home| home.opened).map(|home| home.id.clone()).collect();
        Self { corpus, before, now: Arc::new(now), changes, fresh: Arc::new(fresh), opened }
    }

    /// Returns true for a digest that nobody opened; where no session was before, for none.
    pub fn is_unread(&self, digest: &str) -> bool {
        self.before.is_some() && !self.opened.contains(digest)
    }

    /// Says what changed, in numbers: `3 new, 1 changed`; none where no session was before.
    pub fn told(&self) -> Option<String> {
        self.before.as_ref()?;
        let told = counts_told(&self.changes);
        Some(if told.is_empty() { "nothing new".to_owned() } else { told })
    }

    /// Returns what the next session is to know: what there is, and what was opened.
    pub fn to_keep(&self) -> SeenRecords {
        let mut seen = SeenRecords::clone(&self.now);
        for home in &mut seen.homes {
            home.opened = self.opened.contains(&home.id);
        }
        seen
    }
}
