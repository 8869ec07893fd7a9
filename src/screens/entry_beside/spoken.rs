//! What stands beside an entry, as lines to be heard: who says so, and what happened near it.

use super::state::EntryBeside;
use crate::keys::Action;
use crate::page::Teller;
use crate::screens::ViewContext;
use crate::screens::spoken::Spoken;
use crate::screens::spoken_words::{ToldAmong, subject_told};
use crate::tree::TreeNode;

impl EntryBeside {
    /// Says it, below the page on the entry.
    pub fn say(&self, view: &ViewContext<'_>, spoken: &mut Spoken) {
        for word in &self.words {
            let tellers: Vec<String> = word.tellers.iter().map(teller_told).collect();
            spoken.say(match tellers.as_slice() {
                [] => format!("Who says so: {}", word.absent()),
                _ => format!("Who says so: {} by {}", word.basis.word(), tellers.join("; ")),
            });
        }
        for (at, near) in self.listed().enumerate() {
            let told = subject_told(view, TreeNode::Entry(near.key), ToldAmong::OneTheatre);
            spoken.offer(format!("{:.0} km away: {told}", near.km), at, &[Action::Open]);
        }
    }
}

fn teller_told(teller: &Teller) -> String {
    if teller.role.is_empty() {
        teller.who.clone()
    } else {
        format!("{}, {}", teller.who, teller.role)
    }
}
