//! Whether what is asked for is what is shown: an answer that is on the way, came, or failed.

use super::Compare;

/// What became of what was asked for last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pending {
    /// It is shown, or nothing was asked for.
    Nothing,
    /// It is to come: the answer to the comparison of this number, and to no older one. No number
    /// where it is still to be asked for.
    Waiting(Option<u64>),
    /// It will not come unless it is asked for again.
    Failed,
}

impl Pending {
    /// What so many subjects wait for before they are asked for: two make a comparison.
    pub(super) fn of(subjects: usize) -> Self {
        if subjects > 1 { Self::Waiting(None) } else { Self::Nothing }
    }
}

impl Compare {
    /// From now on only the answer to this comparison counts.
    pub fn expect(&mut self, asked: u64) {
        self.pending = Pending::Waiting(Some(asked));
    }

    /// True where this is the answer that is waited for.
    pub fn expects(&self, number: u64) -> bool {
        self.pending == Pending::Waiting(Some(number))
    }

    /// True where what is asked for is not what is shown.
    pub fn is_waiting(&self) -> bool {
        matches!(self.pending, Pending::Waiting(_))
    }

    /// There will be no answer to a comparison. It can be asked for again.
    pub fn fail(&mut self, number: u64) {
        if self.expects(number) {
            self.pending = Pending::Failed;
        }
    }

    /// What is said of what is not shown; none where it is.
    pub(super) fn pending_word(&self) -> Option<&'static str> {
        match self.pending {
            Pending::Nothing => None,
            Pending::Waiting(_) => Some("comparing"),
            Pending::Failed => Some("comparing failed"),
        }
    }
}
