//! The value of a cell as what is held of it allows, and its words.

use std::borrow::Cow;

use super::cell::real;
use super::{CellContent, Value};
use crate::cover::State;
use crate::digest::Sum;

impl CellContent {
    /// Returns the value as what is held of it allows: without an upper bound where it is not held
    /// in full, and none in place of a zero that is none.
    pub fn held_value(&self) -> Option<Cow<'_, Value>> {
        let value = self.value.as_ref()?;
        let open = |sum: &Sum| {
            let all_zero = self.events.is_some() || sum.high == Some(0);
            let is_nothing = sum.best == 0 && sum.unsaid == 0 && all_zero;
            (!is_nothing).then_some(Sum { high: None, ..*sum })
        };
        match value {
            Value::Number(sum) if self.is_lower_bound() => {
                open(sum).map(|sum| Cow::Owned(Value::Number(sum)))
            }
            Value::Mean(sum, of) if self.is_lower_bound() => {
                open(sum).map(|sum| Cow::Owned(Value::Mean(sum, *of)))
            }
            Value::Number(_)
            | Value::Mean(..)
            | Value::Rate(_)
            | Value::Day(_)
            | Value::Entry(_)
            | Value::Words(_)
            | Value::Spread(..)
            | Value::Gap { .. } => Some(Cow::Borrowed(value)),
        }
    }

    /// Returns that value in words: `5+`, `≥36`, `–` where nothing is known; nothing without a
    /// value.
    pub fn text(&self) -> Option<String> {
        self.value.as_ref()?;
        let Some(value) = self.held_value() else { return Some("–".to_owned()) };
        let counts_up = self.events.is_some() && self.is_lower_bound();
        Some(match (&*value, counts_up) {
            (Value::Number(sum), true) => at_least(sum, |number| number.to_string()),
            (Value::Mean(sum, of), true) => {
                let mean = |number| format!("{:.1}", real(number) / f64::from((*of).max(1)));
                at_least(sum, mean)
            }
            (value, _) => value.text(),
        })
    }

    /// Returns the best value for each day, likewise, in words that `written` gives; nothing where
    /// nothing is known.
    pub fn rate_text(&self, written: impl FnOnce(f64) -> String) -> Option<String> {
        let rate = self.per_day?;
        if self.is_lower_bound() {
            // The rate is that of the best number; a bound is that of the least.
            let bounds = self.held_value()?.bounds()?;
            let least = if bounds.best > 0.0 { rate * bounds.low / bounds.best } else { 0.0 };
            (least > 0.0).then(|| format!("≥{}", written(least)))
        } else {
            Some(written(rate))
        }
    }

    /// Returns the share of the whole in words that `written` gives; nothing where nothing is known.
    pub fn share_text(&self, written: impl FnOnce(f64) -> String) -> Option<String> {
        self.held_value()?;
        self.share.map(written)
    }

    /// Returns true if what it counts is not held in full, so that there may be more.
    pub fn is_lower_bound(&self) -> bool {
        !matches!(self.held, None | Some(State::InFull))
    }
}

/// Writes a count without an upper bound: `5+`, or `≥4` where its best is more than its least.
fn at_least(sum: &Sum, written: impl Fn(u64) -> String) -> String {
    if sum.low == sum.best {
        format!("{}+", written(sum.best))
    } else {
        format!("≥{}", written(sum.low))
    }
}
