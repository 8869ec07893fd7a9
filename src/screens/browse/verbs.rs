//! What an action does in the drill-down.

use super::state::{Browse, Chosen};
use super::step::{Step, first_of_neighbour};
use crate::keys::Action;
use crate::screens::find::FindOutcome;
use crate::screens::scroll::Motion;
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::{CopyRequest, Find, Request, ViewContext};
use crate::tree::{TreeNode, Turn};

const VERBS: &[Verb<Browse>] = &[
    part(
        |tree, action, view| Motion::now(action, tree.step().rows(view.corpus) > 1),
        |tree, action, view| {
            tree.move_cursor(action, view);
            Request::Nothing
        },
    ),
    part(
        |tree, action, _| tree.find.now(action, || tree.has_other_hit()),
        |tree, action, view| {
            tree.act_on_find(action, view);
            Request::Nothing
        },
    ),
    verb(Action::Open, |tree, view| Now::when(tree.chosen(view.corpus).is_some()), Browse::open),
    verb(
        Action::Read,
        |tree, view| Now::when(tree.chosen(view.corpus).is_some()),
        |tree, view| tree.read(view),
    ),
    verb(Action::Back, |tree, _| Now::when(tree.parent().is_some()), Browse::back),
    verb(
        Action::Copy,
        |tree, view| Now::when(tree.selected(view.corpus).is_some()),
        |tree, view| {
            let copy = |subject| Request::Copy(CopyRequest::Quote(subject));
            tree.selected(view.corpus).map_or(Request::Nothing, copy)
        },
    ),
    always(Action::Turn, Browse::turn_over),
    always(Action::Waves, Browse::waves),
    verb(
        Action::NewerDigest,
        |tree, view| tree.now_neighbour(true, view),
        |tree, view| tree.go_to_neighbour(true, view),
    ),
    verb(
        Action::OlderDigest,
        |tree, view| tree.now_neighbour(false, view),
        |tree, view| tree.go_to_neighbour(false, view),
    ),
];

impl Verbs for Browse {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl Browse {
    fn move_cursor(&mut self, action: Action, view: &ViewContext<'_>) {
        let (rows, height) = (self.step().rows(view.corpus), Self::height(view));
        if let Some(step) = self.trail.last_mut() {
            step.cursor.act(action, rows, height);
        }
    }

    /// Returns whether there is a hit to go to: another hit, or one that is not selected.
    fn has_other_hit(&self) -> bool {
        let at = self.step().cursor.at;
        self.found.len() > 1 || self.found.iter().any(|hit| hit.row != at)
    }

    fn act_on_find(&mut self, action: Action, view: &ViewContext<'_>) {
        match self.find.act(action, self.step().cursor.at) {
            FindOutcome::Nothing => {}
            FindOutcome::Typed => self.nearest_hit(view),
            FindOutcome::Jump(by) => self.jump(by, view),
            FindOutcome::Left(origin) => self.select(origin, view),
        }
    }

    /// Opens the text of the selection, or the results of a selected saved search.
    fn read(&self, view: &ViewContext<'_>) -> Request {
        match self.chosen(view.corpus) {
            Some(Chosen::Subject(subject)) if self.holds_hit() => {
                Request::ReadFor(subject, self.turn(), self.find.query().to_owned())
            }
            Some(Chosen::Subject(subject)) => Request::Read(subject, self.turn()),
            Some(Chosen::Saved(at)) => {
                let saved = view.saved.get(at);
                saved.map_or(Request::Nothing, |saved| Request::Search(saved.query.clone()))
            }
            Some(Chosen::More) => Request::ListSaved,
            None => Request::Nothing,
        }
    }

    /// Goes into the selection, or opens its text where nothing is inside.
    fn open(&mut self, view: &ViewContext<'_>) -> Request {
        let selected = self.selected(view.corpus);
        let inside = |subject: &TreeNode| !subject.children(view.corpus).is_empty();
        let Some(selected) = selected.filter(inside) else { return self.read(view) };
        // What the row holds is looked for in its list too, down to its place.
        let query = self.holds_hit().then(|| self.find.query().to_owned());
        self.find.clear();
        self.trail.push(Step::new(selected, 0));
        if let Some(query) = query {
            self.find = Find::kept(&query);
            self.nearest_hit(view);
        }
        // Even while a key is held down, the preview must show what is in the new list.
        self.catch_up(view.corpus);
        Request::Nothing
    }

