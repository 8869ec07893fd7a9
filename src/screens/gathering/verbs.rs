//! What each action does in the worklist, and while something is typed there.

use super::opening::asks;
use super::state::{Gathering, WorklistReading};
use super::typing::{BREAK, TypedWords, WordTyping};
use crate::brief::{KeptPair, TurnWay, WorkSubject, WorklistChange, WorklistMove};
use crate::keys::{Action, Context};
use crate::outgoing::Outgoing;
use crate::screens::scroll::Motion;
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::{Request, ViewContext, WorklistRequest};

const LIST: &[Verb<Gathering>] = &[
    part(
        |screen, action, _| Motion::now(action, screen.list.items().len() > 1),
        |screen, action, view| {
            let (list, _) = screen.places(view);
            screen.cursor.act(action, screen.list.items().len(), list.height.into());
            Request::Nothing
        },
    ),
    always(Action::Back, |_, _| Request::Leave),
    verb(Action::Open, Gathering::now_selected, Gathering::open),
    verb(
        Action::ItemUp,
        |screen, _| screen.now_change_when(screen.cursor.at > 0 && screen.selected().is_some()),
        |screen, _| screen.move_item(WorklistMove::Up),
    ),
    verb(
        Action::ItemDown,
        |screen, _| screen.now_change_when(screen.cursor.at + 1 < screen.list.items().len()),
        |screen, _| screen.move_item(WorklistMove::Down),
    ),
    verb(Action::WriteBehind, Gathering::now_change, |screen, _| {
        let behind = screen.spot();
        screen.begin(TypedWords::New(behind))
    }),
    verb(Action::WriteBefore, Gathering::now_change_selected, |screen, _| {
        let above = screen.cursor.at.checked_sub(1);
        let behind = above.and_then(|at| Some((at, screen.list.items().get(at)?.clone())));
        screen.begin(TypedWords::New(behind))
    }),
    verb(Action::Note, Gathering::now_note, |screen, _| match screen.spot() {
        Some(spot) => screen.begin(TypedWords::Note(spot)),
        None => Request::Nothing,
    }),
    verb(Action::Delete, Gathering::now_change_selected, Gathering::delete),
    verb(
        Action::Undo,
        |screen, _| screen.now_change_when(screen.turns.back),
        |_, _| asks(WorklistRequest::Turn(TurnWay::Back)),
    ),
    verb(
        Action::Redo,
        |screen, _| screen.now_change_when(screen.turns.forward),
        |_, _| asks(WorklistRequest::Turn(TurnWay::Forward)),
    ),
    verb(
        Action::Title,
        |screen, _| screen.now_key(&screen.list.others, "title"),
        |screen, _| screen.begin(TypedWords::Title),
    ),
    verb(
        Action::Period,
        |screen, _| screen.now_key(&screen.list.others, "period"),
        |screen, _| screen.begin(TypedWords::Days),
    ),
    verb(Action::Export, Gathering::now_selected, |screen, _| {
        Request::export(Outgoing::briefing(screen.list.clone()))
    }),
];

/// While something is typed.
const TYPING: &[Verb<Gathering>] = &[
    always(Action::Back, |screen, _| {
        screen.typing = None;
        Request::Nothing
    }),
    always(Action::Confirm, |screen, _| screen.confirm()),
    verb(
        Action::NewLine,
        |screen, _| Now::when(screen.typing.as_ref().is_some_and(WordTyping::has_lines)),
        |screen, _| {
            screen.type_text(&BREAK.to_string());
            Request::Nothing
        },
    ),
    part(
        |screen, action, _| {
            screen.typing.as_ref().map_or(Now::Idle, |typing| typing.input.now(action))
        },
        |screen, action, _| {
            if let Some(typing) = &mut screen.typing {
                typing.input.act(action);
            }
            Request::Nothing
        },
    ),
];

impl Verbs for Gathering {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        if self.typing.is_some() { TYPING } else { LIST }
    }
}

impl Gathering {
    fn now_selected(&self, _: &ViewContext<'_>) -> Now {
        Now::when(self.selected().is_some())
    }

    /// Returns whether the file can be changed. Where it cannot, that is told before anything is typed.
    fn now_change(&self, _: &ViewContext<'_>) -> Now {
        self.now_change_when(true)
    }

    fn now_change_selected(&self, _: &ViewContext<'_>) -> Now {
        self.now_change_when(self.selected().is_some())
    }

    fn now_change_when(&self, has_something: bool) -> Now {
        if self.file != WorklistReading::Read {
            return Now::Idle;
        }
        match &self.closed {
            Some(problem) => Now::Refused(format!("Mend this first: {}", problem.in_short())),
            None => Now::when(has_something),
        }
    }

    /// Returns whether a key can be written: in place of a value that could not be read nothing is.
    fn now_key(&self, kept: &[KeptPair], key: &str) -> Now {
        if kept.iter().any(|pair| pair.key == key) {
            return Now::Refused(format!("`{key}` could not be read: mend it in brief.yaml"));
        }
        self.now_change_when(true)
    }

    fn now_note(&self, _: &ViewContext<'_>) -> Now {
        let Some(item) = self.selected() else { return Now::Idle };
        match &item.subject {
            WorkSubject::Unread(_) => {
                Now::Refused("It could not be read: mend it in brief.yaml".to_owned())
            }
            WorkSubject::Entry(_)
            | WorkSubject::Figure(_)
            | WorkSubject::Point(_)
            | WorkSubject::Comparison(_)
            | WorkSubject::Cell(..)
            | WorkSubject::Sum(_)
            | WorkSubject::Map(_)
            | WorkSubject::Grid(_)
            | WorkSubject::Tempo(_)
            | WorkSubject::Text(_) => self.now_key(&item.others, "note"),
        }
    }

    pub(super) fn begin(&mut self, what: TypedWords) -> Request {
        self.begin_typing(what);
        Request::Nothing
    }

    fn move_item(&mut self, way: WorklistMove) -> Request {
        match self.spot() {
            Some(spot) => change(WorklistChange::Move(spot, way)),
            None => Request::Nothing,
        }
    }

    /// Takes the selected item out when the key is pressed a second time.
    fn delete(&mut self, view: &ViewContext<'_>) -> Request {
        let Some(spot) = self.spot() else { return Request::Nothing };
        if self.doomed.take() == Some(spot.0) {
            return change(WorklistChange::Remove(spot));
        }
        self.doomed = Some(spot.0);
        let key = view.keymap.chords(Context::Worklist, Action::Delete).first();
        let key = key.map_or_else(|| "the same key".to_owned(), ToString::to_string);
        let what = spot.1.subject.key().unwrap_or("item");
        Request::Say(format!("{key} again takes the {what} out; any other key keeps it"))
    }

    fn confirm(&mut self) -> Request {
        let Some(typing) = &mut self.typing else { return Request::Nothing };
        match typing.confirm() {
            Ok(Some(asked)) => {
                self.hand_over_typed();
                change(asked)
            }
            Ok(None) => {
                self.typing = None;
                Request::Nothing
            }
            Err(()) => Request::Nothing,
        }
    }
}

fn change(change: WorklistChange) -> Request {
    asks(WorklistRequest::Change(change))
}
