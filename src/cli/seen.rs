//! What sessions of the reader saw of an archive, for the commands that ask what is new.

use std::cell::{Cell, RefCell};

use super::exit::Failure;
use super::reader::store;
use super::remarks::CountedWork;
use super::session::Session;
use crate::archive::{ArchiveChange, Corpus, Origin, SeenRecords, changes_from};
use crate::state::SeenStore;

/// Returns where it is kept what sessions saw of an archive, or why that is nowhere.
pub(super) fn seen_store(session: &Session<'_>, origin: &Origin) -> Result<SeenStore, String> {
    let Session { env, shared, .. } = session;
    if !env.policy.may_keep() {
        return Err(format!("nothing may be kept of what was seen, {}", env.policy.by_whom()));
    }
    if shared.no_state || !env.settings.state {
        let by = if shared.no_state { "--no-state" } else { "`state: off`" };
        return Err(format!("{by} keeps nothing of what was seen"));
    }
    match store(session, origin) {
        Some(Ok(store)) => {
            let unnamed = "of several files nothing is kept: name a folder";
            SeenStore::of(&store).ok_or_else(|| unnamed.to_owned())
        }
        Some(Err(problem)) => Err(problem.to_string()),
        None => Err("there is no folder to keep in what was seen".to_owned()),
    }
}

/// Returns what changed since an archive was seen, and lays over it what is new.
pub(super) fn since_seen(
    before: &SeenRecords,
    corpus: &Corpus,
    session: &mut Session<'_>,
) -> Vec<ArchiveChange> {
    let work = CountedWork { done: "hashed", what: "digests" };
    let (line, all) = (RefCell::new(session.progress()), corpus.digests().len());
    let hashed = Cell::new(0);
    // Nobody stops it, so there is an answer; it asks before each digest.
    let go_on = || {
        line.borrow_mut().reach(work, hashed.replace(hashed.get() + 1), all);
        false
    };
    let now = SeenRecords::of(corpus, &go_on).unwrap_or_default();
    let (changes, fresh) = changes_from(before, &now, corpus);
    corpus.lay_fresh(fresh.into());
    changes
}

/// Returns what the last session of the reader saw.
pub(super) fn last_seen(session: &Session<'_>) -> Result<SeenRecords, Failure> {
    let origin = session.origin()?;
    let store = seen_store(session, &origin).map_err(Failure::Refused)?;
    let seen = store.look().map_err(|problem| Failure::Refused(problem.to_string()))?;
    seen.ok_or_else(|| {
        let why = "no session of the reader saw this archive yet: `--since DAY` asks its digests";
        Failure::Refused(why.to_owned())
    })
}

/// Finds out what is new for a query that asks for it.
pub(super) fn know_what_is_new(corpus: &Corpus, session: &mut Session<'_>) {
    match last_seen(session) {
        Ok(before) => drop(since_seen(&before, corpus, session)),
        Err(why) => session.say(&format!("what is new is not known: {why}")),
    }
}
