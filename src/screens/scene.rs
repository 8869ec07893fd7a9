//! What every screen sees, what it may ask for, and the one enum of screens.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Browse, Compare, Find, Help, Problems, Saved, Search, Text, Themes};
use crate::app::{Export, Piece, SavedCount, Subject, Turn};
use crate::archive::{Corpus, Problem};
use crate::compare::Ask;
use crate::digest::Markings;
use crate::keys::{Action, Chord, Context, Keymap};
use crate::page::Marks;
use crate::query::Keeping;
use crate::ui::theme::{Glyphs, Library, Theme};

/// All that a screen may read.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// What was loaded.
    pub corpus: &'a Corpus,
    /// What was wrong with it.
    pub problems: &'a [Problem],
    /// The queries that led to an entry, the newest last.
    pub queries: &'a [String],
    /// The saved searches with their counts.
    pub saved: &'a [SavedCount],
    /// The digests and waves marked for a comparison.
    pub marked: &'a [Ask],
    /// Which keys do what.
    pub keymap: &'a Keymap,
    /// The themes that can be chosen.
    pub themes: &'a Library,
    /// How things look.
    pub theme: &'a Theme,
    /// Lines, bars and arrows.
    pub glyphs: &'static Glyphs,
    /// What pages are laid out with.
    pub marks: Marks,
    /// Where the screen is drawn.
    pub body: Rect,
}

impl Scene<'_> {
    /// A text as this terminal can show it.
    pub fn spell<'t>(&self, text: &'t str) -> Cow<'t, str> {
        (self.marks.spell)(text)
    }
}

/// What a screen asks of the app.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Nothing more.
    Nothing,
    /// Leave this screen.
    Leave,
    /// Open a text on something, found in a tree that is turned so.
    Read(Subject, Turn),
    /// Move the selection below by so many rows and open what it comes to.
    Step(isize),
    /// Say something for a moment.
    Say(String),
    /// Answer the query of this screen.
    Ask,
    /// Search for a text.
    Search(String),
    /// List all saved searches.
    ListSaved,
    /// Change the user's own saved searches.
    Keep(Keeping),
    /// Compare the subjects of this screen.
    Compare,
    /// Send something to the terminal's clipboard.
    Copy(Piece),
    /// Write the comparison into a file.
    Export(Box<Export>),
    /// Show a theme for now.
    TryTheme(String),
    /// Keep a theme, and leave this screen.
    KeepTheme(String),
    /// Show the theme from before again, and leave this screen.
    DropTheme(String),
}

/// A line at the bottom into which something is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt<'a> {
    /// What stands before it.
    pub lead: &'static str,
    /// What was typed.
    pub text: &'a str,
    /// What stands at the right end.
    pub told: String,
}

/// A screen with its state.
#[derive(Clone, Debug)]
pub enum Screen {
    /// The drill-down.
    Browse(Browse),
    /// An open text.
    Text(Text),
    /// The problems found at loading.
    Problems(Problems),
    /// The keys that work.
    Help(Help),
    /// The choice of a theme.
    Themes(Themes),
    /// The search.
    Search(Box<Search>),
    /// The saved searches.
    Saved(Saved),
    /// A comparison.
    Compare(Box<Compare>),
}

impl Screen {
    /// Where keys are pressed, for the keymap.
    pub fn context(&self) -> Context {
        if self.find().is_some_and(Find::is_typing) {
            return Context::Prompt;
        }
        match self {
            Self::Browse(_) => Context::Browse,
            Self::Text(_) => Context::Page,
            Self::Problems(_) => Context::List,
            Self::Help(_) => Context::Help,
            Self::Themes(_) => Context::Themes,
            Self::Search(screen) => screen.context(),
            Self::Saved(_) => Context::Saved,
            Self::Compare(screen) => screen.context(),
        }
    }

    /// Does what an action means here.
    pub fn act(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        match self {
            Self::Search(screen) => screen.act(action, scene.queries, scene),
            Self::Saved(screen) => screen.act(action, scene),
            Self::Compare(screen) => screen.act(action, scene),
            Self::Browse(screen) => screen.act(action, scene),
            Self::Text(screen) => screen.act(action, scene),
            Self::Problems(screen) => screen.act(action, scene),
            Self::Help(screen) => screen.act(action, scene),
            Self::Themes(screen) => screen.act(action, scene),
        }
    }

    /// Takes what is typed into a prompt.
    pub fn typed(&mut self, chord: Chord, scene: &Scene<'_>) -> Request {
        match chord.typed() {
            Some(letter) => self.paste(&letter.to_string(), scene),
            None => Request::Nothing,
        }
    }

