//! What is held of a span: its days by state.

use crate::digest::grouped;
use std::fmt;
use std::fmt::Write as _;

use super::State;

/// The days of a span, counted by their state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Held {
    days: [u32; State::ALL.len()],
}

impl Held {
    /// Takes days of one state away.
    pub(super) fn remove(&mut self, state: State, days: u32) {
        let sum = &mut self.days[state as usize];
        *sum = sum.saturating_sub(days);
    }

    /// Counts days of one state.
    pub(super) fn add(&mut self, state: State, days: u32) {
        let sum = &mut self.days[state as usize];
        *sum = sum.saturating_add(days);
    }

    /// Adds the days of another span.
    pub fn merge(&mut self, other: &Self) {
        for state in State::ALL {
            self.add(state, other.days(state));
        }
    }

    /// Returns the days of one state.
    pub fn days(&self, state: State) -> u32 {
        self.days[state as usize]
    }

    /// Returns all days; 0 for a span without an end, of which nothing can be said.
    pub fn of(&self) -> u32 {
        self.days.iter().fold(0, |sum, days| sum.saturating_add(*days))
    }

    /// Returns the days of which a digest that covers them says something.
    pub fn treated(&self) -> u32 {
        self.of() - self.days(State::NotHeld) - self.days(State::Silent)
    }

    /// Returns the state of the whole span: in full only if every day is, else the best state of
    /// its days, at most in part.
    pub fn state(&self) -> State {
        let best = State::ALL.into_iter().rev().find(|state| self.days(*state) > 0);
        let best = best.unwrap_or_default();
        let all = self.days(State::InFull) == self.of();
        if best == State::InFull && !all { State::InPart } else { best }
    }

    /// Returns true if every day is held in full.
    pub fn is_in_full(&self) -> bool {
        self.state() == State::InFull
    }
}

/// Prints `in full, 7 days`, or each state that occurs with its days, the fullest first: `in part 3
/// of 11 days, silent 8`.
impl Held {
    /// Says how days are held where nothing before it does: `held in part, 7 days`, `silent, 7 days`.
    pub fn spoken(&self) -> String {
        match self.state() {
            State::InPart | State::InFull => format!("held {self}"),
            State::NotHeld | State::Silent | State::WordsOnly => self.to_string(),
        }
    }
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = self.of();
        let days = if of == 1 { "day" } else { "days" };
        let mut states = State::ALL.into_iter().rev().filter(|state| self.days(*state) > 0);
        let Some(first) = states.next() else { return f.pad("no days of its own") };
        let mut text = if self.days(first) == of {
            format!("{first}, {} {days}", grouped(of))
        } else {
            format!("{first} {} of {} {days}", grouped(self.days(first)), grouped(of))
        };
        for state in states {
            write!(text, ", {state} {}", grouped(self.days(state)))?;
        }
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(days: &[(State, u32)]) -> Held {
        let mut held = Held::default();
        for (state, days) in days {
            held.add(*state, *days);
        }
        held
    }

    #[test]
    fn a_span_is_in_full_only_if_every_day_is() {
        assert_eq!(held(&[(State::InFull, 7)]).state(), State::InFull);
        assert_eq!(held(&[(State::InFull, 6), (State::NotHeld, 1)]).state(), State::InPart);
        assert_eq!(held(&[(State::InFull, 6), (State::InPart, 1)]).state(), State::InPart);
        assert_eq!(held(&[(State::WordsOnly, 1), (State::Silent, 6)]).state(), State::WordsOnly);
        assert_eq!(Held::default().state(), State::NotHeld);
        assert!(!Held::default().is_in_full(), "nothing is not all");
    }

    #[test]
    fn the_days_are_told_the_fullest_first() {
        assert_eq!(held(&[(State::InFull, 7)]).to_string(), "in full, 7 days");
        let mixed = held(&[(State::NotHeld, 2), (State::InPart, 3), (State::Silent, 6)]);
        assert_eq!(mixed.to_string(), "in part 3 of 11 days, silent 6, not held 2");
        assert_eq!(held(&[(State::NotHeld, 1)]).to_string(), "not held, 1 day");
        assert_eq!(Held::default().to_string(), "no days of its own");
    }
}
