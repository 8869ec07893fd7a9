//! The jumps: where one was before one went elsewhere at once, to go back there and forward again.
//!
//! A place is kept in words and ids, so that it outlives a reload. What still lies open is gone back to as
//! it was left; what was closed since is opened anew.

use super::{App, Effect};
use crate::archive::Corpus;
use crate::compare::Ask;
use crate::keys::{Action, spec};
use crate::screens::{Compare, Now, Screen, Text};
use crate::tree::{TreeNode, Turn, words_of};

/// How many jumps are kept.
const JUMPS: usize = 100;

/// The jumps behind and before the present place, each with the nearest last.
#[derive(Clone, Debug, Default)]
pub(super) struct Jumps {
    back: Vec<JumpPlace>,
    forward: Vec<JumpPlace>,
}

/// A place in the program.
#[derive(Clone, Debug, PartialEq)]
struct JumpPlace {
    /// The words that lead to what is selected in the drill-down.
    path: Vec<String>,
    /// What is open over it.
    open: JumpView,
}

/// What is open over the drill-down.
#[derive(Clone, Debug, PartialEq)]
enum JumpView {
    /// Nothing.
    Tree,
    /// A text, by the words that lead to its subject, and the turn of its tree.
    Text(Vec<String>, Turn),
    /// A search, by its query.
    Search(String),
    /// A comparison, by its subjects.
    Comparison(Vec<Ask>),
    /// The screen that an action opens from anywhere.
    OpenedBy(Action),
}

impl JumpView {
    /// Returns what a screen is to the jumps; none for what lies over another one for a moment, from which
    /// there are none.
    fn of(screen: &Screen, corpus: &Corpus) -> Option<Self> {
        if let Screen::Text(text) = screen {
            return Some(Self::Text(text.subject().whole_path(corpus), text.turn()));
        }
        if let Screen::Search(search) = screen {
            return Some(Self::Search(search.text().to_owned()));
        }
        if let Screen::Compare(compare) = screen {
            return Some(Self::Comparison(compare.asks().to_vec()));
        }
        spec(Action::JumpBack, screen.context())?;
        Some(screen.opener().map_or(Self::Tree, Self::OpenedBy))
    }
}

/// One of the two ways in the jumps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum JumpWay {
    Back,
    Forward,
}

impl Jumps {
    fn of(&self, way: JumpWay) -> &[JumpPlace] {
        match way {
            JumpWay::Back => &self.back,
            JumpWay::Forward => &self.forward,
        }
    }

    /// Notes the place that is jumped from. What was before it gives way.
    fn leave(&mut self, from: JumpPlace) {
        self.forward.clear();
        if self.back.last() != Some(&from) {
            self.back.push(from);
        }
        self.back.drain(..self.back.len().saturating_sub(JUMPS));
    }

    /// Takes the nearest place on a way that is not the present one, which is kept on the other way.
    fn step(&mut self, way: JumpWay, here: JumpPlace) -> Option<JumpPlace> {
        let (ahead, behind) = match way {
            JumpWay::Back => (&mut self.back, &mut self.forward),
            JumpWay::Forward => (&mut self.forward, &mut self.back),
        };
        while let Some(place) = ahead.pop() {
            if place != here {
                behind.push(here);
                return Some(place);
            }
        }
        None
    }
}

impl App {
    /// Notes where one is, before one is elsewhere.
    pub(super) fn note_jump(&mut self) {
        let here = self.jump_place();
        self.jumps.leave(here);
    }

    /// Notes it where a text is opened from something else than the tree, in which one only goes on.
    pub(super) fn note_jump_to_text(&mut self) {
        if !matches!(self.screen(), Some(Screen::Browse(_))) {
            self.note_jump();
        }
    }

    fn jump_place(&self) -> JumpPlace {
        let views = self.screens.iter().rev();
        let open = views.into_iter().find_map(|screen| JumpView::of(screen, &self.corpus));
        JumpPlace { path: self.tree_words(), open: open.unwrap_or(JumpView::Tree) }
    }

    /// Returns the words that lead to what is selected in the drill-down.
    fn tree_words(&self) -> Vec<String> {
        let path = self.drill_down().map(|browse| browse.path(&self.corpus));
        words_of(&path.unwrap_or_default(), &self.corpus)
    }

    pub(super) fn now_jump_back(&self) -> Now {
        self.now_jump(JumpWay::Back, "There is no jump to go back from")
    }

    pub(super) fn now_jump_forward(&self) -> Now {
        self.now_jump(JumpWay::Forward, "There is no jump to go forward to")
    }

    fn now_jump(&self, way: JumpWay, none: &str) -> Now {
        if self.loading.is_some() {
            return Now::Refused("The archive is still being read".to_owned());
        }
        let here = self.jump_place();
        let leads = self.jumps.of(way).iter().any(|place| *place != here);
        Now::unless((!leads).then(|| none.to_owned()))
    }

    pub(super) fn jump_back(&mut self) -> Vec<Effect> {
        self.jump(JumpWay::Back)
    }

    pub(super) fn jump_forward(&mut self) -> Vec<Effect> {
        self.jump(JumpWay::Forward)
    }

    fn jump(&mut self, way: JumpWay) -> Vec<Effect> {
        let here = self.jump_place();
        let Some(place) = self.jumps.step(way, here) else { return Vec::new() };
        self.restore(place)
    }

    /// Brings a place back: as it lies open still, or else anew.
    fn restore(&mut self, place: JumpPlace) -> Vec<Effect> {
        let is_there =
            |screen: &Screen| JumpView::of(screen, &self.corpus).as_ref() == Some(&place.open);
        let open = self.screens.iter().rposition(is_there);
        if let Some(at) = open.filter(|_| self.tree_words() == place.path) {
            self.screens.truncate(at + 1);
            self.relayout();
            return self.compare_if_waiting();
        }
        self.go_along(&place.path);
        match place.open {
            JumpView::Tree => Vec::new(),
            JumpView::Text(words, turn) => {
                let Some(subject) = TreeNode::led_to(&words, &self.corpus) else {
                    self.tell_gone(&words);
                    return Vec::new();
                };
                self.open(Screen::Text(Text::new(subject, turn)));
                self.read_map_if_waiting().into_iter().collect()
            }
            JumpView::Search(query) => self.search(&query),
            JumpView::Comparison(asks) => {
                self.open(Screen::Compare(Box::new(Compare::new(asks, &self.view()))));
                self.compare_if_waiting()
            }
            JumpView::OpenedBy(action) => self.act(action),
        }
    }

    /// Goes down a path of words in the drill-down as far as it leads, and says what is gone.
    pub(super) fn go_along(&mut self, words: &[String]) {
        let mut path = TreeNode::along(words, &self.corpus);
        if path.is_empty() {
            path.push(TreeNode::Archive(Turn::ByDigest));
        }
        self.go_to(&path);
        if path.len() < words.len() {
            self.tell_gone(words);
        }
    }

    fn tell_gone(&mut self, words: &[String]) {
        let word = words.iter().rev().find(|word| !word.is_empty());
        let word = word.map_or("", String::as_str);
        self.notice = Some(match self.as_of() {
            Some(day) => format!("{word} was not known on {day}"),
            None => format!("{word} is no longer in the archive"),
        });
    }
}