    /// Takes text into a prompt; elsewhere it means nothing.
    pub fn paste(&mut self, text: &str, scene: &Scene<'_>) -> Request {
        if let Self::Search(screen) = self {
            return screen.type_text(text, scene);
        }
        if let Self::Compare(screen) = self {
            return screen.type_text(text, scene);
        }
        if !self.find().is_some_and(Find::is_typing) {
            return Request::Nothing;
        }
        match self {
            Self::Browse(screen) => screen.type_text(text, scene),
            Self::Text(screen) => screen.reading.type_text(text, scene),
            Self::Problems(screen) => screen.reading.type_text(text, scene),
            Self::Help(screen) => screen.reading.type_text(text, scene),
            Self::Themes(_) | Self::Search(_) | Self::Saved(_) | Self::Compare(_) => {}
        }
        Request::Nothing
    }

    /// The state of finding here.
    pub fn find(&self) -> Option<&Find> {
        match self {
            Self::Browse(screen) => Some(&screen.find),
            Self::Text(screen) => Some(&screen.reading.find),
            Self::Problems(screen) => Some(&screen.reading.find),
            Self::Help(screen) => Some(&screen.reading.find),
            Self::Compare(screen) => screen.find(),
            Self::Themes(_) | Self::Search(_) | Self::Saved(_) => None,
        }
    }

    /// What is being typed below, if something is.
    pub fn prompt(&self, scene: &Scene<'_>) -> Option<Prompt<'_>> {
        if let Self::Search(screen) = self {
            return screen.prompt();
        }
        let find = self.find().filter(|find| find.is_typing())?;
        Some(Prompt { lead: "/", text: find.query(), told: self.position(scene) })
    }

    /// Whether there is something that one can go back to.
    pub fn leads_back(&self) -> bool {
        match self {
            Self::Browse(screen) => screen.leads_back(),
            Self::Text(_)
            | Self::Problems(_)
            | Self::Help(_)
            | Self::Themes(_)
            | Self::Search(_)
            | Self::Compare(_)
            | Self::Saved(_) => true,
        }
    }

    /// Brings what is shown in line with what there is: when it is opened, and after a change of
    /// size or of the corpus.
    pub fn settle(&mut self, scene: &Scene<'_>) {
        match self {
            Self::Browse(screen) => screen.settle(scene),
            Self::Text(screen) => screen.settle(scene),
            Self::Problems(screen) => screen.settle(scene),
            Self::Help(screen) => screen.settle(scene),
            Self::Themes(screen) => screen.settle(scene),
            Self::Search(screen) => screen.settle(scene),
            Self::Saved(screen) => screen.settle(scene),
            Self::Compare(screen) => screen.settle(scene),
        }
    }

    /// Carries places over to another corpus. False where what it shows is gone.
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
            Self::Problems(_) | Self::Help(_) | Self::Themes(_) | Self::Saved(_) => true,
        }
    }

    /// What the breadcrumb says.
    pub fn crumbs(&self, scene: &Scene<'_>) -> Vec<String> {
        match self {
            Self::Browse(screen) => screen.crumbs(scene),
            Self::Text(screen) => screen.crumbs(scene),
            Self::Problems(_) => vec!["Problems".to_owned()],
            Self::Help(_) => vec!["Help".to_owned()],
            Self::Themes(_) => vec!["Themes".to_owned()],
            Self::Search(_) => vec!["Search".to_owned()],
            Self::Saved(_) => vec!["Saved searches".to_owned()],
            Self::Compare(screen) => screen.crumbs(),
        }
    }

    /// Where in what one is: `3/12`, `40%`.
    pub fn position(&self, scene: &Scene<'_>) -> String {
        match self {
            Self::Browse(screen) => screen.position(scene),
            Self::Text(screen) => screen.reading.position(scene),
            Self::Problems(screen) => screen.reading.position(scene),
            Self::Help(screen) => screen.reading.position(scene),
            Self::Themes(screen) => screen.position(scene),
            Self::Search(screen) => screen.position(scene.corpus),
            Self::Saved(screen) => screen.position(scene),
            Self::Compare(screen) => screen.position(scene),
        }
    }

    /// What has to stand over what it shows. Where digests are mixed, or may be, those of all.
    pub fn markings<'s>(&self, scene: &Scene<'s>) -> Cow<'s, Markings> {
        match self {
            Self::Browse(screen) => screen.markings(scene.corpus),
            Self::Text(screen) => screen.subject().markings(scene.corpus),
            Self::Problems(_)
            | Self::Help(_)
            | Self::Themes(_)
            | Self::Search(_)
            | Self::Compare(_)
            | Self::Saved(_) => Cow::Borrowed(scene.corpus.markings()),
        }
    }

    /// Draws it into the scene's body.
    pub fn draw(&self, scene: &Scene<'_>, buffer: &mut Buffer) {
        match self {
            Self::Browse(screen) => screen.draw(scene, buffer),
            Self::Text(screen) => screen.reading.draw(scene, buffer),
            Self::Problems(screen) => screen.reading.draw(scene, buffer),
            Self::Help(screen) => screen.reading.draw(scene, buffer),
            Self::Themes(screen) => screen.draw(scene, buffer),
            Self::Search(screen) => screen.draw(scene, buffer),
            Self::Saved(screen) => screen.draw(scene, buffer),
            Self::Compare(screen) => screen.draw(scene, buffer),
        }
    }
}
