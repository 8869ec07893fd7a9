//! The entries by their days: those of some days, and how their own lie to these.

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::columns::PropertyIndex;
use super::day_points::{FEW_DAYS, SharedDays};

impl PropertyIndex {
    /// Returns the numbers of entries that begin from one day to another.
    pub(super) fn numbers_of(&self, from: NaiveDate, to: NaiveDate) -> (u32, u32) {
        let end = |count: usize| count.checked_sub(1).map_or(0, |last| self.days[last].1);
        let first = self.days.partition_point(|(day, _)| *day > to);
        let last = self.days.partition_point(|(day, _)| *day >= from);
        (end(first), end(last))
    }

    pub(super) fn on(&self, from: NaiveDate, to: NaiveDate) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        let (first, end) = self.numbers_of(from, to);
        found.insert_range(first..end);
        // Entries that began earlier and had not yet ended.
        let earlier = self.long.iter().filter(|(number, last)| *number >= end && *last >= from);
        found.extend(earlier.map(|(number, _)| *number));
        found
    }

    /// Returns the entries of several days of which some may lie outside of these.
    pub(super) fn reaching_beyond(&self, from: NaiveDate, to: NaiveDate) -> RoaringBitmap {
        let (_, begun_before) = self.numbers_of(from, to);
        let beyond = self.long.iter().filter(|(at, last)| *at >= begun_before || *last > to);
        beyond.map(|(number, _)| *number).collect()
    }

    /// Returns the entries of several days of which some lie outside of these and some do not.
    fn partly_on(&self, from: NaiveDate, to: NaiveDate) -> RoaringBitmap {
        let (first, begun_before) = self.numbers_of(from, to);
        let partly = self.long.iter().filter(|(at, last)| {
            *at >= begun_before && *last >= from || *at >= first && *last > to
        });
        partly.map(|(number, _)| *number).collect()
    }

    /// Returns the entries of more than [`FEW_DAYS`] days, all of which are of these.
    fn long_within(&self, from: NaiveDate, to: NaiveDate) -> RoaringBitmap {
        let (first, end) = self.numbers_of(from, to);
        let start = self.long.partition_point(|(number, _)| *number < first);
        let begun = self.long.get(start..).unwrap_or(&[]).iter();
        let from_day = self.days.partition_point(|(_, end)| *end <= first);
        let mut days = self.days.get(from_day..).unwrap_or(&[]).iter().peekable();
        let mut long = RoaringBitmap::new();
        for (number, last) in begun.take_while(|(number, _)| *number < end) {
            // Both are in the order of the numbers.
            while days.next_if(|(_, end)| end <= number).is_some() {}
            let Some((begins, _)) = days.peek() else { break };
            if *last <= to && last.signed_duration_since(*begins).num_days() >= FEW_DAYS {
                long.insert(*number);
            }
        }
        long
    }

    /// Returns how the days of the entries that share some days lie to these.
    pub(super) fn shared(&self, (from, to): (NaiveDate, NaiveDate)) -> SharedDays {
        let (long, beyond) = (self.long_within(from, to), self.partly_on(from, to));
        SharedDays { long, beyond, ..SharedDays::default() }
    }
}
