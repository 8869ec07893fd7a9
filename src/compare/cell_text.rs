//! The words of a cell: its value as what is held of it allows.

use super::cell::real;
use super::{CellContent, Value};
use crate::cover::State;
use crate::digest::Sum;

impl CellContent {
    /// Returns the value in words, as what is held of it allows: a lower bound where it is not held
    /// in full (`5+`, `≥36`), `–` in place of a zero that is none; nothing without a value.
    pub fn text(&self) -> Option<String> {
        let value = self.value.as_ref()?;
        let bound = self.is_lower_bound();
        let (sum, of) = match value {
            Value::Number(sum) if bound => (sum, 1),
            Value::Mean(sum, of) if bound => (sum, *of),
            Value::Number(_)
            | Value::Mean(..)
            | Value::Rate(_)
            | Value::Day(_)
            | Value::Entry(_)
            | Value::Words(_)
            | Value::Spread(..)
            | Value::Gap { .. } => return Some(value.text()),
        };
        let open = Sum { high: None, ..*sum };
        Some(match (sum.best, self.events.is_some(), of) {
            (0, true, _) => "–".to_owned(),
            (best, true, 1) => format!("{best}+"),
            (best, true, of) => format!("{:.1}+", real(best) / f64::from(of.max(1))),
            (0, false, _) if sum.unsaid == 0 && sum.high == Some(0) => "–".to_owned(),
            (_, false, 1) => open.to_string(),
            (_, false, of) => Value::Mean(open, of).text(),
        })
    }

    /// Returns the best value for each day in words, likewise; `decimals` after the point.
    pub fn rate_text(&self, decimals: usize) -> Option<String> {
        let rate = self.per_day?;
        Some(match self.is_lower_bound() {
            true if rate == 0.0 => "–".to_owned(),
            true => format!("≥{rate:.decimals$}"),
            false => format!("{rate:.decimals$}"),
        })
    }

    /// Returns true if what it counts is not held in full, so that there may be more.
    pub fn is_lower_bound(&self) -> bool {
        !matches!(self.held, None | Some(State::InFull))
    }
}
