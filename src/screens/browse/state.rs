//! The position in the tree, and the hits found in it.

use std::borrow::Cow;

use super::columns::columns;
use super::inside::{MOST_READ, RowHit, first_within};
use super::pinned::Pinned;
use super::step::{Step, steps};
use crate::archive::Corpus;
use crate::digest::Markings;
use crate::screens::{Find, ViewContext};
use crate::tree::{TreeNode, Turn};

/// A thing that is selected, or shown in the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// A subject of the tree.
    Subject(TreeNode),
    /// A saved search, by its place among all of them.
    Saved(usize),
    /// The row that stands for the saved searches without a row of their own.
    More,
}

/// The drill-down.
#[derive(Clone, Debug)]
pub struct Browse {
    /// From the archive to the current level; never empty.
    pub(super) trail: Vec<Step>,
    /// The path to what was selected before the waves were opened.
    pub(super) before_waves: Vec<TreeNode>,
    /// The saved searches above the digests.
    pub(super) pinned: Pinned,
    /// The content of the preview. It follows the selection, but waits while a key is held down.
    pub(super) shown: Option<Chosen>,
    pub(crate) find: Find,
    /// The rows of the current level that match the query: those that show it, then those that hold
    /// it. They are found only when the query changes, since a level may have 100,000 rows.
    pub(super) found: Vec<RowHit>,
    /// Whether rows were not looked through to the end, so that more may match.
    found_more: bool,
}

impl Default for Browse {
    fn default() -> Self {
        Self {
            trail: vec![Step::new(TreeNode::Archive(Turn::ByDigest), 0)],
            pinned: Pinned::default(),
            before_waves: Vec::new(),
            shown: None,
            find: Find::default(),
            found: Vec::new(),
            found_more: false,
        }
    }
}

impl Browse {
    /// Returns the current level.
    pub fn step(&self) -> Step {
        self.trail.last().copied().unwrap_or(Step::new(TreeNode::Archive(Turn::ByDigest), 0))
    }

    /// Returns the level above the current one.
    pub fn parent(&self) -> Option<Step> {
        self.trail.len().checked_sub(2).and_then(|at| self.trail.get(at)).copied()
    }

    /// Returns the selected subject; `None` on a saved search.
    pub fn selected(&self, corpus: &Corpus) -> Option<TreeNode> {
        self.step().selected(corpus)
    }

    pub(super) fn chosen(&self, corpus: &Corpus) -> Option<Chosen> {
        let step = self.step();
        let pinned = self.pinned.get(step.cursor.at).filter(|_| step.above > 0);
        pinned.or_else(|| step.selected(corpus).map(Chosen::Subject))
    }

    /// Returns the subject in the preview.
    pub fn previewed(&self) -> Option<TreeNode> {
        match self.shown? {
            Chosen::Subject(subject) => Some(subject),
            Chosen::Saved(_) | Chosen::More => None,
        }
    }

    /// Returns true where the preview no longer shows the selection.
    pub fn preview_is_late(&self, corpus: &Corpus) -> bool {
        self.shown != self.chosen(corpus)
    }

    /// Updates the preview to the selection.
    pub fn catch_up(&mut self, corpus: &Corpus) {
        self.shown = self.chosen(corpus);
    }

    /// Returns the subject that many rows further in the list.
    pub(crate) fn neighbour(&self, by: isize, corpus: &Corpus) -> Option<TreeNode> {
        let step = self.step();
        let at = step.cursor.at.checked_add_signed(by)?.checked_sub(step.above)?;
        step.subject.children(corpus).get(at)
    }

    /// Moves the selection by that many rows.
    pub(crate) fn step_by(&mut self, by: isize, view: &ViewContext<'_>) {
        self.select(self.step().cursor.at.saturating_add_signed(by), view);
    }

    /// Selects a subject: in the list where it is in it, else by going down to it.
    pub(crate) fn select_subject(&mut self, subject: TreeNode, view: &ViewContext<'_>) {
        let step = self.step();
        match step.row_of(subject, view.corpus) {
            Some(at) => self.select(at, view),
            None => self.go(&subject.trail(view.corpus, self.turn()), view),
        }
    }

    pub(crate) fn type_text(&mut self, text: &str, view: &ViewContext<'_>) {
        self.find.push(text);
        self.nearest_hit(view);
    }

