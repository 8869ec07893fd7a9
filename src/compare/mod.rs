//! Comparison: two to six subjects side by side, measure by measure, with doubt and origin kept.
//!
//! A [`Subject`] is something that was asked for, found and counted; a [`Table`] holds [`Row`]s of
//! [`Cell`]s, one for every subject. What an issuer states and what is counted from entries are
//! never merged. This module knows no screen, no file and no clock.

mod aligned;
mod ask;
mod calendar;
mod cell;
mod cell_text;
mod chance;
mod change;
mod count;
mod cover;
mod direction;
mod engine;
mod event_count;
mod evidence;
mod family;
mod find;
mod front;
mod given;
mod given_row;
mod grid;
mod issuers;
mod known;
mod lines;
mod measures;
mod notable;
mod rates;
mod reason;
mod rows;
mod spans;
mod sql;
mod stated;
mod subject;
mod table;
mod tally;
mod tellers;
mod tempo;
mod verdict;
mod wanted;

pub use aligned::{AlignedDay, AlignedPicture, AlignedPoint, AlignedSeries, MOST_DAYS, PointPart};
pub use ask::{Unclear, ask, ask_understood, latest_waves, week_over_week};
pub use cell::{
    Bounds, Cell, CellContent, CellOrigin, Change, CountedEvents, Interval, Method, Stated,
    Statement, Value,
};
pub use chance::{Dispersion, NoDispersion};
pub use direction::Direction;
pub use engine::{MOST, compare, compare_given};
pub use evidence::{Behind, Evidence};
pub use family::marks;
pub use front::{FrontCounts, FrontMonth, FrontTheatre, WaveTotal, YearTotal};
pub use given::{GivenCounts, NoCounts};
pub use given_row::GivenRow;
pub use grid::{
    CoverCell, CoverGrid, GridLimits, GridMeasure, GridNumber, GridNumbers, GridPlacing, GridUnit,
    HeatScale, MOST_CELLS, behind_number, drawn, first_weekday,
};
pub use known::{Candidate, candidates};
pub use measures::Measure;
pub use notable::Standing;
pub use reason::Reason;
pub use sql::{NoSql, SqlDialect, comparison_sql};
pub use subject::{Ask, DayCoverage, Subject, Time};
pub use table::{Group, Row, RowKey, RowOrigin, Table, row_title};
pub use tellers::FullSeries;
pub use tempo::{
    DayAround, StatedPlace, StatedPoint, TempoSeries, days_around, stated_points, unsaid,
};
pub use verdict::ChanceVerdict;
pub use wanted::wanted;
