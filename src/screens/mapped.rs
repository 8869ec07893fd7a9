//! What a map of a screen shows.

use super::{MapSource, Screen, ViewContext};
use crate::archive::EntryKey;
use crate::jobs::MapQuestion;

impl Screen {
    /// Returns true if it is a map, or an entry to be shown on one, that waits for the geography to be
    /// read.
    pub fn waits_for_map(&self) -> bool {
        if let Self::Map(map) = self {
            map.waits()
        } else if let Self::Text(text) = self {
            text.waits()
        } else if let Self::Search(search) = self {
            search.waits()
        } else {
            false
        }
    }

    /// Returns what is to be put on the small map beside a search, if it waits for that and nobody was asked
    /// for it yet.
    pub fn map_question(&mut self) -> Option<MapQuestion> {
        if let Self::Search(search) = self { search.map_question() } else { None }
    }

    /// Returns what a map of it shows: what is selected or open, what was found, or what lies behind a
    /// number; none where it shows no entries.
    pub fn mapped(&self, view: &ViewContext<'_>) -> Option<MapSource> {
        let corpus = view.corpus;
        let listed = |keys: Vec<EntryKey>, name: &str| {
            let name = name.to_owned();
            (!keys.is_empty()).then_some(MapSource::Entries { name, asked: None, keys })
        };
        if let Self::Search(screen) = self {
            screen.mapped()
        } else if let Self::Compare(screen) = self {
            listed(screen.entries_behind(corpus), "Comparison")
        } else if let Self::Grid(screen) = self {
            let (name, keys) = screen.mapped(view);
            listed(keys, &name)
        } else if let Self::Tempo(screen) = self {
            let (name, keys) = screen.mapped(view);
            listed(keys, &name)
        } else if let Self::Map(screen) = self {
            listed(screen.listed().unwrap_or_default(), "List")
        } else {
            self.subject(corpus).map(MapSource::Node)
        }
    }
}
