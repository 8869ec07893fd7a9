//! What the grid says: each theatre in a line, weeks without a number joined to runs. The number of a
//! line leads to the weeks of its theatre, one by one.

use chrono::{Datelike as _, NaiveDate};

use super::state::Grid;
use crate::compare::{GridNumber, GridUnit};
use crate::cover::CellMark;
use crate::digest::Period;
use crate::keys::Action;
use crate::screens::ViewContext;
use crate::screens::spoken::{Spoken, SpokenSpot};
use crate::screens::spoken_words::mark_told;
use crate::screens::week_picture::WeekScreen as _;

impl Grid {
    pub(in crate::screens) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let unit = self.limits.unit;
        let year = self.year.map(|year| format!(", {year}")).unwrap_or_default();
        let mut spoken = Spoken::titled(format!("Theatre by {}{year}", unit.word()));
        if self.cells.is_empty() {
            spoken.say(if view.loading { "The archive is being read" } else { "Nothing is here" });
            return spoken;
        }
        spoken.say(self.position(view));
        for row in 0..=self.cells.theatres().len() {
            let name = match self.theatre(row) {
                Some(theatre) => view.corpus.taxonomy().theatre_name(theatre),
                None => "All theatres",
            };
            let mut told: Vec<String> =
                self.runs(row).map(|run| run.told(unit, self.year.unwrap_or(0))).collect();
            let without = match self.theatre(row) {
                Some(_) => self.numbers.unplaced.get(row).copied().flatten(),
                None => None,
            };
            let without = without.filter(|number| number.drawn() > 0);
            told.extend(
                without.map(|number| format!("{} without a {}", number.drawn(), unit.word())),
            );
            spoken.offer(format!("{name}: {}", told.join("; ")), row, &[Action::Tempo]);
        }
        spoken.say("A number tells the theatre one by one; older-year and newer-year go on");
        spoken
    }

    pub(in crate::screens) fn choose(&mut self, spot: SpokenSpot, view: &ViewContext<'_>) {
        self.row.at = spot.row;
        self.scroll(view);
        self.catch_up();
    }

    /// Returns the spans of a row; those without a number that stand beside each other and are alike are
    /// one.
    fn runs(&self, row: usize) -> impl Iterator<Item = MarkRun> + use<> {
        let mut runs: Vec<MarkRun> = Vec::new();
        for column in 0..self.cells.weeks() {
            let number: Option<GridNumber> = self.number((row, column));
            let (Some(days), Some(number)) = (self.cells.days_of(column), number) else { continue };
            match runs.last_mut() {
                Some(run) if run.mark == number.mark && number.mark.number().is_none() => {
                    run.days.to = days.to;
                }
                Some(_) | None => runs.push(MarkRun { mark: number.mark, days }),
            }
        }
        runs.into_iter()
    }
}

/// Spans with one mark.
struct MarkRun {
    mark: CellMark,
    days: Period,
}

impl MarkRun {
    /// Says it: `2 to 22 January not held`, `21 May: 16`.
    fn told(&self, unit: GridUnit, year: i32) -> String {
        let (mark, from) = (mark_told(self.mark), self.days.from);
        match (self.mark.number(), unit, self.days.to) {
            (Some(_), GridUnit::Month, _) => format!("{}: {mark}", from.format("%B")),
            (Some(_), GridUnit::Week | GridUnit::Day, _) | (None, _, None) => {
                format!("{}: {mark}", day_told(from, year))
            }
            (None, _, Some(to)) if (from.year(), from.month()) == (to.year(), to.month()) => {
                format!("{} to {} {mark}", from.day(), day_told(to, year))
            }
            (None, _, Some(to)) => {
                format!("{} to {} {mark}", day_told(from, year), day_told(to, year))
            }
        }
    }
}

/// Says a day, with its year where that is not the one of the grid.
fn day_told(day: NaiveDate, year: i32) -> String {
    let format = if day.year() == year { "%-d %B" } else { "%-d %B %Y" };
    day.format(format).to_string()
}
