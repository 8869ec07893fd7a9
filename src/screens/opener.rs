//! Which screens one action opens from anywhere, and what each is opened with.

use super::{
    Grid, Help, MapSource, Problems, Saved, Screen, Tempo, Themes, ViewContext, WeekSpot, WorldMap,
};
use crate::archive::EntryKey;
use crate::keys::{Action, Context};

/// The data that a screen is opened with.
pub struct Opening<'a> {
    /// What the screen may read.
    pub view: ViewContext<'a>,
    /// The context that it is opened from.
    pub context: Context,
    /// The actions available there.
    pub offered: Vec<Action>,
    /// Where one stands there.
    pub spot: WeekSpot,
    /// What a map of it shows; none for all of the archive.
    pub mapped: Option<MapSource>,
}

/// The constructor of a screen.
type Open = fn(&Opening<'_>) -> Screen;

/// The screens that one action opens from anywhere. The screen below makes no difference. None of
/// them opens over itself: the user would have to leave it as often.
const OPENED: &[(Action, Open)] = &[
    (Action::Help, |opening| Screen::Help(Help::new(opening.context, opening.offered.clone()))),
    (Action::Problems, |_| Screen::Problems(Problems::default())),
    (Action::Themes, |opening| Screen::Themes(Themes::new(&opening.view))),
    (Action::Saved, |_| Screen::Saved(Saved::default())),
    (Action::Grid, |opening| Screen::Grid(Box::new(Grid::new(opening.spot)))),
    (Action::Tempo, |opening| Screen::Tempo(Box::new(Tempo::new(opening.spot)))),
    (Action::Map, |opening| {
        let mapped = opening.mapped.clone().unwrap_or_else(MapSource::whole);
        Screen::Map(Box::new(WorldMap::new(mapped)))
    }),
];

impl Screen {
    /// Returns whether this action opens some screen.
    pub fn is_opener(action: Action) -> bool {
        OPENED.iter().any(|(opener, _)| *opener == action)
    }

    /// Returns the screen that an action opens.
    pub fn opened_by(action: Action, opening: &Opening<'_>) -> Option<Self> {
        let (_, open) = OPENED.iter().find(|(opener, _)| *opener == action)?;
        Some(open(opening))
    }

    /// Returns the action that opens such a screen from anywhere, where there is one.
    pub fn opener(&self) -> Option<Action> {
        match self {
            Self::Problems(_) => Some(Action::Problems),
            Self::Help(_) => Some(Action::Help),
            Self::Themes(_) => Some(Action::Themes),
            Self::Saved(_) => Some(Action::Saved),
            Self::Grid(_) => Some(Action::Grid),
            Self::Tempo(_) => Some(Action::Tempo),
            Self::Map(_) => Some(Action::Map),
            Self::Browse(_)
            | Self::Text(_)
            | Self::Search(_)
            | Self::Compare(_)
            | Self::FileNaming(_)
            | Self::Review(_) => None,
        }
    }

    /// Returns true if it is a map that waits for the geography to be read.
    pub fn waits_for_map(&self) -> bool {
        if let Self::Map(map) = self { map.waits() } else { false }
    }

    /// Returns what a map of it shows: what is selected or open, what was found, or what lies behind a
    /// number; none where it shows no entries.
    pub fn mapped(&self, view: &ViewContext<'_>) -> Option<MapSource> {
        let corpus = view.corpus;
        let listed = |keys: Vec<EntryKey>, name: &str| {
            (!keys.is_empty()).then(|| MapSource::Entries { name: name.to_owned(), keys })
        };
        match self {
            Self::Search(screen) => screen.mapped(),
            Self::Compare(screen) => listed(screen.entries_behind(corpus), "Comparison"),
            Self::Grid(screen) => {
                let (name, keys) = screen.mapped(view);
                listed(keys, &name)
            }
            Self::Tempo(screen) => {
                let (name, keys) = screen.mapped(view);
                listed(keys, &name)
            }
            Self::Map(screen) => listed(screen.listed().unwrap_or_default(), "List"),
            Self::Browse(_) | Self::Text(_) => self.subject(corpus).map(MapSource::Node),
            Self::Problems(_)
            | Self::Help(_)
            | Self::Themes(_)
            | Self::Saved(_)
            | Self::FileNaming(_)
            | Self::Review(_) => None,
        }
    }
}
