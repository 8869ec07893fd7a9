//! When the event of a row happened: day, range, month or year, by its columns and the precision that
//! the database gives.

use super::dates::{DayOrder, ReadDate, day, of_month, of_year, range, read_date};
use super::entry::Cells;
use super::mapping::DateMeaning;
use super::mapping::Mapping;
use super::problem::RowProblems;
use super::slot::Slot;
use crate::digest::{DateSpan, Precision};

const FORM: &str = "write it as year-month-day: 2020-05-20";

/// When it happened, and whether the order of day and month was guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EventDate {
    pub(super) span: DateSpan,
    pub(super) is_guessed: bool,
}

/// Reads when the event of a row happened; none if nothing says it.
pub(super) fn when(cells: &mut Cells<'_, '_>, order: Option<DayOrder>) -> Option<EventDate> {
    let mut read = cells.date(Slot::Date, order);
    if read.is_none() {
        read = in_parts(cells).map(|span| ReadDate { span, is_guessed: false, has_time: false });
    }
    let ReadDate { span: first, is_guessed, .. } = read?;
    let last = cells.date(Slot::DateEnd, order).map_or(first, |read| read.span);
    let meaning = cells.first(Slot::DatePrecision).and_then(|(column, code)| {
        let meaning = cells.binding.mapping.date_precision.get(&Mapping::plain(code)).copied();
        match meaning {
            // What a wider code says is not in the date alone.
            Some(_) if Mapping::plain(code) == "1" => cells.use_up(column),
            Some(_) => {}
            None => {
                let message =
                    || format!("`{}` is no precision of a date", RowProblems::quoted(code));
                cells.tell(column, message, "the date is taken as it is written");
            }
        }
        meaning
    });
    let span = if last.to < first.from {
        let message = || format!("ends on {} before it begins on {}", last.to, first.from);
        if let Some((column, _)) = cells.first(Slot::DateEnd) {
            cells.tell(column, message, "both days are kept, the other way round");
        }
        range(last.from, first.to)
    } else if last == first {
        first
    } else {
        range(first.from, last.to)
    };
    Some(EventDate { span: meant(span, meaning.unwrap_or(DateMeaning::Days)), is_guessed })
}

/// Returns the date that a code of precision makes of what is written.
fn meant(span: DateSpan, meaning: DateMeaning) -> DateSpan {
    use chrono::Datelike as _;
    let year = u32::try_from(span.from.year()).unwrap_or(0);
    let wider = match meaning {
        DateMeaning::Days => None,
        DateMeaning::About => (span.precision == Precision::Day)
            .then_some(DateSpan { precision: Precision::About, ..span }),
        DateMeaning::Month => of_month(year, span.from.month()),
        DateMeaning::Year => of_year(year),
    };
    // A code never makes a range narrower.
    wider.filter(|wider| wider.from <= span.from && span.to <= wider.to).unwrap_or(span)
}

/// Reads a date from the columns of year, month and day; 0 and a blank are not known.
fn in_parts(cells: &mut Cells<'_, '_>) -> Option<DateSpan> {
    let number = |slot: Slot| {
        let (column, text) = cells.first(slot)?;
        let number = text.strip_suffix(".0").unwrap_or(text).parse::<u32>().ok();
        Some((
            column,
            number.or_else(|| read_date(&format!("{text} 2000"), None).map(|date| month_of(&date))),
        ))
    };
    let (year, month, date) = (number(Slot::Year), number(Slot::Month), number(Slot::Day));
    let value = |cell: Option<(usize, Option<u32>)>| cell.and_then(|(_, number)| number);
    let (y, m, d) = (value(year)?, value(month).unwrap_or(0), value(date).unwrap_or(0));
    let span = match (m, d) {
        (0, _) => of_year(y),
        (m, 0) => of_month(y, m),
        (m, d) => day(y, m, d),
    };
    let columns = [year, month, date].map(|cell| cell.map(|(column, _)| column));
    if span.is_some() {
        columns.into_iter().flatten().for_each(|column| cells.use_up(column));
        return span;
    }
    let column = columns.into_iter().flatten().last()?;
    cells.tell(column, || format!("{y}-{m:02}-{d:02} is no day"), FORM);
    of_month(y, m).or_else(|| of_year(y))
}

fn month_of(date: &ReadDate) -> u32 {
    use chrono::Datelike as _;
    date.span.from.month()
}

impl Cells<'_, '_> {
    /// Reads the date of a slot. One with a time stays in `x` too.
    fn date(&mut self, slot: Slot, order: Option<DayOrder>) -> Option<ReadDate> {
        let (column, text) = self.first(slot)?;
        let read = read_date(text, order);
        match &read {
            Some(read) if read.has_time || read.is_guessed => {}
            Some(_) => self.use_up(column),
            None => {
                let message = || format!("`{}` is no date", RowProblems::quoted(text));
                self.tell(column, message, FORM);
            }
        }
        read
    }
}
