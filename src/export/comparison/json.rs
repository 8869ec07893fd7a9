//! A comparison as one JSON document: subjects, and rows of cells with the evidence of each.
//!
//! Scripts rely on these names: add new ones, rename none.

use std::io::{self, Write as _};

use serde_json::{Map, Value as Json, json};

use super::{evidence, line_word, origin_word, value};
use crate::archive::Corpus;
use crate::compare::{
    Cell, CellOrigin, Evidence, Row, RowOrigin, Statement, Subject, Table, Time, Value,
};
use crate::cover::State;
use crate::export::citation_rows::sources_json;
use crate::export::comparison::Shown;
use crate::export::{SanitizingWriter, json};

/// Writes the document row by row, because its evidence can be long.
pub(super) fn write(
    table: &Table,
    corpus: &Corpus,
    marking: Option<&str>,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    let subjects: Vec<Json> =
        table.subjects.iter().map(|subject| self::subject(subject, corpus)).collect();
    let subjects = json::cleaned(subjects.into());
    let baseline = table.subjects.get(table.baseline).map(|subject| subject.id.as_str());
    let baseline = json::cleaned(json!(baseline));
    let marking = json::cleaned(json!(marking));
    let warning = table.warning().map(|warning| format!("\"warning\": {},\n", json!(warning)));
    let as_of = corpus.as_of().map(|as_of| format!("\"as_of\": \"{}\",\n", as_of.day));
    let before = warning.into_iter().chain(as_of).collect::<String>();
    write!(
        out,
        "{{\n\"marking\": {marking},\n\"baseline\": {baseline},\n\"subjects\": {subjects},\n{before}\"dispersion\": {},\n\"tested\": {},\n\"rows\": [",
        json!(table.dispersion.value()),
        json!(table.tested),
    )?;
    let mut evidence = Evidence::of(table, corpus);
    for (at, held) in table.rows.iter().enumerate() {
        let row = json::cleaned(row(corpus, &mut evidence, at, held));
        // Serialized as one piece, because a value writes itself letter by letter.
        let row = serde_json::to_string(&row)?;
        write!(out, "{}\n  {row}", if at == 0 { "" } else { "," })?;
    }
    out.write_all(b"\n]\n}\n")
}

fn subject(subject: &Subject, corpus: &Corpus) -> Json {
    let words = corpus.taxonomy();
    let coverage = &subject.coverage;
    let by_theatre = coverage.by_theatre.iter();
    let by_theatre: Map<String, Json> = by_theatre
        .map(|(theatre, days)| (words.theatre_word(*theatre).to_owned(), json!(days)))
        .collect();
    let states =
        State::ALL.map(|state| (state.word().to_owned(), json!(coverage.held.days(state))));
    let states: Map<String, Json> = states.into_iter().collect();
    let dates = subject.dates.iter().map(|dates| {
        json!({
            "issuer": dates.issuer,
            "start": dates.start.map(|day| day.to_string()),
            "end": dates.end.map(|day| day.to_string()),
            "days": dates.days,
            "note": dates.note,
        })
    });
    json!({
        "id": subject.id,
        "name": subject.name,
        "start": subject.start.map(|day| day.to_string()),
        "end": subject.end.map(|day| day.to_string()),
        "days": subject.days,
        "coverage": {
            "days": coverage.days(),
            "of": coverage.of(),
            "share": coverage.share(),
            "in_full": coverage.held.days(State::InFull),
            "by_theatre": by_theatre,
            "state": coverage.held.state().word(),
            "states": states,
        },
        "stated_days": subject.stated_days,
        "dates": dates.collect::<Vec<_>>(),
        "time": match subject.time { Time::Said => "said", Time::Found => "found" },
        "mean_of": subject.mean_of,
        "entries": subject.entries.len(),
        "possible": subject.possible.len(),
        "repeats": subject.repeats,
        "earlier": subject.earlier.len(),
        "later": subject.later.len(),
        "background": subject.background.len(),
        "unrated": subject.unrated.map(|kept| kept.unrated),
    })
}

fn row(corpus: &Corpus, found: &mut Evidence<'_>, at: usize, row: &Row) -> Json {
    let issuer = match &row.line {
        RowOrigin::Stated(issuer, basis) | RowOrigin::Rest(issuer, basis) => {
            Some((issuer, basis.word()))
        }
        RowOrigin::Counted | RowOrigin::Spread => None,
    };
    let cells = row.cells.iter().enumerate().map(|(column, held)| {
        let mut fields = cell(held, corpus);
        let (certain, possible) = evidence(found, corpus, at, column);
        fields.insert("evidence".to_owned(), json!(certain));
        fields.insert("possible".to_owned(), json!(possible));
        Json::Object(fields)
    });
    json!({
        "group": row.group.word(),
        "measure": row.measure.word(),
        "key": row.key.as_ref().map(|key| key.word(corpus.taxonomy())),
        "unit": &*row.unit,
        "line": line_word(&row.line),
        "issuer": issuer.map(|(issuer, _)| &**issuer),
        "basis": issuer.map(|(_, basis)| basis),
        "depth": row.depth,
        "nth": row.nth,
        "cells": cells.collect::<Vec<_>>(),
    })
}

