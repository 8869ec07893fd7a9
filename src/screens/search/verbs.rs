//! What an action does in the search: in the list below the input line, in the facets, and in the
//! name that the query is saved under.

use super::facets::FacetRow;
use super::naming::{KeptQuery, SearchNaming};
use super::state::{Focus, Search, height};
use crate::archive::{EntryKey, RecordKey};
use crate::keys::Action;
use crate::query::{NameLookup, Results, Sign, TypedChoice, understand_without_index};
use crate::screens::input::LineInput;
use crate::screens::scroll::{Cursor, Motion, Towards};
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::{CopyRequest, Request, ViewContext};
use crate::tree::{TreeNode, Turn};

/// Moves in the list, past the headings.
const MOVING: Verb<Search> = part(
    |search, action, _| Motion::now(action, search.entries() > 1),
    |search, action, view| {
        search.cursor.act(action, search.items.len(), height(view));
        search.pass_headings(Motion::of(action).is_some_and(Motion::is_up), view);
        Request::Nothing
    },
);

const FOUND: &[Verb<Search>] = &[
    // Moving up from the first entry leads to earlier queries, as in a shell.
    verb(
        Action::MoveUp,
        |search, view| Now::when(search.is_at_first() && search.has_older(view)),
        |search, view| search.recall(search.back + 1, view),
    ),
    verb(
        Action::MoveDown,
        |search, _| Now::when(search.is_at_first() && search.back > 0),
        |search, view| search.recall(search.back.saturating_sub(1), view),
    ),
    MOVING,
    always(Action::Back, |_, _| Request::Leave),
    verb(
        Action::Confirm,
        |search, _| Now::when(search.selected().is_some() || search.failed),
        |search, _| match search.selected() {
            Some(key) => Request::Read(key.into(), Turn::ByDigest),
            // There was no answer, so the question is asked again.
            None => Request::Ask,
        },
    ),
    verb(
        Action::Copy,
        |search, _| Now::when(search.selected().is_some()),
        |search, _| {
            let copy = |key| Request::Copy(CopyRequest::Quote(TreeNode::from(key)));
            search.selected().map_or(Request::Nothing, copy)
        },
    ),
    verb(
        Action::Narrow,
        |search, _| Now::when(!search.facets.is_empty()),
        |search, _| {
            search.focus = Focus::Facets;
            search.facet = search.value_from(0, Towards::End);
            Request::Nothing
        },
    ),
    verb(Action::CursorRight, |search, _| Now::when(search.may_complete()), Search::complete),
    verb(Action::TakeBack, |search, _| Now::when(!search.chips.is_empty()), Search::take_back),
    verb(Action::WithArea, |search, _| Now::when(!search.towns.is_empty()), Search::with_area),
    part(|search, action, _| search.input.now(action), Search::edit),
    verb(
        Action::Group,
        // A pending answer is listed in the chosen order too.
        |search, _| Now::when(!search.items.is_empty() || search.results.is_none()),
        Search::regroup,
    ),
    verb(
        Action::Sort,
        |search, _| Now::when(search.entries() > 1 || search.results.is_none()),
        |search, _| {
            search.sort = search.sort.next();
            search.cursor = Cursor::default();
            Request::Ask
        },
    ),
    verb(
        Action::Results,
        |search, _| Now::when(search.selected().is_some()),
        |search, _| {
            search.focus = Focus::List;
            Request::Nothing
        },
    ),
    verb(Action::Export, |search, _| search.now_export(), |search, view| search.export(view)),
    verb(Action::Widen, |search, _| Now::when(search.within().is_some()), Search::widen),
    verb(
        Action::Unfold,
        |search, view| Now::when(search.told_again(view).is_some()),
        Search::unfold,
    ),
    verb(Action::Save, |search, _| search.now_save(), |search, _| search.name_it()),
    verb(
        Action::Older,
        |search, view| Now::when(search.has_older(view)),
        |search, view| search.recall(search.back + 1, view),
    ),
    verb(
        Action::Newer,
        |search, _| Now::when(search.back > 0),
        |search, view| search.recall(search.back.saturating_sub(1), view),
    ),
];

/// With the focus in the list all is as with the focus in the line, but for moving and going back.
const LISTED: &[Verb<Search>] = &[
    MOVING,
    always(Action::Back, |search, _| search.focus_on_found()),
    part(
        |search, action, view| {
            let own = Motion::of(action).is_none();
            let found = || FOUND.iter().map(|verb| verb.now(search, action, view));
            let ready = own.then(|| found().find(|now| *now != Now::Idle)).flatten();
            ready.unwrap_or(Now::Idle)
        },
        |search, action, view| search.act_by(FOUND, action, view),
    ),
];

