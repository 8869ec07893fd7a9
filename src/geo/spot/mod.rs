//! From the words of a place to a point with an honest radius.
//!
//! What does not lead to one point says why. Nothing is guessed: a name that only sounds alike counts
//! within the entry's own area alone, and of namesakes that lie far from each other none is taken.
//! `docs/gazetteer.md` has the table of radii.

mod called;
mod fix;
mod ground;
mod placing;
mod qualifiers;
mod reading;
mod resolver;
mod seeker;

pub use called::point_called;
pub use placing::{GeoPrecision, NotPlaced, Placing, Spot};
pub use resolver::{PlacingCounts, Placings, Resolver, ToldWhere};
