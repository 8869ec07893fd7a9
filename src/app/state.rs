//! Everything that the program knows while it runs.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::Clip;
use super::jumps::Jumps;
use super::seen::{SeenKeeping, SessionSeen};
use super::watching::Watching;
use super::worklist_turns::WorklistPast;
use crate::archive::{Corpus, KnownPlaces, Problem};
use crate::brief::MapPlacing;
use crate::compare::{Ask, FrontCounts};
use crate::jobs::{DraftWriting, ReviewStart, SavedCount, WorkStep};
use crate::keys::Keymap;
use crate::notes::NoteBook;
use crate::page::Marks;
use crate::policy::Policy;
use crate::screens::{
    Browse, Front, FrontOpening, LastSession, Reviewing, Screen, SeenDigests, ViewContext, body,
};
use crate::tree::Bookmark;
#[cfg(doc)]
use crate::tree::TreeNode;
use crate::ui::bidi::BidiMode;
use crate::ui::links::Hyperlinks;
use crate::ui::marks::marks;
use crate::ui::theme::{Depth, Glyphs, Library, Theme};

/// The screen that an archive begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstScreen {
    /// The drill-down.
    Tree,
    /// The front page, over the drill-down.
    Front,
}

/// What the program starts with.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Which keys do what.
    pub keymap: Keymap,
    /// The themes that can be chosen.
    pub themes: Library,
    /// The theme to start with.
    pub theme: String,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// Lines, bars and arrows.
    pub glyphs: &'static Glyphs,
    /// How right-to-left letters are drawn; `None` if nobody chose.
    pub bidi: Option<BidiMode>,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Whether the mouse wheel scrolls.
    pub mouse: bool,
    /// The folder for texts that are too long to be copied; `None` if nothing may be written.
    pub copies: Option<PathBuf>,
    /// The folder for files that the user exports; `None` if none is configured.
    pub exports: Option<PathBuf>,
    /// Whether the user allows copying; the policy may forbid it nonetheless.
    pub copy: bool,
    /// A notice for the start.
    pub notice: Option<String>,
    /// The problems of the user's own files.
    pub problems: Vec<Problem>,
    /// What the host allows.
    pub policy: Policy,
    /// The queries of earlier sessions, the newest last.
    pub queries: Vec<String>,
    /// Where to start, in the words of [`TreeNode::word`]; empty for the top.
    pub path: Vec<String>,
    /// The bookmarks in this archive, each as the words that lead to it; none where nothing of it is
    /// kept.
    pub bookmarks: Option<Vec<Vec<String>>>,
    /// The screen that an archive begins with.
    pub first: FirstScreen,
    /// How far the last session saw the archive; none where there was none.
    pub seen: Option<SeenDigests>,
    /// The day as of which the archive is told; none for all of it.
    pub as_of: Option<NaiveDate>,
    /// Whether it is kept what was seen of the archive.
    pub seen_keeping: SeenKeeping,
    /// The day; none if it is not known.
    pub today: Option<NaiveDate>,
    /// The archive, as the user named it.
    pub archive: String,
    /// The places that are known.
    pub places: KnownPlaces,
    /// Whether addresses are links where the terminal follows them; the policy may forbid it nonetheless.
    pub links: bool,
    /// The review of a draft that is open at the start; none where one only reads.
    pub review: Option<ReviewStart>,
    /// The notes beside the archive.
    pub notes: NotesSetup,
}

/// What a session knows of notes at its start.
#[derive(Clone, Debug, Default)]
pub struct NotesSetup {
    /// All that were read.
    pub book: NoteBook,
    /// In whose name new ones are made.
    pub desk: String,
    /// Why none can be made; none where they can.
    pub refused: Option<String>,
}

