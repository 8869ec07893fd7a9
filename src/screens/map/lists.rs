//! The lists beside a map: what is in view by basis and by place, the theatres, what lies beyond, and
//! what is not on the map. Every number of them is the length of a list that opens.

use std::collections::HashMap;

use crate::archive::{Corpus, EntryKey};
use crate::digest::{Basis, TheatreId};
use crate::geo::MapView;
use crate::mapping::{BasisShares, MappedEntries, NamedSpot, named_spots, theatres};
use crate::screens::scroll::Cursor;

/// The theatres that keys go to.
pub(super) const NUMBERED: usize = 9;

/// What a row of the lists counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ListedSet {
    /// All in view.
    Shown,
    /// Those in view of one basis.
    OfBasis(Basis),
    /// Those of a named place in view.
    Spot(NamedSpot),
    /// All of a theatre that have a place.
    Theatre(TheatreId),
    /// Those beyond the view.
    Beyond,
    /// Those without a place.
    Without,
    /// Those of a theatre without a place.
    WithoutOf(TheatreId),
}

/// A row of the lists.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MapListRow {
    pub text: String,
    pub count: usize,
    /// What it counts; none for a heading without a number.
    pub set: Option<ListedSet>,
    /// How long its bar is, of how much; none without a bar.
    pub of: Option<usize>,
}

impl MapListRow {
    /// Returns true for the head of a list.
    pub fn is_head(&self) -> bool {
        matches!(self.set, None | Some(ListedSet::Shown | ListedSet::Beyond | ListedSet::Without))
    }
}

/// The lists, and the selected row where they have the keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MapLists {
    pub has_keys: bool,
    pub cursor: Cursor,
    pub rows: Vec<MapListRow>,
    /// The rows of each list in turn: in view, places, theatres, beyond, not on the map.
    pub lengths: [usize; 5],
}

impl MapLists {
    /// Counts what a view shows.
    pub fn fill(&mut self, entries: &MappedEntries, view: &MapView, corpus: &Corpus) {
        let places = entries.places();
        let mut shares = BasisShares::default();
        let mut in_view = Vec::new();
        for (at, place) in places.iter().enumerate() {
            if view.cell(place.point).is_some() {
                shares.merge(place.bases);
                in_view.push(at);
            }
        }
        let shown = shares.all();
        let mut lists: [Vec<MapListRow>; 5] = Default::default();
        let [seen, spots, of_theatres, beyond, without] = &mut lists;
        if shown > 0 {
            seen.push(head("In view", shown, ListedSet::Shown));
            seen.extend(shares.each().map(|(basis, count)| MapListRow {
                text: format!("{} {basis}", basis.letter()),
                count: count as usize,
                set: Some(ListedSet::OfBasis(basis)),
                of: Some(shown),
            }));
            let named = named_spots(entries, corpus, in_view);
            let most = named.first().map_or(0, NamedSpot::count);
            spots.push(MapListRow { text: "Places".to_owned(), count: 0, set: None, of: None });
            spots.extend(named.into_iter().map(|spot| MapListRow {
                text: if spot.is_pinned { spot.name.clone() } else { format!("({})", spot.name) },
                count: spot.count(),
                set: Some(ListedSet::Spot(spot)),
                of: Some(most),
            }));
        }
        *of_theatres = theatre_rows(entries, corpus);
        if entries.placed() > shown {
            beyond.push(head("Beyond the view", entries.placed() - shown, ListedSet::Beyond));
        }
        if !entries.without().is_empty() {
            without.push(head("Not on the map", entries.without().len(), ListedSet::Without));
            let by_theatre = entries.without_by_theatre().iter();
            without.extend(by_theatre.map(|(theatre, keys)| MapListRow {
                text: corpus.taxonomy().theatre_name(*theatre).to_owned(),
                count: keys.len(),
                set: Some(ListedSet::WithoutOf(*theatre)),
                of: None,
            }));
        }
        self.lengths = lists.each_ref().map(Vec::len);
        self.rows = lists.into_iter().flatten().collect();
        self.cursor.at = self.cursor.at.min(self.rows.len().saturating_sub(1));
    }

    /// Returns the selected row.
    pub fn selected(&self) -> Option<&MapListRow> {
        self.rows.get(self.cursor.at)
    }

    /// Returns the rows of the list of a number: in view, places, theatres, beyond, not on the map.
    pub fn list(&self, number: usize) -> &[MapListRow] {
        let from: usize = self.lengths.iter().take(number).sum();
        let long = self.lengths.get(number).copied().unwrap_or(0);
        self.rows.get(from..from + long).unwrap_or_default()
    }
}

fn head(text: &str, count: usize, set: ListedSet) -> MapListRow {
    MapListRow { text: text.to_owned(), count, set: Some(set), of: None }
}

/// Returns the theatres that have a place, each with the key that goes to it.
fn theatre_rows(entries: &MappedEntries, corpus: &Corpus) -> Vec<MapListRow> {
    let all = theatres(entries);
    if all.len() < 2 {
        return Vec::new();
    }
    let mut counts: HashMap<TheatreId, usize> = HashMap::new();
    for place in entries.places() {
        *counts.entry(place.theatre).or_default() += place.keys.len();
    }
    let most = counts.values().copied().max().unwrap_or(0);
    let rows = all.into_iter().enumerate().map(|(at, theatre)| {
        let count = counts.get(&theatre).copied().unwrap_or(0);
        let key = if at < NUMBERED { (at + 1).to_string() } else { " ".to_owned() };
        MapListRow {
            text: format!("{key} {}", corpus.taxonomy().theatre_name(theatre)),
            count,
            set: Some(ListedSet::Theatre(theatre)),
            of: Some(most),
        }
    });
    let heading = MapListRow { text: "Theatres".to_owned(), count: 0, set: None, of: None };
    std::iter::once(heading).chain(rows).collect()
}

impl ListedSet {
    /// Returns the entries that it counts, in the order of the corpus.
    pub fn keys(&self, entries: &MappedEntries, view: &MapView, corpus: &Corpus) -> Vec<EntryKey> {
        let places = |is_meant: &dyn Fn(usize) -> bool| {
            entries.keys_of((0..entries.places().len()).filter(|at| is_meant(*at)))
        };
        let place = |at: usize| entries.places().get(at);
        let is_shown = |at: usize| place(at).is_some_and(|place| view.cell(place.point).is_some());
        match self {
            Self::Shown => places(&is_shown),
            Self::OfBasis(basis) => {
                let mut keys = places(&is_shown);
                keys.retain(|key| corpus.entry(*key).is_some_and(|entry| entry.basis == *basis));
                keys
            }
            Self::Spot(spot) => entries.keys_of(spot.places.iter().copied()),
            Self::Theatre(theatre) => {
                places(&|at| place(at).is_some_and(|place| place.theatre == *theatre))
            }
            Self::Beyond => places(&|at| !is_shown(at)),
            Self::Without => entries.without().to_vec(),
            Self::WithoutOf(theatre) => {
                let mut parts = entries.without_by_theatre().iter();
                let part = parts.find(|(part, _)| part == theatre);
                part.map(|(_, keys)| keys.clone()).unwrap_or_default()
            }
        }
    }
}
