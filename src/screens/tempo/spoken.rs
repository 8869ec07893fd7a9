//! What the tempo says: the spans of one theatre, or of all, one a line; those without a number that are
//! alike are told together. Of all theatres it is what the command `tempo` writes.

use super::state::Tempo;
use crate::compare::GridNumber;
use crate::digest::Period;
use crate::keys::Action;
use crate::outgoing::span_sentence;
use crate::screens::ViewContext;
use crate::screens::spoken::{Spoken, SpokenSpot};
use crate::screens::spoken_words::mark_told;
use crate::screens::week_picture::WeekScreen as _;

impl Tempo {
    pub(in crate::screens) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let row = self.row.at;
        let theatre = self.theatre(row);
        let name = theatre.map_or("all theatres", |id| view.corpus.taxonomy().theatre_name(id));
        let crumbs = self.crumbs().into_iter().nth(2).unwrap_or_default();
        let mut spoken = Spoken::titled(format!("Tempo of {name}, {crumbs}"));
        if self.cells.is_empty() {
            spoken.say(if view.loading { "The archive is being read" } else { "Nothing is here" });
            return spoken;
        }
        spoken.say(self.position(view));
        spoken.say(
            "down and up go from theatre to theatre, older-year and newer-year from year to year",
        );
        let mut column = 0;
        while column < self.cells.weeks() {
            let run = self.alike(row, column);
            let text = self.span_told(row, (column, run), view);
            let spot = SpokenSpot { row, column };
            spoken.offer_at(text.unwrap_or_default(), spot, &[Action::Open]);
            column += run.max(1);
        }
        if self.number((row, column)).is_some_and(|number| number.drawn() > 0) {
            let (title, worth) = self.span((row, column)).told(view);
            let without = title.split_once(", ").map_or(title.as_str(), |(_, without)| without);
            let spot = SpokenSpot { row, column };
            spoken.offer_at(format!("{without}: {worth}"), spot, &[Action::Open]);
        }
        for told in self.stated_told(view) {
            spoken.say(told);
        }
        spoken
    }

    pub(in crate::screens) fn choose(&mut self, spot: SpokenSpot, view: &ViewContext<'_>) {
        self.row.at = spot.row;
        self.column = spot.column;
        self.scroll(view);
        self.follow(view.corpus);
    }

    /// Returns how many spans from one on are without a number and alike; 1 where it has one.
    fn alike(&self, row: usize, from: usize) -> usize {
        let numbers = self.numbers_of(row);
        let Some(first) = numbers.get(from) else { return 1 };
        if first.mark.number().is_some() {
            return 1;
        }
        let same = |number: &&GridNumber| number.mark == first.mark;
        numbers.iter().skip(from).take_while(same).count()
    }

    /// Says a span, or so many that are alike.
    fn span_told(
        &self,
        row: usize,
        (column, run): (usize, usize),
        view: &ViewContext<'_>,
    ) -> Option<String> {
        let number = self.numbers_of(row).get(column)?;
        let days = self.cells.days_of(column)?;
        if run > 1 {
            let last = self.cells.days_of(column + run - 1)?;
            let days = Period { from: days.from, to: last.to };
            return Some(format!("{}: {}", days.spoken(), mark_told(number.mark)));
        }
        let unit = self.limits.unit;
        if self.theatre(row).is_none() {
            let held = self.numbers.days.get(column)?;
            return Some(span_sentence((unit, self.measure), days, held, number));
        }
        let (title, worth) = self.span((row, column)).told(view);
        let days = title.split_once(", ").map_or(title.as_str(), |(_, days)| days);
        Some(format!("{days}: {worth}"))
    }

    /// Says what is stated for the days of the picture.
    fn stated_told(&self, view: &ViewContext<'_>) -> Vec<String> {
        let theatre = self.theatre(self.row.at);
        let beside = self.stated.iter().filter(|point| point.is_beside(theatre));
        let told = beside.map(|point| {
            let (statement, count, days) =
                (&point.statement, point.count.in_print(), point.days.spoken());
            let place = point.place_name(view.corpus, theatre);
            let place = place.map_or_else(String::new, |place| format!(" in {place}"));
            format!("Stated: {count}{place} {} by {} for {days}", statement.basis, statement.issuer)
        });
        told.collect()
    }
}
