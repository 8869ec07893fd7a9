//! What each action does to a map.

use super::layout::MapPlaces;
use super::lists::NUMBERED;
use super::source::MapSource;
use super::state::WorldMap;
use crate::geo::{GeoPoint, MapCell, MapView, Pan};
use crate::keys::Action;
use crate::mapping::{all_points, theatre_points, theatres};
use crate::screens::evidence::{act_on_open, now_open};
use crate::screens::scroll::Motion;
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::{Request, ViewContext};
use crate::tree::TreeNode;

const TABLE: &[Verb<WorldMap>] = &[
    verb(Action::MoveDown, WorldMap::now_any, |map, view| map.pan(Pan::Down, view)),
    verb(Action::MoveUp, WorldMap::now_any, |map, view| map.pan(Pan::Up, view)),
    verb(Action::MoveLeft, WorldMap::now_any, |map, view| map.pan(Pan::Left, view)),
    verb(Action::MoveRight, WorldMap::now_any, |map, view| map.pan(Pan::Right, view)),
    verb(Action::NextPlace, WorldMap::now_other_mark, |map, _| map.step(1)),
    verb(Action::PreviousPlace, WorldMap::now_other_mark, |map, _| map.step(-1)),
    verb(Action::First, WorldMap::now_other_mark, |map, _| map.select(0)),
    verb(Action::Last, WorldMap::now_other_mark, |map, _| map.select(usize::MAX)),
    verb(
        Action::ZoomIn,
        |map, _| Now::when(map.at.is_some_and(|at| at.closer().step != at.step)),
        |map, view| {
            let about = map.about();
            map.look(|at| at.closer().about(about.unwrap_or(at.middle)), view)
        },
    ),
    verb(
        Action::ZoomOut,
        |map, _| Now::when(map.at.is_some_and(|at| at.wider().step != at.step)),
        |map, view| map.look(MapView::wider, view),
    ),
    verb(
        Action::FitAll,
        |map, view| map.now_fit(&map.entries.as_ref().map(all_points).unwrap_or_default(), view),
        |map, view| {
            let points = map.entries.as_ref().map(all_points).unwrap_or_default();
            map.fit(&points, view)
        },
    ),
    part(WorldMap::now_theatre, WorldMap::fit_theatre),
    verb(
        Action::NewerDigest,
        |map, view| Now::when(map.source.neighbour(true, view.corpus).is_some()),
        |map, view| map.step_digest(true, view),
    ),
    verb(
        Action::OlderDigest,
        |map, view| Now::when(map.source.neighbour(false, view.corpus).is_some()),
        |map, view| map.step_digest(false, view),
    ),
    verb(Action::Show, WorldMap::now_selected, |map, view| {
        map.value = Some(map.value(view).next());
        map.look_again(view);
        Request::Nothing
    }),
    verb(
        Action::WholeArchive,
        |map, _| Now::when(map.aside.is_some() || !map.source.is_whole()),
        WorldMap::switch_whole,
    ),
    verb(Action::Nearby, WorldMap::now_nearby, |map, _| map.search_nearby()),
    verb(Action::MapLists, WorldMap::now_lists, |map, view| {
        map.lists.has_keys = true;
        map.scroll_lists(view);
        Request::Nothing
    }),
    verb(Action::Open, WorldMap::now_selected, WorldMap::open_mark),
    verb(Action::Read, WorldMap::now_selected, |map, _| map.read()),
    verb(Action::Copy, WorldMap::now_any, |map, view| map.copy(view)),
    verb(Action::Export, WorldMap::now_selected, |map, view| map.export(view)),
    always(Action::Back, |map, _| map.leave()),
];

/// While the lists have the keys.
const LISTS: &[Verb<WorldMap>] = &[
    part(
        |map, action, _| Motion::now(action, map.lists.rows.len() > 1),
        |map, action, view| {
            let height = usize::from(list_height(view));
            let rows = map.lists.rows.len();
            map.lists.cursor.act(action, rows, height);
            Request::Nothing
        },
    ),
    verb(Action::Open, WorldMap::now_listed, WorldMap::open_listed),
    always(Action::MapLists, |map, _| map.leave_lists()),
    always(Action::Back, |map, _| map.leave_lists()),
];

/// While something is open over the map, everything goes to it.
const OVER: &[Verb<WorldMap>] = &[part(
    |map, action, view| now_open(&map.behind, action, view),
    |map, action, view| act_on_open(&mut map.behind, action, view),
)];

impl Verbs for WorldMap {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        if self.behind.is_some() {
            OVER
        } else if self.lists.has_keys {
            LISTS
        } else {
            TABLE
        }
    }
}

/// The keys of the theatres in turn.
const THEATRES: [Action; NUMBERED] = [
    Action::Theatre1,
    Action::Theatre2,
    Action::Theatre3,
    Action::Theatre4,
    Action::Theatre5,
    Action::Theatre6,
    Action::Theatre7,
    Action::Theatre8,
    Action::Theatre9,
];

/// Returns how many rows of the lists are seen at once.
fn list_height(view: &ViewContext<'_>) -> u16 {
    let places = MapPlaces::of(view.body);
    if places.is_wide() { places.panel.height } else { view.body.height }
}

