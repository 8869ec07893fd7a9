//! Rows of typed cells: what every listing is before it takes on a format.
//!
//! A cell keeps what it is (a count with its doubt, a list), so that JSON can nest what a table
//! shows as a word and CSV spreads over columns.

use serde_json::{Map, Value, json};

use crate::digest::{Count, Sum};

/// What the cells of a column hold. It decides the columns of CSV even where a cell is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words.
    Text,
    /// A number.
    Number,
    /// A count with its doubt: low, best, high, and the words.
    Count,
    /// Counts added up: as a count, and how many of them were unsaid.
    Sum,
    /// Several words.
    List,
    /// Several small records with these columns.
    Group(&'static [Column]),
}

/// What a column does where a terminal is too narrow for its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// It stays as it is.
    Keep,
    /// Its cells are cut.
    Shrink,
    /// It is left out, and that is said: the highest rank first, columns of one rank together.
    Spare(u8),
}

/// So wide a shrinking column stays while there are others to leave out.
const READABLE: usize = 14;

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, the same in every format.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// What it does on a narrow terminal.
    pub room: Room,
    /// So wide its cells are left while other columns can be left out.
    pub readable: usize,
}

impl Column {
    /// No column yet: what a layout begins with before it is filled.
    pub(super) const NONE: Self = Self::new("", Shape::Text);

    /// A column that is shown whatever the width.
    pub const fn new(name: &'static str, shape: Shape) -> Self {
        Self { name, shape, room: Room::Keep, readable: READABLE }
    }

    /// The same, with cells that may be cut.
    #[must_use]
    pub const fn shrink(self) -> Self {
        Self { room: Room::Shrink, ..self }
    }

    /// The same with cells that may be cut, but not to fewer than so many signs while other columns
    /// can be left out.
    #[must_use]
    pub const fn shrink_to(self, readable: usize) -> Self {
        Self { room: Room::Shrink, readable, ..self }
    }

    /// The same, left out where there is no room, together with others of its rank.
    #[must_use]
    pub const fn spare(self, rank: u8) -> Self {
        Self { room: Room::Spare(rank), ..self }
    }

    /// True where numbers stand under each other.
    pub fn is_number(&self) -> bool {
        matches!(self.shape, Shape::Number | Shape::Count | Shape::Sum)
    }
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Not said, or not known: never a zero, never an empty text.
    Nothing,
    /// Words.
    Text(String),
    /// A number.
    Number(i64),
    /// A number with decimals.
    Real(f64),
    /// A count with its doubt.
    Count(Count),
    /// Counts added up.
    Sum(Sum),
    /// Several words.
    List(Vec<String>),
    /// Several small records; their cells are those of the column's [`Shape::Group`].
    Group(Vec<Vec<Cell>>),
}

impl Cell {
    /// Words, or nothing.
    pub fn text(text: Option<impl ToString>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.to_string()))
    }

    /// How many.
    pub fn number(number: impl TryInto<i64>) -> Self {
        Self::Number(number.try_into().unwrap_or(i64::MAX))
    }

    /// A count, or nothing where the source does not count.
    pub fn count(count: Option<Count>) -> Self {
        count.map_or(Self::Nothing, Self::Count)
    }

    /// A sum, or nothing where no source counted: that is no zero.
    pub fn sum(sum: Sum) -> Self {
        if sum.is_silent() { Self::Nothing } else { Self::Sum(sum) }
    }

    /// As JSON.
    pub fn json(&self, shape: Shape) -> Value {
        match self {
            Self::Nothing => match shape {
                Shape::List | Shape::Group(_) => Value::Array(vec![]),
                Shape::Text | Shape::Number | Shape::Count | Shape::Sum => Value::Null,
            },
            Self::Text(text) => Value::from(text.as_str()),
            Self::Number(number) => Value::from(*number),
            Self::Real(number) => Value::from(*number),
            Self::Count(count) => count_json(*count),
            Self::Sum(sum) => sum_json(*sum),
            Self::List(words) => Value::from(words.as_slice()),
            Self::Group(rows) => rows.iter().map(|row| group_json(shape, row)).collect(),
        }
    }

    /// In words, on one line; nothing where nothing is said.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Text(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            Self::Number(number) => Some(number.to_string()),
            Self::Real(number) => Some(number.to_string()),
            Self::Count(count) => Some(count.to_string()),
            Self::Sum(sum) => Some(sum.to_string()),
            Self::List(words) => (!words.is_empty()).then(|| words.join(", ")),
            Self::Group(rows) => {
                let row = |row: &Vec<Self>| {
                    row.iter().filter_map(Self::words).collect::<Vec<_>>().join(", ")
                };
                (!rows.is_empty()).then(|| rows.iter().map(row).collect::<Vec<_>>().join("; "))
            }
        }
    }
}

