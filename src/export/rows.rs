//! Rows of typed cells: the form of every listing before it is written in a format.
//!
//! A cell keeps its type (a count with its doubt, a list), so that JSON can nest what a table shows
//! as a word and CSV spreads over columns.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use crate::digest::{Count, Sum};

/// The type of a column's cells. It decides the columns of CSV even if a cell is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words.
    Text,
    /// A day, or several, in ISO 8601.
    Day,
    /// A number.
    Number,
    /// A count with its doubt: low, best, high, and the words.
    Count,
    /// A sum of counts: as a count, and how many of them were unknown.
    Sum,
    /// Several words.
    List,
    /// Several small records with these columns.
    Group(&'static [Column]),
    /// One column of several small records, which then have no other.
    Each(&'static Column),
}

/// What happens to a column if a terminal is too narrow for its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// It stays as it is.
    Keep,
    /// Its cells are cut.
    Shrink,
    /// It is left out, and the user is told. The highest rank goes first, columns of one rank
    /// together.
    Spare(u8),
}

/// The least width of a shrinking column while other columns can be left out.
const READABLE: usize = 14;

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, the same in every format; of a part, the name of the whole.
    pub name: &'static str,
    /// The name of the part, if it is one part of a nested value.
    part: Option<&'static str>,
    /// What it holds.
    pub shape: Shape,
    /// What happens to it on a narrow terminal.
    pub room: Room,
    /// The least width of its cells while other columns can be left out.
    pub readable: usize,
}

impl Column {
    /// A placeholder: a layout starts with these before it is filled.
    pub(super) const NONE: Self = Self::new("", Shape::Text);

    /// Creates a column that is shown whatever the width.
    pub const fn new(name: &'static str, shape: Shape) -> Self {
        Self { name, part: None, shape, room: Room::Keep, readable: READABLE }
    }

    /// Returns its name as it is shown, which is that of CSV: `killed`, `killed_low`.
    pub fn title(&self) -> Cow<'static, str> {
        match self.part {
            None => self.name.into(),
            Some(part) => format!("{}_{part}", self.name).into(),
        }
    }

    /// Returns its parts as columns of their own, in the order of [`Shape::parts`].
    pub(super) fn parts(&self) -> impl Iterator<Item = Self> + use<> {
        let whole = *self;
        whole.shape.parts().iter().map(move |part| {
            let shape = match whole.shape {
                Shape::Group(_) => Shape::Each(part),
                Shape::Text
                | Shape::Day
                | Shape::Number
                | Shape::Count
                | Shape::Sum
                | Shape::List
                | Shape::Each(_) => part.shape,
            };
            Self { part: Some(part.name), shape, ..whole }
        })
    }

    /// Returns the column under another name, where the listing is that of several things.
    #[must_use]
    pub const fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// Lets its cells be cut.
    #[must_use]
    pub const fn shrink(self) -> Self {
        Self { room: Room::Shrink, ..self }
    }

    /// Lets its cells be cut, but not below this number of signs while other columns can be left
    /// out.
    #[must_use]
    pub const fn shrink_to(self, readable: usize) -> Self {
        Self { room: Room::Shrink, readable, ..self }
    }

    /// Lets it be left out if there is no room, together with others of its rank.
    #[must_use]
    pub const fn spare(self, rank: u8) -> Self {
        Self { room: Room::Spare(rank), ..self }
    }

    /// Returns true if its cells are numbers, which are aligned to the right.
    pub fn is_number(&self) -> bool {
        matches!(self.shape, Shape::Number | Shape::Count | Shape::Sum)
    }
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum OutputCell {
    /// Not said, or not known: never the same as zero or an empty text.
    Nothing,
    /// Words.
    Text(String),
    /// A number.
    Number(i64),
    /// A number with the words that say what it is worth, as `5+` for at least five. Data has the
    /// number.
    Told(i64, String),
    /// A number with decimals.
    Real(f64),
    /// A count with its doubt.
    Count(Count),
    /// A sum of counts.
    Sum(Sum),
    /// A sum of which there may be more, since not all is held: `29+`. Data has the sum.
    SumAtLeast(Sum),
    /// Several words.
    List(Vec<String>),
    /// Words of the taxonomy. Data and tables have the ids, a report the labels.
    Names(Vec<TaxonomyName>),
    /// Several small records; their cells are those of the column's [`Shape::Group`].
    Group(Vec<Vec<OutputCell>>),
}

