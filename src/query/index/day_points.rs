//! What a record is worth for the days that were typed: what happened then is meant before what only
//! stands in a digest of those days, and a figure of just that year before one of a month in it.

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::rank::{RankLevels, UNDERSTOOD, UNDERSTOOD_AND_SAID};
use super::record_set::RecordColumns;

/// The points of a passage whose own days are just those that were asked for: it is of them, whether it
/// names them or not.
const JUST_THEN: u16 = UNDERSTOOD_AND_SAID + 8;
/// The points of what is dated by its digest, all of whose days were asked for.
const OF_DIGEST: u16 = UNDERSTOOD - 6;
/// The points of what may have happened on other days as well.
const PERHAPS_THEN: u16 = UNDERSTOOD - 16;
/// The points of what a digest of these and of other days says.
const OF_LONGER_DIGEST: u16 = UNDERSTOOD - 45;

/// How the days of a record lie to some days that it shares.
#[derive(Debug, Default)]
pub(super) struct SharedDays {
    /// Its own days are just these.
    pub(super) just: RoaringBitmap,
    /// Its own days go beyond them, so that it need not have happened then.
    pub(super) beyond: RoaringBitmap,
    /// It has the days of its digest, of which none lies beyond.
    pub(super) of_digest: RoaringBitmap,
    /// It has those of a digest that goes beyond.
    pub(super) of_longer_digest: RoaringBitmap,
}

/// Returns the records that share some days, by points and in no order.
pub(super) fn points_by_days(
    columns: &impl RecordColumns,
    days: (NaiveDate, NaiveDate),
    meant: &RoaringBitmap,
) -> RankLevels {
    let SharedDays { just, beyond, of_digest, of_longer_digest } = columns.shared(days);
    let within = meant - &beyond - &of_digest - &of_longer_digest - &just;
    vec![
        (JUST_THEN, just),
        (UNDERSTOOD, within),
        (OF_DIGEST, of_digest),
        (PERHAPS_THEN, beyond),
        (OF_LONGER_DIGEST, of_longer_digest),
    ]
}
