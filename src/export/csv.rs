//! CSV after RFC 4180, without formulas; and a second form of it for spreadsheets.
//!
//! Nested values spread over columns with `_` in their names (`killed_low`, `sources_outlet`).
//! Lines end in a line feed, as tools in a pipe expect. How several values are joined in one cell is
//! in `joined.rs`; what a spreadsheet would take for something else, in `spreadsheet.rs`.

use std::io::{self, Write};

use super::format::{FormatSpec, MarkingPlace, RowsWriter};
use super::joined::joined;
use super::{Column, OutputCell, Rows, SanitizingWriter, Shape, comparison, spreadsheet};
use crate::text::clean;

pub(super) static FORMAT: FormatSpec = FormatSpec::new(
    "csv",
    "Comma-separated values, safe to open in a spreadsheet",
    &["csv"],
    MarkingPlace::Field,
)
.rows(RowsWriter::Whole(|rows, out| write(rows, out)))
.comparison("Comma-separated values, a line for every cell", comparison::CSV)
.spread()
.for_spreadsheets(&FOR_SPREADSHEETS);

/// The same for a spreadsheet that is to show every cell as it is written.
static FOR_SPREADSHEETS: FormatSpec = FormatSpec::new(
    "csv",
    "Comma-separated values, guarded for a spreadsheet",
    &["csv"],
    MarkingPlace::Field,
)
.rows(RowsWriter::Whole(write_for_spreadsheets))
.comparison("Comma-separated values, guarded for a spreadsheet", comparison::CSV_FOR_SPREADSHEETS)
.spread();

/// The byte-order mark, by which a spreadsheet knows that the text is UTF-8.
const MARK: &str = "\u{feff}";

/// Writes a line of names and the rows.
pub(super) fn write(rows: Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_guarded(rows, |_, _| false, out)
}

/// Writes the same for a spreadsheet: after a byte-order mark, and with a guard before every cell
/// that would be taken for something else.
pub(super) fn write_for_spreadsheets(
    rows: Rows<'_>,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    out.write_own(MARK.as_bytes())?;
    write_guarded(rows, spreadsheet::is_mistaken, out)
}

/// Writes a line of names and the rows, with a guard before formulas and before the cells that are
/// `mistaken`.
fn write_guarded(
    rows: Rows<'_>,
    mistaken: fn(Shape, &str) -> bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = rows.columns();
    let mut writer = csv::Writer::from_writer(out);
    let fields: Vec<_> = columns.iter().flat_map(fields).collect();
    writer.write_record(fields.iter().map(|(name, _)| name)).map_err(plain_error)?;
    for row in rows {
        let cells = columns.iter().zip(&row).flat_map(|(column, cell)| flat(column.shape, cell));
        let cells = cells.zip(&fields).map(|(cell, (_, shape))| {
            let shown = clean(&cell);
            let guard =
                if is_formula(&cell, &shown) || mistaken(*shape, &shown) { GUARD } else { "" };
            format!("{guard}{shown}")
        });
        writer.write_record(cells).map_err(plain_error)?;
    }
    writer.flush()
}

/// Returns the underlying error, so that a closed pipe can be recognized.
fn plain_error(error: csv::Error) -> io::Error {
    let text = error.to_string();
    if let csv::ErrorKind::Io(error) = error.into_kind() { error } else { io::Error::other(text) }
}

/// Returns the fields that a column spreads over, each with its name and the shape of its text.
fn fields(column: &Column) -> Vec<(String, Shape)> {
    match column.shape {
        Shape::Text | Shape::Day | Shape::Number | Shape::List => {
            vec![(column.title().into_owned(), column.shape)]
        }
        Shape::Each(part) => vec![(column.title().into_owned(), part.shape)],
        Shape::Count | Shape::Sum | Shape::Group(_) => {
            column.parts().flat_map(|part| fields(&part)).collect()
        }
    }
}

/// Spreads a cell over as many fields as its column has.
fn flat(shape: Shape, cell: &OutputCell) -> Vec<String> {
    match shape {
        Shape::Text | Shape::Day | Shape::Number | Shape::List => vec![plain(cell)],
        Shape::Each(_) => vec![each(cell)],
        Shape::Count | Shape::Sum => cell.parts(shape).iter().map(plain).collect(),
        Shape::Group(_) => cell.parts(shape).iter().map(each).collect(),
    }
}

/// Joins one part of several small records. Empty places are kept, so that outlets and dates stay
/// aligned.
fn each(cell: &OutputCell) -> String {
    let OutputCell::Group(rows) = cell else { return String::new() };
    let values: Vec<_> =
        rows.iter().map(|row| row.first().map(plain).unwrap_or_default()).collect();
    if values.iter().any(|value| !value.is_empty()) { joined(values) } else { String::new() }
}

fn plain(cell: &OutputCell) -> String {
    match cell {
        OutputCell::Text(text) => text.clone(),
        OutputCell::List(words) => joined(words),
        OutputCell::Names(names) => joined(names.iter().map(|name| &name.id)),
        OutputCell::Told(number, _) => number.to_string(),
        OutputCell::SumAtLeast(sum) => sum.to_string(),
        OutputCell::Nothing
        | OutputCell::Number(_)
        | OutputCell::Real(_)
        | OutputCell::Count(_)
        | OutputCell::Sum(_)
        | OutputCell::Group(_) => cell.words().unwrap_or_default(),
    }
}

/// What stands before a cell that is to be taken for text.
const GUARD: &str = "'";

/// Returns true for a cell that a spreadsheet would run as a formula. The full-width forms of the
/// signs count too, because some spreadsheets treat them as the plain ones.
fn is_formula(cell: &str, shown: &str) -> bool {
    const SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    // A character that cleaning removes may hide a sign from view, but not from a spreadsheet.
    let starts = cell.starts_with(SIGNS) || shown.trim_start().starts_with(SIGNS);
    starts && shown.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Count;

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
            assert!(is_formula(formula, &clean(formula)), "{formula:?}");
        }
        for plain in ["-5", "+3.5", "4", "~5", ">=50", "a=b", "", "2020-05-20", "33.2"] {
            assert!(!is_formula(plain, plain), "{plain:?}");
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
             wounded_text dead_low dead_best dead_high dead_text dead_unsaid dead_disputed \
             sources_outlet sources_date"
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
                "0",
                "Rudaw; SANA",
                "2020-07-19; "
            ]
        );
    }
}
