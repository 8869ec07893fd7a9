//! Rows of tables that tell an event each: which cell tells it, which dates it, and what the others
//! give by the names of their columns.

use std::ops::Range;

use super::amount::{ToldAmount, count_at};
use super::days::NearDays;
use super::place::{ToldPlace, place_at};
use super::place_label::LABEL;
use super::place_name::is_admin;
use super::record::record;
use super::segment::{Cutter, SectionPart};
use super::signs::{ToldSigns, signs};
use super::sources::ToldSource;
use super::text::SectionText;
use super::units::EventUnit;
use crate::import::field::Certainty;
use crate::import::rules::HarmKind;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowColumn {
    /// A day.
    Date,
    /// The nearest name of a place.
    Place,
    /// A district, a province, a country.
    Region,
    /// A number of people.
    Toll(HarmKind),
    /// A toll in words.
    Harms,
    /// Who acted.
    Actor,
    /// On whom.
    Target,
    /// By what.
    Means,
    /// What happened, in words.
    Telling,
    /// Who tells it.
    Source,
    /// Anything else.
    Other,
}

/// What a row gives beside the words of its event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RowCells {
    /// The text of the row, by its place among the texts.
    pub text: usize,
    /// It is a record, whose words are all those of its event.
    pub is_record: bool,
    /// The cells with places, the nearest first.
    pub places: Vec<Range<usize>>,
    /// The cells with what these lie in.
    pub regions: Vec<Range<usize>>,
    /// The cells with numbers of people.
    pub tolls: Vec<(HarmKind, Range<usize>)>,
    /// The cells with tolls in words.
    pub harms: Vec<Range<usize>>,
    /// The cell with who acted.
    pub actor: Option<Range<usize>>,
    /// The cell with on whom.
    pub target: Option<Range<usize>>,
    /// The cell with who tells it.
    pub source: Option<Range<usize>>,
}

impl RowCells {
    /// Keeps a cell by its column.
    pub(super) fn keep(&mut self, column: RowColumn, cell: Range<usize>) {
        match column {
            RowColumn::Place => self.places.push(cell),
            // The wide ones mostly stand first.
            RowColumn::Region => self.regions.insert(0, cell),
            RowColumn::Toll(toll) => self.tolls.push((toll, cell)),
            RowColumn::Harms => self.harms.push(cell),
            RowColumn::Actor => self.actor = Some(cell),
            RowColumn::Target => self.target = Some(cell),
            RowColumn::Source => self.source = Some(cell),
            RowColumn::Date | RowColumn::Telling | RowColumn::Means | RowColumn::Other => {}
        }
    }
}

/// The fewest words of a cell that tells an event.
const FEWEST_WORDS: usize = 4;

impl Cutter<'_, '_> {
    /// A row of a table: the names of columns, an event, or else figures.
    pub(super) fn row(&mut self, number: usize, told: &ToldSigns<'_>, calendar: &mut NearDays) {
        self.flush();
        let text = &told.text;
        let whole = EventUnit { text: number, range: 0..text.tokens.len() };
        if let Some(record) = record(text) {
            self.record(number, told, record, calendar);
            return;
        }
        if let Some(columns) = columns(text) {
            self.columns = columns;
            self.parts.push(SectionPart::Unread(whole));
            return;
        }
        let row = signs(told, &whole.range, calendar, self.taxonomy);
        let day = row.dates.first().and_then(|dated| Some((dated, calendar.meant(dated.when)?)));
        let telling = telling(text).map(|range| EventUnit { text: number, range });
        if let (Some((dated, meant)), Some(unit)) = (day, telling) {
            let own = signs(told, &unit.range, calendar, self.taxonomy);
            if (own.strong || own.event || own.means) && !own.summary {
                let given = RowCells { text: number, ..given(text, &self.columns, &unit.range) };
                let dated = EventUnit { text: number, range: dated.range.clone() };
                self.start_on(unit, meant, dated, calendar);
                if let Some(event) = &mut self.current {
                    event.row = given;
                }
                self.flush();
                return;
            }
        }
        self.parts.push(if row.harms.is_empty() {
            SectionPart::Unread(whole)
        } else {
            SectionPart::Figure(whole)
        });
    }
}

/// The cells of a row, by their tokens; cells are parted by tabs.
pub(super) fn cells(text: &SectionText<'_>) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut from = 0;
    let mut character = 0;
    for cell in text.written.split('\t') {
        character += cell.chars().count();
        let to = text.tokens.partition_point(|token| token.from < character);
        all.push(from..to);
        from = to;
        character += 1;
    }
    all
}

/// Reads a row as names of columns; none where it is a row of events.
pub(super) fn columns(text: &SectionText<'_>) -> Option<Vec<RowColumn>> {
    let column = |cell: Range<usize>| column_of(text, cell);
    let all: Vec<RowColumn> = cells(text).into_iter().map(column).collect();
    let told = all.iter().filter(|column| **column != RowColumn::Other).count();
    let digits = text.tokens.iter().any(|token| token.number().is_some());
    (told >= 2 && !digits).then_some(all)
}

