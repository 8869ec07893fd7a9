//! What is typed, what it found, and what an action does.

use super::facets::{FacetRow, rows};
use super::items::{Item, Order};
use super::naming::Naming;
use crate::app::{Answer, Piece, Subject, Turn};
use crate::archive::{Corpus, EntryKey};
use crate::keys::{Action, Context};
use crate::query::{Completion, Fault, Query, Results, complete, parse};
use crate::screens::input::Input;
use crate::screens::scroll::Cursor;
use crate::screens::{Prompt, Request, Scene};
use crate::text::grouped;

/// Which part of the screen has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The line that is typed, and the list below it.
    Found,
    /// What the result can be narrowed by.
    Facets,
    /// The name that the query is saved under.
    Name,
}

/// The search.
#[derive(Clone, Debug)]
pub struct Search {
    pub(super) input: Input,
    /// The last query that could be read; a faulty one does not empty the list.
    pub(super) query: Query,
    pub(super) fault: Option<Fault>,
    /// How what is typed could go on, the best first: as the taxonomy has it at once, and as the
    /// archive has it when the answer comes.
    pub(super) offers: Vec<Completion>,
    /// The number of the question that was asked last; older answers are dropped.
    asked: u64,
    /// Whether there will be no answer to it unless it is asked again.
    pub(super) failed: bool,
    pub(super) results: Option<Results>,
    /// The words that what was found does not have, where nothing has them all.
    pub(super) lacking: Vec<String>,
    pub(super) cursor: Cursor,
    /// What was found, as it is listed.
    pub(super) items: Vec<Item>,
    order: Order,
    pub(super) facets: Vec<FacetRow>,
    pub(super) facet: usize,
    pub(super) focus: Focus,
    pub(super) naming: Naming,
    /// How far back in the history one is; 0 is what one typed oneself.
    back: usize,
}

/// So many entries are listed; the count says how many there are.
pub const LISTED: usize = 500;

/// Rows that one entry takes in the list: what it is, and where the query stands in it.
pub const ROWS: usize = 2;

impl Search {
    /// A search that begins with some text, such as the place one came from.
    pub fn new(text: &str, scene: &Scene<'_>) -> Self {
        let mut search = Self {
            input: Input::new(text),
            query: Query::default(),
            fault: None,
            offers: Vec::new(),
            asked: 0,
            failed: false,
            results: None,
            lacking: Vec::new(),
            cursor: Cursor::default(),
            items: Vec::new(),
            order: Order::Flat,
            facets: Vec::new(),
            facet: 0,
            focus: Focus::Found,
            naming: Naming::new(),
            back: 0,
        };
        search.read(scene);
        search
    }

    /// Where keys are pressed.
    pub(crate) fn context(&self) -> Context {
        match self.focus {
            Focus::Found => Context::Search,
            Focus::Facets => Context::Narrow,
            Focus::Name => Context::Prompt,
        }
    }

