//! Who acted and whom it hit: names of a cell, those of the taxonomy where it knows them.

use std::collections::HashMap;
use std::rc::Rc;

use super::mapping::Mapping;
use super::write::line;
use crate::digest::Taxonomy;
use crate::words::fold;

/// The most cells that are remembered.
const MOST_REMEMBERED: usize = 16_384;
/// The longest name, in letters.
const LONGEST: usize = 1_000;
/// The most names of one cell.
const MOST_NAMES: usize = 16;

/// The names of a cell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ActorList {
    pub(super) names: Vec<String>,
    /// True if the cell says no more than the names do.
    pub(super) is_all: bool,
}

/// Reads names of actors, and remembers cells.
pub(super) struct ActorNames<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) known: HashMap<Box<str>, Rc<ActorList>>,
}

impl ActorNames<'_> {
    /// Reads the names in a cell, parted by semicolons.
    pub(super) fn read(&mut self, cell: &str) -> Rc<ActorList> {
        if let Some(names) = self.known.get(cell) {
            return Rc::clone(names);
        }
        let mut names = ActorList { names: Vec::new(), is_all: true };
        for written in cell.split(';').map(line).filter(|name| !name.is_empty()) {
            if self.mapping.nobody.contains(&fold(&written)) {
                names.is_all = false;
                continue;
            }
            let name = self.name(&written);
            names.is_all &= name == written && names.names.len() < MOST_NAMES;
            if names.names.len() < MOST_NAMES && !names.names.contains(&name) {
                names.names.push(name);
            }
        }
        let names = Rc::new(names);
        if self.known.len() < MOST_REMEMBERED && cell.len() <= LONGEST {
            self.known.insert(cell.into(), Rc::clone(&names));
        }
        names
    }

    /// Returns the taxonomy's name for an actor, or the name as it is written.
    fn name(&self, written: &str) -> String {
        if let Some(name) = self.mapping.actors.get(&fold(written)) {
            return name.clone();
        }
        if self.taxonomy.find_actor(written).is_none() {
            // `Islamic State (Iraq)`, `Allied Democratic Forces (ADF)`
            let parts =
                written.split_once('(').map(|(before, rest)| (before, rest.split(')').next()));
            let parts =
                parts.into_iter().flat_map(|(before, within)| [Some(before), within]).flatten();
            let known = |part: &str| {
                let id = self.taxonomy.find_actor(part.trim())?;
                Some(self.taxonomy.actor(id)?.name.to_string())
            };
            if let Some(name) = parts.filter(|part| part.trim().len() > 2).find_map(known) {
                return name;
            }
        }
        written.chars().take(LONGEST).collect()
    }
}
