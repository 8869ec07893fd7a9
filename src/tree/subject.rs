//! The subjects of the tree, what is inside each, and the path that leads to each.
//!
//! Places belong to one corpus; [`TreeNode::moved`] carries them over to another corpus by id.

use std::borrow::Cow;
use std::collections::HashSet;

use super::passage;
use crate::archive::{Corpus, EntryKey, PassageIn, PassageKey, RecordKey, TheatreIndex};
use crate::digest::{AreaId, Digest, Section, TheatreId};
use crate::page::{self, Page};

/// Which way the tree is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Archive, digest, theatre, area, entry.
    ByDigest,
    /// Archive, theatre, area, entry.
    ByTheatre,
    /// Archive, wave, entry.
    ByWave,
}

/// A thing in the tree that can be selected or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TreeNode {
    /// The archive, turned some way.
    Archive(Turn),
    /// A digest.
    Digest(u32),
    /// A theatre of a digest.
    DigestTheatre(u32, TheatreId),
    /// An area of a theatre of a digest; `None` stands for the entries that name no area.
    DigestArea(u32, TheatreId, Option<AreaId>),
    /// A theatre across all digests.
    Theatre(TheatreId),
    /// An area across all digests.
    Area(TheatreId, Option<AreaId>),
    /// A wave.
    Wave(usize),
    /// An entry.
    Entry(EntryKey),
    /// A passage: only search leads to it.
    Passage(PassageKey),
}

impl From<RecordKey> for TreeNode {
    fn from(key: RecordKey) -> Self {
        match key {
            RecordKey::Entry(key) => Self::Entry(key),
            RecordKey::Passage(key) => Self::Passage(key),
        }
    }
}

/// The direct children of a subject. Long lists of the corpus are borrowed, not copied.
#[derive(Clone, Debug)]
pub enum Children<'a> {
    /// All digests.
    Digests(usize),
    /// All waves.
    Waves(usize),
    /// Entries, borrowed from the corpus's own lists where it has one.
    Entries(Cow<'a, [EntryKey]>),
    /// Anything else.
    Some(Vec<TreeNode>),
}

impl Children<'_> {
    /// Returns the number of children.
    pub fn len(&self) -> usize {
        match self {
            Self::Digests(n) | Self::Waves(n) => *n,
            Self::Entries(keys) => keys.len(),
            Self::Some(subjects) => subjects.len(),
        }
    }

    /// Returns true where there are no children.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the child at a place.
    pub fn get(&self, at: usize) -> Option<TreeNode> {
        match self {
            Self::Digests(n) => {
                (at < *n).then(|| TreeNode::Digest(u32::try_from(at).unwrap_or(u32::MAX)))
            }
            Self::Waves(n) => (at < *n).then_some(TreeNode::Wave(at)),
            Self::Entries(keys) => keys.get(at).copied().map(TreeNode::Entry),
            Self::Some(subjects) => subjects.get(at).copied(),
        }
    }

    /// Returns the place of a subject among the children.
    pub fn position(&self, subject: TreeNode) -> Option<usize> {
        match (self, subject) {
            (Self::Digests(n), TreeNode::Digest(at)) => Some(at as usize).filter(|at| at < n),
            (Self::Waves(n), TreeNode::Wave(at)) => Some(at).filter(|at| at < n),
            (Self::Entries(keys), TreeNode::Entry(key)) => keys.iter().position(|k| *k == key),
            (Self::Some(subjects), _) => subjects.iter().position(|s| *s == subject),
            _ => None,
        }
    }
}

impl TreeNode {
    /// Returns the entry that it is, if it is one.
    pub fn entry(self) -> Option<EntryKey> {
        match self {
            Self::Entry(key) => Some(key),
            Self::Archive(_)
            | Self::Digest(_)
            | Self::DigestTheatre(..)
            | Self::DigestArea(..)
            | Self::Theatre(_)
            | Self::Area(..)
            | Self::Wave(_)
            | Self::Passage(_) => None,
        }
    }