impl WorldMap {
    fn now_any(&self, _: &ViewContext<'_>) -> Now {
        Now::when(self.entries.as_ref().is_some_and(|entries| !entries.is_empty()))
    }

    fn now_other_mark(&self, _: &ViewContext<'_>) -> Now {
        Now::when(self.marks.list().len() > 1)
    }

    fn now_lists(&self, _: &ViewContext<'_>) -> Now {
        Now::when(!self.lists.rows.is_empty())
    }

    fn now_nearby(&self, _: &ViewContext<'_>) -> Now {
        Now::when(self.search_nearby() != Request::Nothing)
    }

    /// Takes another view.
    fn look(&mut self, change: impl FnOnce(MapView) -> MapView, view: &ViewContext<'_>) -> Request {
        self.at = self.at.map(change);
        self.look_again(view);
        Request::Nothing
    }

    fn pan(&mut self, pan: Pan, view: &ViewContext<'_>) -> Request {
        self.look(|at| at.panned(pan), view)
    }

    /// Returns the point about which one goes closer: that of the selected mark.
    fn about(&self) -> Option<GeoPoint> {
        let place = self.mark()?.places.first()?;
        self.entries.as_ref()?.places().get(*place).map(|place| place.point)
    }

    fn step(&mut self, by: isize) -> Request {
        let marks = self.marks.list().len();
        let at = self.selected.unwrap_or(0);
        let next = at.checked_add_signed(by).filter(|next| *next < marks);
        self.select(next.unwrap_or(if by > 0 { 0 } else { usize::MAX }))
    }

    fn select(&mut self, at: usize) -> Request {
        self.is_chosen = true;
        self.selected = self.marks.list().len().checked_sub(1).map(|last| at.min(last));
        Request::Nothing
    }

    /// Selects the mark on a cell of the screen; nothing where none stands.
    pub(crate) fn click(&mut self, (column, row): (u16, u16), view: &ViewContext<'_>) {
        let map = MapPlaces::of(view.body).map;
        if self.behind.is_some() || self.lists.has_keys {
            return;
        }
        let cell = column.checked_sub(map.x).zip(row.checked_sub(map.y));
        let Some((column, row)) = cell else { return };
        let at = self.marks.list().iter().position(|mark| mark.covers(MapCell { column, row }));
        if let Some(at) = at {
            self.select(at);
            self.catch_up(view.corpus);
        }
    }

    /// Leaves the map; where the reader chose a mark, the first entry of it is selected below.
    fn leave(&self) -> Request {
        let chosen = self.selected_keys().first().copied().filter(|_| self.is_chosen);
        chosen.map_or(Request::Leave, |key| Request::LeaveAt(TreeNode::Entry(key)))
    }

    fn fitted(&self, points: &[GeoPoint]) -> Option<MapView> {
        let at = self.at?;
        (!points.is_empty()).then(|| MapView::fit(points, at.columns, at.rows))
    }

    fn now_fit(&self, points: &[GeoPoint], _: &ViewContext<'_>) -> Now {
        Now::when(self.fitted(points).is_some_and(|fitted| Some(fitted) != self.at))
    }

    fn fit(&mut self, points: &[GeoPoint], view: &ViewContext<'_>) -> Request {
        let fitted = self.fitted(points);
        self.look(|at| fitted.unwrap_or(at), view)
    }

    /// Returns the points of the theatre that a key goes to.
    fn points_of(&self, action: Action) -> Vec<GeoPoint> {
        let number = THEATRES.iter().position(|theatre| *theatre == action);
        let points = number.zip(self.entries.as_ref()).and_then(|(number, entries)| {
            let theatre = theatres(entries).get(number).copied()?;
            Some(theatre_points(entries, theatre))
        });
        points.unwrap_or_default()
    }

    fn now_theatre(&self, action: Action, view: &ViewContext<'_>) -> Now {
        if THEATRES.contains(&action) {
            self.now_fit(&self.points_of(action), view)
        } else {
            Now::Idle
        }
    }

    fn fit_theatre(&mut self, action: Action, view: &ViewContext<'_>) -> Request {
        let points = self.points_of(action);
        self.fit(&points, view)
    }

    fn step_digest(&mut self, newer: bool, view: &ViewContext<'_>) -> Request {
        if let Some(source) = self.source.neighbour(newer, view.corpus) {
            self.aside = None;
            self.show(source, view);
        }
        Request::Nothing
    }

    fn switch_whole(&mut self, view: &ViewContext<'_>) -> Request {
        let next = if let Some(aside) = self.aside.take() {
            aside
        } else {
            self.aside = Some(self.source.clone());
            MapSource::whole()
        };
        self.show(next, view);
        Request::Nothing
    }

    fn scroll_lists(&mut self, view: &ViewContext<'_>) {
        let rows = self.lists.rows.len();
        self.lists.cursor.relayout(rows, usize::from(list_height(view)));
    }

    fn leave_lists(&mut self) -> Request {
        self.lists.has_keys = false;
        Request::Nothing
    }
}