/// A count as every JSON of this program has it.
pub(super) fn count_json(count: Count) -> Value {
    json!({
        "low": count.low(),
        "best": count.best(),
        "high": count.high(),
        "text": count.to_string(),
    })
}

/// A sum as every JSON of this program has it. A best value of unknowns only would read as a zero,
/// so it is null.
pub(super) fn sum_json(sum: Sum) -> Value {
    let best = sum_best(sum);
    json!({
        "low": sum.low,
        "best": best,
        "high": sum.high,
        "text": sum.to_string(),
        "unsaid": sum.unsaid,
    })
}

/// The best value of a sum, unless nothing but unknowns is in it.
pub(super) fn sum_best(sum: Sum) -> Option<u64> {
    (sum.best > 0 || sum.said > sum.unsaid).then_some(sum.best)
}

fn group_json(shape: Shape, row: &[Cell]) -> Value {
    match shape {
        Shape::Group(columns) => Rows::object(columns, row),
        Shape::Text | Shape::Number | Shape::Count | Shape::Sum | Shape::List => Value::Null,
    }
}

/// Rows under named columns. They are made as they are asked for, so that a long export starts at
/// once and stops where its reader does.
pub struct Rows<'a> {
    columns: &'a [Column],
    rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

impl<'a> Rows<'a> {
    /// Rows whose cells stand in the order of the columns. A listing of its own has a
    /// [`super::Layout`], which cannot mix them up.
    pub fn new(columns: &'a [Column], rows: impl Iterator<Item = Vec<Cell>> + 'a) -> Self {
        Self { columns, rows: Box::new(rows) }
    }

    /// The columns.
    pub fn columns(&self) -> &'a [Column] {
        self.columns
    }

    /// A row as a JSON object.
    pub fn object(columns: &[Column], row: &[Cell]) -> Value {
        let pair =
            |(column, cell): (&Column, &Cell)| (column.name.to_owned(), cell.json(column.shape));
        columns.iter().zip(row).map(pair).collect::<Map<_, _>>().into()
    }
}

impl Iterator for Rows<'_> {
    type Item = Vec<Cell>;

    fn next(&mut self) -> Option<Vec<Cell>> {
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
        assert_eq!(Cell::count(None).json(Shape::Count), Value::Null);
        assert_eq!(
            Cell::count(Some(count("unknown"))).json(Shape::Count),
            json!({"low": 0, "best": null, "high": null, "text": "unknown"})
        );
        assert_eq!(Cell::sum(Sum::default()).json(Shape::Sum), Value::Null);
        let unknowns: Sum = [count("unknown")].into_iter().collect();
        assert_eq!(Cell::sum(unknowns).json(Shape::Sum)["best"], Value::Null);
        let none: Sum = [count("0"), count("unknown")].into_iter().collect();
        assert_eq!(Cell::sum(none).json(Shape::Sum)["best"], json!(0));
        assert_eq!(Cell::Nothing.json(Shape::List), json!([]));
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
            Cell::Text("Diyala".into()),
            Cell::Number(4),
            Cell::Group(vec![vec![Cell::Text("press".into()), Cell::Count(count("~5"))]]),
        ];
        assert_eq!(
            Rows::object(&columns, &row).to_string(),
            r#"{"zone":"Diyala","area":4,"by":[{"who":"press","toll":{"low":4,"best":5,"high":6,"text":"~5"}}]}"#
        );
        assert_eq!(row[2].words().as_deref(), Some("press, ~5"));
    }
}
