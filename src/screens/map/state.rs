//! The state of a map: what it is of, its view, the marks in it, the selected one, and what is open over
//! it.

use super::detail::MapDetail;
use super::layout::MapPlaces;
use super::lists::MapLists;
use super::source::MapSource;
use crate::archive::{Corpus, EntryKey};
use crate::digest::grouped;
use crate::geo::{BaseMap, MapCell, MapSpan, MapView};
use crate::keys::Context;
use crate::mapping::{MapMark, MapMarks, MapNames, MappedEntries, MarkValue, ScaleBar, first_view};
use crate::screens::ViewContext;
use crate::screens::evidence::OpenEvidence;
use crate::screens::map_parts::{MapGround, place_names};
use crate::text::width;
use crate::tree::TreeNode;

/// The map.
#[derive(Clone, Debug)]
pub struct WorldMap {
    pub(super) source: MapSource,
    /// What it was of before all of the archive was asked for.
    pub(super) aside: Option<MapSource>,
    /// The entries on the map; none until the geography is read.
    pub(super) entries: Option<MappedEntries>,
    /// The view; none until the entries are known.
    pub(super) at: Option<MapView>,
    /// The part of the earth that is to be shown first; none for the one that shows most.
    pub(super) begun_with: Option<MapSpan>,
    /// What the marks say; none as the theme suggests.
    pub(super) value: Option<MarkValue>,
    pub(super) marks: MapMarks,
    /// The selected mark.
    pub(super) selected: Option<usize>,
    /// True once the reader chose a mark: then it is selected where one goes back to.
    pub(super) is_chosen: bool,
    /// What is told of the selected mark. It follows the selection, but waits while a key is held down.
    pub(super) detail: MapDetail,
    pub(super) ground: Option<MapGround>,
    pub(super) names: MapNames,
    /// Where the scale stands, and how wide it is.
    pub(super) scale: Option<(MapCell, u16)>,
    pub(super) lists: MapLists,
    /// The list of entries behind a mark or a number.
    pub(in crate::screens) behind: OpenEvidence,
    /// The digests and entries of the corpus that was counted; none where it must be counted anew.
    counted: Option<(usize, usize)>,
}

impl WorldMap {
    /// Makes the map of something.
    pub fn new(source: MapSource) -> Self {
        Self {
            source,
            aside: None,
            entries: None,
            at: None,
            begun_with: None,
            value: None,
            marks: MapMarks::default(),
            selected: None,
            is_chosen: false,
            detail: MapDetail::default(),
            ground: None,
            names: MapNames::default(),
            scale: None,
            lists: MapLists::default(),
            behind: None,
            counted: None,
        }
    }

    /// Shows a part of the earth.
    pub fn show_part(&mut self, part: MapSpan, view: &ViewContext<'_>) {
        self.begun_with = Some(part);
        self.at = None;
        self.look_again(view);
    }

    /// Returns true until the geography is read.
    pub fn waits(&self) -> bool {
        self.entries.is_none()
    }

    /// Returns the selected mark.
    pub(super) fn mark(&self) -> Option<&MapMark> {
        self.marks.list().get(self.selected?)
    }

    /// Returns what the marks say, as they begin it or as it was chosen.
    pub(super) fn value(&self, view: &ViewContext<'_>) -> MarkValue {
        self.value.unwrap_or(view.mark_value())
    }

    /// Returns the entries of the selected mark.
    pub(super) fn selected_keys(&self) -> Vec<EntryKey> {
        match (self.selected, &self.entries) {
            (Some(at), Some(entries)) => self.marks.keys(at, entries),
            _ => Vec::new(),
        }
    }

    pub(crate) fn relayout(&mut self, view: &ViewContext<'_>) {
        let corpus = view.corpus;
        let counted = (corpus.digests().len(), corpus.len());
        if self.counted != Some(counted) {
            self.entries = None;
        }
        if self.entries.is_none()
            && let (Some(placings), Some(_)) = (corpus.known_spots(), BaseMap::known())
        {
            let keys = self.source.entries(corpus);
            self.entries = Some(MappedEntries::of(keys, corpus, placings));
            self.counted = Some(counted);
            self.selected = None;
        }
        self.look_again(view);
        if let Some(behind) = &mut self.behind {
            behind.relayout(view);
        }
    }

