//! The selection in words, and how the days of a subject are named.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::state::Aligned;
use crate::compare::{AlignedDay, AlignedPoint, AlignedSeries, GridMeasure};
use crate::cover::{CellMark, State};
use crate::order::CompactSort as _;
use crate::page::held_sum;
use crate::screens::ViewContext;
use crate::text::width;

impl Aligned {
    /// Says which day of which subject it is, what is held of it, and what is stated up to it.
    pub(super) fn day_in_words(&self, at: (usize, usize)) -> String {
        let Some(series) = self.series(at.0) else {
            return "Nothing compared here has days of its own".to_owned();
        };
        let mut told = format!("{} {}, day {}", at.0 + 1, series.name, at.1);
        match self.day_at(at) {
            Some(day) => {
                let _ = write!(told, " ({}): {}", day.day.from, held_on(day));
            }
            None => told.push_str(": after its last day"),
        }
        told
    }

    /// Says the same on a line of so many cells: where the name has no room there, by its month.
    pub(super) fn day_on_line(&self, at: (usize, usize), room: usize) -> String {
        let told = self.day_in_words(at);
        match self.series(at.0) {
            Some(series) if width(&told) > room => {
                told.replacen(&series.name, &month_of(series), 1)
            }
            Some(_) | None => told,
        }
    }

    /// Says what is stated up to a day, and who disputes the days of the subject; none where nothing is.
    pub(super) fn stated_in_words(&self, at: (usize, usize)) -> Option<String> {
        let series = self.series(at.0)?;
        let points = self.points_at(at);
        let points = points.iter().map(|point| format!("stated {}", point.told()));
        let disputes = series.disputed.iter().map(|dates| {
            let offset = series.begins_at(dates);
            let from = offset.map_or_else(String::new, |offset| format!(", from day {offset}"));
            format!("days disputed by {}{from}", dates.issuer)
        });
        let told: Vec<String> = points.chain(disputes).collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// Writes all of it, with the entries, one a line.
    pub(super) fn in_words(&self, view: &ViewContext<'_>) -> String {
        let mut text = format!("{}\n", self.day_in_words(self.at()));
        if let Some(stated) = self.stated_in_words(self.at()) {
            let _ = writeln!(text, "{stated}");
        }
        for key in self.day_at(self.at()).map_or(&[][..], |day| day.keys.as_slice()) {
            let Some(entry) = view.corpus.entry(*key) else { continue };
            let (date, basis) = (entry.date, entry.basis);
            let _ = writeln!(text, "{date}  {} [{basis}] {}", entry.text(), entry.id());
        }
        text
    }
}

/// Says what is held on a day.
fn held_on(day: &AlignedDay) -> String {
    match day.mark() {
        CellMark::NotHeld => "no digest held".to_owned(),
        CellMark::Silent => "a digest is held, silent on it".to_owned(),
        CellMark::WordsOnly => "told in words only".to_owned(),
        CellMark::Exactly(0) => "no attack, held in full".to_owned(),
        CellMark::AtLeast(_) | CellMark::Exactly(_) => {
            let state = if day.is_in_full() { State::InFull } else { State::InPart };
            let counted = GridMeasure::Attacks;
            let word = if day.sum.is_of_one() { counted.one() } else { counted.word() };
            format!("{} {word} held here", held_sum(state, &day.sum).text)
        }
    }
}

/// Returns the name of a subject by the month of its day 0: `May 2020`.
pub(super) fn month_of(series: &AlignedSeries) -> String {
    series.start.format("%b %Y").to_string()
}

/// Returns a subject's stated totals in short, `158C 228C >100A`: all of them, those of its own days, and of
/// these the latest first, since a line may end before all are told.
pub(super) fn totals(series: &AlignedSeries) -> [String; 3] {
    let told = |points: &[&AlignedPoint]| {
        let told = points.iter().map(|point| {
            let (count, letter) = (point.count.in_print(), point.statement.basis.letter());
            // What is stated of other days than those of the subject stands in brackets.
            if point.first == 0 { format!("{count}{letter}") } else { format!("({count}{letter})") }
        });
        let told: Vec<String> = told.collect();
        if told.is_empty() { "no figure held".to_owned() } else { told.join(" ") }
    };
    let all: Vec<_> = series.points.iter().collect();
    let is_own = |point: &&AlignedPoint| point.first == 0;
    let mut own: Vec<_> = series.points.iter().filter(is_own).collect();
    if own.is_empty() {
        own.clone_from(&all);
    }
    let by_day = told(&own);
    own.compact_sort_by_key(|point| Reverse(point.last));
    [told(&all), by_day, told(&own)]
}
