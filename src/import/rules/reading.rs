//! Reads files of rules. What is wrong is told with its line; nothing is read from a file with an
//! error.

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::kind::add_kinds;
use super::known::KnownSets;
use super::lexicon::WordSets;
use super::pattern::WordPattern;
use super::tactic::add_tactics;
use super::vocabulary::{CasualtyRule, GivenCount, HarmKind, ImportRules};
use crate::import::field::Certainty;
use crate::words::fold;
use crate::yaml::{Fault, MapReader, Node, parse};

/// What is wrong in a file of rules, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesError {
    /// The file.
    pub file: String,
    /// What is wrong, with line and column.
    pub fault: Fault,
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.fault.mark, self.fault.message)?;
        if let Some(hint) = &self.fault.hint {
            write!(f, " ({hint})")?;
        }
        Ok(())
    }
}

impl ImportRules {
    /// Reads files of rules, each adding to the ones before.
    ///
    /// # Errors
    ///
    /// What is wrong in them, each with file and line.
    pub(super) fn read(files: &[(&str, &[u8])]) -> Result<Self, Vec<RulesError>> {
        let mut errors = Vec::new();
        let mut lexicon = WordSets::default();
        let known = KnownSets::of(&mut lexicon);
        let mut rules = Self {
            name: String::new(),
            publisher: None,
            default_actor: None,
            recognise: Vec::new(),
            abbreviations: HashSet::new(),
            lexicon,
            known,
            tactics: Vec::new(),
            kinds: Vec::new(),
            casualties: Vec::new(),
            outlets: Vec::new(),
            channels: HashSet::new(),
            actors: HashMap::new(),
            demonyms: HashMap::new(),
        };
        for (name, bytes) in files {
            let mut faults = Vec::new();
            if let Some(root) = parse(bytes, &mut faults)
                && let Some(mut map) = root.map("a file of rules", &mut faults)
            {
                rules.add(&mut map, &mut faults);
                map.finish(&mut faults);
            }
            errors.extend(
                faults.into_iter().map(|fault| RulesError { file: (*name).to_owned(), fault }),
            );
        }
        if errors.is_empty() { Ok(rules) } else { Err(errors) }
    }

    fn add(&mut self, map: &mut MapReader<'_, '_>, faults: &mut Vec<Fault>) {
        if let Some(name) = map.need_text("rules", faults) {
            name.clone_into(&mut self.name);
        }
        if let Some(publisher) = map.text("publisher", faults) {
            self.publisher = Some(publisher.to_owned());
        }
        if let Some(actor) = map.text("default_actor", faults) {
            self.default_actor = Some(actor.to_owned());
        }
        let recognise = words_of(map.get("recognise"), "recognise", faults);
        if !recognise.is_empty() {
            self.recognise = recognise.iter().map(|word| word.to_lowercase()).collect();
        }
        self.abbreviations.extend(words_of(map.get("abbreviations"), "abbreviations", faults));
        let channels = words_of(map.get("channels"), "channels", faults);
        self.channels.extend(channels.iter().map(|name| fold(name)));
        for (name, words) in named_lists(map.get("words"), "words", faults) {
            let set = self.lexicon.set(&name);
            self.lexicon.add_all(set, &words);
        }
        self.add_people();
        add_tactics(map.get("tactics"), &mut self.tactics, &mut self.lexicon, faults);
        add_kinds(map.get("kinds"), &mut self.kinds, &mut self.lexicon, faults);
        self.add_casualties(map.get("casualties"), faults);
        let outlets = map.get("outlets");
        for (basis, names) in named_lists(outlets, "outlets", faults) {
            match BASES.iter().find(|known| **known == basis) {
                Some(basis) => {
                    // What a later file says of an outlet stands before what an earlier one says.
                    let names = names.iter().map(|name| (fold(name), *basis));
                    self.outlets = names.chain(std::mem::take(&mut self.outlets)).collect();
                }
                None => faults.extend(outlets.map(|node| unknown(node, "basis", &basis, &BASES))),
            }
        }
        for (area, words) in named_lists(map.get("demonyms"), "demonyms", faults) {
            self.demonyms.extend(words.into_iter().map(|word| (word.to_lowercase(), area.clone())));
        }
        if let Some(entries) = map.get("actors").and_then(|node| node.entries("actors", faults)) {
            for (theatre, actor) in entries {
                if let Some(actor) = actor.text("actors", faults) {
                    self.actors.insert(theatre.name.to_string(), actor.to_owned());
                }
            }
        }
    }

