//! The file of what was seen of an archive: a head, the digests, 24 bytes for each item, and a sum over
//! all before it, by which damage is known. It knows no disk.

use crate::archive::{ChangedThing, MOST_ITEMS, SeenHome, SeenId, SeenRecord, SeenRecords, fnv};
use crate::digest::{FieldMarks, RecordHash};

const MAGIC: &[u8; 8] = b"WFSEEN\0\0";
const VERSION: u32 = 1;
/// Magic, version, day, whether it is cut, how many digests, how many items.
const HEAD: usize = 8 + 5 * 4;
const ITEM: usize = 24;
const SUM: usize = 8;
/// The longest id of a digest that is kept, in bytes.
const LONGEST_ID: usize = 250;
/// The largest file: what all items take, and the digests beside.
pub(super) const LARGEST: u64 = (ITEM * MOST_ITEMS) as u64 + (16 << 20);

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum SeenFault {
    /// It is damaged.
    #[error("the list of what was seen is damaged")]
    Broken,
    /// A newer version of the program wrote it.
    #[error("the list of what was seen is of a newer version")]
    Newer,
}

/// Writes what was seen. A digest whose id is too long is left out.
pub(super) fn write(seen: &SeenRecords) -> Vec<u8> {
    let homes: Vec<&SeenHome> =
        seen.homes.iter().filter(|home| home.id.len() <= LONGEST_ID).collect();
    let items: usize = homes.iter().map(|home| home.items.len()).sum();
    let mut bytes = Vec::with_capacity(HEAD + items * ITEM + homes.len() * 32 + SUM);
    bytes.extend_from_slice(MAGIC);
    for number in
        [VERSION, seen.day_number(), u32::from(seen.is_cut), small(homes.len()), small(items)]
    {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    for home in &homes {
        bytes.push(u8::try_from(home.id.len()).unwrap_or(u8::MAX));
        bytes.extend_from_slice(home.id.as_bytes());
        bytes.push(u8::from(home.opened));
        bytes.extend_from_slice(&small(home.items.len()).to_le_bytes());
    }
    for (at, home) in homes.iter().enumerate() {
        let [a, b, c, _] = small(at).to_le_bytes();
        for item in &home.items {
            let (kind, id) = (kind_of(item), id_of(item.id));
            bytes.extend_from_slice(&id);
            bytes.extend_from_slice(&item.hash.0);
            bytes.extend_from_slice(&item.marks.0);
            bytes.extend_from_slice(&[kind, a, b, c]);
        }
    }
    // Against damage, not against harm.
    let sum = fnv(0, &bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

/// Reads what was seen.
pub(super) fn parse(bytes: &[u8]) -> Result<SeenRecords, SeenFault> {
    let (whole, last) = bytes.split_last_chunk::<SUM>().ok_or(SeenFault::Broken)?;
    let mut reader = SeenReader(whole);
    if reader.take::<8>()? != *MAGIC {
        return Err(SeenFault::Broken);
    }
    if reader.number()? > VERSION {
        return Err(SeenFault::Newer);
    }
    if fnv(0, whole) != u64::from_le_bytes(*last) {
        return Err(SeenFault::Broken);
    }
    let mut seen = SeenRecords::default();
    seen.set_day_number(reader.number()?);
    seen.is_cut = reader.number()? == 1;
    let (homes, items) = (reader.number()?, reader.number()?);
    let mut wanted = Vec::new();
    for _ in 0..homes {
        let [len] = reader.take()?;
        let id = std::str::from_utf8(reader.bytes(len.into())?).map_err(|_| SeenFault::Broken)?;
        let [opened] = reader.take()?;
        wanted.push(reader.number()?);
        seen.homes.push(SeenHome { id: id.into(), opened: opened == 1, items: Vec::new() });
    }
    let held: u64 = wanted.iter().map(|len| u64::from(*len)).sum();
    if held != u64::from(items) || reader.0.len() as u64 != held * ITEM as u64 {
        return Err(SeenFault::Broken);
    }
    for (home, len) in seen.homes.iter_mut().zip(wanted) {
        home.items = (0..len).map(|_| reader.item()).collect::<Result<_, _>>()?;
    }
    Ok(seen)
}

/// The bytes that are still to be read.
struct SeenReader<'b>(&'b [u8]);

impl<'b> SeenReader<'b> {
    fn bytes(&mut self, len: usize) -> Result<&'b [u8], SeenFault> {
        let (read, rest) = self.0.split_at_checked(len).ok_or(SeenFault::Broken)?;
        self.0 = rest;
        Ok(read)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], SeenFault> {
        let (read, rest) = self.0.split_first_chunk().ok_or(SeenFault::Broken)?;
        self.0 = rest;
        Ok(*read)
    }

    fn number(&mut self) -> Result<u32, SeenFault> {
        self.take().map(u32::from_le_bytes)
    }

    fn item(&mut self) -> Result<SeenRecord, SeenFault> {
        let (id, hash, marks) = (self.take()?, RecordHash(self.take()?), FieldMarks(self.take()?));
        let [kind, ..] = self.take::<4>()?;
        let thing = match kind & !DERIVED {
            0 => ChangedThing::Digest,
            1 => ChangedThing::Entry,
            2 => ChangedThing::Figure,
            _ => return Err(SeenFault::Broken),
        };
        let [a, b, c, d, number, _] = id;
        let derived = SeenId::Derived(u32::from_le_bytes([a, b, c, d]), number);
        let id = if kind & DERIVED != 0 { derived } else { SeenId::Hashed(id) };
        Ok(SeenRecord { thing, id, hash, marks })
    }
}

/// Marks an item whose id is derived.
const DERIVED: u8 = 0x80;

fn kind_of(item: &SeenRecord) -> u8 {
    let thing = match item.thing {
        ChangedThing::Digest => 0,
        ChangedThing::Entry => 1,
        ChangedThing::Figure => 2,
    };
    match item.id {
        SeenId::Derived(..) => thing | DERIVED,
        SeenId::Hashed(_) => thing,
    }
}

fn id_of(id: SeenId) -> [u8; 6] {
    match id {
        SeenId::Derived(key, number) => {
            let [a, b, c, d] = key.to_le_bytes();
            [a, b, c, d, number, 0]
        }
        SeenId::Hashed(hash) => hash,
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Origin, load_all};

    fn sample() -> SeenRecords {
        let (corpus, _) = load_all(&Origin::Sample);
        let mut seen = SeenRecords::of(&corpus, &|| false).unwrap();
        seen.set_day_number(739_950);
        seen.homes[3].opened = true;
        seen
    }

    #[test]
    fn what_is_written_is_read_and_an_item_takes_24_bytes() {
        let seen = sample();
        let bytes = write(&seen);
        assert_eq!(parse(&bytes), Ok(seen.clone()));
        let items: usize = seen.homes.iter().map(|home| home.items.len()).sum();
        let beside: usize = seen.homes.iter().map(|home| home.id.len() + 6).sum();
        assert_eq!(bytes.len(), HEAD + beside + items * 24 + SUM);
        assert_eq!(parse(&write(&SeenRecords::default())), Ok(SeenRecords::default()));
    }

    #[test]
    fn damage_is_known_wherever_it_is() {
        let bytes = write(&sample());
        for at in (0..bytes.len()).step_by(997).chain(0..HEAD) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x41;
            assert!(parse(&damaged).is_err(), "byte {at}");
        }
        for len in [0, 7, HEAD, bytes.len() / 2, bytes.len() - 1] {
            assert_eq!(parse(&bytes[..len]), Err(SeenFault::Broken), "{len} bytes");
        }
        let mut newer = bytes;
        newer[8] = 9;
        assert_eq!(parse(&newer), Err(SeenFault::Newer));
    }

    proptest::proptest! {
        #[test]
        fn whatever_bytes_there_are_nothing_breaks(bytes: Vec<u8>, homes: u32, items: u32) {
            let mut made = MAGIC.to_vec();
            for number in [VERSION, 0, 0, homes, items] {
                made.extend_from_slice(&number.to_le_bytes());
            }
            made.extend_from_slice(&bytes);
            let sum = fnv(0, &made);
            made.extend_from_slice(&sum.to_le_bytes());
            let _ = parse(&made);
        }
    }
}
