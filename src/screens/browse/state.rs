//! Where one is in the tree, and what an action does there.

use std::borrow::Cow;

use super::columns::columns;
use crate::app::{Children, Piece, Subject, Turn};
use crate::archive::Corpus;
use crate::digest::Markings;
use crate::keys::Action;
use crate::page::Span;
use crate::screens::row::subject_row;
use crate::screens::scroll::Cursor;
use crate::screens::{Find, Request, Scene};

/// One level that one has gone into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What one is inside of.
    pub subject: Subject,
    /// What is selected in it.
    pub cursor: Cursor,
}

/// The drill-down.
#[derive(Clone, Debug)]
pub struct Browse {
    /// From the archive to the current level; never empty.
    trail: Vec<Step>,
    /// The turn before the waves were looked at.
    before_waves: Turn,
    /// What the preview shows; it follows the selection, but waits while a key is held down.
    previewed: Option<Subject>,
    pub(crate) find: Find,
    /// The rows of the current level in which the query stands; looked for when it changes, since a
    /// level may have a hundred thousand rows.
    found: Vec<usize>,
}

impl Default for Browse {
    fn default() -> Self {
        let root = Step { subject: Subject::Archive(Turn::ByDigest), cursor: Cursor::default() };
        Self {
            trail: vec![root],
            before_waves: Turn::ByDigest,
            previewed: None,
            find: Find::default(),
            found: Vec::new(),
        }
    }
}

impl Browse {
    /// The current level.
    pub fn step(&self) -> Step {
        self.trail.last().copied().unwrap_or(Step {
            subject: Subject::Archive(Turn::ByDigest),
            cursor: Cursor::default(),
        })
    }

    /// The level that one came from.
    pub fn parent(&self) -> Option<Step> {
        self.trail.len().checked_sub(2).and_then(|at| self.trail.get(at)).copied()
    }

    /// What is selected.
    pub fn selected(&self, corpus: &Corpus) -> Option<Subject> {
        let step = self.step();
        step.subject.children(corpus).get(step.cursor.at)
    }

    /// What the preview shows.
    pub fn previewed(&self) -> Option<Subject> {
        self.previewed
    }

    /// True where the preview no longer shows what is selected.
    pub fn preview_is_late(&self, corpus: &Corpus) -> bool {
        self.previewed != self.selected(corpus)
    }

    /// Brings the preview to what is selected.
    pub fn catch_up(&mut self, corpus: &Corpus) {
        self.previewed = self.selected(corpus);
    }

