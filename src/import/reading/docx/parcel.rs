//! The package of a document: its parts by name, as text. What is in a part is read elsewhere.

use super::{NAME, parts};
use crate::import::package::{MOST_FILES, Package, PackageError};
use crate::import::reading::{limits, outcome::ReadingError};

/// The parts of a document, none of them unpacked.
pub(super) struct Parcel<'a>(Package<'a>);

impl<'a> Parcel<'a> {
    /// Lists the parts.
    ///
    /// # Errors
    /// If the list is damaged or too long, or a part is encrypted.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadingError> {
        Ok(Self(Package::open(bytes, limits::UNPACKED)?))
    }

    /// Whether there is a part of this name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.0.holds(name)
    }

    /// The name of the part that holds the text, as the container names it.
    pub(super) fn main_part(&self) -> Result<Option<String>, ReadingError> {
        if self.holds("word/document.xml") {
            return Ok(Some("word/document.xml".to_owned()));
        }
        let Some(rels) = self.part("_rels/.rels")? else { return Ok(None) };
        let main = parts::main_target(&rels)?;
        Ok(main.filter(|name| name.starts_with("word/") && self.holds(name)))
    }

    /// A part as text, if there is one of this name.
    ///
    /// # Errors
    /// If it is damaged, or the parts unpack to more than is read.
    pub(super) fn part(&self, name: &str) -> Result<Option<String>, ReadingError> {
        Ok(self.0.file(name)?.map(|bytes| super::xml::decoded(&bytes)))
    }
}

impl From<PackageError> for ReadingError {
    fn from(error: PackageError) -> Self {
        match error {
            PackageError::Broken(why) => Self::Broken { container: NAME, why },
            PackageError::Files => {
                Self::TooMuch { what: "entries of the container", limit: MOST_FILES }
            }
            PackageError::TooMuch(limit) => {
                Self::TooMuch { what: "bytes that the parts of the document unpack to", limit }
            }
            PackageError::Locked => Self::Other {
                what: "a container behind a password",
                advice: "open it and save it without one",
            },
        }
    }
}
