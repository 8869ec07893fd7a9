//! Cuts sorted entries into digests: one a period, and where that would be too long a file, the next
//! smaller cut for that period.

use super::Options;
use super::mapping::Mapping;
use super::period::{CutDays, DigestCut};
use super::problem::TableError;
use super::record::PendingEntry;
use super::runs::Sink;
use super::write::{CutHead, digest};
use crate::digest::Taxonomy;

/// The most digests of one table: four hundred years of weeks. An archive may hold 100,000 files.
const MOST_DIGESTS: u64 = 20_000;
/// The most remarks on periods that were too long.
const MOST_TOLD: usize = 20;

/// Gathers the entries of a period until it is over.
pub(super) struct DigestCutter<'a> {
    pub(super) options: &'a Options,
    pub(super) mapping: &'a Mapping,
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) sink: &'a mut dyn Sink,
    /// Rows that could not become entries; they stand in the first digest.
    pub(super) unread: Vec<String>,
    pub(super) gathered: Vec<PendingEntry>,
    pub(super) bytes: usize,
    /// The period of the cut that was asked for, the cut that is used in it, and the period of that.
    pub(super) period: Option<(CutDays, DigestCut, CutDays)>,
    pub(super) part: u32,
    pub(super) digests: u64,
    pub(super) remarks: Vec<String>,
    /// Periods that were cut smaller and are not told one by one.
    pub(super) untold: u64,
}

impl<'a> DigestCutter<'a> {
    pub(super) fn new(
        options: &'a Options,
        mapping: &'a Mapping,
        taxonomy: &'a Taxonomy,
        sink: &'a mut dyn Sink,
        unread: Vec<String>,
    ) -> Self {
        Self {
            options,
            mapping,
            taxonomy,
            sink,
            unread,
            gathered: Vec::new(),
            bytes: 0,
            period: None,
            part: 1,
            digests: 0,
            remarks: Vec::new(),
            untold: 0,
        }
    }

    /// Takes the next entry; entries come in the order of their days.
    pub(super) fn push(&mut self, record: PendingEntry) -> Result<(), TableError> {
        let day = record.key.date();
        let asked = self.options.cut.days(day, None);
        match self.period {
            Some((outer, cut, inner)) if outer == asked => {
                if day > inner.to {
                    self.flush()?;
                    self.period = Some((outer, cut, cut.days(day, Some(outer))));
                }
            }
            Some(_) | None => {
                self.flush()?;
                self.period = Some((asked, self.options.cut, asked));
            }
        }
        self.bytes += record.written();
        self.gathered.push(record);
        while self.bytes > self.options.most_bytes && self.gathered.len() > 1 {
            if !self.narrow()? {
                break;
            }
        }
        Ok(())
    }

    /// Writes what was gathered last. Returns how many digests were written.
    pub(super) fn finish(mut self) -> Result<(u64, Vec<String>), TableError> {
        self.flush()?;
        if self.untold > 0 {
            self.remarks.push(format!("{} more periods are cut smaller", self.untold));
        }
        Ok((self.digests, self.remarks))
    }

    /// Goes over to the next smaller cut, and writes all of its periods but the last. Returns false
    /// if what was gathered is as small as it gets.
    fn narrow(&mut self) -> Result<bool, TableError> {
        let Some((outer, cut, inner)) = self.period else { return Ok(false) };
        let Some(smaller) = cut.smaller() else {
            // A day too long: a part of it is written, and what came last begins the next.
            let last = self.gathered.pop();
            self.tell(inner, "parts");
            self.write()?;
            self.part += 1;
            self.bytes = last.iter().map(PendingEntry::written).sum();
            self.gathered.extend(last);
            return Ok(false);
        };
        self.tell(inner, &format!("{}s", smaller.word()));
        let mut waiting = std::mem::take(&mut self.gathered).into_iter().peekable();
        self.bytes = 0;
        while let Some(first) = waiting.peek() {
            let days = smaller.days(first.key.date(), Some(inner));
            self.flush()?;
            self.period = Some((outer, smaller, days));
            while let Some(record) = waiting.next_if(|record| record.key.date() <= days.to) {
                self.bytes += record.written();
                self.gathered.push(record);
            }
        }
        Ok(true)
    }

    fn tell(&mut self, days: CutDays, into: &str) {
        if self.remarks.len() >= MOST_TOLD {
            self.untold += 1;
            return;
        }
        let most = self.options.most_bytes >> 20;
        let CutDays { from, to } = days;
        let days = if from == to { from.to_string() } else { format!("{from}..{to}") };
        let message = format!("{days} is more than {most} MiB: cut into {into}");
        if self.remarks.last() != Some(&message) {
            self.remarks.push(message);
        }
    }

    /// Writes the digest of what was gathered, and begins the next period.
    fn flush(&mut self) -> Result<(), TableError> {
        if !self.gathered.is_empty() {
            self.write()?;
        }
        self.bytes = 0;
        self.part = 1;
        Ok(())
    }

    fn write(&mut self) -> Result<(), TableError> {
        let Some((_, cut, days)) = self.period else { return Ok(()) };
        if self.digests == MOST_DIGESTS {
            return Err(TableError::TooMuch {
                what: "the number of digests",
                most: MOST_DIGESTS.to_string(),
                hint: "cut by month; are the dates right?",
            });
        }
        let head = CutHead {
            publisher: self.options.publisher.as_deref().unwrap_or(&self.mapping.publisher),
            title: &self.mapping.title,
            part: self.part,
            days,
            series: cut.series(),
            coverage: self.mapping.coverage,
            marks: self.options.marks,
            unread: &self.unread,
        };
        let text = digest(&head, &mut self.gathered, self.taxonomy);
        self.sink.digest(&head.name(), text.as_bytes())?;
        self.gathered.clear();
        self.unread.clear();
        self.digests += 1;
        Ok(())
    }
}
