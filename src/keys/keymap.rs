//! The map from chords to actions in each context: the table's own keys, overridden by the user's.
//!
//! A keymap file names contexts, and under each context actions with their keys. The keys that it
//! names replace the action's keys in that context:
//!
//! ```yaml
//! browse:
//!   open: [enter, l]
//!   turn: T
//! ```

use std::collections::BTreeMap;

use super::{ACTIONS, Action, ActionSpec, Chord, Context};
use crate::words::nearest;
use crate::yaml::{Fault, Mark, Node};

/// The map from chords to actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    keys: BTreeMap<(Context, Chord), Action>,
    /// The chords of each action in display order: those in `keys`, and no others.
    shown: BTreeMap<(Context, Action), Vec<Chord>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut map = Self { keys: BTreeMap::new(), shown: BTreeMap::new() };
        for spec in ACTIONS {
            let chords: Vec<Chord> = spec.keys.iter().filter_map(|key| key.parse().ok()).collect();
            for context in spec.contexts {
                map.bind(*context, spec.action, &chords);
            }
        }
        map
    }
}

impl Keymap {
    /// Returns the action of a chord in a context.
    pub fn action(&self, context: Context, chord: Chord) -> Option<Action> {
        self.keys.get(&(context, chord)).copied()
    }

    /// Returns the chords of an action in a context, the one to show first.
    pub fn chords(&self, context: Context, action: Action) -> &[Chord] {
        self.shown.get(&(context, action)).map_or(&[], Vec::as_slice)
    }

    /// Returns the rows of the table that work in a context.
    pub fn specs(&self, context: Context) -> impl Iterator<Item = &'static ActionSpec> + '_ {
        ACTIONS.iter().filter(move |spec| {
            spec.contexts.contains(&context) && !self.chords(context, spec.action).is_empty()
        })
    }

    /// Builds the map from the table's keys and the user's file. A faulty line is reported and
    /// skipped; the other lines still apply.
    pub fn with_file(bytes: &[u8]) -> (Self, Vec<Fault>) {
        let mut map = Self::default();
        let mut faults = Vec::new();
        let root = crate::yaml::parse(bytes, &mut faults);
        let contexts = root.as_ref().and_then(|root| root.entries("a keymap", &mut faults));
        for (key, node) in contexts.unwrap_or_default() {
            let context = Context::ALL.into_iter().find(|context| context.word() == key.name);
            if let Some(context) = context {
                map.read_context(context, node, &mut faults);
            } else {
                let known = Context::ALL.map(Context::word);
                faults.push(unknown(key.mark, "context", &key.name, &known));
            }
        }
        (map, faults)
    }

    fn read_context(&mut self, context: Context, node: &Node<'_>, faults: &mut Vec<Fault>) {
        let here = |spec: &&ActionSpec| spec.contexts.contains(&context);
        for (key, value) in node.entries("a context", faults).unwrap_or_default() {
            let Some(spec) = ACTIONS.iter().filter(here).find(|spec| spec.id == key.name) else {
                let known: Vec<_> = ACTIONS.iter().filter(here).map(|spec| spec.id).collect();
                faults.push(unknown(key.mark, "action", &key.name, &known));
                continue;
            };
            let mut chords = Vec::new();
            for node in value.words("a key", faults) {
                match node.text("a key", faults).map(str::parse::<Chord>) {
                    Some(Ok(chord)) => chords.push(chord),
                    Some(Err(error)) => faults.push(Fault::error(node.mark, error.to_string())),
                    None => {}
                }
            }
            if !chords.is_empty() {
                self.bind(context, spec.action, &chords);
            }
        }
    }

    /// Sets the chords of an action in a context, replacing those it had. A chord that had
    /// another action there loses it.
    fn bind(&mut self, context: Context, action: Action, chords: &[Chord]) {
        for chord in self.shown.remove(&(context, action)).unwrap_or_default() {
            self.keys.remove(&(context, chord));
        }
        for chord in chords {
            if let Some(before) = self.keys.insert((context, *chord), action)
                && before != action
                && let Some(shown) = self.shown.get_mut(&(context, before))
            {
                shown.retain(|known| known != chord);
            }
        }
        self.shown.insert((context, action), chords.to_vec());
    }
}

fn unknown(mark: Mark, what: &str, word: &str, known: &[&str]) -> Fault {
    let hint = match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? known here: {}", known.join(", ")),
        None => format!("known here: {}", known.join(", ")),
    };
    Fault::error(mark, format!("unknown {what} `{word}`")).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(text: &str) -> Chord {
        text.parse().unwrap()
    }

    #[test]
    fn every_key_of_the_table_is_a_chord_and_does_one_thing() {
        for context in Context::ALL {
            let mut seen = BTreeMap::new();
            for spec in ACTIONS.iter().filter(|spec| spec.contexts.contains(&context)) {
                for key in spec.keys {
                    let twin = seen.insert(chord(key), spec.id);
                    assert_eq!(twin, None, "{key} does {} too in {}", spec.id, context.word());
                }
            }
        }
    }

    #[test]
    fn a_users_keys_replace_the_tables() {
        let (map, faults) = Keymap::with_file(b"browse:\n  turn: T\n  open: [enter, j]\n");
        assert_eq!(faults, []);
        assert_eq!(map.action(Context::Browse, chord("T")), Some(Action::Turn));
        assert_eq!(map.action(Context::Browse, chord("tab")), None);
        assert_eq!(map.action(Context::Browse, chord("j")), Some(Action::Open));
        assert_eq!(map.chords(Context::Browse, Action::MoveDown), [chord("down")]);
        assert_eq!(map.action(Context::Page, chord("j")), Some(Action::MoveDown));
    }

    #[test]
    fn a_chord_that_was_taken_stays_with_who_took_it() {
        let file = b"browse:\n  open: [enter, tab]\n  turn: T\n";
        let (map, faults) = Keymap::with_file(file);
        assert_eq!(faults, []);
        assert_eq!(map.action(Context::Browse, chord("tab")), Some(Action::Open));
        assert_eq!(map.action(Context::Browse, chord("T")), Some(Action::Turn));
        assert_eq!(map.chords(Context::Browse, Action::Turn), [chord("T")]);
    }

    #[test]
    fn a_faulty_line_is_reported_and_costs_only_itself() {
        let file = b"browse:\n  trun: T\n  turn: hyper-x\n  open: o\nbrwse: {}\n";
        let (map, faults) = Keymap::with_file(file);
        let found: Vec<_> =
            faults.iter().map(|f| (f.mark.line, f.mark.column, f.message.as_str())).collect();
        assert_eq!(found[0], (2, 3, "unknown action `trun`"));
        assert_eq!((found[1].0, found[1].1), (3, 9));
        assert_eq!(found[2], (5, 1, "unknown context `brwse`"));
        assert!(faults[0].hint.as_deref().unwrap().starts_with("did you mean `turn`?"));
        assert_eq!(map.action(Context::Browse, chord("o")), Some(Action::Open));
        assert_eq!(map.action(Context::Browse, chord("tab")), Some(Action::Turn));
    }
}
