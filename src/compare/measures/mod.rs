//! The measures of a comparison, one file per group. A measure is one [`Definition`]: its names,
//! what an entry counts for, its rows, and what is behind their cells. Counting, evidence, exports,
//! screens and docs read the table, and name only measures that need special treatment.

mod basis;
mod beside;
mod definition;
mod duration;
mod location;
mod nature;
mod targets;
mod tempo;
mod tolls;

pub(super) use beside::{EARLIER, KILLED, LATER};
pub use definition::Measure;
pub(super) use definition::{Definition, EntryScope, MarkFunction, Naming, Needs, Numbers};
pub(super) use targets::MOST_NAMES;

/// Every measure, group by group, in the order of the table.
pub(super) const GROUPS: [&[Measure]; 6] = [
    duration::MEASURES,
    location::MEASURES,
    nature::MEASURES,
    tempo::MEASURES,
    beside::MEASURES,
    basis::MEASURES,
];

impl Measure {
    /// Iterates over every measure, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        GROUPS.into_iter().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::COMPARABLE;

    #[test]
    fn what_a_figure_may_be_compared_to_is_what_measures_are_stated_as() {
        let stated: Vec<&str> = Measure::all().filter_map(Measure::stated_as).collect();
        assert_eq!(stated, COMPARABLE);
    }
}
