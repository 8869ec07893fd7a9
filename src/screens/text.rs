//! An open text on one subject, and going on from it to the next.

use super::reading::Reading;
use super::{Request, Scene};
use crate::archive::Corpus;
use crate::keys::Action;
use crate::screens::Piece;
use crate::tree::{Related, Subject, Turn};

/// A text and where one is in it.
#[derive(Clone, Debug)]
pub struct Text {
    subject: Subject,
    /// How the tree was turned where the text was opened; the breadcrumb keeps to it.
    turn: Turn,
    pub(super) reading: Reading,
}

impl Text {
    /// The text on a subject, from its top, opened from a tree that is turned so.
    pub fn new(subject: Subject, turn: Turn) -> Self {
        Self { subject, turn, reading: Reading::default() }
    }

    /// What it is on.
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// How the tree was turned where it was opened.
    pub fn turn(&self) -> Turn {
        self.turn
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
    pub(super) fn act(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        if self.reading.act(action, scene) {
            return Request::Nothing;
        }
        match action {
            Action::Back => Request::Leave,
            Action::NewerDigest => self.neighbour(true, scene),
            Action::OlderDigest => self.neighbour(false, scene),
            Action::NextEntry => Request::Step(1),
            Action::PreviousEntry => Request::Step(-1),
            Action::Copy => Request::Copy(Piece::Page(self.subject)),
            Action::SamePlace => self.related(Related::Place, scene),
            Action::SameActor => self.related(Related::Actor, scene),
            Action::SameTactic => self.related(Related::Tactic, scene),
            _ => Request::Nothing,
        }
    }

    pub(super) fn settle(&mut self, scene: &Scene<'_>) {
        self.reading.show(&self.subject.page(scene.corpus), scene);
    }

    #[must_use]
    pub(super) fn moved(&mut self, from: &Corpus, to: &Corpus) -> bool {
        let moved = self.subject.moved(from, to);
        self.subject = moved.unwrap_or(self.subject);
        moved.is_some()
    }

    pub(super) fn crumbs(&self, scene: &Scene<'_>) -> Vec<String> {
        let trail = self.subject.trail(scene.corpus, self.turn);
        trail.into_iter().map(|subject| subject.name(scene.corpus)).collect()
    }

    fn related(&self, how: Related, scene: &Scene<'_>) -> Request {
        match self.subject.related(scene.corpus, how) {
            Some(query) => Request::Search(query),
            None => Request::Say("This says nothing to search by".to_owned()),
        }
    }

    /// The same theatre, and area where it has one, in the next or last digest that treats it.
    fn neighbour(&mut self, newer: bool, scene: &Scene<'_>) -> Request {
        match self.subject.neighbour(scene.corpus, newer) {
            Some(subject) => {
                *self = Self::new(subject, self.turn);
                self.settle(scene);
                Request::Nothing
            }
            None if newer => Request::Say("There is no newer digest of it".to_owned()),
            None => Request::Say("There is no older digest of it".to_owned()),
        }
    }
}
