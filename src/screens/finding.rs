//! Going from hit to hit in laid-out text: the part of finding that every screen of texts shares.
//! What is looked for, and the typing of it, is in `find`.

use std::collections::BTreeMap;

use super::find::{FindOutcome, Hit};
use super::scroll::progress;
use super::{Find, ViewContext};
use crate::keys::Action;

/// The line in which each piece of text begins: by the place of the text among those searched, and
/// the byte within it.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines(BTreeMap<(usize, usize), usize>);

impl Lines {
    /// Builds it from the place of a text, the byte at which a row of it begins, and its line.
    pub fn new(rows: impl Iterator<Item = (usize, usize, usize)>) -> Self {
        Self(rows.map(|(text, start, line)| ((text, start), line)).collect())
    }

    /// Returns the line in which a hit begins.
    fn of(&self, hit: &Hit) -> Option<usize> {
        let before = self.0.range(..=(hit.text, hit.range.start)).next_back();
        before.filter(|((text, _), _)| *text == hit.text).map(|(_, line)| *line)
    }
}

/// A window on laid-out text in which one can find.
pub(super) trait FindTarget {
    /// The state of finding.
    fn find(&self) -> &Find;
    /// The same, to change it.
    fn find_mut(&mut self) -> &mut Find;
    /// All hits, in the order of the texts.
    fn hits(&self) -> Vec<Hit>;
    /// Where every piece of text stands.
    fn lines(&self, view: &ViewContext<'_>) -> Lines;
    /// The first line in the window.
    fn top(&self) -> usize;
    /// Moves the window.
    fn scroll_to(&mut self, top: usize);
    /// The number of lines in all.
    fn len(&self, view: &ViewContext<'_>) -> usize;
    /// The number of lines in the window.
    fn height(&self, view: &ViewContext<'_>) -> usize;

    /// Carries out an action of finding.
    fn look(&mut self, action: Action, view: &ViewContext<'_>) {
        let top = self.top();
        match self.find_mut().act(action, top) {
            FindOutcome::Nothing => {}
            FindOutcome::Typed => self.nearest_hit(view),
            FindOutcome::Jump(by) => self.jump(by, view),
            FindOutcome::Left(origin) => self.scroll_to(origin),
        }
    }

    /// Adds typed text to the query and goes to the first hit from the starting position on.
    fn add_to_query(&mut self, text: &str, view: &ViewContext<'_>) {
        self.find_mut().push(text);
        self.nearest_hit(view);
    }

    /// Returns whether there is a hit to go to: another hit, or one that is out of sight.
    fn has_other_hit(&self, view: &ViewContext<'_>) -> bool {
        let window = self.top()..self.top() + self.height(view);
        match self.hits().as_slice() {
            [] => false,
            [only] => self.lines(view).of(only).is_some_and(|line| !window.contains(&line)),
            [_, _, ..] => true,
        }
    }

    /// Goes, as `less` does, to the first hit at or after the position where the search began.
    fn nearest_hit(&mut self, view: &ViewContext<'_>) {
        let (origin, lines) = (self.find().origin, self.lines(view));
        let after = |hit: &Hit| lines.of(hit).is_some_and(|line| line >= origin);
        self.find_mut().at = self.hits().iter().position(after).unwrap_or(0);
        self.jump(0, view);
    }

    /// Moves on by that many hits and scrolls the hit into view.
    fn jump(&mut self, by: isize, view: &ViewContext<'_>) {
        let hits = self.hits();
        self.find_mut().step(by, hits.len());
        let height = self.height(view);
        let line = hits.get(self.find().at).and_then(|hit| self.lines(view).of(hit));
        let window = self.top()..self.top() + height;
        if let Some(line) = line.filter(|line| !window.contains(line)) {
            let last = self.len(view).saturating_sub(height);
            self.scroll_to(line.saturating_sub(height / 3).min(last));
        }
    }

    /// Returns how far down the text is scrolled, or the number of the current hit.
    fn place(&self, view: &ViewContext<'_>) -> String {
        if self.find().query().is_empty() {
            progress(self.top(), self.len(view), self.height(view))
        } else {
            self.find().count(self.hits().len())
        }
    }
}
