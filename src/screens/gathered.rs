//! What a screen shows as a whole, as a briefing can hold it: a comparison or a cell of it, theatres by
//! week, a tempo, a map, what a search comes to.

use super::{Screen, ViewContext};
use crate::brief::{MapAsked, WorkItem, WorkSubject};

impl Screen {
    /// Returns what it shows as a whole, or why no words ask for it again; none where it shows records one
    /// by one.
    pub fn gathered(&self, view: &ViewContext<'_>) -> Option<Result<WorkItem, String>> {
        let subject = if let Self::Compare(screen) = self {
            screen.gathered(view.corpus)?
        } else if let Self::Grid(screen) = self {
            Ok(WorkSubject::Grid(screen.gathered()?))
        } else if let Self::Tempo(screen) = self {
            Ok(WorkSubject::Tempo(screen.gathered(view.corpus)?))
        } else if let Self::Map(screen) = self {
            let asked = screen.gathered(view.corpus)?;
            let part = screen.chosen_part();
            asked.map(|query| WorkSubject::Map(MapAsked { query, part }))
        } else {
            return None;
        };
        Some(subject.map(WorkItem::from))
    }

    /// Returns what a search comes to, or why that cannot be gathered; none where nothing is searched for.
    pub fn gathered_sum(&self) -> Option<Result<WorkItem, String>> {
        if let Self::Search(screen) = self { Some(screen.gathered_sum()) } else { None }
    }
}