const FACETS: &[Verb<Search>] = &[
    part(
        |search, action, _| Motion::now(action, search.values() > 1),
        |search, action, view| {
            search.move_facet(action, view);
            Request::Nothing
        },
    ),
    always(Action::Back, |search, _| search.focus_on_found()),
    always(Action::Narrow, |search, _| search.focus_on_found()),
    verb(
        Action::Confirm,
        |search, _| search.now_choose(),
        |search, view| search.narrow_to(Sign::Asks, view),
    ),
    verb(
        Action::Exclude,
        |search, _| search.now_choose(),
        |search, view| search.narrow_to(Sign::Denies, view),
    ),
];

const NAME: &[Verb<Search>] = &[
    verb(
        Action::Erase,
        |search, _| Now::when(!search.naming.text().is_empty()),
        |search, _| {
            search.naming.erase();
            Request::Nothing
        },
    ),
    always(Action::Cancel, |search, _| search.focus_on_found()),
    verb(
        Action::Confirm,
        |search, _| Now::when(search.naming.is_named()),
        |search, view| {
            let Some(keeping) = search.naming.confirm(view.saved) else {
                return Request::Nothing;
            };
            search.focus = Focus::Found;
            Request::Keep(keeping)
        },
    ),
];

impl Verbs for Search {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        match self.focus {
            Focus::Found => FOUND,
            Focus::List => LISTED,
            Focus::Facets => FACETS,
            Focus::Name => NAME,
        }
    }
}

impl Search {
    fn is_at_first(&self) -> bool {
        self.cursor.at <= self.first_entry()
    }

    fn entries(&self) -> usize {
        self.items.iter().filter(|item| item.record().is_some()).count()
    }

    fn edit(&mut self, action: Action, view: &ViewContext<'_>) -> Request {
        if self.input.act(action) {
            return self.changed(view);
        }
        self.offer(view);
        Request::Ask
    }

    /// Writes the first completion into the line.
    fn complete(&mut self, view: &ViewContext<'_>) -> Request {
        let Some(first) = self.offers.first().cloned() else { return Request::Nothing };
        self.input.replace(first.range, &first.text);
        self.changed(view)
    }

    /// Switches the order of the list; the entry stays selected.
    fn regroup(&mut self, view: &ViewContext<'_>) -> Request {
        self.order = self.order.other();
        self.list_anew(view);
        Request::Nothing
    }

    /// Returns the bytes of the line that hold the search to the place that it began at.
    pub(super) fn within(&self) -> Option<std::ops::Range<usize>> {
        let scope = self.scope.as_str();
        let rest = self.input.text().strip_prefix(scope).filter(|_| !scope.is_empty())?;
        // A longer word is another one.
        let whole = rest.is_empty() || rest.starts_with(char::is_whitespace);
        whole.then(|| 0..self.input.text().len() - rest.trim_start().len())
    }

    /// Returns what was typed besides the place that the search began at; none if it is held to none.
    pub fn unscoped(&self) -> Option<String> {
        let within = self.within()?;
        Some(self.input.text().get(within.end..).unwrap_or("").to_owned())
    }

    /// Takes the place away that the search began at; what else was typed stays.
    fn widen(&mut self, view: &ViewContext<'_>) -> Request {
        let Some(after) = self.unscoped() else { return Request::Nothing };
        self.input = LineInput::new(after);
        self.changed(view)
    }

    /// Returns the selected entry if its event is told more than once.
    fn told_again(&self, view: &ViewContext<'_>) -> Option<EntryKey> {
        let selected = self.selected().and_then(RecordKey::entry);
        selected.filter(|key| view.corpus.tellings_of(*key) > 1)
    }

    /// Shows the other tellings of the selected event, or puts them away.
    fn unfold(&mut self, view: &ViewContext<'_>) -> Request {
        if let Some(key) = self.told_again(view) {
            self.unfolded.switch(key, view.corpus);
            self.list_anew(view);
        }
        Request::Nothing
    }

    /// Lists the results anew. The entry stays selected, or another telling of its event.
    fn list_anew(&mut self, view: &ViewContext<'_>) {
        let selected = self.selected();
        let listed = |results: &Results| self.order.items(results, &self.unfolded, view.corpus);
        self.items = self.results.as_ref().map(listed).unwrap_or_default();
        let place = |same: &dyn Fn(RecordKey) -> bool| {
            self.items.iter().position(|item| item.record().is_some_and(same))
        };
        let event = |key: RecordKey| key.entry().map(|key| view.corpus.main_telling(key));
        let at = selected.and_then(|selected| {
            let same_event = |key| event(key).is_some() && event(key) == event(selected);
            place(&|key| key == selected).or_else(|| place(&same_event))
        });
        self.cursor.go(at.unwrap_or(0), self.items.len(), height(view));
        self.pass_headings(false, view);
    }

