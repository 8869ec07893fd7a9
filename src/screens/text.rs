//! An open text on one subject, and going on from it to the next.

use ratatui::buffer::Buffer;

use super::reading::Reading;
use super::{Request, Scene};
use crate::app::{Subject, Turn};
use crate::archive::Corpus;
use crate::keys::Action;
use crate::page::Page;

/// A text and where one is in it.
#[derive(Clone, Debug)]
pub struct Text {
    subject: Subject,
    pub(super) reading: Reading,
}

impl Text {
    /// The text on a subject, from its top.
    pub fn new(subject: Subject) -> Self {
        Self { subject, reading: Reading::default() }
    }

    /// What it is on.
    pub fn subject(&self) -> Subject {
        self.subject
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
    pub(super) fn act(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        if self.reading.act(action, &self.page(scene), scene) {
            return Request::Nothing;
        }
        match action {
            Action::Back => Request::Leave,
            Action::NewerDigest => self.neighbour(true, scene),
            Action::OlderDigest => self.neighbour(false, scene),
            Action::NextEntry => Request::Step(1),
            Action::PreviousEntry => Request::Step(-1),
            _ => Request::Nothing,
        }
    }

    pub(super) fn page(&self, scene: &Scene<'_>) -> Page {
        self.subject.page(scene.corpus)
    }

    #[must_use]
    pub(super) fn moved(&mut self, from: &Corpus, to: &Corpus) -> bool {
        let moved = self.subject.moved(from, to);
        self.subject = moved.unwrap_or(self.subject);
        moved.is_some()
    }

    pub(super) fn crumbs(&self, scene: &Scene<'_>) -> Vec<String> {
        let turn = match self.subject {
            Subject::Theatre(_) | Subject::Area(..) => Turn::ByTheatre,
            Subject::Wave(_) => Turn::ByWave,
            Subject::Archive(turn) => turn,
            Subject::Digest(_)
            | Subject::DigestTheatre(..)
            | Subject::DigestArea(..)
            | Subject::Entry(_) => Turn::ByDigest,
        };
        let trail = self.subject.trail(scene.corpus, turn);
        trail.into_iter().map(|subject| subject.name(scene.corpus)).collect()
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, buffer: &mut Buffer) {
        self.reading.draw(&self.page(scene), scene, buffer);
    }

    /// The same theatre, and area where it has one, in the next or last digest that treats it.
    fn neighbour(&mut self, newer: bool, scene: &Scene<'_>) -> Request {
        match self.subject.neighbour(scene.corpus, newer) {
            Some(subject) => {
                *self = Self::new(subject);
                Request::Nothing
            }
            None if newer => Request::Say("There is no newer digest of it".to_owned()),
            None => Request::Say("There is no older digest of it".to_owned()),
        }
    }
}