    /// Shows something else on the map, in the same view where one is kept.
    pub(super) fn show(&mut self, source: MapSource, view: &ViewContext<'_>) {
        self.source = source;
        self.entries = None;
        self.relayout(view);
    }

    /// Makes marks, ground and names of the view anew, after the view or what is shown has changed. The
    /// mark of the same place stays selected.
    pub(super) fn look_again(&mut self, view: &ViewContext<'_>) {
        let Some(entries) = &self.entries else { return };
        let room = MapPlaces::of(view.body).map;
        let at = match self.at {
            Some(at) => MapView { columns: room.width, rows: room.height, ..at },
            None => match self.begun_with {
                Some(part) => part.view(room.width, room.height),
                None => first_view(entries, room.width, room.height),
            },
        };
        self.at = Some(at);
        let place = self.mark().and_then(|mark| mark.places.first().copied());
        self.marks = MapMarks::of(entries, &at, self.value(view), view.corpus);
        let same = place.and_then(|place| self.marks.of_place(place));
        self.selected = same.or_else(|| self.marks.largest());
        if let Some(base) = BaseMap::known() {
            let ground = MapGround::of(self.ground.take(), base, &at, view.glyphs.tier);
            self.scale = ScaleBar::of(&at).cells(&at, &self.marks);
            let shown = (&self.marks, entries);
            self.names = place_names(&at, &ground, shown, self.scale, view);
            self.ground = Some(ground);
        }
        self.lists.fill(entries, &at, view.corpus);
        self.catch_up(view.corpus);
    }

    /// Returns whether the detail tells of another mark than the selected one.
    pub fn detail_is_late(&self) -> bool {
        self.detail.mark != self.selected
    }

    /// Lets the detail tell of the selected mark.
    pub fn catch_up(&mut self, corpus: &Corpus) {
        let entries = self.entries.as_ref();
        let mark = entries.zip(self.mark());
        self.detail = mark.map_or_else(MapDetail::default, |(entries, mark)| {
            MapDetail::of(self.selected, mark, entries, corpus)
        });
    }

    /// Places belong to one corpus; what is open over the map is about the previous one.
    pub(crate) fn moved(&mut self, from: &Corpus, to: &Corpus) {
        self.source = self.source.moved(from, to);
        self.aside = self.aside.as_ref().map(|aside| aside.moved(from, to));
        self.entries = None;
        self.counted = None;
        self.behind = None;
    }

    pub(crate) fn context(&self) -> Context {
        if self.behind.is_some() {
            Context::Behind
        } else if self.lists.has_keys {
            Context::MapLists
        } else {
            Context::Map
        }
    }

    /// Returns what one stands at: behind a number what is selected there, else the first entry of the
    /// selected mark.
    pub(crate) fn subject(&self) -> Option<TreeNode> {
        if let Some(behind) = &self.behind {
            return behind.neighbour(0);
        }
        self.detail.rows.first().map(|row| TreeNode::Entry(row.key))
    }

    /// Returns the entries that the list over it shows, for a map of these alone.
    pub(crate) fn listed(&self) -> Option<Vec<EntryKey>> {
        Some(self.behind.as_ref()?.entries())
    }

    pub(crate) fn crumbs(&self, view: &ViewContext<'_>) -> Vec<String> {
        let mut crumbs = self.source.crumbs(view.corpus);
        crumbs.push("Map".to_owned());
        crumbs.extend(self.behind.as_ref().map(|behind| behind.name().to_owned()));
        crumbs
    }

    /// Returns how many entries are in view, how many beyond it, and how many have no place.
    pub(crate) fn position(&self, view: &ViewContext<'_>) -> String {
        if let Some(behind) = &self.behind {
            return behind.position(view);
        }
        let Some(entries) = &self.entries else { return String::new() };
        let (shown, beyond) = (grouped(self.marks.shown()), self.marks.beyond());
        let told_beyond =
            if beyond > 0 { format!("  {} beyond", grouped(beyond)) } else { String::new() };
        let without = match entries.without().len() {
            0 => String::new(),
            without => format!("  {} without a place", grouped(without)),
        };
        let whole = format!("{shown} shown{told_beyond}{without}");
        // What the map is of comes first; where all has no room beside it, what is left out is one number.
        let path = self.crumbs(view).join("   ");
        if width(&path) + width(&whole) + 4 > usize::from(view.body.width) {
            return format!("{shown} of {} shown", grouped(entries.len()));
        }
        whole
    }
}
