//! What lies behind a number, as lines to be heard.

use super::ViewContext;
use super::evidence::NumberEvidence;
use super::evidence_list::Belongs;
use super::spoken::{Spoken, SpokenSpot};
use super::spoken_page::page_lines;
use super::spoken_words::{ToldAmong, subject_told};
use crate::keys::Action;

impl NumberEvidence {
    pub fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let behind = format!("behind a number of {}", self.of());
        if let Some(page) = self.page() {
            let mut spoken = Spoken::titled(format!("In words, {behind}"));
            spoken.read(page);
            return spoken;
        }
        let mut spoken = Spoken::titled(format!("{} {behind}", self.name()));
        for line in page_lines(self.head()) {
            spoken.say(line);
        }
        for (at, (subject, belongs)) in self.rows().iter().enumerate() {
            let told = subject_told(view, *subject, ToldAmong::AllTheatres);
            let told = match belongs {
                Belongs::Certainly => told,
                Belongs::Possibly => format!("possibly: {told}"),
            };
            spoken.offer(told, at, &[Action::Open]);
        }
        spoken
    }

    pub fn choose(&mut self, spot: SpokenSpot) {
        self.select(spot.row);
    }
}