    /// Adds the plural of each phrase for a person or a thing.
    fn add_people(&mut self) {
        for set in [
            self.known.person,
            self.known.militant,
            self.known.thing,
            self.known.trooper,
            self.known.own,
        ] {
            for phrase in self.lexicon.phrases_of(set) {
                self.lexicon.add(set, &plural(&phrase));
            }
        }
    }

    fn add_casualties(&mut self, node: Option<&Node<'_>>, faults: &mut Vec<Fault>) {
        for item in node.and_then(|node| node.list("casualties", faults)).unwrap_or_default() {
            let Some(mut map) = item.map("a pattern of casualties", faults) else { continue };
            let name = map.need_text("rule", faults).unwrap_or_default().to_owned();
            let text = map.need_text("words", faults).unwrap_or_default();
            let mut gives = Vec::new();
            for (key, toll) in TOLLS {
                if let Some(given) = map.text(key, faults) {
                    if given == "both" {
                        gives.extend([(toll, GivenCount::Place(0)), (toll, GivenCount::Place(1))]);
                    } else {
                        gives.push((toll, given_of(given)));
                    }
                }
            }
            let certainty = match map.text("sure", faults) {
                None | Some("certain") => Certainty::Certain,
                Some("likely") => Certainty::Likely,
                Some("guess") => Certainty::Guess,
                Some(other) => {
                    faults.push(unknown(item, "certainty", other, &["certain", "likely", "guess"]));
                    Certainty::Guess
                }
            };
            map.finish(faults);
            match WordPattern::read(text, &self.lexicon) {
                Ok(pattern) => {
                    self.casualties.push(CasualtyRule { name, pattern, gives, certainty });
                }
                Err(wrong) => faults.push(Fault::error(item.mark, wrong)),
            }
        }
    }
}

const BASES: [&str; 4] = ["claimed", "official", "reported", "assessed"];

const TOLLS: [(&str, HarmKind); 4] = [
    ("killed", HarmKind::Killed),
    ("wounded", HarmKind::Wounded),
    ("killed_or_wounded", HarmKind::KilledOrWounded),
    ("captured", HarmKind::Captured),
];

/// `1` and `2` are the first and the second group or number of a pattern; all else is a count.
fn given_of(text: &str) -> GivenCount {
    match text {
        "1" => GivenCount::Place(0),
        "2" => GivenCount::Place(1),
        other => GivenCount::Count(other.to_owned()),
    }
}

pub(super) fn unknown(node: &Node<'_>, what: &str, word: &str, known: &[&str]) -> Fault {
    let message = format!("`{word}` is no {what}");
    Fault::error(node.mark, message).hint(format!("write one of {}", known.join(", ")))
}

pub(super) fn words_of(
    node: Option<&Node<'_>>,
    what: &str,
    faults: &mut Vec<Fault>,
) -> Vec<String> {
    let nodes = node.and_then(|node| node.list_or_one(what, faults)).unwrap_or_default();
    nodes.iter().filter_map(|node| Some(node.text(what, faults)?.to_owned())).collect()
}

fn named_lists(
    node: Option<&Node<'_>>,
    what: &str,
    faults: &mut Vec<Fault>,
) -> Vec<(String, Vec<String>)> {
    let Some(entries) = node.and_then(|node| node.entries(what, faults)) else { return Vec::new() };
    let mut lists = Vec::new();
    for (key, node) in entries {
        lists.push((key.name.to_string(), words_of(Some(node), what, faults)));
    }
    lists
}

/// Returns the plural of a phrase: that of its last word.
fn plural(phrase: &str) -> String {
    if let Some(stem) = phrase.strip_suffix("woman") {
        return format!("{stem}women");
    }
    if let Some(stem) = phrase.strip_suffix("man")
        && !phrase.ends_with("human")
        && !phrase.ends_with("german")
    {
        return format!("{stem}men");
    }
    if let Some(stem) = phrase.strip_suffix("child") {
        return format!("{stem}children");
    }
    if phrase == "life" || phrase.ends_with("wife") {
        return format!("{}ves", phrase.trim_end_matches("fe"));
    }
    let ends = |end: &str| phrase.ends_with(end);
    if ends("y") && !ends("ey") && !ends("oy") && !ends("ay") {
        return format!("{}ies", phrase.trim_end_matches('y'));
    }
    if ends("ss") || ends("ch") || ends("x") || ends("sh") {
        return format!("{phrase}es");
    }
    if ends("s") || ends("men") || ends("people") {
        phrase.to_owned()
    } else {
        format!("{phrase}s")
    }
}
