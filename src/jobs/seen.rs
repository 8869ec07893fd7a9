//! What changed since the last session, as it is found beside the state machine.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

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
}

/// What the next session is to know of one that ends.
#[derive(Clone, Debug)]
pub struct SeenToKeep {
    /// What there is to be seen, once that was hashed.
    pub now: Option<Arc<SeenRecords>>,
    /// The corpus that was seen.
    pub corpus: Arc<Corpus>,
    /// The digests that were opened, by their ids.
    pub opened: BTreeSet<Box<str>>,
    /// The day of the session.
    pub day: Option<NaiveDate>,
}

impl SeenToKeep {
    /// Returns what is kept: what there is, and what was opened. What was not hashed before is hashed now; none
    /// if that is stopped.
    pub fn records(&self, stopped: &dyn Fn() -> bool) -> Option<SeenRecords> {
        let mut seen = match &self.now {
            Some(now) => SeenRecords::clone(now),
            None => SeenRecords::of(&self.corpus, stopped)?,
        };
        seen.day = self.day;
        for home in &mut seen.homes {
            home.opened = self.opened.contains(&home.id);
        }
        Some(seen)
    }
}