/// Returns how many numbers of a sum tellings dispute; none of what is no sum.
fn disputed(cell: &Cell) -> Option<u32> {
    match &cell.value {
        Some(Value::Number(sum) | Value::Mean(sum, _)) => Some(sum.disputed),
        _ => None, // nothing else is a sum of tolls
    }
}

fn cell(cell: &Cell, corpus: &Corpus) -> Map<String, Json> {
    let change = cell.change.unwrap_or_default();
    let interval = change.interval;
    let reasons: Vec<String> = cell.not_comparable.iter().map(ToString::to_string).collect();
    let pairs = [
        ("value", number(cell, corpus)),
        ("share", json!(cell.share)),
        ("per_day", json!(cell.per_day)),
        ("difference", json!(change.difference)),
        ("difference_low", json!(change.difference_low)),
        ("difference_high", json!(change.difference_high)),
        ("ratio", json!(change.ratio)),
        ("ratio_low", json!(interval.map(|interval| interval.low))),
        ("ratio_high", json!(interval.and_then(|interval| interval.high))),
        ("beyond_chance", json!(interval.map(|_| cell.is_beyond_chance()))),
        ("method", json!(interval.map(|_| "exact Poisson, 95 %"))),
        ("ratio_low_dispersed", json!(change.dispersed.map(|interval| interval.low))),
        ("ratio_high_dispersed", json!(change.dispersed.and_then(|interval| interval.high))),
        ("p", json!(change.p)),
        ("q", json!(change.q)),
        ("tested", json!(change.tested)),
        ("disputed", json!(disputed(cell))),
        ("listed", json!(cell.listed.map(|listed| listed.best))),
        ("origin", json!(origin_word(&cell.origin))),
    ];
    let mut fields: Map<String, Json> =
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    fields.extend(origin(&cell.origin));
    fields.insert("not_comparable".to_owned(), json!(reasons));
    fields.insert("contradicted".to_owned(), json!(cell.contradicted));
    fields.insert("state".to_owned(), json!(cell.held.map(State::word)));
    fields
}

/// Returns low, best, high and the words of a value; null if nothing is said.
fn number(cell: &Cell, corpus: &Corpus) -> Json {
    let Some(held) = &cell.value else { return Json::Null };
    let text = value(cell, corpus, Shown::Absolute);
    let of_three = |low: Json, best: Json, high: Json| json!({ "low": low, "best": best, "high": high, "text": text });
    match held {
        Value::Number(sum) => {
            let best = held.bounds().map(|_| sum.best);
            let mut three = of_three(json!(sum.low), json!(best), json!(sum.high));
            if let Some(fields) = three.as_object_mut() {
                fields.insert("unsaid".to_owned(), json!(sum.unsaid));
            }
            three
        }
        Value::Gap { low, best, high } => of_three(json!(low), json!(best), json!(high)),
        Value::Spread(least, most, _) => {
            of_three(json!(least.low()), Json::Null, json!(most.high()))
        }
        Value::Mean(..) | Value::Rate(_) => {
            let bounds = held.bounds();
            let low = bounds.map(|bounds| bounds.low);
            let high = bounds.and_then(|bounds| bounds.high);
            of_three(json!(low), json!(bounds.map(|bounds| bounds.best)), json!(high))
        }
        Value::Day(_) | Value::Entry(_) | Value::Words(_) => {
            of_three(Json::Null, Json::Null, Json::Null)
        }
    }
}

fn origin(origin: &CellOrigin) -> Vec<(String, Json)> {
    let none = || json!(null);
    let pairs = match origin {
        CellOrigin::Stated(stated) => {
            let Statement { issuer, basis, released, sources, note, of, period, from, file } =
                &*stated.statement;
            vec![
                ("issuer", json!(issuer)),
                ("basis", json!(basis.word())),
                ("of", json!(of)),
                ("period", json!(period.map(|period| period.to_string()))),
                ("released", json!(released.map(|released| released.to_string()))),
                ("note", json!(note)),
                ("sources", sources_json(sources.iter().map(crate::digest::Citation::view))),
                ("from", json!(from)),
                ("file", json!(file)),
            ]
        }
        CellOrigin::Counted | CellOrigin::Derived => vec![("issuer", none()), ("basis", none())],
    };
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
