//! The name that a query is saved under, while it is being typed.

use std::borrow::Cow;

use crate::jobs::SavedCount;
use crate::keys::Action;
use crate::query::SavedSearchChange;
use crate::screens::input::LineInput;
use crate::ui::theme::Role;

/// The query that is saved, which will be read strictly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum KeptQuery {
    /// The text as it was typed: nothing in it was understood.
    Typed(String),
    /// What it was understood as, which finds what the screen shows.
    Understood(String),
}

impl Default for KeptQuery {
    fn default() -> Self {
        Self::Typed(String::new())
    }
}

impl KeptQuery {
    fn text(&self) -> &str {
        match self {
            Self::Typed(text) | Self::Understood(text) => text,
        }
    }
}

/// The state of naming.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// The name is being typed.
    #[default]
    Typing,
    /// The name is taken; the user was asked whether to replace that search.
    Asked,
}

/// A name that is being typed.
#[derive(Clone, Debug, Default)]
pub struct SearchNaming {
    input: LineInput,
    stage: Stage,
    query: KeptQuery,
}

impl SearchNaming {
    /// Starts with an empty name.
    pub(super) fn new(query: KeptQuery) -> Self {
        Self { query, ..Self::default() }
    }

    /// Returns the typed name.
    pub(super) fn text(&self) -> &str {
        self.input.text()
    }

    pub(super) fn type_text(&mut self, text: &str) {
        self.input.type_text(text);
        self.stage = Stage::Typing;
    }

    pub(super) fn erase(&mut self) {
        self.input.act(Action::Erase);
        self.stage = Stage::Typing;
    }

    /// Returns whether there is a name yet.
    pub(super) fn is_named(&self) -> bool {
        !self.name().is_empty()
    }

    /// Returns the change to make under this name. `None` while the name is empty, and the first
    /// time where the user has a search of that name: replacing it needs a second confirmation.
    pub(super) fn confirm(&mut self, saved: &[SavedCount]) -> Option<SavedSearchChange> {
        let name = self.name().to_owned();
        let query = self.query.text().to_owned();
        if name.is_empty() {
            return None;
        }
        match (self.taken(saved), self.stage) {
            (Some(own), Stage::Typing) if !own.shared => {
                self.stage = Stage::Asked;
                None
            }
            (Some(own), Stage::Asked) if !own.shared => {
                Some(SavedSearchChange::Replace { name, query })
            }
            (Some(_) | None, _) => Some(SavedSearchChange::Add { name, query }),
        }
    }

    /// Says what saving under this name does, and as what the query is saved if not as it was
    /// typed; gives the role for the text.
    pub(super) fn advice(&self, saved: &[SavedCount]) -> (Cow<'static, str>, Role) {
        let (does, role) = self.effect(saved);
        match &self.query {
            KeptQuery::Typed(_) => (does.into(), role),
            KeptQuery::Understood(query) => {
                (format!("{does}, as understood: {query}").into(), role)
            }
        }
    }

    fn effect(&self, saved: &[SavedCount]) -> (&'static str, Role) {
        match (self.taken(saved), self.stage) {
            _ if self.name().is_empty() => ("type a name to save it under", Role::Dim),
            (Some(known), _) if known.shared => {
                ("goes before the archive's of that name", Role::Warning)
            }
            (Some(_), Stage::Typing) => ("you have one of that name", Role::Warning),
            (Some(_), Stage::Asked) => ("enter again replaces the one you have", Role::Warning),
            (None, _) => ("enter saves it under this name", Role::Dim),
        }
    }

    /// Strips the sign that precedes a name in a query.
    fn name(&self) -> &str {
        self.text().trim().trim_start_matches('@').trim()
    }

    fn taken<'s>(&self, saved: &'s [SavedCount]) -> Option<&'s SavedCount> {
        saved.iter().find(|known| known.is_called(self.name()))
    }
}
