//! Location: attacks in all, stated and counted, by theatre and area, distinct places, the West.

use std::collections::HashSet;

use super::{Book, Head, counted_sum};
use crate::compare::count::Counts;
use crate::compare::{Group, Key, Measure, Row, Value};
use crate::digest::{Place, TheatreId};
use crate::words::fold;

impl Book<'_> {
    /// The whole with what is stated of it, then the parts.
    pub(super) fn location(&self) -> Vec<Row> {
        let whole = Head::new(Group::Location, Measure::Attacks, "attacks");
        let all = |counts: &Counts<'_>| Some(counts.attacks);
        let mut rows = vec![self.count_row(whole.clone(), |counts| counts.attacks, all)];
        rows.extend(self.stated(Group::Location));
        for (theatre, _) in self.corpus.taxonomy().theatres() {
            let of_theatre = |counts: &Counts<'_>| nth(&counts.theatres, theatre.0.into());
            if !self.any(of_theatre) {
                continue;
            }
            let head = whole.part(Key::Theatre(theatre));
            rows.push(self.count_row(head.clone(), of_theatre, all));
            for (area, _) in self.corpus.taxonomy().areas_of(theatre) {
                let of_area = |counts: &Counts<'_>| nth(&counts.areas, area.0.into());
                if self.any(of_area) {
                    rows.push(self.count_row(head.part(Key::Area(area)), of_area, all));
                }
            }
        }
        rows.push(self.places());
        rows.extend(self.described_places());
        let west = Head::new(Group::Location, Measure::West, "attacks");
        rows.push(self.count_row(west, |counts| counts.west, all));
        rows.extend(self.described_west());
        rows
    }

    /// Distinct places; an attack whose place is not told may have been at a further one.
    fn places(&self) -> Row {
        let head = Head::new(Group::Location, Measure::Places, "places");
        self.counted_row(
            head,
            |subject, counted| {
                let certain = places(&counted.certain);
                let more = places(&counted.possible).difference(&certain).count();
                let unnamed = counted.certain.without_place + counted.possible.without_place;
                let distinct = u32::try_from(certain.len()).unwrap_or(u32::MAX);
                let more = u32::try_from(more).unwrap_or(u32::MAX);
                let sum = counted_sum(distinct, more.saturating_add(unnamed));
                // Places of several digests are not to be divided by their number.
                (subject.mean_of == 1).then_some(Value::Number(sum))
            },
            |_| None,
        )
    }
}

/// The named places, each once, however it is spelt and however far from it something happened.
fn places(counts: &Counts<'_>) -> HashSet<(TheatreId, String)> {
    let named = |(theatre, place): &(TheatreId, &str)| (*theatre, fold(Place::read(place).name));
    counts.places.iter().map(named).collect()
}

/// The value at a place in the order of the taxonomy.
fn nth(counts: &[u32], at: usize) -> u32 {
    counts.get(at).copied().unwrap_or(0)
}