/// The state of the program.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct App {
    /// Shared with workers beside the event loop; none of them reads it while it is loading.
    pub(super) corpus: Arc<Corpus>,
    /// All of the archive, where the corpus is what was known of it on a day.
    pub(super) whole: Option<Arc<Corpus>>,
    /// The day that is asked for; none for all of it.
    pub(super) as_of: Option<NaiveDate>,
    pub(super) problems: Vec<Problem>,
    /// The problems of the user's own files: they stay when the archive is read again.
    pub(super) own_problems: Vec<Problem>,
    /// Files read and files in all, until everything has been read.
    pub(super) loading: Option<(usize, usize)>,
    /// What else takes long beside the loop, and how far it is.
    pub(super) working: Vec<WorkStep>,
    /// True while a reload is under way. Two at once would both start from the same old corpus, and
    /// the later answer would take back what the earlier one found.
    pub(super) reloading: bool,
    /// The screens from the drill-down to the topmost; never empty.
    pub(super) screens: Vec<Screen>,
    pub(super) keymap: Keymap,
    pub(super) themes: Library,
    pub(super) theme: Theme,
    pub(super) depth: Depth,
    pub(super) glyphs: &'static Glyphs,
    pub(super) marks: Marks,
    pub(super) bidi: Option<BidiMode>,
    pub(super) area: Rect,
    pub(super) mouse: bool,
    pub(super) copy: bool,
    pub(super) copies: Option<PathBuf>,
    pub(super) exports: Option<PathBuf>,
    pub(super) archive: String,
    pub(super) places: KnownPlaces,
    pub(super) links: Hyperlinks,
    /// A text that was too long to be copied: a second request writes it to a file.
    pub(super) offered: Option<Clip>,
    /// What is said together with what becomes of the copy that was asked for.
    pub(super) copy_remark: Option<String>,
    pub(super) notice: Option<String>,
    pub(super) policy: Policy,
    /// The queries that led to an entry, the newest last.
    pub(super) queries: Vec<String>,
    /// The place of the last session, until it has been read or the user goes elsewhere.
    pub(super) resume: Option<Vec<String>>,
    /// The bookmarks in this archive, the newest last.
    pub(super) bookmarks: Vec<Bookmark>,
    /// Whether a bookmark outlives the session.
    pub(super) keeps_bookmarks: bool,
    /// Where one jumped from.
    pub(super) jumps: Jumps,
    /// What is known of the last session.
    pub(super) last: LastSession,
    /// What is known of changes in the folders of the archive.
    pub(super) watching: Watching,
    /// What was seen of the archive.
    pub(super) seen: SessionSeen,
    /// The day of this session.
    pub(super) today: Option<NaiveDate>,
    /// What the front page counts; none while nobody asked or that is being done.
    pub(super) front: Option<Arc<FrontCounts>>,
    /// The saved searches with their counts.
    pub(super) saved: Vec<SavedCount>,
    /// The problems of their files when they were last read.
    pub(super) saved_problems: Vec<Problem>,
    /// The number of the last question.
    pub(super) asked: u64,
    /// The number of the last comparison.
    pub(super) compared: u64,
    /// The digests and waves marked for a comparison, in the order of marking.
    pub(super) marked: Vec<Ask>,
    /// The digest of a review that is written once the archive has been read.
    pub(super) draft_waits: Option<Box<DraftWriting>>,
    /// The digest of a review that was written, until the archive has been read again.
    pub(super) written: Option<String>,
    /// The notes beside the archive.
    pub(super) book: NoteBook,
    /// In whose name notes are made.
    pub(super) desk: String,
    /// Why no note can be made; none where one can.
    pub(super) no_notes: Option<String>,
    /// What was done in the worklist.
    pub(super) worklist_past: WorklistPast,
    /// The question whose answer opens a map, and the part of the earth that it shows then; none where
    /// none does.
    pub(super) to_be_mapped: Option<(u64, Option<MapPlacing>)>,
    /// When the selection last moved, in milliseconds.
    pub(super) moved_at: Option<u64>,
}

