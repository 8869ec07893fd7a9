//! What is known around an entry, and which of the entries near it is selected.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::EntryPlaces;
use super::near_rows::near_row;
use super::strip::{add_rule, add_strip, days_in};
use crate::archive::EntryKey;
use crate::compare::{DayAround, days_around};
use crate::digest::{Harm, Precision, TollSpan, grouped};
use crate::geo::{BaseMap, Spot};
use crate::keys::Action;
use crate::mapping::{Nearby, locator_view, nearby, others_in_view};
use crate::page::{Layout, Page, WordOf, lay_out, wave_of, who_says};
use crate::screens::ViewContext;
use crate::screens::map_parts::{OwnMark, SmallMap};
use crate::screens::scroll::Motion;

/// How near is near.
const NEAR_KM: f64 = 60.0;
/// The entries near it that are listed.
const LISTED: usize = 24;
/// The page is not wider than that, however wide its place is, and has a blank at both ends.
const WIDEST: u16 = 100;

/// What stands around an entry.
#[derive(Clone, Debug)]
pub struct EntryBeside {
    key: EntryKey,
    pub(super) locator: Option<SmallMap>,
    pub(super) words: Vec<WordOf>,
    days: Vec<DayAround>,
    near: Nearby,
    /// The row of the page where the entries near it begin.
    first_row: usize,
    /// The selected one of them, while they have the keys.
    chosen: Option<usize>,
    /// True where it is selected for one action alone.
    is_lent: bool,
    /// Whether the geography was there when it was made.
    is_placed: bool,
}

impl EntryBeside {
    /// Gathers what is around an entry; what was made before of the same one is kept where it can be.
    pub fn of(before: Option<Self>, key: EntryKey, view: &ViewContext<'_>) -> Option<Self> {
        let corpus = view.corpus;
        let entry = corpus.entry(key)?;
        let before = before.filter(|before| before.key == key);
        let chosen = before.as_ref().and_then(|before| before.chosen);
        let is_lent = before.as_ref().is_some_and(|before| before.is_lent);
        let columns = Self::places_of(key, view).page.width.saturating_sub(2).min(WIDEST);
        let days = match entry.date.precision {
            Precision::Day => {
                let place = (entry.theatre, entry.area);
                days_around(corpus, place, entry.date.from, days_in(columns))
            }
            Precision::About | Precision::Range | Precision::Month | Precision::Year => Vec::new(),
        };
        let placings = corpus.known_spots();
        let near = placings.map(|placings| nearby(key, NEAR_KM, corpus, placings));
        let near = near.unwrap_or_default();
        let map = before.and_then(|before| before.locator);
        let chosen = chosen.filter(|at| *at < near.rows.len());
        Some(Self {
            key,
            locator: Self::map_of(map, key, view),
            words: who_says(corpus, key),
            days,
            near,
            first_row: 0,
            chosen,
            is_lent,
            is_placed: placings.is_some() && BaseMap::known().is_some(),
        })
    }

    fn map_of(before: Option<SmallMap>, key: EntryKey, view: &ViewContext<'_>) -> Option<SmallMap> {
        let spot = spot_of(key, view)?;
        let area = Self::places_of(key, view).map?;
        let at = locator_view(spot, area.width, area.height);
        let others = others_in_view(key, &at, view.corpus, view.corpus.known_spots()?);
        let own =
            OwnMark { point: spot.point, radius_km: spot.radius_km, is_pinned: spot.is_pinned() };
        SmallMap::of(before, at, (&others, Some(own)), view)
    }

    fn places_of(key: EntryKey, view: &ViewContext<'_>) -> EntryPlaces {
        EntryPlaces::of(view.body, spot_of(key, view).is_some())
    }

    /// Returns true until the geography is read, if the entry says where it was.
    pub fn waits(&self) -> bool {
        !self.is_placed
    }

    /// Returns the area of the page itself.
    pub fn page_area(&self, view: &ViewContext<'_>) -> Rect {
        Self::places_of(self.key, view).page
    }

    /// Lays a page on the entry out, with the days around it and what is near it below.
    pub fn lay_out(&mut self, page: Page, view: &ViewContext<'_>) -> Layout {
        let places = Self::places_of(self.key, view);
        let columns = places.page.width.saturating_sub(2).min(WIDEST);
        let beside_map = columns.saturating_sub(places.taken());
        let (head, fields) = page.parted_at_fields();
        let mut layout = lay_out(&head, usize::from(columns), &view.marks);
        layout.append(lay_out(&fields, usize::from(beside_map), &view.marks));
        self.add_days(&mut layout, beside_map, view);
        self.add_near(&mut layout, beside_map, view);
        layout
    }

