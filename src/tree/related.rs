//! What a subject leads to: the query for its entries, those for similar entries, and its name
//! in a comparison.

use super::TreeNode;
use crate::archive::Corpus;
use crate::compare::Ask;
use crate::digest::{AreaId, TheatreId};

/// The respect in which another entry is similar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Related {
    /// It happened at the same place.
    Place,
    /// The same actor did it.
    Actor,
    /// The same tactic was used in the same month.
    Tactic,
}

impl TreeNode {
    /// Returns the query for the entries within; `None` for the archive as a whole.
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
            Self::Passage(_) => self.read_in(corpus).scope(corpus),
        }
    }

    /// Returns the query for entries similar to one; `None` where it has too little to search by.
    pub fn related(self, corpus: &Corpus, how: Related) -> Option<String> {
        let Self::Entry(key) = self else { return None };
        let entry = corpus.entry(key)?;
        match how {
            Related::Place => Some(format!("place:{} ", quoted(entry.place()?.name))),
            Related::Actor => Some(format!("actor:{} ", quoted(entry.actor()?))),
            Related::Tactic => {
                let tactic = corpus.taxonomy().tactic_word(entry.tactics.main()?);
                Some(format!("tactic:{tactic} date:{} ", entry.date.from.format("%Y-%m")))
            }
        }
    }

    /// Returns its form in a comparison; `None` for what cannot be marked for one.
    pub fn ask(self, corpus: &Corpus) -> Option<Ask> {
        match self {
            Self::Digest(at) => corpus.digest(at).map(|digest| Ask::Digest(digest.id().to_owned())),
            Self::Wave(at) => corpus.waves().get(at).map(|wave| Ask::Wave(wave.id.to_string())),
            Self::Archive(_)
            | Self::DigestTheatre(..)
            | Self::DigestArea(..)
            | Self::Theatre(_)
            | Self::Area(..)
            | Self::Entry(_)
            | Self::Passage(_) => None,
        }
    }
}

/// Formats a text as one value of a field, in quotes where it has more than one word.
fn quoted(name: &str) -> String {
    let name = name.replace('"', "");
    if name.contains(|c: char| !c.is_alphanumeric() && c != '-') {
        format!("\"{name}\"")
    } else {
        name
    }
}
