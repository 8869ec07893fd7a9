//! Records: rows whose cells name their columns, `Location: Marsa`. Each tells an event, or gives what the
//! paragraph behind it leaves out.

use std::ops::Range;

use super::days::{MeantDay, NearDays};
use super::place_name::is_admin;
use super::segment::{Cutter, SectionPart};
use super::signs::{ToldSigns, signs};
use super::table_row::{RowCells, RowColumn, cells, column_of};
use super::text::SectionText;
use super::units::{EventUnit, units};
use crate::import::block::TextBlockKind;
use crate::import::field::Certainty;

/// A record as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    cells: RowCells,
    /// The cell with its day.
    date: Option<Range<usize>>,
    /// The cell that tells it.
    telling: Option<Range<usize>>,
    /// The cell that says by what it was done.
    means: Option<Range<usize>>,
}

/// A record that the paragraph behind it may tell.
pub(super) struct OpenRecord {
    number: usize,
    record: Record,
    day: Option<MeantDay>,
    dated: Option<EventUnit>,
}

/// The most tokens of a label.
const LABEL: usize = 8;

/// The fewest cells of a record whose labels are known.
const FEWEST: usize = 2;

/// Reads a row whose cells begin with labels.
pub(super) fn record(text: &SectionText<'_>) -> Option<Record> {
    let all = cells(text);
    let mut record = Record { cells: RowCells::default(), date: None, telling: None, means: None };
    let mut known = 0;
    for cell in &all {
        let colon = cell.clone().take(LABEL).find(|at| text.word(*at) == ":")?;
        let column = column_of(text, cell.start..colon);
        known += usize::from(column != RowColumn::Other);
        let value = colon + 1..cell.end;
        if value.is_empty() {
            continue;
        }
        match column {
            RowColumn::Date => record.date = record.date.or(Some(value)),
            RowColumn::Telling => record.telling = record.telling.or(Some(value)),
            RowColumn::Means => record.means = record.means.or(Some(value)),
            RowColumn::Place
            | RowColumn::Region
            | RowColumn::Toll(_)
            | RowColumn::Harms
            | RowColumn::Actor
            | RowColumn::Target
            | RowColumn::Source
            | RowColumn::Other => record.cells.keep(column, value),
        }
    }
    record.cells.is_record = true;
    (all.len() > FEWEST && known >= FEWEST).then_some(record)
}

impl Cutter<'_, '_> {
    /// Takes a record: an event of its own, or what the paragraph behind it tells.
    pub(super) fn record(
        &mut self,
        number: usize,
        told: &ToldSigns<'_>,
        mut record: Record,
        calendar: &mut NearDays,
    ) {
        self.flush();
        self.close_record(calendar);
        record.cells.text = number;
        let range = record.date.clone().unwrap_or(0..told.text.tokens.len());
        let own = signs(told, &range, calendar, self.taxonomy).dates.into_iter().next();
        let meant = own.as_ref().and_then(|dated| calendar.meant(dated.when));
        let dated = own.filter(|_| meant.is_some());
        let dated = dated.map(|dated| EventUnit { text: number, range: dated.range });
        let carried = || {
            let day = self.headed.clone().or_else(|| self.days.clone())?;
            Some(MeantDay { certainty: day.certainty.max(Certainty::Likely), ..day })
        };
        let day = meant.or_else(carried);
        let open = OpenRecord { number, record, day, dated };
        let waits = open.record.telling.is_none() && self.is_told_behind(number);
        self.open_record = Some(open);
        if !waits {
            self.close_record(calendar);
        }
    }

    /// A paragraph without a label stands behind.
    fn is_told_behind(&self, number: usize) -> bool {
        let next = self.texts.get(number + 1);
        next.is_some_and(|next| {
            matches!(next.kind, TextBlockKind::Paragraph) && !next.text.sentences.is_empty()
        })
    }

    /// Makes an event of a record that nothing else tells.
    pub(super) fn close_record(&mut self, calendar: &mut NearDays) {
        let Some(open) = self.open_record.take() else { return };
        let Some(told) = self.texts.get(open.number) else { return };
        let whole = 0..told.text.tokens.len();
        let telling = open.record.telling.clone().or_else(|| open.record.means.clone());
        let unit = EventUnit { text: open.number, range: telling.unwrap_or(whole.clone()) };
        let own = signs(told, &unit.range, calendar, self.taxonomy);
        let cells = &open.record.cells;
        let tells = own.strong || own.event || own.means || !cells.tolls.is_empty();
        if !tells || open.day.is_none() && open.record.telling.is_none() {
            self.parts.push(SectionPart::Unread(EventUnit { text: open.number, range: whole }));
            return;
        }
        self.begin_record(unit, open, calendar);
        self.flush();
    }

    fn begin_record(&mut self, unit: EventUnit, open: OpenRecord, calendar: &mut NearDays) {
        match (open.day, open.dated) {
            (Some(day), Some(dated)) => self.start_on(unit, day, dated, calendar),
            (day, _) => self.start(unit, day, None),
        }
        if let Some(event) = &mut self.current {
            event.row = open.record.cells;
        }
    }

    /// The paragraph behind a record tells it; returns false where none is open.
    pub(super) fn tell_record(
        &mut self,
        number: usize,
        told: &ToldSigns<'_>,
        calendar: &mut NearDays,
    ) -> bool {
        if self.open_record.is_none() || told.text.sentences.is_empty() {
            return false;
        }
        let mut all = units(told, number, calendar, self.taxonomy).into_iter();
        let Some((first, open)) = all.next().zip(self.open_record.take()) else { return false };
        self.begin_record(first, open, calendar);
        for unit in all {
            self.unit(unit, told, calendar);
        }
        true
    }
}

/// Who acted by the cell of a record; none where nobody knows, or one of several.
pub(super) fn actor_cell(text: &SectionText<'_>, row: &RowCells) -> Option<Range<usize>> {
    let cell = row.actor.clone()?;
    // `HNM (suspected)`
    let end = cell.clone().find(|at| text.word(*at) == "(").unwrap_or(cell.end);
    let doubted = (cell.start..end)
        .any(|at| matches!(text.word(at), "or" | "/" | "unknown" | "unidentified" | "unclear"));
    let named = cell.start..end;
    (!named.is_empty() && !doubted && !is_admin(&text.name(named.clone()))).then_some(named)
}
