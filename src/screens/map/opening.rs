//! What opens from a map: the entries behind a mark or a number, a page, a search, a copy, a file.

use std::fmt::Write as _;

use super::lists::ListedSet;
use super::state::WorldMap;
use crate::archive::EntryKey;
use crate::mapping::{entries_told, named_spots, spoken_spot, spoken_without};
use crate::outgoing::{Outgoing, ShownPicture};
use crate::page::{Page, Span, Tone};
use crate::screens::evidence::NumberEvidence;
use crate::screens::evidence_list::Belongs;
use crate::screens::verb::Now;
use crate::screens::{CopyRequest, Request, ViewContext};
use crate::tree::{TreeNode, Turn};

/// A search for what happened at a mark reaches so far, or as far as the mark may lie.
const NEARBY_KM: f64 = 25.0;

/// What the numbers are of, as a copy or a file says it.
const OF: &str = "a map";

impl WorldMap {
    pub(super) fn now_selected(&self, _: &ViewContext<'_>) -> Now {
        Now::when(self.mark().is_some())
    }

    pub(super) fn now_listed(&self, _: &ViewContext<'_>) -> Now {
        Now::when(self.lists.selected().is_some_and(|row| row.set.is_some()))
    }

    /// Opens the entries of the selected mark.
    pub(super) fn open_mark(&mut self, view: &ViewContext<'_>) -> Request {
        let keys = self.selected_keys();
        self.catch_up(view.corpus);
        let title = self.detail.title.clone();
        self.list(&title, keys, view)
    }

    /// Opens the entries that the selected row of the lists counts.
    pub(super) fn open_listed(&mut self, view: &ViewContext<'_>) -> Request {
        let (Some(at), Some(entries)) = (self.at, &self.entries) else { return Request::Nothing };
        let row = self.lists.selected().and_then(|row| Some((row, row.set.as_ref()?)));
        let Some((row, set)) = row else { return Request::Nothing };
        let keys = set.keys(entries, &at, view.corpus);
        let title = match set {
            ListedSet::OfBasis(basis) => format!("In view, {basis}"),
            ListedSet::Theatre(theatre) => view.corpus.taxonomy().theatre_name(*theatre).to_owned(),
            ListedSet::WithoutOf(_) => format!("{}, not on the map", row.text),
            ListedSet::Shown | ListedSet::Spot(_) | ListedSet::Beyond | ListedSet::Without => {
                row.text.clone()
            }
        };
        self.list(&title, keys, view)
    }

    pub(super) fn list(
        &mut self,
        title: &str,
        keys: Vec<EntryKey>,
        view: &ViewContext<'_>,
    ) -> Request {
        let mut page = Page::new();
        page.line("", vec![Span::new(title, Tone::Strong)]);
        let told = format!("{}, each event once", entries_told(&keys, view.corpus));
        page.line("", vec![Span::new(told, Tone::Plain)]);
        let rows = keys.into_iter().map(|key| (TreeNode::Entry(key), Belongs::Certainly)).collect();
        self.behind = Some(Box::new(NumberEvidence::listing(OF, page, rows, view)));
        Request::Nothing
    }

    /// Reads the first entry of the selected mark.
    pub(super) fn read(&self) -> Request {
        self.selected_keys()
            .first()
            .map_or(Request::Nothing, |key| Request::Read(TreeNode::Entry(*key), Turn::ByDigest))
    }

    /// Searches what happened at the selected mark.
    pub(super) fn search_nearby(&self) -> Request {
        let Some((entries, mark)) = self.entries.as_ref().zip(self.mark()) else {
            return Request::Nothing;
        };
        let named = mark.places.iter().filter_map(|at| entries.places().get(*at)?.said.as_deref());
        let name = named.map(|name| name.replace('"', "")).next();
        let far = mark.places.iter().filter_map(|at| Some(entries.places().get(*at)?.radius_km));
        let km = far.fold(NEARBY_KM, f64::max).ceil();
        name.map_or(Request::Nothing, |name| Request::Search(format!("near:\"{name}\"~{km:.0}km ")))
    }

    /// Copies what the map shows, in sentences.
    pub(super) fn copy(&self, view: &ViewContext<'_>) -> Request {
        let text = self.in_sentences(view);
        Request::Copy(CopyRequest::Seen { what: "a map in sentences".to_owned(), text })
    }

    fn in_sentences(&self, view: &ViewContext<'_>) -> String {
        let (Some(at), Some(entries)) = (self.at, &self.entries) else { return String::new() };
        let corpus = view.corpus;
        let place = |place: usize| entries.places().get(place);
        let in_view = (0..entries.places().len())
            .filter(|number| place(*number).is_some_and(|place| at.cell(place.point).is_some()));
        let spots = named_spots(entries, corpus, in_view);
        let mut text = format!("{}\n", self.crumbs(view).join(", "));
        for (number, spot) in spots.iter().enumerate() {
            let keys = entries.keys_of(spot.places.iter().copied());
            let _ = writeln!(text, "{}. {}.", number + 1, spoken_spot(spot, &keys, corpus));
        }
        if self.marks.beyond() > 0 {
            let _ = writeln!(text, "Beyond the view: {}.", self.marks.beyond());
        }
        for (theatre, keys) in entries.without_by_theatre() {
            let _ = writeln!(text, "{}.", spoken_without(*theatre, keys, corpus));
        }
        text
    }

    /// Writes out the map, or the entries in view.
    pub(super) fn export(&self, view: &ViewContext<'_>) -> Request {
        let (Some(at), Some(entries)) = (self.at, &self.entries) else { return Request::Nothing };
        Request::export(Outgoing::Picture(Box::new(ShownPicture::Map {
            name: self.source.crumbs(view.corpus).join(", "),
            keys: self.source.entries(view.corpus),
            in_view: ListedSet::Shown.keys(entries, &at, view.corpus),
            view: at,
        })))
    }
}
