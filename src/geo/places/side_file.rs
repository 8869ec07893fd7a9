//! A gazetteer beside the program, given by the configuration: places as lines of tab-separated columns,
//! plain or packed by gzip. It is a stranger's file: it is bounded, and what is no place is left out.
//!
//! The columns are name, country, region, latitude, longitude, people, other names, names in other
//! letters; what follows is not read. A line that begins with `#` is a comment.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::country::CountryCode;
use super::table::{BETWEEN_NAMES, PlaceRow, PlaceTable};

/// The longest text that is read, in bytes.
const LONGEST: usize = 64 << 20;
/// The most names of one place that are read.
const MOST_NAMES: usize = 32;

/// The places of a gazetteer beside the program.
#[derive(Debug)]
pub struct SideFile {
    pub(super) places: PlaceTable,
    /// How many lines were no places.
    pub left_out: usize,
}

/// Why a file is no gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SideFileError {
    /// It is longer than what is read.
    #[error("the gazetteer has more than 64 MiB of text")]
    TooLong,
    /// It begins as gzip does, and is none.
    #[error("the gazetteer is damaged: it begins as a gzip file and cannot be unpacked")]
    Damaged,
    /// It is no text.
    #[error("the gazetteer is no text in UTF-8")]
    NoText,
    /// No line of it is a place.
    #[error(
        "the gazetteer has no place; a line has name, country, region, latitude and longitude, with tabs between"
    )]
    NoPlace,
}

impl SideFile {
    /// Reads the bytes of a file.
    pub fn read(bytes: &[u8]) -> Result<Self, SideFileError> {
        let unpacked;
        let bytes = if bytes.starts_with(&GZIP) {
            unpacked = gunzipped(bytes)?;
            &unpacked
        } else {
            bytes
        };
        if bytes.len() > LONGEST {
            return Err(SideFileError::TooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| SideFileError::NoText)?;
        let (mut names, mut rows, mut left_out) =
            (String::with_capacity(text.len() / 2), Vec::new(), 0);
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match row(line, &mut names) {
                Some(row) => rows.push(row),
                None => left_out += 1,
            }
        }
        if rows.is_empty() {
            return Err(SideFileError::NoPlace);
        }
        Ok(Self { places: PlaceTable::new(names, rows), left_out })
    }

    /// Returns how many places there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Returns true if there is none; [`Self::read`] returns no such file.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn row(line: &str, text: &mut String) -> Option<PlaceRow> {
    let mut cells = line.split('\t');
    let name = cells.next().map(str::trim).filter(|name| !name.is_empty())?;
    let country = CountryCode::read(cells.next()?)?;
    // The region stands between.
    let (lat, lon) = (degrees(cells.nth(1)?, 90.0)?, degrees(cells.next()?, 180.0)?);
    let people = cells.next().and_then(|people| people.parse().ok()).unwrap_or(0);
    let start = u32::try_from(text.len()).ok()?;
    let others = cells.take(2).flat_map(|cell| cell.split(BETWEEN_NAMES));
    let others = others.filter(|name| !name.is_empty()).take(MOST_NAMES);
    text.push_str(name);
    for other in others {
        text.push(BETWEEN_NAMES);
        text.push_str(other);
    }
    Some(PlaceRow {
        names: start..u32::try_from(text.len()).ok()?,
        lat,
        lon,
        people,
        country,
        region: None,
    })
}

fn degrees(cell: &str, most: f64) -> Option<i32> {
    let degrees = cell.parse::<f64>().ok().filter(|degrees| degrees.abs() <= most)?;
    PlaceRow::thousandths(degrees)
}

/// What a gzip file begins with: its mark, and deflate as its method.
const GZIP: [u8; 3] = [0x1f, 0x8b, 8];
/// The bytes before the optional parts of its head, and those behind what is packed.
const HEAD: usize = 10;
const TAIL: usize = 8;

