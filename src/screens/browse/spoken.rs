//! What the drill-down says: what is inside the current level, row by row.

use super::state::{Browse, Chosen};
use crate::keys::Action;
use crate::screens::ViewContext;
use crate::screens::spoken::{Spoken, SpokenSpot};
use crate::screens::spoken_words::{ToldAmong, names_told, saved_told, subject_told, worth_told};
use crate::tree::{TreeNode, Turn};

/// A row leads into it, or to its text where nothing is inside.
const OPEN: &[Action] = &[Action::Open];

impl Browse {
    pub(in crate::screens) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let step = self.step();
        let children = step.subject.children(view.corpus);
        let mut spoken = Spoken::titled(self.level_told(view));
        spoken.say(self.level_held(view));
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
        spoken
    }

    pub(in crate::screens) fn choose(&mut self, spot: SpokenSpot, view: &ViewContext<'_>) {
        self.select(spot.row, view);
        self.catch_up(view.corpus);
    }

    /// Says what the level is: `Digests`, `Areas of Iraq, ITIC 21 to 26 May 2020`.
    fn level_told(&self, view: &ViewContext<'_>) -> String {
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
        let levels: Vec<TreeNode> = self.trail.iter().skip(1).map(|step| step.subject).collect();
        format!("{inside} of {}", names_told(levels.iter(), view))
    }

    /// Says what is held of it, and of a digest its title.
    fn level_held(&self, view: &ViewContext<'_>) -> String {
        let subject = self.step().subject;
        if let TreeNode::Archive(_) = subject {
            return String::new();
        }
        let (state, events) = subject.held(view.corpus);
        let worth = worth_told(state, &events);
        let digest = match subject {
            TreeNode::Digest(at) => view.corpus.digest(at),
            TreeNode::Archive(_)
            | TreeNode::Wave(_)
            | TreeNode::DigestTheatre(..)
            | TreeNode::DigestArea(..)
            | TreeNode::Theatre(_)
            | TreeNode::Area(..)
            | TreeNode::Entry(_)
            | TreeNode::Passage(_) => None,
        };
        digest.map_or(worth.clone(), |digest| format!("{}, {worth}", digest.head().title))
    }
}
