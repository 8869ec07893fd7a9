//! What a picture of time counts, as a word of the command line.

use crate::compare::GridMeasure;

/// What is counted.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum CountedMeasure {
    Attacks,
    Events,
    Entries,
    Killed,
    Wounded,
}

impl From<CountedMeasure> for GridMeasure {
    fn from(measure: CountedMeasure) -> Self {
        match measure {
            CountedMeasure::Attacks => Self::Attacks,
            CountedMeasure::Events => Self::Events,
            CountedMeasure::Entries => Self::Entries,
            CountedMeasure::Killed => Self::Killed,
            CountedMeasure::Wounded => Self::Wounded,
        }
    }
}
