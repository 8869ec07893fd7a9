//! Basis: who stands behind the entries, and the gap between what is stated and what is counted.

use super::{Book, Head};
use crate::compare::count::Counts;
use crate::compare::{Group, Key, Measure, Row};
use crate::digest::{Basis, KindId};

impl Book<'_> {
    /// All entries, by basis and by kind; gaps; figures of other things.
    pub(super) fn basis(&self) -> Vec<Row> {
        let all = |counts: &Counts<'_>| Some(counts.entries);
        let head = Head::new(Group::Basis, Measure::Entries, "entries");
        let mut rows = vec![self.count_row(head.clone(), |counts| counts.entries, all)];
        for basis in Basis::ALL {
            let count = |counts: &Counts<'_>| counts.bases[basis.index()];
            rows.push(self.count_row(head.part(Key::Basis(basis)), count, all));
        }
        for at in 0..self.corpus.taxonomy().kinds().len() {
            let count = |counts: &Counts<'_>| counts.kinds.get(at).copied().unwrap_or(0);
            if self.any(count) {
                let kind = KindId(u8::try_from(at).unwrap_or(u8::MAX));
                rows.push(self.count_row(head.part(Key::Kind(kind)), count, all));
            }
        }
        rows.extend(self.gaps());
        rows.extend(self.stated(Group::Basis));
        rows
    }
}
