//! The measures of a comparison, one file a group. A measure is one [`Definition`]: its names, what of
//! an entry counts for it, its rows, and what stands behind their cells. Counting, evidence, exports,
//! screens and docs ask the table and name no measure that has no part of its own in them.

mod basis;
mod definition;
mod duration;
mod location;
mod nature;
mod targets;
mod tempo;
mod tolls;

pub use definition::Measure;
pub(super) use definition::{Among, Definition, Marks, Naming, Needs, Numbers};

/// Every measure, group by group, in the order of the table.
pub(super) const GROUPS: [&[Measure]; 5] =
    [duration::MEASURES, location::MEASURES, nature::MEASURES, tempo::MEASURES, basis::MEASURES];

impl Measure {
    /// Every measure, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        GROUPS.into_iter().flatten().copied()
    }
}
