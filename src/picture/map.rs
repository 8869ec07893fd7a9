//! The map: where what was asked for happened, with doubt as rings, what lies beyond, and what has no
//! place. The marks are those of the screen, made for the cells of a sheet.

use super::canvas::Canvas;
use super::caption::PictureCaption;
use super::drawing::{Drawing, DrawnBox, TextAnchor};
use super::legend::{KeyItem, KeySign};
use super::letters::{bold_width, text_width};
use super::map_ground::{MapGroundLines, draw_ground};
use super::map_panel::draw_map_panel;
use super::role::PictureRole;
use super::sheet::{Sheet, SheetWords};
use super::size::PictureSize;
use crate::archive::Corpus;
use crate::digest::{Basis, grouped};
use crate::geo::{BaseMap, Detail, MapCell, MapSpan, MapView, Raster};
use crate::mapping::{
    MapMark, MapMarks, MapNames, MappedEntries, MarkKind, MarkValue, NameOf, NameWriting, ScaleBar,
    first_view, named_spots, spoken_spot, spoken_without,
};

/// To whom the ground of the map is owed, as their licences ask for.
pub(super) const CREDITS: &str = "Map: made with Natural Earth (naturalearthdata.com), borders as they \
                                  are held. Place names: GeoNames (geonames.org), CC BY 4.0, modified";
/// How wide cells may be. In wider ones more entries are one mark.
const CELLS: [f64; 4] = [8.0, 12.0, 18.0, 27.0];
/// The most marks of a picture; where there are more, cells are wider.
const MOST_MARKS: usize = 120;
/// The largest marks say what they stand for, as many as these.
const MOST_NAMED: usize = 24;
/// A sheet of this width has lists beside the map, and how wide they are.
const WIDE: f64 = 700.0;
const PANEL: f64 = 190.0;
/// The height of the letters of names and marks.
const NAME: f64 = 10.0;
/// The most places of one mark that its name tells of.
const MOST_TOLD: usize = 3;

/// What a map is of.
#[derive(Clone, Copy)]
pub struct MapSubject<'a> {
    /// The entries, by where they happened.
    pub entries: &'a MappedEntries,
    /// The corpus that they are of.
    pub corpus: &'a Corpus,
    /// What part of the earth is shown.
    pub part: MapPart,
}

/// What part of the earth a map shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MapPart {
    /// The one that shows most of the entries.
    Most,
    /// The middle and the scale of a view.
    AsIn(MapView),
    /// All of this, as large as there is room.
    Whole(MapSpan),
}

/// A map that is being made.
pub(super) struct MapMaking<'a> {
    pub(super) subject: MapSubject<'a>,
    /// The map on the sheet.
    pub(super) at: DrawnBox,
    /// How wide a cell is; it is twice as high.
    pub(super) cell: f64,
    pub(super) view: MapView,
    pub(super) marks: MapMarks,
}

/// Draws the map of some entries.
pub fn map_picture(
    pixels: PictureSize,
    subject: MapSubject<'_>,
    caption: &PictureCaption,
) -> Drawing {
    let mut sheet = Sheet::new(pixels, caption, &whole_legend(), Some(CREDITS));
    let room = sheet.room;
    let has_panel = room.width >= WIDE;
    let wide = if has_panel { room.width - PANEL - 14.0 } else { room.width };
    let making = MapMaking::of(subject, DrawnBox { width: wide, ..room });
    let rings = making.draw(&mut sheet.canvas);
    if has_panel {
        let x = room.right() - PANEL;
        draw_map_panel(&making, DrawnBox { x, width: PANEL, ..room }, &mut sheet.canvas);
    }
    let words = SheetWords {
        title: format!("Where: {}", caption.asked()),
        told: format!("{}{}", making.told(), rings.told()),
        legend: making.legend(rings),
    };
    sheet.finish(words, &making.in_words())
}

/// What a ring means where there was no room for all of them.
const SOME_RINGS: &str = "within which it lies, not drawn of all";

/// How many rings a map has, and how many of its places have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct RingCount {
    drawn: usize,
    left_out: usize,
}

impl RingCount {
    /// Says how many places have no ring that ought to.
    fn told(self) -> String {
        match self.left_out {
            0 => String::new(),
            1 => "; 1 place has no ring drawn".to_owned(),
            many => format!("; {many} places have no ring drawn"),
        }
    }
}