/// A word of the taxonomy, as it is written and as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxonomyName {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
}

impl TaxonomyName {
    /// Pairs an id with its label.
    pub fn new(id: &str, label: &str) -> Self {
        Self { id: id.to_owned(), label: label.to_owned() }
    }
}

/// Writes a sum of which there may be more. One without an upper bound says so already.
pub(super) fn at_least_told(sum: &Sum) -> String {
    format!("{sum}{}", if sum.high.is_some() { "+" } else { "" })
}

impl OutputCell {
    /// Makes a cell of words, or an empty one.
    pub fn text(text: Option<impl ToString>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.to_string()))
    }

    /// Makes a cell of a number.
    pub fn number(number: impl TryInto<i64>) -> Self {
        Self::Number(number.try_into().unwrap_or(i64::MAX))
    }

    /// Makes a cell of a number with decimals; empty if there is none.
    pub fn real(number: Option<f64>) -> Self {
        number.map_or(Self::Nothing, Self::Real)
    }

    /// Makes a cell of a count; empty if the source does not count.
    pub fn count(count: Option<Count>) -> Self {
        count.map_or(Self::Nothing, Self::Count)
    }

    /// Makes a cell of a sum; empty if no source counted, which is not zero.
    pub fn sum(sum: Sum) -> Self {
        if sum.is_silent() { Self::Nothing } else { Self::Sum(sum) }
    }

    /// Returns true if it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.is_empty(),
            Self::List(words) => words.is_empty(),
            Self::Names(names) => names.is_empty(),
            Self::Group(rows) => rows.iter().flatten().all(Self::is_empty),
            Self::Number(_)
            | Self::Told(..)
            | Self::Real(_)
            | Self::Count(_)
            | Self::Sum(_)
            | Self::SumAtLeast(_) => false,
        }
    }

    /// Returns the cell as JSON.
    pub fn json(&self, shape: Shape) -> Value {
        match self {
            Self::Nothing => match shape {
                Shape::List | Shape::Group(_) | Shape::Each(_) => Value::Array(vec![]),
                Shape::Text | Shape::Day | Shape::Number | Shape::Count | Shape::Sum => Value::Null,
            },
            Self::Text(text) => Value::from(text.as_str()),
            Self::Number(number) | Self::Told(number, _) => Value::from(*number),
            Self::Real(number) => Value::from(*number),
            Self::Count(count) => count_json(*count),
            Self::Sum(sum) | Self::SumAtLeast(sum) => sum_json(*sum),
            Self::List(words) => Value::from(words.as_slice()),
            Self::Names(names) => {
                let mut ids = names.iter().map(|name| Value::from(name.id.as_str()));
                if shape == Shape::List { ids.collect() } else { ids.next().unwrap_or_default() }
            }
            Self::Group(rows) => rows.iter().map(|row| group_json(shape, row)).collect(),
        }
    }

    /// Returns the cell in words as [`Self::words`] does, with labels of the taxonomy and not its ids.
    pub(super) fn label(&self) -> Option<String> {
        let Self::Names(names) = self else { return self.words() };
        let labels: Vec<_> = names.iter().map(|name| name.label.as_str()).collect();
        (!labels.is_empty()).then(|| labels.join(", "))
    }

    /// Returns the cell in words, on one line; none if nothing is said.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Text(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            Self::Number(number) => Some(number.to_string()),
            Self::Told(_, words) => Some(words.clone()),
            Self::Real(number) => Some(number.to_string()),
            Self::Count(count) => Some(count.to_string()),
            Self::Sum(sum) => Some(sum.to_string()),
            Self::SumAtLeast(sum) => Some(at_least_told(sum)),
            Self::List(words) => (!words.is_empty()).then(|| words.join(", ")),
            Self::Names(names) => {
                let ids: Vec<_> = names.iter().map(|name| name.id.as_str()).collect();
                (!ids.is_empty()).then(|| ids.join(", "))
            }
            Self::Group(rows) => {
                let row = |row: &Vec<Self>| {
                    row.iter().filter_map(Self::words).collect::<Vec<_>>().join(", ")
                };
                (!rows.is_empty()).then(|| rows.iter().map(row).collect::<Vec<_>>().join("; "))
            }
        }
    }
}

