//! How much a subject tells, and what that number is worth.

use super::TreeNode;
use crate::archive::Corpus;
use crate::cover::{Scope, State, state_of};
use crate::digest::{AreaId, Section};

impl TreeNode {
    /// Returns the number of entries in a digest or a part of one, or of events in a theatre, an
    /// area or a wave across all digests, with what is held of it. What no longer exists is not
    /// held.
    pub fn held(self, corpus: &Corpus) -> (State, u32) {
        let over = |scope| {
            let cover = corpus.cover();
            cover.held(scope, cover.days().as_slice()).state()
        };
        // Entries without an area are as much as their theatre.
        let scope = |theatre, area: Option<AreaId>| {
            area.map_or(Scope::Theatre(theatre), |area| Scope::Area(theatre, area))
        };
        match self {
            Self::Archive(_) => (over(Scope::All), as_count(corpus.len())),
            Self::Entry(key) => {
                corpus.entry(key).map_or_else(Default::default, |_| (State::InFull, 1))
            }
            Self::Digest(at) => corpus.digest(at).map_or_else(Default::default, |digest| {
                (state_of(digest, Scope::All), as_count(digest.len()))
            }),
            Self::DigestTheatre(at, theatre) => {
                within(corpus, at, Scope::Theatre(theatre), |_| true)
            }
            Self::DigestArea(at, theatre, area) => {
                within(corpus, at, scope(theatre, area), |section| section.area == area)
            }
            Self::Theatre(theatre) => {
                let events = corpus.theatre(theatre).map_or(0, |shelf| shelf.tally().entries);
                (over(Scope::Theatre(theatre)), events)
            }
            Self::Area(theatre, area) => {
                let shelf = corpus.theatre(theatre).and_then(|shelf| shelf.area(area));
                (over(scope(theatre, area)), shelf.map_or(0, |shelf| shelf.tally.entries))
            }
            Self::Wave(at) => {
                let wave = corpus.waves().get(at);
                let held = wave.map(|wave| corpus.cover().held(Scope::All, &[wave.period]));
                (held.unwrap_or_default().state(), as_count(corpus.member_count(at)))
            }
        }
    }
}

/// Counts the entries in some sections of a place in a digest.
fn within(
    corpus: &Corpus,
    at: u32,
    scope: Scope,
    counted: impl Fn(&Section) -> bool,
) -> (State, u32) {
    let (Some(digest), Scope::Theatre(theatre) | Scope::Area(theatre, _)) =
        (corpus.digest(at), scope)
    else {
        return Default::default();
    };
    let sections = digest.sections_of(theatre).filter(|section| counted(section));
    (state_of(digest, scope), sections.map(|section| section.len).sum())
}

fn as_count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
