//! The names of a taxonomy with their other spellings. What is compared is decided elsewhere.

use std::collections::HashMap;

use super::node::Node;
use super::words::fold;

/// Names of one taxonomy, folded, each with the one that it stands for.
#[derive(Debug, Default)]
pub struct Names {
    actors: HashMap<String, String>,
    wholes: HashMap<String, String>,
    outlets: HashMap<String, String>,
    areas: HashMap<(String, String), String>,
    theatres: HashMap<String, String>,
    tactics: HashMap<String, String>,
}

/// Words before the name of an actor that say how sure a text is of it.
const DOUBT: [&str; 6] = ["suspected", "the", "unidentified", "unknown", "alleged", "presumed"];

impl Names {
    /// Reads a file of a taxonomy.
    pub fn read(text: &str) -> Self {
        let taxonomy = Node::parse(text);
        let mut names = Self::default();
        for actor in taxonomy.get("actors").items() {
            let own = fold(actor.get("name").text());
            for name in spellings(actor) {
                names.actors.insert(fold(name), own.clone());
            }
            if !actor.get("part_of").is_absent() {
                names.wholes.insert(own, fold(actor.get("part_of").text()));
            }
        }
        for outlet in taxonomy.get("outlets").items() {
            for name in spellings(outlet) {
                names.outlets.insert(fold(name), fold(outlet.get("name").text()));
            }
        }
        for theatre in taxonomy.get("theatres").items() {
            let id = theatre.get("id").text().to_owned();
            for name in spellings(theatre) {
                names.theatres.insert(fold(name), id.clone());
            }
            for area in theatre.get("areas").items() {
                for name in spellings(area) {
                    let own = fold(area.get("name").text());
                    names.areas.insert((id.clone(), fold(name)), own);
                }
            }
        }
        for tactic in taxonomy.get("tactics").items() {
            for name in spellings(tactic) {
                names.tactics.insert(fold(name), tactic.get("id").text().to_owned());
            }
        }
        names
    }

    /// Returns the id of a theatre.
    pub fn theatre(&self, name: &str) -> String {
        self.theatres.get(&fold(name)).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// Returns the folded name of an area of a theatre.
    pub fn area(&self, theatre: &str, name: &str) -> String {
        let name = fold(name);
        self.areas.get(&(theatre.to_owned(), name.clone())).cloned().unwrap_or(name)
    }

    /// Returns the ids of some tactics, without `other`.
    pub fn tactics(&self, value: &Node) -> Vec<String> {
        let ids = value.texts().into_iter().map(fold);
        let ids = ids.map(|word| self.tactics.get(&word).cloned().unwrap_or(word));
        ids.filter(|id| id != "other").collect()
    }

    /// Returns the folded name of an outlet.
    pub fn outlet(&self, name: &str) -> String {
        let name = fold(name);
        self.outlets.get(&name).cloned().unwrap_or(name)
    }

    /// Returns true if the taxonomy names an actor.
    pub fn has_actor(&self, name: &str) -> bool {
        self.actors.contains_key(&fold(name))
    }

    /// Returns the folded name of an actor.
    pub fn actor(&self, name: &str) -> String {
        let folded = fold(name);
        let name = match folded.split_once(' ') {
            Some((first, rest)) if DOUBT.contains(&first) => rest.to_owned(),
            Some(_) | None => folded,
        };
        let shorter = name.replace(" operatives", "").replace(" fighters", "");
        let known = self.actors.get(&name).or_else(|| self.actors.get(&shorter));
        known.cloned().unwrap_or(name)
    }

    /// Returns what an actor is a part of.
    pub fn whole(&self, actor: &str) -> Option<&str> {
        self.wholes.get(actor).map(String::as_str)
    }
}

fn spellings(item: &Node) -> Vec<&str> {
    let mut all = item.get("aliases").texts();
    all.extend(
        [item.get("id").text(), item.get("name").text()].iter().filter(|name| !name.is_empty()),
    );
    all
}
