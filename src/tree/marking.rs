//! The markings that must stand over a subject, and over whatever is shown or copied of it.

use std::borrow::Cow;

use super::TreeNode;
use crate::archive::Corpus;
use crate::digest::Markings;

impl TreeNode {
    /// Returns its markings: those of its digest, or of all loaded digests where it spans them. An
    /// entry also has those of the digests that tell the same event, since their words are shown.
    pub fn markings(self, corpus: &Corpus) -> Cow<'_, Markings> {
        match self {
            Self::Archive(_) | Self::Theatre(_) | Self::Area(..) | Self::Wave(_) => {
                Cow::Borrowed(corpus.markings())
            }
            Self::Digest(at) | Self::DigestTheatre(at, _) | Self::DigestArea(at, ..) => {
                Cow::Owned(corpus.markings_of([at]))
            }
            Self::Passage(key) => match key.home.digest() {
                Some(at) => Cow::Owned(corpus.markings_of([at])),
                None => Cow::Borrowed(corpus.markings()),
            },
            Self::Entry(key) => {
                let tellings = corpus.repeats(key).map(|telling| telling.digest);
                Cow::Owned(corpus.markings_of(std::iter::once(key.digest).chain(tellings)))
            }
        }
    }
}
