//! Places that plain words name in a query that is read as it stands, as one that was saved is. They
//! are looked for as any other word, and say where the answer is asked.

use super::ast::{QueryNode, Word};
use crate::cover::Scope;
use crate::digest::Taxonomy;
use crate::words::{How, is_spelling_of, words};

/// The most words of a name.
const LONGEST: usize = 4;

/// Returns the places that the plain words of a query name, each name by itself; none if they name
/// none.
pub(super) fn places_named(root: &QueryNode, taxonomy: &Taxonomy) -> Vec<Vec<Scope>> {
    let mut found = Vec::new();
    for run in root.parts().chunk_by(|one, next| plain(one).is_some() && plain(next).is_some()) {
        let all: Vec<&str> = run.iter().filter_map(plain).collect();
        let mut at = 0;
        while at < all.len() {
            let longest = (1..=LONGEST.min(all.len() - at)).rev();
            let named = longest
                .filter_map(|count| {
                    let name = all.get(at..at + count)?.join(" ");
                    Some((count, places_called(&name, taxonomy)))
                })
                .find(|(_, places)| !places.is_empty());
            at += named.as_ref().map_or(1, |(count, _)| *count);
            found.extend(named.map(|(_, places)| places));
        }
    }
    found
}

fn plain(node: &QueryNode) -> Option<&str> {
    match node {
        QueryNode::Word(Word::One(How::Plain, word)) => Some(word),
        QueryNode::Word(_)
        | QueryNode::All(_)
        | QueryNode::Any(_)
        | QueryNode::Not(_)
        | QueryNode::Filter(_)
        | QueryNode::Soft(_)
        | QueryNode::Scope(_) => None,
    }
}

/// Returns the theatre, or else the areas, whose own name this is in some spelling; none if something
/// else has the name, too. Another name of an area may be that of a place in it.
fn places_called(name: &str, taxonomy: &Taxonomy) -> Vec<Scope> {
    let is_other = taxonomy.find_kind(name).is_some()
        || taxonomy.find_tactic(name).is_some()
        || taxonomy.find_actor(name).is_some()
        || taxonomy.find_outlet(name).is_some();
    if is_other {
        return Vec::new();
    }
    let said = words(name);
    let is_own = |main: &str| {
        let main = words(main);
        // A name in another script is no other place.
        let other_script = !name.is_ascii() && main.iter().all(|word| word.is_ascii());
        other_script
            || is_spelling_of(&said.concat(), &main.concat())
            || main.iter().all(|word| said.contains(word))
    };
    let theatre = taxonomy.find_theatre(name);
    if let Some(id) = theatre.filter(|id| is_own(taxonomy.theatre_name(*id))) {
        return vec![Scope::Theatre(id)];
    }
    let areas = taxonomy.areas_called(name).filter(|(_, id)| is_own(taxonomy.area_name(*id)));
    areas.map(|(theatre, id)| Scope::Area(theatre, id)).collect()
}
