//! The saved searches with their results: the user's own, which can be deleted here, and those that
//! the archive shares.

use ratatui::buffer::Buffer;

use super::list::{ListRow, draw_list};
use super::row::saved_row;
use super::scroll::{Cursor, Motion};
use super::spoken::{Spoken, SpokenSpot};
use super::spoken_words::saved_told;
use super::verb::{Now, Verb, Verbs, always, part, verb};
use super::{Request, ViewContext};
use crate::jobs::SavedCount;
use crate::keys::{Action, Context};
use crate::outgoing::Outgoing;
use crate::query::SavedSearchChange;
use crate::text::fit_words;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The list and the selection.
#[derive(Clone, Debug, Default)]
pub struct Saved {
    cursor: Cursor,
    /// The name of the selection, to select it again when the list changes.
    name: Option<String>,
    /// The search that is deleted when the key is pressed again.
    doomed: Option<String>,
}

const VERBS: &[Verb<Saved>] = &[
    part(
        |_, action, view| Motion::now(action, view.saved.len() > 1),
        |screen, action, view| {
            screen.move_cursor(action, view);
            Request::Nothing
        },
    ),
    always(Action::Back, |_, _| Request::Leave),
    verb(
        Action::Confirm,
        |screen, view| Now::when(screen.selected(view).is_some()),
        |screen, view| {
            let saved = screen.selected(view);
            saved.map_or(Request::Nothing, |saved| Request::Search(saved.query.clone()))
        },
    ),
    verb(
        Action::Export,
        |_, view| Now::when(!view.saved.is_empty()),
        |_, view| Request::export(Outgoing::Searches(view.saved.to_vec())),
    ),
    verb(Action::Delete, Saved::now_delete, Saved::delete),
];

impl Verbs for Saved {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl Saved {
    fn selected<'s>(&self, view: &ViewContext<'s>) -> Option<&'s SavedCount> {
        view.saved.get(self.cursor.at)
    }

    fn move_cursor(&mut self, action: Action, view: &ViewContext<'_>) {
        self.cancel_confirmation();
        self.cursor.act(action, view.saved.len(), view.body.height.into());
        self.name = self.selected(view).map(|saved| saved.name.clone());
    }

    fn now_delete(&self, view: &ViewContext<'_>) -> Now {
        let Some(saved) = self.selected(view) else { return Now::Idle };
        let advice = "is the archive's: it is changed in its searches.yaml, not here";
        Now::unless(saved.shared.then(|| format!("{} {advice}", saved.name)))
    }

    /// Deletes the selected search, if it is the user's own, when the key is pressed a second time.
    fn delete(&mut self, view: &ViewContext<'_>) -> Request {
        let Some(saved) = self.selected(view) else { return Request::Nothing };
        let name = &saved.name;
        if self.doomed.take().as_ref() == Some(name) {
            return Request::Keep(SavedSearchChange::Delete { name: name.clone() });
        }
        self.doomed = Some(name.clone());
        let key = view.keymap.chords(Context::Saved, Action::Delete).first();
        let key = key.map_or_else(|| "the same key".to_owned(), ToString::to_string);
        Request::Say(format!("{key} again deletes {name}; any other key keeps it"))
    }

    /// Cancels the deletion: the user did something else.
    pub(super) fn cancel_confirmation(&mut self) {
        self.doomed = None;
    }

    pub(super) fn relayout(&mut self, view: &ViewContext<'_>) {
        let same = |saved: &SavedCount| Some(&saved.name) == self.name.as_ref();
        if let Some(at) = view.saved.iter().position(same) {
            self.cursor.at = at;
        }
        self.cursor.relayout(view.saved.len(), view.body.height.into());
        self.name = view.saved.get(self.cursor.at).map(|saved| saved.name.clone());
    }

    pub(super) fn spoken(view: &ViewContext<'_>) -> Spoken {
        let mut spoken = Spoken::titled("Saved searches");
        if view.saved.is_empty() {
            spoken.say("There are none; save and a name in a search saves its query");
        }
        for (at, saved) in view.saved.iter().enumerate() {
            spoken.offer(saved_told(saved), at, &[Action::Confirm]);
        }
        spoken
    }

    pub(super) fn choose(&mut self, spot: SpokenSpot, view: &ViewContext<'_>) {
        self.cursor.at = spot.row;
        self.name = self.selected(view).map(|saved| saved.name.clone());
    }

    pub(super) fn position(&self, view: &ViewContext<'_>) -> String {
        let len = view.saved.len();
        format!("{}/{len}", (self.cursor.at + 1).min(len))
    }

    pub(super) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        if view.saved.is_empty() {
            let key = view.keymap.chords(Context::Search, Action::Save).first();
            let text = match key {
                Some(key) => format!("There are none: {key} in a search saves its query"),
                None => "There are none: write them into searches.yaml".to_owned(),
            };
            let room = usize::from(view.body.width).saturating_sub(2);
            let text = fit_words(&text, room, view.marks.ellipsis);
            put(buffer, view.body.x + 1, view.body.y, &text, view.theme.style(Role::Dim));
            return;
        }
        let row = |at: usize, room: usize| {
            view.saved.get(at).map_or_else(ListRow::default, |saved| saved_row(view, saved, room))
        };
        let len = view.saved.len();
        draw_list(view, view.body, self.cursor, len, Role::Selected, row, buffer);
    }
}
