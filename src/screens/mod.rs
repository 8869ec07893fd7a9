//! The screens that fill the terminal. Each has a folder or file with its state, its table of verbs
//! (what an action does to it, and whether it would do anything now), and how it is drawn.
//!
//! A screen names neither another screen nor the app: it asks with a [`Request`], and the app
//! decides. Drawing only reads.

mod aligned;
mod browse;
mod compare;
mod day_asking;
mod entry_beside;
mod evidence;
mod evidence_list;
mod evidence_spoken;
mod file_naming;
mod find;
mod finding;
mod frame;
mod front;
mod grid;
mod heat;
mod help;
mod input;
mod input_line;
mod list;
mod map;
mod map_parts;
mod mapped;
mod preview;
mod problems;
mod reading;
mod request;
mod review;
mod row;
mod saved;
mod screen;
mod screen_subjects;
mod scroll;
mod search;
mod span_doors;
mod span_told;
mod speaking;
mod spoken;
mod spoken_page;
mod spoken_words;
mod stepping;
mod tempo;
mod text;
mod themes;
mod typed;
mod unplaced;
mod verb;
mod view_context;
mod week_spot;

pub use browse::Browse;
pub use compare::Compare;
pub use day_asking::DayAsking;
pub use file_naming::FileNaming;
pub use find::Find;
pub use frame::{Status, body, draw_frame};
pub use front::{Front, FrontOpening};
pub use grid::Grid;
pub use help::Help;
pub use map::{MapSource, WorldMap};
pub use problems::Problems;
pub use request::{CopyRequest, Request};
pub use review::Reviewing;
pub use saved::Saved;
pub use screen::{Opening, Screen};
pub use search::{LISTED, Search};
pub use spoken::{Spoken, SpokenDoor, SpokenLine, SpokenSpot};
pub use tempo::Tempo;
pub use text::Text;
pub use themes::Themes;
pub use verb::Now;
pub use view_context::{LastSession, Prompt, SeenDigests, ViewContext};
pub use week_spot::WeekSpot;
