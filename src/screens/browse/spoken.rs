//! What the drill-down says: what is inside the current level, row by row.

use super::state::{Browse, Chosen};
use crate::keys::Action;
use crate::screens::ViewContext;
use crate::screens::spoken::{Spoken, SpokenSpot};
use crate::screens::spoken_words::{ToldAmong, saved_told, subject_told};
use crate::tree::{TreeNode, Turn};

/// A row leads into it, or to its text where nothing is inside.
const OPEN: &[Action] = &[Action::Open];

impl Browse {
    pub(in crate::screens) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let step = self.step();
        let children = step.subject.children(view.corpus);
        let mut spoken = Spoken::titled(self.level_told(view));
        spoken.say(self.level_held(view));
        for row in 0..step.above {
            let text = match self.pinned.get(row) {
                Some(Chosen::Saved(at)) => {
                    let saved = view.saved.get(at);
                    saved.map(|saved| format!("Saved search {}", saved_told(saved)))
                }
                Some(Chosen::More) => Some("More saved searches".to_owned()),
                Some(Chosen::Subject(_)) | None => None,
            };
            spoken.offer(text.unwrap_or_default(), row, OPEN);
        }
        let among = match step.subject {
            TreeNode::Archive(_) | TreeNode::Digest(_) | TreeNode::Wave(_) => {
                ToldAmong::AllTheatres
            }
            TreeNode::DigestTheatre(..)
            | TreeNode::DigestArea(..)
            | TreeNode::Theatre(_)
            | TreeNode::Area(..)
            | TreeNode::Entry(_)
            | TreeNode::Passage(_) => ToldAmong::OneTheatre,
        };
        for at in 0..children.len() {
            let Some(child) = children.get(at) else { continue };
            spoken.offer(subject_told(view, child, among), step.above + at, OPEN);
        }
        spoken
    }

    pub(in crate::screens) fn choose(&mut self, spot: SpokenSpot, view: &ViewContext<'_>) {
        self.select(spot.row, view);
        self.catch_up(view.corpus);
    }

    /// Says what the level is: `Digests`, `Areas of Iraq, in 21–26 May 2020`.
    fn level_told(&self, view: &ViewContext<'_>) -> String {
        let names: Vec<String> =
            self.trail.iter().skip(1).map(|step| step.subject.name(view.corpus)).collect();
        let inside = match self.step().subject {
            TreeNode::Archive(Turn::ByDigest) => return "All digests".to_owned(),
            TreeNode::Archive(Turn::ByTheatre) => return "All theatres".to_owned(),
            TreeNode::Archive(Turn::ByWave) => return "All waves".to_owned(),
            TreeNode::Digest(_) => "Theatres",
            TreeNode::DigestTheatre(..) | TreeNode::Theatre(_) => "Areas",
            TreeNode::DigestArea(..)
            | TreeNode::Area(..)
            | TreeNode::Wave(_)
            | TreeNode::Entry(_)
            | TreeNode::Passage(_) => "Entries",
        };
        format!("{inside} of {}", names.join(", "))
    }

    fn level_held(&self, view: &ViewContext<'_>) -> String {
        let subject = self.step().subject;
        let held = subject_told(view, subject, ToldAmong::AllTheatres);
        match subject {
            TreeNode::Digest(_) | TreeNode::Wave(_) => held,
            TreeNode::Archive(_)
            | TreeNode::DigestTheatre(..)
            | TreeNode::DigestArea(..)
            | TreeNode::Theatre(_)
            | TreeNode::Area(..)
            | TreeNode::Entry(_)
            | TreeNode::Passage(_) => String::new(),
        }
    }
}
