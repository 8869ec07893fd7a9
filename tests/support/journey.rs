//! Keys in, pictures out: the program as the reader meets it, with neither terminal nor clock.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use watchfloor::app::{App, Compared, Effect, FirstScreen, Msg, SeenKeeping, Setup, WorklistNews};
use watchfloor::archive::{Corpus, Problem};
use watchfloor::compare::{Dispersion, FrontCounts, compare};
use watchfloor::keys::{Chord, Keymap};
use watchfloor::policy::Policy;
use watchfloor::query::Index;
use watchfloor::screens::{Browse, Screen};
use watchfloor::shell::{add_up, answer};
use watchfloor::state::NotesFolder;
use watchfloor::tree::TreeNode;
use watchfloor::ui::bidi::BidiMode;
use watchfloor::ui::theme::{Depth, Glyphs, Library};

use super::{corpus, picture, text};

/// What a journey begins with.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Name of a theme.
    pub theme: &'static str,
    /// How many colours there are.
    pub depth: Depth,
    /// False for ASCII.
    pub unicode: bool,
}

impl Default for Start {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Start {
    /// As most journeys begin.
    pub const DEFAULT: Self =
        Self { size: (80, 24), theme: "default", depth: Depth::Ansi16, unicode: true };

    /// The program before anything has been read.
    pub fn app(self) -> App {
        App::new(self.setup())
    }

    /// What that program begins with.
    pub fn setup(self) -> Setup {
        Setup {
            keymap: Keymap::default(),
            themes: Library::shipped(),
            theme: self.theme.to_owned(),
            depth: self.depth,
            glyphs: if self.unicode { Glyphs::unicode() } else { Glyphs::ascii() },
            bidi: Some(BidiMode::Off),
            size: self.size,
            mouse: false,
            copies: Some("/home/ada/state".into()),
            exports: Some("/home/ada/reports".into()),
            copy: true,
            notice: None,
            problems: Vec::new(),
            policy: Policy::default(),
            queries: Vec::new(),
            path: Vec::new(),
            bookmarks: Some(Vec::new()),
            // Most journeys are about what lies behind the front page.
            first: FirstScreen::Tree,
            seen: None,
            as_of: None,
            seen_keeping: SeenKeeping::NotKept,
            today: None,
            archive: "the fixture".to_owned(),
            places: watchfloor::archive::KnownPlaces::default(),
            links: false,
            review: None,
            notes: watchfloor::app::NotesSetup::default(),
        }
    }

    /// A journey through an archive that has been read.
    pub fn read(self, corpus: Corpus) -> Journey {
        Journey::from(self.setup(), corpus)
    }
}

/// The program with what it asked for and the time of its last key.
#[derive(Clone, Debug)]
pub struct Journey {
    /// The program.
    pub app: App,
    /// What the last keys asked for; nothing of it is carried out.
    pub effects: Vec<Effect>,
    now: u64,
}

impl Journey {
    /// Through an archive that has been read.
    pub fn from(setup: Setup, corpus: Corpus) -> Self {
        let mut journey = Self { app: App::new(setup), now: 0, effects: Vec::new() };
        journey.send(Msg::Loaded(Box::new(corpus)));
        journey
    }

    /// Through the fixture at 80 by 24.
    pub fn start() -> Self {
        Self::sized(80, 24)
    }

    /// Through the fixture at another size.
    pub fn sized(columns: u16, rows: u16) -> Self {
        Start { size: (columns, rows), ..Start::default() }.read(corpus())
    }

    /// Sends a message.
    pub fn send(&mut self, msg: Msg) -> &mut Self {
        self.effects = self.app.update(msg);
        self
    }

    /// Presses keys a second apart: `"j j enter / i e d"`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        self.keys_every(1_000, keys)
    }

    /// Presses keys so many milliseconds apart.
    pub fn keys_every(&mut self, apart: u64, keys: &str) -> &mut Self {
        self.effects.clear();
        for key in keys.split_whitespace() {
            let chord: Chord = key.parse().unwrap_or_else(|error| panic!("{error}"));
            self.now += apart;
            let asked = self.app.update(Msg::Key { chord, at: self.now });
            self.effects.extend(asked);
        }
        self
    }

