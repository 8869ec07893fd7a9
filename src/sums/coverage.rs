//! What is held of the days and places that a query asks for, in weeks and in words.

use std::fmt;
use std::fmt::Write as _;

use chrono::Weekday;

use super::time::{SeriesUnit, common, spans};
use crate::cover::{Cover, Held, Scope, State};
use crate::digest::{Period, grouped};

/// A span of fewer weeks is told in days.
const FEW_WEEKS: u32 = 4;

/// What is held of some days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeekCoverage {
    /// The days, by state.
    pub days: Held,
    /// The weeks that share a day with them, by the state of the days asked for.
    weeks: [u32; State::ALL.len()],
}

impl WeekCoverage {
    /// Asks what is held of places on some periods, which are in their order. Costs the weeks from
    /// the first to the last period, and for each of them the periods: a query names few.
    pub(super) fn of(cover: &Cover, scopes: &[Scope], periods: &[Period], first: Weekday) -> Self {
        let mut weeks = [0; State::ALL.len()];
        if let (Some(from), Some(to)) =
            (periods.first().map(|period| period.from), periods.last().and_then(|last| last.to))
        {
            for week in spans(SeriesUnit::Week(first), from, to) {
                let own = common(periods, week);
                if !own.is_empty() {
                    weeks[cover.held_together(scopes, &own).state() as usize] += 1;
                }
            }
        }
        Self { days: cover.held_together(scopes, periods), weeks }
    }

    /// Returns what is held of the whole.
    pub fn state(&self) -> State {
        self.days.state()
    }

    /// Returns the weeks of one state.
    pub fn weeks(&self, state: State) -> u32 {
        self.weeks[state as usize]
    }

    /// Returns all weeks.
    pub fn of_weeks(&self) -> u32 {
        self.weeks.iter().sum()
    }

    /// Returns true if the days are so many that they are told in weeks.
    pub fn is_told_in_weeks(&self) -> bool {
        self.of_weeks() >= FEW_WEEKS
    }

    /// Returns the weeks in which numbers are held: in part or in full.
    pub fn weeks_with_numbers(&self) -> u32 {
        State::ALL.into_iter().filter(|state| state.has_numbers()).map(|it| self.weeks(it)).sum()
    }
}

/// Prints of how many weeks numbers are held, and what is held of the others: `12 of 52 weeks, 1 in
/// full; words only 20, silent 5, not held 15`. A span of few weeks is told in days.
impl fmt::Display for WeekCoverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = self.of_weeks();
        if !self.is_told_in_weeks() {
            return self.days.fmt(f);
        }
        let number = |weeks: u32| if weeks == 0 { "none".to_owned() } else { grouped(weeks) };
        let mut text = format!("{} of {} weeks", number(self.weeks_with_numbers()), grouped(of));
        if self.weeks_with_numbers() > 0 {
            write!(text, ", {} in full", number(self.weeks(State::InFull)))?;
        }
        let without = State::ALL.into_iter().rev().filter(|state| !state.has_numbers());
        let mut before = ";";
        for state in without.filter(|state| self.weeks(*state) > 0) {
            write!(text, "{before} {state} {}", grouped(self.weeks(state)))?;
            before = ",";
        }
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_told_with_those_of_which_no_numbers_are_held() {
        let text = |weeks| WeekCoverage { days: Held::default(), weeks }.to_string();
        assert_eq!(
            text([15, 5, 20, 11, 1]),
            "12 of 52 weeks, 1 in full; words only 20, silent 5, not held 15"
        );
        assert_eq!(text([0, 0, 0, 3, 1]), "4 of 4 weeks, 1 in full");
        assert_eq!(text([0, 0, 0, 4, 0]), "4 of 4 weeks, none in full");
        assert_eq!(text([3, 1, 0, 0, 0]), "none of 4 weeks; silent 1, not held 3");
        assert_eq!(text([1, 0, 0, 2, 0]), "no days of its own", "few weeks are told in days");
    }
}
