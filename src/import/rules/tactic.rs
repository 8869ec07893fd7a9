//! Rules of tactics: their phrases, and which of them wins over which. How they are weighed in an
//! event is told in `entries`.

use super::lexicon::{SetId, WordSets};
use super::reading::{unknown, words_of};
use crate::yaml::{Fault, Mark, Node};

/// Which tactic the phrases of a set tell of, and what it is beside others.
#[derive(Debug, Clone)]
pub(in crate::import) struct TacticRule {
    /// The id in the taxonomy.
    pub tactic: String,
    /// Its phrases.
    pub set: SetId,
    /// It counts only where no other tactic was told.
    pub weak: bool,
    /// Whose it is alone, where it is somebody's.
    pub side: Option<TacticSide>,
    /// What is true of it.
    pub traits: Vec<TacticTrait>,
    /// The tactics that are left out beside it.
    pub over: Vec<String>,
    /// The tactics that are left out beside it where forces act.
    pub forces_over: Vec<String>,
    /// Its place among the tactics of forces; those without stand behind.
    pub forces_order: Option<u8>,
    /// What it is where forces find it.
    pub found_as: Option<String>,
    /// What it is where forces do it.
    pub forces_as: Option<String>,
    /// What it is where a group does it, and people were taken.
    pub group_as: Option<String>,
    /// Who was taken by this tactic and then killed …
    pub taken_by: Option<String>,
    /// … as one of these tells was killed by the rule's.
    pub then: Vec<String>,
    /// Its phrases that tell of it only where people were taken.
    pub if_taken: SetId,
}

/// Whose a tactic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum TacticSide {
    /// Only forces do it.
    Force,
    /// Forces never do it.
    Group,
}

/// What is true of a tactic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum TacticTrait {
    /// Beside an attack on a place it stands second.
    Light,
    /// What is fired is its means, so that no gun is told.
    Fired,
    /// It says by itself that forces act.
    Telling,
    /// Aircraft do it.
    OfAircraft,
    /// Gunmen do it.
    OfGunmen,
}

const SIDES: [(&str, TacticSide); 2] = [("force", TacticSide::Force), ("group", TacticSide::Group)];

const TRAITS: [(&str, TacticTrait); 5] = [
    ("light", TacticTrait::Light),
    ("fired", TacticTrait::Fired),
    ("telling", TacticTrait::Telling),
    ("of-aircraft", TacticTrait::OfAircraft),
    ("of-gunmen", TacticTrait::OfGunmen),
];

impl TacticRule {
    /// Returns true where something is true of the tactic.
    pub fn is(&self, what: TacticTrait) -> bool {
        self.traits.contains(&what)
    }

    /// Returns true where only forces do it.
    pub fn of_forces(&self) -> bool {
        self.side == Some(TacticSide::Force)
    }
}

/// Reads rules of tactics into those that are known: a tactic that is named again is added to.
pub(super) fn add_tactics(
    node: Option<&Node<'_>>,
    all: &mut Vec<TacticRule>,
    lexicon: &mut WordSets,
    faults: &mut Vec<Fault>,
) {
    let mut named: Vec<(Mark, String)> = Vec::new();
    for item in node.and_then(|node| node.list("tactics", faults)).unwrap_or_default() {
        let Some(mut map) = item.map("a tactic", faults) else { continue };
        let Some(tactic) = map.need_text("tactic", faults) else { continue };
        let place = place_of(tactic, all, lexicon);
        let Some(rule) = all.get_mut(place) else { continue };
        lexicon.add_all(rule.set, &words_of(map.get("words"), "words", faults));
        lexicon.add_all(rule.if_taken, &words_of(map.get("if_taken"), "if_taken", faults));
        rule.weak |= map.text("weak", faults) == Some("yes");
        if let Some(side) = map.text("side", faults) {
            rule.side = one_of(item, "side", side, &SIDES, faults).or(rule.side);
        }
        for word in words_of(map.get("is"), "is", faults) {
            rule.traits.extend(one_of(item, "trait of a tactic", &word, &TRAITS, faults));
        }
        rule.over.extend(words_of(map.get("over"), "over", faults));
        rule.forces_over.extend(words_of(map.get("forces_over"), "forces_over", faults));
        rule.forces_order =
            map.parse("forces_order", faults, str::parse::<u8>).or(rule.forces_order);
        let mut name = |key| map.text(key, faults).map(str::to_owned);
        rule.found_as = name("found_as").or(rule.found_as.take());
        rule.forces_as = name("forces_as").or(rule.forces_as.take());
        rule.group_as = name("group_as").or(rule.group_as.take());
        rule.taken_by = name("taken_by").or(rule.taken_by.take());
        rule.then.extend(words_of(map.get("then"), "then", faults));
        named.extend(rule.named().map(|name| (item.mark, name.clone())));
        map.finish(faults);
    }
    for (mark, name) in named {
        if !all.iter().any(|rule| rule.tactic == name) {
            faults.push(Fault::error(mark, format!("no rule tells of the tactic `{name}`")));
        }
    }
}

impl TacticRule {
    /// The tactics that the rule names beside its own.
    fn named(&self) -> impl Iterator<Item = &String> {
        let lists = self.over.iter().chain(&self.forces_over).chain(&self.then);
        let names = [&self.found_as, &self.forces_as, &self.group_as, &self.taken_by];
        lists.chain(names.into_iter().flatten())
    }
}

/// The place of the rule of a tactic, which is made where there is none.
fn place_of(tactic: &str, all: &mut Vec<TacticRule>, lexicon: &mut WordSets) -> usize {
    if let Some(place) = all.iter().position(|rule| rule.tactic == tactic) {
        return place;
    }
    all.push(TacticRule {
        tactic: tactic.to_owned(),
        set: lexicon.set(&format!("tactic {tactic}")),
        weak: false,
        side: None,
        traits: Vec::new(),
        over: Vec::new(),
        forces_over: Vec::new(),
        forces_order: None,
        found_as: None,
        forces_as: None,
        group_as: None,
        taken_by: None,
        then: Vec::new(),
        if_taken: lexicon.set(&format!("tactic {tactic} if taken")),
    });
    all.len() - 1
}

/// Returns what a word of the rules means, or says which words there are.
pub(super) fn one_of<T: Copy>(
    node: &Node<'_>,
    what: &str,
    word: &str,
    known: &[(&str, T)],
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let found = known.iter().find(|(name, _)| *name == word);
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        faults.push(unknown(node, what, word, &names));
    }
    found.map(|(_, meant)| *meant)
}
