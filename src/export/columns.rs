//! The choice of columns: those that are named, in that order, or those that hold anything.
//!
//! A name is that of a column (`killed`) or, of a nested value, that of one part as CSV writes it
//! (`killed_low`, `sources_outlet`). It is the same in every format.

use std::borrow::Borrow;
use std::str::FromStr;

use super::format::Nested;
use super::{Column, Format, OutputCell, Rows, Shape};
use crate::words::nearest;

/// Which columns are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnChoice {
    /// Those that hold anything in what is written.
    Filled,
    /// Those with these names, in this order.
    Named(Vec<String>),
}

impl ColumnChoice {
    /// The word for the columns that hold anything.
    const FILLED: &'static str = "filled";
}

impl FromStr for ColumnChoice {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.trim() == Self::FILLED {
            return Ok(Self::Filled);
        }
        let names: Vec<_> = text.split(',').map(|name| name.trim().to_owned()).collect();
        if names.iter().any(String::is_empty) {
            return Err("name columns with a comma between them, or say `filled`");
        }
        Ok(Self::Named(names))
    }
}

/// The error for a name that is that of no column.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no column `{name}`{}; the columns are {}", meant(.nearest.as_deref()), .known.join(", "))]
pub struct UnknownColumn {
    name: String,
    nearest: Option<String>,
    known: Vec<String>,
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map_or(String::new(), |name| format!(", perhaps `{name}`"))
}

/// Where the cell of a chosen column comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ColumnOrigin {
    /// The column at this place.
    Whole(usize),
    /// A part of the column at this place, which has this shape.
    Part(usize, Shape, usize),
}

/// Chosen columns of a listing.
pub struct ColumnSelection {
    columns: Vec<Column>,
    origins: Vec<ColumnOrigin>,
}

impl ColumnChoice {
    /// Finds the columns that are chosen of these. `rows` are those that will be written, and only
    /// read to see which columns hold anything. Of columns that hold nothing at all, all are
    /// chosen, since a listing without columns says nothing.
    pub fn select(
        &self,
        format: Format,
        columns: &[Column],
        rows: impl IntoIterator<Item: Borrow<Vec<OutputCell>>>,
    ) -> Result<ColumnSelection, UnknownColumn> {
        let chosen = match self {
            Self::Named(names) => named(names, columns)?,
            Self::Filled => {
                let offered = match format.nested() {
                    Nested::Whole => wholes(columns).collect(),
                    Nested::Spread => spread(columns),
                };
                filled(offered, rows)
            }
        };
        let mut selection = ColumnSelection { columns: Vec::new(), origins: Vec::new() };
        for (column, origin) in chosen {
            selection.add(column, origin);
        }
        Ok(selection)
    }
}

/// A column that may be chosen.
type Offer = (Column, ColumnOrigin);

fn wholes(columns: &[Column]) -> impl Iterator<Item = Offer> {
    columns.iter().enumerate().map(|(at, column)| (*column, ColumnOrigin::Whole(at)))
}

fn parts((whole, origin): Offer) -> impl Iterator<Item = Offer> {
    let at = match origin {
        ColumnOrigin::Whole(at) | ColumnOrigin::Part(at, ..) => at,
    };
    whole
        .parts()
        .enumerate()
        .map(move |(part, column)| (column, ColumnOrigin::Part(at, whole.shape, part)))
}

/// Returns the columns as they stand in a format that spreads nested values.
fn spread(columns: &[Column]) -> Vec<Offer> {
    let mut offered = Vec::new();
    for whole in wholes(columns) {
        let before = offered.len();
        offered.extend(parts(whole));
        if offered.len() == before {
            offered.push(whole);
        }
    }
    offered
}

fn named(names: &[String], columns: &[Column]) -> Result<Vec<Offer>, UnknownColumn> {
    // A column before a part: `killed_or_wounded` is no part of `killed`.
    let known: Vec<Offer> = wholes(columns).chain(wholes(columns).flat_map(parts)).collect();
    let titles: Vec<_> = known.iter().map(|(column, _)| column.title()).collect();
    let find = |name: &String| {
        let at = titles.iter().position(|title| title == name);
        at.and_then(|at| known.get(at).copied()).ok_or_else(|| UnknownColumn {
            name: name.clone(),
            nearest: nearest(name, titles.iter().map(AsRef::as_ref)).map(str::to_owned),
            known: columns.iter().map(|column| column.title().into_owned()).collect(),
        })
    };
    // The search is linear: a command line names few columns, and a listing has few.
    names.iter().map(find).collect()
}

/// Returns the offered columns that hold anything in some rows. Stops reading when all do.
fn filled(
    offered: Vec<Offer>,
    rows: impl IntoIterator<Item: Borrow<Vec<OutputCell>>>,
) -> Vec<Offer> {
    let mut held = vec![false; offered.len()];
    for row in rows {
        let row: &Vec<OutputCell> = row.borrow();
        for ((_, origin), held) in offered.iter().zip(&mut held).filter(|(_, held)| !**held) {
            *held = !origin.is_empty(row);
        }
        if held.iter().all(|held| *held) {
            break;
        }
    }
    if !held.contains(&true) {
        return offered;
    }
    offered.into_iter().zip(held).filter(|(_, held)| *held).map(|(offer, _)| offer).collect()
}