    /// Returns whether the history has a query older than the current one.
    fn has_older(&self, view: &ViewContext<'_>) -> bool {
        self.back < view.queries.len()
    }

    /// Goes through earlier queries, the newest first. The text being typed is not kept, so going
    /// forward past the newest leads to an empty line.
    fn recall(&mut self, back: usize, view: &ViewContext<'_>) -> Request {
        let history = view.queries;
        let at = back.checked_sub(1).and_then(|before| history.len().checked_sub(before + 1));
        let text = at.and_then(|at| history.get(at)).map_or("", String::as_str);
        self.input = LineInput::new(text);
        let request = self.changed(view);
        self.back = back;
        request
    }

    fn now_save(&self) -> Now {
        Now::unless(if self.input.text().trim().is_empty() {
            Some("There is no query to save: type one first".to_owned())
        } else if self.fault.is_some() {
            Some("A query with a fault is not saved: mend it first".to_owned())
        } else {
            None
        })
    }

    /// Returns the query to save, which is read strictly later: what was typed, or what it was
    /// understood as.
    fn kept(&self) -> KeptQuery {
        if self.chips.is_empty() {
            return KeptQuery::Typed(self.input.text().trim().to_owned());
        }
        KeptQuery::Understood(self.strict().to_string())
    }

    /// Asks for a name to save the query under.
    fn name_it(&mut self) -> Request {
        self.naming = SearchNaming::new(self.kept());
        self.focus = Focus::Name;
        Request::Nothing
    }

    fn focus_on_found(&mut self) -> Request {
        self.focus = Focus::Found;
        Request::Nothing
    }

    /// Returns the number of values to narrow by.
    fn values(&self) -> usize {
        self.facets.iter().filter(|row| matches!(row, FacetRow::Value { .. })).count()
    }

    /// Returns the field and the word of the selected value.
    fn chosen(&self) -> Option<(&'static str, &str)> {
        match self.facets.get(self.facet)? {
            FacetRow::Value { field, word, .. } => Some((field, word)),
            FacetRow::Heading(_) => None,
        }
    }

    fn now_choose(&self) -> Now {
        if self.chosen().is_none() {
            return Now::Idle;
        }
        let faulty = "Nothing can be chosen while the line has a fault: mend it first";
        Now::unless(self.fault.is_some().then(|| faulty.to_owned()))
    }

    /// Writes the choice into the line, so that the user learns the query language from it; choosing
    /// again takes it out. The values keep the focus, for the next choice.
    fn narrow_to(&mut self, sign: Sign, view: &ViewContext<'_>) -> Request {
        let Some((field, value)) = self.chosen() else { return Request::Nothing };
        let names = NameLookup::of(view.corpus.taxonomy());
        let read = |text: &str| {
            let read = understand_without_index(text, view.corpus, self.taken_back());
            read.ok().map(|read| read.query)
        };
        let choice = TypedChoice { field, value, sign };
        let Some(text) = choice.in_text(self.text(), &names, &read) else {
            return Request::Nothing;
        };
        self.input = LineInput::new(text);
        self.changed(view)
    }

    fn move_facet(&mut self, action: Action, view: &ViewContext<'_>) {
        let Some(motion) = Motion::of(action) else { return };
        let page = self.facet_rows(view).saturating_sub(1).max(1);
        let at = motion.from(self.facet, page, self.facets.len().saturating_sub(1));
        let towards = match motion {
            Motion::Down | Motion::PageDown | Motion::First => Towards::End,
            Motion::Up | Motion::PageUp | Motion::Last => Towards::Beginning,
        };
        self.facet = self.value_from(at, towards);
    }

    /// Returns the nearest row with a value, from `at` on, or before it where none follows.
    /// Headings are skipped.
    pub(super) fn value_from(&self, at: usize, towards: Towards) -> usize {
        let is_value = |at: &usize| matches!(self.facets.get(*at), Some(FacetRow::Value { .. }));
        let at = at.min(self.facets.len().saturating_sub(1));
        let after = (at..self.facets.len()).find(is_value);
        let before = (0..=at).rev().find(is_value);
        let found = match towards {
            Towards::End => after.or(before),
            Towards::Beginning => before.or(after),
        };
        found.unwrap_or(self.facet)
    }
}