/// Returns a count in the form of every JSON of this program.
pub(super) fn count_json(count: Count) -> Value {
    json!({
        "low": count.low(),
        "best": count.best(),
        "high": count.high(),
        "text": count.to_string(),
    })
}

/// Returns a sum in the form of every JSON of this program. The best value is null if all counts
/// are unknown, because it would look like zero.
pub(super) fn sum_json(sum: Sum) -> Value {
    let best = sum_best(sum);
    json!({
        "low": sum.low,
        "best": best,
        "high": sum.high,
        "text": sum.to_string(),
        "unsaid": sum.unsaid,
        "disputed": sum.disputed,
    })
}

/// Returns the best value of a sum, unless it holds only unknown counts.
pub(super) fn sum_best(sum: Sum) -> Option<u64> {
    (sum.best > 0 || sum.terms > sum.unsaid).then_some(sum.best)
}

fn group_json(shape: Shape, row: &[OutputCell]) -> Value {
    match shape {
        Shape::Group(columns) => Rows::object(columns, row),
        Shape::Each(column) => row.first().map_or(Value::Null, |cell| cell.json(column.shape)),
        Shape::Text | Shape::Day | Shape::Number | Shape::Count | Shape::Sum | Shape::List => {
            Value::Null
        }
    }
}

/// Rows under named columns. Rows are made lazily, so that a long export starts at once and stops
/// when its reader stops.
pub struct Rows<'a> {
    columns: &'a [Column],
    rows: Box<dyn Iterator<Item = Vec<OutputCell>> + 'a>,
}

impl<'a> Rows<'a> {
    /// Creates rows whose cells are in the order of the columns. A listing defined in this program
    /// uses a [`super::ColumnLayout`], which cannot mix them up.
    pub fn new(columns: &'a [Column], rows: impl Iterator<Item = Vec<OutputCell>> + 'a) -> Self {
        Self { columns, rows: Box::new(rows) }
    }

    /// Returns the columns.
    pub fn columns(&self) -> &'a [Column] {
        self.columns
    }

    /// Returns a row as a JSON object.
    pub fn object(columns: &[Column], row: &[OutputCell]) -> Value {
        let pair = |(column, cell): (&Column, &OutputCell)| {
            (column.title().into_owned(), cell.json(column.shape))
        };
        columns.iter().zip(row).map(pair).collect::<Map<_, _>>().into()
    }
}

impl Iterator for Rows<'_> {
    type Item = Vec<OutputCell>;

    fn next(&mut self) -> Option<Vec<OutputCell>> {
        self.rows.next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Count {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_not_said_is_null_and_never_a_zero() {
        assert_eq!(OutputCell::count(None).json(Shape::Count), Value::Null);
        assert_eq!(
            OutputCell::count(Some(count("unknown"))).json(Shape::Count),
            json!({"low": 0, "best": null, "high": null, "text": "unknown"})
        );
        assert_eq!(OutputCell::sum(Sum::default()).json(Shape::Sum), Value::Null);
        let unknowns: Sum = [count("unknown")].into_iter().collect();
        assert_eq!(OutputCell::sum(unknowns).json(Shape::Sum)["best"], Value::Null);
        let none: Sum = [count("0"), count("unknown")].into_iter().collect();
        assert_eq!(OutputCell::sum(none).json(Shape::Sum)["best"], json!(0));
        assert_eq!(OutputCell::Nothing.json(Shape::List), json!([]));
    }

    #[test]
    fn objects_keep_the_order_of_the_columns() {
        const BY: [Column; 2] =
            [Column::new("who", Shape::Text), Column::new("toll", Shape::Count)];
        let columns = [
            Column::new("zone", Shape::Text),
            Column::new("area", Shape::Number),
            Column::new("by", Shape::Group(&BY)),
        ];
        let row = [
            OutputCell::Text("Diyala".into()),
            OutputCell::Number(4),
            OutputCell::Group(vec![vec![
                OutputCell::Text("press".into()),
                OutputCell::Count(count("~5")),
            ]]),
        ];
        assert_eq!(
            Rows::object(&columns, &row).to_string(),
            r#"{"zone":"Diyala","area":4,"by":[{"who":"press","toll":{"low":4,"best":5,"high":6,"text":"~5"}}]}"#
        );
        assert_eq!(row[2].words().as_deref(), Some("press, ~5"));
    }
}
