//! Entries on a map: where each is, which of them make one mark in a view, what lies beyond the view,
//! what has no place; and the same in sentences.
//!
//! Pure: the screen and the command line count with the functions of this room. An event is counted
//! once, however often it is told. Nothing is drawn here.

mod basis_shares;
mod entries;
mod fitting;
mod mark_value;
mod marks;
mod named_spots;
mod names;
mod nearby;
mod scale_bar;
mod spoken;

pub use basis_shares::BasisShares;
pub use entries::{MappedEntries, MappedPlace};
pub use fitting::{all_points, first_view, theatre_points, theatres};
pub use mark_value::MarkValue;
pub use marks::{MapMark, MapMarks, MarkKind};
pub use named_spots::{NamedSpot, named_spots};
pub use names::{MapName, MapNames, NameOf, NameWriting};
pub use nearby::{Nearby, NearbyEntry, locator_view, nearby, others_in_view};
pub use scale_bar::ScaleBar;
pub use spoken::{entries_told, kilometres, radius_told, spoken_spot, spoken_without};