impl ColumnOrigin {
    fn cell(self, row: &[OutputCell]) -> OutputCell {
        let cell = |at: usize| row.get(at).unwrap_or(&OutputCell::Nothing);
        match self {
            Self::Whole(at) => cell(at).clone(),
            Self::Part(at, shape, part) => {
                cell(at).parts(shape).into_iter().nth(part).unwrap_or(OutputCell::Nothing)
            }
        }
    }

    fn is_empty(self, row: &[OutputCell]) -> bool {
        match self {
            Self::Whole(at) => row.get(at).is_none_or(OutputCell::is_empty),
            Self::Part(..) => self.cell(row).is_empty(),
        }
    }
}

impl ColumnSelection {
    /// Returns true if a cell of the column at this place is written, whole or in part.
    pub fn reads(&self, place: usize) -> bool {
        self.origins.iter().any(|origin| match *origin {
            ColumnOrigin::Whole(at) | ColumnOrigin::Part(at, ..) => at == place,
        })
    }

    /// Adds a column unless it is chosen already: two fields of one name could not be told apart.
    fn add(&mut self, column: Column, origin: ColumnOrigin) {
        if !self.origins.contains(&origin) {
            self.columns.push(column);
            self.origins.push(origin);
        }
    }

    /// Adds a column that must be there, if the listing has it.
    pub fn keep(&mut self, must: &Column, columns: &[Column]) {
        if let Some(at) = columns.iter().position(|column| column == must) {
            self.add(*must, ColumnOrigin::Whole(at));
        }
    }

    /// Returns rows with the chosen columns only.
    pub fn of<'s>(&'s self, rows: Rows<'s>) -> Rows<'s> {
        let cells = |row: Vec<OutputCell>| self.origins.iter().map(|it| it.cell(&row)).collect();
        Rows::new(&self.columns, rows.map(cells))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{OutputCapabilities, SanitizingWriter};
    use super::*;
    use crate::digest::Count;

    const SOURCE: [Column; 2] =
        [Column::new("outlet", Shape::Text), Column::new("date", Shape::Day)];
    const COLUMNS: [Column; 4] = [
        Column::new("id", Shape::Text),
        Column::new("killed", Shape::Count),
        Column::new("sources", Shape::Group(&SOURCE)),
        Column::new("note", Shape::Text),
    ];

    fn row() -> Vec<OutputCell> {
        let source = |name: &str| vec![OutputCell::Text(name.into()), OutputCell::Nothing];
        vec![
            OutputCell::Text("a".into()),
            OutputCell::Count(Count::AtLeast(3)),
            OutputCell::Group(vec![source("Rudaw"), source("SANA")]),
            OutputCell::Nothing,
        ]
    }

    fn chosen(choice: &str, format: Format) -> ColumnSelection {
        choice.parse::<ColumnChoice>().unwrap().select(format, &COLUMNS, [row()]).ok().unwrap()
    }

    fn written(choice: &str, name: &str) -> String {
        let format = Format::named(name);
        let mut out = Vec::new();
        let mut door = SanitizingWriter::new(&mut out);
        let selection = chosen(choice, format);
        let rows = selection.of(Rows::new(&COLUMNS, std::iter::once(row())));
        super::super::write_rows(rows, format, OutputCapabilities::default(), &mut door).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_stand_in_the_order_asked_for_under_the_names_of_csv() {
        let names = "sources_outlet, killed_low,id,killed_low";
        assert_eq!(written(names, "csv"), "sources_outlet,killed_low,id\nRudaw; SANA,3,a\n");
        let object = json!({ "sources_outlet": ["Rudaw", "SANA"], "killed_low": 3, "id": "a" });
        let json = written(names, "ndjson");
        assert_eq!(json.trim(), object.to_string());
        assert_eq!(
            written("killed", "csv"),
            "killed_low,killed_best,killed_high,killed_text\n3,3,,>=3\n"
        );
        assert_eq!(
            written("killed", "ndjson").trim(),
            r#"{"killed":{"low":3,"best":3,"high":null,"text":">=3"}}"#
        );
    }

    #[test]
    fn what_holds_nothing_is_left_out() {
        assert_eq!(
            written("filled", "csv"),
            "id,killed_low,killed_best,killed_text,sources_outlet\na,3,3,>=3,Rudaw; SANA\n"
        );
        let json: serde_json::Value = serde_json::from_str(&written("filled", "ndjson")).unwrap();
        assert_eq!(
            json.as_object().unwrap().keys().collect::<Vec<_>>(),
            ["id", "killed", "sources"]
        );
        let nothing: [Vec<OutputCell>; 0] = [];
        let all = ColumnChoice::Filled.select(Format::default(), &COLUMNS, nothing).ok().unwrap();
        assert_eq!(all.columns, COLUMNS);
    }

    #[test]
    fn what_must_be_there_is_kept() {
        let mut selection = chosen("id", Format::default());
        selection.keep(&COLUMNS[3], &COLUMNS);
        selection.keep(&COLUMNS[0], &COLUMNS);
        assert_eq!(selection.columns, [COLUMNS[0], COLUMNS[3]]);
    }

    #[test]
    fn an_unknown_column_tells_the_nearest_and_all() {
        let asked: ColumnChoice = "id,kiled_low".parse().unwrap();
        let unknown = asked.select(Format::default(), &COLUMNS, [row()]).err().unwrap();
        assert_eq!(
            unknown.to_string(),
            "there is no column `kiled_low`, perhaps `killed_low`; the columns are id, killed, sources, \
             note"
        );
        assert!("id,,note".parse::<ColumnChoice>().is_err());
    }
}
