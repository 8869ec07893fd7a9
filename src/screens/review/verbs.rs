//! What an action does in a review.

use super::state::Reviewing;
use super::typing::Typing;
use crate::import::review::{ItemSort, ReviewDecision, ReviewItem, ReviewKey};
use crate::keys::Action;
use crate::screens::scroll::Motion;
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::{Request, ViewContext};

const VERBS: &[Verb<Reviewing>] = &[
    part(
        |screen, action, _| Motion::now(action, screen.rows() > 1),
        |screen, action, view| {
            let (len, height) = (screen.rows(), screen.field_rows(view));
            screen.cursor.act(action, len, height);
            Request::Nothing
        },
    ),
    verb(
        Action::NextEntry,
        |screen, _| Now::when(screen.at + 1 < screen.review.len()),
        |screen, view| {
            screen.go(screen.at + 1, view);
            Request::Nothing
        },
    ),
    verb(
        Action::PreviousEntry,
        |screen, _| Now::when(screen.at > 0),
        |screen, view| {
            screen.go(screen.at.saturating_sub(1), view);
            Request::Nothing
        },
    ),
    verb(Action::Accept, Reviewing::now_accept, Reviewing::accept),
    verb(
        Action::AcceptSure,
        |screen, _| Now::when(!screen.review.sure().is_empty()),
        Reviewing::accept_sure,
    ),
    verb(Action::Change, |screen, _| Now::when(screen.rows() > 0), Reviewing::change),
    verb(Action::Split, Reviewing::now_split, Reviewing::split),
    verb(Action::Merge, Reviewing::now_merge, Reviewing::merge),
    verb(
        Action::Drop,
        |screen, _| screen.now_as(ItemSort::Entry),
        |screen, view| screen.decide_on(ReviewDecision::Drop, view),
    ),
    verb(
        Action::MakeEntry,
        |screen, _| screen.now_as(ItemSort::Point),
        |screen, view| {
            let Some(key) = screen.key() else { return Request::Nothing };
            let request = screen.decide(ReviewDecision::Enter(key));
            screen.go_to(key, view);
            request.unwrap_or(Request::Nothing)
        },
    ),
    verb(
        Action::Undo,
        |screen, _| Now::when(screen.review.can_undo()),
        |screen, view| {
            let key = screen.review.undo();
            screen.turned(key, view)
        },
    ),
    verb(
        Action::Redo,
        |screen, _| Now::when(screen.review.can_redo()),
        |screen, view| {
            let key = screen.review.redo();
            screen.turned(key, view)
        },
    ),
    verb(Action::WriteDraft, Reviewing::now_write, Reviewing::write),
    verb(Action::Back, Reviewing::now_back, |_, _| Request::Leave),
];

/// While one looks at what differs from the digest that is there.
const DIFFERENCE: &[Verb<Reviewing>] = &[
    part(
        |screen, action, view| match &screen.difference {
            Some(page) => page.now(action, view),
            None => Now::Idle,
        },
        |screen, action, view| {
            if let Some(page) = &mut screen.difference {
                page.scroll(action, view);
            }
            Request::Nothing
        },
    ),
    verb(Action::WriteDraft, Reviewing::now_write, Reviewing::write_over),
    always(Action::Back, |screen, _| {
        screen.difference = None;
        Request::Nothing
    }),
];

const FIELD: &[Verb<Reviewing>] = &[
    part(
        |screen, action, _| match &screen.typing {
            Some(typing) => typing.now_move(action),
            None => Now::Idle,
        },
        |screen, action, _| {
            if let Some(typing) = &mut screen.typing {
                typing.select(action);
            }
            Request::Nothing
        },
    ),
    always(Action::Back, |screen, _| {
        screen.typing = None;
        Request::Nothing
    }),
    always(Action::Confirm, Reviewing::take_value),
    verb(
        Action::CursorRight,
        |screen, _| screen.typing.as_ref().map_or(Now::Idle, Typing::now_complete),
        |screen, _| {
            if let Some(typing) = &mut screen.typing {
                typing.complete(screen.review.taxonomy());
            }
            Request::Nothing
        },
    ),
    part(
        |screen, action, _| match &screen.typing {
            Some(typing) => typing.input.now(action),
            None => Now::Idle,
        },
        |screen, action, _| {
            if let Some(typing) = &mut screen.typing {
                typing.edit(action, screen.review.taxonomy());
            }
            Request::Nothing
        },
    ),
];

impl Verbs for Reviewing {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        match (&self.typing, &self.difference) {
            (Some(_), _) => FIELD,
            (None, Some(_)) => DIFFERENCE,
            (None, None) => VERBS,
        }
    }
}

impl Reviewing {
    fn key(&self) -> Option<ReviewKey> {
        self.item().map(|item| item.key)
    }

    fn now_as(&self, sort: ItemSort) -> Now {
        Now::when(self.item().is_some_and(|item| item.sort == sort))
    }

