//! Rules of kinds: what a kind is to the reader of entries, and the phrases that tell of it.

use super::lexicon::{SetId, WordSets};
use super::reading::words_of;
use super::tactic::one_of;
use crate::yaml::{Fault, Node};

/// A kind of the taxonomy, and what it is.
#[derive(Debug, Clone)]
pub(in crate::import) struct KindRule {
    /// The id in the taxonomy.
    pub kind: String,
    /// What it is.
    pub role: KindRole,
    /// Its phrases.
    pub set: SetId,
    /// Beside these tactics its phrases do not tell of it.
    pub unless: Vec<String>,
    /// Beside these tactics its phrases tell of it though violence was done.
    pub despite: Vec<String>,
}

/// What a kind is to the reader of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum KindRole {
    /// What a group publishes.
    Publication,
    /// What was planned and not done.
    Plan,
    /// What is agreed, said or decided.
    Politics,
    /// What forces do against nobody: they move.
    Movement,
    /// Two sides fight.
    Fight,
    /// What forces do against a group.
    Measure,
    /// What a group does.
    Violence,
    /// All else.
    Rest,
}

const ROLES: [(&str, KindRole); 8] = [
    ("publication", KindRole::Publication),
    ("plan", KindRole::Plan),
    ("politics", KindRole::Politics),
    ("movement", KindRole::Movement),
    ("fight", KindRole::Fight),
    ("measure", KindRole::Measure),
    ("violence", KindRole::Violence),
    ("rest", KindRole::Rest),
];

impl KindRole {
    /// Returns true for what forces do.
    pub fn is_of_forces(self) -> bool {
        matches!(self, Self::Measure | Self::Movement)
    }
}

/// Reads rules of kinds into those that are known: a kind that is named again is added to.
pub(super) fn add_kinds(
    node: Option<&Node<'_>>,
    all: &mut Vec<KindRule>,
    lexicon: &mut WordSets,
    faults: &mut Vec<Fault>,
) {
    for item in node.and_then(|node| node.list("kinds", faults)).unwrap_or_default() {
        let Some(mut map) = item.map("a kind", faults) else { continue };
        let Some(kind) = map.need_text("kind", faults) else { continue };
        let set = lexicon.set(&format!("kind {kind}"));
        lexicon.add_all(set, &words_of(map.get("words"), "words", faults));
        let role = map.text("role", faults);
        let role = role.and_then(|role| one_of(item, "role of a kind", role, &ROLES, faults));
        let unless = words_of(map.get("unless"), "unless", faults);
        let despite = words_of(map.get("despite"), "despite", faults);
        map.finish(faults);
        if let Some(known) = all.iter_mut().find(|known| known.set == set) {
            known.role = role.unwrap_or(known.role);
            known.unless.extend(unless);
            known.despite.extend(despite);
        } else if let Some(role) = role {
            all.push(KindRule { kind: kind.to_owned(), role, set, unless, despite });
        } else {
            let message = format!("the kind `{kind}` needs a `role`");
            faults.push(Fault::error(item.mark, message));
        }
    }
}