    /// Answers what the last keys asked of the search, as the shell's thread does.
    pub fn answer(&mut self) -> &mut Self {
        let index = Index::build(self.app.corpus());
        for effect in std::mem::take(&mut self.effects) {
            if let Effect::Compare(asked) = &effect {
                let corpus = self.app.corpus();
                let table = compare(
                    &asked.asks,
                    asked.baseline,
                    Dispersion::default(),
                    corpus,
                    &index,
                    &|| false,
                )
                .unwrap();
                let compared = Compared { number: asked.number, table };
                self.app.update(Msg::Compared(Box::new(compared)));
            }
            let Effect::Search(question) = effect else { continue };
            let corpus = self.app.corpus();
            let answer = answer((corpus, &index), &question, &|| false).unwrap();
            let sum = add_up((corpus, &index), &answer, &|| false).unwrap();
            self.app.update(Msg::Answered(Box::new(answer)));
            let asked = self.app.update(Msg::AddedUp(Box::new(sum)));
            self.effects.extend(asked);
        }
        self.map_found()
    }

    /// Puts what a search found on the map beside it, as the shell's thread does.
    fn map_found(&mut self) -> &mut Self {
        let asked = std::mem::take(&mut self.effects);
        let (to_map, others) =
            asked.into_iter().partition(|effect| matches!(effect, Effect::MapFound(_)));
        self.effects = others;
        let to_map: Vec<Effect> = to_map;
        for effect in to_map {
            let Effect::MapFound(question) = effect else { continue };
            let answer = question.answer(self.app.corpus()).unwrap();
            self.app.update(Msg::FoundMapped(Box::new(answer)));
        }
        self
    }

    /// Counts what the front page asked for, as the shell's thread does.
    pub fn count_front(&mut self) -> &mut Self {
        let corpus = self.app.share_corpus();
        let counts = FrontCounts::of(&corpus).placed(&corpus);
        self.send(Msg::FrontCounted(corpus, Box::new(counts)))
    }

    /// Opens the search and types a query, `_` for a space.
    pub fn search(&mut self, query: &str) -> &mut Self {
        self.keys("s ctrl-u");
        for letter in query.chars() {
            let letter = if letter == '_' { "space".to_owned() } else { letter.to_string() };
            self.keys(&letter);
        }
        self.answer()
    }

    /// Compares subjects, each named as in the prompt.
    pub fn compare(&mut self, subjects: &[&str]) -> &mut Self {
        self.keys("c");
        for (at, subject) in subjects.iter().enumerate() {
            self.send(Msg::Pasted((*subject).to_owned()));
            self.keys(if at + 1 < subjects.len() { "tab" } else { "enter" });
        }
        self.answer()
    }

    /// Has the map read that a screen waits for, as the shell's thread does.
    pub fn read_map(&mut self) -> &mut Self {
        watchfloor::geo::BaseMap::shipped();
        self.app.corpus().spots();
        self.send(Msg::MapRead).map_found()
    }

    /// Reads and changes the worklist of a folder as the last keys asked, as the shell's thread does.
    pub fn keep_worklist(&mut self, folder: &NotesFolder) -> &mut Self {
        for effect in std::mem::take(&mut self.effects) {
            let news = if matches!(effect, Effect::ReadWorklist) {
                WorklistNews::Read(folder.worklist())
            } else if let Effect::ChangeWorklist(change) = effect {
                let kept = folder.change_worklist(&change).map_err(|why| why.in_short());
                WorklistNews::Changed(change, kept)
            } else {
                self.effects.push(effect);
                continue;
            };
            let asked = self.app.update(Msg::Worklist(Box::new(news)));
            self.effects.extend(asked);
        }
        self
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.send(Msg::Resized(columns, rows)).map_found()
    }

    /// What is drawn now.
    pub fn buffer(&self) -> Buffer {
        let (columns, rows) = self.app.size();
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        self.app.draw(&mut buffer);
        buffer
    }

    /// The letters on the screen.
    pub fn text(&self) -> String {
        text(&self.buffer())
    }

    /// One row of the screen, from 0; from the end where negative.
    pub fn row(&self, at: isize) -> String {
        let text = self.text();
        let rows: Vec<&str> = text.lines().collect();
        let last = isize::try_from(rows.len()).unwrap();
        let at = usize::try_from(if at < 0 { last + at } else { at }).unwrap();
        rows.get(at).map(|row| (*row).to_owned()).unwrap_or_default()
    }

    /// The letters and a hash of the styles, for snapshots.
    pub fn picture(&self) -> String {
        picture(&self.buffer())
    }

