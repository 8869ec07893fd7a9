//! What a screen shows as a whole, as a briefing can hold it: a comparison or a cell of it, theatres by
//! week, a tempo, a map.

use super::{Screen, ViewContext};
use crate::brief::{MapAsked, WorkSubject};

impl Screen {
    /// Returns what it shows as a whole, or why no words ask for it again; none where it shows records one
    /// by one.
    pub fn gathered(&self, view: &ViewContext<'_>) -> Option<Result<WorkSubject, String>> {
        if let Self::Compare(screen) = self {
            screen.gathered(view.corpus)
        } else if let Self::Grid(screen) = self {
            screen.gathered().map(|asked| Ok(WorkSubject::Grid(asked)))
        } else if let Self::Tempo(screen) = self {
            screen.gathered(view.corpus).map(|asked| Ok(WorkSubject::Tempo(asked)))
        } else if let Self::Map(screen) = self {
            let asked = screen.gathered(view.corpus)?;
            let part = screen.chosen_part();
            Some(asked.map(|query| WorkSubject::Map(MapAsked { query, part })))
        } else {
            None
        }
    }
}