    /// Moves the selection by so many rows. False where it stays.
    pub fn step_by(&mut self, by: isize, scene: &Scene<'_>) -> bool {
        let before = self.step().cursor.at;
        let action = if by < 0 { Action::MoveUp } else { Action::MoveDown };
        for _ in 0..by.unsigned_abs() {
            self.move_cursor(action, scene);
        }
        self.step().cursor.at != before
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
    pub(crate) fn act(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        if self.move_cursor(action, scene) {
            return Request::Nothing;
        }
        match action {
            Action::Open => return self.open(scene),
            Action::Back => self.back(scene),
            Action::Read => {
                let read = |subject| Request::Read(subject, self.turn());
                return self.selected(scene.corpus).map_or(Request::Nothing, read);
            }
            Action::Copy => {
                let copy = |subject| Request::Copy(Piece::Quote(subject));
                return self.selected(scene.corpus).map_or(Request::Nothing, copy);
            }
            Action::Turn => self.turn_over(scene),
            Action::Waves => self.waves(scene),
            Action::NewerDigest => return self.neighbour(true, scene),
            Action::OlderDigest => return self.neighbour(false, scene),
            Action::Find => self.find.start(self.step().cursor.at),
            Action::FindNext => self.jump(1, scene),
            Action::FindPrevious => self.jump(-1, scene),
            Action::Confirm => self.find.confirm(),
            Action::Cancel => {
                let origin = self.find.origin;
                self.find.clear();
                self.select(origin, scene);
            }
            Action::Erase => {
                self.find.erase();
                self.nearest_hit(scene);
            }
            _ => {}
        }
        Request::Nothing
    }

    pub(crate) fn type_text(&mut self, text: &str, scene: &Scene<'_>) {
        self.find.push(text);
        self.nearest_hit(scene);
    }

    pub(crate) fn settle(&mut self, scene: &Scene<'_>) {
        let height = usize::from(columns(scene.body, true).current.height);
        for step in &mut self.trail {
            let len = step.subject.children(scene.corpus).len();
            step.cursor.settle(len, height);
        }
        self.look(scene);
        self.catch_up(scene.corpus);
    }

    /// What is selected at every level, to be selected again when rows have come in above it.
    pub(crate) fn selections(&self, corpus: &Corpus) -> Vec<Option<Subject>> {
        let selected = |step: &Step| step.subject.children(corpus).get(step.cursor.at);
        self.trail.iter().map(selected).collect()
    }

    /// Selects what was selected at every level before the corpus grew.
    pub(crate) fn select_again(&mut self, selections: &[Option<Subject>], corpus: &Corpus) {
        for (step, selected) in self.trail.iter_mut().zip(selections) {
            let children = step.subject.children(corpus);
            if let Some(at) = selected.and_then(|selected| children.position(selected)) {
                step.cursor.at = at;
            }
        }
    }

    /// Carries the selection over to another corpus; what is gone gives way to what it was in.
    pub(crate) fn moved(&mut self, from: &Corpus, to: &Corpus) {
        let turn = self.turn();
        let selected = self.selected(from).and_then(|subject| subject.moved(from, to));
        let levels = self.trail.iter().rev().filter_map(|step| step.subject.moved(from, to));
        let target = selected.into_iter().chain(levels).next().unwrap_or(Subject::Archive(turn));
        let trail = self.same_way(target, from, to).unwrap_or_else(|| target.trail(to, turn));
        let tops: Vec<usize> = self.trail.iter().map(|step| step.cursor.top).collect();
        self.trail = steps(&trail, to);
        for (step, top) in self.trail.iter_mut().zip(tops) {
            step.cursor.top = top;
        }
        self.previewed = self.previewed.and_then(|subject| subject.moved(from, to));
    }

    /// The way that one came, where it still leads there: an entry stands in more than one wave.
    fn same_way(&self, target: Subject, from: &Corpus, to: &Corpus) -> Option<Vec<Subject>> {
        let levels = self.trail.iter().map(|step| step.subject.moved(from, to));
        let mut way: Vec<Subject> = levels.collect::<Option<_>>()?;
        way.last()?.children(to).position(target)?;
        way.push(target);
        Some(way)
    }

    /// Those of the level one is in, and of what is selected and previewed in it.
    pub(crate) fn markings<'c>(&self, corpus: &'c Corpus) -> Cow<'c, Markings> {
        let mut all = self.step().subject.markings(corpus);
        if let Cow::Owned(all) = &mut all {
            for subject in self.selected(corpus).into_iter().chain(self.previewed) {
                all.merge(&subject.markings(corpus));
            }
        }
        all
    }

    pub(crate) fn crumbs(&self, scene: &Scene<'_>) -> Vec<String> {
        self.trail.iter().map(|step| step.subject.name(scene.corpus)).collect()
    }

    pub(crate) fn position(&self, scene: &Scene<'_>) -> String {
        if !self.find.query().is_empty() {
            return self.find.count(self.found.len());
        }
        let step = self.step();
        let len = step.subject.children(scene.corpus).len();
        format!("{}/{len}", (step.cursor.at + 1).min(len))
    }

    /// How the tree is turned.
    pub fn turn(&self) -> Turn {
        match self.trail.first().map(|step| step.subject) {
            Some(Subject::Archive(turn)) => turn,
            _ => Turn::ByDigest,
        }
    }

    fn height(scene: &Scene<'_>) -> usize {
        usize::from(columns(scene.body, true).current.height)
    }

    fn move_cursor(&mut self, action: Action, scene: &Scene<'_>) -> bool {
        let Some(step) = self.trail.last_mut() else { return false };
        let len = step.subject.children(scene.corpus).len();
        step.cursor.act(action, len, Self::height(scene))
    }

    fn select(&mut self, at: usize, scene: &Scene<'_>) {
        if let Some(step) = self.trail.last_mut() {
            let len = step.subject.children(scene.corpus).len();
            step.cursor.go(at, len, Self::height(scene));
        }
    }

    /// Into what is selected; where nothing is inside, its text.
    fn open(&mut self, scene: &Scene<'_>) -> Request {
        let Some(selected) = self.selected(scene.corpus) else { return Request::Nothing };
        if selected.children(scene.corpus).is_empty() {
            return Request::Read(selected, self.turn());
        }
        self.find.clear();
        self.trail.push(Step { subject: selected, cursor: Cursor::default() });
        // However fast one goes down: beside a list stands only what is in it.
        self.catch_up(scene.corpus);
        Request::Nothing
    }

    fn back(&mut self, scene: &Scene<'_>) {
        if !self.find.query().is_empty() {
            self.find.clear();
        } else if self.trail.len() > 1 {
            self.trail.pop();
            self.catch_up(scene.corpus);
        }
    }

    /// By digest or by theatre; what is selected stays so, and waves turn back to the tree.
    fn turn_over(&mut self, scene: &Scene<'_>) {
        let turn = match self.turn() {
            Turn::ByDigest => Turn::ByTheatre,
            Turn::ByTheatre => Turn::ByDigest,
            Turn::ByWave => self.before_waves,
        };
        let target = self.selected(scene.corpus).unwrap_or(self.step().subject);
        self.follow(target, turn, scene);
    }

    fn waves(&mut self, scene: &Scene<'_>) {
        let turn = self.turn();
        if turn == Turn::ByWave {
            self.turn_over(scene);
        } else {
            self.before_waves = turn;
            let target = self.selected(scene.corpus).unwrap_or(Subject::Archive(Turn::ByWave));
            self.follow(target, Turn::ByWave, scene);
        }
    }

    fn follow(&mut self, target: Subject, turn: Turn, scene: &Scene<'_>) {
        self.find.clear();
        self.trail = steps(&target.trail(scene.corpus, turn), scene.corpus);
        self.settle(scene);
    }

    /// The same level in the nearest digest at the same theatre; in a list of entries across
    /// digests, its first entry there.
    fn neighbour(&mut self, newer: bool, scene: &Scene<'_>) -> Request {
        let corpus = scene.corpus;
        let selected = self.selected(corpus);
        let across = self.turn() != Turn::ByDigest;
        let found = match (selected, self.step().subject) {
            (Some(Subject::Entry(key)), Subject::Area(..) | Subject::Wave(_)) => {
                let children = self.step().subject.children(corpus);
                first_of_neighbour(&children, self.step().cursor.at, key.digest, newer)
            }
            (Some(Subject::Entry(_)), level) => level
                .neighbour(corpus, newer)
                .map(|level| level.children(corpus).get(0).unwrap_or(level)),
            (Some(selected), _) if !across => selected.neighbour(corpus, newer),
            _ => None,
        };
        // In the list that is open where it stands there: an entry belongs to more than one wave.
        let here = found.and_then(|found| self.step().subject.children(corpus).position(found));
        match (here, found) {
            (Some(at), _) => {
                self.find.clear();
                self.select(at, scene);
                Request::Nothing
            }
            (None, Some(subject)) => {
                self.follow(subject, self.turn(), scene);
                Request::Nothing
            }
            (None, None) if across && !matches!(selected, Some(Subject::Entry(_))) => {
                Request::Say("All digests are together here; go on to the entries".to_owned())
            }
            (None, None) if newer => Request::Say("There is no newer digest of it".to_owned()),
            (None, None) => Request::Say("There is no older digest of it".to_owned()),
        }
    }

    fn look(&mut self, scene: &Scene<'_>) {
        let level = self.step().subject;
        let children = level.children(scene.corpus);
        let text = |at| {
            let row = children.get(at).map(|child| subject_row(scene, level, child, usize::MAX));
            row.map(|row| joined(&row.left)).unwrap_or_default()
        };
        let texts: Vec<String> = if self.find.query().is_empty() {
            Vec::new()
        } else {
            (0..children.len()).map(text).collect()
        };
        let hits = self.find.hits(texts.iter().map(String::as_str));
        self.found = hits.into_iter().map(|hit| hit.text).collect();
        self.found.dedup();
    }

    fn nearest_hit(&mut self, scene: &Scene<'_>) {
        self.look(scene);
        let origin = self.find.origin;
        self.find.at = self.found.iter().position(|row| *row >= origin).unwrap_or(0);
        self.jump(0, scene);
    }

    fn jump(&mut self, by: isize, scene: &Scene<'_>) {
        self.find.step(by, self.found.len());
        if let Some(row) = self.found.get(self.find.at) {
            self.select(*row, scene);
        }
    }
}

