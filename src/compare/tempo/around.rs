//! The days around a day: the attacks of each in an area, and what is held of it.

use chrono::{Days, NaiveDate};

use crate::archive::{Corpus, EntryKey};
use crate::compare::count::is_attack;
use crate::compare::grid::{GridUnit, drawn};
use crate::cover::{CellMark, Scope};
use crate::digest::{AreaId, Period, Precision, Sum, TheatreId};

/// One day of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayAround {
    /// The day.
    pub day: NaiveDate,
    /// Its attacks, each once, as a number or one of the marks for none.
    pub mark: CellMark,
}

/// Returns so many days of an area, or of the theatre without an area, `before` of them before a day.
/// Attacks of which only a longer span is known are in none of them.
pub fn days_around(
    corpus: &Corpus,
    (theatre, area): (TheatreId, Option<AreaId>),
    day: NaiveDate,
    (before, days): (u64, u64),
) -> Vec<DayAround> {
    let Some(first) = day.checked_sub_days(Days::new(before)) else { return Vec::new() };
    let counts = counts(corpus, (theatre, area), (first, days));
    let scope = Scope::of(theatre, area);
    let days = (0..days).filter_map(|at| first.checked_add_days(Days::new(at)));
    days.zip(counts)
        .map(|(day, sum)| {
            let period = Period { from: day, to: Some(day) };
            let held = corpus.cover().held(scope, &[period]);
            DayAround { day, mark: drawn(&held, GridUnit::Day, sum.low > 0).mark(sum.low) }
        })
        .collect()
}

fn counts(
    corpus: &Corpus,
    (theatre, area): (TheatreId, Option<AreaId>),
    (first, days): (NaiveDate, u64),
) -> Vec<Sum> {
    let index = corpus.theatre(theatre).and_then(|index| index.area(area));
    let place = |key: &EntryKey| {
        let entry = corpus.entry(*key)?;
        let is_meant = entry.date.precision == Precision::Day && is_attack(entry, corpus);
        let at = u64::try_from((entry.date.from - first).num_days()).ok()?;
        (is_meant && at < days).then_some(at)
    };
    let keys = index.into_iter().flat_map(|index| &index.entries);
    let mut keys: Vec<EntryKey> = keys.filter(|key| place(key).is_some()).copied().collect();
    keys.sort_unstable();
    let mut sums = vec![Sum::default(); usize::try_from(days).unwrap_or(0)];
    for key in corpus.each_event_once(&keys) {
        let sum = place(&key).and_then(|at| sums.get_mut(usize::try_from(at).ok()?));
        if let (Some(sum), Some(entry)) = (sum, corpus.entry(key)) {
            sum.add(entry.events());
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Found, Origin, load_all};

    #[test]
    fn each_day_says_what_is_held_of_it_and_an_attack_is_in_one_day() {
        let corpus = load_all(&Origin::Sample).0;
        let Found::Entry(key) = corpus.find("itic-2020-05-21-vam5m") else { panic!("it is gone") };
        let entry = corpus.entry(key).unwrap();
        let where_ = (entry.theatre, entry.area);
        let days = days_around(&corpus, where_, entry.date.from, (26, 40));
        assert_eq!((days.len(), days[26].day), (40, entry.date.from));
        assert!(days[26].mark.number().unwrap() > 0, "the entry is one of its day: {days:?}");
        // The sum is what a count over all entries gives.
        let within = |day: NaiveDate| days[0].day <= day && day <= days[39].day;
        let counted = corpus.entries().filter(|(key, entry)| {
            (entry.theatre, entry.area) == where_
                && entry.date.precision == Precision::Day
                && within(entry.date.from)
                && is_attack(*entry, &corpus)
                && !corpus.is_repeat(*key)
        });
        let told: u64 = days.iter().filter_map(|day| day.mark.number()).sum();
        assert_eq!(told, counted.count() as u64);
        let gap = "2031-01-01".parse().unwrap();
        let none = days_around(&corpus, where_, gap, (3, 7));
        assert!(none.iter().all(|day| day.mark == CellMark::NotHeld), "{none:?}");
    }
}
