//! A total as an issuer states it, at the last day that it covers.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::compare::stated::QuotedFigure;
use crate::compare::{Measure, Statement};
use crate::digest::{Count, Period, Rest, Taxonomy};

/// One part of a stated total.
#[derive(Clone, Debug, PartialEq)]
pub struct PointPart {
    /// Its name in the taxonomy, or as it is written where it has none there.
    pub label: String,
    /// How many.
    pub count: Count,
}

/// A stated total.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignedPoint {
    /// The total.
    pub count: Count,
    /// Its days.
    pub days: Period,
    /// Its first day, counted from day 0; below 0 where it begins before.
    pub first: i64,
    /// Its last day, counted from day 0.
    pub last: i64,
    /// Who states it, and where.
    pub statement: Arc<Statement>,
    /// Its parts.
    pub parts: Vec<PointPart>,
    /// What the parts leave unexplained, where that can be said.
    pub rest: Option<Rest>,
}

impl AlignedPoint {
    /// Makes the point of a figure of all attacks with a total and an end; none of another figure.
    pub(super) fn of(
        quoted: &QuotedFigure<'_>,
        start: NaiveDate,
        taxonomy: &Taxonomy,
    ) -> Option<Self> {
        if quoted.measure != Measure::ATTACKS || quoted.key.is_some() {
            return None;
        }
        let (count, days) = (quoted.figure.total?, quoted.figure.period?);
        let after = |day: NaiveDate| (day - start).num_days();
        let part = |part: &crate::digest::Part| PointPart {
            label: part.name(taxonomy).to_owned(),
            count: part.count,
        };
        Some(Self {
            count,
            days,
            first: after(days.from),
            last: after(days.to?),
            statement: quoted.statement(),
            parts: quoted.figure.parts.iter().map(part).collect(),
            rest: quoted.figure.rest(),
        })
    }

    /// Returns the number at which it is drawn.
    pub fn value(&self) -> u64 {
        u64::from(self.count.best().unwrap_or(self.count.low()))
    }

    /// Returns the number of its days.
    pub fn length(&self) -> u64 {
        u64::try_from(self.last - self.first + 1).unwrap_or(1).max(1)
    }

    /// Returns its total by its days, rounded down.
    pub fn a_day(&self) -> u64 {
        self.value() / self.length()
    }

    /// Says what its issuer states.
    pub fn told(&self) -> String {
        let Statement { basis, issuer, .. } = &*self.statement;
        format!("{} {basis} by {issuer} for {}", self.count.in_print(), self.days)
    }

    /// Returns true where no upper end is stated.
    pub fn is_open(&self) -> bool {
        self.count.high().is_none()
    }
}
