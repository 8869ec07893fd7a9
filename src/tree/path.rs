//! A way down the tree as words, which outlive the corpus and the session: ids of digests, entries
//! and waves, words of the taxonomy.

use std::borrow::Cow;

use super::{Subject, Turn};
use crate::archive::{Corpus, EntryKey};
use crate::digest::AreaId;

impl Subject {
    /// What it is called within what it lies in: a word that holds for as long as it is there.
    pub fn word(self, corpus: &Corpus) -> Cow<'_, str> {
        let words = corpus.taxonomy();
        // What names no area has no word for it.
        let area = |id: Option<AreaId>| id.map_or("", |id| words.area_word(id)).into();
        match self {
            Self::Archive(Turn::ByDigest) => "digests".into(),
            Self::Archive(Turn::ByTheatre) => "theatres".into(),
            Self::Archive(Turn::ByWave) => "waves".into(),
            Self::Digest(at) => corpus.digest(at).map_or("", |digest| digest.id()).into(),
            Self::DigestTheatre(_, id) | Self::Theatre(id) => words.theatre_word(id).into(),
            Self::DigestArea(_, _, id) | Self::Area(_, id) => area(id),
            Self::Wave(at) => corpus.waves().get(at).map_or("", |wave| &wave.id).into(),
            Self::Entry(key) => {
                corpus.entry(key).map(|entry| entry.id()).unwrap_or_default().into()
            }
        }
    }

    /// As far as words lead down from the top: each names something in what was named before it.
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

    fn is_called(self, word: &str, corpus: &Corpus) -> bool {
        if let Self::Entry(key) = self
            && !may_be_called(key, word, corpus)
        {
            return false;
        }
        self.word(corpus) == word
    }
}

/// Derived ids begin with their digest's: most of a hundred thousand entries need not make theirs.
fn may_be_called(key: EntryKey, word: &str, corpus: &Corpus) -> bool {
    let written = corpus.entry(key).is_some_and(|entry| !entry.id.is_none());
    written || corpus.digest(key.digest).is_some_and(|digest| word.starts_with(digest.id()))
}
