//! An entry as it waits for its digest: what it is sorted by, its id and its lines. Written to runs
//! and read back.

use std::io::{self, Read, Write};

use chrono::{Datelike, NaiveDate};

/// What entries are sorted by: first the day, so that they come digest by digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SortKey {
    /// The last day on which it may have happened, counted from the year 1.
    pub(super) day: i32,
    pub(super) row: u64,
    pub(super) theatre: u8,
    /// [`SortKey::NO_AREA`] where it names none.
    pub(super) area: u16,
}

impl SortKey {
    /// Comes after every area.
    pub(super) const NO_AREA: u16 = u16::MAX;

    pub(super) fn day_number(day: NaiveDate) -> i32 {
        day.num_days_from_ce()
    }

    /// Returns the last day on which the entry may have happened.
    pub(super) fn date(&self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.day).unwrap_or_default()
    }
}

/// An entry that waits for its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PendingEntry {
    pub(super) key: SortKey,
    /// The id that the table gives it; empty where it gives none.
    pub(super) id: String,
    /// Its lines without indent, each ended.
    pub(super) body: String,
}

/// The bytes before the texts of a record.
const HEAD: usize = 4 + 8 + 1 + 2 + 4 + 4;

impl PendingEntry {
    /// Returns the bytes that it takes in a digest at most.
    pub(super) fn written(&self) -> usize {
        let lines = self.body.bytes().filter(|b| *b == b'\n').count() + 1;
        self.body.len() + self.id.len() + 16 * lines
    }

    /// Returns the bytes that it takes in memory.
    pub(super) fn held(&self) -> usize {
        self.body.capacity() + self.id.capacity() + size_of::<Self>()
    }

    pub(super) fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        let narrow = |len: usize| u32::try_from(len).map_err(io::Error::other);
        to.write_all(&self.key.day.to_le_bytes())?;
        to.write_all(&self.key.row.to_le_bytes())?;
        to.write_all(&[self.key.theatre])?;
        to.write_all(&self.key.area.to_le_bytes())?;
        to.write_all(&narrow(self.id.len())?.to_le_bytes())?;
        to.write_all(&narrow(self.body.len())?.to_le_bytes())?;
        to.write_all(self.id.as_bytes())?;
        to.write_all(self.body.as_bytes())
    }

    /// Reads a record; none at the end of a run.
    pub(super) fn read(from: &mut dyn Read) -> io::Result<Option<Self>> {
        let mut head = [0; HEAD];
        let mut filled = 0;
        while filled < HEAD {
            let rest = head.get_mut(filled..).unwrap_or_default();
            match from.read(rest)? {
                0 if filled == 0 => return Ok(None),
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => filled += read,
            }
        }
        let [
            d0,
            d1,
            d2,
            d3,
            r0,
            r1,
            r2,
            r3,
            r4,
            r5,
            r6,
            r7,
            theatre,
            a0,
            a1,
            i0,
            i1,
            i2,
            i3,
            b0,
            b1,
            b2,
            b3,
        ] = head;
        let key = SortKey {
            day: i32::from_le_bytes([d0, d1, d2, d3]),
            row: u64::from_le_bytes([r0, r1, r2, r3, r4, r5, r6, r7]),
            theatre,
            area: u16::from_le_bytes([a0, a1]),
        };
        let id = text(from, u32::from_le_bytes([i0, i1, i2, i3]))?;
        let body = text(from, u32::from_le_bytes([b0, b1, b2, b3]))?;
        Ok(Some(Self { key, id, body }))
    }
}

fn text(from: &mut dyn Read, len: u32) -> io::Result<String> {
    let mut text = String::with_capacity(len as usize);
    from.take(u64::from(len)).read_to_string(&mut text)?;
    if text.len() == len as usize { Ok(text) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let key = SortKey { day: 737_570, row: 5, theatre: 2, area: SortKey::NO_AREA };
        let record = PendingEntry { key, id: "IRQ1".into(), body: "date: 2020-05-25\n".into() };
        let mut bytes = Vec::new();
        record.write(&mut bytes).unwrap();
        let mut rest = bytes.as_slice();
        assert_eq!(PendingEntry::read(&mut rest).unwrap(), Some(record));
        assert_eq!(PendingEntry::read(&mut rest).unwrap(), None);
        assert!(PendingEntry::read(&mut bytes.get(..20).unwrap()).is_err());
    }
}
