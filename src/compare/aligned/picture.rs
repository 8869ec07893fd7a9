//! The picture: a series for each subject that has days of its own.

use chrono::{Days, NaiveDate};

use super::{AlignedDay, AlignedPoint};
use crate::archive::Corpus;
use crate::compare::count::is_attack;
use crate::compare::stated::figures;
use crate::compare::{Ask, Subject, Table};
use crate::cover::{Scope, State};
use crate::digest::{IssuerDates, Period};
use crate::order::CompactSort as _;

/// The most days of a subject that a picture has, from its first.
pub const MOST_DAYS: usize = 92;

/// One subject from day 0 on.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignedSeries {
    /// The place of the subject in the comparison.
    pub subject: usize,
    /// Its name.
    pub name: String,
    /// Day 0: its first day.
    pub start: NaiveDate,
    /// Its days, at most [`MOST_DAYS`].
    pub days: Vec<AlignedDay>,
    /// The number of all its days.
    pub length: u32,
    /// What is stated of it, the earliest end first, and of one end the highest first.
    pub points: Vec<AlignedPoint>,
    /// How many attacks are counted for it that are dated to no single day.
    pub without_day: u32,
    /// The dates that issuers give who do not agree with its own.
    pub disputed: Vec<IssuerDates>,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlignedPicture {
    /// Those that have days of their own, in the order of the comparison.
    pub series: Vec<AlignedSeries>,
    /// How many subjects the comparison has.
    pub of: usize,
}

impl AlignedPicture {
    /// Makes the picture of a comparison.
    pub fn of(table: &Table, corpus: &Corpus) -> Self {
        let subjects = table.subjects.iter().enumerate();
        let series = subjects.filter_map(|(at, subject)| AlignedSeries::of(at, subject, corpus));
        Self { series: series.collect(), of: table.subjects.len() }
    }

    /// Returns the last day of the picture: that of the longest subject, or of what is stated a little
    /// beyond it.
    pub fn last_day(&self) -> usize {
        let longest = self.series.iter().map(|series| series.days.len()).max().unwrap_or(1);
        let beyond = i64::try_from(longest + longest / 2).unwrap_or(i64::MAX);
        let points = self.series.iter().flat_map(|series| &series.points);
        let ends = points.filter(|point| point.last <= beyond && point.last >= 0);
        let last = ends.filter_map(|point| usize::try_from(point.last).ok()).max().unwrap_or(0);
        last.max(longest.saturating_sub(1)).max(1)
    }
}

impl AlignedSeries {
    /// Returns the series of a subject; none of a mean, and of one without a first and a last day.
    fn of(at: usize, subject: &Subject, corpus: &Corpus) -> Option<Self> {
        let (start, end) = (subject.start?, subject.end?);
        if matches!(subject.ask, Ask::Mean(_)) || end < start {
            return None;
        }
        let scopes =
            if subject.scopes.is_empty() { &[Scope::All][..] } else { subject.scopes.as_slice() };
        let length = usize::try_from((end - start).num_days()).ok()? + 1;
        let day = |after: usize| {
            let day = start.checked_add_days(Days::new(u64::try_from(after).ok()?))?;
            let day = Period { from: day, to: Some(day) };
            let state = corpus.cover().held_together(scopes, &[day]).state();
            Some(AlignedDay::new(day, state))
        };
        let mut days: Vec<AlignedDay> = (0..length.min(MOST_DAYS)).filter_map(day).collect();
        let mut without_day = 0;
        for key in &subject.entries {
            let Some(entry) = corpus.entry(*key).filter(|entry| is_attack(*entry, corpus)) else {
                continue;
            };
            let (first, last) = entry.possible_days();
            let after = usize::try_from((first - start).num_days()).ok();
            match after.and_then(|after| days.get_mut(after)).filter(|_| first == last) {
                Some(day) => day.add(*key, entry.events()),
                None => without_day += 1,
            }
        }
        let mut total = 0;
        for day in &mut days {
            total += day.sum.low;
            day.total = total;
        }
        let quoted = figures(subject, corpus);
        let points =
            quoted.iter().filter_map(|quoted| AlignedPoint::of(quoted, start, corpus.taxonomy()));
        let mut points: Vec<AlignedPoint> = points.collect();
        points.compact_sort_by_key(|point| (point.last, u64::MAX - point.value()));
        let own = Period { from: start, to: Some(end) };
        let disputed = subject.dates.iter().filter(|dates| dates.differ_from(own)).cloned();
        Some(Self {
            subject: at,
            name: subject.name.clone(),
            start,
            days,
            length: u32::try_from(length).unwrap_or(u32::MAX),
            points,
            without_day,
            disputed: disputed.collect(),
        })
    }

