//! CSV after RFC 4180, safe to open in a spreadsheet.
//!
//! Nested values spread over columns with `_` in their names (`killed_low`, `sources_outlet`).
//! Several values in one cell are joined by `; `. Lines end in a line feed, as tools in a pipe
//! expect.

use std::borrow::Cow;
use std::io::{self, Write};

use super::format::{FormatSpec, MarkingPlace, RowsWriter};
use super::rows::sum_best;
use super::{Column, OutputCell, Rows, Shape, comparison};
use crate::digest::Count;
use crate::text::clean;

pub(super) static FORMAT: FormatSpec = FormatSpec::new(
    "csv",
    "Comma-separated values, safe to open in a spreadsheet",
    &["csv"],
    MarkingPlace::Field,
)
.rows(RowsWriter::Whole(|rows, out| write(rows, out)))
.comparison("Comma-separated values, a line for every cell", comparison::CSV);

const OF_COUNT: [&str; 4] = ["low", "best", "high", "text"];
const OF_SUM: [&str; 5] = ["low", "best", "high", "text", "unsaid"];

/// Writes a line of names and the rows.
pub(super) fn write(rows: Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = rows.columns();
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(columns.iter().flat_map(names)).map_err(plain_error)?;
    for row in rows {
        let cells = columns.iter().zip(&row).flat_map(|(column, cell)| flat(column.shape, cell));
        let cells = cells.map(|cell| defused(&cell).into_owned());
        writer.write_record(cells).map_err(plain_error)?;
    }
    writer.flush()
}

/// Returns the underlying error, so that a closed pipe can be recognized.
fn plain_error(error: csv::Error) -> io::Error {
    let text = error.to_string();
    if let csv::ErrorKind::Io(error) = error.into_kind() { error } else { io::Error::other(text) }
}

/// Returns the names that a column spreads over.
fn names(column: &Column) -> Vec<String> {
    let under = |part: &str| format!("{}_{part}", column.name);
    let spread = |parts: &[&str]| parts.iter().map(|part| under(part)).collect();
    match column.shape {
        Shape::Text | Shape::Number | Shape::List => vec![column.name.to_owned()],
        Shape::Count => spread(&OF_COUNT),
        Shape::Sum => spread(&OF_SUM),
        Shape::Group(columns) => columns.iter().map(|part| under(part.name)).collect(),
    }
}

/// Spreads a cell over as many fields as its column has names.
fn flat(shape: Shape, cell: &OutputCell) -> Vec<String> {
    match (shape, cell) {
        (Shape::Count, OutputCell::Count(count)) => of_count(*count),
        (Shape::Count, _) => vec![String::new(); OF_COUNT.len()],
        (Shape::Sum, OutputCell::Sum(sum)) => vec![
            sum.low.to_string(),
            or_empty(sum_best(*sum)),
            or_empty(sum.high),
            sum.to_string(),
            sum.unsaid.to_string(),
        ],
        (Shape::Sum, _) => vec![String::new(); OF_SUM.len()],
        (Shape::Group(columns), OutputCell::Group(rows)) => {
            let column = |at: usize| {
                let cells = rows.iter().map(|row| row.get(at).map(plain).unwrap_or_default());
                let cells: Vec<_> = cells.collect();
                // Empty places are kept, so that outlets and dates stay aligned.
                let said = cells.iter().any(|cell| !cell.is_empty());
                if said { cells.join("; ") } else { String::new() }
            };
            (0..columns.len()).map(column).collect()
        }
        (Shape::Group(columns), _) => vec![String::new(); columns.len()],
        (Shape::Text | Shape::Number | Shape::List, cell) => vec![plain(cell)],
    }
}

fn of_count(count: Count) -> Vec<String> {
    vec![count.low().to_string(), or_empty(count.best()), or_empty(count.high()), count.to_string()]
}

fn plain(cell: &OutputCell) -> String {
    match cell {
        OutputCell::Text(text) => text.clone(),
        OutputCell::List(words) => words.join("; "),
        OutputCell::Told(number, _) => number.to_string(),
        OutputCell::Nothing
        | OutputCell::Number(_)
        | OutputCell::Real(_)
        | OutputCell::Count(_)
        | OutputCell::Sum(_)
        | OutputCell::Group(_) => cell.words().unwrap_or_default(),
    }
}

fn or_empty(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Puts an apostrophe before a cell that a spreadsheet would run as a formula. The full-width forms
/// of the signs count too, because some spreadsheets treat them as the plain ones.
fn defused(cell: &str) -> Cow<'_, str> {
    const SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let shown = clean(cell);
    // A character that cleaning removes may hide a sign from view, but not from a spreadsheet.
    let starts = cell.starts_with(SIGNS) || shown.trim_start().starts_with(SIGNS);
    if starts && shown.parse::<f64>().is_err() { format!("'{shown}").into() } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(columns: &[Column], row: Vec<OutputCell>) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        write(Rows::new(columns, std::iter::once(row)), &mut out).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&*out);
        let records = reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect());
        records.collect()
    }

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        for formula in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1",
            "\u{200b}=1",
            " =1",
        ] {
            assert!(defused(formula).starts_with('\''), "{formula:?}");
        }
        for plain in ["-5", "+3.5", "4", "~5", ">=50", "a=b", "", "2020-05-20", "33.2"] {
            assert_eq!(defused(plain), plain);
        }
    }

    #[test]
    fn commas_quotes_and_lines_survive() {
        let columns = [Column::new("a", Shape::Text), Column::new("b", Shape::Text)];
        let hard = "Baqubah, \"the\" oil\npolice";
        let written = written(&columns, vec![OutputCell::Text(hard.into()), OutputCell::Nothing]);
        assert_eq!(written, [vec!["a", "b"], vec![hard, ""]]);
    }

    #[test]
    fn nested_values_spread_over_named_columns() {
        const SOURCE: [Column; 2] =
            [Column::new("outlet", Shape::Text), Column::new("date", Shape::Text)];
        let columns = [
            Column::new("killed", Shape::Count),
            Column::new("wounded", Shape::Count),
            Column::new("dead", Shape::Sum),
            Column::new("sources", Shape::Group(&SOURCE)),
        ];
        let unknown: Count = "unknown".parse().unwrap();
        let source = |name: &str, date| vec![OutputCell::Text(name.into()), date];
        let row = vec![
            OutputCell::Count(unknown),
            OutputCell::Nothing,
            OutputCell::sum([unknown, Count::Exact(2)].into_iter().collect()),
            OutputCell::Group(vec![
                source("Rudaw", OutputCell::Text("2020-07-19".into())),
                source("SANA", OutputCell::Nothing),
            ]),
        ];
        let written = written(&columns, row);
        assert_eq!(
            written[0].join(" "),
            "killed_low killed_best killed_high killed_text wounded_low wounded_best wounded_high \
             wounded_text dead_low dead_best dead_high dead_text dead_unsaid sources_outlet \
             sources_date"
        );
        assert_eq!(
            written[1],
            [
                "0",
                "",
                "",
                "unknown",
                "",
                "",
                "",
                "",
                "2",
                "2",
                "",
                "≥2 +1?",
                "1",
                "Rudaw; SANA",
                "2020-07-19; "
            ]
        );
    }
}
