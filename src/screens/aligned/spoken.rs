//! What the aligned picture says: each subject with its days from day 0, what is stated up to a day, what
//! is held of it.

use super::state::Aligned;
use crate::compare::AlignedSeries;
use crate::cover::CellMark;
use crate::keys::Action;
use crate::screens::ViewContext;
use crate::screens::spoken::{Spoken, SpokenSpot};
use crate::screens::spoken_words::mark_told;

impl Aligned {
    pub(in crate::screens) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        if let Some(behind) = &self.behind {
            return behind.spoken(view);
        }
        let mut spoken = Spoken::titled("Comparison from day 0");
        for (row, series) in self.picture.series.iter().enumerate() {
            let days = if series.length == 1 { "day" } else { "days" };
            let (number, name, length) = (row + 1, &series.name, series.length);
            let start = series.start;
            spoken.say(format!("Subject {number}: {name}, day 0 is {start}, {length} {days}"));
            for dates in &series.disputed {
                let start = dates.start.map(|day| format!(", from {day}")).unwrap_or_default();
                let end = dates.end.map(|day| format!(" to {day}")).unwrap_or_default();
                spoken.say(format!("Days disputed by {}{start}{end}", dates.issuer));
            }
            self.say_stated(row, series, &mut spoken);
            self.say_days(row, series, &mut spoken);
        }
        spoken
    }

    pub(in crate::screens) fn choose(&mut self, spot: SpokenSpot) {
        if let Some(behind) = &mut self.behind {
            behind.choose(spot);
            return;
        }
        self.row = spot.row;
        self.day = spot.column;
        self.catch_up();
    }

    fn say_stated(&self, row: usize, series: &AlignedSeries, spoken: &mut Spoken) {
        if series.points.is_empty() {
            spoken.say("No issuer states a total");
        }
        for point in &series.points {
            let told = format!("Stated: {}", point.told());
            match usize::try_from(point.last) {
                Ok(day) if day <= self.picture.last_day() => {
                    spoken.offer_at(told, SpokenSpot { row, column: day }, &[Action::Open]);
                }
                Ok(_) | Err(_) => spoken.say(told),
            }
        }
    }

    /// Says the days with attacks one by one, and the others in runs.
    fn say_days(&self, row: usize, series: &AlignedSeries, spoken: &mut Spoken) {
        let mut day = 0;
        while let Some(first) = series.days.get(day) {
            if !first.keys.is_empty() {
                let told = self.day_in_words((row, day));
                let told = told.split_once(", day ").map_or(told.as_str(), |(_, told)| told);
                let spot = SpokenSpot { row, column: day };
                spoken.offer_at(format!("Day {told}"), spot, &[Action::Read]);
                day += 1;
                continue;
            }
            let mark = first.mark();
            let rest = series.days.iter().skip(day);
            let run = rest.take_while(|day| day.keys.is_empty() && day.mark() == mark).count();
            let last = day + run - 1;
            let told = match mark {
                CellMark::Exactly(0) => "no attack, held in full".to_owned(),
                CellMark::NotHeld
                | CellMark::Silent
                | CellMark::WordsOnly
                | CellMark::AtLeast(_)
                | CellMark::Exactly(_) => mark_told(mark),
            };
            let days = if run == 1 { format!("Day {day}") } else { format!("Day {day} to {last}") };
            spoken.say(format!("{days}: {told}"));
            day += run;
        }
    }
}
