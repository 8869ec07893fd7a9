//! The table of ACLED: its columns, in the order in which they are published, and what of an entry stands
//! in each; behind them columns of our own.

use chrono::Datelike as _;

use crate::digest::{Acled, Count, Precision};
use crate::export::FilledColumn;
use crate::export::handover::{HandedEntry, known_on};
use crate::export::layout::{ColumnLayout, RowSource};
use crate::export::rows::{Column, OutputCell, Shape};
use crate::geo::Country;

/// The days of a week and of a month, within which something is dated for ACLED.
const WEEK: i64 = 7;
const MONTH: i64 = 31;

/// An entry as a row.
pub(super) struct AcledRow<'a> {
    pub(super) entry: &'a HandedEntry<'a>,
    pub(super) country: Option<&'static Country>,
    pub(super) acled: Option<&'a Acled>,
}

/// The layout of the table.
pub(super) struct AcledRows;

impl RowSource for AcledRows {
    type Item<'a> = AcledRow<'a>;
}

/// A column that ACLED fills by its own judgement.
const fn unfilled(name: &'static str) -> FilledColumn<AcledRows> {
    Column::new(name, Shape::Text).filled(|_| OutputCell::Nothing)
}

pub(super) static TABLE: ColumnLayout<AcledRows, 53> = ColumnLayout::new([
    Column::new("event_id_cnty", Shape::Text).filled(|row| row.entry.cell("id").clone()),
    Column::new("event_date", Shape::Day).filled(|row| row.entry.cell("date").clone()),
    Column::new("year", Shape::Number)
        .filled(|row| OutputCell::number(row.entry.entry.date.from.year())),
    Column::new("time_precision", Shape::Number).filled(|row| row.time_precision()),
    unfilled("disorder_type"),
    Column::new("event_type", Shape::Text)
        .filled(|row| OutputCell::text(row.acled.map(|acled| &acled.event))),
    Column::new("sub_event_type", Shape::Text)
        .filled(|row| OutputCell::text(row.acled.map(|acled| &acled.sub_event))),
    Column::new("actor1", Shape::Text).filled(|row| first(row.entry.entry.actors())),
    Column::new("assoc_actor_1", Shape::Text).filled(|row| others(row.entry.entry.actors())),
    unfilled("inter1"),
    Column::new("actor2", Shape::Text).filled(|row| first(row.entry.entry.targets())),
    Column::new("assoc_actor_2", Shape::Text).filled(|row| others(row.entry.entry.targets())),
    unfilled("inter2"),
    unfilled("interaction"),
    unfilled("civilian_targeting"),
    unfilled("iso"),
    unfilled("region"),
    Column::new("country", Shape::Text)
        .filled(|row| OutputCell::text(row.country.map(Country::name))),
    Column::new("admin1", Shape::Text).filled(|row| row.admin1()),
    unfilled("admin2"),
    unfilled("admin3"),
    Column::new("location", Shape::Text).filled(|row| row.location()),
    Column::new("latitude", Shape::Number).filled(|row| row.entry.cell("lat").clone()),
    Column::new("longitude", Shape::Number).filled(|row| row.entry.cell("lon").clone()),
    Column::new("geo_precision", Shape::Number).filled(|row| row.geo_precision()),
    Column::new("source", Shape::Text).filled(|row| row.source()),
    unfilled("source_scale"),
    Column::new("notes", Shape::Text).filled(|row| row.entry.cell("text").clone()),
    Column::new("fatalities", Shape::Number).filled(|row| row.fatalities()),
    Column::new("tags", Shape::List).filled(|row| row.entry.cell("tags").clone()),
    Column::new("timestamp", Shape::Number).filled(|row| row.timestamp()),
    Column::new("watchfloor_killed", Shape::Count).filled(|row| row.entry.cell("killed").clone()),
    Column::new("watchfloor_losses_killed", Shape::Count)
        .filled(|row| row.entry.cell("losses_killed").clone()),
    Column::new("watchfloor_wounded", Shape::Count).filled(|row| row.entry.cell("wounded").clone()),
    Column::new("watchfloor_killed_or_wounded", Shape::Count)
        .filled(|row| row.entry.cell("killed_or_wounded").clone()),
    Column::new("watchfloor_captured", Shape::Count)
        .filled(|row| row.entry.cell("captured").clone()),
    Column::new("watchfloor_events", Shape::Count).filled(|row| row.entry.cell("events").clone()),
    Column::new("watchfloor_kind", Shape::Text).filled(|row| row.entry.cell("kind").clone()),
    Column::new("watchfloor_tactics", Shape::List).filled(|row| row.entry.cell("tactics").clone()),
    Column::new("watchfloor_theatre", Shape::Text).filled(|row| row.entry.cell("theatre").clone()),
    Column::new("watchfloor_basis", Shape::Text).filled(|row| row.entry.cell("basis").clone()),
    Column::new("watchfloor_date_to", Shape::Day).filled(|row| row.entry.cell("date_to").clone()),
    Column::new("watchfloor_date_precision", Shape::Text)
        .filled(|row| row.entry.cell("date_precision").clone()),
    Column::new("watchfloor_date_basis", Shape::Text)
        .filled(|row| row.entry.cell("date_basis").clone()),
    Column::new("watchfloor_geo_radius_km", Shape::Number)
        .filled(|row| row.entry.cell("geo_radius_km").clone()),
    Column::new("watchfloor_attackers", Shape::List).filled(|row| row.attackers()),
    Column::new("watchfloor_targets", Shape::List).filled(|row| row.targets()),
    Column::new("watchfloor_claimed_by", Shape::List)
        .filled(|row| row.entry.cell("claimed_by").clone()),
    Column::new("watchfloor_attribution", Shape::Text)
        .filled(|row| row.entry.cell("attribution").clone()),
    Column::new("watchfloor_reliability", Shape::Text)
        .filled(|row| OutputCell::text(row.entry.grade.reliability)),
    Column::new("watchfloor_credibility", Shape::Number)
        .filled(|row| row.entry.grade.credibility.map_or(OutputCell::Nothing, OutputCell::number)),
    Column::new("watchfloor_digest", Shape::Text).filled(|row| row.entry.cell("digest").clone()),
    Column::new("watchfloor_marking", Shape::Text).filled(|row| row.entry.cell("marking").clone()),
]);

