//! The attacks of a subject by day and place, each entry with the events that it tells, so that the
//! attacks on the days of a figure can be counted without another pass over all of them.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::count::is_attack;
use super::spans::{DaySums, Spans};
use super::{RowKey, Subject};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{AreaId, Basis, Count, EntryRef, Period, TheatreId};

/// Attacks counted over the days of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// The best number of those that surely belong.
    pub(super) certain: u64,
    /// The best number of those that may belong too.
    pub(super) possible: u64,
    /// The least number of certain attacks on the basis of the figure; on any for a judgement.
    pub(super) on_basis: u64,
}

/// The attacks of one subject: all, and those of each place.
#[derive(Default)]
pub(super) struct Calendar {
    whole: Attacks,
    theatres: HashMap<TheatreId, Attacks>,
    areas: HashMap<AreaId, Attacks>,
    none: Attacks,
}

/// Attacks of one place.
#[derive(Default)]
struct Attacks {
    /// The first and last days of all attacks, with their best numbers.
    first: DaySums,
    last: DaySums,
    /// The best numbers of those that surely belong to the subject.
    certain: Spans,
    /// Their least numbers, by [`Basis::index`].
    least: [Spans; Basis::ALL.len()],
}

impl Calendar {
    pub(super) fn of(subject: &Subject, corpus: &Corpus) -> Self {
        let mut calendar = Self::default();
        let mut add = |keys: &[EntryKey], certain: Certain| {
            let entries = keys.iter().filter_map(|key| corpus.entry(*key));
            for entry in entries.filter(|entry| is_attack(*entry, corpus)) {
                calendar.whole.add(entry, certain);
                calendar.theatres.entry(entry.theatre).or_default().add(entry, certain);
                if let Some(area) = entry.area {
                    calendar.areas.entry(area).or_default().add(entry, certain);
                }
            }
        };
        add(&subject.entries, Certain::Yes);
        add(&subject.possible, Certain::Perhaps);
        let places = calendar.theatres.values_mut().chain(calendar.areas.values_mut());
        places.chain([&mut calendar.whole]).for_each(Attacks::sort);
        calendar
    }

    /// Counts the attacks within `period`, or on all days without one. If `key` names a place, only
    /// the attacks of that place count.
    pub(super) fn count(
        &self,
        period: Option<Period>,
        key: Option<&RowKey>,
        basis: Basis,
    ) -> Beside {
        let attacks = match key {
            Some(RowKey::Theatre(id)) => self.theatres.get(id).unwrap_or(&self.none),
            Some(RowKey::Area(id)) => self.areas.get(id).unwrap_or(&self.none),
            _ => &self.whole,
        };
        attacks.count(period, basis)
    }
}

/// Whether an attack surely belongs to its subject.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certain {
    Yes,
    Perhaps,
}

impl Attacks {
    fn add(&mut self, entry: EntryRef<'_>, certain: Certain) {
        self.note(entry.possible_days(), entry.events(), entry.basis, certain);
    }

    fn note(
        &mut self,
        (from, to): (NaiveDate, NaiveDate),
        events: Count,
        basis: Basis,
        certain: Certain,
    ) {
        let best = events.best().unwrap_or(0).into();
        self.first.add(from, best);
        self.last.add(to, best);
        if certain == Certain::Yes {
            self.certain.add(from, to, best);
            self.least[basis.index()].add(from, to, events.low().into());
        }
    }

    fn sort(&mut self) {
        self.first.sort();
        self.last.sort();
        self.certain.sort();
        self.least.iter_mut().for_each(Spans::sort);
    }

    fn count(&self, period: Option<Period>, basis: Basis) -> Beside {
        let from = period.map_or(NaiveDate::MIN, |period| period.from);
        let to = period.and_then(|period| period.to).unwrap_or(NaiveDate::MAX);
        let before = from.pred_opt().map_or(0, |day| self.last.until(day));
        let overlapping = self.first.until(to).saturating_sub(before);
        let certain = self.certain.within(from, to);
        let on = |basis: Basis| self.least[basis.index()].within(from, to);
        let judged = basis == Basis::Assessed;
        let on_basis = if judged { Basis::ALL.map(on).iter().sum() } else { on(basis) };
        Beside { certain, possible: overlapping - certain, on_basis }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    /// First day, length beyond it, place among the bases, whether it surely belongs, and its events.
    type Drawn = (u64, u64, usize, bool, Count);

    fn day(at: u64) -> NaiveDate {
        NaiveDate::default() + Days::new(at)
    }

    fn attacks(drawn: &[Drawn]) -> Attacks {
        let mut attacks = Attacks::default();
        for (from, more, basis, certain, events) in drawn {
            let certain = if *certain { Certain::Yes } else { Certain::Perhaps };
            attacks.note((day(*from), day(from + more)), *events, Basis::ALL[*basis], certain);
        }
        attacks.sort();
        attacks
    }

    /// Counts the same by looking at every attack.
    fn slowly(drawn: &[Drawn], period: Period, basis: Basis) -> Beside {
        let mut beside = Beside::default();
        for (from, more, own, certain, events) in drawn {
            let (from, to) = (day(*from), day(from + more));
            let best = u64::from(events.best().unwrap_or(0));
            if !period.overlaps(Period { from, to: Some(to) }) {
                continue;
            }
            if *certain && period.holds(from) && period.holds(to) {
                beside.certain += best;
                let same = basis == Basis::Assessed || basis.index() == *own;
                beside.on_basis += if same { u64::from(events.low()) } else { 0 };
            } else {
                beside.possible += best;
            }
        }
        beside
    }

    proptest::proptest! {
        #[test]
        fn counts_are_those_of_looking_at_every_attack(
            drawn in proptest::collection::vec((
                0_u64..40, 0_u64..9, 0_usize..4, proptest::bool::ANY,
                proptest::sample::select(vec![Count::Exact(1), Count::Exact(6), Count::AtLeast(2), Count::Range(1, 4)]),
            ), 0..60),
            (from, more) in (0_u64..40, proptest::option::of(0_u64..20)),
            basis in proptest::sample::select(Basis::ALL.to_vec()),
        ) {
            let period = Period { from: day(from), to: more.map(|more| day(from + more)) };
            let counted = attacks(&drawn).count(Some(period), basis);
            proptest::prop_assert_eq!(counted, slowly(&drawn, period, basis));
        }
    }
}
