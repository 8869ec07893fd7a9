//! The addresses of the sources of a subject: where one reads on outside the archive.

use super::TreeNode;
use crate::archive::{Corpus, PassageIn};

/// Whose addresses these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressOf {
    /// The subject's own.
    Itself,
    /// Those of its digest or wave: the subject gives none.
    Digest,
}

/// Some addresses, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// The addresses in the order of the sources, each on one line.
    pub urls: Vec<String>,
    /// Whose they are.
    pub of: AddressOf,
}

impl Addresses {
    fn new<'a>(urls: impl Iterator<Item = Option<&'a str>>, of: AddressOf) -> Self {
        let mut seen: Vec<String> = Vec::new();
        for url in urls.flatten() {
            let url: String = url.split_whitespace().collect();
            if !url.is_empty() && !seen.contains(&url) {
                seen.push(url);
            }
        }
        Self { urls: seen, of }
    }

    /// Returns true where no address is given.
    pub fn is_empty(&self) -> bool {
        self.urls.is_empty()
    }
}

impl TreeNode {
    /// Returns the addresses of its sources; where it gives none, those of its digest or wave.
    pub fn addresses(self, corpus: &Corpus) -> Addresses {
        let own = match self {
            Self::Entry(key) => {
                let sources = corpus.entry(key).into_iter().flat_map(|entry| entry.sources());
                Addresses::new(sources.map(|source| source.url), AddressOf::Itself)
            }
            Self::Passage(key) => {
                let sources = corpus.passage(key).map(|passage| passage.sources());
                let sources = sources.unwrap_or_default().iter();
                Addresses::new(sources.map(|source| source.url.as_deref()), AddressOf::Itself)
            }
            Self::Wave(at) => return of_wave(corpus, at, AddressOf::Itself),
            Self::Digest(at) | Self::DigestTheatre(at, _) | Self::DigestArea(at, ..) => {
                return of_digest(corpus, at, AddressOf::Itself);
            }
            Self::Archive(_) | Self::Theatre(_) | Self::Area(..) => {
                return Addresses::new(std::iter::empty(), AddressOf::Itself);
            }
        };
        if !own.is_empty() {
            return own;
        }
        match self {
            Self::Entry(key) => of_digest(corpus, key.digest, AddressOf::Digest),
            Self::Passage(key) => match key.home {
                PassageIn::Digest(at) => of_digest(corpus, at, AddressOf::Digest),
                PassageIn::Wave(at) => of_wave(corpus, at as usize, AddressOf::Digest),
            },
            Self::Wave(_)
            | Self::Digest(_)
            | Self::DigestTheatre(..)
            | Self::DigestArea(..)
            | Self::Archive(_)
            | Self::Theatre(_)
            | Self::Area(..) => own,
        }
    }
}

fn of_digest(corpus: &Corpus, at: u32, of: AddressOf) -> Addresses {
    let digest = corpus.digest(at).into_iter();
    let sources = digest.flat_map(|digest| &digest.head().sources);
    Addresses::new(sources.map(|source| source.url.as_deref()), of)
}

fn of_wave(corpus: &Corpus, at: usize, of: AddressOf) -> Addresses {
    let sources = corpus.waves().get(at).into_iter().flat_map(|wave| &wave.sources);
    Addresses::new(sources.map(|source| source.url.as_deref()), of)
}
