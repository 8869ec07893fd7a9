//! Verbs: what an action does to a screen, and whether it would do anything now.
//!
//! One row says both, and [`Verbs::act`] does nothing that [`Verbs::now`] does not promise: so the
//! keymap, the help and the footer cannot offer what does nothing. What the verbs of a screen are is
//! the screen's.

use super::{Request, ViewContext};
use crate::keys::Action;

/// What an action would come to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Now {
    /// It does something. What moves a selection is ready at the end of its list too: there is a way
    /// to move.
    Ready,
    /// It only says why it does nothing.
    Refused(String),
    /// It means nothing here.
    Idle,
}

impl Now {
    /// Ready where a condition holds, else idle.
    pub fn when(ready: bool) -> Self {
        if ready { Self::Ready } else { Self::Idle }
    }

    /// Refused where there is a reason, else ready.
    pub fn unless(reason: Option<String>) -> Self {
        reason.map_or(Self::Ready, Self::Refused)
    }
}

/// One row of a screen's table.
pub enum Verb<S: Verbs> {
    /// What one action does.
    Own {
        /// The action.
        action: Action,
        /// Whether it would do something.
        now: fn(&S, &ViewContext<'_>) -> Now,
        /// Does it; called only where it is ready.
        act: fn(&mut S, &ViewContext<'_>) -> S::Outcome,
    },
    /// What a part of the screen does with its own actions; the others are idle there.
    Part {
        /// Whether the part would do something.
        now: fn(&S, Action, &ViewContext<'_>) -> Now,
        /// Lets the part do it; called only where it is ready.
        act: fn(&mut S, Action, &ViewContext<'_>) -> S::Outcome,
    },
}

/// An action that is always ready.
pub const fn always<S: Verbs>(
    action: Action,
    act: fn(&mut S, &ViewContext<'_>) -> S::Outcome,
) -> Verb<S> {
    Verb::Own { action, now: |_, _| Now::Ready, act }
}

/// An action that is ready, refused or idle.
pub const fn verb<S: Verbs>(
    action: Action,
    now: fn(&S, &ViewContext<'_>) -> Now,
    act: fn(&mut S, &ViewContext<'_>) -> S::Outcome,
) -> Verb<S> {
    Verb::Own { action, now, act }
}

/// The actions of a part.
pub const fn part<S: Verbs>(
    now: fn(&S, Action, &ViewContext<'_>) -> Now,
    act: fn(&mut S, Action, &ViewContext<'_>) -> S::Outcome,
) -> Verb<S> {
    Verb::Part { now, act }
}

impl<S: Verbs> Verb<S> {
    fn now(&self, screen: &S, action: Action, view: &ViewContext<'_>) -> Now {
        match self {
            Self::Own { action: own, now, .. } if *own == action => now(screen, view),
            Self::Own { .. } => Now::Idle,
            Self::Part { now, .. } => now(screen, action, view),
        }
    }
}

/// What has a table of verbs.
pub trait Verbs: Sized + 'static {
    /// What an action comes to.
    type Outcome: From<Request>;

    /// Its table as it is now. The first row that is not idle decides.
    fn verbs(&self) -> &'static [Verb<Self>];

    /// Whether an action would do something.
    fn now(&self, action: Action, view: &ViewContext<'_>) -> Now {
        let all = self.verbs().iter().map(|verb| verb.now(self, action, view));
        all.into_iter().find(|now| *now != Now::Idle).unwrap_or(Now::Idle)
    }

    /// Does what an action means here; where it is refused, says why.
    fn act(&mut self, action: Action, view: &ViewContext<'_>) -> Self::Outcome {
        for verb in self.verbs() {
            match verb.now(self, action, view) {
                Now::Idle => {}
                Now::Refused(why) => return Request::Say(why).into(),
                Now::Ready => {
                    return match verb {
                        Verb::Own { act, .. } => act(self, view),
                        Verb::Part { act, .. } => act(self, action, view),
                    };
                }
            }
        }
        Request::Nothing.into()
    }
}
