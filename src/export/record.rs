//! One entry as a record: the fields that every export and listing gives it, in one order.
//!
//! Theatre, kind and tactic are ids of the taxonomy; an area is its name. A field that a source
//! does not give is null. `lat` and `lon` are null where an entry's words lead to no one point: of an
//! area only its name is told, since nothing is guessed.

use serde_json::Value;

use super::citation_rows::{SOURCES, sources};
use super::columns::ColumnSelection;
use super::layout::{ColumnLayout, RowSource};
use super::noted_rows::{NOTED, noted};
use super::rows::{Column, OutputCell, Rows, Shape, TaxonomyName};
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::digest::{
    AccountRef, Count, EntryField, EntryRef, FieldValue, Harm, Position, Sum, TacticId, Taxonomy,
};
use crate::geo::{GeoPoint, MatchLevel, Spot};

/// The layout of other tellings, as rows within a cell.
struct AccountRows;

impl RowSource for AccountRows {
    type Item<'a> = AccountRef<'a>;
}

static VERSION: ColumnLayout<AccountRows, 15> = ColumnLayout::new([
    Column::new("by", Shape::Text).filled(|version| OutputCell::text(Some(version.by()))),
    Column::new("basis", Shape::Text).filled(|version| OutputCell::text(Some(version.basis()))),
    Column::new("text", Shape::Text).filled(|version| OutputCell::text(version.text())),
    Column::new("killed", Shape::Count)
        .filled(|version| OutputCell::count(version.casualties().killed)),
    Column::new("wounded", Shape::Count)
        .filled(|version| OutputCell::count(version.casualties().wounded)),
    Column::new("killed_or_wounded", Shape::Count)
        .filled(|version| OutputCell::count(version.casualties().killed_or_wounded)),
    Column::new("captured", Shape::Count)
        .filled(|version| OutputCell::count(version.casualties().captured)),
    SOURCES.filled(|version| sources(version.sources())),
    Column::new("stance", Shape::Text).filled(|version| OutputCell::text(version.stance())),
    Column::new("date", Shape::Day).filled(|version| OutputCell::text(version.date())),
    Column::new("killed_basis", Shape::Text).filled(|told| account_basis(told, Harm::Killed)),
    Column::new("wounded_basis", Shape::Text).filled(|told| account_basis(told, Harm::Wounded)),
    Column::new("killed_or_wounded_basis", Shape::Text)
        .filled(|told| account_basis(told, Harm::KilledOrWounded)),
    Column::new("captured_basis", Shape::Text).filled(|told| account_basis(told, Harm::Captured)),
    Column::new("toll_parts", Shape::Group(TOLL_PART.columns()))
        .filled(|told| toll_parts(|harm| told.parts_of(harm))),
]);

/// Returns who stands behind a number of an account, where there is one.
fn account_basis(told: &AccountRef<'_>, harm: Harm) -> OutputCell {
    OutputCell::text(told.casualties().get(harm).map(|_| told.basis_of(harm)))
}

/// A part of a number of the toll.
struct TollPart<'a> {
    of: Harm,
    label: &'a str,
    count: Count,
}

/// The layout of the parts of a toll, as rows within a cell.
struct TollParts;

impl RowSource for TollParts {
    type Item<'a> = TollPart<'a>;
}

static TOLL_PART: ColumnLayout<TollParts, 3> = ColumnLayout::new([
    Column::new("of", Shape::Text).filled(|part| OutputCell::text(Some(part.of.key()))),
    Column::new("label", Shape::Text).filled(|part| OutputCell::text(Some(part.label))),
    Column::new("count", Shape::Count).filled(|part| OutputCell::Count(part.count)),
]);

