//! Memory between sessions: what is saved, and how the user's place is restored.

use super::{App, Effect, Msg};
use crate::archive::Problem;
use crate::screens::Screen;
use crate::state::StateChange;
use crate::tree::{TreeNode, Turn};

impl App {
    /// What is to be kept when the program ends now.
    pub fn leaving(&self) -> StateChange {
        StateChange { path: self.path(), seen: self.seen_now(), ..StateChange::default() }
    }

    /// Keeps a change, together with where one is.
    pub(super) fn remember(&self, change: StateChange) -> Effect {
        Effect::Remember(StateChange { path: self.path(), ..change })
    }

    /// Returns the words that lead to the user's place; none at the top, which is the newest digest
    /// next time. Returns `None` as long as the kept place has not been read.
    fn path(&self) -> Option<Vec<String>> {
        if self.resume.is_some() || self.corpus.digests().is_empty() {
            return None;
        }
        let path = self.drill_down()?.path(&self.corpus);
        let top = [TreeNode::Archive(Turn::ByDigest), TreeNode::Digest(0)];
        if top.starts_with(&path) {
            return Some(Vec::new());
        }
        Some(path.iter().map(|subject| subject.word(&self.corpus).into_owned()).collect())
    }

    /// Goes to the kept place as soon as the whole path to it has been read.
    pub(super) fn resume(&mut self) {
        let words = self.resume.take();
        let path = words.as_deref().map(|words| TreeNode::along(words, &self.corpus));
        match (words, path) {
            (Some(words), Some(path)) if path.len() < words.len() => self.resume = Some(words),
            (_, path) => self.go(path.as_deref()),
        }
    }

    /// Goes to the kept place once everything is read; what no longer exists is replaced by its
    /// parent.
    pub(super) fn resume_nearest(&mut self) {
        let words = self.resume.take().unwrap_or_default();
        let path = TreeNode::along(&words, &self.corpus);
        self.go((!path.is_empty()).then_some(&*path));
    }

    fn go(&mut self, path: Option<&[TreeNode]>) {
        let Some(path) = path else { return };
        let mut screens = std::mem::take(&mut self.screens);
        if let Some(Screen::Browse(browse)) = screens.first_mut() {
            browse.go(path, &self.view());
        }
        self.screens = screens;
    }

    /// Returns the user's place for [`Self::save_position`], if it must be compared: before the
    /// user does something while the kept place has not been read yet.
    pub(super) fn resume_position(&self, msg: &Msg) -> Option<Vec<TreeNode>> {
        let acts = matches!(
            msg,
            Msg::Key { .. }
                | Msg::EscapeAnd { .. }
                | Msg::Wheel(_)
                | Msg::Clicked(..)
                | Msg::Pasted(_)
                | Msg::Act(_)
                | Msg::Choose(_)
                | Msg::SearchFor(_)
        );
        let pending = acts && self.resume.is_some();
        self.drill_down().filter(|_| pending).map(|browse| browse.path(&self.corpus))
    }

    /// Gives up the kept place if the user moved elsewhere meanwhile, or began to read.
    pub(super) fn save_position(&mut self, stood: Option<Vec<TreeNode>>) {
        let Some(stood) = stood else { return };
        let stands = self.drill_down().map(|browse| browse.path(&self.corpus));
        if stands != Some(stood)
            || self.screens.iter().any(|screen| matches!(screen, Screen::Text(_)))
        {
            self.resume = None;
        }
    }

    /// Reports once what went wrong outside; it stays among the problems.
    pub(super) fn warned(&mut self, problem: Problem) {
        if self.own_problems.contains(&problem) {
            return;
        }
        self.notice = Some(problem.message.to_string());
        self.own_problems.push(problem.clone());
        self.problems.push(problem);
        self.problems.sort();
        self.relayout();
    }
}