    /// The name that is being typed.
    pub(crate) fn prompt(&self) -> Option<Prompt<'_>> {
        let typing = self.focus == Focus::Name;
        typing.then(|| Prompt { lead: "save as: ", text: self.naming.text(), told: String::new() })
    }

    /// The query that is to be answered.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        self.input.text()
    }

    /// What was typed, and the bytes before the cursor.
    pub fn typed(&self) -> (&str, usize) {
        (self.input.text(), self.input.cursor())
    }

    /// From now on only the answer to this question counts.
    pub fn expect(&mut self, asked: u64) {
        self.asked = asked;
        self.failed = false;
    }

    /// There will be no answer to a question. What was found before is no answer to it either.
    pub fn fail(&mut self, asked: u64) {
        if asked == self.asked {
            self.moved();
            self.failed = true;
        }
    }

    /// Takes an answer, unless a newer question was asked since.
    pub fn found(&mut self, answer: Answer, scene: &Scene<'_>) {
        if answer.number != self.asked {
            return;
        }
        self.facets = rows(&answer.results.facets, scene.corpus.taxonomy());
        self.facet = self.facet.min(self.facets.len().saturating_sub(1));
        self.items = self.order.items(&answer.results.hits, scene.corpus);
        self.results = Some(answer.results);
        self.lacking = answer.lacking;
        self.offers = answer.offers;
        self.settle(scene);
    }

    /// The entry that is selected.
    pub fn selected(&self) -> Option<EntryKey> {
        match self.items.get(self.cursor.at)? {
            Item::Entry(key) => Some(*key),
            Item::Theatre(..) => None,
        }
    }

    /// Moves the selection by so many entries. False where it stays.
    pub fn step_by(&mut self, by: isize, scene: &Scene<'_>) -> bool {
        let before = self.cursor.at;
        let at = before.saturating_add_signed(by);
        self.cursor.go(at, self.items.len(), height(scene));
        self.pass_headings(by < 0, scene);
        self.cursor.at != before
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
    pub(crate) fn act(&mut self, action: Action, history: &[String], scene: &Scene<'_>) -> Request {
        match self.focus {
            Focus::Found => {}
            Focus::Facets => return self.act_on_facets(action, scene),
            Focus::Name => return self.act_on_name(action, scene),
        }
        // Above the first entry are the queries of before, as in a shell.
        let first = self.first_entry();
        match action {
            Action::MoveUp if self.cursor.at <= first => {
                return self.recall(self.back + 1, history, scene);
            }
            Action::MoveDown if self.cursor.at <= first && self.back > 0 => {
                return self.recall(self.back - 1, history, scene);
            }
            _ => {}
        }
        if self.cursor.act(action, self.items.len(), height(scene)) {
            self.pass_headings(matches!(action, Action::MoveUp | Action::PageUp), scene);
            return Request::Nothing;
        }
        match action {
            Action::Back => Request::Leave,
            Action::Confirm => match self.selected() {
                Some(key) => Request::Read(Subject::Entry(key), Turn::ByDigest),
                None if self.failed => Request::Ask,
                None => Request::Nothing,
            },
            Action::Copy => match self.selected() {
                Some(key) => Request::Copy(Piece::Quote(Subject::Entry(key))),
                None => Request::Nothing,
            },
            Action::Narrow if !self.facets.is_empty() => {
                self.focus = Focus::Facets;
                self.facet = self.next_value(0, 1);
                Request::Nothing
            }
            Action::CursorRight if self.input.parts().1.is_empty() => self.complete(scene),
            Action::CursorLeft | Action::CursorRight => {
                self.input.act(action);
                self.offer(scene);
                Request::Ask
            }
            Action::Group => self.regroup(scene),
            Action::Save => self.name_it(),
            Action::Older => self.recall(self.back + 1, history, scene),
            Action::Newer => self.recall(self.back.saturating_sub(1), history, scene),
            _ if self.input.act(action) => self.changed(scene),
            _ => Request::Nothing,
        }
    }

    pub(crate) fn type_text(&mut self, text: &str, scene: &Scene<'_>) -> Request {
        match self.focus {
            Focus::Found => {
                self.input.type_text(text);
                return self.changed(scene);
            }
            Focus::Facets => {}
            Focus::Name => self.naming.type_text(text),
        }
        Request::Nothing
    }

    pub(crate) fn settle(&mut self, scene: &Scene<'_>) {
        self.cursor.settle(self.items.len(), height(scene));
        self.pass_headings(false, scene);
    }

    /// Entries of another corpus are other entries: what was found is asked for anew.
    pub(crate) fn moved(&mut self) {
        self.results = None;
        self.offers.clear();
        self.items.clear();
        self.facets.clear();
        if self.focus == Focus::Facets {
            self.focus = Focus::Found;
        }
    }

    pub(crate) fn position(&self, corpus: &Corpus) -> String {
        match &self.results {
            // What is listed lacks a word, so nothing was found of what was asked.
            Some(results) if !self.lacking.is_empty() => format!("0 of {}", grouped(results.of)),
            Some(results) => format!("{} of {}", grouped(results.total), grouped(results.of)),
            None => format!("… of {}", grouped(corpus.len())),
        }
    }

    /// The first row with an entry.
    fn first_entry(&self) -> usize {
        self.items.iter().position(|item| matches!(item, Item::Entry(_))).unwrap_or(0)
    }

    /// A heading is not selected: the selection goes on to the entry behind it, or, on the way up,
    /// to the one before it.
    fn pass_headings(&mut self, up: bool, scene: &Scene<'_>) {
        if let Some(Item::Theatre(..)) = self.items.get(self.cursor.at) {
            let at = match self.cursor.at.checked_sub(1) {
                Some(before) if up => before,
                _ => self.cursor.at + 1,
            };
            self.cursor.go(at, self.items.len(), height(scene));
        }
    }

    /// Turns the order of the list; the entry stays selected.
    fn regroup(&mut self, scene: &Scene<'_>) -> Request {
        let selected = self.selected();
        self.order = self.order.other();
        let hits = self.results.as_ref().map_or(&[][..], |results| &results.hits);
        self.items = self.order.items(hits, scene.corpus);
        let same = |item: &Item| selected.is_some_and(|key| *item == Item::Entry(key));
        let at = self.items.iter().position(same).unwrap_or(0);
        self.cursor.go(at, self.items.len(), height(scene));
        self.pass_headings(false, scene);
        Request::Nothing
    }

    fn changed(&mut self, scene: &Scene<'_>) -> Request {
        self.back = 0;
        self.read(scene);
        if self.fault.is_none() {
            self.cursor = Cursor::default();
        }
        // Also where it is at fault: what is half written could go on.
        Request::Ask
    }

    /// Offers what the taxonomy has, until the answer comes.
    fn offer(&mut self, scene: &Scene<'_>) {
        let (typed, cursor) = self.typed();
        self.offers = complete(typed, cursor, scene.corpus.taxonomy());
    }

    /// Writes the first of what is offered.
    fn complete(&mut self, scene: &Scene<'_>) -> Request {
        let Some(first) = self.offers.first().cloned() else { return Request::Nothing };
        self.input.replace(first.range, &first.text);
        self.changed(scene)
    }

    fn read(&mut self, scene: &Scene<'_>) {
        self.offer(scene);
        match parse(self.input.text(), scene.corpus.taxonomy()) {
            Ok(query) => {
                self.query = query;
                self.fault = None;
            }
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// A query of earlier, the newest first; nothing further back than there is.
    fn recall(&mut self, back: usize, history: &[String], scene: &Scene<'_>) -> Request {
        let text = match back.checked_sub(1) {
            None => "",
            Some(at) => match history.len().checked_sub(at + 1).and_then(|at| history.get(at)) {
                Some(text) => text,
                None => return Request::Nothing,
            },
        };
        self.input = Input::new(text);
        let request = self.changed(scene);
        self.back = back;
        request
    }

    /// Asks for a name to save the query under, where there is one to save.
    fn name_it(&mut self) -> Request {
        if self.input.text().trim().is_empty() {
            return Request::Say("There is no query to save: type one first".to_owned());
        }
        if self.fault.is_some() {
            return Request::Say("A query with a fault is not saved: mend it first".to_owned());
        }
        self.naming = Naming::new();
        self.focus = Focus::Name;
        Request::Nothing
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
    fn act_on_name(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        match action {
            Action::Erase => self.naming.erase(),
            Action::Cancel => self.focus = Focus::Found,
            Action::Confirm => {
                if let Some(keeping) = self.naming.confirm(self.input.text(), scene.saved) {
                    self.focus = Focus::Found;
                    return Request::Keep(keeping);
                }
            }
            _ => {}
        }
        Request::Nothing
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
    fn act_on_facets(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        match action {
            Action::MoveDown => self.facet = self.next_value(self.facet + 1, 1),
            Action::MoveUp => self.facet = self.next_value(self.facet.saturating_sub(1), -1),
            Action::First => self.facet = self.next_value(0, 1),
            Action::Last => self.facet = self.next_value(self.facets.len(), -1),
            Action::Back | Action::Narrow => self.focus = Focus::Found,
            Action::Confirm => {
                if let Some(FacetRow::Value { field, word, .. }) = self.facets.get(self.facet) {
                    // The query shows what was chosen, so that one learns the language by it.
                    self.input = Input::new(self.query.narrowed(field, word).to_string());
                    self.focus = Focus::Found;
                    return self.changed(scene);
                }
            }
            _ => {}
        }
        Request::Nothing
    }

    /// The nearest row with a value, from `at` on; headings are passed over.
    fn next_value(&self, at: usize, by: isize) -> usize {
        let is_value = |at: &usize| matches!(self.facets.get(*at), Some(FacetRow::Value { .. }));
        let at = at.min(self.facets.len().saturating_sub(1));
        let found = if by > 0 {
            (at..self.facets.len()).find(is_value)
        } else {
            (0..=at).rev().find(is_value)
        };
        found.unwrap_or(self.facet)
    }
}

/// Entries that the list shows at once.
pub fn height(scene: &Scene<'_>) -> usize {
    usize::from(scene.body.height.saturating_sub(super::draw::HEAD)) / ROWS
}
