//! What each screen says, and what it means there to select a line.

use super::spoken::{Spoken, SpokenSpot};
use super::{Problems, Saved, Screen, Themes, ViewContext, WhatsNew};

impl Screen {
    /// Returns what it says where nothing is drawn.
    pub fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        if let Some(over) = self.over() {
            return over.spoken(view);
        }
        match self {
            Self::Browse(screen) => screen.spoken(view),
            Self::Text(screen) => screen.spoken(view),
            Self::Problems(_) => {
                let mut spoken = Spoken::default();
                spoken.read(&Problems::page(view));
                spoken.headed()
            }
            Self::WhatsNew(_) => {
                let mut spoken = Spoken::default();
                spoken.read(&WhatsNew::page(view));
                spoken.headed()
            }
            Self::Help(screen) => screen.spoken(view),
            Self::Themes(_) => Themes::spoken(view),
            Self::Search(screen) => screen.spoken(view),
            Self::Saved(_) => Saved::spoken(view),
            Self::Worklist(screen) => screen.spoken(),
            Self::Compare(screen) => screen.spoken(view),
            Self::FileNaming(screen) => screen.spoken(),
            Self::Annotate(screen) => screen.spoken(),
            Self::DayAsking(screen) => screen.spoken(view),
            Self::Review(screen) => screen.spoken(),
            Self::Grid(screen) => screen.spoken(view),
            Self::Tempo(screen) => screen.spoken(view),
            Self::Map(screen) => screen.spoken(view),
            Self::Front(screen) => screen.spoken(view),
            Self::Palette(screen) => screen.spoken(view),
        }
    }

    /// Selects the place of a line that it says.
    pub fn choose(&mut self, spot: SpokenSpot, view: &ViewContext<'_>) {
        if let Some(over) = self.over_mut() {
            over.choose(spot);
            return;
        }
        match self {
            Self::Browse(screen) => screen.choose(spot, view),
            Self::Themes(screen) => screen.choose(spot),
            Self::Search(screen) => screen.choose(spot, view),
            Self::Saved(screen) => screen.choose(spot, view),
            Self::Worklist(screen) => screen.choose(spot),
            Self::Compare(screen) => screen.choose(spot, view),
            Self::Review(screen) => screen.choose(spot, view),
            Self::Grid(screen) => screen.choose(spot, view),
            Self::Tempo(screen) => screen.choose(spot, view),
            Self::Map(screen) => screen.choose(spot, view),
            Self::Front(screen) => screen.choose(spot, view),
            Self::Text(screen) => screen.choose(spot),
            Self::Palette(screen) => screen.choose(spot),
            Self::Problems(_)
            | Self::WhatsNew(_)
            | Self::Help(_)
            | Self::FileNaming(_)
            | Self::DayAsking(_)
            | Self::Annotate(_) => {}
        }
    }
}
