//! A week, month or day of a tempo in a sentence, to be read aloud: the command, the picture and the plain
//! reader say the same.

use crate::compare::{GridMeasure, GridNumber, GridUnit};
use crate::cover::Held;
use crate::digest::Period;
use crate::picture::SpanWords;

/// Says how many there were in a span, and what is held of it: `week of 2020-05-21: 34+ attacks, held in
/// part, 7 days`.
pub fn span_sentence(
    (unit, measure): (GridUnit, GridMeasure),
    days: Period,
    held: &Held,
    number: &GridNumber,
) -> String {
    SpanWords { unit, measure, days, held: *held, number: *number }.sentence()
}