    pub(crate) fn relayout(&mut self, view: &ViewContext<'_>) {
        let height = usize::from(columns(view.body, true).current.height);
        self.pin(view);
        for step in &mut self.trail {
            step.cursor.relayout(step.rows(view.corpus), height);
        }
        self.look(view);
        self.catch_up(view.corpus);
    }

    /// Updates the saved searches above the digests; the selection is kept.
    fn pin(&mut self, view: &ViewContext<'_>) {
        let now = Pinned::of(view);
        let before = std::mem::replace(&mut self.pinned, now);
        let by_digest = TreeNode::Archive(Turn::ByDigest);
        if let Some(root) = self.trail.first_mut().filter(|step| step.subject == by_digest) {
            root.cursor = before.carried(root.cursor, &self.pinned);
            root.above = self.pinned.rows();
        }
    }

    /// Returns the selection at every level, to restore it when rows have come in above it.
    pub(crate) fn selections(&self, corpus: &Corpus) -> Vec<Option<TreeNode>> {
        self.trail.iter().map(|step| step.selected(corpus)).collect()
    }

    /// Restores the selection at every level from before the corpus grew.
    pub(crate) fn select_again(&mut self, selections: &[Option<TreeNode>], corpus: &Corpus) {
        for (step, selected) in self.trail.iter_mut().zip(selections) {
            if let Some(at) = selected.and_then(|selected| step.row_of(selected, corpus)) {
                step.cursor.at = at;
            }
        }
    }

    /// Carries the selection over to another corpus. A thing that is gone gives way to its parent.
    pub(crate) fn moved(&mut self, from: &Corpus, to: &Corpus) {
        let turn = self.turn();
        let before = self.before_waves.iter().map_while(|subject| subject.moved(from, to));
        self.before_waves = before.collect();
        let selected = self.selected(from).and_then(|subject| subject.moved(from, to));
        let levels = self.trail.iter().rev().filter_map(|step| step.subject.moved(from, to));
        let target = selected.into_iter().chain(levels).next().unwrap_or(TreeNode::Archive(turn));
        let trail = self.same_way(target, from, to).unwrap_or_else(|| target.trail(to, turn));
        let before = std::mem::replace(&mut self.trail, steps(&trail, self.pinned.rows(), to));
        for (step, before) in self.trail.iter_mut().zip(before) {
            step.cursor.top = before.cursor.top;
            // A saved search does not belong to the corpus, so it stays where it is.
            step.cursor.at =
                if before.cursor.at < before.above { before.cursor.at } else { step.cursor.at };
        }
        self.catch_up(to);
    }

    /// Returns the user's own path, if it still leads there: an entry may be in more than one wave.
    fn same_way(&self, target: TreeNode, from: &Corpus, to: &Corpus) -> Option<Vec<TreeNode>> {
        let levels = self.trail.iter().map(|step| step.subject.moved(from, to));
        let mut path: Vec<TreeNode> = levels.collect::<Option<_>>()?;
        path.last()?.children(to).position(target)?;
        path.push(target);
        Some(path)
    }

