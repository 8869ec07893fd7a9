//! The state of the aligned picture: what is drawn, the selected subject and day, and what is open over
//! it.

use std::sync::Arc;

use super::layout::AlignedPlaces;
use crate::archive::Corpus;
use crate::compare::{AlignedDay, AlignedPicture, AlignedPoint, AlignedSeries, HeatScale, Table};
use crate::digest::grouped;
use crate::keys::Context;
use crate::screens::evidence::OpenEvidence;
use crate::screens::{Find, ViewContext};
use crate::tree::TreeNode;
use crate::ui::columns::AxisScale;
use crate::ui::links::AddressCells;

/// What the chart adds up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Heights {
    /// From day 0 to each day.
    #[default]
    Sum,
    /// Of each day alone.
    EachDay,
}

/// What the chart shows. The scale follows it: what is held is often small beside what is claimed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ChartContents {
    /// What is stated, and what is held.
    #[default]
    Both,
    /// What is stated alone.
    Stated,
    /// What is held alone.
    Held,
}

impl ChartContents {
    pub fn next(self) -> Self {
        match self {
            Self::Both => Self::Stated,
            Self::Stated => Self::Held,
            Self::Held => Self::Both,
        }
    }

    pub fn has_stated(self) -> bool {
        match self {
            Self::Both | Self::Stated => true,
            Self::Held => false,
        }
    }

    pub fn has_held(self) -> bool {
        match self {
            Self::Both | Self::Held => true,
            Self::Stated => false,
        }
    }
}

/// A comparison aligned at day 0.
#[derive(Clone, Debug)]
pub struct Aligned {
    /// The comparison that it is of.
    pub(super) table: Arc<Table>,
    pub(super) picture: AlignedPicture,
    pub(super) heat: HeatScale,
    pub(super) heights: Heights,
    pub(super) contents: ChartContents,
    /// The selected series.
    pub(super) row: usize,
    /// The selected day.
    pub(super) day: usize,
    /// The series and day that words and panel tell of. They follow the selection, but wait while a key
    /// is held down.
    pub(super) shown: (usize, usize),
    /// What lies behind a point or a day.
    pub(super) behind: OpenEvidence,
}

impl Aligned {
    /// Makes the picture of a comparison, at the day of the highest figure of its last subject.
    pub fn new(table: &Arc<Table>, corpus: &Corpus) -> Self {
        let picture = AlignedPicture::of(table, corpus);
        let days = picture.series.iter().flat_map(|series| &series.days);
        let heat = HeatScale::of(days.map(|day| day.mark().number().unwrap_or(0)));
        let row = picture.series.len().saturating_sub(1);
        let last = i64::try_from(picture.last_day()).unwrap_or(0);
        let highest = picture.series.get(row).and_then(AlignedSeries::highest_stated);
        let day = highest.map_or(0, |point| point.last.clamp(0, last));
        let day = usize::try_from(day).unwrap_or(0);
        let table = Arc::clone(table);
        Self {
            table,
            picture,
            heat,
            heights: Heights::Sum,
            contents: ChartContents::Both,
            row,
            day,
            shown: (row, day),
            behind: None,
        }
    }

    pub(super) fn places(&self, view: &ViewContext<'_>) -> AlignedPlaces {
        let series = self.picture.series.len();
        let places = AlignedPlaces::of(view.body, series, self.picture.last_day());
        let scale = AxisScale::of(self.highest(), places.chart.height);
        places.with_numbers(view.body, series, grouped(scale.top).len())
    }

    pub(super) fn series(&self, row: usize) -> Option<&AlignedSeries> {
        self.picture.series.get(row)
    }

    pub(super) fn at(&self) -> (usize, usize) {
        (self.row, self.day)
    }

    /// Returns a day of a series, if it is one of the subject's.
    pub(super) fn day_at(&self, (row, day): (usize, usize)) -> Option<&AlignedDay> {
        self.series(row)?.days.get(day)
    }

    /// Returns what is stated up to a day.
    pub(super) fn points_at(&self, (row, day): (usize, usize)) -> Vec<&AlignedPoint> {
        let here = |point: &&AlignedPoint| usize::try_from(point.last) == Ok(day);
        let series = self.series(row);
        series.map_or_else(Vec::new, |series| series.points.iter().filter(here).collect())
    }

    /// Returns whether words and panel tell of another day than the selected one.
    pub fn detail_is_late(&self) -> bool {
        self.behind.is_none() && self.shown != self.at()
    }

    /// Lets words and panel tell of the selected day.
    pub fn catch_up(&mut self) {
        self.shown = self.at();
    }

    /// Returns the height of a point.
    pub(super) fn height_of(&self, point: &AlignedPoint) -> u64 {
        match self.heights {
            Heights::Sum => point.value(),
            Heights::EachDay => point.a_day(),
        }
    }

    /// Returns the height of a day of the curve.
    pub(super) fn height_on(&self, day: &AlignedDay) -> u64 {
        match self.heights {
            Heights::Sum => day.total,
            Heights::EachDay => day.sum.low,
        }
    }

    pub(crate) fn context(&self) -> Context {
        if self.behind.is_some() { Context::Behind } else { Context::Aligned }
    }

    pub(crate) fn find(&self) -> Option<&Find> {
        self.behind.as_ref().map(|behind| behind.find())
    }

    pub(crate) fn type_text(&mut self, text: &str, view: &ViewContext<'_>) {
        if let Some(behind) = &mut self.behind {
            behind.type_text(text, view);
        }
    }

    pub(crate) fn neighbour(&self, by: isize) -> Option<TreeNode> {
        self.behind.as_ref()?.neighbour(by)
    }

    pub(crate) fn step_by(&mut self, by: isize) {
        if let Some(behind) = &mut self.behind {
            behind.step_by(by);
        }
    }

    pub(crate) fn relayout(&mut self, view: &ViewContext<'_>) {
        self.catch_up();
        if let Some(behind) = &mut self.behind {
            behind.relayout(view);
        }
    }

    pub(crate) fn crumb(&self) -> String {
        match &self.behind {
            Some(behind) => behind.name().to_owned(),
            None => "From day 0".to_owned(),
        }
    }

    pub(crate) fn position(&self, view: &ViewContext<'_>) -> String {
        if let Some(behind) = &self.behind {
            return behind.position(view);
        }
        let (shown, of) = (self.picture.series.len(), self.picture.of);
        if shown == of { format!("{of} subjects") } else { format!("{shown} of {of} subjects") }
    }

    pub(crate) fn links(&self, view: &ViewContext<'_>) -> Vec<AddressCells> {
        self.behind.as_ref().map(|behind| behind.links(view)).unwrap_or_default()
    }
}
