//! The bookmarks of an archive: set, removed and gone to. They are kept with the state of the session,
//! where anything may be kept.

use super::{App, Effect};
use crate::screens::{Browse, Now, Screen, Text};
use crate::state::{BOOKMARKS, BookmarkChange, StateChange};
use crate::tree::{Bookmark, TreeNode, Turn, words_of_bookmark};

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
        let bookmark = Bookmark::of(node, &self.corpus);
        let path = bookmark.path.clone();
        self.bookmarks.push(bookmark);
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
        let known = self.bookmarks.iter().find(|known| known.path == path);
        let node = known.and_then(|known| known.node);
        let before = words_of_bookmark(path);
        let words = node.map_or_else(|| before.to_vec(), |node| node.whole_path(&self.corpus));
        let moved = words.last().zip(before.last()).filter(|(now, before)| now != before);
        let moved = moved.map(|(now, before)| format!("{before} is gone; this may be it: {now}"));
        let mut effects = Vec::new();
        match (node, words.split_last()) {
            (Some(passage @ TreeNode::Passage(_)), Some((_, above))) => {
                self.go_along(above);
                let turn = self.drill_down().map_or(Turn::ByDigest, Browse::turn);
                self.open(Screen::Text(Text::new(passage, turn)));
                effects.extend(self.read_map_if_waiting());
            }
            (Some(_) | None, _) => self.go_along(&words),
        }
        self.notice = moved.or_else(|| self.notice.take());
        effects
    }

    /// Looks up anew where the bookmarks lead: the corpus is another one.
    pub(super) fn find_bookmarks(&mut self) {
        Bookmark::find_all(&mut self.bookmarks, &self.corpus);
    }
}
