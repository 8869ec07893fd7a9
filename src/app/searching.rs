//! Questions and answers: from what is typed in a search to what it finds.

use super::{Answer, AnswerSum, App, Effect, MapAnswer, Question};
use crate::screens::{Screen, Search};
use crate::state::StateChange;

/// How many entries of an answer are listed.
const MOST: usize = crate::screens::LISTED;

/// How many queries are remembered.
const REMEMBERED: usize = 100;

impl App {
    /// Opens a search within the current subject.
    pub(super) fn search_here(&mut self) -> Vec<Effect> {
        let here = match self.screen() {
            Some(Screen::Text(text)) => Some(text.subject()),
            Some(Screen::Front(_)) => None,
            _ => self.drill_down().map(|browse| browse.step().subject),
        };
        let scope = here.map_or_else(String::new, |subject| subject.scope(&self.corpus));
        let effects = self.search(&scope);
        if let Some(search) = self.screens.last_mut().and_then(Screen::as_search) {
            search.hold_to(&scope);
        }
        effects
    }

    /// Opens a search for a text.
    pub(super) fn search(&mut self, text: &str) -> Vec<Effect> {
        let search = Search::new(text, &self.view());
        self.open(Screen::Search(Box::new(search)));
        self.ask()
    }

    /// Asks the question of the topmost search.
    pub(super) fn ask(&mut self) -> Vec<Effect> {
        let number = self.asked + 1;
        let mut searches = self.screens.iter_mut().rev().filter_map(Screen::as_search);
        let Some(search) = searches.next() else { return Vec::new() };
        search.expect(number);
        self.asked = number;
        let (typed, cursor) = search.typed();
        let typed = typed.to_owned();
        let taken_back = search.taken_back().to_vec();
        let (query, sort) = (search.query().clone(), search.sort());
        let unscoped = search.unscoped();
        let question =
            Question { number, query, most: MOST, sort, typed, cursor, taken_back, unscoped };
        vec![Effect::Search(Box::new(question))]
    }

    /// Passes an answer to the search that waits for it.
    pub(super) fn answered(&mut self, answer: Answer) {
        let mut screens = std::mem::take(&mut self.screens);
        if let Some(search) = screens.iter_mut().rev().find_map(Screen::as_search) {
            search.found(answer, &self.view());
        }
        self.screens = screens;
    }

    /// Passes what an answer comes to to the search that has it.
    pub(super) fn added_up(&mut self, sum: AnswerSum) -> Vec<Effect> {
        let number = sum.number;
        let mut screens = std::mem::take(&mut self.screens);
        if let Some(search) = screens.iter_mut().rev().find_map(Screen::as_search) {
            search.add_up(sum, &self.view());
        }
        self.screens = screens;
        let mut effects = self.open_awaited_map(number);
        effects.extend(self.map_what_was_found().or_else(|| self.read_map_if_waiting()));
        effects
    }

    /// Has what a search found put on the map beside it, as soon as both are known.
    pub(super) fn map_what_was_found(&mut self) -> Option<Effect> {
        self.corpus.known_spots()?;
        self.screens.iter_mut().rev().find_map(Screen::map_question).map(Effect::MapFound)
    }

    /// Passes what was put on the map to the search that waits for it.
    pub(super) fn found_mapped(&mut self, answer: MapAnswer) {
        let mut screens = std::mem::take(&mut self.screens);
        if let Some(search) = screens.iter_mut().rev().find_map(Screen::as_search) {
            search.map_found(answer, &self.view());
        }
        self.screens = screens;
    }

    /// Tells the search that waits for an answer that there will be none.
    pub(super) fn search_failed(&mut self, number: u64) {
        for screen in self.screens.iter_mut().rev() {
            if let Screen::Search(search) = screen {
                search.fail(number);
                break;
            }
        }
    }

    /// Remembers the query that led to what is opened now; it is to be kept.
    pub(super) fn remember_query(&mut self) -> Option<StateChange> {
        let Some(Screen::Search(search)) = self.screen() else { return None };
        let text = search.text().trim().to_owned();
        if text.is_empty() {
            return None;
        }
        self.queries.retain(|known| *known != text);
        self.queries.push(text.clone());
        let over = self.queries.len().saturating_sub(REMEMBERED);
        self.queries.drain(..over);
        Some(StateChange { queries: vec![text], ..StateChange::default() })
    }
}
