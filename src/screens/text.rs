//! An open text on one subject, and moving on from it to the next.

use super::reading::Reading;
use super::spoken::Spoken;
use super::verb::{Now, Verb, Verbs, always, part, verb};
use super::{CopyRequest, Request, ViewContext};
use crate::archive::Corpus;
use crate::keys::Action;
use crate::outgoing::Outgoing;
use crate::tree::{Related, TreeNode, Turn};

/// A text and the position in it.
#[derive(Clone, Debug)]
pub struct Text {
    subject: TreeNode,
    /// The turn of the tree where the text was opened; the breadcrumb keeps to it.
    turn: Turn,
    /// Whether the window was moved to the subject, where that is only a part of the page.
    is_placed: bool,
    /// What is to be found in it when it is shown first.
    looked_for: Option<String>,
    pub(super) reading: Reading,
}

const VERBS: &[Verb<Text>] = &[
    part(
        |screen, action, view| screen.reading.now(action, view),
        |screen, action, view| screen.reading.act(action, view),
    ),
    always(Action::Back, |_, _| Request::Leave),
    verb(
        Action::NewerDigest,
        |screen, view| screen.now_neighbour(true, view),
        |screen, view| screen.neighbour(true, view),
    ),
    verb(
        Action::OlderDigest,
        |screen, view| screen.now_neighbour(false, view),
        |screen, view| screen.neighbour(false, view),
    ),
    always(Action::NextEntry, |_, _| Request::Step(1)),
    always(Action::PreviousEntry, |_, _| Request::Step(-1)),
    always(Action::Copy, |screen, _| Request::Copy(CopyRequest::Quote(screen.subject))),
    always(Action::Export, |screen, view| {
        Request::export(Outgoing::Page(screen.subject.read_in(view.corpus)))
    }),
    verb(
        Action::SamePlace,
        |screen, view| screen.now_related(Related::Place, view),
        |screen, view| screen.related(Related::Place, view),
    ),
    verb(
        Action::SameActor,
        |screen, view| screen.now_related(Related::Actor, view),
        |screen, view| screen.related(Related::Actor, view),
    ),
    verb(
        Action::SameTactic,
        |screen, view| screen.now_related(Related::Tactic, view),
        |screen, view| screen.related(Related::Tactic, view),
    ),
];

impl Verbs for Text {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl Text {
    /// Opens the text on a subject, from its top, out of a tree in this turn.
    pub fn new(subject: TreeNode, turn: Turn) -> Self {
        let reading = Reading::default();
        Self { subject, turn, is_placed: false, looked_for: None, reading }
    }

    /// Opens it at the first place that has some words.
    #[must_use]
    pub fn looking_for(self, words: String) -> Self {
        Self { looked_for: Some(words), ..self }
    }

    /// Returns its subject.
    pub fn subject(&self) -> TreeNode {
        self.subject
    }

    /// Returns the turn of the tree where it was opened.
    pub fn turn(&self) -> Turn {
        self.turn
    }

    pub(super) fn relayout(&mut self, view: &ViewContext<'_>) {
        let page = self.subject.read_in(view.corpus).page(view.corpus);
        self.reading.show(&page, view);
        // A passage is read where it stands; afterwards the window stays where the user takes it.
        if !std::mem::replace(&mut self.is_placed, true)
            && let Some(words) = self.subject.begins_with(view.corpus)
        {
            self.reading.go_to(&words, view);
        }
        if let Some(words) = self.looked_for.take() {
            self.reading.look_for(&words, view);
        }
    }

    #[must_use]
    pub(super) fn moved(&mut self, from: &Corpus, to: &Corpus) -> bool {
        let moved = self.subject.moved(from, to);
        self.subject = moved.unwrap_or(self.subject);
        moved.is_some()
    }

    pub(super) fn crumbs(&self, view: &ViewContext<'_>) -> Vec<String> {
        let trail = self.subject.trail(view.corpus, self.turn);
        trail.into_iter().map(|subject| subject.name(view.corpus)).collect()
    }

    pub(super) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let mut spoken = Spoken::default();
        spoken.read(&self.subject.read_in(view.corpus).page(view.corpus));
        spoken.headed()
    }

    /// Returns whether the subject has enough to search for similar entries by.
    fn now_related(&self, how: Related, view: &ViewContext<'_>) -> Now {
        let says = self.subject.related(view.corpus, how).is_some();
        Now::unless((!says).then(|| "This says nothing to search by".to_owned()))
    }

    fn related(&self, how: Related, view: &ViewContext<'_>) -> Request {
        self.subject.related(view.corpus, how).map_or(Request::Nothing, Request::Search)
    }

    fn now_neighbour(&self, newer: bool, view: &ViewContext<'_>) -> Now {
        let found = self.subject.neighbour(view.corpus, newer).is_some();
        let age = if newer { "newer" } else { "older" };
        Now::unless((!found).then(|| format!("There is no {age} digest of it")))
    }

    /// Goes to the same theatre, and area if any, in the next newer or older digest that treats it.
    fn neighbour(&mut self, newer: bool, view: &ViewContext<'_>) -> Request {
        if let Some(subject) = self.subject.neighbour(view.corpus, newer) {
            *self = Self::new(subject, self.turn);
            self.relayout(view);
        }
        Request::Nothing
    }
}