    /// Fails with the screen unless it shows a text.
    pub fn shows(&mut self, wanted: &str) -> &mut Self {
        let text = self.text();
        assert!(text.contains(wanted), "`{wanted}` is not on the screen:\n{text}");
        self
    }

    /// Fails with the screen where it shows a text.
    pub fn hides(&mut self, unwanted: &str) -> &mut Self {
        let text = self.text();
        assert!(!text.contains(unwanted), "`{unwanted}` is on the screen:\n{text}");
        self
    }

    /// The drill-down, where it is on top.
    pub fn browse(&self) -> &Browse {
        match self.app.screen() {
            Some(Screen::Browse(browse)) => browse,
            other => panic!("not the drill-down: {other:?}\n{}", self.text()),
        }
    }

    /// What is selected in the drill-down on top, or open as a text.
    pub fn at(&self) -> String {
        match self.app.screen() {
            Some(Screen::Browse(browse)) => {
                let selected = browse.selected(self.app.corpus());
                selected.map_or_else(|| "nothing".to_owned(), |subject| self.id(subject))
            }
            Some(Screen::Text(text)) => format!("text {}", self.id(text.subject())),
            Some(Screen::Help(_)) => "help".to_owned(),
            Some(Screen::Problems(_)) => "problems".to_owned(),
            Some(Screen::WhatsNew(_)) => "what is new".to_owned(),
            Some(Screen::Themes(_)) => "themes".to_owned(),
            Some(Screen::Search(search)) => format!("search {}", search.text()),
            Some(Screen::Saved(_)) => "saved searches".to_owned(),
            Some(Screen::Compare(compare)) => {
                let ids = compare.table().into_iter().flat_map(|table| &table.subjects);
                let ids: Vec<&str> = ids.map(|subject| subject.id.as_str()).collect();
                format!("comparison {}", ids.join(" "))
            }
            Some(Screen::FileNaming(_)) => "naming a file".to_owned(),
            Some(Screen::Annotate(_)) => "a note".to_owned(),
            Some(Screen::DayAsking(_)) => "asking for a day".to_owned(),
            Some(Screen::Review(_)) => "a review".to_owned(),
            Some(Screen::Grid(_)) => "theatres by week".to_owned(),
            Some(Screen::Tempo(_)) => "tempo".to_owned(),
            Some(Screen::Map(_)) => "a map".to_owned(),
            Some(Screen::Front(_)) => "the front page".to_owned(),
            Some(Screen::Palette(_)) => "the palette".to_owned(),
            Some(Screen::Worklist(_)) => "the worklist".to_owned(),
            None => "no screen".to_owned(),
        }
    }

    /// What one is inside of, from the archive down.
    pub fn level(&self) -> String {
        self.id(self.browse().step().subject)
    }

    /// What the preview shows.
    pub fn previewed(&self) -> String {
        self.browse().previewed().map_or_else(|| "nothing".to_owned(), |subject| self.id(subject))
    }

    /// A subject in words that outlive a reload: `ob-2020-05-21/iraq/Diyala`, an entry's id.
    fn id(&self, subject: TreeNode) -> String {
        let corpus = self.app.corpus();
        let words = corpus.taxonomy();
        let digest = |at: u32| corpus.digest(at).map_or("?", |digest| digest.id()).to_owned();
        let area = |id: Option<_>| id.map_or("-", |id| words.area_name(id)).to_owned();
        match subject {
            TreeNode::Archive(turn) => format!("{turn:?}"),
            TreeNode::Digest(at) => digest(at),
            TreeNode::DigestTheatre(at, theatre) => {
                format!("{}/{}", digest(at), words.theatre_name(theatre))
            }
            TreeNode::DigestArea(at, theatre, id) => {
                format!("{}/{}/{}", digest(at), words.theatre_name(theatre), area(id))
            }
            TreeNode::Theatre(theatre) => words.theatre_name(theatre).to_owned(),
            TreeNode::Area(theatre, id) => format!("{}/{}", words.theatre_name(theatre), area(id)),
            TreeNode::Wave(at) => corpus.waves()[at].id.to_string(),
            TreeNode::Entry(key) => corpus.entry(key).map_or_else(String::new, |entry| entry.id()),
            TreeNode::Passage(key) => corpus.passage(key).map_or_else(String::new, |p| p.id()),
        }
    }

    /// What was wrong at loading.
    pub fn problems(&self) -> &[Problem] {
        self.app.problems()
    }
}