/// What a cell with the name of a column, or a label, asks for.
pub(super) fn column_of(text: &SectionText<'_>, cell: Range<usize>) -> RowColumn {
    let known = text.known();
    let named = [
        (known.column_date, RowColumn::Date),
        (known.column_place, RowColumn::Place),
        (known.column_region, RowColumn::Region),
        (known.column_killed, RowColumn::Toll(HarmKind::Killed)),
        (known.column_wounded, RowColumn::Toll(HarmKind::Wounded)),
        (known.column_captured, RowColumn::Toll(HarmKind::Captured)),
        (known.column_source, RowColumn::Source),
        (known.column_means, RowColumn::Means),
        (known.column_actor, RowColumn::Actor),
        (known.column_target, RowColumn::Target),
        (known.column_toll, RowColumn::Harms),
        (known.column_telling, RowColumn::Telling),
    ];
    let short = cell.len() <= FEWEST_WORDS;
    let is = |set| short && text.has(cell.clone(), set);
    named.iter().find(|(set, _)| is(*set)).map_or(RowColumn::Other, |(_, column)| *column)
}

/// The cell that tells the event of a row: the longest.
pub(super) fn telling(text: &SectionText<'_>) -> Option<Range<usize>> {
    let cells = cells(text);
    let longest = cells.iter().rev().max_by_key(|cell| cell.len())?.clone();
    (cells.len() > 1 && longest.len() >= FEWEST_WORDS).then_some(longest)
}

/// What the other cells of a row give by the columns above.
pub(super) fn given(
    text: &SectionText<'_>,
    columns: &[RowColumn],
    telling: &Range<usize>,
) -> RowCells {
    let mut row = RowCells::default();
    for (column, cell) in columns.iter().zip(cells(text)) {
        if !cell.is_empty() && cell != *telling {
            row.keep(*column, cell);
        }
    }
    row
}

/// The place that the cells of a row name: the nearest with its distance and direction, then what it
/// lies in.
pub(super) fn place(text: &SectionText<'_>, row: &RowCells) -> Option<ToldPlace> {
    let first = row.places.first().or(row.regions.first())?;
    let cells = row.places.iter().chain(&row.regions);
    let parts: Vec<ToldPlace> = cells.flat_map(|cell| parts_of(text, cell)).collect();
    let gazetteer = crate::geo::Gazetteer::shipped();
    let is_country =
        |part: &&ToldPlace| gazetteer.country_called(&crate::words::fold(&part.value)).is_some();
    let told: Vec<&str> = parts
        .iter()
        .filter(|part| !is_country(part))
        .take(MOST_PARTS)
        .map(|part| part.value.as_str())
        .collect();
    let value = if told.is_empty() { parts.first()?.value.clone() } else { told.join(", ") };
    Some(ToldPlace {
        value,
        admin: parts.iter().all(|part| is_admin(&part.value)),
        is_relative: parts.iter().any(|part| part.is_relative),
        names: parts.into_iter().flat_map(|part| part.names).collect(),
        range: first.clone(),
        certainty: if row.places.is_empty() { Certainty::Likely } else { Certainty::Certain },
        rule: if row.places.is_empty() { REGION } else { COLUMN },
    })
}

/// The rules of the places that columns give.
pub(super) const COLUMN: &str = "table-column";
pub(super) const REGION: &str = "table-region";

/// The most parts of a place.
const MOST_PARTS: usize = 4;

/// The parts of a cell between its commas: names, and phrases such as `south of Marsa`.
fn parts_of(text: &SectionText<'_>, cell: &Range<usize>) -> Vec<ToldPlace> {
    let mut all = Vec::new();
    let mut from = cell.start;
    while from < cell.end {
        let to = (from..cell.end).find(|at| text.word(*at) == ",").unwrap_or(cell.end);
        let phrase = place_at(text, from, to)
            .filter(|place| place.range == (from..to) && place.rule != LABEL);
        let value = text.name(from..to);
        let plain = || ToldPlace {
            names: vec![value.clone()],
            admin: is_admin(&value),
            value: value.clone(),
            range: from..to,
            certainty: Certainty::Likely,
            is_relative: false,
            rule: COLUMN,
        };
        if !value.is_empty() {
            all.push(phrase.unwrap_or_else(plain));
        }
        from = to + 1;
    }
    all
}

/// Who tells a row, by the cell that says so: `Harbour Post; Coast Radio`.
pub(super) fn source(text: &SectionText<'_>, row: &RowCells) -> Option<ToldSource> {
    let range = row.source.clone()?;
    let names = text.name(range.clone());
    let outlets: Vec<String> = names
        .split([';', ',', '/'])
        .map(|name| name.trim().to_owned())
        .filter(|name| name.chars().any(char::is_alphabetic))
        .collect();
    let value = outlets.join("; ");
    let (certainty, rule) = (Certainty::Certain, "table-column");
    (!outlets.is_empty()).then_some(ToldSource { value, outlets, range, certainty, rule })
}

/// The number of a cell: `3`, `at least 3`, `2 - 5`, `none`.
pub(super) fn amount(text: &SectionText<'_>, cell: &Range<usize>) -> Option<ToldAmount> {
    if cell.len() == 1 && matches!(text.word(cell.start), "none" | "nil" | "no" | "nobody") {
        return Some(ToldAmount::Exact(0));
    }
    if cell.len() == 1 && matches!(text.word(cell.start), "unknown" | "unclear") {
        return Some(ToldAmount::Unknown);
    }
    let low = text.token(cell.start)?.number();
    let high = text.token(cell.end.checked_sub(1)?)?.number();
    if let (3, Some(low), Some(high)) = (cell.len(), low, high)
        && matches!(text.word(cell.start + 1), "-" | "to")
    {
        return Some(ToldAmount::Between(low, high));
    }
    count_at(text, cell.start).filter(|count| count.to == cell.end).map(|count| count.amount)
}