impl<'a> MapMaking<'a> {
    fn of(subject: MapSubject<'a>, room: DrawnBox) -> Self {
        let mut made = Self::with_cells(subject, room, CELLS[0], 0);
        for (wider, cell) in CELLS.into_iter().enumerate().skip(1) {
            if made.marks.list().len() <= MOST_MARKS {
                break;
            }
            made = Self::with_cells(subject, room, cell, wider);
        }
        made
    }

    fn with_cells(subject: MapSubject<'a>, room: DrawnBox, cell: f64, wider: usize) -> Self {
        let (columns, rows) = (whole(room.width / cell), whole(room.height / (cell * 2.0)));
        let view = match subject.part {
            MapPart::AsIn(view) => {
                MapView { columns, rows, step: view.step.saturating_sub(wider), ..view }
            }
            MapPart::Whole(span) => span.view(columns, rows),
            MapPart::Most => first_view(subject.entries, columns, rows),
        };
        let marks = MapMarks::of(subject.entries, &view, MarkValue::Both, subject.corpus);
        let size = (f64::from(columns) * cell, f64::from(rows) * cell * 2.0);
        let at = DrawnBox::new(room.x, room.y, size.0, size.1);
        Self { subject, at, cell, view, marks }
    }

    /// Draws it, and returns how many rings are in it.
    fn draw(&self, canvas: &mut Canvas) -> RingCount {
        let base = BaseMap::shipped();
        let raster = Raster::of(base, &self.view, Detail::Fine);
        let scale = ScaleBar::of(&self.view);
        let corner = scale.cells(&self.view, &self.marks);
        let cell = self.cell;
        let writing = NameWriting {
            spell: &str::to_owned,
            cells: &|name| whole((text_width(name, NAME) / cell).ceil()),
        };
        let shown = (&self.marks, self.subject.entries);
        let names = MapNames::of(&self.view, &raster, shown, corner, writing);
        let mut rings = RingCount::default();
        canvas.window(self.at, |canvas| {
            draw_ground(MapGroundLines { base, view: &self.view, cell, at: self.at }, canvas);
            rings = self.draw_rings(canvas);
            let towns = names.towns.iter().map(|town| self.middle(*town, 1));
            for town in towns {
                canvas.circle(town, 1.6, PictureRole::Town);
            }
            for name in &names.names {
                let role = match name.of {
                    NameOf::Town => PictureRole::TownName,
                    NameOf::Country => PictureRole::CountryName,
                    NameOf::Sea => PictureRole::SeaName,
                };
                let [x, y] = self.middle(name.cell, 0);
                canvas.text([x + 1.0, y + NAME * 0.36], NAME, role, &name.text);
            }
            if let Some((place, _)) = corner {
                self.draw_scale(&scale, place, canvas);
            }
            self.draw_marks(&names, canvas);
        });
        let DrawnBox { x, y, .. } = self.at;
        let (right, bottom) = (self.at.right(), self.at.bottom());
        let edge = vec![[x, y], [right, y], [right, bottom], [x, bottom], [x, y]];
        canvas.lines(vec![edge], PictureRole::Edge);
        if self.subject.entries.placed() == 0 {
            let is_empty = self.subject.entries.is_empty();
            let told = if is_empty { "Nothing is here" } else { "Nothing here has a place" };
            let middle = ([f64::midpoint(x, right), f64::midpoint(y, bottom)], TextAnchor::Middle);
            canvas.anchored(middle, 14.0, PictureRole::Strong, told);
        }
        rings
    }

    /// Returns the middle of the first cells of something, from the corner of the map; of none its left
    /// edge.
    fn middle(&self, at: MapCell, cells: u16) -> [f64; 2] {
        let column = f64::from(at.column) + f64::from(cells) / 2.0;
        [column * self.cell, (f64::from(at.row) * 2.0 + 1.0) * self.cell]
    }

