//! The one enum of screens, and the operations of each. `view_context` holds what they read.

use ratatui::buffer::Buffer;

use super::evidence::NumberEvidence;
use super::verb::{Now, Verbs as _};
use super::{
    ActionPalette, Annotate, Browse, Compare, DayAsking, FileNaming, Find, Front, Gathering, Grid,
    Help, MapSource, Problems, Request, Reviewing, Saved, Search, Tempo, Text, Themes, ViewContext,
    WeekSpot, WhatsNew, WorldMap,
};
use crate::archive::Corpus;
use crate::keys::{Action, Context};

/// A screen with its state.
#[derive(Clone, Debug)]
pub enum Screen {
    /// The drill-down.
    Browse(Browse),
    /// An open text.
    Text(Text),
    /// The problems found at loading.
    Problems(Problems),
    /// What is new since the last session.
    WhatsNew(WhatsNew),
    /// The keys that work.
    Help(Help),
    /// The choice of a theme.
    Themes(Themes),
    /// The search.
    Search(Box<Search>),
    /// The saved searches.
    Saved(Saved),
    /// What was gathered for a briefing.
    Worklist(Box<Gathering>),
    /// A comparison.
    Compare(Box<Compare>),
    /// Naming the file that something is written into.
    FileNaming(Box<FileNaming>),
    /// Noting something of a record.
    Annotate(Box<Annotate>),
    /// Asking for the day as of which the archive is told.
    DayAsking(Box<DayAsking>),
    /// Looking a draft over.
    Review(Box<Reviewing>),
    /// Theatre by week.
    Grid(Box<Grid>),
    /// Tempo.
    Tempo(Box<Tempo>),
    /// The map.
    Map(Box<WorldMap>),
    /// The front page.
    Front(Box<Front>),
    /// What can be done, and where one can go.
    Palette(Box<ActionPalette>),
}

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
    (Action::Palette, |opening| {
        Screen::Palette(Box::new(ActionPalette::new(opening.context, opening.offered.clone())))
    }),
    (Action::Problems, |_| Screen::Problems(Problems::default())),
    (Action::Changes, |_| Screen::WhatsNew(WhatsNew::default())),
    (Action::Themes, |opening| Screen::Themes(Themes::new(&opening.view))),
    (Action::Saved, |_| Screen::Saved(Saved::default())),
    (Action::Worklist, |_| Screen::Worklist(Box::default())),
    (Action::AsOf, |opening| Screen::DayAsking(Box::new(DayAsking::new(&opening.view)))),
    (Action::Grid, |opening| Screen::Grid(Box::new(Grid::new(opening.spot)))),
    (Action::Tempo, |opening| Screen::Tempo(Box::new(Tempo::new(opening.spot)))),
    (Action::Map, |opening| {
        let mapped = opening.mapped.clone().unwrap_or_else(MapSource::whole);
        Screen::Map(Box::new(WorldMap::new(mapped)))
    }),
];

impl Screen {
    /// Returns the context of its keys, for the keymap.
    pub fn context(&self) -> Context {
        if self.find().is_some_and(Find::is_typing) {
            return Context::Prompt;
        }
        match self {
            Self::Browse(_) => Context::Browse,
            Self::Text(_) => Context::Page,
            Self::Problems(_) | Self::WhatsNew(_) => Context::List,
            Self::Help(_) => Context::Help,
            Self::Themes(_) => Context::Themes,
            Self::Search(screen) => screen.context(),
            Self::Saved(_) => Context::Saved,
            Self::Worklist(screen) => screen.context(),
            Self::Compare(screen) => screen.context(),
            Self::FileNaming(_) => Context::Name,
            Self::Annotate(_) => Context::Note,
            Self::DayAsking(_) => Context::Day,
            Self::Review(screen) => screen.context(),
            Self::Grid(screen) => screen.context(),
            Self::Tempo(screen) => screen.context(),
            Self::Map(screen) => screen.context(),
            Self::Front(_) => Context::Front,
            Self::Palette(_) => Context::Palette,
        }
    }

    /// Returns whether an action would do something here.
    pub fn now(&self, action: Action, view: &ViewContext<'_>) -> Now {
        match self {
            Self::Browse(screen) => screen.now(action, view),
            Self::Text(screen) => screen.now(action, view),
            Self::Problems(screen) => screen.now(action, view),
            Self::WhatsNew(screen) => screen.now(action, view),
            Self::Help(screen) => screen.now(action, view),
            Self::Themes(screen) => screen.now(action, view),
            Self::Search(screen) => screen.now(action, view),
            Self::Saved(screen) => screen.now(action, view),
            Self::Worklist(screen) => screen.now(action, view),
            Self::Compare(screen) => screen.now(action, view),
            Self::FileNaming(screen) => screen.now(action, view),
            Self::Annotate(screen) => screen.now(action, view),
            Self::DayAsking(screen) => screen.now(action, view),
            Self::Review(screen) => screen.now(action, view),
            Self::Grid(screen) => screen.now(action, view),
            Self::Tempo(screen) => screen.now(action, view),
            Self::Map(screen) => screen.now(action, view),
            Self::Front(screen) => screen.now(action, view),
            Self::Palette(screen) => screen.now(action, view),
        }
    }

