//! The bookmarks of an archive: set, removed and gone to. They are kept with the state of the session,
//! where anything may be kept.

use super::{App, Effect};
use crate::screens::{Browse, Now, Screen, Text};
use crate::state::{BOOKMARKS, BookmarkChange, StateChange};
use crate::tree::{Bookmark, TreeNode, Turn};

impl App {
    /// Returns what a bookmark would lead to: what is selected or open.
    fn to_bookmark(&self) -> Option<TreeNode> {
        let screen = self.screen()?;
        screen.sourced(&self.corpus).or_else(|| screen.subject(&self.corpus))
    }

    /// Returns the place of the bookmark that leads to a node.
    fn bookmark_of(&self, node: TreeNode) -> Option<usize> {
        self.bookmarks.iter().position(|known| known.node == Some(node))
    }

    pub(super) fn now_bookmark(&self) -> Now {
        if !self.policy.may_keep() {
            let why = format!("Keeping bookmarks is not allowed, {}", self.policy.by_whom());
            return Now::Refused(why);
        }
        if self.loading.is_some() {
            return Now::Refused("The archive is still being read".to_owned());
        }
        let Some(node) = self.to_bookmark() else {
            return Now::Refused("Nothing is selected that a bookmark could lead to".to_owned());
        };
        let is_full = self.bookmarks.len() >= BOOKMARKS && self.bookmark_of(node).is_none();
        Now::unless(is_full.then(|| format!("{BOOKMARKS} bookmarks are set; remove one first")))
    }

    /// Sets a bookmark on what is selected or open, or removes the one that is there.
    pub(super) fn bookmark(&mut self) -> Vec<Effect> {
        let Some(node) = self.to_bookmark() else { return Vec::new() };
        if let Some(at) = self.bookmark_of(node) {
            let Bookmark { path, .. } = self.bookmarks.remove(at);
            return self.keep_bookmark(BookmarkChange::Removed(path), "Bookmark removed");
        }
        let path = node.whole_path(&self.corpus);
        self.bookmarks.push(Bookmark { path: path.clone(), node: Some(node) });
        let told = if self.keeps_bookmarks {
            "Bookmark set; the palette lists it"
        } else {
            "Bookmark set until you leave: not kept"
        };
        self.keep_bookmark(BookmarkChange::Set(path), told)
    }

    /// Removes the bookmark of some words.
    pub(super) fn remove_bookmark(&mut self, path: Vec<String>) -> Vec<Effect> {
        self.bookmarks.retain(|known| known.path != path);
        self.relayout();
        self.keep_bookmark(BookmarkChange::Removed(path), "Bookmark removed")
    }

    fn keep_bookmark(&mut self, change: BookmarkChange, told: &str) -> Vec<Effect> {
        self.notice = Some(told.to_owned());
        let bookmarks = vec![change];
        vec![self.remember(StateChange { bookmarks, ..StateChange::default() })]
    }

    /// Goes where the words of a bookmark lead. What no list has, a passage, is opened over what it
    /// stands in.
    pub(super) fn go_to_bookmark(&mut self, path: &[String]) -> Vec<Effect> {
        let node = TreeNode::led_to(path, &self.corpus);
        let (Some(passage @ TreeNode::Passage(_)), Some((_, above))) = (node, path.split_last())
        else {
            self.go_along(path);
            return Vec::new();
        };
        self.go_along(above);
        let turn = self.drill_down().map_or(Turn::ByDigest, Browse::turn);
        self.open(Screen::Text(Text::new(passage, turn)));
        self.read_map_if_waiting().into_iter().collect()
    }

    /// Looks up anew where the bookmarks lead: the corpus is another one.
    pub(super) fn find_bookmarks(&mut self) {
        for known in &mut self.bookmarks {
            known.find(&self.corpus);
        }
    }
}
