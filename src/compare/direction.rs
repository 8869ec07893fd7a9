//! Which of two is divided by the other: a week is read against what came before it, and a list of
//! waves against the first of them. A table holds every change from the baseline; nothing is
//! computed anew here.

use super::{Change, Interval};

/// How the changes of a table are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Each subject against the baseline: subject ÷ baseline.
    #[default]
    OfEach,
    /// The baseline against each subject: baseline ÷ subject.
    OfBaseline,
}

impl Direction {
    /// Returns a change as it is read in this direction. What has no ratio in it, since it would
    /// be divided by zero, keeps its difference.
    pub fn read(self, change: &Change) -> Change {
        match self {
            Self::OfEach => *change,
            Self::OfBaseline => Change {
                difference: change.difference.map(opposite),
                difference_low: change.difference_high.map(opposite),
                difference_high: change.difference_low.map(opposite),
                ratio: change.ratio.filter(|ratio| *ratio > 0.0).map(f64::recip),
                interval: change.interval.map(turned),
                dispersed: change.dispersed.map(turned),
                ..*change
            },
        }
    }
}

/// Returns the opposite number; that of zero is zero, without a sign.
fn opposite(difference: f64) -> f64 {
    0.0 - difference
}

fn turned(interval: Interval) -> Interval {
    Interval {
        low: interval.high.map_or(0.0, f64::recip),
        high: (interval.low > 0.0).then(|| interval.low.recip()),
        method: interval.method,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Method;

    #[test]
    fn the_other_direction_is_the_reciprocal_and_twice_turned_the_same() {
        let interval = Interval { low: 2.0, high: None, method: Method::ExactPoisson };
        let change = Change {
            difference: Some(6.0),
            difference_low: Some(4.0),
            ratio: Some(4.0),
            interval: Some(interval),
            marked: true,
            ..Change::default()
        };
        let turned = Direction::OfBaseline.read(&change);
        assert_eq!((turned.ratio, turned.difference), (Some(0.25), Some(-6.0)));
        assert_eq!((turned.difference_low, turned.difference_high), (None, Some(-4.0)));
        let interval = turned.interval.unwrap();
        assert_eq!((interval.low, interval.high), (0.0, Some(0.5)));
        assert!(turned.marked, "a test does not depend on the direction");
        assert_eq!(Direction::OfBaseline.read(&turned), change);
        assert_eq!(Direction::OfEach.read(&change), change);
        let none = Change { ratio: Some(0.0), ..Change::default() };
        assert_eq!(Direction::OfBaseline.read(&none).ratio, None, "nothing is divided by zero");
    }
}