    /// Carries out an action here.
    pub fn act(&mut self, action: Action, view: &ViewContext<'_>) -> Request {
        match self {
            Self::Browse(screen) => screen.act(action, view),
            Self::Text(screen) => screen.act(action, view),
            Self::Problems(screen) => screen.act(action, view),
            Self::WhatsNew(screen) => screen.act(action, view),
            Self::Help(screen) => screen.act(action, view),
            Self::Themes(screen) => screen.act(action, view),
            Self::Search(screen) => screen.act(action, view),
            Self::Saved(screen) => screen.act(action, view),
            Self::Worklist(screen) => screen.act(action, view),
            Self::Compare(screen) => screen.act(action, view),
            Self::FileNaming(screen) => screen.act(action, view),
            Self::Annotate(screen) => screen.act(action, view),
            Self::DayAsking(screen) => screen.act(action, view),
            Self::Review(screen) => screen.act(action, view),
            Self::Grid(screen) => screen.act(action, view),
            Self::Tempo(screen) => screen.act(action, view),
            Self::Map(screen) => screen.act(action, view),
            Self::Front(screen) => screen.act(action, view),
            Self::Palette(screen) => screen.act(action, view),
        }
    }

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
            Self::WhatsNew(_) => Some(Action::Changes),
            Self::Help(_) => Some(Action::Help),
            Self::Themes(_) => Some(Action::Themes),
            Self::Saved(_) => Some(Action::Saved),
            Self::Worklist(_) => Some(Action::Worklist),
            Self::Grid(_) => Some(Action::Grid),
            Self::Tempo(_) => Some(Action::Tempo),
            Self::Map(_) => Some(Action::Map),
            Self::Front(_) => Some(Action::Front),
            Self::Palette(_) => Some(Action::Palette),
            Self::DayAsking(_) => Some(Action::AsOf),
            Self::Browse(_)
            | Self::Text(_)
            | Self::Search(_)
            | Self::Compare(_)
            | Self::FileNaming(_)
            | Self::Annotate(_)
            | Self::Review(_) => None,
        }
    }

    /// Returns the text on the subject that many rows further in its list; none where there is no list
    /// of subjects.
    pub fn neighbour(&self, by: isize, corpus: &Corpus) -> Option<Text> {
        let (subject, turn) = self.further(by, corpus)?;
        Some(Text::new(subject, turn))
    }

    /// Returns the state of finding here.
    pub fn find(&self) -> Option<&Find> {
        match self {
            Self::Browse(screen) => Some(&screen.find),
            Self::Text(screen) => Some(&screen.reading.find),
            Self::Problems(screen) => Some(&screen.reading.find),
            Self::WhatsNew(screen) => Some(&screen.reading.find),
            Self::Help(screen) => Some(&screen.reading.find),
            Self::Compare(screen) => screen.find(),
            Self::Grid(_) | Self::Tempo(_) | Self::Map(_) => self.over().map(NumberEvidence::find),
            Self::Themes(_)
            | Self::Search(_)
            | Self::Saved(_)
            | Self::Worklist(_)
            | Self::FileNaming(_)
            | Self::Annotate(_)
            | Self::DayAsking(_)
            | Self::Review(_)
            | Self::Front(_)
            | Self::Palette(_) => None,
        }
    }

    /// Updates the contents: when the screen is opened, and after a change of size or of the
    /// corpus.
    pub fn relayout(&mut self, view: &ViewContext<'_>) {
        match self {
            Self::Browse(screen) => screen.relayout(view),
            Self::Text(screen) => screen.relayout(view),
            Self::Problems(screen) => screen.relayout(view),
            Self::WhatsNew(screen) => screen.relayout(view),
            Self::Help(screen) => screen.relayout(view),
            Self::Themes(screen) => screen.relayout(view),
            Self::Search(screen) => screen.relayout(view),
            Self::Saved(screen) => screen.relayout(view),
            Self::Worklist(screen) => screen.relayout(view),
            Self::Compare(screen) => screen.relayout(view),
            Self::FileNaming(_) | Self::DayAsking(_) | Self::Annotate(_) => {}
            Self::Review(screen) => screen.relayout(view),
            Self::Grid(screen) => screen.relayout(view),
            Self::Tempo(screen) => screen.relayout(view),
            Self::Map(screen) => screen.relayout(view),
            Self::Front(screen) => screen.relayout(view),
            Self::Palette(screen) => screen.relayout(view),
        }
    }

    /// Carries places over to another corpus. Returns false where its subject no longer exists.
    #[must_use]
    pub fn moved(&mut self, from: &Corpus, to: &Corpus) -> bool {
        match self {
            Self::Browse(screen) => {
                screen.moved(from, to);
                true
            }
            Self::Text(screen) => screen.moved(from, to),
            Self::Search(screen) => {
                screen.moved();
                true
            }
            Self::Compare(screen) => {
                screen.moved();
                true
            }
            Self::Grid(screen) => {
                screen.moved();
                true
            }
            Self::Tempo(screen) => {
                screen.moved();
                true
            }
            Self::Map(screen) => {
                screen.moved(from, to);
                true
            }
            Self::Front(screen) => {
                screen.moved();
                true
            }
            Self::Worklist(screen) => {
                screen.moved();
                true
            }
            // What was to be written belongs to the archive as it was.
            Self::FileNaming(_) => false,
            Self::Problems(_)
            | Self::WhatsNew(_)
            | Self::Help(_)
            | Self::Themes(_)
            | Self::Saved(_)
            | Self::DayAsking(_)
            | Self::Annotate(_)
            | Self::Review(_)
            | Self::Palette(_) => true,
        }
    }

    /// Returns the text of the breadcrumb.
    pub fn crumbs(&self, view: &ViewContext<'_>) -> Vec<String> {
        match self {
            Self::Browse(screen) => screen.crumbs(view),
            Self::Text(screen) => screen.crumbs(view),
            Self::Problems(_) => vec!["Problems".to_owned()],
            Self::WhatsNew(_) => vec!["What is new".to_owned()],
            Self::Help(_) => vec!["Help".to_owned()],
            Self::Themes(_) => vec!["Themes".to_owned()],
            Self::Search(_) => vec!["Search".to_owned()],
            Self::Saved(_) => vec!["Saved searches".to_owned()],
            Self::Worklist(screen) => screen.crumbs(),
            Self::Compare(screen) => screen.crumbs(),
            Self::FileNaming(screen) => screen.crumbs(),
            Self::Annotate(screen) => screen.crumbs(),
            Self::DayAsking(_) => DayAsking::crumbs(),
            Self::Review(screen) => screen.crumbs(),
            Self::Grid(screen) => screen.crumbs(view),
            Self::Tempo(screen) => screen.crumbs(),
            Self::Map(screen) => screen.crumbs(view),
            Self::Front(_) => Front::crumbs(),
            Self::Palette(_) => vec!["Palette".to_owned()],
        }
    }

    /// Returns the position: `3/12`, `40%`.
    pub fn position(&self, view: &ViewContext<'_>) -> String {
        match self {
            Self::Browse(screen) => screen.position(view),
            Self::Text(screen) => screen.position(view),
            Self::Problems(screen) => screen.reading.position(view),
            Self::WhatsNew(screen) => screen.reading.position(view),
            Self::Help(screen) => screen.reading.position(view),
            Self::Themes(screen) => screen.position(view),
            Self::Search(screen) => screen.position(view.corpus),
            Self::Saved(screen) => screen.position(view),
            Self::Worklist(screen) => screen.position(),
            Self::Compare(screen) => screen.position(view),
            Self::FileNaming(_) | Self::DayAsking(_) | Self::Annotate(_) => String::new(),
            Self::Review(screen) => screen.position(),
            Self::Grid(screen) => screen.position(view),
            Self::Tempo(screen) => screen.position(view),
            Self::Map(screen) => screen.position(view),
            Self::Front(_) => Front::position(view),
            Self::Palette(screen) => screen.position(),
        }
    }

    /// Draws it into its body.
    pub fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        match self {
            Self::Browse(screen) => screen.draw(view, buffer),
            Self::Text(screen) => screen.draw(view, buffer),
            Self::Problems(screen) => screen.reading.draw(view, buffer),
            Self::WhatsNew(screen) => screen.reading.draw(view, buffer),
            Self::Help(screen) => screen.reading.draw(view, buffer),
            Self::Themes(screen) => screen.draw(view, buffer),
            Self::Search(screen) => screen.draw(view, buffer),
            Self::Saved(screen) => screen.draw(view, buffer),
            Self::Worklist(screen) => screen.draw(view, buffer),
            Self::Compare(screen) => screen.draw(view, buffer),
            Self::FileNaming(screen) => screen.draw(view, buffer),
            Self::Annotate(screen) => screen.draw(view, buffer),
            Self::DayAsking(screen) => screen.draw(view, buffer),
            Self::Review(screen) => screen.draw(view, buffer),
            Self::Grid(screen) => screen.draw(view, buffer),
            Self::Tempo(screen) => screen.draw(view, buffer),
            Self::Map(screen) => screen.draw(view, buffer),
            Self::Front(screen) => screen.draw(view, buffer),
            Self::Palette(screen) => screen.draw(view, buffer),
        }
    }
}
