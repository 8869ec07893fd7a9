//! Pictures for reports: the map, theatres by week, the tempo and an aligned comparison as shapes on a
//! sheet, with what they say in words.
//!
//! Pure: what is counted comes from the rooms that count it, and nothing is counted here. A picture knows
//! what a shape stands for, not its colour; how it is written is the business of a format.

mod aligned;
mod aligned_chart;
mod aligned_strips;
mod canvas;
mod caption;
mod drawing;
mod gap_marks;
mod grid;
mod grid_bands;
mod labels;
mod legend;
mod letters;
mod map;
mod map_ground;
mod map_panel;
mod role;
mod scale;
mod sheet;
mod size;
mod span_words;
mod table;
mod tempo;
mod tempo_chart;
mod tempo_rows;
mod time_axis;

pub use aligned::aligned_picture;
pub use caption::PictureCaption;
pub use drawing::{Drawing, DrawnBox, DrawnPoint, DrawnShape, DrawnText, TextAnchor};
pub use grid::{GridSubject, grid_picture};
pub use map::{MapPart, MapSubject, map_picture};
pub use role::PictureRole;
pub use size::{NoPictureSize, PictureSize};
pub use span_words::SpanWords;
pub use table::{TableLine, table_picture};
pub use tempo::{TempoSubject, tempo_picture};
