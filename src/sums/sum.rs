//! What a found set comes to in all: its figures, the same by basis, what they rest on, and a series
//! by month.

use super::coverage::WeekCoverage;
use super::figures::{EventFigures, Total};
use super::found::FoundSet;
use super::key::By;
use super::parts::{SetPart, Totals};
use crate::compare::first_weekday;
use crate::cover::State;
use crate::digest::{Harm, Sum, grouped};
use crate::query::UnratedKept;

/// What a found set comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundSum {
    /// Over all events.
    pub figures: EventFigures,
    /// Over the events and numbers of each basis that has any.
    pub by_basis: Vec<SetPart>,
    /// What is held of the days and places that are asked for.
    pub coverage: WeekCoverage,
    /// The same in words, with the days and places, as a search for it says it; nothing if the
    /// archive covers no day.
    pub rests_on: Option<String>,
    /// The events outside the days that are asked for: those that a wave names, or a digest tells,
    /// of other days. They are among the figures.
    pub outside: Sum,
    /// The events whose telling that counts among those found is background: it recalls what was
    /// long before. They are among the figures.
    pub background: Sum,
    /// Of a query that leaves out grades, how many of its entries nobody rated.
    pub unrated: Option<UnratedKept>,
    /// Month by month, as [`By::Month`] has them.
    pub series: Vec<SetPart>,
    /// The same from the first month of the archive to the last.
    pub months: Vec<SetPart>,
}

impl FoundSum {
    /// Says the same in one line: `10 events (13 tellings), killed 40 (2–40)≠, wounded ≥12; 2020,
    /// Iraq: in full 4 of 366 days, in part 362 (52 of 52 weeks, none in full)`. A span of few weeks
    /// is told in days alone.
    pub fn told(&self) -> String {
        let in_weeks = self.coverage.is_told_in_weeks().then(|| format!(" ({})", self.coverage));
        let rests_on = self.rests_on.iter().map(|rests_on| format!("; {rests_on}"));
        let apart = self.apart_told().map(|apart| format!("; {apart}"));
        let more = rests_on.chain(in_weeks).chain(apart);
        std::iter::once(self.figures_told()).chain(more).collect()
    }

    /// Says how many of the events a page tells apart: those outside the days that are asked for,
    /// and background; and how many entries are unrated where grades are left out. Nothing of what none is.
    pub fn apart_told(&self) -> impl Iterator<Item = String> + '_ {
        let apart = [(&self.outside, "outside its days"), (&self.background, "background")];
        let told = apart.into_iter().filter(|(events, _)| !events.is_silent());
        let told = told.map(|(events, what)| format!("{} of these {what}", events.in_print()));
        told.chain(self.unrated.map(|kept| kept.to_string()))
    }

    /// Says the same without what is held.
    pub fn figures_told(&self) -> String {
        let figures = &self.figures;
        let events = figures.events;
        let plural = if events.is_of_one() { "" } else { "s" };
        let number = if events.is_silent() { "0".to_owned() } else { self.worth(&events) };
        let mut told = vec![format!("{number} event{plural}")];
        if u64::from(figures.tellings) != events.best {
            let plural = if figures.tellings == 1 { "" } else { "s" };
            told[0].push_str(&[" (", &grouped(figures.tellings), " telling", plural, ")"].concat());
        }
        let tolls = Harm::ALL.map(|harm| (harm, figures.toll(harm)));
        let tolls = tolls.into_iter().filter(|(_, toll)| !toll.is_silent());
        told.extend(tolls.map(|(harm, toll)| format!("{} {}", harm.label(), self.worth(&toll))));
        told.join(", ")
    }

    /// Says what they come to by who stands behind them, with these tolls:
    /// `claimed 8+, killed 40+; official 3+`.
    pub fn by_basis_told(&self, harms: &[Harm]) -> String {
        let told = self.by_basis.iter().filter_map(|part| {
            let events = part.figures.events;
            let number = if events.is_silent() { "0".to_owned() } else { self.worth(&events) };
            let tolls = harms.iter().map(|harm| (*harm, part.figures.toll(*harm)));
            let tolls = tolls.filter(|(_, toll)| !toll.is_silent());
            let tolls =
                tolls.map(|(harm, toll)| format!(", {} {}", harm.label(), self.worth(&toll)));
            let basis = format!("{} {number}", part.key.basis()?.word());
            Some(std::iter::once(basis).chain(tolls).collect::<String>())
        });
        told.collect::<Vec<_>>().join("; ")
    }

    /// Writes a number as what is held allows: `29+` where not everything is. A number without an
    /// upper bound says so already.
    pub fn worth(&self, sum: &Sum) -> String {
        let more = self.coverage.state() != State::InFull && sum.high.is_some();
        format!("{}{}", sum.in_print(), if more { "+" } else { "" })
    }
}

impl FoundSet<'_> {
    /// Counts the events outside the days that are asked for.
    fn outside(&self) -> Sum {
        let entries = self.events().filter_map(|key| self.corpus.entry(key));
        let outside = entries.filter(|entry| {
            let (first, last) = entry.possible_days();
            !self.asked.has_day_within(first, last)
        });
        outside.map(|entry| entry.events()).collect()
    }

    /// Counts the events that are told as background, as the figures count them.
    fn background(&self, stop: &(dyn Fn() -> bool + Sync)) -> Option<Sum> {
        let mut told = Total::default();
        self.each_event(stop, |event, side| {
            if event.numbers.entry.is_background() {
                told.add(event, side);
            }
        })?;
        Some(told.figures().events)
    }

    /// Counts all of it, in two passes over the events; nothing when `stop` says that nobody is
    /// waiting any more.
    pub fn sum(&self, stop: &(dyn Fn() -> bool + Sync)) -> Option<FoundSum> {
        let (whole, totals) = self.totals(&[By::Basis, By::Month], stop)?;
        let mut totals = totals.into_iter();
        let mut parts = |by| self.parts(by, totals.next().unwrap_or_else(Totals::new), &whole);
        let (by_basis, series) = (parts(By::Basis), parts(By::Month));
        let periods = self.periods();
        let first = first_weekday(self.corpus);
        let coverage = WeekCoverage::of(&self.cover, self.asked.scopes(), &periods, first);
        let rests_on = self.asked.told_of(&self.cover, self.corpus);
        Some(FoundSum {
            figures: whole.figures(),
            by_basis,
            coverage,
            rests_on,
            outside: self.outside(),
            background: self.background(stop)?,
            unrated: self.unrated(),
            months: self.months(&series),
            series,
        })
    }
}
