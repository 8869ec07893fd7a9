//! Rows of tables that tell an event each: which cell tells it, which dates it, and what the others
//! give by the names of their columns.

use std::ops::Range;

use super::days::NearDays;
use super::place::ToldPlace;
use super::place_name::is_admin;
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
    /// Who tells it.
    Source,
    /// Anything else.
    Other,
}

/// What a row gives beside the words of its event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RowCells {
    /// The cells with places, the nearest first.
    pub places: Vec<Range<usize>>,
    /// The cells with numbers of people.
    pub tolls: Vec<(HarmKind, Range<usize>)>,
    /// The cell with who tells it.
    pub source: Option<Range<usize>>,
}

/// The fewest words of a cell that tells an event.
const FEWEST_WORDS: usize = 4;

impl Cutter<'_, '_> {
    /// A row of a table: the names of columns, an event, or else figures.
    pub(super) fn row(&mut self, number: usize, told: &ToldSigns<'_>, calendar: &mut NearDays) {
        self.flush();
        let text = &told.text;
        let whole = EventUnit { text: number, range: 0..text.tokens.len() };
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
                let given = given(text, &self.columns, &unit.range);
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
    let known = text.known();
    let named = [
        (known.column_date, RowColumn::Date),
        (known.column_place, RowColumn::Place),
        (known.column_region, RowColumn::Region),
        (known.column_killed, RowColumn::Toll(HarmKind::Killed)),
        (known.column_wounded, RowColumn::Toll(HarmKind::Wounded)),
        (known.column_captured, RowColumn::Toll(HarmKind::Captured)),
        (known.column_source, RowColumn::Source),
    ];
    let column = |cell: Range<usize>| {
        let short = cell.len() <= FEWEST_WORDS;
        let is = |set| short && text.has(cell.clone(), set);
        named.iter().find(|(set, _)| is(*set)).map_or(RowColumn::Other, |(_, column)| *column)
    };
    let all: Vec<RowColumn> = cells(text).into_iter().map(column).collect();
    let told = all.iter().filter(|column| **column != RowColumn::Other).count();
    let digits = text.tokens.iter().any(|token| token.number().is_some());
    (told >= 2 && !digits).then_some(all)
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
    let mut regions = Vec::new();
    for (column, cell) in columns.iter().zip(cells(text)) {
        if cell.is_empty() || cell == *telling {
            continue;
        }
        match column {
            RowColumn::Place => row.places.push(cell),
            RowColumn::Region => regions.push(cell),
            RowColumn::Toll(toll) => row.tolls.push((*toll, cell)),
            RowColumn::Source => row.source = Some(cell),
            RowColumn::Date | RowColumn::Other => {}
        }
    }
    // The wide ones mostly stand first.
    row.places.extend(regions.into_iter().rev());
    row
}

/// The place that the cells of a row name.
pub(super) fn place(text: &SectionText<'_>, row: &RowCells) -> Option<ToldPlace> {
    let names: Vec<String> = row.places.iter().map(|cell| text.name(cell.clone())).collect();
    let first = row.places.first()?;
    Some(ToldPlace {
        value: names.join(", "),
        admin: names.iter().all(|name| is_admin(name)),
        names,
        range: first.clone(),
        certainty: Certainty::Likely,
        is_relative: false,
        rule: "table-column",
    })
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

/// The number of a cell.
pub(super) fn number(text: &SectionText<'_>, cell: &Range<usize>) -> Option<u64> {
    (cell.len() == 1).then(|| text.token(cell.start)?.number()).flatten()
}
