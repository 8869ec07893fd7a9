//! What stands for a number of events in a cell of days, and how fully days are held: marks without a
//! sign of their own. Which sign each has is the business of who draws.

use super::{Held, State};

/// What stands in a cell of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellMark {
    /// No digest of them is held.
    NotHeld,
    /// A digest is held, and says nothing of the place.
    Silent,
    /// They are told in words, without a number.
    WordsOnly,
    /// At least so many: what is held is a part.
    AtLeast(u64),
    /// Exactly so many, also none.
    Exactly(u64),
}

impl CellMark {
    /// Returns its number; none where it has none.
    pub fn number(self) -> Option<u64> {
        match self {
            Self::NotHeld | Self::Silent | Self::WordsOnly => None,
            Self::AtLeast(number) | Self::Exactly(number) => Some(number),
        }
    }
}

impl State {
    /// Returns what stands for a number of events in this state. A number above zero is never hidden,
    /// whatever the state; a zero is one only where everything is held. Where entries are held and
    /// none of them counts, there are words at the most.
    pub fn mark(self, events: u64) -> CellMark {
        match (self, events) {
            (Self::InFull, _) => CellMark::Exactly(events),
            (_, 1..) => CellMark::AtLeast(events),
            (Self::InPart | Self::WordsOnly, 0) => CellMark::WordsOnly,
            (Self::Silent, 0) => CellMark::Silent,
            (Self::NotHeld, 0) => CellMark::NotHeld,
        }
    }

    /// Returns how full a digest in this state is; none where it tells nothing.
    pub fn fullness(self) -> Option<Fullness> {
        match self {
            Self::InFull => Some(Fullness::Full),
            Self::InPart => Some(Fullness::Some),
            Self::WordsOnly => Some(Fullness::Little),
            Self::Silent | Self::NotHeld => None,
        }
    }
}

/// How fully days are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fullness {
    /// A digest covers them, and of a tenth of the days or fewer there is any number.
    Little,
    /// Of more than a tenth there are numbers.
    Some,
    /// More than half are held in full.
    Most,
    /// All are held in full.
    Full,
}

impl Held {
    /// Returns how fully the days are held; none where no digest covers any of them.
    pub fn fullness(&self) -> Option<Fullness> {
        let (of, in_full) = (u64::from(self.of()), u64::from(self.days(State::InFull)));
        let numbers = in_full + u64::from(self.days(State::InPart));
        if u64::from(self.days(State::NotHeld)) == of {
            None
        } else if in_full == of {
            Some(Fullness::Full)
        } else if in_full * 2 > of {
            Some(Fullness::Most)
        } else if numbers * 10 > of {
            Some(Fullness::Some)
        } else {
            Some(Fullness::Little)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_stands_only_where_something_is_held_or_counted() {
        assert_eq!(State::InFull.mark(0), CellMark::Exactly(0));
        assert_eq!(State::InFull.mark(7), CellMark::Exactly(7));
        for state in [State::NotHeld, State::Silent, State::WordsOnly, State::InPart] {
            assert_eq!(state.mark(7), CellMark::AtLeast(7), "{state}");
            assert_eq!(state.mark(0).number(), None, "{state}: nothing known is no zero");
        }
        let marks = [State::NotHeld, State::Silent, State::WordsOnly].map(|state| state.mark(0));
        assert_eq!(marks, [CellMark::NotHeld, CellMark::Silent, CellMark::WordsOnly]);
    }

    #[test]
    fn days_are_full_by_their_share() {
        let held = |days: &[(State, u32)]| {
            let mut held = Held::default();
            for (state, days) in days {
                held.add(*state, *days);
            }
            held.fullness()
        };
        assert_eq!(held(&[]), None);
        assert_eq!(held(&[(State::NotHeld, 7)]), None);
        assert_eq!(held(&[(State::InFull, 7)]), Some(Fullness::Full));
        assert_eq!(held(&[(State::InFull, 4), (State::NotHeld, 3)]), Some(Fullness::Most));
        assert_eq!(held(&[(State::InFull, 3), (State::NotHeld, 4)]), Some(Fullness::Some));
        assert_eq!(held(&[(State::InPart, 7)]), Some(Fullness::Some));
        assert_eq!(held(&[(State::InPart, 3), (State::Silent, 27)]), Some(Fullness::Little));
        assert_eq!(held(&[(State::WordsOnly, 1), (State::NotHeld, 6)]), Some(Fullness::Little));
    }
}
