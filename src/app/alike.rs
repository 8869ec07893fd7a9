//! Queries that a subject suggests: where one stands, and what is like it.

use super::Subject;
use crate::archive::Corpus;
use crate::digest::{AreaId, TheatreId};
use crate::keys::Action;

impl Subject {
    /// The query for what lies within: nothing for the archive as a whole.
    pub fn scope(self, corpus: &Corpus) -> String {
        let taxonomy = corpus.taxonomy();
        let digest =
            |at| corpus.digest(at).map_or(String::new(), |d| format!("digest:{} ", d.id()));
        let theatre = |id: TheatreId| format!("theatre:{} ", taxonomy.theatre_word(id));
        let area = |id: Option<AreaId>| {
            id.map_or(String::new(), |id| format!("area:{} ", quoted(taxonomy.area_name(id))))
        };
        match self {
            Self::Archive(_) => String::new(),
            Self::Digest(at) => digest(at),
            Self::DigestTheatre(at, id) => digest(at) + &theatre(id),
            Self::DigestArea(at, id, of) => digest(at) + &theatre(id) + &area(of),
            Self::Theatre(id) => theatre(id),
            Self::Area(id, of) => theatre(id) + &area(of),
            Self::Wave(at) => {
                corpus.waves().get(at).map_or(String::new(), |wave| format!("wave:{} ", wave.id))
            }
            Self::Entry(key) => corpus.entry(key).map_or(String::new(), |e| theatre(e.theatre)),
        }
    }

    /// The query for what is like an entry: at its place, by its actor, its tactic in its month.
    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions ask for nothing alike")]
    pub fn alike(self, corpus: &Corpus, how: Action) -> Option<String> {
        let Self::Entry(key) = self else { return None };
        let entry = corpus.entry(key)?;
        match how {
            Action::SamePlace => Some(format!("place:{} ", quoted(entry.place()?.name))),
            Action::SameActor => Some(format!("actor:{} ", quoted(entry.actor()?))),
            Action::SameTactic => {
                let tactic = corpus.taxonomy().tactic_word(entry.tactics.main()?);
                Some(format!("tactic:{tactic} date:{} ", entry.date.from.format("%Y-%m")))
            }
            _ => None,
        }
    }
}

/// As one value of a field: in quotes where it has more than one word.
fn quoted(name: &str) -> String {
    let name = name.replace('"', "");
    if name.contains(|c: char| !c.is_alphanumeric() && c != '-') {
        format!("\"{name}\"")
    } else {
        name
    }
}
