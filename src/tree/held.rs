//! How much a subject tells, and what that number is worth.

use super::TreeNode;
use crate::archive::Corpus;
use crate::cover::{Scope, State, state_of};
use crate::digest::{AreaId, Section, Sum, Tally, TheatreId};

impl TreeNode {
    /// Returns the number of entries in a digest or a part of one, or of events in a theatre, an
    /// area or a wave across all digests with its doubt, with what is held of it. What no longer exists is not
    /// held.
    pub fn held(self, corpus: &Corpus) -> (State, Sum) {
        let over = |scope| corpus.cover().held_overall(scope).state();
        match self {
            Self::Archive(_) => (over(Scope::All), Sum::ones(as_count(corpus.len()))),
            Self::Entry(key) => {
                corpus.entry(key).map_or_else(Default::default, |_| (State::InFull, Sum::ones(1)))
            }
            Self::Digest(at) => corpus.digest(at).map_or_else(Default::default, |digest| {
                (state_of(digest, Scope::All), Sum::ones(as_count(digest.len())))
            }),
            Self::DigestTheatre(at, theatre) => {
                within(corpus, at, Scope::Theatre(theatre), |_| true)
            }
            Self::DigestArea(at, theatre, area) => {
                within(corpus, at, Scope::of(theatre, area), |section| section.area == area)
            }
            Self::Theatre(theatre) => {
                (over(Scope::Theatre(theatre)), theatre_tally(corpus, theatre).events)
            }
            Self::Area(theatre, area) => {
                (over(Scope::of(theatre, area)), area_tally(corpus, theatre, area).events)
            }
            Self::Wave(at) => {
                let wave = corpus.waves().get(at);
                let held = wave.map(|wave| corpus.cover().held(Scope::All, &[wave.period]));
                (held.unwrap_or_default().state(), corpus.wave_events(at).events)
            }
        }
    }
}

/// Returns the tally of a theatre over every side; an empty one if nothing is told of it.
pub(super) fn theatre_tally(corpus: &Corpus, theatre: TheatreId) -> Tally {
    corpus.theatre(theatre).map(|index| index.tallies().all()).unwrap_or_default()
}

/// Returns the tally of an area over every side, likewise.
pub(super) fn area_tally(corpus: &Corpus, theatre: TheatreId, area: Option<AreaId>) -> Tally {
    let index = corpus.theatre(theatre).and_then(|index| index.area(area));
    index.map(|index| index.tallies.all()).unwrap_or_default()
}

/// Counts the entries in some sections of a place in a digest.
fn within(
    corpus: &Corpus,
    at: u32,
    scope: Scope,
    counted: impl Fn(&Section) -> bool,
) -> (State, Sum) {
    let (Some(digest), Scope::Theatre(theatre) | Scope::Area(theatre, _)) =
        (corpus.digest(at), scope)
    else {
        return Default::default();
    };
    let sections = digest.sections_of(theatre).filter(|section| counted(section));
    (state_of(digest, scope), Sum::ones(sections.map(|section| section.len).sum()))
}

fn as_count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
