//! A path down the tree, written as words. The words stay valid across corpora and sessions: ids of
//! digests, entries and waves, and words of the taxonomy.

use std::borrow::Cow;

use super::{TreeNode, Turn};
use crate::archive::{Corpus, EntryKey, PassageIn, PassageKey};
use crate::digest::AreaId;

impl TreeNode {
    /// Returns the digest that it is or lies in; what lies across digests is in none.
    pub fn within_digest(self) -> Option<u32> {
        match self {
            Self::Digest(at) | Self::DigestTheatre(at, _) | Self::DigestArea(at, _, _) => Some(at),
            Self::Entry(key) => Some(key.digest),
            Self::Passage(key) => key.home.digest(),
            Self::Archive(_) | Self::Theatre(_) | Self::Area(..) | Self::Wave(_) => None,
        }
    }

    /// Returns its name within its parent: a word that stays valid for as long as the thing exists.
    pub fn word(self, corpus: &Corpus) -> Cow<'_, str> {
        let words = corpus.taxonomy();
        // The group of entries that name no area has no word.
        let area = |id: Option<AreaId>| id.map_or("", |id| words.area_word(id)).into();
        match self {
            Self::Archive(Turn::ByDigest) => "digests".into(),
            Self::Archive(Turn::ByTheatre) => "theatres".into(),
            Self::Archive(Turn::ByWave) => "waves".into(),
            Self::Digest(at) => corpus.digest(at).map_or("", |digest| digest.id()).into(),
            Self::DigestTheatre(_, id) | Self::Theatre(id) => words.theatre_word(id).into(),
            Self::DigestArea(_, _, id) | Self::Area(_, id) => area(id),
            Self::Wave(at) => corpus.waves().get(at).map_or("", |wave| &wave.id).into(),
            Self::Passage(key) => {
                corpus.passage(key).map(|passage| passage.id()).unwrap_or_default().into()
            }
            Self::Entry(key) => {
                corpus.entry(key).map(|entry| entry.id()).unwrap_or_default().into()
            }
        }
    }

    /// Follows the words down from the top as far as they lead; each names a child of the last.
    pub fn along(words: &[String], corpus: &Corpus) -> Vec<Self> {
        let turns = [Turn::ByDigest, Turn::ByTheatre, Turn::ByWave].map(Self::Archive);
        let Some((top, words)) = words.split_first() else { return Vec::new() };
        let Some(mut level) = turns.into_iter().find(|turn| turn.word(corpus) == **top) else {
            return Vec::new();
        };
        let mut path = vec![level];
        for word in words {
            let children = level.children(corpus);
            let mut children = (0..children.len()).filter_map(|at| children.get(at));
            let named = children.find(|child| child.is_called(word, corpus));
            let Some(next) = named else { break };
            path.push(next);
            level = next;
        }
        path
    }

    /// Returns the words that lead to it from the top, in the turn of the tree that it is of. They stay
    /// valid for as long as it stands where it stands.
    pub fn whole_path(self, corpus: &Corpus) -> Vec<String> {
        let turn = match self {
            Self::Archive(turn) => turn,
            Self::Theatre(_) | Self::Area(..) => Turn::ByTheatre,
            Self::Wave(_) => Turn::ByWave,
            Self::Digest(_)
            | Self::DigestTheatre(..)
            | Self::DigestArea(..)
            | Self::Entry(_)
            | Self::Passage(_) => Turn::ByDigest,
        };
        words_of(&self.trail(corpus, turn), corpus)
    }

    /// Returns what words lead to, all of them; a passage too, which no list has.
    pub fn led_to(words: &[String], corpus: &Corpus) -> Option<Self> {
        let path = Self::along(words, corpus);
        let last = *path.last()?;
        if path.len() == words.len() {
            return Some(last);
        }
        let home = match last {
            Self::Digest(at) | Self::DigestTheatre(at, _) | Self::DigestArea(at, ..) => {
                PassageIn::Digest(at)
            }
            Self::Wave(at) => PassageIn::Wave(u32::try_from(at).ok()?),
            Self::Archive(_)
            | Self::Theatre(_)
            | Self::Area(..)
            | Self::Entry(_)
            | Self::Passage(_) => return None,
        };
        let word = words.last().filter(|_| path.len() + 1 == words.len())?;
        let keys = (0..corpus.passages_in(home)).map(|place| PassageKey { home, place });
        let named =
            |key: &PassageKey| corpus.passage(*key).is_some_and(|passage| passage.id() == **word);
        keys.into_iter().find(named).map(Self::Passage)
    }

    fn is_called(self, word: &str, corpus: &Corpus) -> bool {
        if let Self::Entry(key) = self
            && !may_be_called(key, word, corpus)
        {
            return false;
        }
        self.word(corpus) == word
    }
}

/// Returns a path as words.
pub fn words_of(path: &[TreeNode], corpus: &Corpus) -> Vec<String> {
    path.iter().map(|subject| subject.word(corpus).into_owned()).collect()
}

/// Rules out most entries without building their derived ids, which begin with their digest's id.
fn may_be_called(key: EntryKey, word: &str, corpus: &Corpus) -> bool {
    let written = corpus.entry(key).is_some_and(|entry| !entry.id.is_none());
    written || corpus.digest(key.digest).is_some_and(|digest| word.starts_with(digest.id()))
}
