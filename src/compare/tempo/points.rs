//! What issuers state for days of a picture, as points beside what is counted. The two are never one.

use std::sync::Arc;

use crate::archive::Corpus;
use crate::compare::stated::figures_within;
use crate::compare::{GridMeasure, Measure, RowKey, Statement};
use crate::digest::{AreaId, Count, PartKey, Period, TheatreId};

/// What a stated figure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedPlace {
    /// The whole.
    All,
    /// A theatre.
    Theatre(TheatreId),
    /// A theatre, as one of the parts of a figure of the whole.
    PartOfAll(TheatreId),
    /// An area.
    Area(AreaId),
}

/// A figure as its issuer states it.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedPoint {
    /// How many.
    pub count: Count,
    /// What they are of.
    pub place: StatedPlace,
    /// Its days.
    pub days: Period,
    /// Who states it, and where.
    pub statement: Arc<Statement>,
}

impl StatedPoint {
    /// Returns whether it is shown beside a theatre, or beside all where none is named.
    pub fn is_beside(&self, theatre: Option<TheatreId>) -> bool {
        match (self.place, theatre) {
            (StatedPlace::All | StatedPlace::Theatre(_) | StatedPlace::Area(_), None) => true,
            (StatedPlace::Theatre(of) | StatedPlace::PartOfAll(of), Some(theatre)) => of == theatre,
            (StatedPlace::PartOfAll(_), None)
            | (StatedPlace::All | StatedPlace::Area(_), Some(_)) => false,
        }
    }

    /// Returns the name of its place, if it is not what it is shown beside.
    pub fn place_name<'a>(
        &self,
        corpus: &'a Corpus,
        theatre: Option<TheatreId>,
    ) -> Option<&'a str> {
        match self.place {
            StatedPlace::Theatre(of) if theatre.is_none() => {
                Some(corpus.taxonomy().theatre_name(of))
            }
            StatedPlace::Area(of) => Some(corpus.taxonomy().area_name(of)),
            StatedPlace::All | StatedPlace::Theatre(_) | StatedPlace::PartOfAll(_) => None,
        }
    }
}

/// Returns what is stated of a measure for days within a span, the earliest first, and of the same days
/// the highest first. Of entries and events nobody states a number.
pub fn stated_points(corpus: &Corpus, days: Period, measure: GridMeasure) -> Vec<StatedPoint> {
    let wanted = match measure {
        GridMeasure::Attacks => "attacks",
        GridMeasure::Killed => "killed",
        GridMeasure::Wounded => "wounded",
        GridMeasure::Events | GridMeasure::Entries => return Vec::new(),
    };
    let wanted = Measure::all().find(|measure| measure.stated_as() == Some(wanted));
    let mut points = Vec::new();
    for quoted in figures_within(days, corpus) {
        let (figure, Some(days)) = (quoted.figure, quoted.figure.period) else { continue };
        let place = match &quoted.key {
            _ if Some(quoted.measure) != wanted => continue,
            None => StatedPlace::All,
            Some(RowKey::Theatre(theatre)) => StatedPlace::Theatre(*theatre),
            Some(RowKey::Area(area)) => StatedPlace::Area(*area),
            Some(
                RowKey::Tactic(_)
                | RowKey::Kind(_)
                | RowKey::Basis(_)
                | RowKey::Day(_)
                | RowKey::Named(_),
            ) => continue,
        };
        let point = |count, place, statement| StatedPoint { count, place, days, statement };
        points.extend(figure.total.map(|total| point(total, place, quoted.statement())));
        if place != StatedPlace::All || !figure.adds_up() {
            continue;
        }
        for part in &figure.parts {
            if let PartKey::Theatre(theatre) = part.key {
                let place = StatedPlace::PartOfAll(theatre);
                points.push(point(part.count, place, quoted.statement_of_part()));
            }
        }
    }
    points.sort_by_key(|point| (point.days.from, point.days.to, u32::MAX - point.count.low()));
    points
}
