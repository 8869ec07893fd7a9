//! An open text on one subject, and moving on from it to the next.

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::entry_beside::EntryBeside;
use super::reading::Reading;
use super::scroll::Motion;
use super::spoken::{Spoken, SpokenSpot};
use super::verb::{Now, Verb, Verbs, always, part, verb};
use super::{CopyRequest, Request, ViewContext};
use crate::archive::Corpus;
use crate::keys::Action;
use crate::outgoing::Outgoing;
use crate::tree::{Related, TreeNode, Turn};
use crate::ui::links::AddressCells;
use crate::ui::theme::Role;

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
    /// What stands around it, if it is an entry.
    beside: Option<Box<EntryBeside>>,
}

const VERBS: &[Verb<Text>] = &[
    part(Text::now_near, Text::act_near),
    part(
        |screen, action, view| screen.reading.now(action, &screen.page_view(view)),
        |screen, action, view| screen.reading.act(action, &screen.page_view(view)),
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
        Self { subject, turn, is_placed: false, looked_for: None, reading, beside: None }
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
        self.beside = match self.subject {
            TreeNode::Entry(key) => {
                EntryBeside::of(self.beside.take().map(|beside| *beside), key, view).map(Box::new)
            }
            TreeNode::Archive(_)
            | TreeNode::Digest(_)
            | TreeNode::DigestTheatre(..)
            | TreeNode::DigestArea(..)
            | TreeNode::Theatre(_)
            | TreeNode::Area(..)
            | TreeNode::Wave(_)
            | TreeNode::Passage(_) => None,
        };
        let inner = self.page_view(view);
        match &mut self.beside {
            Some(beside) => self.reading.show_laid_out(beside.lay_out(page, view), &inner),
            None => self.reading.show(&page, &inner),
        }
        // A passage is read where it stands; afterwards the window stays where the user takes it.
        if !std::mem::replace(&mut self.is_placed, true)
            && let Some(words) = self.subject.begins_with(view.corpus)
        {
            self.reading.go_to(&words, &inner);
        }
        if let Some(words) = self.looked_for.take() {
            self.reading.look_for(&words, &inner);
        }
    }

    /// Returns true if it is about an entry and waits for the geography to be read.
    pub fn waits(&self) -> bool {
        self.beside.as_ref().is_some_and(|beside| beside.waits())
    }

    /// Returns what the page itself may use: its part of the body.
    fn page_view<'a>(&self, view: &ViewContext<'a>) -> ViewContext<'a> {
        let body = self.beside.as_ref().map_or(view.body, |beside| beside.page_area(view));
        ViewContext { body, ..*view }
    }

    /// Draws the page, and what stands beside it.
    pub(super) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let inner = self.page_view(view);
        self.reading.draw(&inner, buffer);
        let Some(beside) = &self.beside else { return };
        beside.draw(view, |area| self.reading.is_free(area, &inner), buffer);
        let chosen = beside.chosen_row().and_then(|row| self.reading.row_area(row, &inner));
        if let Some(row) = chosen {
            // Dim and reversed at once is grey on light grey in some terminals.
            let style = view.theme.style(Role::Selected).remove_modifier(Modifier::DIM);
            buffer.set_style(row, style);
        }
    }

    /// Returns the addresses in the window.
    pub(super) fn links(&self, view: &ViewContext<'_>) -> Vec<AddressCells> {
        self.reading.links(&self.page_view(view))
    }

    /// Returns how far down the page is scrolled, or the number of the current hit.
    pub(super) fn position(&self, view: &ViewContext<'_>) -> String {
        self.reading.position(&self.page_view(view))
    }

    /// Adds typed text to the query that is looked for.
    pub(super) fn type_text(&mut self, text: &str, view: &ViewContext<'_>) {
        let inner = self.page_view(view);
        self.reading.type_text(text, &inner);
    }

    /// Returns what an action does to the entries near it, which may have the keys.
    fn now_near(&self, action: Action, _: &ViewContext<'_>) -> Now {
        let Some(beside) = self.beside.as_ref().filter(|beside| beside.has_near()) else {
            return Now::Idle;
        };
        let opens = action == Action::Open && beside.chosen().is_some();
        let is_own = action == Action::Back || Motion::of(action).is_some();
        Now::when(action == Action::Nearest || opens || beside.has_keys() && is_own)
    }

    fn act_near(&mut self, action: Action, view: &ViewContext<'_>) -> Request {
        let inner = self.page_view(view);
        let Some(beside) = &mut self.beside else { return Request::Nothing };
        match (action, beside.chosen()) {
            (Action::Open, Some(key)) => {
                beside.take_back();
                return Request::Read(TreeNode::Entry(key), self.turn);
            }
            (Action::Nearest | Action::Back, _) => beside.switch(),
            // Every other one moves; those that do not are not its own.
            _ => beside.go(action),
        }
        if let Some(row) = beside.chosen_row() {
            self.reading.bring_in(row, &inner);
        }
        Request::Nothing
    }

    #[must_use]
    pub(super) fn moved(&mut self, from: &Corpus, to: &Corpus) -> bool {
        let moved = self.subject.moved(from, to);
        self.subject = moved.unwrap_or(self.subject);
        // Its places belong to the corpus before.
        self.beside = None;
        moved.is_some()
    }

    pub(super) fn crumbs(&self, view: &ViewContext<'_>) -> Vec<String> {
        let trail = self.subject.trail(view.corpus, self.turn);
        trail.into_iter().map(|subject| subject.name(view.corpus)).collect()
    }

    pub(super) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let mut spoken = Spoken::default();
        spoken.read(&self.subject.read_in(view.corpus).page(view.corpus));
        if let Some(beside) = &self.beside {
            beside.say(view, &mut spoken);
        }
        spoken.headed()
    }

    /// Selects one of the entries near it, where there are any.
    pub(super) fn choose(&mut self, spot: SpokenSpot) {
        if let Some(beside) = &mut self.beside {
            beside.lend(spot.row);
        }
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
