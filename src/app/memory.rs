//! From one session to the next: what there is to keep, and going back to where one was.

use super::{App, Effect, Msg};
use crate::archive::Problem;
use crate::screens::Screen;
use crate::state::Change;
use crate::tree::{Subject, Turn};

impl App {
    /// What is to be kept when the program ends now.
    pub fn leaving(&self) -> Change {
        Change { way: self.way(), ..Change::default() }
    }

    /// Keeps a change, together with where one is.
    pub(super) fn remember(&self, change: Change) -> Effect {
        Effect::Remember(Change { way: self.way(), ..change })
    }

    /// The words that lead to where one is; none of them at the top, where the newest digest is
    /// next time. None while nobody knows: the kept place is still to come.
    fn way(&self) -> Option<Vec<String>> {
        if self.resume.is_some() || self.corpus.digests().is_empty() {
            return None;
        }
        let way = self.drill_down()?.way(&self.corpus);
        let top = [Subject::Archive(Turn::ByDigest), Subject::Digest(0)];
        if top.starts_with(&way) {
            return Some(Vec::new());
        }
        Some(way.iter().map(|subject| subject.word(&self.corpus).into_owned()).collect())
    }

    /// Goes to the kept place as soon as all of the way there has been read.
    pub(super) fn resume(&mut self) {
        let words = self.resume.take();
        let way = words.as_deref().map(|words| Subject::along(words, &self.corpus));
        match (words, way) {
            (Some(words), Some(way)) if way.len() < words.len() => self.resume = Some(words),
            (_, way) => self.go(way.as_deref()),
        }
    }

    /// Everything has been read: what is not there any more gives way to what it was in.
    pub(super) fn resume_nearest(&mut self) {
        let words = self.resume.take().unwrap_or_default();
        let way = Subject::along(&words, &self.corpus);
        self.go((!way.is_empty()).then_some(&*way));
    }

    fn go(&mut self, way: Option<&[Subject]>) {
        let Some(way) = way else { return };
        let mut screens = std::mem::take(&mut self.screens);
        if let Some(Screen::Browse(browse)) = screens.first_mut() {
            browse.go(way, &self.scene());
        }
        self.screens = screens;
    }

    /// Where one is, for [`Self::stay`], if that is to be compared: before the user does something
    /// while the kept place is still to come.
    pub(super) fn standing(&self, msg: &Msg) -> Option<Vec<Subject>> {
        let acts =
            matches!(msg, Msg::Key { .. } | Msg::EscapeAnd { .. } | Msg::Wheel(_) | Msg::Pasted(_));
        let pending = acts && self.resume.is_some();
        self.drill_down().filter(|_| pending).map(|browse| browse.way(&self.corpus))
    }

    /// Gives the kept place up where the user went elsewhere meanwhile, or began to read.
    pub(super) fn stay(&mut self, stood: Option<Vec<Subject>>) {
        let Some(stood) = stood else { return };
        let stands = self.drill_down().map(|browse| browse.way(&self.corpus));
        if stands != Some(stood)
            || self.screens.iter().any(|screen| matches!(screen, Screen::Text(_)))
        {
            self.resume = None;
        }
    }

    /// Tells once what went wrong outside; it stays among the problems.
    pub(super) fn warned(&mut self, problem: Problem) {
        if self.own_problems.contains(&problem) {
            return;
        }
        self.notice = Some(problem.message.to_string());
        self.own_problems.push(problem.clone());
        self.problems.push(problem);
        self.problems.sort();
        self.settle();
    }
}
