//! What the front page says: what the archive holds, where one was, what is new, the theatres, the waves,
//! the saved searches, what is stated for the years, and the last months.

use super::lists::new_digests;
use super::pane::FrontPane;
use super::rows::counted;
use super::state::Front;
use crate::compare::FrontMonth;
use crate::cover::State;
use crate::jobs::SeenCompared;
use crate::keys::Action;
use crate::screens::ViewContext;
use crate::screens::spoken::{Spoken, SpokenSpot};
use crate::screens::spoken_words::{
    ToldAmong, count_told, mark_told, names_told, saved_told, state_told, subject_told,
};
use crate::tree::TreeNode;

/// The newest digests that are told; all of them are one number further.
const NEWEST: usize = 5;
/// The last months that are told; the tempo tells all.
const MONTHS: usize = 6;

/// Goes to the row, where it is selected in its list.
const GO: &[Action] = &[Action::Open];
/// Goes to the row and into it.
const GO_IN: &[Action] = &[Action::Open, Action::Open];

impl Front {
    pub(in crate::screens) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let mut spoken = Spoken::titled("Watchfloor, front page");
        spoken.say(Self::position(view).replace("  ", ", "));
        if view.corpus.digests().is_empty() {
            spoken.say(if view.loading { "The archive is being read" } else { "Nothing is here" });
            return spoken;
        }
        if !self.place.is_empty() {
            let told = names_told(self.place.iter().skip(1), view);
            offer(&mut spoken, format!("Where you were: {told}"), (FrontPane::Place, 0), GO);
        }
        self.say_digests(view, &mut spoken);
        say_theatres(view, &mut spoken);
        say_waves(view, &mut spoken);
        for (at, saved) in view.saved.iter().enumerate() {
            let told = format!("Saved search {}", saved_told(saved));
            offer(&mut spoken, told, (FrontPane::Saved, at), GO);
        }
        say_counts(view, &mut spoken);
        spoken
    }

    pub(in crate::screens) fn choose(&mut self, spot: SpokenSpot, view: &ViewContext<'_>) {
        let Some(pane) = FrontPane::ALL.into_iter().find(|pane| *pane as usize == spot.row) else {
            return;
        };
        self.focus = pane;
        if pane == FrontPane::Tempo {
            let month = view.front.and_then(|counts| counts.months.get(spot.column));
            self.month = month.map(|month| month.days.from).or(self.month);
        }
        if let Some(cursor) = self.cursor_mut(pane) {
            cursor.at = spot.column;
        }
    }

    fn say_digests(&self, view: &ViewContext<'_>, spoken: &mut Spoken) {
        if let Some(told) = view.seen.and_then(SeenCompared::told) {
            spoken.say(format!("Since the last session: {told}; changes lists them"));
        } else if let Some(seen) = view.last.seen {
            spoken.say(new_digests(self.new.unwrap_or(0), "No", seen.day));
        }
        let digests = view.corpus.digests().len();
        for at in 0..digests.min(NEWEST) {
            let subject = TreeNode::Digest(u32::try_from(at).unwrap_or(u32::MAX));
            let told = subject_told(view, subject, ToldAmong::AllTheatres);
            offer(spoken, format!("Digest of {told}"), (FrontPane::New, at), GO_IN);
        }
        offer(spoken, format!("All {digests} digests"), (FrontPane::New, 0), GO);
    }
}

fn offer(
    spoken: &mut Spoken,
    text: String,
    (pane, at): (FrontPane, usize),
    acts: &'static [Action],
) {
    spoken.offer_at(text, SpokenSpot { row: pane as usize, column: at }, acts);
}

fn say_theatres(view: &ViewContext<'_>, spoken: &mut Spoken) {
    for (at, index) in view.corpus.theatres().enumerate() {
        let name = view.corpus.taxonomy().theatre_name(index.theatre);
        let told = match counted(view, index.theatre) {
            Some(counted) => {
                let last = counted.last_told().map(|told| format!(", the last dated {told}"));
                let one = counted.number.number() == Some(1);
                let noun = match counted.number.number() {
                    None => "",
                    Some(_) if one => " event",
                    Some(_) => " events",
                };
                let number = mark_told(counted.number);
                format!("{number}{noun}{}", last.unwrap_or_default())
            }
            None => "not counted yet".to_owned(),
        };
        offer(spoken, format!("Theatre {name}, {told}"), (FrontPane::Theatres, at), GO_IN);
    }
}

fn say_waves(view: &ViewContext<'_>, spoken: &mut Spoken) {
    for (at, wave) in view.corpus.waves().iter().enumerate() {
        let stated = match view.front.map(|counts| counts.waves.get(at)) {
            None => "not counted yet".to_owned(),
            Some(Some(Some(total))) => {
                let count = count_told(total.count);
                format!("{count} stated by {}, {}", total.issuer, total.basis.word())
            }
            Some(Some(None) | None) => "no total stated".to_owned(),
        };
        let issuers: Vec<&str> = wave.disputed_dates().map(|dates| &*dates.issuer).collect();
        let disputed = match issuers.as_slice() {
            [] => String::new(),
            issuers => format!(", days disputed by {}", issuers.join(", ")),
        };
        let told = format!("Wave {}, {}{disputed}, {stated}", wave.name, wave.period.spoken());
        offer(spoken, told, (FrontPane::Waves, at), GO_IN);
    }
}

/// Says what is stated for the years, and the last months.
fn say_counts(view: &ViewContext<'_>, spoken: &mut Spoken) {
    let Some(counts) = view.front else {
        spoken.say("Months are not counted yet");
        return;
    };
    for (at, total) in counts.years.iter().enumerate() {
        let (count, basis) = (count_told(total.count), total.basis.word());
        let told = format!("Stated for {}: {count} by {}, {basis}", total.year, total.issuer);
        offer(spoken, told, (FrontPane::Stated, at), GO);
    }
    let months = counts.months.len();
    for (at, month) in counts.months.iter().enumerate().skip(months.saturating_sub(MONTHS)) {
        offer(spoken, month_told(month), (FrontPane::Tempo, at), GO);
    }
    spoken.say("tempo tells all months, grid the theatres by week, map the places");
}

/// Says a month: `2020-05: at least 64 attacks, held in part`.
fn month_told(month: &FrontMonth) -> String {
    let (days, mark) = (month.days.from.format("%Y-%m"), month.number.mark);
    let held = if month.number.state == State::InPart {
        "held in part"
    } else {
        state_told(month.number.state)
    };
    match mark.number() {
        Some(1) => format!("{days}: {} attack, {held}", mark_told(mark)),
        Some(_) => format!("{days}: {} attacks, {held}", mark_told(mark)),
        None => format!("{days}: {held}"),
    }
}
