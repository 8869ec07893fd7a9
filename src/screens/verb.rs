//! Verbs: what an action does to a screen, and whether it would do anything now.
//!
//! One row gives both, and [`Verbs::act`] does nothing that [`Verbs::now`] does not promise. So the
//! keymap, the help and the footer cannot offer an action that does nothing. Each screen has its
//! own verbs.

use super::{Request, ViewContext};
use crate::keys::Action;

/// What an action would do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Now {
    /// It does something. Moving a selection is ready at the end of the list too, since the user
    /// can still move the other way.
    Ready,
    /// It only says why it does nothing.
    Refused(String),
    /// It means nothing here.
    Idle,
}

impl Now {
    /// Returns ready where a condition holds, else idle.
    pub fn when(ready: bool) -> Self {
        if ready { Self::Ready } else { Self::Idle }
    }

    /// Returns refused where there is a reason, else ready.
    pub fn unless(reason: Option<String>) -> Self {
        reason.map_or(Self::Ready, Self::Refused)
    }
}

/// One row of a screen's table of verbs.
pub enum Verb<S: Verbs> {
    /// What one action does.
    Own {
        /// The action.
        action: Action,
        /// Returns whether it would do something.
        now: fn(&S, &ViewContext<'_>) -> Now,
        /// Carries it out; called only where it is ready.
        act: fn(&mut S, &ViewContext<'_>) -> S::Outcome,
    },
    /// The actions that a part of the screen handles itself; other actions are idle there.
    Part {
        /// Returns whether the part would do something.
        now: fn(&S, Action, &ViewContext<'_>) -> Now,
        /// Lets the part carry it out; called only where it is ready.
        act: fn(&mut S, Action, &ViewContext<'_>) -> S::Outcome,
    },
}

/// Makes a verb that is always ready.
pub const fn always<S: Verbs>(
    action: Action,
    act: fn(&mut S, &ViewContext<'_>) -> S::Outcome,
) -> Verb<S> {
    Verb::Own { action, now: |_, _| Now::Ready, act }
}

/// Makes a verb that is ready, refused or idle.
pub const fn verb<S: Verbs>(
    action: Action,
    now: fn(&S, &ViewContext<'_>) -> Now,
    act: fn(&mut S, &ViewContext<'_>) -> S::Outcome,
) -> Verb<S> {
    Verb::Own { action, now, act }
}

/// Makes a row for the actions of a part.
pub const fn part<S: Verbs>(
    now: fn(&S, Action, &ViewContext<'_>) -> Now,
    act: fn(&mut S, Action, &ViewContext<'_>) -> S::Outcome,
) -> Verb<S> {
    Verb::Part { now, act }
}

impl<S: Verbs> Verb<S> {
    /// Returns what an action would do by this row.
    pub fn now(&self, screen: &S, action: Action, view: &ViewContext<'_>) -> Now {
        match self {
            Self::Own { action: own, now, .. } if *own == action => now(screen, view),
            Self::Own { .. } => Now::Idle,
            Self::Part { now, .. } => now(screen, action, view),
        }
    }
}

/// Something that has a table of verbs.
pub trait Verbs: Sized + 'static {
    /// The outcome of an action.
    type Outcome: From<Request>;

    /// Returns its table as of now. The first row that is not idle decides.
    fn verbs(&self) -> &'static [Verb<Self>];

    /// Returns whether an action would do something.
    fn now(&self, action: Action, view: &ViewContext<'_>) -> Now {
        let all = self.verbs().iter().map(|verb| verb.now(self, action, view));
        all.into_iter().find(|now| *now != Now::Idle).unwrap_or(Now::Idle)
    }

    /// Carries out an action here; where the action is refused, says why.
    fn act(&mut self, action: Action, view: &ViewContext<'_>) -> Self::Outcome {
        self.act_by(self.verbs(), action, view)
    }

    /// Carries out an action by a table.
    fn act_by(
        &mut self,
        verbs: &'static [Verb<Self>],
        action: Action,
        view: &ViewContext<'_>,
    ) -> Self::Outcome {
        for verb in verbs {
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
