//! Lag: what happens in the last days of an issue is often told by the next one only.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::covers_days;
use super::series::SeriesIds;
use crate::digest::{Coverage, Digest, DigestHead, days_between};
use crate::order::CompactSort as _;

/// How many of the last days of an issue count as in part unless the next issue is held in full
/// too. In the one week of the sample archive that is held in full nothing is dated to them.
const LAG_DAYS: u64 = 2;

/// Finds, for each digest by its place, the last day that it can hold in full; nothing if there is
/// no such day. Digests may come in any order.
pub fn last_full_days(digests: &[Arc<Digest>]) -> Vec<Option<NaiveDate>> {
    let mut last = vec![None; digests.len()];
    let mut series = SeriesIds::default();
    let mut issues: HashMap<_, Vec<(usize, &DigestHead)>> = HashMap::new();
    for (at, digest) in digests.iter().enumerate() {
        let head = digest.head();
        if covers_days(head) {
            issues.entry(series.of(head)).or_default().push((at, head));
        }
    }
    for mut issues in issues.into_values() {
        issues.compact_sort_by_key(|(_, head)| (head.period.from, head.period.to));
        for (place, (at, head)) in issues.iter().enumerate() {
            let Some(to) = head.period.to.filter(|_| head.coverage == Coverage::Full) else {
                continue;
            };
            let next = issues.get(place + 1).map(|(_, next)| *next);
            let told_on = next.is_some_and(|next| follows(head, to, next));
            last[*at] = if told_on { Some(to) } else { to.checked_sub_days(Days::new(LAG_DAYS)) };
        }
    }
    last
}

/// Returns true if an issue held in full follows, with no issue missing in between: the gap is
/// shorter than the issue itself.
fn follows(head: &DigestHead, to: NaiveDate, next: &DigestHead) -> bool {
    let gap = (next.period.from - to).num_days() - 1;
    next.coverage == Coverage::Full && gap < i64::from(days_between(head.period.from, to))
}
