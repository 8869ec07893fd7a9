//! A subject as it is copied: the key that finds it again, and a few lines that give its source.

use super::held::{area_tally, theatre_tally};
use super::{TreeNode, Turn};
use crate::archive::Corpus;
use crate::page;

impl TreeNode {
    /// Returns what finds it again: its id, or else the query for the entries within it.
    pub fn handle(self, corpus: &Corpus) -> String {
        match self {
            Self::Archive(_) => "all".to_owned(),
            Self::Digest(at) => corpus.digest(at).map_or_else(String::new, |d| d.id().to_owned()),
            Self::Wave(at) => {
                corpus.waves().get(at).map_or_else(String::new, |wave| wave.id.to_string())
            }
            Self::Entry(key) => corpus.entry(key).map_or_else(String::new, |entry| entry.id()),
            Self::DigestTheatre(..) | Self::DigestArea(..) | Self::Theatre(_) | Self::Area(..) => {
                self.scope(corpus).trim_end().to_owned()
            }
        }
    }

    /// Returns it in a few lines of plain text, with its source.
    pub fn quote(self, corpus: &Corpus) -> String {
        let turn = match self {
            Self::Archive(turn) => turn,
            Self::Digest(at) => return page::quote_digest(corpus, at),
            Self::Wave(at) => return page::quote_wave(corpus, at),
            Self::Entry(key) => return page::quote(corpus, key),
            Self::DigestTheatre(..) | Self::DigestArea(..) => Turn::ByDigest,
            Self::Theatre(_) | Self::Area(..) => Turn::ByTheatre,
        };
        let trail = self.trail(corpus, turn);
        // Every subject lies in the archive, so the archive is named only if it was asked for.
        let outermost = trail.len().min(2) - 1;
        let names = trail.iter().skip(outermost).rev().map(|subject| subject.name(corpus));
        page::quote_place(&names.collect::<Vec<_>>(), &self.told(corpus), &self.handle(corpus))
    }

    /// Returns how much lies within it, and what that is worth: entries within one digest, events
    /// across all.
    fn told(self, corpus: &Corpus) -> String {
        let (state, count) = self.held(corpus);
        let entries = u32::try_from(count.best).unwrap_or(u32::MAX);
        match self {
            Self::Theatre(theatre) => {
                page::held_events(state, &theatre_tally(corpus, theatre).total())
            }
            Self::Area(theatre, area) => {
                page::held_events(state, &area_tally(corpus, theatre, area).total())
            }
            Self::Archive(_)
            | Self::Digest(_)
            | Self::DigestTheatre(..)
            | Self::DigestArea(..)
            | Self::Wave(_)
            | Self::Entry(_) => page::held_count(state, entries, "entry", "entries"),
        }
    }
}