    fn draw_rings(&self, canvas: &mut Canvas) -> RingCount {
        let (mut drawn, mut left_out): (Vec<(i64, i64, i64)>, usize) = (Vec::new(), 0);
        let points = self.marks.list().iter().filter(|mark| mark.kind == MarkKind::Point);
        for place in points.flat_map(|mark| &mark.places) {
            let Some(place) = self.subject.entries.places().get(*place) else { continue };
            let radius = self.view.columns_of(place.radius_km) * self.cell;
            // A ring that the mark covers says nothing.
            if radius < self.cell {
                continue;
            }
            let (column, row) = self.view.position(place.point);
            let at = [column * self.cell, row * self.cell * 2.0];
            // One ring stands for all that cannot be told from it.
            let rough = |value: f64| {
                #[expect(clippy::cast_possible_truncation, reason = "within a sheet")]
                let rough = value.round() as i64;
                rough
            };
            let key = (rough(at[0]), rough(at[1]), rough(radius));
            if drawn.contains(&key) {
                continue;
            }
            if drawn.len() < MOST_MARKS {
                canvas.circle(at, radius, PictureRole::Ring);
                drawn.push(key);
            } else {
                left_out += 1;
            }
        }
        RingCount { drawn: drawn.len(), left_out }
    }

    /// Returns where the middle of each mark stands: at its place itself, and where another mark or a name
    /// would be covered by that, in its cell.
    fn middles(&self, names: &MapNames) -> Vec<[f64; 2]> {
        let around =
            |[x, y]: [f64; 2], wide: f64| DrawnBox::new(x - wide / 2.0, y - 7.0, wide, 14.0);
        let named = names.names.iter().map(|name| {
            let [x, y] = self.middle(name.cell, 0);
            DrawnBox::new(x, y - 6.0, text_width(&name.text, NAME) + 2.0, 12.0)
        });
        let named: Vec<DrawnBox> = named.collect();
        let marks = self.marks.list();
        let mut middles: Vec<[f64; 2]> =
            marks.iter().map(|mark| self.middle(mark.cell, mark.width())).collect();
        for (at, mark) in marks.iter().enumerate() {
            let places = mark.places.iter().filter_map(|at| self.subject.entries.places().get(*at));
            let Some(place) = places.max_by_key(|place| place.keys.len()) else { continue };
            let (column, row) = self.view.position(place.point);
            let there = around([column * self.cell, row * self.cell * 2.0], mark_width(mark));
            let others = marks.iter().zip(&middles).enumerate().filter(|(other, _)| *other != at);
            let mut others = others.map(|(_, (other, middle))| around(*middle, mark_width(other)));
            let is_covered = others.any(|other| other.meets(&there))
                || named.iter().any(|name| name.meets(&there));
            if mark.kind == MarkKind::Point
                && !is_covered
                && let Some(middle) = middles.get_mut(at)
            {
                *middle = [there.x + there.width / 2.0, there.y + 7.0];
            }
        }
        middles
    }

    fn draw_marks(&self, names: &MapNames, canvas: &mut Canvas) {
        let mut largest: Vec<usize> = self.marks.list().iter().map(MapMark::count).collect();
        largest.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
        let least = largest.get(MOST_NAMED).copied().unwrap_or(0);
        let (mut named, mut unnamed) = (0, Canvas::default());
        for (mark, middle) in self.marks.list().iter().zip(self.middles(names)) {
            if mark.count() >= least && named < MOST_NAMED {
                named += 1;
                canvas.named(&self.mark_in_words(mark), |canvas| draw_mark(mark, middle, canvas));
            } else {
                draw_mark(mark, middle, &mut unnamed);
            }
        }
        canvas.shapes.append(&mut unnamed.gathered().shapes);
    }

    fn draw_scale(&self, scale: &ScaleBar, place: MapCell, canvas: &mut Canvas) {
        let [x, y] = self.middle(place, 2);
        let end = x + f64::from(scale.columns) * self.cell;
        let bar = vec![[x, y - 3.0], [x, y + 2.0], [end, y + 2.0], [end, y - 3.0]];
        canvas.lines(vec![bar], PictureRole::Axis);
        canvas.text([end + 4.0, y + 3.0], 9.0, PictureRole::TownName, &scale.told);
    }

    /// Says what a mark stands for.
    fn mark_in_words(&self, mark: &MapMark) -> String {
        let MapSubject { entries, corpus, .. } = self.subject;
        let spots = named_spots(entries, corpus, mark.places.iter().copied());
        let told = spots
            .iter()
            .take(MOST_TOLD)
            .map(|spot| spoken_spot(spot, &entries.keys_of(spot.places.iter().copied()), corpus));
        let mut told: Vec<String> = told.collect();
        if spots.len() > MOST_TOLD {
            told.push(format!("and {} more places", spots.len() - MOST_TOLD));
        }
        told.join("; ")
    }

