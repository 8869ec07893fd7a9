//! What must not be held against each other in an aligned picture, and why.

use super::{AlignedPicture, AlignedSeries};
use crate::cover::State;
use crate::digest::Basis;

impl AlignedPicture {
    /// Returns the reasons in words, each with the numbers of the series that it holds for: `1, 2: no
    /// issuer states a total.`
    pub fn cautions(&self) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        let mut say = |wanted: &dyn Fn(&AlignedSeries) -> bool, text: &str| {
            let all = self.series.iter().enumerate();
            let rows =
                all.filter(|(_, series)| wanted(series)).map(|(row, _)| (row + 1).to_string());
            let rows: Vec<String> = rows.collect();
            if !rows.is_empty() {
                told.push(format!("{}: {text}.", rows.join(", ")));
            }
        };
        say(&|series| series.points.is_empty(), "no issuer states a total");
        let none = |series: &AlignedSeries| {
            series.days.iter().all(|day| day.state == State::NotHeld && day.keys.is_empty())
        };
        say(&none, "no day is held");
        let part = |series: &AlignedSeries| {
            !none(series) && series.days.iter().any(|day| day.state != State::InFull)
        };
        say(&part, "held in part, so that the curve is a lower bound");
        let claimed = |series: &AlignedSeries| {
            series.highest_stated().is_some_and(|point| point.statement.basis == Basis::Claimed)
        };
        say(&claimed, "the high figure is the actor's own");
        say(
            &|series| series.points.iter().any(|point| point.first != 0),
            "a figure is of other days",
        );
        say(&|series| series.without_day > 0, "some attacks have no day of their own");
        told
    }
}
