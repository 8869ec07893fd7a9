//! The typed query and its result.

use std::sync::Arc;

use super::facets::{FacetRow, rows};
use super::hit_map::HitMap;
use super::items::{Order, ResultItem, Unfolded};
use super::naming::SearchNaming;
use super::sum_rows::head;
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::digest::grouped;
use crate::jobs::{Answer, AnswerSum, WiderCount};
use crate::keys::Context;
use crate::page::events_told;
use crate::query::{
    Chip, Completion, Facets, Query, QueryFault, Results, Sort, TownOffer, complete,
    understand_without_index,
};
use crate::screens::input::LineInput;
use crate::screens::scroll::{Cursor, Towards};
use crate::screens::{Prompt, Request, ViewContext};
use crate::sums::FoundSum;

/// The part of the screen that receives the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The input line and the list below it.
    Found,
    /// The list alone: letters are keys.
    List,
    /// The facets that narrow the result.
    Facets,
    /// The name that the query is saved under.
    Name,
}

/// The search.
#[derive(Clone, Debug)]
pub struct Search {
    pub(super) input: LineInput,
    /// The last valid query; a faulty one does not empty the list.
    pub(super) query: Query,
    pub(super) fault: Option<QueryFault>,
    /// Where the last term begins, if that is only not whole yet: then the rest is answered.
    pub(super) unfinished: Option<usize>,
    /// The place that the search began at, as it stands in the line; empty if at none.
    pub(super) scope: String,
    /// What was understood in the plain words of the query.
    pub(super) chips: Vec<Chip>,
    /// What finds the same when read strictly, once it is added up and if anything was understood.
    pub(super) standing: Option<Query>,
    /// What the whole archive has, where the place that the search is held to has nothing.
    pub(super) wider: Option<WiderCount>,
    /// What may be found for the towns in it; it comes with the answer.
    pub(super) towns: Vec<TownOffer>,
    /// Typed words that are plain words again, because their chip was taken back.
    taken_back: Vec<String>,
    /// The completions of the typed text, the best first: from the taxonomy at once, and from the
    /// archive when the answer comes.
    pub(super) offers: Vec<Completion>,
    /// The number of the latest question; older answers are dropped.
    pub(super) asked: u64,
    /// Whether the latest question failed, so that it has no answer unless it is asked again.
    pub(super) failed: bool,
    pub(super) results: Option<Results>,
    /// What they rest on, in words, where the query names places or days.
    pub(super) rests_on: Option<String>,
    /// What the entries found come to; it follows the results.
    pub(super) sum: Option<FoundSum>,
    /// All entries that were found; they come with the sum.
    pub(super) found: Option<Arc<[EntryKey]>>,
    /// Where these are, on a small map.
    pub(super) map: HitMap,
    pub(super) cursor: Cursor,
    /// The results as listed.
    pub(super) items: Vec<ResultItem>,
    pub(super) order: Order,
    pub(super) unfolded: Unfolded,
    /// The order that the results are asked for in.
    pub(super) sort: Sort,
    pub(super) facets: Vec<FacetRow>,
    pub(super) facet: usize,
    pub(super) focus: Focus,
    pub(super) naming: SearchNaming,
    /// The position in the history; 0 is the user's own text.
    pub(super) back: usize,
}

/// The greatest number of entries listed; the count says how many there are.
pub const LISTED: usize = 500;

/// The rows of one entry in the list: its row, and the snippet that matches the query.
pub const ROWS: usize = 2;

impl Search {
    /// Starts a search with some text, such as the place that the user came from.
    pub fn new(text: &str, view: &ViewContext<'_>) -> Self {
        let mut search = Self {
            input: LineInput::new(text),
            query: Query::default(),
            fault: None,
            unfinished: None,
            scope: String::new(),
            chips: Vec::new(),
            standing: None,
            wider: None,
            towns: Vec::new(),
            taken_back: Vec::new(),
            offers: Vec::new(),
            asked: 0,
            failed: false,
            results: None,
            rests_on: None,
            sum: None,
            found: None,
            map: HitMap::default(),
            cursor: Cursor::default(),
            items: Vec::new(),
            order: Order::Flat,
            unfolded: Unfolded::default(),
            sort: Sort::default(),
            facets: Vec::new(),
            facet: 0,
            focus: Focus::Found,
            naming: SearchNaming::default(),
            back: 0,
        };
        search.read(view);
        search
    }