    /// Returns the markings of the current level, and of the selection and the preview in it.
    pub(crate) fn markings<'c>(&self, corpus: &'c Corpus) -> Cow<'c, Markings> {
        let mut all = self.step().subject.markings(corpus);
        if let Cow::Owned(all) = &mut all {
            for subject in self.selected(corpus).into_iter().chain(self.previewed()) {
                all.merge(&subject.markings(corpus));
            }
        }
        all
    }

    pub(crate) fn crumbs(&self, view: &ViewContext<'_>) -> Vec<String> {
        self.trail.iter().map(|step| step.subject.name(view.corpus)).collect()
    }

    pub(crate) fn position(&self, view: &ViewContext<'_>) -> String {
        if !self.find.query().is_empty() {
            return self.counted();
        }
        let step = self.step();
        let len = step.subject.children(view.corpus).len();
        match (step.cursor.at + 1).checked_sub(step.above) {
            Some(at @ 1..) => format!("{}/{len}", at.min(len)),
            Some(0) | None => format!("{} saved", view.saved.len()),
        }
    }

    /// Returns the turn of the tree.
    pub fn turn(&self) -> Turn {
        match self.trail.first().map(|step| step.subject) {
            Some(TreeNode::Archive(turn)) => turn,
            _ => Turn::ByDigest,
        }
    }

    pub(super) fn height(view: &ViewContext<'_>) -> usize {
        usize::from(columns(view.body, true).current.height)
    }

    pub(super) fn select(&mut self, at: usize, view: &ViewContext<'_>) {
        if let Some(step) = self.trail.last_mut() {
            step.cursor.go(at, step.rows(view.corpus), Self::height(view));
        }
    }

    pub(super) fn follow(&mut self, target: TreeNode, turn: Turn, view: &ViewContext<'_>) {
        self.go(&target.trail(view.corpus, turn), view);
    }

    /// Goes down a path that begins at the top and ends with the thing to select.
    pub(crate) fn go(&mut self, path: &[TreeNode], view: &ViewContext<'_>) {
        self.find.clear();
        self.trail = steps(path, self.pinned.rows(), view.corpus);
        self.relayout(view);
    }

    /// Returns the path from the top down to the selection.
    pub(crate) fn path(&self, corpus: &Corpus) -> Vec<TreeNode> {
        let levels = self.trail.iter().map(|step| step.subject);
        levels.chain(self.selected(corpus)).collect()
    }

    fn look(&mut self, view: &ViewContext<'_>) {
        let step = self.step();
        let children = step.subject.children(view.corpus);
        let text = |at| self.row(view, step, &children, at, usize::MAX).text();
        let texts: Vec<String> = if self.find.query().is_empty() {
            Vec::new()
        } else {
            (0..step.above + children.len()).map(text).collect()
        };
        let hits = self.find.hits(texts.iter().map(String::as_str));
        let mut shown: Vec<usize> = hits.into_iter().map(|hit| hit.text).collect();
        shown.dedup();
        let within = if texts.is_empty() { Vec::new() } else { self.within(step, &shown, view) };
        let shown = shown.into_iter().map(|row| RowHit { row, within: None });
        self.found = shown.chain(within).collect();
    }

    /// Finds the rows that hold the query without showing it.
    fn within(&mut self, step: Step, shown: &[usize], view: &ViewContext<'_>) -> Vec<RowHit> {
        let children = step.subject.children(view.corpus);
        let mut left = MOST_READ;
        let mut found = Vec::new();
        for at in 0..children.len() {
            let row = step.above + at;
            if left == 0 {
                break;
            }
            if shown.binary_search(&row).is_ok() {
                continue;
            }
            let Some(child) = children.get(at) else { continue };
            let within = first_within(child, view.corpus, &self.find, &mut left);
            found.extend(within.map(|words| RowHit { row, within: Some(words) }));
        }
        self.found_more = left == 0;
        found
    }

    /// Returns the number of the current hit, and what matches where the row does not show it.
    fn counted(&self) -> String {
        let more = if self.found_more && !self.found.is_empty() { "+" } else { "" };
        let count = format!("{}{more}", self.find.count(self.found.len()));
        match self.hit().and_then(|hit| hit.within.as_ref()) {
            Some(words) => format!("{count} in it: {words}"),
            None => count,
        }
    }

    /// Returns the current hit.
    fn hit(&self) -> Option<&RowHit> {
        self.found.get(self.find.at)
    }

    /// Returns whether the selected row holds the query without showing it.
    pub(super) fn holds_hit(&self) -> bool {
        let at = self.step().cursor.at;
        self.found.iter().any(|hit| hit.row == at && hit.within.is_some())
    }

    /// Goes to the nearest row that shows the query, from where one stood; if none does, to the
    /// nearest that holds it.
    pub(super) fn nearest_hit(&mut self, view: &ViewContext<'_>) {
        self.look(view);
        let origin = self.find.origin;
        let is_after = |hit: &RowHit| hit.row >= origin;
        let shown = self.found.iter().take_while(|hit| hit.within.is_none()).count();
        let (shows, holds) = self.found.split_at(shown);
        self.find.at = match (shows.iter().position(is_after), shows.is_empty()) {
            (Some(at), _) => at,
            (None, false) => 0,
            (None, true) => holds.iter().position(is_after).unwrap_or(0),
        };
        self.jump(0, view);
    }

    pub(super) fn jump(&mut self, by: isize, view: &ViewContext<'_>) {
        self.find.step(by, self.found.len());
        if let Some(row) = self.hit().map(|hit| hit.row) {
            self.select(row, view);
        }
    }
}
