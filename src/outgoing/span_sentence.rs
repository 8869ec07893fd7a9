//! A week, month or day of a tempo in a sentence, to be read aloud: the command and the plain reader say
//! the same.

use crate::compare::{GridMeasure, GridNumber, GridUnit};
use crate::cover::{Held, State};
use crate::digest::Period;
use crate::page::held_sum;

/// Says how many there were in a span, and what is held of it: `week of 2020-05-21: 34+ attacks, held in
/// part, 7 days`.
pub fn span_sentence(
    (unit, measure): (GridUnit, GridMeasure),
    days: Period,
    held: &Held,
    number: &GridNumber,
) -> String {
    let days = match unit {
        GridUnit::Week => format!("week of {}", days.from),
        GridUnit::Month => days.spoken(),
        GridUnit::Day => days.from.to_string(),
    };
    let sum = &number.sum;
    let state = held.state();
    let has_number = sum.low > 0 || (state == State::InFull && sum.is_exact());
    if !has_number {
        return format!("{days}: {}", held.spoken());
    }
    let number = if sum.low == 0 && sum.is_exact() {
        format!("no {}", measure.word())
    } else {
        let word = if sum.is_of_one() { measure.one() } else { measure.word() };
        format!("{} {word}", held_sum(state, sum).text)
    };
    format!("{days}: {number}, {}", held.spoken())
}
