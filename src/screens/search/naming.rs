//! The name that a query is saved under, while it is being typed.

use crate::jobs::SavedCount;
use crate::keys::Action;
use crate::query::SavedSearchChange;
use crate::screens::input::LineInput;
use crate::ui::theme::Role;

/// The state of naming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The name is being typed.
    Typing,
    /// The name is taken; the user was asked whether to replace that search.
    Asked,
}

/// A name that is being typed.
#[derive(Clone, Debug)]
pub struct SearchNaming {
    input: LineInput,
    stage: Stage,
}

impl SearchNaming {
    /// Starts with an empty name.
    pub(super) fn new() -> Self {
        Self { input: LineInput::default(), stage: Stage::Typing }
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
    pub(super) fn confirm(
        &mut self,
        query: &str,
        saved: &[SavedCount],
    ) -> Option<SavedSearchChange> {
        let name = self.name().to_owned();
        let query = query.trim().to_owned();
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

    /// Says what saving under this name does, and gives the role for the text.
    pub(super) fn advice(&self, saved: &[SavedCount]) -> (&'static str, Role) {
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
