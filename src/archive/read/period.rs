//! Reads the period of a digest. One that cannot be read does not cost the digest: it begins on the
//! surest day that is known and covers no day, since nobody states which days it tells of.

use chrono::NaiveDate;

use super::context::ReadContext;
use crate::digest::{DateSpan, Period, PeriodBasis, read_written};
use crate::yaml::{MapReader, Node, NodeValue};

/// The period of a digest, or what is known of one that cannot be read.
pub(super) enum PeriodReading {
    Read(Period),
    /// Each of its days that can be read, and the index of the problem that was told.
    Unread {
        first: Option<NaiveDate>,
        last: Option<NaiveDate>,
        fault: usize,
    },
}

/// What the first day of a digest may follow from where its period does not tell it.
#[derive(Clone, Copy)]
pub(super) struct OtherDays<'h> {
    /// The name of the file.
    pub(super) file: &'h str,
    pub(super) id: Option<&'h str>,
    pub(super) published: Option<DateSpan>,
    /// The whole file.
    pub(super) root: &'h Node<'h>,
}

impl ReadContext<'_, '_> {
    /// Reads the period of a digest.
    pub(super) fn period(&mut self, map: &mut MapReader<'_, '_>) -> PeriodReading {
        let node = map.need("period", &mut self.faults);
        if let Some(period) = node.and_then(|node| self.date_at::<Period>(node, "period")) {
            return PeriodReading::Read(period);
        }
        let text = node.and_then(|node| match &node.value {
            NodeValue::Scalar(text) => Some(&**text),
            NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => None,
        });
        let ends = text.and_then(|text| text.split_once(".."));
        let day = |text: &str| read_written::<DateSpan>(text).ok();
        PeriodReading::Unread {
            first: ends.and_then(|(first, _)| day(first)).map(|span| span.from),
            last: ends.and_then(|(_, last)| day(last)).map(|span| span.to),
            fault: self.faults.len().saturating_sub(1),
        }
    }

    /// Returns the period of a digest, and who set it. One that could not be read gets the days
    /// that are sure, and the problem says which.
    pub(super) fn settled(
        &mut self,
        reading: &PeriodReading,
        stated: PeriodBasis,
        other: OtherDays<'_>,
    ) -> Option<(Period, PeriodBasis)> {
        let (first, last, fault) = match *reading {
            PeriodReading::Read(period) => return Some((period, stated)),
            PeriodReading::Unread { first, last, fault } => (first, last, fault),
        };
        let (period, whence) = known_days(first, last, other)?;
        if let Some(fault) = self.faults.get_mut(fault) {
            let hint = match fault.hint.take() {
                Some(hint) => format!("{hint}; "),
                None => String::new(),
            };
            let until =
                format!("until then the digest is of {period}, {whence}, and covers no day");
            fault.hint = Some(format!("{hint}{until}"));
        }
        Some((period, PeriodBasis::Set))
    }
}

/// Returns the days of a digest whose period cannot be read, and in words whence they are known.
/// Its end is open where it is not known.
fn known_days(
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    other: OtherDays<'_>,
) -> Option<(Period, &'static str)> {
    let stem = other.file.rsplit('/').next().unwrap_or_default();
    let of_file = stem.get(..10).and_then(day).map(|day| (day, "as its file name says"));
    let of_id = || {
        let id = other.id?;
        Some((day(id.get(id.len().checked_sub(10)?..)?)?, "as its id says"))
    };
    let named = of_file.or_else(of_id);
    if let Some((first, last)) = first.zip(last) {
        // Backwards: the earlier day comes first unless something else names another.
        if named.is_none_or(|(day, _)| day == last) {
            return Some((Period { from: last, to: Some(first) }, "the earlier day first"));
        }
    } else if let Some(first) = first {
        return Some((Period { from: first, to: None }, "as it begins"));
    }
    let published = || Some((other.published?.from, "the day it was published"));
    let told = || Some((earliest_entry(other.root)?, "the day of its earliest entry"));
    let (from, whence) = named.or_else(published).or_else(told)?;
    let to = last.filter(|last| *last >= from && first.is_none());
    Some((Period { from, to }, whence))
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// Returns the earliest day that an entry anywhere in a file has.
fn earliest_entry(node: &Node) -> Option<NaiveDate> {
    match &node.value {
        NodeValue::Null | NodeValue::Scalar(_) => None,
        NodeValue::List(items) => items.iter().filter_map(earliest_entry).min(),
        NodeValue::Map(parts) => {
            let own =
                parts.iter().find(|(key, _)| key.name == "date").and_then(|(_, date)| match &date
                    .value
                {
                    NodeValue::Scalar(text) => read_written::<DateSpan>(text).ok(),
                    NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => None,
                });
            let below = parts
                .iter()
                .filter(|(key, _)| matches!(&*key.name, "theatres" | "areas" | "entries"));
            let below = below.filter_map(|(_, part)| earliest_entry(part)).min();
            own.map(|span| span.from).into_iter().chain(below).min()
        }
    }
}