/// Returns the screens that a session begins with, the one to be seen on top.
fn first_screens(first: FirstScreen, review: Option<ReviewStart>) -> Vec<Screen> {
    let mut screens = vec![Screen::Browse(Browse::default())];
    if first == FirstScreen::Front && review.is_none() {
        screens.push(Screen::Front(Box::new(Front::new(FrontOpening::First))));
    }
    screens.extend(review.map(|start| Screen::Review(Box::new(Reviewing::new(start)))));
    screens
}

/// Returns a bookmark before anything has been read.
fn unread(path: Vec<String>) -> Bookmark {
    Bookmark { path, node: None }
}

impl App {
    /// Returns the program before anything has been read.
    pub fn new(setup: Setup) -> Self {
        let mut corpus = Corpus::default();
        corpus.mark(setup.policy.marking());
        let screens = first_screens(setup.first, setup.review);
        let last = LastSession { path: setup.path.clone(), seen: setup.seen };
        Self {
            corpus: Arc::new(corpus),
            whole: None,
            as_of: setup.as_of,
            problems: setup.problems.clone(),
            own_problems: setup.problems,
            loading: Some((0, 0)),
            working: Vec::new(),
            reloading: false,
            screens,
            keymap: setup.keymap,
            theme: setup.themes.select(&setup.theme, setup.depth),
            themes: setup.themes,
            depth: setup.depth,
            glyphs: setup.glyphs,
            marks: marks(setup.glyphs),
            bidi: setup.bidi,
            area: Rect::new(0, 0, setup.size.0, setup.size.1),
            mouse: setup.mouse,
            copy: setup.copy,
            copies: setup.copies,
            exports: setup.exports,
            offered: None,
            copy_remark: None,
            archive: setup.archive,
            places: setup.places,
            links: if setup.links { Hyperlinks::On } else { Hyperlinks::Off },
            notice: setup.notice,
            policy: setup.policy,
            queries: setup.queries,
            resume: Some(setup.path).filter(|path| !path.is_empty()),
            keeps_bookmarks: setup.bookmarks.is_some(),
            bookmarks: setup.bookmarks.unwrap_or_default().into_iter().map(unread).collect(),
            jumps: Jumps::default(),
            last,
            watching: Watching::default(),
            seen: SessionSeen { keeping: setup.seen_keeping, ..SessionSeen::default() },
            today: setup.today,
            front: None,
            saved: Vec::new(),
            saved_problems: Vec::new(),
            asked: 0,
            compared: 0,
            marked: Vec::new(),
            draft_waits: None,
            written: None,
            book: setup.notes.book,
            desk: setup.notes.desk,
            no_notes: setup.notes.refused,
            worklist_past: WorklistPast::default(),
            to_be_mapped: None,
            moved_at: None,
        }
    }

    /// Returns what the screens may read.
    pub fn view(&self) -> ViewContext<'_> {
        ViewContext {
            corpus: &self.corpus,
            as_of: self.as_of(),
            loading: self.loading.is_some(),
            problems: &self.problems,
            queries: &self.queries,
            saved: &self.saved,
            marked: &self.marked,
            bookmarks: &self.bookmarks,
            front: self.front.as_deref(),
            last: &self.last,
            seen: self.seen.compared.as_deref(),
            keymap: &self.keymap,
            themes: &self.themes,
            theme: &self.theme,
            glyphs: self.glyphs,
            marks: self.marks,
            body: body(self.area, self.corpus.markings()),
        }
    }

    /// Returns the topmost screen.
    pub fn screen(&self) -> Option<&Screen> {
        self.screens.last()
    }

    /// Returns the columns and rows that the program draws for.
    pub fn size(&self) -> (u16, u16) {
        (self.area.width, self.area.height)
    }

    /// Returns the corpus.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Returns the corpus, shared with workers that read it beside the event loop.
    pub fn share_corpus(&self) -> Arc<Corpus> {
        Arc::clone(&self.corpus)
    }

    /// Returns the theme in use.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Returns the problems.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns what the host allows.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Returns true until every file has been read.
    pub fn is_loading(&self) -> bool {
        self.loading.is_some()
    }
}