/// Returns the parts of all numbers of a toll.
fn toll_parts<'a, P: Iterator<Item = (&'a str, Count)>>(of: impl Fn(Harm) -> P) -> OutputCell {
    let rows = Harm::ALL.into_iter().flat_map(|harm| {
        of(harm).map(move |(label, count)| TOLL_PART.cells(&TollPart { of: harm, label, count }))
    });
    OutputCell::Group(rows.collect())
}

/// The layout of a free map, as rows within a cell.
struct Extra;

impl RowSource for Extra {
    type Item<'a> = (&'a str, &'a str);
}

static EXTRA: ColumnLayout<Extra, 2> = ColumnLayout::new([
    Column::new("key", Shape::Text).filled(|pair| OutputCell::text(Some(pair.0))),
    Column::new("value", Shape::Text).filled(|pair| OutputCell::text(Some(pair.1))),
]);

/// The marking of a row. Every row has it, because rows are passed on one by one.
pub const MARKING: Column = Column::new("marking", Shape::Text).spare(2);

/// The material of a record.
pub struct Recorded<'a> {
    corpus: &'a Corpus,
    key: EntryKey,
    entry: EntryRef<'a>,
}

/// The layout of entries as records.
pub struct Records;

impl RowSource for Records {
    type Item<'a> = Recorded<'a>;
}

impl Recorded<'_> {
    /// Returns the value of a plain field.
    fn plain(&self, field: EntryField) -> OutputCell {
        match self.entry.value(field) {
            None => OutputCell::Nothing,
            Some(FieldValue::Text(text)) => OutputCell::text(Some(text)),
            Some(FieldValue::Names(names)) => OutputCell::List(names.map(str::to_owned).collect()),
            Some(FieldValue::Count(count)) => OutputCell::Count(count),
            Some(FieldValue::Position(at)) => OutputCell::text(Some(at)),
            Some(FieldValue::Toll(toll)) => OutputCell::count(toll.killed),
            Some(FieldValue::Pairs(pairs)) => {
                OutputCell::Group(pairs.map(|pair| EXTRA.cells(&pair)).collect())
            }
        }
    }

    /// Returns who stands behind a number of the toll, where there is one.
    fn basis_of(&self, harm: Harm) -> OutputCell {
        let told = self.entry.casualties().get(harm);
        OutputCell::text(told.map(|_| self.entry.basis_of(harm)))
    }

    /// Returns one number of the toll of its event, over all that tell it.
    fn of_event(&self, harm: Harm) -> OutputCell {
        let mut sum = Sum::default();
        self.corpus.toll(self.key, harm).iter().for_each(|toll| sum.add_toll(toll));
        OutputCell::sum(sum)
    }

    /// Returns where it happened, if its position or its words say that.
    fn spot(&self) -> Option<&Spot> {
        self.corpus.spots().get(self.key)?.spot.as_ref()
    }

    /// Returns one degree of where it happened: as the entry gives it, or of its pinned words.
    fn degrees(
        &self,
        given: impl Fn(Position) -> f64,
        placed: impl Fn(GeoPoint) -> f64,
    ) -> OutputCell {
        let pinned = || self.spot().and_then(Spot::told_point);
        OutputCell::real(self.entry.at().map(given).or_else(|| pinned().map(placed)))
    }

    /// Returns from what the position comes, in a word.
    fn geo_precision(&self) -> OutputCell {
        OutputCell::text(Some(self.spot().map_or("none", |spot| spot.how.word())))
    }

    /// Returns within how many kilometres it happened; nothing where an entry gives a position and does
    /// not say how exact.
    fn geo_radius(&self) -> OutputCell {
        let radius = match self.entry.at() {
            Some(at) => at.exactness.km(),
            None => self.spot().map(Spot::told_radius_km),
        };
        OutputCell::real(radius)
    }

    fn theatre(&self) -> OutputCell {
        let (words, id) = (self.words(), self.entry.theatre);
        OutputCell::Names(vec![TaxonomyName::new(words.theatre_word(id), words.theatre_name(id))])
    }

    fn kind(&self) -> OutputCell {
        let (words, id) = (self.words(), self.entry.kind);
        OutputCell::Names(vec![TaxonomyName::new(words.kind_word(id), words.kind_name(id))])
    }

    fn tactics(&self, tactics: impl IntoIterator<Item = TacticId>) -> OutputCell {
        let words = self.words();
        let name = |id| TaxonomyName::new(words.tactic_word(id), words.tactic_name(id));
        let names: Vec<_> = tactics.into_iter().map(name).collect();
        if names.is_empty() { OutputCell::Nothing } else { OutputCell::Names(names) }
    }

    fn words(&self) -> &Taxonomy {
        self.corpus.taxonomy()
    }
}

