//! A comparison as comma-separated values in long form: one line per cell.

use std::io;

use super::{Comparison, evidence, line_word, origin_word, value};
use crate::archive::Corpus;
use crate::compare::{Cell, CellOrigin, Change, Evidence, Row, Statement, Subject, Table, Value};
use crate::cover::State;
use crate::export::comparison::Shown;
use crate::export::{
    Column, ColumnLayout, MARKING, OutputCell, RowSource, Rows, SanitizingWriter, Shape,
};

/// Writes rows in a form of CSV.
type CellRowsWriter = fn(Rows<'_>, &mut SanitizingWriter<'_>) -> io::Result<()>;

/// The layout of cells, one line each.
struct CellRows;

/// One cell with its row and its column, and values that several columns share.
struct CellLine<'a> {
    table: &'a Table,
    corpus: &'a Corpus,
    marking: Option<&'a str>,
    row: &'a Row,
    at: usize,
    subject: &'a Subject,
    cell: &'a Cell,
    change: Change,
    low: OutputCell,
    best: OutputCell,
    high: OutputCell,
    certain: Vec<String>,
    possible: Vec<String>,
}

impl RowSource for CellRows {
    type Item<'a> = CellLine<'a>;
}

/// The names are those of JSON; nested names are joined by `_`.
static LINES: ColumnLayout<CellRows, 42> = ColumnLayout::new([
    Column::new("group", Shape::Text).filled(|line| OutputCell::text(Some(line.row.group.word()))),
    Column::new("measure", Shape::Text)
        .filled(|line| OutputCell::text(Some(line.row.measure.word()))),
    Column::new("key", Shape::Text).filled(|line| {
        OutputCell::text(line.row.key.as_ref().map(|key| key.word(line.corpus.taxonomy())))
    }),
    Column::new("unit", Shape::Text).filled(|line| OutputCell::text(Some(&line.row.unit))),
    Column::new("line", Shape::Text)
        .filled(|line| OutputCell::text(Some(line_word(&line.row.line)))),
    Column::new("subject", Shape::Text).filled(|line| OutputCell::text(Some(&line.subject.id))),
    Column::new("baseline", Shape::Text)
        .filled(|line| OutputCell::text(Some(yes(line.at == line.table.baseline)))),
    Column::new("value_low", Shape::Number).filled(|line| line.low.clone()),
    Column::new("value_best", Shape::Number).filled(|line| line.best.clone()),
    Column::new("value_high", Shape::Number).filled(|line| line.high.clone()),
    Column::new("value_text", Shape::Text)
        .filled(|line| OutputCell::text(value(line.cell, line.corpus, Shown::Absolute))),
    Column::new("value_unsaid", Shape::Number).filled(|line| unsaid(line.cell)),
    Column::new("share", Shape::Number).filled(|line| real(line.cell.share)),
    Column::new("per_day", Shape::Number).filled(|line| real(line.cell.per_day)),
    Column::new("difference", Shape::Number).filled(|line| real(line.change.difference)),
    Column::new("ratio", Shape::Number).filled(|line| real(line.change.ratio)),
    Column::new("ratio_low", Shape::Number)
        .filled(|line| real(line.change.interval.map(|interval| interval.low))),
    Column::new("ratio_high", Shape::Number)
        .filled(|line| real(line.change.interval.and_then(|interval| interval.high))),
    Column::new("beyond_chance", Shape::Text).filled(|line| {
        OutputCell::text(line.change.interval.map(|_| yes(line.cell.is_beyond_chance())))
    }),
    Column::new("origin", Shape::Text)
        .filled(|line| OutputCell::text(Some(origin_word(&line.cell.origin)))),
    Column::new("issuer", Shape::Text)
        .filled(|line| stated(line, |stated| OutputCell::text(Some(&stated.issuer)))),
    Column::new("basis", Shape::Text)
        .filled(|line| stated(line, |stated| OutputCell::text(Some(stated.basis)))),
    Column::new("of", Shape::Text)
        .filled(|line| stated(line, |stated| OutputCell::text(Some(&stated.of)))),
    Column::new("period", Shape::Text)
        .filled(|line| stated(line, |stated| OutputCell::text(stated.period))),
    Column::new("released", Shape::Text)
        .filled(|line| stated(line, |stated| OutputCell::text(stated.released))),
    Column::new("note", Shape::Text)
        .filled(|line| stated(line, |stated| OutputCell::text(stated.note.as_ref()))),
    Column::new("sources", Shape::List).filled(|line| {
        stated(line, |stated| {
            OutputCell::List(
                stated.sources.iter().map(|source| source.view().to_string()).collect(),
            )
        })
    }),
    Column::new("file", Shape::Text)
        .filled(|line| stated(line, |stated| OutputCell::text(Some(&stated.file)))),
    Column::new("contradicted", Shape::Text)
        .filled(|line| OutputCell::text(Some(yes(line.cell.contradicted)))),
    Column::new("not_comparable", Shape::List).filled(|line| {
        OutputCell::List(line.cell.not_comparable.iter().map(ToString::to_string).collect())
    }),
    Column::new("evidence", Shape::List).filled(|line| OutputCell::List(line.certain.clone())),
    Column::new("possible", Shape::List).filled(|line| OutputCell::List(line.possible.clone())),
    MARKING.filled(|line| OutputCell::text(line.marking)),
    Column::new("ratio_low_dispersed", Shape::Number)
        .filled(|line| real(line.change.dispersed.map(|interval| interval.low))),
    Column::new("ratio_high_dispersed", Shape::Number)
        .filled(|line| real(line.change.dispersed.and_then(|interval| interval.high))),
    Column::new("p", Shape::Number).filled(|line| real(line.change.p)),
    Column::new("q", Shape::Number).filled(|line| real(line.change.q)),
    Column::new("tested", Shape::Text)
        .filled(|line| OutputCell::text(Some(yes(line.change.tested)))),
    Column::new("listed", Shape::Number).filled(|line| {
        line.cell.listed.map_or(OutputCell::Nothing, |listed| OutputCell::number(listed.best))
    }),
    Column::new("disputed", Shape::Number).filled(|line| match &line.cell.value {
        Some(Value::Number(sum) | Value::Mean(sum, _)) => OutputCell::number(sum.disputed),
        _ => OutputCell::Nothing, // nothing else is a sum of tolls
    }),
    Column::new("state", Shape::Text)
        .filled(|line| OutputCell::text(line.cell.held.map(State::word))),
    Column::new("nth", Shape::Number).filled(|line| OutputCell::number(line.row.nth)),
]);