    fn add_days(&self, layout: &mut Layout, columns: u16, view: &ViewContext<'_>) {
        let Some(entry) = view.corpus.entry(self.key).filter(|_| !self.days.is_empty()) else {
            return;
        };
        let highest = self.days.iter().filter_map(|day| day.mark.number()).max().unwrap_or(0);
        let title = format!("{} around that day", self.area_name(view));
        layout.push(Vec::new());
        let right = format!("attacks held a day, {highest} at most");
        add_rule(layout, (&title, &right), columns, view);
        let wave = wave_of(view.corpus, self.key, entry);
        add_strip(layout, (&self.days, entry.date.from), wave, view);
    }

    fn add_near(&mut self, layout: &mut Layout, columns: u16, view: &ViewContext<'_>) {
        if self.near.rows.is_empty() {
            return;
        }
        layout.push(Vec::new());
        let events = grouped(self.near.events);
        let right = if self.near.rows.len() > LISTED {
            format!("the nearest in time of {events} in this archive")
        } else {
            format!("{events} in this archive")
        };
        add_rule(layout, (&format!("Within {NEAR_KM:.0} km"), &right), columns, view);
        self.first_row = layout.rows.len();
        for row in self.listed() {
            layout.push(near_row(row, columns, view));
        }
    }

    pub(super) fn listed(&self) -> impl Iterator<Item = &crate::mapping::NearbyEntry> {
        self.near.rows.iter().take(LISTED)
    }

    /// Returns true if there are entries near it to go to.
    pub fn has_near(&self) -> bool {
        !self.near.rows.is_empty()
    }

    /// Returns the selected entry near it, while these have the keys.
    pub fn chosen(&self) -> Option<EntryKey> {
        self.near.rows.get(self.chosen?).map(|row| row.key)
    }

    /// Selects one of them for the action that follows. They do not have the keys then: who opened one by
    /// its number goes back from the page as from any other.
    pub fn lend(&mut self, at: usize) {
        self.chosen = (at < self.near.rows.len()).then_some(at);
        self.is_lent = true;
    }

    /// Returns true while these have the keys.
    pub fn has_keys(&self) -> bool {
        self.chosen.is_some() && !self.is_lent
    }

    /// Takes back what was selected for one action.
    pub fn take_back(&mut self) {
        if std::mem::replace(&mut self.is_lent, false) {
            self.chosen = None;
        }
    }

    /// Returns the row of the page that is selected.
    pub fn chosen_row(&self) -> Option<usize> {
        self.chosen.map(|at| self.first_row + at)
    }

    /// Gives the keys to the entries near it, or takes them back.
    pub fn switch(&mut self) {
        self.take_back();
        self.chosen = if self.chosen.is_some() { None } else { Some(0) };
    }

    /// Moves the selection among them.
    pub fn go(&mut self, action: Action) {
        let last = self.listed().count().saturating_sub(1);
        if let (Some(at), Some(motion)) = (self.chosen, Motion::of(action)) {
            self.chosen = Some(motion.from(at, LISTED, last).min(last));
        }
    }

    pub(super) fn area_name(&self, view: &ViewContext<'_>) -> String {
        let taxonomy = view.corpus.taxonomy();
        let entry = view.corpus.entry(self.key);
        let name = entry.map(|entry| match entry.area {
            Some(area) => taxonomy.area_name(area),
            None => taxonomy.theatre_name(entry.theatre),
        });
        view.spell(name.unwrap_or_default()).into_owned()
    }

    pub(super) fn toll(&self, harm: Harm, view: &ViewContext<'_>) -> Option<TollSpan> {
        view.corpus.toll(self.key, harm)
    }

    /// Draws what stands beside the page. The map in the corner is drawn only where its rows are free:
    /// no field is ever cut for it.
    pub fn draw(
        &self,
        view: &ViewContext<'_>,
        is_free: impl Fn(Rect) -> bool,
        buffer: &mut Buffer,
    ) {
        let places = Self::places_of(self.key, view);
        if let Some(side) = places.side {
            return self.draw_side(view, (side, places.map), buffer);
        }
        if let Some((map, locator)) = places.map.zip(self.locator.as_ref())
            && is_free(map)
        {
            locator.draw(view, map, buffer);
        }
    }
}

/// Returns where an entry is shown, if that is known already.
fn spot_of<'a>(key: EntryKey, view: &ViewContext<'a>) -> Option<&'a Spot> {
    view.corpus.known_spots()?.get(key)?.spot.as_ref()
}
