//! What an extract says about itself, for the commands that write one.

use super::ask::ParsedQuery;
use super::exit::Failure;
use super::origin::origin_name;
use super::session::Session;
use crate::archive::{AsOf, Corpus, EntryKey};
use crate::cover::State;
use crate::export::About;
use crate::outgoing::by_basis;
use crate::page::digests_cited;
use crate::query::Replaced;

/// Says of some entries by which query they were found, and what stands for its words; under the markings
/// of the session.
pub(super) fn about(
    asked: &ParsedQuery,
    (keys, replaced): (&[EntryKey], &[Replaced]),
    corpus: &Corpus,
    session: &Session<'_>,
) -> Result<About, Failure> {
    let of = asked.query.asked_of(corpus);
    Ok(About {
        marking: session.markings.all(),
        query: (!asked.query.is_empty()).then(|| asked.query.to_string()),
        saved: asked.saved.clone(),
        archive: origin_name(&session.origin()?),
        as_of: corpus.as_of().map(AsOf::about),
        date: session.env.today,
        entries: keys.len(),
        events: asked.query.events_told(corpus, keys).events,
        at_least: of.held(corpus).state() != State::InFull,
        held: of.told(corpus),
        unrated: asked.query.unrated_kept(corpus, keys),
        nearest: None,
        understood: Vec::new(),
        replaced: replaced.iter().map(Replaced::message).collect(),
        by_basis: by_basis(&asked.query, keys.to_vec(), corpus),
        of: corpus.len(),
        digests: digests_cited(corpus, keys),
        outlets: corpus.outlets_cited(keys),
    })
}