    /// Notes that the line begins with the place that the user came from.
    pub fn hold_to(&mut self, scope: &str) {
        scope.trim().clone_into(&mut self.scope);
    }

    /// Returns the context of the keys.
    pub(crate) fn context(&self) -> Context {
        match self.focus {
            Focus::Found => Context::Search,
            Focus::List => Context::Results,
            Focus::Facets => Context::Narrow,
            Focus::Name => Context::Prompt,
        }
    }

    /// Returns the name that is being typed.
    pub(crate) fn prompt(&self) -> Option<Prompt<'_>> {
        let typing = self.focus == Focus::Name;
        typing.then(|| Prompt {
            lead: "save as: ",
            text: self.naming.text(),
            remark: String::new(),
        })
    }

    /// Returns the query to be answered.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Returns the typed text.
    pub fn text(&self) -> &str {
        self.input.text()
    }

    /// Returns the typed text, and the number of bytes before the cursor.
    pub fn typed(&self) -> (&str, usize) {
        (self.input.text(), self.input.cursor())
    }

    /// Returns the order that the results are asked for in.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Returns the typed words whose understanding was taken back.
    pub fn taken_back(&self) -> &[String] {
        &self.taken_back
    }

    /// Makes the words of the last chip plain words again.
    pub(super) fn take_back(&mut self, view: &ViewContext<'_>) -> Request {
        let Some(chip) = self.chips.last() else { return Request::Nothing };
        self.taken_back.push(chip.words(self.input.text()).to_owned());
        self.changed(view)
    }

    /// Writes into the line what happened in the area of a town, so that it is found too.
    pub(super) fn with_area(&mut self, view: &ViewContext<'_>) -> Request {
        let Some(offer) = self.towns.first() else { return Request::Nothing };
        self.input.replace(offer.range.clone(), &offer.part());
        self.changed(view)
    }

    /// Accepts only the answer to this question from now on.
    pub fn expect(&mut self, asked: u64) {
        self.asked = asked;
        self.failed = false;
    }

    /// Notes that a question has no answer. Earlier results do not answer it either, so they go.
    pub fn fail(&mut self, asked: u64) {
        if asked == self.asked {
            self.moved();
            self.failed = true;
        }
    }

    /// Takes an answer, unless a newer question was asked since.
    pub fn found(&mut self, answer: Answer, view: &ViewContext<'_>) {
        if answer.number != self.asked {
            return;
        }
        self.items = self.order.items(&answer.results, &self.unfolded, view.corpus);
        if self.fault.is_none() {
            self.query = answer.query;
            self.chips = answer.chips;
            self.towns = answer.towns;
        }
        self.wider = answer.wider;
        self.results = Some(answer.results);
        self.sum = None;
        self.found = None;
        self.rests_on = None;
        self.offers = answer.offers;
        self.offers
            .retain(|offer| !self.chips.iter().any(|chip| chip.range.end == offer.range.end));
        self.relayout(view);
    }

    /// Lists the counts anew. The value that is selected stays selected, wherever it stands now.
    fn list_facets(&mut self, facets: &Facets, corpus: &Corpus) {
        let selected = self.facets.get(self.facet).cloned();
        self.facets = rows(facets, corpus.taxonomy());
        let same = |row: &FacetRow| selected.as_ref().is_some_and(|before| row.is_of(before));
        let at = self.facets.iter().position(same).unwrap_or(self.facet);
        self.facet = self.value_from(at, Towards::Beginning);
        if self.facets.is_empty() && self.focus == Focus::Facets {
            self.focus = Focus::Found;
        }
    }

    /// Takes what the entries found come to, unless a newer question was asked since.
    pub(crate) fn add_up(&mut self, answer: AnswerSum, view: &ViewContext<'_>) {
        if answer.number == self.asked && self.results.is_some() {
            self.list_facets(&answer.facets, view.corpus);
            self.map = HitMap::default();
            self.found = Some(answer.entries);
            self.sum = Some(answer.sum);
            self.rests_on = answer.rests_on;
            self.standing = answer.standing;
            self.relayout(view);
        }
    }

    /// Returns the selected record.
    pub fn selected(&self) -> Option<RecordKey> {
        self.items.get(self.cursor.at)?.record()
    }

    pub(crate) fn type_text(&mut self, text: &str, view: &ViewContext<'_>) -> Request {
        match self.focus {
            Focus::Found => {
                self.input.type_text(text);
                return self.changed(view);
            }
            Focus::List | Focus::Facets => {}
            Focus::Name => self.naming.type_text(text),
        }
        Request::Nothing
    }

    pub(crate) fn relayout(&mut self, view: &ViewContext<'_>) {
        self.cursor.relayout(self.items.len(), height(view));
        self.pass_headings(false, view);
        let found = self.found.as_deref().unwrap_or_default();
        self.map.relayout(found, self.map_area(view), view);
    }

    /// Drops the results: entries of another corpus are other entries, so the query is asked again.
    pub(crate) fn moved(&mut self) {
        self.results = None;
        self.sum = None;
        self.found = None;
        self.map = HitMap::default();
        self.offers.clear();
        self.items.clear();
        self.unfolded = Unfolded::default();
        self.facets.clear();
        if self.focus == Focus::Facets {
            self.focus = Focus::Found;
        }
    }

    pub(crate) fn position(&self, corpus: &Corpus) -> String {
        let found = match self.sort {
            Sort::Best => self.counted(corpus),
            Sort::Date | Sort::Toll | Sort::Place => {
                format!("by {}: {}", self.sort.word(), self.counted(corpus))
            }
        };
        // What a query with a fault would find is not known: the list is still that of the last one
        // that could be read.
        match (&self.fault, self.unfinished) {
            (None, _) => found,
            (Some(_), Some(_)) => format!("so far: {found}"),
            (Some(_), None) => format!("before: {found}"),
        }
    }

    fn counted(&self, corpus: &Corpus) -> String {
        let beside = self.results.as_ref().and_then(Results::beside);
        let beside = beside.map(|beside| format!(", {beside}")).unwrap_or_default();
        let entries = match &self.results {
            Some(results) if results.told().is_plain() => {
                format!("{} of {}", grouped(results.total), grouped(results.of))
            }
            Some(results) => {
                format!("{} of {}", events_told(&results.told()), grouped(results.of))
            }
            None => format!("… of {}", grouped(corpus.len())),
        };
        entries + &beside
    }

    /// Returns the first row with an entry.
    pub(super) fn first_entry(&self) -> usize {
        self.items.iter().position(|item| item.record().is_some()).unwrap_or(0)
    }

    /// Skips a heading, which cannot be selected: the selection moves to the entry after it, or, on
    /// the way up, to the entry before it.
    pub(super) fn pass_headings(&mut self, up: bool, view: &ViewContext<'_>) {
        if let Some(ResultItem::Theatre(..) | ResultItem::Nearest(..)) =
            self.items.get(self.cursor.at)
        {
            let at = match self.cursor.at.checked_sub(1) {
                Some(before) if up => before,
                _ => self.cursor.at + 1,
            };
            self.cursor.go(at, self.items.len(), height(view));
        }
    }

    pub(super) fn changed(&mut self, view: &ViewContext<'_>) -> Request {
        self.back = 0;
        self.read(view);
        if self.fault.is_none() {
            self.cursor = Cursor::default();
        }
        // A faulty query is asked too: half-written text can still be completed.
        Request::Ask
    }

    /// Offers completions from the taxonomy until the answer comes.
    pub(super) fn offer(&mut self, view: &ViewContext<'_>) {
        let (typed, cursor) = self.typed();
        self.offers = complete(typed, cursor, view.corpus.taxonomy());
    }

    fn read(&mut self, view: &ViewContext<'_>) {
        self.offer(view);
        // They are of the text before.
        self.towns.clear();
        let typed = self.input.text();
        let small = typed.to_lowercase();
        self.standing = None;
        self.unfinished = None;
        self.taken_back.retain(|words| small.contains(&words.to_lowercase()));
        match understand_without_index(typed, view.corpus, &self.taken_back) {
            Ok(understood) => {
                self.query = understood.query;
                self.chips = understood.chips;
                self.fault = None;
            }
            Err(fault) => {
                self.chips.clear();
                self.answer_rest(&fault, view);
                self.fault = Some(fault);
            }
        }
    }
}

/// Returns the number of entries that the list shows at once.
pub fn height(view: &ViewContext<'_>) -> usize {
    usize::from(view.body.height.saturating_sub(head(view))) / ROWS
}
