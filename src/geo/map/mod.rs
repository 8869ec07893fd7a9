//! The base map and how a view of it becomes dots in cells. What they are drawn with, and the marks on
//! them, is told elsewhere.

mod base_map;
mod dots;
mod labels;
mod outlines;
mod raster;
mod ring;
mod sea;
mod seas;
mod view;

pub use base_map::{BaseMap, MapLayer};
pub use labels::{LabelField, LabelRequest, PlacedLabel, town_floor};
pub use outlines::{OutlinePoint, outlines};
pub use raster::{Detail, Raster, is_shown};
pub use ring::ring;
pub use seas::{SeaName, seas};
pub use view::{MapCell, MapSpan, MapView, Pan, STEPS};
