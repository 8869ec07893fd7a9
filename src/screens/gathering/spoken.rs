//! What the worklist says where nothing is drawn: an item a line, with its note and what became of it.

use super::draw::kind;
use super::state::{Gathering, WorklistReading};
use crate::brief::WorkStanding;
use crate::keys::Action;
use crate::screens::spoken::{Spoken, SpokenSpot};

impl Gathering {
    pub(crate) fn spoken(&self) -> Spoken {
        if let Some(typing) = &self.typing {
            return typing.spoken();
        }
        let mut spoken = Spoken::titled(format!("Worklist: {}", self.head()));
        if self.file != WorklistReading::Read {
            spoken.say("It is being read");
            return spoken;
        }
        for problem in &self.problems {
            spoken.say(problem.to_string());
        }
        if self.list.items().is_empty() {
            spoken.say("Nothing is gathered yet; gather on what is selected gathers it");
        }
        for (at, (item, now)) in self.list.items().iter().zip(&self.standings).enumerate() {
            let state = match &now.standing {
                WorkStanding::Gone(why) => format!("; gone: {why}"),
                WorkStanding::Changed => "; changed: it says something else by now".to_owned(),
                WorkStanding::Own => String::new(),
                standing @ (WorkStanding::Same | WorkStanding::There | WorkStanding::Asked) => {
                    format!("; {}", standing.word())
                }
            };
            let note = item.note.as_ref().map(|note| format!("; note: {note}"));
            let text = format!("{}: {}{state}{}", kind(item), now.words, note.unwrap_or_default());
            spoken.offer(text, at, &[Action::Open]);
        }
        spoken
    }

    pub(crate) fn choose(&mut self, spot: SpokenSpot) {
        self.cursor.at = spot.row.min(self.list.items().len().saturating_sub(1));
    }
}
