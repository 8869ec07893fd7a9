//! The zip container of a document: its parts by name, unpacked under a limit. What is in a part
//! is read elsewhere.

use std::collections::BTreeMap;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::{broken, parts};
use crate::import::reading::{limits, outcome::ReadingError};

/// The parts of a container, none of them unpacked.
pub(super) struct Parcel<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    parts: BTreeMap<String, (ZipArchiveEntryWayfinder, CompressionMethod)>,
}

impl<'a> Parcel<'a> {
    /// Lists the parts.
    ///
    /// # Errors
    /// If the list is damaged or too long.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadingError> {
        let archive = ZipArchive::from_slice(bytes).map_err(broken)?;
        let mut parts = BTreeMap::new();
        let mut entries = archive.entries();
        let mut count = 0;
        while let Some(entry) = entries.next_entry().map_err(broken)? {
            count += 1;
            if count > limits::ENTRIES {
                return Err(ReadingError::TooMuch {
                    what: "entries of the container",
                    limit: limits::ENTRIES,
                });
            }
            let path = entry.file_path();
            let name = path.as_ref();
            if name.len() > limits::NAME {
                return Err(broken("a name in it is too long"));
            }
            if entry.flags().is_encrypted() {
                return Err(ReadingError::Other {
                    what: "a container behind a password",
                    advice: "open it and save it without one",
                });
            }
            let name = String::from_utf8_lossy(name).into_owned();
            // The first of two parts of one name counts: the second may be a trick.
            parts.entry(name).or_insert((entry.wayfinder(), entry.compression_method()));
        }
        Ok(Parcel { archive, parts })
    }

    /// Whether there is a part of this name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.parts.contains_key(name)
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
    /// If it is damaged, or unpacks to more than is read.
    pub(super) fn part(&self, name: &str) -> Result<Option<String>, ReadingError> {
        let Some((wayfinder, method)) = self.parts.get(name) else { return Ok(None) };
        let entry = self.archive.get_entry(*wayfinder).map_err(broken)?;
        let bytes = if *method == CompressionMethod::STORE {
            entry.data().to_vec()
        } else if *method == CompressionMethod::DEFLATE {
            decompress_to_vec_with_limit(entry.data(), limits::PART).map_err(|error| {
                if error.status == TINFLStatus::HasMoreOutput {
                    too_large()
                } else {
                    broken(format!("{name} cannot be unpacked"))
                }
            })?
        } else {
            return Err(broken(format!("{name} is packed in a way that is not read")));
        };
        if bytes.len() > limits::PART {
            return Err(too_large());
        }
        Ok(Some(super::xml::decoded(&bytes)))
    }
}

fn too_large() -> ReadingError {
    ReadingError::TooMuch {
        what: "bytes that a part of the document unpacks to",
        limit: limits::PART,
    }
}