/// The layout of a record. Scripts rely on these names: add at the end, rename none.
pub static RECORD: ColumnLayout<Records, 68> = ColumnLayout::new([
    Column::new("id", Shape::Text).filled(|row| OutputCell::Text(row.entry.id())),
    Column::new("digest", Shape::Text)
        .spare(2)
        .filled(|row| OutputCell::text(Some(row.entry.digest().id()))),
    Column::new("date", Shape::Day).filled(|row| OutputCell::text(Some(row.entry.date.from))),
    Column::new("date_to", Shape::Day)
        .spare(2)
        .filled(|row| OutputCell::text(Some(row.entry.date.to))),
    Column::new("date_precision", Shape::Text)
        .spare(2)
        .filled(|row| OutputCell::text(Some(row.entry.date.precision.word()))),
    Column::new("theatre", Shape::Text).filled(|row| row.theatre()),
    Column::new("area", Shape::Text)
        .shrink()
        .filled(|row| OutputCell::text(row.entry.area.map(|area| row.words().area_name(area)))),
    Column::new("kind", Shape::Text).filled(|row| row.kind()),
    Column::new("tactic", Shape::Text).filled(|row| row.tactics(row.entry.tactics.main())),
    Column::new("actor", Shape::Text).spare(1).filled(|row| OutputCell::text(row.entry.actor())),
    Column::new("target", Shape::Text).spare(1).filled(|row| OutputCell::text(row.entry.target())),
    Column::new("place", Shape::Text)
        .spare(1)
        .filled(|row| OutputCell::text(row.entry.place_text())),
    Column::new("lat", Shape::Number)
        .spare(2)
        .filled(|row| row.degrees(Position::lat, |point| point.lat)),
    Column::new("lon", Shape::Number)
        .spare(2)
        .filled(|row| row.degrees(Position::lon, |point| point.lon)),
    Column::new("geo_precision", Shape::Text).spare(2).filled(|row| row.geo_precision()),
    Column::new("killed", Shape::Count)
        .filled(|row| OutputCell::count(row.entry.casualties().killed)),
    Column::new("wounded", Shape::Count)
        .filled(|row| OutputCell::count(row.entry.casualties().wounded)),
    Column::new("killed_or_wounded", Shape::Count)
        .spare(1)
        .filled(|row| OutputCell::count(row.entry.casualties().killed_or_wounded)),
    Column::new("captured", Shape::Count)
        .spare(1)
        .filled(|row| OutputCell::count(row.entry.casualties().captured)),
    Column::new("basis", Shape::Text).filled(|row| OutputCell::text(Some(row.entry.basis))),
    SOURCES.spare(2).filled(|row| sources(row.entry.sources())),
    Column::new("text", Shape::Text)
        .shrink()
        .filled(|row| OutputCell::text(Some(row.entry.text()))),
    Column::new("tags", Shape::List).spare(2).filled(|row| row.plain(EntryField::Tags)),
    Column::new("repeats", Shape::List).spare(2).filled(|row| OutputCell::List(repeats(row))),
    Column::new("file", Shape::Text)
        .spare(2)
        .filled(|row| OutputCell::text(Some(&row.entry.digest().head().file))),
    Column::new("line", Shape::Number).spare(2).filled(|row| OutputCell::number(row.entry.line)),
    Column::new("tactics", Shape::List)
        .spare(2)
        .filled(|row| row.tactics(row.entry.tactics.iter())),
    Column::new("note", Shape::Text).spare(2).filled(|row| row.plain(EntryField::Note)),
    Column::new("versions", Shape::Group(VERSION.columns()))
        .spare(2)
        .filled(|row| versions(row.entry)),
    Column::new("wave", Shape::Text).spare(2).filled(|row| row.plain(EntryField::Wave)),
    MARKING.filled(|row| OutputCell::text(row.corpus.markings_of([row.key.digest]).all())),
    Column::new("time", Shape::Text).spare(2).filled(|row| OutputCell::text(row.entry.time())),
    Column::new("date_basis", Shape::Text)
        .spare(2)
        .filled(|row| OutputCell::text(Some(row.entry.date_basis()))),
    Column::new("actors", Shape::List).spare(2).filled(|row| list(row.entry.actors())),
    Column::new("targets", Shape::List).spare(2).filled(|row| list(row.entry.targets())),
    Column::new("undirected", Shape::Text).spare(2).filled(|row| row.plain(EntryField::Undirected)),
    Column::new("events", Shape::Count)
        .spare(2)
        .filled(|row| OutputCell::Count(row.entry.events())),
    Column::new("losses_killed", Shape::Count)
        .spare(2)
        .filled(|row| OutputCell::count(row.entry.losses().killed)),
    Column::new("losses_wounded", Shape::Count)
        .spare(2)
        .filled(|row| OutputCell::count(row.entry.losses().wounded)),
    Column::new("losses_killed_or_wounded", Shape::Count)
        .spare(2)
        .filled(|row| OutputCell::count(row.entry.losses().killed_or_wounded)),
    Column::new("losses_captured", Shape::Count)
        .spare(2)
        .filled(|row| OutputCell::count(row.entry.losses().captured)),
    Column::new("killed_basis", Shape::Text).spare(2).filled(|row| row.basis_of(Harm::Killed)),
    Column::new("wounded_basis", Shape::Text).spare(2).filled(|row| row.basis_of(Harm::Wounded)),
    Column::new("killed_or_wounded_basis", Shape::Text)
        .spare(2)
        .filled(|row| row.basis_of(Harm::KilledOrWounded)),
    Column::new("captured_basis", Shape::Text).spare(2).filled(|row| row.basis_of(Harm::Captured)),
    Column::new("toll_parts", Shape::Group(TOLL_PART.columns()))
        .spare(2)
        .filled(|row| toll_parts(|harm| row.entry.parts_of(harm))),
    Column::new("claimed_by", Shape::List).spare(2).filled(|row| list(row.entry.claimed_by())),
    Column::new("claimed_on", Shape::Day)
        .spare(2)
        .filled(|row| OutputCell::text(row.entry.claimed_on())),
    Column::new("denied_by", Shape::List).spare(2).filled(|row| list(row.entry.denied_by())),
    Column::new("attribution", Shape::Text)
        .spare(2)
        .filled(|row| OutputCell::text(row.entry.attribution())),
    Column::new("corrects", Shape::Text)
        .spare(2)
        .filled(|row| OutputCell::text(row.entry.corrects())),
    Column::new("told_from", Shape::Text)
        .spare(2)
        .filled(|row| OutputCell::text(row.entry.told_from())),
    Column::new("geo_km", Shape::Number)
        .spare(2)
        .filled(|row| OutputCell::real(row.entry.at().and_then(|at| at.exactness.km()))),
    Column::new("x", Shape::Group(EXTRA.columns()))
        .spare(2)
        .filled(|row| row.plain(EntryField::Extra)),
    Column::new("tellings", Shape::Number)
        .spare(2)
        .filled(|row| OutputCell::number(row.corpus.tellings_of(row.key))),
    Column::new("independent_sources", Shape::Number)
        .spare(2)
        .filled(|row| OutputCell::number(row.corpus.sources_of(row.key))),
    Column::new("in", Shape::Text).spare(2).filled(|_| OutputCell::text(Some("entry"))),
    Column::new("date_from", Shape::Text).spare(2).filled(|_| OutputCell::text(Some("own"))),
    Column::new("counted", Shape::Text).spare(2).filled(|row| {
        let counted = !row.corpus.is_repeat(row.key);
        OutputCell::text(Some(if counted { "yes" } else { "no" }))
    }),
    Column::new("event_killed", Shape::Sum).spare(2).filled(|row| row.of_event(Harm::Killed)),
    Column::new("event_wounded", Shape::Sum).spare(2).filled(|row| row.of_event(Harm::Wounded)),
    Column::new("event_killed_or_wounded", Shape::Sum)
        .spare(2)
        .filled(|row| row.of_event(Harm::KilledOrWounded)),
    Column::new("event_captured", Shape::Sum).spare(2).filled(|row| row.of_event(Harm::Captured)),
    Column::new("wording", Shape::Text).spare(2).filled(|row| row.plain(EntryField::Wording)),
    Column::new("geo_radius_km", Shape::Number).spare(2).filled(|row| row.geo_radius()),
    Column::new("geo_anchor", Shape::Text)
        .spare(2)
        .filled(|row| OutputCell::text(row.spot().and_then(|spot| spot.anchor.as_deref()))),
    Column::new("geo_level", Shape::Text).spare(2).filled(|row| {
        OutputCell::text(row.spot().and_then(|spot| spot.level).map(MatchLevel::word))
    }),
    NOTED.filled(|row| noted(row.corpus, RecordKey::Entry(row.key))),
]);

