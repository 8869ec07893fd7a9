//! One number of a toll as all tellings of an event give it: an envelope, and whether its width is
//! dispute. Which tellings belong to one event is known in `archive`.

use super::{Basis, Count, EntryRef, Harm};

/// One number of the toll of an event: from the least to the greatest that any telling allows.
///
/// A telling here is an entry or an account within one. The telling that counts keeps its number, also
/// where that is only a least (`several`, `>=5`). Where it gives none (`unknown`, `some`, or nothing),
/// another that gives a number counts, unless it contradicts it: `some` is one or more, and no zero.
/// Of the others, one that gives no number neither lowers the least nor takes away the greatest.
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
    /// Returns the envelope of what the telling that counts gives and what others do, these in the
    /// order in which they would count; `None` if none says anything.
    pub fn over(
        main: Option<ToldCount>,
        others: impl Iterator<Item = ToldCount> + Clone,
    ) -> Option<Self> {
        let said = |told: &ToldCount| told.0 != Count::Unknown;
        let number = |told: &ToldCount| !gives_no_number(told.0);
        // `some` is no number, and what contradicts it does not take its place.
        let allowed = |told: &ToldCount| main.is_none_or(|main| !are_apart(main.0, told.0));
        let first = main.filter(number);
        let first = first.or_else(|| others.clone().find(|told| number(told) && allowed(told)));
        let first = first.or_else(|| main.filter(said));
        // Without a number, `some` says more than `unknown`.
        let first = first.or_else(|| others.clone().find(said));
        let mut span = Self::from(first.or(main).or_else(|| others.clone().next())?);
        main.into_iter().chain(others).for_each(|(other, _)| span.widen(other));
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
        TollSpan::over(self.own_told(harm), self.told_by_accounts(harm))
    }

    /// Returns one number of the actor's own losses. Accounts have none.
    pub fn lost(&self, harm: Harm) -> Option<TollSpan> {
        self.own_lost(harm).map(TollSpan::from)
    }

    /// Returns what the entry itself gives.
    pub fn own_told(&self, harm: Harm) -> Option<ToldCount> {
        Some((self.casualties().get(harm)?, self.basis_of(harm)))
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
        let mut counts = told.iter().map(|text| (text.parse::<Count>().unwrap(), Basis::Reported));
        TollSpan::over(counts.next(), counts).unwrap()
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
        assert_eq!(TollSpan::over(None, std::iter::empty()), None);
    }

    #[test]
    fn some_contradicts_a_zero() {
        assert_eq!(numbers(&["0", "some"]), (0, Some(0), None, true));
        assert_eq!(numbers(&["some", "0"]), (0, Some(1), None, true));
    }

    #[test]
    fn what_says_at_least_something_keeps_its_number_and_basis() {
        let over = |main: Option<&str>, others: &[&str]| {
            let told = |text: &str, basis| (text.parse::<Count>().unwrap(), basis);
            let main = main.map(|text| told(text, Basis::Reported));
            let others = others.iter().map(|text| told(text, Basis::Official));
            let span = TollSpan::over(main, others).unwrap();
            (span.low, span.best(), span.high, span.disputed, span.basis)
        };
        let (reported, official) = (Basis::Reported, Basis::Official);
        assert_eq!(over(Some("some"), &["0"]), (0, Some(1), None, true, reported));
        assert_eq!(over(Some("some"), &["0", "7"]), (0, Some(7), Some(7), true, official));
        assert_eq!(over(Some("some"), &["7"]), (7, Some(7), Some(7), false, official));
        assert_eq!(over(Some("several"), &["0"]), (0, Some(5), Some(9), true, reported));
        assert_eq!(over(Some(">=4"), &["2", "unknown"]), (2, Some(4), None, true, reported));
        for none in [None, Some("unknown")] {
            assert_eq!(over(none, &["0"]), (0, Some(0), Some(0), false, official), "{none:?}");
            assert_eq!(over(none, &["some", "9"]), (9, Some(9), Some(9), false, official));
            assert_eq!(over(none, &["some"]), (1, Some(1), None, false, official), "{none:?}");
        }
    }
}