    fn now_accept(&self, _: &ViewContext<'_>) -> Now {
        let Some(item) = self.item() else { return Now::Idle };
        let missing = item.missing();
        let what = noun(item.sort);
        Now::unless(missing.map(|name| format!("{what} needs its {name}: enter on it adds it")))
    }

    fn now_write(&self, _: &ViewContext<'_>) -> Now {
        Now::unless(self.is_writing.then(|| "It is being written".to_owned()))
    }

    /// Accepts all that is left in which nothing is in doubt, and goes to what is.
    fn accept_sure(&mut self, view: &ViewContext<'_>) -> Request {
        let request = self.decide(ReviewDecision::AcceptAll(self.review.sure()));
        let at = self.review.next_open(self.at).unwrap_or(self.at);
        self.go(at, view);
        request.unwrap_or(Request::Nothing)
    }

    fn accept(&mut self, view: &ViewContext<'_>) -> Request {
        self.decide_on(ReviewDecision::Accept, view)
    }

    /// Takes a decision on what is selected, and goes to the next that is open. What was accepted
    /// before is only left.
    fn decide_on(
        &mut self,
        decision: fn(ReviewKey) -> ReviewDecision,
        view: &ViewContext<'_>,
    ) -> Request {
        let Some(key) = self.key() else { return Request::Nothing };
        let request = self.decide(decision(key));
        match self.review.next_open(self.at) {
            Some(at) => self.go(at, view),
            None if request.is_none() => {
                let text = "All is looked over: w writes the digest into the archive";
                return Request::Say(text.to_owned());
            }
            None => self.go_to(key, view),
        }
        request.unwrap_or(Request::Nothing)
    }

    fn change(&mut self, _: &ViewContext<'_>) -> Request {
        let Some(item) = self.item() else { return Request::Nothing };
        let rows = item.rows();
        let row = rows.get(self.cursor.at);
        self.typing = row.map(|row| Typing::new(item, row, self.review.taxonomy()));
        Request::Nothing
    }

    fn take_value(&mut self, view: &ViewContext<'_>) -> Request {
        let Some(typing) = &mut self.typing else { return Request::Nothing };
        let Some(decision) = typing.decision(self.review.taxonomy()) else {
            return Request::Nothing;
        };
        self.typing = None;
        let request = self.decide(decision);
        self.relayout(view);
        request.unwrap_or(Request::Nothing)
    }

    fn now_split(&self, _: &ViewContext<'_>) -> Now {
        let Some(item) = self.item().filter(|item| item.sort == ItemSort::Entry) else {
            return Now::Idle;
        };
        let split = self.review.split(item.key, self.marked());
        Now::unless(split.is_none().then(|| "It is one sentence: nothing to split".to_owned()))
    }

    fn split(&mut self, view: &ViewContext<'_>) -> Request {
        let decision = self.key().and_then(|key| self.review.split(key, self.marked()));
        let request = decision.and_then(|decision| self.decide(decision));
        self.go(self.at, view);
        request.unwrap_or(Request::Nothing)
    }

    fn now_merge(&self, _: &ViewContext<'_>) -> Now {
        let Some(item) = self.item().filter(|item| item.sort == ItemSort::Entry) else {
            return Now::Idle;
        };
        let before = self.review.before(item.key);
        Now::unless(before.is_none().then(|| "There is no entry before it".to_owned()))
    }

    fn merge(&mut self, view: &ViewContext<'_>) -> Request {
        let Some(key) = self.key() else { return Request::Nothing };
        let before: Option<&ReviewItem> = self.review.before(key);
        let before = before.map(|item| item.key);
        let request = self.decide(ReviewDecision::Merge(key));
        if let Some(before) = before {
            self.go_to(before, view);
        }
        request.unwrap_or(Request::Nothing)
    }

    /// Goes to what a decision was about that was taken back or again, and keeps the rest.
    fn turned(&mut self, key: Option<ReviewKey>, view: &ViewContext<'_>) -> Request {
        if let Some(key) = key {
            self.go_to(key, view);
        }
        self.keep()
    }

    fn now_back(&self, view: &ViewContext<'_>) -> Now {
        let is_lost = !self.is_kept() && self.review.can_undo();
        let key = |action| view.keymap.chords(crate::keys::Context::Review, action).first();
        Now::unless(is_lost.then(|| {
            let leave = key(Action::Quit).map_or_else(String::new, ToString::to_string);
            format!("Nothing is kept (--no-state): w writes it, {leave} leaves without it")
        }))
    }
}

/// Returns what a sort is called in a sentence.
fn noun(sort: ItemSort) -> &'static str {
    match sort {
        ItemSort::Head => "A digest",
        ItemSort::Entry | ItemSort::Merged => "An entry",
        ItemSort::Point => "A point",
        ItemSort::Figure => "A figure",
    }
}
