//! What an action does in the drill-down.

use super::state::{Browse, Chosen};
use super::step::{Step, first_of_neighbour};
use crate::keys::Action;
use crate::screens::find::Looked;
use crate::screens::scroll::Motion;
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::{Piece, Request, Scene};
use crate::tree::{Subject, Turn};

const VERBS: &[Verb<Browse>] = &[
    part(
        |tree, action, scene| Motion::now(action, tree.step().rows(scene.corpus) > 1),
        |tree, action, scene| {
            tree.move_cursor(action, scene);
            Request::Nothing
        },
    ),
    part(
        |tree, action, _| tree.find.now(action, || tree.has_other_hit()),
        |tree, action, scene| {
            tree.act_on_find(action, scene);
            Request::Nothing
        },
    ),
    verb(Action::Open, |tree, scene| Now::when(tree.chosen(scene.corpus).is_some()), Browse::open),
    verb(
        Action::Read,
        |tree, scene| Now::when(tree.chosen(scene.corpus).is_some()),
        |tree, scene| tree.read(scene),
    ),
    verb(Action::Back, |tree, _| Now::when(tree.parent().is_some()), Browse::back),
    verb(
        Action::Copy,
        |tree, scene| Now::when(tree.selected(scene.corpus).is_some()),
        |tree, scene| {
            let copy = |subject| Request::Copy(Piece::Quote(subject));
            tree.selected(scene.corpus).map_or(Request::Nothing, copy)
        },
    ),
    always(Action::Turn, Browse::turn_over),
    always(Action::Waves, Browse::waves),
    verb(
        Action::NewerDigest,
        |tree, scene| tree.now_neighbour(true, scene),
        |tree, scene| tree.go_to_neighbour(true, scene),
    ),
    verb(
        Action::OlderDigest,
        |tree, scene| tree.now_neighbour(false, scene),
        |tree, scene| tree.go_to_neighbour(false, scene),
    ),
];

impl Verbs for Browse {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl Browse {
    fn move_cursor(&mut self, action: Action, scene: &Scene<'_>) {
        let (rows, height) = (self.step().rows(scene.corpus), Self::height(scene));
        if let Some(step) = self.trail.last_mut() {
            step.cursor.act(action, rows, height);
        }
    }

    /// Whether there is a hit to go to: another one, or one that is not selected.
    fn has_other_hit(&self) -> bool {
        let at = self.step().cursor.at;
        self.found.len() > 1 || self.found.iter().any(|row| *row != at)
    }

    fn act_on_find(&mut self, action: Action, scene: &Scene<'_>) {
        match self.find.act(action, self.step().cursor.at) {
            Looked::Nothing => {}
            Looked::Typed => self.nearest_hit(scene),
            Looked::Jump(by) => self.jump(by, scene),
            Looked::Left(origin) => self.select(origin, scene),
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

    fn back(&mut self, scene: &Scene<'_>) -> Request {
        if self.trail.len() > 1 {
            self.trail.pop();
            self.catch_up(scene.corpus);
        }
        Request::Nothing
    }

    /// By digest or by theatre; what is selected stays so, and waves turn back to the tree.
    fn turn_over(&mut self, scene: &Scene<'_>) -> Request {
        let turn = match self.turn() {
            Turn::ByDigest => Turn::ByTheatre,
            Turn::ByTheatre => Turn::ByDigest,
            Turn::ByWave => self.before_waves,
        };
        let target = self.selected(scene.corpus).unwrap_or(self.step().subject);
        self.follow(target, turn, scene);
        Request::Nothing
    }

    fn waves(&mut self, scene: &Scene<'_>) -> Request {
        let turn = self.turn();
        if turn == Turn::ByWave {
            return self.turn_over(scene);
        }
        self.before_waves = turn;
        let target = self.selected(scene.corpus).unwrap_or(Subject::Archive(Turn::ByWave));
        self.follow(target, Turn::ByWave, scene);
        Request::Nothing
    }

    fn now_neighbour(&self, newer: bool, scene: &Scene<'_>) -> Now {
        if self.neighbouring(newer, scene).is_some() {
            return Now::Ready;
        }
        let selected = self.selected(scene.corpus);
        let is_across = self.turn() != Turn::ByDigest;
        Now::Refused(if is_across && !matches!(selected, Some(Subject::Entry(_))) {
            "All digests are together here; go on to the entries".to_owned()
        } else if newer {
            "There is no newer digest of it".to_owned()
        } else {
            "There is no older digest of it".to_owned()
        })
    }

    /// The same level in the nearest digest at the same theatre; in a list of entries across
    /// digests, its first entry there.
    fn neighbouring(&self, newer: bool, scene: &Scene<'_>) -> Option<Subject> {
        let corpus = scene.corpus;
        match (self.selected(corpus)?, self.step().subject) {
            (Subject::Entry(key), Subject::Area(..) | Subject::Wave(_)) => {
                let children = self.step().subject.children(corpus);
                first_of_neighbour(&children, self.step().cursor.at, key.digest, newer)
            }
            (Subject::Entry(_), level) => level
                .neighbour(corpus, newer)
                .map(|level| level.children(corpus).get(0).unwrap_or(level)),
            (selected, _) if self.turn() == Turn::ByDigest => selected.neighbour(corpus, newer),
            _ => None,
        }
    }

    fn go_to_neighbour(&mut self, newer: bool, scene: &Scene<'_>) -> Request {
        let Some(found) = self.neighbouring(newer, scene) else { return Request::Nothing };
        // In the list that is open where it stands there: an entry belongs to more than one wave.
        if let Some(at) = self.step().row_of(found, scene.corpus) {
            self.find.clear();
            self.select(at, scene);
        } else {
            self.follow(found, self.turn(), scene);
        }
        Request::Nothing
    }
}
