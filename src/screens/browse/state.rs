//! Where one is in the tree, and what an action does there.

use std::borrow::Cow;

use super::columns::columns;
use super::pinned::Pinned;
use super::step::{Step, first_of_neighbour, steps};
use crate::archive::Corpus;
use crate::digest::Markings;
use crate::keys::Action;
use crate::screens::Piece;
use crate::screens::{Find, Request, Scene};
use crate::tree::{Subject, Turn};

/// What is selected, or shown in the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// Something of the tree.
    Subject(Subject),
    /// A saved search, by its place among all of them.
    Saved(usize),
    /// The row that stands for those saved searches that have none.
    More,
}

/// The drill-down.
#[derive(Clone, Debug)]
pub struct Browse {
    /// From the archive to the current level; never empty.
    trail: Vec<Step>,
    /// The turn before the waves were looked at.
    before_waves: Turn,
    /// The saved searches that stand above the digests.
    pub(super) pinned: Pinned,
    /// What the preview shows; it follows the selection, but waits while a key is held down.
    pub(super) shown: Option<Chosen>,
    pub(crate) find: Find,
    /// The rows of the current level in which the query stands; looked for when it changes, since a
    /// level may have a hundred thousand rows.
    found: Vec<usize>,
}

impl Default for Browse {
    fn default() -> Self {
        Self {
            trail: vec![Step::new(Subject::Archive(Turn::ByDigest), 0)],
            pinned: Pinned::default(),
            before_waves: Turn::ByDigest,
            shown: None,
            find: Find::default(),
            found: Vec::new(),
        }
    }
}

impl Browse {
    /// The current level.
    pub fn step(&self) -> Step {
        self.trail.last().copied().unwrap_or(Step::new(Subject::Archive(Turn::ByDigest), 0))
    }

    /// The level that one came from.
    pub fn parent(&self) -> Option<Step> {
        self.trail.len().checked_sub(2).and_then(|at| self.trail.get(at)).copied()
    }

    /// What is selected of the tree; none on a saved search.
    pub fn selected(&self, corpus: &Corpus) -> Option<Subject> {
        self.step().selected(corpus)
    }

    fn chosen(&self, corpus: &Corpus) -> Option<Chosen> {
        let step = self.step();
        let pinned = self.pinned.get(step.cursor.at).filter(|_| step.above > 0);
        pinned.or_else(|| step.selected(corpus).map(Chosen::Subject))
    }

    /// What the preview shows of the tree.
    pub fn previewed(&self) -> Option<Subject> {
        match self.shown? {
            Chosen::Subject(subject) => Some(subject),
            Chosen::Saved(_) | Chosen::More => None,
        }
    }

    /// True where the preview no longer shows what is selected.
    pub fn preview_is_late(&self, corpus: &Corpus) -> bool {
        self.shown != self.chosen(corpus)
    }

    /// Brings the preview to what is selected.
    pub fn catch_up(&mut self, corpus: &Corpus) {
        self.shown = self.chosen(corpus);
    }

    /// Whether there is a level or a search within one to go back from.
    pub(crate) fn leads_back(&self) -> bool {
        self.trail.len() > 1 || !self.find.query().is_empty()
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
            Action::Read => return self.read(scene),
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
        self.pin(scene);
        for step in &mut self.trail {
            step.cursor.settle(step.rows(scene.corpus), height);
        }
        self.look(scene);
        self.catch_up(scene.corpus);
    }

    /// Brings the saved searches above the digests to what there is; what is selected stays so.
    fn pin(&mut self, scene: &Scene<'_>) {
        let now = Pinned::of(scene);
        let before = std::mem::replace(&mut self.pinned, now);
        let by_digest = Subject::Archive(Turn::ByDigest);
        if let Some(root) = self.trail.first_mut().filter(|step| step.subject == by_digest) {
            root.cursor = before.carried(root.cursor, &self.pinned);
            root.above = self.pinned.rows();
        }
    }

    /// What is selected at every level, to be selected again when rows have come in above it.
    pub(crate) fn selections(&self, corpus: &Corpus) -> Vec<Option<Subject>> {
        self.trail.iter().map(|step| step.selected(corpus)).collect()
    }

    /// Selects what was selected at every level before the corpus grew.
    pub(crate) fn select_again(&mut self, selections: &[Option<Subject>], corpus: &Corpus) {
        for (step, selected) in self.trail.iter_mut().zip(selections) {
            if let Some(at) = selected.and_then(|selected| step.row_of(selected, corpus)) {
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
        let before = std::mem::replace(&mut self.trail, steps(&trail, self.pinned.rows(), to));
        for (step, before) in self.trail.iter_mut().zip(before) {
            step.cursor.top = before.cursor.top;
            // A saved search is none of the corpus's: it stays where it is.
            step.cursor.at =
                if before.cursor.at < before.above { before.cursor.at } else { step.cursor.at };
        }
        self.catch_up(to);
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
            for subject in self.selected(corpus).into_iter().chain(self.previewed()) {
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
        match (step.cursor.at + 1).checked_sub(step.above) {
            Some(at @ 1..) => format!("{}/{len}", at.min(len)),
            Some(0) | None => format!("{} saved", scene.saved.len()),
        }
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
        step.cursor.act(action, step.rows(scene.corpus), Self::height(scene))
    }

    fn select(&mut self, at: usize, scene: &Scene<'_>) {
        if let Some(step) = self.trail.last_mut() {
            step.cursor.go(at, step.rows(scene.corpus), Self::height(scene));
        }
    }

    /// The text of what is selected; of a saved search, what it finds.
    fn read(&self, scene: &Scene<'_>) -> Request {
        match self.chosen(scene.corpus) {
            Some(Chosen::Subject(subject)) => Request::Read(subject, self.turn()),
            Some(Chosen::Saved(at)) => {
                let saved = scene.saved.get(at);
                saved.map_or(Request::Nothing, |saved| Request::Search(saved.query.clone()))
            }
            Some(Chosen::More) => Request::ListSaved,
            None => Request::Nothing,
        }
    }

    /// Into what is selected; where nothing is inside, its text.
    fn open(&mut self, scene: &Scene<'_>) -> Request {
        let selected = self.selected(scene.corpus);
        let inside = |subject: &Subject| !subject.children(scene.corpus).is_empty();
        let Some(selected) = selected.filter(inside) else { return self.read(scene) };
        self.find.clear();
        self.trail.push(Step::new(selected, 0));
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
        self.go(&target.trail(scene.corpus, turn), scene);
    }

    /// Goes down a way that begins at the top and ends with what is to be selected.
    pub(crate) fn go(&mut self, way: &[Subject], scene: &Scene<'_>) {
        self.find.clear();
        self.trail = steps(way, self.pinned.rows(), scene.corpus);
        self.settle(scene);
    }

    /// The way from the top down to what is selected.
    pub(crate) fn way(&self, corpus: &Corpus) -> Vec<Subject> {
        let levels = self.trail.iter().map(|step| step.subject);
        levels.chain(self.selected(corpus)).collect()
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
        let here = found.and_then(|found| self.step().row_of(found, corpus));
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
        let step = self.step();
        let children = step.subject.children(scene.corpus);
        let text = |at| self.row(scene, step, &children, at, usize::MAX).text();
        let texts: Vec<String> = if self.find.query().is_empty() {
            Vec::new()
        } else {
            (0..step.above + children.len()).map(text).collect()
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