/// Writes one line per cell, including empty ones. `rows` writes them below a line of names.
pub(super) fn write(
    comparison: &Comparison<'_>,
    rows: CellRowsWriter,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    let Comparison { table, corpus, marking, .. } = comparison;
    let marking = marking.as_deref();
    let places = table
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, held)| (0..held.cells.len()).map(move |column| (row, column)));
    let mut evidence = Evidence::of(table, corpus);
    let lines = places
        .filter_map(|(row, column)| line(table, corpus, marking, &mut evidence, (row, column)));
    rows(LINES.rows(lines), out)
}

fn line<'a>(
    table: &'a Table,
    corpus: &'a Corpus,
    marking: Option<&'a str>,
    found: &mut Evidence<'_>,
    (at_row, at): (usize, usize),
) -> Option<CellLine<'a>> {
    let row = table.rows.get(at_row)?;
    let (cell, subject) = (row.cells.get(at)?, table.subjects.get(at)?);
    let (certain, possible) = evidence(found, corpus, at_row, at);
    let change = cell.change.unwrap_or_default();
    let [low, best, high] = numbers(cell);
    Some(CellLine {
        table,
        corpus,
        marking,
        row,
        at,
        subject,
        cell,
        change,
        low,
        best,
        high,
        certain,
        possible,
    })
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn real(number: Option<f64>) -> OutputCell {
    number.map_or(OutputCell::Nothing, OutputCell::Real)
}

fn numbers(cell: &Cell) -> [OutputCell; 3] {
    let nothing = || [OutputCell::Nothing, OutputCell::Nothing, OutputCell::Nothing];
    let number = |number: Option<u64>| number.map_or(OutputCell::Nothing, OutputCell::number);
    match &cell.value {
        Some(Value::Number(sum)) => {
            let best = cell.value.as_ref().and_then(Value::bounds).map(|_| sum.best);
            [number(Some(sum.low)), number(best), number(sum.high)]
        }
        Some(Value::Gap { low, best, high }) => [
            OutputCell::Number(*low),
            OutputCell::Number(*best),
            high.map_or(OutputCell::Nothing, OutputCell::Number),
        ],
        Some(Value::Spread(least, most, _)) => {
            let high = most.high().map(u64::from);
            [number(Some(least.low().into())), OutputCell::Nothing, number(high)]
        }
        Some(value) => value.bounds().map_or_else(nothing, |bounds| {
            [OutputCell::Real(bounds.low), OutputCell::Real(bounds.best), real(bounds.high)]
        }),
        None => nothing(),
    }
}

fn unsaid(cell: &Cell) -> OutputCell {
    match &cell.value {
        Some(Value::Number(sum) | Value::Mean(sum, _)) => OutputCell::number(sum.unsaid),
        _ => OutputCell::Nothing, // what is no sum has no unknowns
    }
}

/// Returns a cell about a statement; empty if nobody states the value.
fn stated(line: &CellLine<'_>, cell: impl Fn(&Statement) -> OutputCell) -> OutputCell {
    match &line.cell.origin {
        CellOrigin::Stated(stated) => cell(&stated.statement),
        CellOrigin::Counted | CellOrigin::Derived => OutputCell::Nothing,
    }
}
