//! Reads dates, periods and times of day. A form that the format does not have, and that can be meant in one way
//! only, is read and told; one that may be two days is told with both.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use super::context::ReadContext;
use crate::digest::{
    DateError, DateReading, DateSpan, TimeOfDay, date_reading, read_written, time_reading,
};
use crate::yaml::{Fault, MapReader, Mark, Node, NodeValue, excerpt, without_comma};

/// What people call the first and the last day where they write each with a key of its own.
const ENDS: [(&str, &str); 3] = [("from", "to"), ("start", "end"), ("first", "last")];

impl ReadContext<'_, '_> {
    /// Reads a date or a period.
    pub(super) fn date<T>(&mut self, map: &mut MapReader<'_, '_>, key: &'static str) -> Option<T>
    where
        T: FromStr<Err = DateError> + From<DateSpan> + Display,
    {
        map.get(key).and_then(|node| self.date_at(node, key))
    }

    /// Reads a date or a period that is required.
    pub(super) fn need_date<T>(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Option<T>
    where
        T: FromStr<Err = DateError> + From<DateSpan> + Display,
    {
        map.need(key, &mut self.faults).and_then(|node| self.date_at(node, key))
    }

    /// Reads the date or the period of a node.
    pub(super) fn date_at<T>(&mut self, node: &Node, key: &str) -> Option<T>
    where
        T: FromStr<Err = DateError> + From<DateSpan> + Display,
    {
        let in_parts = in_parts(node, key);
        let text = match &in_parts {
            Some(text) => text,
            None => without_comma(node, key, &mut self.faults)?,
        };
        let error = match read_written::<T>(text) {
            Ok(date) => {
                if in_parts.is_some() {
                    self.date_in_other_form(node.mark, key, &date);
                }
                return Some(date);
            }
            Err(error) => error,
        };
        // A day that is not in the calendar, or a range without its end, has the right form.
        let is_other = matches!(error, DateError::Form(_) | DateError::Ambiguous(_));
        match date_reading(text).filter(|_| is_other) {
            Some(DateReading::One(span)) => {
                let date = T::from(span);
                self.date_in_other_form(node.mark, key, &date);
                Some(date)
            }
            Some(DateReading::Either(one, other)) => {
                let message = format!("`{}` may be {one} or {other}", excerpt(text));
                self.faults
                    .push(Fault::error(node.mark, message).hint("write the one that is meant"));
                None
            }
            None => {
                self.faults.push(Fault::error(node.mark, error.to_string()));
                None
            }
        }
    }

    /// Reads a time of day.
    pub(super) fn time_of_day(&mut self, node: &Node) -> Option<TimeOfDay> {
        let text = without_comma(node, "time", &mut self.faults)?;
        let error = match text.parse::<TimeOfDay>() {
            Ok(time) => return Some(time),
            Err(error) => error,
        };
        let time = time_reading(text);
        match time {
            Some(time) => self.date_in_other_form(node.mark, "time", &time),
            None => self.faults.push(Fault::error(node.mark, error.to_string())),
        }
        time
    }

    fn date_in_other_form(&mut self, mark: Mark, key: &str, date: &impl Display) {
        let fault = Fault::warning(mark, format!("`{key}` in another form: read as {date}"));
        self.faults.push(fault.hint(format!("write `{date}`")));
    }
}

/// Returns the text of two days that are written as a mapping or a list, as one.
fn in_parts(node: &Node, key: &str) -> Option<String> {
    let text = |node: &Node<'_>| match &node.value {
        NodeValue::Scalar(text) => Some(Cow::into_owned(text.clone())),
        NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => None,
    };
    match &node.value {
        NodeValue::Map(entries) => {
            let named = |name: &str| {
                let (_, node) =
                    entries.iter().find(|(key, _)| key.name.eq_ignore_ascii_case(name))?;
                text(node)
            };
            let (from, to) = ENDS.iter().find_map(|(from, to)| named(from).zip(named(to)))?;
            (entries.len() == 2).then(|| format!("{from}..{to}"))
        }
        NodeValue::List(items) => {
            let [from, to] = items.as_slice() else { return None };
            // Two days of a period are its ends; two days on which something happened are a range
            // only where one follows the other.
            let between = if key == "period" { ".." } else { " and " };
            Some(format!("{}{between}{}", text(from)?, text(to)?))
        }
        NodeValue::Null | NodeValue::Scalar(_) => None,
    }
}
