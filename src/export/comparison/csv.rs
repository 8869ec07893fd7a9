//! A comparison as comma-separated values in long form: a line for every cell.

use std::io;

use super::{evidence, line_word, origin_word, value};
use crate::archive::Corpus;
use crate::compare::{Cell as Held, Evidence, Origin, Statement, Table, Value};
use crate::export::comparison::Shown;
use crate::export::{Cell, Column, Door, MARKING, Rows, Shape, csv};

/// The names as in JSON, what is nested there joined by `_`.
const COLUMNS: [Column; 33] = [
    Column::new("group", Shape::Text),
    Column::new("measure", Shape::Text),
    Column::new("key", Shape::Text),
    Column::new("unit", Shape::Text),
    Column::new("line", Shape::Text),
    Column::new("subject", Shape::Text),
    Column::new("baseline", Shape::Text),
    Column::new("value_low", Shape::Number),
    Column::new("value_best", Shape::Number),
    Column::new("value_high", Shape::Number),
    Column::new("value_text", Shape::Text),
    Column::new("value_unsaid", Shape::Number),
    Column::new("share", Shape::Number),
    Column::new("per_day", Shape::Number),
    Column::new("difference", Shape::Number),
    Column::new("ratio", Shape::Number),
    Column::new("ratio_low", Shape::Number),
    Column::new("ratio_high", Shape::Number),
    Column::new("beyond_chance", Shape::Text),
    Column::new("origin", Shape::Text),
    Column::new("issuer", Shape::Text),
    Column::new("basis", Shape::Text),
    Column::new("of", Shape::Text),
    Column::new("period", Shape::Text),
    Column::new("released", Shape::Text),
    Column::new("note", Shape::Text),
    Column::new("sources", Shape::List),
    Column::new("file", Shape::Text),
    Column::new("contradicted", Shape::Text),
    Column::new("not_comparable", Shape::List),
    Column::new("evidence", Shape::List),
    Column::new("possible", Shape::List),
    MARKING,
];

/// Writes a line of names and a line for every cell, empty ones too.
pub(super) fn write(
    table: &Table,
    corpus: &Corpus,
    marking: Option<&str>,
    out: &mut Door<'_>,
) -> io::Result<()> {
    let places = table
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, held)| (0..held.cells.len()).map(move |column| (row, column)));
    let mut evidence = Evidence::of(table, corpus);
    let rows = places.filter_map(|(row, column)| {
        let mut line = line(table, corpus, &mut evidence, (row, column))?;
        line.push(Cell::text(marking));
        Some(line)
    });
    csv::write(Rows::new(&COLUMNS, rows), out)
}

fn line(
    table: &Table,
    corpus: &Corpus,
    found: &mut Evidence<'_>,
    (row, column): (usize, usize),
) -> Option<Vec<Cell>> {
    let held = table.rows.get(row)?;
    let (cell, subject) = (held.cells.get(column)?, table.subjects.get(column)?);
    let key = held.key.as_ref().map(|key| key.word(corpus.taxonomy()));
    let change = cell.change.unwrap_or_default();
    let interval = change.interval;
    let beyond = interval.map(|_| yes(cell.is_beyond_chance()));
    let (certain, possible) = evidence(found, corpus, row, column);
    let reasons = cell.not_comparable.iter().map(ToString::to_string);
    let mut line = vec![
        Cell::text(Some(held.group.word())),
        Cell::text(Some(held.measure.word())),
        Cell::text(key),
        Cell::text(Some(&held.unit)),
        Cell::text(Some(line_word(&held.line))),
        Cell::text(Some(&subject.id)),
        Cell::text(Some(yes(column == table.baseline))),
    ];
    line.extend(numbers(cell));
    line.push(Cell::text(value(cell, corpus, Shown::Absolute)));
    line.push(unsaid(cell));
    line.extend([
        real(cell.share),
        real(cell.per_day),
        real(change.difference),
        real(change.ratio),
        real(interval.map(|interval| interval.low)),
        real(interval.and_then(|interval| interval.high)),
        Cell::text(beyond),
        Cell::text(Some(origin_word(&cell.origin))),
    ]);
    line.extend(origin(&cell.origin));
    line.extend([
        Cell::text(Some(yes(cell.contradicted))),
        Cell::List(reasons.collect()),
        Cell::List(certain),
        Cell::List(possible),
    ]);
    Some(line)
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn real(number: Option<f64>) -> Cell {
    number.map_or(Cell::Nothing, Cell::Real)
}

fn numbers(cell: &Held) -> [Cell; 3] {
    let nothing = || [Cell::Nothing, Cell::Nothing, Cell::Nothing];
    let number = |number: Option<u64>| number.map_or(Cell::Nothing, Cell::number);
    match &cell.value {
        Some(Value::Number(sum)) => {
            let best = cell.value.as_ref().and_then(Value::bounds).map(|_| sum.best);
            [number(Some(sum.low)), number(best), number(sum.high)]
        }
        Some(Value::Gap { low, best, high }) => {
            [Cell::Number(*low), Cell::Number(*best), high.map_or(Cell::Nothing, Cell::Number)]
        }
        Some(Value::Spread(least, most, _)) => {
            let high = most.high().map(u64::from);
            [number(Some(least.low().into())), Cell::Nothing, number(high)]
        }
        Some(value) => value.bounds().map_or_else(nothing, |bounds| {
            [Cell::Real(bounds.low), Cell::Real(bounds.best), real(bounds.high)]
        }),
        None => nothing(),
    }
}

fn unsaid(cell: &Held) -> Cell {
    match &cell.value {
        Some(Value::Number(sum) | Value::Mean(sum, _)) => Cell::number(sum.unsaid),
        _ => Cell::Nothing, // what is no sum has no unknowns
    }
}

fn origin(origin: &Origin) -> [Cell; 8] {
    let Origin::Stated(stated) = origin else {
        return [const { Cell::Nothing }; 8];
    };
    let Statement { issuer, basis, released, sources, note, of, period, file, from: _ } =
        &*stated.statement;
    [
        Cell::text(Some(issuer)),
        Cell::text(Some(basis)),
        Cell::text(Some(of)),
        Cell::text(*period),
        Cell::text(*released),
        Cell::text(note.as_ref()),
        Cell::List(sources.iter().map(|source| source.view().to_string()).collect()),
        Cell::text(Some(file)),
    ]
}