    /// Says how many are shown and how many are not.
    fn told(&self) -> String {
        let entries = self.subject.entries;
        let [shown, all] = [self.marks.shown(), entries.len()].map(grouped);
        let (beyond, without) = (self.marks.beyond(), entries.without().len());
        let missing = [(beyond, "beyond the map"), (without, "without a place")].into_iter();
        let told = |(count, why): (usize, &str)| format!(", {} {why}", grouped(count));
        let missing: String = missing.filter(|(count, _)| *count > 0).map(told).collect();
        format!("{shown} of {all} entries shown{missing}; each event once")
    }

    /// Says the same as the picture, sentence by sentence.
    fn in_words(&self) -> Vec<String> {
        let MapSubject { entries, corpus, .. } = self.subject;
        let is_shown = |at: &usize| {
            let place = entries.places().get(*at);
            place.is_some_and(|place| self.view.cell(place.point).is_some())
        };
        let spots = named_spots(entries, corpus, (0..entries.places().len()).filter(is_shown));
        let without = entries.without_by_theatre().iter();
        let without = without.map(|(theatre, keys)| spoken_without(*theatre, keys, corpus));
        let spots = spots
            .iter()
            .map(|spot| spoken_spot(spot, &entries.keys_of(spot.places.iter().copied()), corpus));
        without.chain(spots).map(|sentence| format!("{sentence}.")).collect()
    }

    fn legend(&self, rings: RingCount) -> Vec<KeyItem> {
        let marks = self.marks.list();
        let seen = |basis: Option<Basis>| {
            let mut points = marks.iter().filter(|mark| mark.kind == MarkKind::Point);
            points.any(|mark| mark.bases.only() == basis)
        };
        let items = whole_legend().into_iter().filter(|item| match &item.sign {
            KeySign::Mark(role, _) => Basis::ALL
                .into_iter()
                .map(Some)
                .chain([None])
                .any(|basis| *role == PictureRole::Mark(basis) && seen(basis)),
            KeySign::Words(..) => marks.iter().any(|mark| mark.kind == MarkKind::Area),
            KeySign::Ring => {
                (rings.left_out > 0) == (item.meaning == SOME_RINGS) && rings.drawn > 0
            }
            KeySign::Town => true,
            KeySign::Ground(..)
            | KeySign::Gap(_)
            | KeySign::Area(_)
            | KeySign::Line(_)
            | KeySign::Open => false,
        });
        items.collect()
    }
}

/// Returns how wide a mark is.
fn mark_width(mark: &MapMark) -> f64 {
    bold_width(&mark.text, NAME).max(8.0) + 3.0
}

/// Draws a mark about its middle.
fn draw_mark(mark: &MapMark, [x, y]: [f64; 2], canvas: &mut Canvas) {
    let role = match mark.kind {
        MarkKind::Point => {
            let wide = mark_width(mark);
            let at = DrawnBox::new(x - wide / 2.0, y - 7.0, wide, 14.0);
            canvas.pill(at, 4.0, PictureRole::Mark(mark.bases.only()));
            PictureRole::MarkWords
        }
        MarkKind::Area => PictureRole::AreaNumber,
    };
    canvas.anchored(([x, y + 3.6], TextAnchor::Middle), NAME, role, &mark.text);
}

/// Returns the legend of a map with every sign.
fn whole_legend() -> Vec<KeyItem> {
    let mark = |basis: Option<Basis>| {
        let sign = KeySign::Mark(PictureRole::Mark(basis), MarkValue::Both.sample(basis));
        KeyItem::new(sign, basis.map_or("several bases", Basis::word))
    };
    let bases = Basis::ALL.into_iter().map(Some).chain([None]).map(mark);
    let area = KeySign::Words(PictureRole::AreaNumber, "(3C)".to_owned());
    let others = [
        KeyItem::new(area, "only the area is known"),
        KeyItem::new(KeySign::Ring, SOME_RINGS),
        KeyItem::new(KeySign::Ring, "within which it lies"),
        KeyItem::new(KeySign::Town, "town"),
    ];
    bases.chain(others).collect()
}

/// Returns a length as a whole number of cells.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sheet is at most some thousand wide"
)]
fn whole(length: f64) -> u16 {
    length.clamp(1.0, 2_000.0) as u16
}
