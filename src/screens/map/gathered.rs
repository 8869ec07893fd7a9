//! What a map is of, as the query of a briefing.

use super::source::MapSource;
use super::state::WorldMap;
use crate::archive::{Corpus, EntryKey};
use crate::brief::{MapPlacing, Worklist};
use crate::geo::MapSpan;
use crate::mapping::first_view;
use crate::tree::TreeNode;

impl WorldMap {
    /// Returns the query that finds what the map shows, or why there is none; none where a list is open.
    pub(crate) fn gathered(&self, corpus: &Corpus) -> Option<Result<String, String>> {
        if self.behind.is_some() {
            return None;
        }
        Some(match &self.source {
            MapSource::Node(TreeNode::Entry(key)) => by_ids(&[*key], corpus),
            MapSource::Node(node) => Ok(node.scope(corpus).trim().to_owned()),
            MapSource::Entries { asked: Some(query), .. } => Ok(query.clone()),
            MapSource::Entries { asked: None, keys, .. } => by_ids(keys, corpus),
        })
    }
}

impl WorldMap {
    /// Returns the part of the earth that it shows, where the reader chose another one than the map begins
    /// with.
    pub(crate) fn chosen_part(&self) -> Option<MapPlacing> {
        let (at, entries) = self.at.zip(self.entries.as_ref())?;
        let first = first_view(entries, at.columns, at.rows);
        (at != first).then(|| MapPlacing::of(&MapSpan::of(&at))).flatten()
    }
}

/// Returns the query for some entries by their ids.
fn by_ids(keys: &[EntryKey], corpus: &Corpus) -> Result<String, String> {
    let too_long =
        || format!("No query of {} bytes names all that it shows", Worklist::LONGEST_WORDS);
    let mut query = String::new();
    for id in keys.iter().filter_map(|key| corpus.entry(*key)).map(|entry| entry.id()) {
        query = if query.is_empty() { format!("id:{id}") } else { format!("{query},{id}") };
        if query.len() > Worklist::LONGEST_WORDS {
            return Err(too_long());
        }
    }
    if query.is_empty() { Err("Nothing is on the map".to_owned()) } else { Ok(query) }
}
