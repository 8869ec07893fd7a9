//! Location: attacks in all and by place, named places, attacks in the West.

use std::collections::{HashMap, HashSet};

use super::{Definition, Measure, Naming, Numbers};
use crate::compare::event_count::EventCount;
use crate::compare::given_row::small;
use crate::compare::rows::{Book, Head, counted_sum};
use crate::compare::sql::{MeasureSql, SqlMark};
use crate::compare::tally::{CountMark, SubjectTally};
use crate::compare::{Group, Row, RowKey, Value};
use crate::digest::{AreaId, PlacePhrase, TheatreId};
use crate::words::fold;

pub(super) const MEASURES: &[Measure] = &[Measure::ATTACKS, Measure::PLACES, Measure::WEST];

impl Measure {
    /// Attacks: the measure that most of the table is about.
    pub const ATTACKS: Self = Self(&Definition {
        word: "attacks",
        label: "attacks",
        doc: "entries of kinds that count as attacks: in all, by theatre, by area; number, share of \
              all, for each day",
        group: Group::Location,
        naming: Naming::Part,
        stated_as: Some("attacks"),
        marks: |seen, mark| {
            mark(CountMark::Whole);
            mark(CountMark::Part(RowKey::Theatre(seen.entry.theatre)));
            if let Some(area) = seen.entry.area {
                mark(CountMark::Part(RowKey::Area(area)));
            }
        },
        rows: attacks,
        sql: MeasureSql::Marks(&[
            SqlMark::WHOLE,
            SqlMark::part("theatre", "t.theatre"),
            SqlMark {
                within: "t.theatre",
                when: "t.area IS NOT NULL",
                ..SqlMark::part("area", "t.area")
            },
        ]),
        ..Definition::ATTACKS
    });

    /// Distinct places.
    pub const PLACES: Self = Self(&Definition {
        word: "places",
        label: "distinct places",
        doc: "named places, each once, however far from it something happened; an attack without a \
              place may be at one more",
        group: Group::Location,
        unit: "places",
        numbers: Numbers::Other,
        marks: |seen, mark| match seen.entry.place_text() {
            Some(place) => mark(CountMark::Place(seen.entry.theatre, place)),
            None => mark(CountMark::Untold),
        },
        rows: places,
        sql: MeasureSql::Rows(PLACES_SQL, |row, counted| {
            let more = row.high.unwrap_or(row.low) - row.low;
            let mut tally = counted.certain.take(Measure::PLACES);
            tally.places_given = Some((small(row.low), small(more)));
            counted.certain.put(Measure::PLACES, tally);
        }),
        ..Definition::ATTACKS
    });

    /// Attacks in the West.
    pub const WEST: Self = Self(&Definition {
        word: "west",
        label: "attacks in the West",
        doc: "attacks in theatres and areas that the taxonomy marks with `west: yes`; an area may say `west: no`",
        group: Group::Location,
        marks: |seen, mark| {
            if seen.corpus.taxonomy().is_west(seen.entry.theatre, seen.entry.area) {
                mark(CountMark::Whole);
            }
        },
        rows: |measure, book| {
            let mut rows = vec![book.whole_row(measure)];
            let border = |wave: &crate::digest::Wave| wave.west.as_deref().map(str::to_owned);
            rows.extend(book.described(measure, None, border));
            rows
        },
        sql: MeasureSql::Marks(&[SqlMark { when: "t.west", ..SqlMark::WHOLE }]),
        ..Definition::ATTACKS
    });
}

/// The same for engines: an attack without a place may be at one more.
const PLACES_SQL: &str = "\
SELECT s.nr, {whole},
  COUNT(DISTINCT CASE WHEN t.certain = 1 THEN t.theatre || '/' || t.place_key END) AS low,
  COUNT(DISTINCT CASE WHEN t.certain = 1 THEN t.theatre || '/' || t.place_key END) AS best,
  COUNT(DISTINCT t.theatre || '/' || t.place_key)
    + COALESCE(SUM(CASE WHEN t.place IS NULL THEN COALESCE(t.events_best, 0) ELSE 0 END), 0) AS high,
  {rest}
FROM spans s
LEFT JOIN dated t ON t.nr = s.nr AND t.side = 'inside' AND t.counts_as = 'attack'
GROUP BY s.nr";

/// Writes the whole with the stated figures, then the theatres, each with its areas.
fn attacks(measure: Measure, book: &Book<'_>) -> Vec<Row> {
    let mut rows = vec![book.whole_row(measure)];
    rows.extend(book.stated(Group::Location));
    let mut areas: HashMap<TheatreId, Vec<AreaId>> = HashMap::new();
    for (area, held) in book.corpus.taxonomy().areas() {
        areas.entry(held.theatre).or_default().push(area);
    }
    let whole = Head::new(measure);
    for (theatre, _) in book.corpus.taxonomy().theatres() {
        let head = whole.part(RowKey::Theatre(theatre));
        let own = areas.get(&theatre).into_iter().flatten();
        let own: Vec<Head> = own.map(|area| head.part(RowKey::Area(*area))).collect();
        rows.extend(book.part_rows(std::iter::once(head).chain(own)));
    }
    rows
}

/// Writes the number of distinct places, and what descriptions of waves say of places. An attack
/// without a stated place may have been at a further one.
fn places(measure: Measure, book: &Book<'_>) -> Vec<Row> {
    let row = book.counted_row(Head::new(measure), None, |subject, counted| {
        if let Some((named, more)) = counted.certain.of(measure).places_given {
            let sum = counted_sum(EventCount::plain(named), EventCount::plain(more));
            return (subject.mean_of == 1).then_some(Value::Number(sum));
        }
        let certain = distinct(counted.certain.of(measure));
        let more = distinct(counted.possible.of(measure)).difference(&certain).count();
        let unnamed =
            counted.certain.of(measure).untold.best + counted.possible.of(measure).untold.best;
        let distinct = u32::try_from(certain.len()).unwrap_or(u32::MAX);
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        let more = EventCount::plain(more.saturating_add(unnamed));
        let sum = counted_sum(EventCount::plain(distinct), more);
        // The places of several digests cannot be divided by the number of digests.
        (subject.mean_of == 1).then_some(Value::Number(sum))
    });
    let absent = Some(RowKey::Named("took no part".to_owned()));
    let mut rows = vec![row];
    rows.extend(book.described(measure, None, |wave| Book::joined(&wave.countries)));
    rows.extend(book.described(measure, absent, |wave| Book::joined(&wave.absent)));
    rows
}

/// The named places, each once, however it is spelt and however far from it something happened.
fn distinct(tally: &SubjectTally<'_>) -> HashSet<(TheatreId, String)> {
    let named =
        |(theatre, place): &(TheatreId, &str)| (*theatre, fold(PlacePhrase::read(place).name));
    tally.places.iter().map(named).collect()
}