/// Returns some entries as records. Entries that the corpus does not have are left out.
pub fn records<'a>(corpus: &'a Corpus, keys: impl Iterator<Item = EntryKey> + 'a) -> Rows<'a> {
    records_for(corpus, keys, None)
}

/// Returns some entries as records of which only chosen columns are read. Places are sought for
/// columns that tell them, since that is dear: it needs all places of the world and all entries.
pub fn records_for<'a>(
    corpus: &'a Corpus,
    keys: impl Iterator<Item = EntryKey> + 'a,
    chosen: Option<&'a ColumnSelection>,
) -> Rows<'a> {
    let rows = keys.filter_map(move |key| recorded(corpus, key));
    Rows::new(RECORD.columns(), rows.map(move |row| record_cells(&row, chosen)))
}

/// Returns the cells of a record that are chosen; all where nothing is.
pub(super) fn record_cells(
    row: &Recorded<'_>,
    chosen: Option<&ColumnSelection>,
) -> Vec<OutputCell> {
    RECORD.cells_read(row, |at| chosen.is_none_or(|chosen| chosen.reads(at)))
}

pub(super) fn recorded(corpus: &Corpus, key: EntryKey) -> Option<Recorded<'_>> {
    corpus.entry(key).map(|entry| Recorded { corpus, key, entry })
}

/// Returns one entry as a JSON object.
pub fn entry(corpus: &Corpus, key: EntryKey) -> Option<Value> {
    let row = RECORD.cells(&recorded(corpus, key)?);
    Some(Rows::object(RECORD.columns(), &row))
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> OutputCell {
    OutputCell::List(names.map(str::to_owned).collect())
}

fn versions(entry: EntryRef<'_>) -> OutputCell {
    OutputCell::Group(entry.versions().map(|version| VERSION.cells(&version)).collect())
}

/// Returns the ids of the other tellings of the event.
fn repeats(row: &Recorded<'_>) -> Vec<String> {
    let others = row.corpus.repeats(row.key).filter_map(|other| row.corpus.entry(other));
    others.map(|other| other.id()).collect()
}
