//! Zip packages, which documents and workbooks come in: their files by name, unpacked under bounds.
//! Nothing that a package says of its own sizes is believed. What is in a file is read elsewhere.

use std::cell::Cell;
use std::collections::BTreeMap;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};
use thiserror::Error;

/// The most files of a package.
pub(super) const MOST_FILES: usize = 10_000;
/// The most bytes of a file's name.
const MOST_NAME: usize = 1_024;

/// A package, nothing of it unpacked.
pub(super) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    files: BTreeMap<String, PackedFile>,
    most: usize,
    /// Bytes that may still be unpacked. Entries may lie over each other, so that a small package
    /// names the same bytes many times: what is counted is what comes out, over all files.
    left: Cell<usize>,
}

struct PackedFile {
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
}

/// Why a package is not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(super) enum PackageError {
    /// It is damaged, or no package.
    #[error("{0}")]
    Broken(String),
    /// It lists more than [`MOST_FILES`].
    #[error("it holds more than {MOST_FILES} files")]
    Files,
    /// Its files unpack to more than so many bytes.
    #[error("it unpacks to more than {0} bytes")]
    TooMuch(usize),
    /// Its files are encrypted.
    #[error("it is behind a password")]
    Locked,
}

impl<'a> Package<'a> {
    /// Lists the files; `most` is what all that is read of them may unpack to, in bytes.
    ///
    /// # Errors
    ///
    /// If the list is damaged or too long, or a file in it is encrypted.
    pub(super) fn open(bytes: &'a [u8], most: usize) -> Result<Self, PackageError> {
        let archive = ZipArchive::from_slice(bytes).map_err(|error| broken(&error))?;
        let mut files = BTreeMap::new();
        let mut entries = archive.entries();
        let mut count = 0;
        while let Some(entry) = entries.next_entry().map_err(|error| broken(&error))? {
            count += 1;
            if count > MOST_FILES {
                return Err(PackageError::Files);
            }
            let path = entry.file_path();
            let name = path.as_ref();
            if name.len() > MOST_NAME {
                return Err(PackageError::Broken("a name in it is too long".to_owned()));
            }
            if entry.flags().is_encrypted() {
                return Err(PackageError::Locked);
            }
            let name = String::from_utf8_lossy(name).into_owned();
            let file = PackedFile { place: entry.wayfinder(), method: entry.compression_method() };
            // The first of two files of one name counts: the second may be a trick.
            files.entry(name).or_insert(file);
        }
        Ok(Self { archive, files, most, left: Cell::new(most) })
    }

    /// Returns true if there is a file of this name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Returns the names that begin so, in their order, with the sizes that the package tells, which
    /// may be wrong.
    pub(super) fn named(&self, beginning: &str) -> impl Iterator<Item = (&str, u64)> {
        let files = self.files.range(beginning.to_owned()..);
        let alike = files.take_while({
            let beginning = beginning.to_owned();
            move |(name, _)| name.starts_with(&beginning)
        });
        alike.map(|(name, file)| (name.as_str(), file.place.uncompressed_size_hint()))
    }

    /// Unpacks a file, if there is one of this name.
    ///
    /// # Errors
    ///
    /// If it is damaged, packed in a way that is not read, or unpacks to more than is left.
    pub(super) fn file(&self, name: &str) -> Result<Option<Vec<u8>>, PackageError> {
        let Some(PackedFile { place, method }) = self.files.get(name) else { return Ok(None) };
        let packed = self.archive.get_entry(*place).map_err(|error| broken(&error))?.data();
        let left = self.left.get();
        let too_much = || PackageError::TooMuch(self.most);
        let bytes = if *method == CompressionMethod::STORE {
            if packed.len() > left {
                return Err(too_much());
            }
            packed.to_vec()
        } else if *method == CompressionMethod::DEFLATE {
            decompress_to_vec_with_limit(packed, left).map_err(|error| {
                if error.status == TINFLStatus::HasMoreOutput {
                    too_much()
                } else {
                    PackageError::Broken(format!("{name} cannot be unpacked"))
                }
            })?
        } else {
            return Err(PackageError::Broken(format!(
                "{name} is packed in a way that is not read"
            )));
        };
        self.left.set(left - bytes.len());
        Ok(Some(bytes))
    }
}

fn broken(error: &rawzip::Error) -> PackageError {
    PackageError::Broken(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// A package whose names all lead to the one file in it.
    fn overlapping(names: &[&str], text: &str, flags: u16) -> Vec<u8> {
        let mut packer =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(text.as_bytes()).unwrap();
        let packed = packer.finish().unwrap();
        let short = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
        let long = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
        let sizes = [long(0), long(packed.len()), long(text.len())].concat();
        let mut bytes =
            [&b"PK\x03\x04\x14\0"[..], &flags.to_le_bytes(), b"\x08\0\0\0\0\0"].concat();
        bytes.extend([&sizes[..], &short(1), &short(0), b"a", &packed].concat());
        let start = bytes.len();
        for name in names {
            bytes.extend([&b"PK\x01\x02\x14\0\x14\0"[..], &flags.to_le_bytes()].concat());
            bytes.extend([&b"\x08\0\0\0\0\0"[..], &sizes, &short(name.len()), &[0; 16]].concat());
            bytes.extend(name.as_bytes());
        }
        let list = bytes.len() - start;
        bytes.extend(
            [&b"PK\x05\x06\0\0\0\0"[..], &short(names.len()), &short(names.len())].concat(),
        );
        bytes.extend([&long(list)[..], &long(start), &short(0)].concat());
        bytes
    }

    #[test]
    fn files_that_lie_over_each_other_are_counted_each_time() {
        let bytes = overlapping(&["a", "b", "c"], &"x".repeat(400), 0);
        let package = Package::open(&bytes, 1_000).unwrap();
        assert_eq!(package.file("b").unwrap().map(|file| file.len()), Some(400));
        assert_eq!(package.file("c").unwrap().map(|file| file.len()), Some(400));
        assert_eq!(package.file("a"), Err(PackageError::TooMuch(1_000)));
        assert_eq!(package.file("d"), Ok(None));
    }

    #[test]
    fn names_come_in_their_order_and_by_their_beginning() {
        let bytes = overlapping(&["xl/s2", "word", "xl/s1", "xm"], "x", 0);
        let package = Package::open(&bytes, 1_000).unwrap();
        let names: Vec<_> = package.named("xl/s").map(|(name, _)| name).collect();
        assert_eq!(names, ["xl/s1", "xl/s2"]);
    }

    #[test]
    fn a_password_and_a_broken_list_are_told() {
        let locked = overlapping(&["a"], "x", 1);
        assert_eq!(Package::open(&locked, 10).err(), Some(PackageError::Locked));
        let whole = overlapping(&["a"], "x", 0);
        let cut = &whole[..whole.len() - 30];
        assert!(matches!(Package::open(cut, 10), Err(PackageError::Broken(_))));
    }
}
