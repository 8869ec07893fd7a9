//! A row of counts that an engine gave, and what is told by it: its own number, or what is counted here
//! where that is the same.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::event_count::EventCount;
use crate::digest::Sum;

/// A row of counts as a file has it.
#[derive(Clone, Debug, Default)]
pub struct GivenRow {
    /// The id of the subject.
    pub subject: String,
    /// The word of the measure.
    pub measure: String,
    /// The key of the part; none for the whole.
    pub key: Option<String>,
    /// The theatre of a part that is an area.
    pub within: Option<String>,
    /// The least number.
    pub low: u64,
    /// The best number.
    pub best: Option<u64>,
    /// The greatest number; none without a bound.
    pub high: Option<u64>,
    /// How many counts give no number.
    pub unsaid: u32,
    /// How many of them are disputed, if that is told.
    pub disputed: Option<u32>,
    /// How many counts were added, if that is told.
    pub terms: Option<u32>,
    /// The best number of what may belong, if that is told.
    pub possible: Option<u64>,
    /// Which events they are, if that is told.
    pub fingerprint: Option<i64>,
}

/// The most counts of a toll: so many that those of all its bases together can be added up.
const MOST_COUNTS: u32 = 500_000_000;

/// Returns a number that a row was checked to hold.
pub(super) fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl GivenRow {
    /// Returns the events that surely belong and those that may, where these are not what is counted here.
    pub(super) fn split(
        &self,
        (certain, possible): (EventCount, EventCount),
    ) -> (EventCount, EventCount) {
        let high = certain.high().zip(possible.high());
        let high = high.map(|(one, other)| u64::from(one) + u64::from(other));
        let here = (u64::from(certain.low), Some(u64::from(certain.best)), high);
        if here == (self.low, self.best, self.high) {
            return (certain, possible);
        }
        let best = self.best.unwrap_or(self.low);
        let more = self.possible.unwrap_or_else(|| self.high.map_or(0, |high| high - best));
        let print = self
            .fingerprint
            .map_or_else(|| self.own_print(), |print| u64::from_ne_bytes(print.to_ne_bytes()));
        let most = self.high.map(|high| small(high.saturating_sub(more)));
        let certain = EventCount::told(small(self.low), small(best), most, print);
        (certain, EventCount::told(0, small(more), Some(small(more)), 0))
    }

    /// Returns a number that no other row has, where nothing tells which events they are.
    fn own_print(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.measure, &self.key, &self.within).hash(&mut hasher);
        hasher.finish()
    }

    /// Returns the toll, where it is not what is counted here.
    pub(super) fn toll(&self, here: &Sum) -> Sum {
        let known = here.best > 0 || here.terms > here.unsaid;
        let best = known.then_some(here.best).filter(|_| !here.is_silent());
        if (self.low, self.best, self.high, self.unsaid) == (here.low, best, here.high, here.unsaid)
            && !here.is_silent()
        {
            return *here;
        }
        Sum {
            low: self.low,
            best: self.best.unwrap_or(0),
            high: self.high,
            terms: self
                .terms
                .unwrap_or(self.unsaid.saturating_add(u32::from(self.best.is_some())))
                .max(1),
            unsaid: self.unsaid,
            disputed: self.disputed.unwrap_or(0),
        }
    }

    /// Refuses numbers that are not in order, or more than are counted.
    pub(super) fn check(&self) -> Result<(), String> {
        let best = self.best.unwrap_or(self.low);
        if self.low > best || self.high.is_some_and(|high| best > high) {
            return Err(format!(
                "`{}` has a low, a best and a high that are not in order",
                self.measure
            ));
        }
        let counts = [Some(self.unsaid), self.disputed, self.terms].into_iter().flatten();
        if counts.max() > Some(MOST_COUNTS) {
            return Err(format!("`{}` has more than 500,000,000 counts", self.measure));
        }
        let most = self.high.unwrap_or(best).max(best);
        u32::try_from(most)
            .map_err(|_| format!("`{}` has more than 4,294,967,295", self.measure))?;
        Ok(())
    }
}