impl AcledRow<'_> {
    /// Returns 1 for a day, 2 for a week, 3 for a month; nothing for what is vaguer.
    fn time_precision(&self) -> OutputCell {
        let (first, last) = self.entry.entry.possible_days();
        let days = (last - first).num_days() + 1;
        match self.entry.entry.date.precision {
            Precision::Day => OutputCell::Number(1),
            Precision::About if days <= WEEK => OutputCell::Number(2),
            Precision::Range | Precision::Month | Precision::Year | Precision::About => {
                match days {
                    ..=1 => OutputCell::Number(1),
                    2..=WEEK => OutputCell::Number(2),
                    8..=MONTH => OutputCell::Number(3),
                    _ => OutputCell::Nothing, // longer than a month
                }
            }
        }
    }

    /// Returns the area, unless it is the country.
    fn admin1(&self) -> OutputCell {
        let area = self.entry.words("area");
        let is_country = |area: &String| {
            self.country.is_some_and(|country| country.names().any(|name| name == area))
        };
        OutputCell::text(area.filter(|area| !is_country(area)))
    }

    fn location(&self) -> OutputCell {
        OutputCell::text(self.entry.words("place").or_else(|| self.entry.words("area")))
    }

    /// Returns 1 for a place, 2 for what is near or along one, 3 for an area; nothing without a point.
    fn geo_precision(&self) -> OutputCell {
        if self.entry.real("lat").is_none() {
            return OutputCell::Nothing;
        }
        match self.entry.words("geo_precision").as_deref() {
            Some("given" | "place") => OutputCell::Number(1),
            Some("near" | "bearing" | "road") => OutputCell::Number(2),
            Some("area") => OutputCell::Number(3),
            Some(_) | None => OutputCell::Nothing,
        }
    }

    fn source(&self) -> OutputCell {
        let outlets: Vec<_> = self.entry.entry.sources().map(|source| source.outlet).collect();
        OutputCell::text(Some(outlets.join("; ")).filter(|outlets| !outlets.is_empty()))
    }

    /// Returns the least number of the dead of both sides, which ACLED does not hold apart. It is read
    /// there as a number that was told, so a zero stands only where it was.
    fn fatalities(&self) -> OutputCell {
        let entry = self.entry.entry;
        let told: Vec<Count> =
            [entry.casualties().killed, entry.losses().killed].into_iter().flatten().collect();
        let least: u64 = told.iter().map(|count| u64::from(count.low())).sum();
        let is_zero = !told.is_empty() && told.iter().all(|count| count.high() == Some(0));
        if least > 0 || is_zero { OutputCell::number(least) } else { OutputCell::Nothing }
    }

    /// Returns the day on which the digest is known, as ACLED tells when a row was last changed.
    fn timestamp(&self) -> OutputCell {
        let day = known_on(self.entry.head());
        OutputCell::Number(day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp())
    }

    /// Returns who acted on the targets; nobody where that is not told.
    fn attackers(&self) -> OutputCell {
        self.directed("actors")
    }

    fn targets(&self) -> OutputCell {
        self.directed("targets")
    }

    fn directed(&self, column: &str) -> OutputCell {
        let is_told = !self.entry.entry.undirected();
        if is_told { self.entry.cell(column).clone() } else { OutputCell::Nothing }
    }
}

fn first<'a>(mut names: impl Iterator<Item = &'a str>) -> OutputCell {
    OutputCell::text(names.next())
}

/// Returns the others, as ACLED writes several.
fn others<'a>(names: impl Iterator<Item = &'a str>) -> OutputCell {
    let others = names.skip(1).collect::<Vec<_>>().join("; ");
    OutputCell::text(Some(others).filter(|others| !others.is_empty()))
}
