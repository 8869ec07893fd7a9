//! What is typed, what that finds, and what is selected of it.

use super::items::{PaletteItem, items, names};
use crate::keys::{Action, Context};
use crate::order::CompactSort as _;
use crate::screens::input::LineInput;
use crate::screens::scroll::Cursor;
use crate::screens::spoken::SpokenSpot;
use crate::screens::{Request, ViewContext};
use crate::tree::{TreeNode, Turn};
use crate::words::NameList;

/// Rows above the list.
pub(super) const HEAD: u16 = 2;

/// The palette, over the screen that its actions are for.
#[derive(Clone, Debug)]
pub struct ActionPalette {
    /// The context of the screen below.
    pub(super) below: Context,
    /// The actions that would do something there.
    offered: Vec<Action>,
    pub(super) input: LineInput,
    items: Vec<PaletteItem>,
    names: NameList,
    /// What is found, by its place among the items, the best first.
    found: Vec<usize>,
    pub(super) cursor: Cursor,
}

impl ActionPalette {
    /// Opens it over a context, with those of its actions that would do something there.
    pub fn new(below: Context, offered: Vec<Action>) -> Self {
        Self {
            below,
            offered,
            input: LineInput::default(),
            items: Vec::new(),
            names: NameList::default(),
            found: Vec::new(),
            cursor: Cursor::default(),
        }
    }

    pub(crate) fn type_text(&mut self, text: &str, view: &ViewContext<'_>) {
        self.input.type_text(text);
        self.look(view);
    }

    pub(crate) fn relayout(&mut self, view: &ViewContext<'_>) {
        self.items = items(self.below, &self.offered, view);
        self.names = NameList::new(names(&self.items, view));
        self.find(view);
        self.cursor.relayout(self.found.len(), height(view));
    }

    /// Finds anew what was typed, and selects the best.
    pub(super) fn look(&mut self, view: &ViewContext<'_>) {
        self.find(view);
        self.cursor = Cursor::default();
    }

    /// Finds what was typed; what is called so and no more comes first.
    fn find(&mut self, view: &ViewContext<'_>) {
        let typed = self.input.text().trim();
        self.found = self.names.named(typed);
        if !typed.is_empty() {
            let is_called =
                |at: &usize| self.items.get(*at).is_some_and(|item| item.is_called(typed, view));
            self.found.compact_sort_by_key(|at| !is_called(at));
        }
    }

    pub(crate) fn position(&self) -> String {
        let found = self.found.len();
        format!("{}/{found}", (self.cursor.at + 1).min(found))
    }

    /// Returns how many things are found.
    pub(super) fn rows(&self) -> usize {
        self.found.len()
    }

    /// Returns what is found, the best first.
    pub(super) fn found(&self) -> impl Iterator<Item = PaletteItem> + '_ {
        self.found.iter().filter_map(|at| self.items.get(*at).copied())
    }

    /// Returns the item in a row.
    pub(super) fn row(&self, at: usize) -> Option<PaletteItem> {
        self.items.get(*self.found.get(at)?).copied()
    }

    /// Returns what is selected.
    pub(super) fn selected(&self) -> Option<PaletteItem> {
        self.row(self.cursor.at)
    }

    pub(crate) fn choose(&mut self, spot: SpokenSpot) {
        self.cursor.at = spot.row.min(self.found.len().saturating_sub(1));
    }

    /// Returns what carries out or opens what is selected.
    pub(super) fn door(&self, view: &ViewContext<'_>) -> Option<Request> {
        let go = |node: TreeNode, turn| Request::Go(node.trail(view.corpus, turn));
        Some(match self.selected()? {
            PaletteItem::Act(spec) => Request::LeaveFor(Box::new(Request::Act(spec.action))),
            PaletteItem::Bookmark(at) => Request::GoAlong(view.bookmarks.get(at)?.path.clone()),
            PaletteItem::Wave(at) => go(TreeNode::Wave(at), Turn::ByWave),
            PaletteItem::Digest(at) => go(TreeNode::Digest(at), Turn::ByDigest),
            PaletteItem::Saved(at) => {
                let query = view.saved.get(at)?.query.clone();
                Request::LeaveFor(Box::new(Request::Search(query)))
            }
            PaletteItem::Theme(at) => {
                Request::KeepTheme(view.themes.themes().get(at)?.name.clone())
            }
        })
    }
}

/// Returns the rows of the list that there is room for.
pub(super) fn height(view: &ViewContext<'_>) -> usize {
    usize::from(view.body.height.saturating_sub(HEAD))
}