    fn back(&mut self, view: &ViewContext<'_>) -> Request {
        if self.trail.len() > 1 {
            self.trail.pop();
            self.catch_up(view.corpus);
        }
        Request::Nothing
    }

    /// Switches between digests and theatres, keeping the selection; from waves, back to the tree.
    fn turn_over(&mut self, view: &ViewContext<'_>) -> Request {
        let turn = match self.turn() {
            Turn::ByDigest => Turn::ByTheatre,
            Turn::ByTheatre => Turn::ByDigest,
            Turn::ByWave => return self.leave_waves(view),
        };
        let target = self.selected(view.corpus).unwrap_or(self.step().subject);
        self.follow(target, turn, view);
        Request::Nothing
    }

    /// Goes back to the tree: to the selected entry, or from a wave, which the tree does not have, to
    /// what was selected before.
    fn leave_waves(&mut self, view: &ViewContext<'_>) -> Request {
        let turn = match self.before_waves.first() {
            Some(TreeNode::Archive(turn)) => *turn,
            _ => Turn::ByDigest,
        };
        match self.selected(view.corpus) {
            Some(entry @ TreeNode::Entry(_)) => self.follow(entry, turn, view),
            Some(_) | None if !self.before_waves.is_empty() => {
                let before = std::mem::take(&mut self.before_waves);
                self.go(&before, view);
            }
            Some(_) | None => self.follow(TreeNode::Archive(turn), turn, view),
        }
        Request::Nothing
    }

    fn waves(&mut self, view: &ViewContext<'_>) -> Request {
        if self.turn() == Turn::ByWave {
            return self.turn_over(view);
        }
        self.before_waves = self.path(view.corpus);
        let target = self.selected(view.corpus).unwrap_or(TreeNode::Archive(Turn::ByWave));
        self.follow(target, Turn::ByWave, view);
        Request::Nothing
    }

    fn now_neighbour(&self, newer: bool, view: &ViewContext<'_>) -> Now {
        if self.neighbouring(newer, view).is_some() {
            return Now::Ready;
        }
        let selected = self.selected(view.corpus);
        let is_across = self.turn() != Turn::ByDigest;
        Now::Refused(if is_across && !matches!(selected, Some(TreeNode::Entry(_))) {
            "All digests are together here; go on to the entries".to_owned()
        } else if newer {
            "There is no newer digest of it".to_owned()
        } else {
            "There is no older digest of it".to_owned()
        })
    }

    /// Returns the same level in the nearest digest at the same theatre; in a list of entries
    /// across digests, the first entry of that digest.
    fn neighbouring(&self, newer: bool, view: &ViewContext<'_>) -> Option<TreeNode> {
        let corpus = view.corpus;
        match (self.selected(corpus)?, self.step().subject) {
            (TreeNode::Entry(key), TreeNode::Area(..) | TreeNode::Wave(_)) => {
                let children = self.step().subject.children(corpus);
                first_of_neighbour(&children, self.step().cursor.at, key.digest, newer)
            }
            (TreeNode::Entry(_), level) => level
                .neighbour(corpus, newer)
                .map(|level| level.children(corpus).get(0).unwrap_or(level)),
            (selected, _) if self.turn() == Turn::ByDigest => selected.neighbour(corpus, newer),
            _ => None,
        }
    }

    fn go_to_neighbour(&mut self, newer: bool, view: &ViewContext<'_>) -> Request {
        let Some(found) = self.neighbouring(newer, view) else { return Request::Nothing };
        // The open list is preferred if the entry is in it: an entry can be in several waves.
        if let Some(at) = self.step().row_of(found, view.corpus) {
            self.find.clear();
            self.select(at, view);
        } else {
            self.follow(found, self.turn(), view);
        }
        Request::Nothing
    }
}
