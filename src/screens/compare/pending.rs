//! Whether the table shown is the one asked for: the answer is pending, has come, or has failed.

use super::Compare;

/// The state of the latest request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pending {
    /// The answer is shown, or nothing was asked for.
    Nothing,
    /// The answer to the comparison of this number is pending; older answers do not count. `None`
    /// means that the request is still to be sent.
    Waiting(Option<u64>),
    /// The answer will not come unless it is asked for again.
    Failed,
}

impl Pending {
    /// Returns the initial state for a number of subjects: two make a comparison to wait for.
    pub(super) fn of(subjects: usize) -> Self {
        if subjects > 1 { Self::Waiting(None) } else { Self::Nothing }
    }
}

impl Compare {
    /// Accepts only the answer to this comparison from now on.
    pub fn expect(&mut self, asked: u64) {
        self.pending = Pending::Waiting(Some(asked));
    }

    /// Returns true where this is the awaited answer.
    pub fn expects(&self, number: u64) -> bool {
        self.pending == Pending::Waiting(Some(number))
    }

    /// Returns true where the table shown is not yet the one asked for.
    pub fn is_waiting(&self) -> bool {
        matches!(self.pending, Pending::Waiting(_))
    }

    /// Notes that a comparison will have no answer. It can be asked for again.
    pub fn fail(&mut self, number: u64) {
        if self.expects(number) {
            self.pending = Pending::Failed;
        }
    }

    /// Returns the notice for a missing answer; `None` where the answer is shown.
    pub(super) fn pending_word(&self) -> Option<&'static str> {
        match self.pending {
            Pending::Nothing => None,
            Pending::Waiting(_) => Some("comparing"),
            Pending::Failed => Some("comparing failed"),
        }
    }
}