    /// Returns the direct children.
    pub fn children(self, corpus: &Corpus) -> Children<'_> {
        match self {
            Self::Archive(Turn::ByDigest) => Children::Digests(corpus.digests().len()),
            Self::Archive(Turn::ByWave) => Children::Waves(corpus.waves().len()),
            Self::Archive(Turn::ByTheatre) => Children::Some(
                corpus.theatres().map(|indexed| Self::Theatre(indexed.theatre)).collect(),
            ),
            Self::Digest(at) => {
                let theatres = corpus.digest(at).map(Digest::theatres);
                let theatres = theatres.unwrap_or_default();
                Children::Some(theatres.into_iter().map(|t| Self::DigestTheatre(at, t)).collect())
            }
            Self::DigestTheatre(at, theatre) => Children::Some(areas(corpus, at, theatre)),
            Self::DigestArea(at, theatre, area) => {
                let of = |section: &Section| section.area == area;
                Children::Some(entries(corpus, at, theatre, of))
            }
            Self::Theatre(theatre) => {
                let areas = corpus.theatre(theatre).into_iter().flat_map(TheatreIndex::areas);
                Children::Some(areas.map(|indexed| Self::Area(theatre, indexed.area)).collect())
            }
            Self::Area(theatre, area) => {
                let indexed = corpus.theatre(theatre).and_then(|indexed| indexed.area(area));
                Children::Entries(Cow::Borrowed(
                    indexed.map_or(&[], |indexed| indexed.entries.as_slice()),
                ))
            }
            Self::Wave(at) => Children::Entries(Cow::Owned(corpus.members(at))),
            Self::Entry(_) | Self::Passage(_) => Children::Some(Vec::new()),
        }
    }

    /// Returns the page on it.
    pub fn page(self, corpus: &Corpus) -> Page {
        match self {
            Self::Archive(_) => page::archive(corpus),
            Self::Digest(at) => page::digest(corpus, at),
            Self::DigestTheatre(at, theatre) => page::section(corpus, at, theatre, None),
            Self::DigestArea(at, theatre, area) => page::section(corpus, at, theatre, Some(area)),
            Self::Theatre(theatre) => page::theatre(corpus, theatre),
            Self::Area(theatre, area) => page::area(corpus, theatre, area),
            Self::Wave(at) => page::wave(corpus, at),
            Self::Entry(key) => page::entry(corpus, key),
            Self::Passage(key) => page::passage(corpus, key),
        }
    }

    /// Returns the page that the preview shows of it.
    pub fn preview(self, corpus: &Corpus) -> Page {
        match self {
            Self::Digest(at) => page::digest_preview(corpus, at),
            Self::Archive(_)
            | Self::DigestTheatre(..)
            | Self::DigestArea(..)
            | Self::Theatre(_)
            | Self::Area(..)
            | Self::Wave(_)
            | Self::Entry(_)
            | Self::Passage(_) => self.page(corpus),
        }
    }

    /// Returns its name in a breadcrumb.
    pub fn name(self, corpus: &Corpus) -> String {
        let taxonomy = corpus.taxonomy();
        let area = |area: Option<AreaId>| area.map_or("no area given", |id| taxonomy.area_name(id));
        match self {
            Self::Archive(Turn::ByDigest) => "Digests".to_owned(),
            Self::Archive(Turn::ByTheatre) => "Theatres".to_owned(),
            Self::Archive(Turn::ByWave) => "Waves".to_owned(),
            Self::Digest(at) => corpus.digest(at).map_or_else(String::new, |d| {
                let draft = if d.head().is_draft { " (draft)" } else { "" };
                format!("{} {}{draft}", d.head().publisher, d.head().period)
            }),
            Self::DigestTheatre(_, id) | Self::Theatre(id) => taxonomy.theatre_name(id).to_owned(),
            Self::DigestArea(_, _, id) | Self::Area(_, id) => area(id).to_owned(),
            Self::Wave(at) => {
                corpus.waves().get(at).map_or_else(String::new, |w| w.name.to_string())
            }
            Self::Entry(key) => corpus.entry(key).map_or_else(String::new, |entry| entry.id()),
            Self::Passage(key) => {
                corpus.passage(key).map_or("", |passage| passage.kind().word()).to_owned()
            }
        }
    }

    /// Returns the path from the archive down to it, both included, in this turn of the tree. It is
    /// first moved to that turn, so a theatre of a digest becomes the theatre across all digests.
    pub fn trail(self, corpus: &Corpus, turn: Turn) -> Vec<Self> {
        let root = Self::Archive(turn);
        match (turn, self.turned(corpus, turn)) {
            (_, Self::Archive(_)) => vec![root],
            (_, Self::Passage(key)) => {
                let mut trail = passage::home(key, corpus).trail(corpus, passage::turn_of(key));
                trail.push(self);
                trail
            }
            (Turn::ByDigest, Self::Entry(key)) => {
                let Some(entry) = corpus.entry(key) else { return vec![root] };
                let (at, theatre, area) = (key.digest, entry.theatre, entry.area);
                let mut trail = vec![root, Self::Digest(at), Self::DigestTheatre(at, theatre)];
                let level = Self::DigestArea(at, theatre, area);
                if areas(corpus, at, theatre).contains(&level) {
                    trail.push(level);
                }
                trail.push(self);
                trail
            }
            (_, at @ Self::DigestArea(digest, theatre, _)) => {
                vec![root, Self::Digest(digest), Self::DigestTheatre(digest, theatre), at]
            }
            (_, at @ Self::DigestTheatre(digest, _)) => vec![root, Self::Digest(digest), at],
            (_, Self::Entry(key)) if turn == Turn::ByTheatre => {
                let Some(entry) = corpus.entry(key) else { return vec![root] };
                let (theatre, area) = (entry.theatre, entry.area);
                vec![root, Self::Theatre(theatre), Self::Area(theatre, area), self]
            }
            (_, Self::Entry(key)) => {
                let wave = corpus.waves_of(key).next();
                wave.map_or_else(|| vec![root], |(wave, _)| vec![root, Self::Wave(wave), self])
            }
            (_, at @ Self::Area(theatre, _)) => vec![root, Self::Theatre(theatre), at],
            (_, at) => vec![root, at],
        }
    }

    /// Returns the nearest equivalent in another turn of the tree.
    fn turned(self, corpus: &Corpus, turn: Turn) -> Self {
        match (turn, self) {
            (Turn::ByTheatre, Self::DigestTheatre(_, theatre)) => Self::Theatre(theatre),
            (Turn::ByTheatre, Self::DigestArea(_, theatre, area)) => Self::Area(theatre, area),
            (Turn::ByDigest, Self::Theatre(theatre)) => {
                let newest = (0..)
                    .zip(corpus.digests())
                    .find(|(_, digest)| digest.sections_of(theatre).next().is_some());
                newest.map_or(Self::Archive(turn), |(at, _)| Self::DigestTheatre(at, theatre))
            }
            (Turn::ByDigest, Self::Area(theatre, area)) => {
                let indexed = corpus.theatre(theatre).and_then(|indexed| indexed.area(area));
                match indexed.and_then(|indexed| indexed.entries.first()) {
                    Some(key) => Self::DigestArea(key.digest, theatre, area),
                    None => Self::Theatre(theatre).turned(corpus, turn),
                }
            }
            (_, Self::Entry(_) | Self::Passage(_))
            | (Turn::ByDigest, Self::Digest(_) | Self::DigestTheatre(..) | Self::DigestArea(..))
            | (Turn::ByTheatre, Self::Theatre(_) | Self::Area(..))
            | (Turn::ByWave, Self::Wave(_)) => self,
            _ => Self::Archive(turn),
        }
    }

    /// Returns the same theatre, and area if any, in the nearest digest that treats it. For a
    /// digest this is the next digest; for an entry it is the entry's theatre there, to read on.
    pub fn neighbour(self, corpus: &Corpus, newer: bool) -> Option<Self> {
        match self {
            Self::Digest(at) => {
                let next = if newer { at.checked_sub(1) } else { at.checked_add(1) };
                next.filter(|at| corpus.digest(*at).is_some()).map(Self::Digest)
            }
            Self::DigestTheatre(at, theatre) => {
                let digest = corpus.neighbour(at, theatre, newer)?;
                Some(Self::DigestTheatre(digest, theatre))
            }
            Self::DigestArea(at, theatre, area) => {
                let digest = corpus.neighbour(at, theatre, newer)?;
                let whole = Self::DigestTheatre(digest, theatre);
                let same = Self::DigestArea(digest, theatre, area);
                let has = whole.children(corpus).position(same).is_some();
                Some(if has { same } else { whole })
            }
            Self::Entry(key) => {
                let theatre = corpus.entry(key)?.theatre;
                let digest = corpus.neighbour(key.digest, theatre, newer)?;
                Some(Self::DigestTheatre(digest, theatre))
            }
            Self::Archive(_)
            | Self::Theatre(_)
            | Self::Area(..)
            | Self::Wave(_)
            | Self::Passage(_) => None,
        }
    }

    /// Returns the same thing in another corpus, found by id; `None` where it no longer exists.
    pub fn moved(self, from: &Corpus, to: &Corpus) -> Option<Self> {
        let digest = |at: u32| {
            let id = from.digest(at)?.id();
            let place = to.digests().iter().position(|digest| digest.id() == id)?;
            u32::try_from(place).ok()
        };
        Some(match self {
            Self::Archive(_) | Self::Theatre(_) | Self::Area(..) => self,
            Self::Digest(at) => Self::Digest(digest(at)?),
            Self::DigestTheatre(at, theatre) => Self::DigestTheatre(digest(at)?, theatre),
            Self::DigestArea(at, theatre, area) => Self::DigestArea(digest(at)?, theatre, area),
            Self::Wave(at) => {
                let id = &from.waves().get(at)?.id;
                Self::Wave(to.waves().iter().position(|wave| wave.id == *id)?)
            }
            Self::Entry(key) => {
                let id = from.entry(key)?.id();
                let at = digest(key.digest)?;
                let index = to.digest(at)?.entries().position(|entry| entry.id() == id)?;
                Self::Entry(EntryKey { digest: at, index: u32::try_from(index).ok()? })
            }
            Self::Passage(key) => {
                let home = match key.home {
                    PassageIn::Digest(at) => PassageIn::Digest(digest(at)?),
                    PassageIn::Wave(at) => {
                        let id = &from.waves().get(at as usize)?.id;
                        let place = to.waves().iter().position(|wave| wave.id == *id)?;
                        PassageIn::Wave(u32::try_from(place).ok()?)
                    }
                };
                // What was written before it may have moved it; its words say which it is.
                let text = from.passage(key)?.text();
                let says = |place: &u32| {
                    let passage = to.passage(PassageKey { home, place: *place });
                    passage.is_some_and(|passage| passage.text() == text)
                };
                let place = (0..to.passages_in(home)).find(says)?;
                Self::Passage(PassageKey { home, place })
            }
        })
    }
}

