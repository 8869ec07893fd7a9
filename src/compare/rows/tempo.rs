//! Tempo: attacks on each day from day 0, the peak, days without any.

use super::{Book, Head, counted_sum};
use crate::compare::count::Counts;
use crate::compare::engine::Counted;
use crate::compare::{Group, Key, Measure, Row, Subject, Value};
use crate::digest::Sum;

impl Book<'_> {
    /// The peak and the quiet days, then day after day. The rows of days, of attacks outside of the
    /// subject's days and of those not dated to the day add up to the whole.
    pub(super) fn tempo(&self) -> Vec<Row> {
        let all = |counts: &Counts<'_>| Some(counts.attacks);
        let head = |measure| Head::new(Group::Tempo, measure, "attacks");
        let mut rows = vec![self.peak(), self.peak_day(), self.quiet_days()];
        let longest = self.counted.iter().map(|held| held.certain.days.len()).max().unwrap_or(0);
        for at in 0..longest {
            let day = Key::Day(u32::try_from(at).unwrap_or(u32::MAX));
            let of_day = |counts: &Counts<'_>| counts.days.get(at).copied().unwrap_or(0);
            let mut row =
                self.count_row(Head { key: Some(day), ..head(Measure::Day) }, of_day, all);
            for (cell, held) in row.cells.iter_mut().zip(self.counted) {
                // A subject that is over by then has no such day: that is no zero.
                if at >= held.certain.days.len() {
                    (cell.value, cell.share, cell.per_day) = (None, None, None);
                }
            }
            rows.push(row);
        }
        if self.any(|counts| counts.outside) {
            rows.push(self.count_row(head(Measure::Outside), |counts| counts.outside, all));
        }
        rows.push(self.count_row(head(Measure::Undated), |counts| counts.undated, all));
        rows
    }

    /// The most attacks on one day; one that is not dated to the day may have been on that day.
    fn peak(&self) -> Row {
        let value = |subject: &Subject, held: &Counted<'_>| {
            let most = held.certain.days.iter().max()?;
            let more = held.certain.undated + held.possible.attacks;
            (subject.mean_of == 1).then(|| Value::Number(counted_sum(*most, more)))
        };
        self.counted_row(Head::new(Group::Tempo, Measure::Peak, "attacks"), value, |_| None)
    }

    fn peak_day(&self) -> Row {
        let head = Head::new(Group::Tempo, Measure::Peak, "date").part(Key::Named(ON.to_owned()));
        self.counted_row(
            head,
            |subject, held| {
                let days = &held.certain.days;
                let most = *days.iter().max().filter(|most| **most > 0)?;
                let first = days.iter().position(|count| *count == most)?;
                let after = chrono::Days::new(u64::try_from(first).ok()?);
                let day = subject.start?.checked_add_days(after)?;
                (subject.mean_of == 1).then_some(Value::Day(Some(day)))
            },
            |_| None,
        )
    }

    /// Days on which the archive holds no attack: that nothing happened is not said.
    fn quiet_days(&self) -> Row {
        let head = Head::new(Group::Tempo, Measure::QuietDays, "days");
        self.counted_row(
            head,
            |subject, held| {
                subject.start?;
                let quiet = held.certain.days.iter().filter(|count| **count == 0).count();
                let quiet = u64::try_from(quiet).unwrap_or(u64::MAX);
                let may = held.certain.undated_days.saturating_add(held.possible.attacks);
                let low = quiet.saturating_sub(may.into());
                let sum = Sum { low, best: quiet, high: Some(quiet), said: 1, unsaid: 0 };
                (subject.mean_of == 1).then_some(Value::Number(sum))
            },
            |_| None,
        )
    }
}

/// What the row is called that says on which day the peak was, the first of several.
pub(in crate::compare) const ON: &str = "first on";
