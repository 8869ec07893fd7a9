//! What a record is worth for the days that were typed: what happened on a day of them is meant before
//! what is only known to lie in many of them, that before what may have happened on others, and a figure
//! of just that year before one of a month in it.

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::rank::{RankLevels, SAID, UNDERSTOOD, UNDERSTOOD_AND_SAID};
use super::record_set::RecordColumns;

/// The points of a passage whose own days are just those that were asked for: it is of them, whether it
/// names them or not.
const JUST_THEN: u16 = UNDERSTOOD_AND_SAID + 12;
/// The points of what has many days of its own, all of which were asked for: which of them is meant is
/// not known, or all are.
const IN_LONG_SPAN: u16 = UNDERSTOOD - 8;
/// How much more a record is worth that says the typed words, too, and need not have happened then: less
/// than what tells it from one that did.
const SAYS_SO: u16 = 6;
/// The most days of a record that is of some day: those of a weekly digest.
pub(super) const FEW_DAYS: i64 = 7;
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
    /// Its own days are more than [`FEW_DAYS`], and all of them are of these.
    pub(super) long: RoaringBitmap,
    /// Its own days go beyond them, so that it need not have happened then.
    pub(super) beyond: RoaringBitmap,
    /// It has the days of its digest, of which none lies beyond.
    pub(super) of_digest: RoaringBitmap,
    /// It has those of a digest that goes beyond.
    pub(super) of_longer_digest: RoaringBitmap,
}

/// Returns the records that share some days or say the typed words, by points, the best first.
pub(super) fn points_by_days(
    columns: &impl RecordColumns,
    days: (NaiveDate, NaiveDate),
    meant: &RoaringBitmap,
    said: &RoaringBitmap,
) -> RankLevels {
    let SharedDays { just, long, beyond, of_digest, of_longer_digest } = columns.shared(days);
    let within = meant - &long - &beyond - &of_digest - &of_longer_digest - &just;
    let beyond_and_said = &beyond & said;
    let mut levels = vec![
        (JUST_THEN, just),
        (UNDERSTOOD_AND_SAID, (meant & said) - &beyond),
        (UNDERSTOOD, within),
        (OF_DIGEST, of_digest),
        (IN_LONG_SPAN, long),
        (PERHAPS_THEN + SAYS_SO, beyond_and_said),
        (PERHAPS_THEN, beyond),
        (OF_LONGER_DIGEST, of_longer_digest),
        (SAID, said.clone()),
    ];
    levels.retain(|(_, records)| !records.is_empty());
    levels
}
