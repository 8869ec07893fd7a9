//! What stands in the picture of a tempo besides the numbers of the grid: the figures that issuers
//! state for its days, the attacks of which no toll is said, and the row that is drawn tall.

mod around;
mod points;
mod series;
mod unsaid;

pub use around::{DayAround, days_around};
pub use points::{StatedPlace, StatedPoint, stated_points};
pub use series::TempoSeries;
pub use unsaid::unsaid;
