//! What is held of each theatre in each week or month, with what is counted there, as data.
//!
//! [`CoverGrid`] is the one function behind the table of the command line and the picture of the
//! reader. What stands in its cells is stored only where there is something; their states are asked
//! for one by one. No number is drawn here.

mod cell;
mod cover_grid;
mod heat;
mod limits;
mod measure;
mod numbers;
mod spans;

pub use cell::{CoverCell, drawn};
pub use cover_grid::{CoverGrid, MOST_CELLS, first_weekday};
pub use heat::HeatScale;
pub use limits::{GridLimits, GridPlacing};
pub use measure::GridMeasure;
pub use numbers::{GridNumber, GridNumbers, behind_number};
pub use spans::GridUnit;