/// Returns the areas of a digest's theatre, or its entries where none of them names an area.
fn areas(corpus: &Corpus, at: u32, theatre: TheatreId) -> Vec<TreeNode> {
    let Some(digest) = corpus.digest(at) else { return Vec::new() };
    let sections: Vec<_> = digest.sections_of(theatre).collect();
    if sections.iter().all(|section| section.area.is_none()) {
        return entries(corpus, at, theatre, |_| true);
    }
    let mut areas = Vec::new();
    let mut known = HashSet::new();
    let (unnamed, named): (Vec<_>, Vec<_>) = sections.into_iter().partition(|s| s.area.is_none());
    for section in named.into_iter().chain(unnamed) {
        let area = TreeNode::DigestArea(at, theatre, section.area);
        // The theatre's own page says what concerns the theatre as a whole; only entries need rows.
        if (section.area.is_some() || section.len > 0) && known.insert(area) {
            areas.push(area);
        }
    }
    areas
}

fn entries(
    corpus: &Corpus,
    at: u32,
    theatre: TheatreId,
    of: impl Fn(&Section) -> bool,
) -> Vec<TreeNode> {
    let Some(digest) = corpus.digest(at) else { return Vec::new() };
    let sections = digest.sections_of(theatre).filter(|section| of(section));
    sections
        .flat_map(|section| digest.entries_of(section))
        .map(|(index, _)| {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            TreeNode::Entry(EntryKey { digest: at, index })
        })
        .collect()
}
