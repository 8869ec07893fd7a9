//! Names of waves in a query that do not name exactly one, for the note beside the answer.

use super::ast::{Filter, FilterValue, Query, QueryNode};
use super::fields::FieldName;
use crate::archive::Corpus;
use crate::digest::EntryField;

/// The most waves that are listed for an ambiguous name.
const TOLD: usize = 6;

/// A wave name in a query that names no wave, or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnclearWave {
    /// The name as it was written.
    pub asked: String,
    /// The places of the waves that it names, newest first.
    pub waves: Vec<usize>,
}

impl UnclearWave {
    /// Says how many waves are named: `` `attrition` names 4 waves ``.
    pub fn message(&self) -> String {
        let asked = &self.asked;
        match self.waves.len() {
            0 => format!("no wave has the id or name `{asked}`"),
            many => format!("`{asked}` names {many} waves"),
        }
    }

    /// Says the same with the ids of the waves.
    pub fn told_with_ids(&self, corpus: &Corpus) -> String {
        let ids = self.waves.iter().filter_map(|at| corpus.waves().get(*at)).map(|wave| &*wave.id);
        let ids: Vec<&str> = ids.take(TOLD).collect();
        let message = self.message();
        match self.waves.len() {
            0 => message,
            1..=TOLD => format!("{message}: {}", ids.join(", ")),
            _ => format!("{message}, among them {}", ids.join(", ")),
        }
    }
}

impl Query {
    /// Returns the names of waves that do not name exactly one, in the order of the query.
    pub fn unclear_waves(&self, corpus: &Corpus) -> Vec<UnclearWave> {
        let mut found = Vec::new();
        gather(&self.root, corpus, &mut found);
        found
    }
}

fn gather(node: &QueryNode, corpus: &Corpus, found: &mut Vec<UnclearWave>) {
    match node {
        QueryNode::All(parts) | QueryNode::Any(parts) => {
            for part in parts {
                gather(part, corpus, found);
            }
        }
        QueryNode::Not(part) => gather(part, corpus, found),
        QueryNode::Filter(Filter { field: FieldName::Of(EntryField::Wave), values }) => {
            for value in values {
                let FilterValue::Name(name) = value else { continue };
                let waves = corpus.waves_named(name);
                if waves.len() != 1 {
                    found.push(UnclearWave { asked: name.to_string(), waves });
                }
            }
        }
        QueryNode::Filter(_) | QueryNode::Word(_) | QueryNode::Soft(_) | QueryNode::Scope(_) => {}
    }
}
