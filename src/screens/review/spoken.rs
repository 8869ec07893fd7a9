//! What a review says: the entry with its fields and how sure each is, and the words of the source.

use super::state::Reviewing;
use crate::import::field::Certainty;
use crate::import::review::{ItemSort, ReviewProgress};
use crate::keys::Action;
use crate::screens::ViewContext;
use crate::screens::spoken::{Spoken, SpokenSpot};

impl Reviewing {
    pub(in crate::screens) fn spoken(&self) -> Spoken {
        let mut spoken = Spoken::titled(format!("Review of {}", self.review.title()));
        if let Some(typing) = &self.typing {
            spoken.say(format!("{}, now {}", typing.field, typing.input.text()));
            spoken.say(typing.fault.as_deref().unwrap_or_default());
            spoken.say("Type the value; an empty line keeps it, back leaves it");
            for name in &typing.offers {
                spoken.say(format!("Possible: {name}"));
            }
            return spoken;
        }
        if let Some(difference) = &self.difference {
            spoken.say("What would be written over:");
            for line in difference.lines() {
                spoken.say(line);
            }
            spoken.say("write writes it, back leaves it");
            return spoken;
        }
        let ReviewProgress { all, seen, unread } = self.review.progress();
        spoken.say(format!("{seen} of {all} looked over, {unread} points not understood"));
        let Some(item) = self.item() else {
            spoken.say("Nothing to look over; write writes the digest");
            return spoken;
        };
        let what = match item.sort {
            ItemSort::Head => "Head of the digest",
            ItemSort::Entry | ItemSort::Merged => "Entry",
            ItemSort::Point if item.is_unread() => "Point, not understood",
            ItemSort::Point => "Point",
            ItemSort::Figure => "Figure",
        };
        let seen = if item.is_seen { "looked over" } else { "open" };
        spoken.say(format!("{what}, {} of {}, {seen}", self.at + 1, self.review.len()));
        let block = self.review.blocks().get(item.key.span.block);
        spoken.say(block.map(|block| format!("Source: {}", block.text)).unwrap_or_default());
        for (at, row) in item.rows().iter().enumerate() {
            let told = match row.field {
                Some(field) => {
                    let sure = match field.certainty {
                        Certainty::Certain => "",
                        Certainty::Likely => ", likely",
                        Certainty::Guess => ", a guess",
                    };
                    format!("{}: {}{sure}", row.name, field.value)
                }
                None => format!("{}: not told, or not understood", row.name),
            };
            spoken.offer(told, at, &[Action::Change]);
        }
        spoken
    }

    pub(in crate::screens) fn choose(&mut self, spot: SpokenSpot, view: &ViewContext<'_>) {
        self.cursor.at = spot.row;
        self.relayout(view);
    }
}
