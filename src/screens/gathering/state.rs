//! The state of the worklist: what its file has, how that stands in the archive, the selected item, and what
//! is being typed.

use super::typing::{ItemSpot, TypedWords, WordTyping};
use crate::archive::Problem;
use crate::brief::{ItemStanding, WorkItem, Worklist, standings};
use crate::keys::Context;
use crate::screens::ViewContext;
use crate::screens::scroll::Cursor;

/// Where the file of a worklist stands with its reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum WorklistReading {
    /// Nobody was asked to read it yet.
    #[default]
    Unasked,
    /// It is being read.
    Asked,
    /// It was read.
    Read,
}

/// Which ways there is something to take back, and to do again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorklistTurns {
    /// Something was done.
    pub back: bool,
    /// Something was taken back.
    pub forward: bool,
}

/// The worklist as its file has it.
#[derive(Clone, Debug, Default)]
pub struct WorklistShown {
    /// As much as could be read.
    pub list: Worklist,
    /// What is wrong in the file.
    pub problems: Vec<Problem>,
    /// Why nothing can be kept in it; none where all can.
    pub closed: Option<Problem>,
    /// What can be taken back.
    pub turns: WorklistTurns,
    /// The item that was changed.
    pub at: Option<usize>,
}

/// The worklist.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    pub(super) file: WorklistReading,
    pub(super) list: Worklist,
    /// What is wrong in the file.
    pub(super) problems: Vec<Problem>,
    /// Why nothing can be kept in it; none where all can.
    pub(super) closed: Option<Problem>,
    pub(super) turns: WorklistTurns,
    /// How the items stand, in their order; as many as there are items.
    pub(super) standings: Vec<ItemStanding>,
    pub(super) cursor: Cursor,
    /// The item that is taken out when the key is pressed again.
    pub(super) doomed: Option<usize>,
    pub(super) typing: Option<WordTyping>,
    /// What was typed and is being kept: it comes back where that fails.
    being_kept: Option<WordTyping>,
    /// The digests, entries and saved searches that the standings are of; none where they must be found
    /// anew.
    counted: Option<(usize, usize, usize)>,
}

impl Gathering {
    /// Returns true where the file is to be read; it is taken to be asked for then.
    pub fn asks_for_file(&mut self) -> bool {
        let is_unasked = self.file == WorklistReading::Unasked;
        if is_unasked {
            self.file = WorklistReading::Asked;
        }
        is_unasked
    }

    /// Takes what the file has. The item that was changed is selected then.
    pub fn take(&mut self, shown: WorklistShown, view: &ViewContext<'_>) {
        let WorklistShown { list, problems, closed, turns, at } = shown;
        self.file = WorklistReading::Read;
        self.list = list;
        self.problems = problems;
        self.closed = closed;
        self.turns = turns;
        self.counted = None;
        self.doomed = None;
        if let Some(at) = at {
            self.cursor.at = at;
        }
        self.relayout(view);
    }

    /// Takes that what was typed is kept.
    pub fn kept(&mut self) {
        self.being_kept = None;
    }

    /// Takes that it could not be kept: it comes back.
    pub fn not_kept(&mut self) {
        let typed = self.being_kept.take();
        self.typing = self.typing.take().or(typed);
    }

    /// Returns the selected item.
    pub(super) fn selected(&self) -> Option<&WorkItem> {
        self.list.items().get(self.cursor.at)
    }

    /// Returns the selected item with its place.
    pub(super) fn spot(&self) -> Option<ItemSpot> {
        Some((self.cursor.at, self.selected()?.clone()))
    }

    /// Returns how the selected item stands.
    pub(super) fn standing(&self) -> Option<&ItemStanding> {
        self.standings.get(self.cursor.at)
    }

    pub(super) fn begin_typing(&mut self, what: TypedWords) {
        self.typing = Some(WordTyping::new(what, &self.list));
    }

    /// Keeps what was typed aside until it is known that it is kept.
    pub(super) fn hand_over_typed(&mut self) {
        self.being_kept = self.typing.take();
    }

    /// Cancels the deletion: the user did something else.
    pub(crate) fn cancel_confirmation(&mut self) {
        self.doomed = None;
    }

    pub(crate) fn context(&self) -> Context {
        if self.typing.is_some() { Context::Note } else { Context::Worklist }
    }

    pub(crate) fn type_text(&mut self, text: &str) {
        if let Some(typing) = &mut self.typing {
            typing.type_text(text);
        }
    }

    pub(crate) fn relayout(&mut self, view: &ViewContext<'_>) {
        let counted = (view.corpus.digests().len(), view.corpus.len(), view.saved.len());
        // What is still being read is looked up once it is there.
        if self.counted != Some(counted) && !view.loading {
            self.counted = Some(counted);
            self.find(view);
        }
        let (list, _) = self.places(view);
        self.cursor.relayout(self.list.items().len(), list.height.into());
    }

    /// Finds out how the items stand in an archive.
    fn find(&mut self, view: &ViewContext<'_>) {
        let saved = |name: &str| {
            let mut known = view.saved.iter();
            known.find(|saved| saved.is_called(name)).map(|saved| saved.query.clone())
        };
        self.standings = standings(&self.list, view.corpus, &saved);
    }

    /// Keys belong to one corpus.
    pub(crate) fn moved(&mut self) {
        self.counted = None;
        self.standings.clear();
    }

    pub(crate) fn crumbs(&self) -> Vec<String> {
        let mut crumbs = vec!["Worklist".to_owned()];
        let typed = self.typing.as_ref().map(WordTyping::lead);
        crumbs.extend(typed.map(|lead| lead.trim_end_matches([':', ' ']).to_owned()));
        crumbs
    }

    pub(crate) fn position(&self) -> String {
        let len = self.list.items().len();
        match self.file {
            WorklistReading::Unasked | WorklistReading::Asked => String::new(),
            WorklistReading::Read => format!("{}/{len}", (self.cursor.at + 1).min(len)),
        }
    }
}