/// Unpacks a gzip file of one member (RFC 1952).
fn gunzipped(bytes: &[u8]) -> Result<Vec<u8>, SideFileError> {
    let damaged = SideFileError::Damaged;
    let flags = *bytes.get(3).ok_or(damaged)?;
    let mut rest = bytes.get(HEAD..).ok_or(damaged)?;
    if flags & 4 != 0 {
        let (length, after) = rest.split_first_chunk::<2>().ok_or(damaged)?;
        rest = after.get(usize::from(u16::from_le_bytes(*length))..).ok_or(damaged)?;
    }
    // A name and a comment, each up to a zero.
    for _ in 0..(flags >> 3 & 1) + (flags >> 4 & 1) {
        let end = rest.iter().position(|byte| *byte == 0).ok_or(damaged)?;
        rest = rest.get(end + 1..).ok_or(damaged)?;
    }
    rest = rest.get(usize::from(flags & 2)..).ok_or(damaged)?;
    let (packed, tail) = rest.split_at_checked(rest.len().saturating_sub(TAIL)).ok_or(damaged)?;
    let length = tail.last_chunk::<4>().map(|length| u32::from_le_bytes(*length)).ok_or(damaged)?;
    let length = usize::try_from(length).map_err(|_| damaged)?;
    if length > LONGEST {
        return Err(SideFileError::TooLong);
    }
    let unpacked = decompress_to_vec_with_limit(packed, length).map_err(|_| damaged)?;
    if unpacked.len() == length { Ok(unpacked) } else { Err(damaged) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::places::name_keys::{MatchLevel, NameKeys};

    const TEXT: &str = "# name\tcc\nBaghouz\tSY\tDeir\t34.45\t40.97\t10000\tAl-Baghuz|Baguz\t\u{628}\tPPL\n\
        far\tSY\t\t91\t40\nno country\t\t\t1\t2\nnan\tSY\t\tnan\t2\nshort\tSY\n";

    #[test]
    fn what_is_no_place_is_left_out_and_counted() {
        let file = SideFile::read(TEXT.as_bytes()).unwrap();
        assert_eq!((file.len(), file.left_out), (1, 4));
        let (country, name) = (CountryCode::read("SY").unwrap(), NameKeys::of("baguz").unwrap());
        let (place, level) = file.places.named(country, &name, MatchLevel::Sound).next().unwrap();
        assert_eq!(
            (place.name(), level, place.people()),
            ("Baghouz", MatchLevel::Alternate, 10_000)
        );
        assert!((place.point().lat - 34.45).abs() < 1e-9);
    }

    #[test]
    fn a_file_that_is_none_says_why() {
        for (bytes, error) in [
            (&b""[..], SideFileError::NoPlace),
            (b"a\tb\tc", SideFileError::NoPlace),
            (&[0xff, 0xfe], SideFileError::NoText),
            (&[0x1f, 0x8b, 8], SideFileError::Damaged),
            (&[0x1f, 0x8b, 8, 0x1f, 0, 0, 0, 0, 0, 0, 9, 9, 1, 2, 3], SideFileError::Damaged),
        ] {
            assert_eq!(SideFile::read(bytes).unwrap_err(), error, "{bytes:?}");
        }
    }

    #[test]
    fn a_packed_file_is_the_same_file() {
        let (length, stored) = (u16::try_from(TEXT.len()).unwrap(), TEXT.as_bytes());
        let block = [&[1][..], &length.to_le_bytes(), &(!length).to_le_bytes(), stored].concat();
        let tail = [&[0; 4][..], &u32::from(length).to_le_bytes()].concat();
        // With an extra field, a name, a comment and a sum of the head.
        for (flags, more) in [(0, &b""[..]), (8, b"name\0"), (0x1e, b"\x02\0xxname\0comment\0ss")] {
            let head = [&GZIP[..], &[flags, 0, 0, 0, 0, 0, 3], more].concat();
            let whole = [head, block.clone(), tail.clone()].concat();
            assert_eq!(SideFile::read(&whole).unwrap().len(), 1, "{flags}");
            assert_eq!(
                SideFile::read(&whole[..whole.len() - 1]).unwrap_err(),
                SideFileError::Damaged
            );
        }
        let mut long = [&GZIP[..], &[0, 0, 0, 0, 0, 0, 3], &block].concat();
        long.extend([0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]);
        assert_eq!(SideFile::read(&long).unwrap_err(), SideFileError::TooLong);
    }
}
