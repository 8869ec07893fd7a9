//! What maps of any size are drawn from: ground, names, scale, marks, rings; and a small map of them,
//! which stands beside something else. No screen is known here.

mod ground;
mod marks;
mod names;
mod scale_bar;
mod small_map;

pub use ground::{MapGround, put_over};
pub use marks::{draw_mark, draw_ring, mark_role, mark_style};
pub use names::{draw_names, place_names};
pub use scale_bar::draw_scale;
pub use small_map::{OwnMark, SmallMap};
