//! What the map says: each place in a sentence, those with the most first, then what has no place. It is
//! what the command `map` writes.

use super::state::WorldMap;
use crate::archive::EntryKey;
use crate::mapping::{MappedEntries, NamedSpot, named_spots, spoken_spot, spoken_without};
use crate::screens::ViewContext;
use crate::screens::spoken::{Spoken, SpokenSpot};

impl WorldMap {
    pub(in crate::screens) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let mut crumbs = self.source.crumbs(view.corpus);
        crumbs.reverse();
        let is_whole = self.source.is_whole();
        let of = if is_whole { "all of the archive".to_owned() } else { crumbs.join(", ") };
        let mut spoken = Spoken::titled(format!("Map of {of}"));
        let Some(entries) = &self.entries else {
            spoken.say("The places are being read");
            return spoken;
        };
        let (placed, without) = (entries.placed(), entries.without().len());
        spoken.say(format!("{placed} with a place, {without} without, each event once"));
        if !is_whole {
            spoken.say("whole-archive tells the places of all of the archive");
        }
        let spots = spots(entries, view);
        for (at, spot) in spots.iter().enumerate() {
            let keys = entries.keys_of(spot.places.iter().copied());
            spoken.offer(spoken_spot(spot, &keys, view.corpus), at, &[]);
        }
        for (at, (theatre, keys)) in entries.without_by_theatre().iter().enumerate() {
            let told = spoken_without(*theatre, keys, view.corpus);
            spoken.offer(told, spots.len() + at, &[]);
        }
        spoken
    }

    /// Opens the entries of a line: there is no mark to select where no map is drawn.
    pub(in crate::screens) fn choose(&mut self, spot: SpokenSpot, view: &ViewContext<'_>) {
        let Some((title, keys)) = self.line(spot.row, view) else { return };
        self.list(&title, keys, view);
    }

    fn line(&self, row: usize, view: &ViewContext<'_>) -> Option<(String, Vec<EntryKey>)> {
        let entries = self.entries.as_ref()?;
        let spots = spots(entries, view);
        if let Some(spot) = spots.get(row) {
            return Some((spot.name.clone(), entries.keys_of(spot.places.iter().copied())));
        }
        let (theatre, keys) = entries.without_by_theatre().get(row - spots.len())?;
        let name = view.corpus.taxonomy().theatre_name(*theatre);
        Some((format!("{name}, not on the map"), keys.clone()))
    }
}

fn spots(entries: &MappedEntries, view: &ViewContext<'_>) -> Vec<NamedSpot> {
    named_spots(entries, view.corpus, 0..entries.places().len())
}
