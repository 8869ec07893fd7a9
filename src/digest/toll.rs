//! One number of a toll as all tellings of an event give it: an envelope, and whether its width is
//! dispute. Which tellings belong to one event is known in `archive`.

use super::{Basis, Count, EntryRef, Harm};

/// One number of the toll of an event: from the least to the greatest that any telling allows.
///
/// A telling here is an entry or an account within one. A telling that gives no number (`unknown`,
/// `some`, or nothing) neither lowers the least nor takes away the greatest; one that alone gives a
/// number counts. `some` is one or more, and contradicts a zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TollSpan {
    /// The number that counts: that of the telling that counts, else of the next that gives one.
    pub count: Count,
    /// Who stands behind that number.
    pub basis: Basis,
    /// The least that any telling allows.
    pub low: u32,
    /// The greatest that any telling allows; `None` if one of them sets no bound.
    pub high: Option<u32>,
    /// True if another telling allows no number that the one that counts allows.
    pub disputed: bool,
}

/// A number and who stands behind it, as one telling gives it.
pub type ToldCount = (Count, Basis);

impl TollSpan {
    /// Returns the envelope of what some tellings give, the one that counts first; `None` if none
    /// says anything.
    pub fn over(told: impl Iterator<Item = ToldCount> + Clone) -> Option<Self> {
        let number = |told: &ToldCount| !gives_no_number(told.0);
        let first = told.clone().find(number);
        // Without a number, `some` says more than `unknown`.
        let some = || told.clone().find(|(count, _)| *count == Count::Some);
        let (count, basis) = first.or_else(some).or_else(|| told.clone().next())?;
        let mut span = Self { count, basis, low: count.low(), high: count.high(), disputed: false };
        if first.is_some() {
            told.for_each(|(other, _)| span.widen(other));
        }
        Some(span)
    }

    fn widen(&mut self, other: Count) {
        let apart = are_apart(self.count, other);
        self.disputed |= apart;
        if apart || !gives_no_number(other) {
            self.low = self.low.min(other.low());
            self.high = self.high.zip(other.high()).map(|(one, other)| one.max(other));
        }
    }

    /// Returns the number to use if one is needed; `None` if it is unknown.
    pub fn best(&self) -> Option<u32> {
        self.count.best()
    }

    /// Returns true if no telling gives a number.
    pub fn is_unsaid(&self) -> bool {
        gives_no_number(self.count)
    }
}

impl From<ToldCount> for TollSpan {
    fn from((count, basis): ToldCount) -> Self {
        Self { count, basis, low: count.low(), high: count.high(), disputed: false }
    }
}

fn gives_no_number(count: Count) -> bool {
    matches!(count, Count::Unknown | Count::Some)
}

/// Returns true if no number is allowed by both.
fn are_apart(one: Count, other: Count) -> bool {
    let beyond = |one: Count, other: Count| one.high().is_some_and(|high| high < other.low());
    beyond(one, other) || beyond(other, one)
}

impl<'a> EntryRef<'a> {
    /// Returns one number of the toll over the entry and the accounts within it; `None` if none of
    /// them says anything.
    pub fn toll(&self, harm: Harm) -> Option<TollSpan> {
        TollSpan::over(self.own_told(harm).chain(self.told_by_accounts(harm)))
    }

    /// Returns one number of the actor's own losses. Accounts have none.
    pub fn lost(&self, harm: Harm) -> Option<TollSpan> {
        self.own_lost(harm).map(TollSpan::from)
    }

    /// Returns what the entry itself gives.
    pub fn own_told(&self, harm: Harm) -> std::option::IntoIter<ToldCount> {
        let count = self.casualties.get(harm);
        count.map(|count| (count, self.basis_of(harm))).into_iter()
    }

    /// Returns what the accounts within it give.
    pub fn told_by_accounts(
        &self,
        harm: Harm,
    ) -> impl Iterator<Item = ToldCount> + Clone + use<'a> {
        self.versions().filter_map(move |account| {
            Some((account.casualties().get(harm)?, account.basis_of(harm)))
        })
    }

    /// Returns what the entry itself gives of the actor's own losses.
    pub fn own_lost(&self, harm: Harm) -> Option<ToldCount> {
        Some((self.losses().get(harm)?, self.basis))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(told: &[&str]) -> TollSpan {
        let counts = told.iter().map(|text| (text.parse::<Count>().unwrap(), Basis::Reported));
        TollSpan::over(counts).unwrap()
    }

    fn numbers(told: &[&str]) -> (u32, Option<u32>, Option<u32>, bool) {
        let span = span(told);
        (span.low, span.best(), span.high, span.disputed)
    }

    #[test]
    fn the_least_and_the_greatest_are_those_of_any_telling() {
        assert_eq!(numbers(&["40", "2"]), (2, Some(40), Some(40), true));
        assert_eq!(numbers(&["40", ">50", "23"]), (23, Some(40), None, true));
        assert_eq!(numbers(&["81", ">80"]), (81, Some(81), None, false));
        assert_eq!(numbers(&["103", "~100"]), (90, Some(103), Some(110), false));
    }

    #[test]
    fn what_gives_no_number_changes_nothing_and_one_number_alone_counts() {
        assert_eq!(numbers(&["unknown", "10"]), (10, Some(10), Some(10), false));
        assert_eq!(numbers(&["10", "unknown", "some"]), (10, Some(10), Some(10), false));
        assert_eq!(numbers(&["unknown", "some"]), (1, Some(1), None, false));
        assert_eq!(numbers(&["unknown"]), (0, None, None, false));
        assert!(span(&["some", "unknown"]).is_unsaid());
        assert_eq!(TollSpan::over(std::iter::empty()), None);
    }

    #[test]
    fn some_contradicts_a_zero() {
        assert_eq!(numbers(&["0", "some"]), (0, Some(0), None, true));
        assert_eq!(numbers(&["some", "0"]), (0, Some(0), None, true));
    }
}
