//! Another source's account of an event, within an entry: who gives it, what it says, its toll.

use super::written_out::written_out;
use super::{
    Basis, Casualties, CitationRef, Count, DateSpan, Digest, Harm, Slice, Stance, StoredCitation,
    StoredText,
};

/// Another source's account of an event.
#[derive(Clone, Copy, Debug)]
pub struct Account {
    /// Who tells it.
    pub by: StoredText,
    /// Its basis.
    pub basis: Basis,
    /// What it says.
    pub text: StoredText,
    /// The toll of this account.
    pub casualties: Casualties,
    /// What it says to the telling of the entry.
    pub stance: Option<Stance>,
    /// When it was given.
    pub date: Option<DateSpan>,
    /// The written-out numbers of its toll, among the values of the digest.
    pub tolls: Slice,
    /// Where it was published.
    pub sources: Slice,
}

/// Another account, together with its digest.
#[derive(Clone, Copy, Debug)]
pub struct AccountRef<'a> {
    digest: &'a Digest,
    version: &'a Account,
}

impl<'a> AccountRef<'a> {
    pub(super) fn new(digest: &'a Digest, version: &'a Account) -> Self {
        Self { digest, version }
    }

    /// Returns who tells it.
    pub fn by(&self) -> &'a str {
        self.version.by.of(self.digest.texts()).unwrap_or("")
    }

    /// Returns what it says.
    pub fn text(&self) -> Option<&'a str> {
        self.version.text.of(self.digest.texts())
    }

    /// Returns its basis.
    pub fn basis(&self) -> Basis {
        self.version.basis
    }

    /// Returns the toll of this account.
    pub fn casualties(&self) -> Casualties {
        self.version.casualties
    }

    /// Returns where it was published.
    pub fn sources(&self) -> impl Iterator<Item = CitationRef<'a>> + use<'a> {
        citations(self.digest, self.version.sources)
    }

    /// Returns what it says to the telling of the entry.
    pub fn stance(&self) -> Option<Stance> {
        self.version.stance
    }

    /// Returns when it was given.
    pub fn date(&self) -> Option<DateSpan> {
        self.version.date
    }

    /// Returns who stands behind one number of its toll: the number's own basis, else the
    /// account's.
    pub fn basis_of(&self, harm: Harm) -> Basis {
        written_out(self.digest, self.version.tolls, harm).basis.unwrap_or(self.version.basis)
    }

    /// Returns the parts of one number of its toll, each with its label.
    pub fn parts_of(&self, harm: Harm) -> impl Iterator<Item = (&'a str, Count)> + use<'a> {
        written_out(self.digest, self.version.tolls, harm).parts()
    }
}

pub(super) fn citations(digest: &Digest, rows: Slice) -> impl Iterator<Item = CitationRef<'_>> {
    let row = |stored: &StoredCitation| CitationRef {
        outlet: stored.outlet.of(digest.texts()).unwrap_or(""),
        date: stored.date,
        url: stored.url.of(digest.texts()),
    };
    rows.of(digest.citation_table()).iter().map(row)
}