/// The levels of a trail, each with the next one selected in it.
fn steps(trail: &[Subject], corpus: &Corpus) -> Vec<Step> {
    let selected_in = |level: Subject, next: Option<&Subject>| {
        let at = next.and_then(|next| level.children(corpus).position(*next));
        Step { subject: level, cursor: Cursor { at: at.unwrap_or(0), top: 0 } }
    };
    let levels = trail.len().saturating_sub(1).max(1);
    (0..levels).filter_map(|at| Some(selected_in(*trail.get(at)?, trail.get(at + 1)))).collect()
}

/// The first entry of the next digest in a list that runs from the newest digest to the oldest.
fn first_of_neighbour(
    children: &Children<'_>,
    at: usize,
    digest: u32,
    newer: bool,
) -> Option<Subject> {
    let digest_at = |at: usize| match children.get(at) {
        Some(Subject::Entry(key)) => Some(key.digest),
        _ => None,
    };
    if !newer {
        return (at..children.len())
            .find(|at| digest_at(*at) != Some(digest))
            .and_then(|at| children.get(at));
    }
    let last = (0..at).rev().find(|at| digest_at(*at) != Some(digest))?;
    let neighbour = digest_at(last);
    let first = (0..=last).rev().take_while(|at| digest_at(*at) == neighbour).last()?;
    children.get(first)
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}