    /// Returns the days of the curve of what is held: from the first of which a number is known to the
    /// last before nothing is held. A day that is not held in full is never drawn as none.
    pub fn curve(&self) -> &[AlignedDay] {
        let known = |day: &AlignedDay| day.total > 0 || day.is_in_full();
        let Some(first) = self.days.iter().position(known) else { return &[] };
        let curve = self.days.get(first..).unwrap_or_default();
        let gap = curve.iter().position(|day| day.state == State::NotHeld && day.keys.is_empty());
        curve.get(..gap.unwrap_or(curve.len())).unwrap_or_default()
    }

    /// Returns the place of the first day of the curve.
    pub fn curve_from(&self) -> usize {
        let known = |day: &AlignedDay| day.total > 0 || day.is_in_full();
        self.days.iter().position(known).unwrap_or(0)
    }

    /// Returns the first day that an issuer gives, counted from day 0, where it is another.
    pub fn begins_at(&self, dates: &IssuerDates) -> Option<i64> {
        let offset = (dates.start? - self.start).num_days();
        (offset != 0).then_some(offset)
    }

    /// Returns the highest total that is stated; none where none is.
    pub fn highest_stated(&self) -> Option<&AlignedPoint> {
        self.points.iter().max_by_key(|point| point.value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Origin, load_all};
    use crate::compare::{Dispersion, compare};
    use crate::cover::CellMark;
    use crate::query::Index;

    fn picture(waves: &[&str]) -> (AlignedPicture, Corpus) {
        let corpus = load_all(&Origin::Sample).0;
        let asks: Vec<Ask> = waves.iter().map(|id| Ask::Wave((*id).to_owned())).collect();
        let index = Index::build(&corpus);
        let table = compare(&asks, 0, Dispersion::default(), &corpus, &index, &|| false).unwrap();
        (AlignedPicture::of(&table, &corpus), corpus)
    }

    #[test]
    fn what_is_stated_and_what_is_held_stand_apart_from_day_0() {
        let (picture, corpus) =
            picture(&["2020-05-raids-of-attrition", "2019-05-raids-of-attrition"]);
        let may = &picture.series[0];
        assert_eq!((may.start.to_string(), may.days.len()), ("2020-05-14".to_owned(), 11));
        let told: Vec<_> =
            may.points.iter().map(|p| (p.count.to_string(), p.first, p.last)).collect();
        for wanted in [("158", 0, 6), ("228", 0, 9), (">100", 0, 10)] {
            assert!(told.contains(&(wanted.0.to_owned(), wanted.1, wanted.2)), "{told:?}");
        }
        assert_eq!(may.highest_stated().unwrap().rest.map(|rest| rest.best), Some(3));
        // Another issuer's first day is twenty days earlier.
        let naba = may.disputed.iter().find(|dates| dates.issuer.contains("al-Naba")).unwrap();
        assert_eq!(may.begins_at(naba), Some(-20));
        for day in &may.days {
            let low: u64 =
                day.keys.iter().map(|k| u64::from(corpus.entry(*k).unwrap().events().low())).sum();
            assert_eq!(day.sum.low, low, "{day:?}");
        }
        let total = may.days.last().unwrap().total;
        assert_eq!(total, may.days.iter().map(|day| day.sum.low).sum::<u64>());
        assert!(total >= 50, "{total}");
    }

    #[test]
    fn a_curve_is_never_flat_at_none_and_stops_where_nothing_is_held() {
        let all: Vec<String> =
            load_all(&Origin::Sample).0.waves().iter().map(|wave| wave.id.to_string()).collect();
        for waves in all.chunks(2).filter(|two| two.len() == 2) {
            let two: Vec<&str> = waves.iter().map(String::as_str).collect();
            for series in picture(&two).0.series {
                for day in series.curve() {
                    assert!(day.total > 0 || day.is_in_full(), "{}: {day:?}", series.name);
                    let is_gap = day.state == State::NotHeld && day.keys.is_empty();
                    assert!(!is_gap, "{}: {day:?}", series.name);
                }
                for day in series.days.iter().filter(|day| day.keys.is_empty()) {
                    let number = day.mark().number();
                    assert!(number.is_none() || day.mark() == CellMark::Exactly(0), "{day:?}");
                }
            }
        }
    }
}
