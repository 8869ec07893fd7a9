//! A subject as it is copied: the key that finds it again, and a few lines that give its source.

use super::{TreeNode, Turn};
use crate::archive::{Corpus, TheatreIndex};
use crate::digest::Digest;
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
        page::quote_place(&names.collect::<Vec<_>>(), &self.held(corpus), &self.handle(corpus))
    }

    /// Returns how much lies within a place: entries within one digest, events across all.
    fn held(self, corpus: &Corpus) -> String {
        let sections = |at: u32, theatre| {
            let digest = corpus.digest(at).map(|digest| digest.sections_of(theatre));
            digest.into_iter().flatten()
        };
        let entries = |entries: usize| {
            format!("{entries} {}", if entries == 1 { "entry" } else { "entries" })
        };
        match self {
            Self::Archive(_) => entries(corpus.len()),
            Self::Digest(at) => entries(corpus.digest(at).map_or(0, Digest::len)),
            Self::DigestTheatre(at, theatre) => {
                entries(sections(at, theatre).map(|section| section.len as usize).sum())
            }
            Self::DigestArea(at, theatre, area) => {
                let of_area = sections(at, theatre).filter(|section| section.area == area);
                entries(of_area.map(|section| section.len as usize).sum())
            }
            Self::Theatre(theatre) => {
                let tallies = corpus.theatre(theatre).map(TheatreIndex::tallies);
                page::events(&tallies.unwrap_or_default().all())
            }
            Self::Area(theatre, area) => {
                let shelf = corpus.theatre(theatre).and_then(|shelf| shelf.area(area));
                page::events(&shelf.map(|shelf| shelf.tallies.all()).unwrap_or_default())
            }
            Self::Wave(at) => entries(corpus.member_count(at)),
            Self::Entry(_) => entries(1),
        }
    }
}
