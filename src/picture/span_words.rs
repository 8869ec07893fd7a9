//! A week, month or day of a tempo in a sentence, the same on the command line and in a picture.

use crate::compare::{GridMeasure, GridNumber, GridUnit};
use crate::cover::{Held, State};
use crate::digest::Period;
use crate::page::held_sum;

/// What is counted of some days, and what is held of them.
#[derive(Clone, Copy, Debug)]
pub struct SpanWords {
    /// What the days are.
    pub unit: GridUnit,
    /// What is counted.
    pub measure: GridMeasure,
    /// The days.
    pub days: Period,
    /// The days by what is held of them.
    pub held: Held,
    /// How many.
    pub number: GridNumber,
}

impl SpanWords {
    /// Says it in a sentence: `week of 2020-05-21: 34+ attacks, in part, 7 days`.
    pub fn sentence(&self) -> String {
        let days = self.days_in_words();
        match self.worth() {
            Some(number) => format!("{days}: {number}, {}", self.held.spoken()),
            None => format!("{days}: {}", self.held.spoken()),
        }
    }

    /// Names the days: `week of 2020-05-21`, `May 2020`, `2020-05-21`.
    pub fn days_in_words(&self) -> String {
        match self.unit {
            GridUnit::Week => format!("week of {}", self.days.from),
            GridUnit::Month => self.days.spoken(),
            GridUnit::Day => self.days.from.to_string(),
        }
    }

    /// Says how many there are: `34+ attacks`, `no attacks`; nothing where no number is known.
    pub fn worth(&self) -> Option<String> {
        let (sum, state) = (&self.number.sum, self.held.state());
        if sum.low == 0 && !(state == State::InFull && sum.is_exact()) {
            return None;
        }
        if sum.low == 0 && sum.is_exact() {
            return Some(format!("no {}", self.measure.word()));
        }
        let word = if sum.is_of_one() { self.measure.one() } else { self.measure.word() };
        Some(format!("{} {word}", held_sum(state, sum).text))
    }
}
