//! The marks of a view: places that fall into one cell, or whose marks would touch, are one mark.

use super::mark_value::{MarkText, killed};
use super::{BasisShares, MappedEntries, MappedPlace, MarkValue};
use crate::archive::{Corpus, EntryKey};
use crate::geo::{MapCell, MapView};

/// A place that may lie farther off than so many columns is known as an area only.
const WIDEST_POINT: f64 = 6.0;
/// How far a number of an area is moved from its middle where a mark stands there.
const FARTHEST: i32 = 8;

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// Points.
    Point,
    /// Areas of which the middle is known.
    Area,
}

/// A mark: where it stands, and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct MapMark {
    /// Its first cell.
    pub cell: MapCell,
    /// What stands there, as wide as its cells.
    pub text: String,
    /// True if its number is a lower bound.
    pub is_bound: bool,
    /// Points or areas.
    pub kind: MarkKind,
    /// Its places among those of the entries.
    pub places: Vec<usize>,
    /// How many of its entries rest on which basis.
    pub bases: BasisShares,
}

impl MapMark {
    /// Returns how many cells it takes.
    pub fn width(&self) -> u16 {
        u16::try_from(self.text.len()).unwrap_or(u16::MAX)
    }

    /// Returns how many entries it stands for.
    pub fn count(&self) -> usize {
        self.bases.all()
    }

    /// Returns true if a cell is one of its own.
    pub fn covers(&self, cell: MapCell) -> bool {
        let end = self.cell.column.saturating_add(self.width());
        cell.row == self.cell.row && (self.cell.column..end).contains(&cell.column)
    }
}

/// The marks of a view, in the order of reading: row by row from the top, from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapMarks {
    marks: Vec<MapMark>,
    shown: usize,
    beyond: usize,
}

impl MapMarks {
    /// Makes the marks of a view. The work grows with the places, and with the entries in view.
    pub fn of(entries: &MappedEntries, view: &MapView, value: MarkValue, corpus: &Corpus) -> Self {
        let mut points = Vec::new();
        let mut areas = Vec::new();
        let mut beyond = 0;
        for (at, place) in entries.places().iter().enumerate() {
            match view.cell(place.point) {
                Some(cell) if is_point(place, view) => points.push((cell, at)),
                Some(cell) => areas.push((cell, at)),
                None => beyond += place.keys.len(),
            }
        }
        let maker = MarkMaker { entries, view, value, corpus };
        let mut marks = maker.marks(MarkKind::Point, points);
        for mark in maker.marks(MarkKind::Area, areas) {
            let cell = free_cell(&mark, &marks, view);
            marks.push(MapMark { cell, ..mark });
        }
        marks.sort_by_key(|mark| (mark.cell.row, mark.cell.column, mark.kind));
        Self { marks, shown: entries.placed().saturating_sub(beyond), beyond }
    }

    /// Returns the marks.
    pub fn list(&self) -> &[MapMark] {
        &self.marks
    }

    /// Returns how many entries are in view.
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// Returns how many entries have a place beyond the view.
    pub fn beyond(&self) -> usize {
        self.beyond
    }

    /// Returns the mark of a place.
    pub fn of_place(&self, place: usize) -> Option<usize> {
        self.marks.iter().position(|mark| mark.places.contains(&place))
    }

    /// Returns the mark of the most entries; of several the first.
    pub fn largest(&self) -> Option<usize> {
        let all = self.marks.iter().enumerate();
        let rank = |mark: &MapMark| (mark.kind == MarkKind::Point, mark.count());
        all.rev().max_by_key(|(_, mark)| rank(mark)).map(|(at, _)| at)
    }

    /// Returns the entries of a mark, in the order of the corpus.
    pub fn keys(&self, mark: usize, entries: &MappedEntries) -> Vec<EntryKey> {
        let places = self.marks.get(mark).map(|mark| mark.places.clone()).unwrap_or_default();
        entries.keys_of(places)
    }
}

/// Returns true for a place that is a mark of its own in a view.
fn is_point(place: &MappedPlace, view: &MapView) -> bool {
    place.is_pinned && view.columns_of(place.radius_km) <= WIDEST_POINT
}

/// What marks are made from.
struct MarkMaker<'a> {
    entries: &'a MappedEntries,
    view: &'a MapView,
    value: MarkValue,
    corpus: &'a Corpus,
}

impl MarkMaker<'_> {
    /// Makes one mark of places whose marks would touch. A mark stands at the first of its places, and
    /// is moved to the left only at the right edge.
    fn marks(&self, kind: MarkKind, mut cells: Vec<(MapCell, usize)>) -> Vec<MapMark> {
        cells.sort_unstable_by_key(|(cell, at)| (cell.row, cell.column, *at));
        let mut marks: Vec<MapMark> = Vec::new();
        let mut rest = cells.as_slice();
        while let Some((first, _)) = rest.first() {
            let mut taken = 1;
            let mut mark = self.mark(kind, *first, rest.get(..taken).unwrap_or_default());
            loop {
                let end = mark.cell.column.saturating_add(mark.width());
                let touches =
                    |(cell, _): &&(MapCell, usize)| cell.row == mark.cell.row && cell.column <= end;
                let more = rest.get(taken..).unwrap_or_default().iter().take_while(touches).count();
                if more == 0 {
                    break;
                }
                taken += more;
                mark = self.mark(kind, *first, rest.get(..taken).unwrap_or_default());
            }
            rest = rest.get(taken..).unwrap_or_default();
            match marks.last_mut().filter(|before| touch(before, &mark)) {
                // One at the edge was moved onto the one before.
                Some(before) => {
                    let both = before.places.iter().chain(&mark.places).copied().collect();
                    *before = self.mark_of(kind, before.cell, both);
                }
                None => marks.push(mark),
            }
        }
        marks
    }

    fn mark(&self, kind: MarkKind, cell: MapCell, places: &[(MapCell, usize)]) -> MapMark {
        self.mark_of(kind, cell, places.iter().map(|(_, at)| *at).collect())
    }

    fn mark_of(&self, kind: MarkKind, cell: MapCell, places: Vec<usize>) -> MapMark {
        let mut bases = BasisShares::default();
        for place in places.iter().filter_map(|at| self.entries.places().get(*at)) {
            bases.merge(place.bases);
        }
        let of_places = places.iter().filter_map(|at| self.entries.places().get(*at));
        let keys = of_places.flat_map(|place| place.keys.iter().copied());
        let MarkText { text, is_bound } = self.value.text(bases, || killed(keys, self.corpus));
        let text = match kind {
            MarkKind::Point => text,
            MarkKind::Area => format!("({text})"),
        };
        let width = u16::try_from(text.len()).unwrap_or(u16::MAX);
        let column = cell.column.min(self.view.columns.saturating_sub(width));
        MapMark { cell: MapCell { column, ..cell }, text, is_bound, kind, places, bases }
    }
}

/// Returns true if two marks of one row stand on or beside each other.
fn touch(before: &MapMark, mark: &MapMark) -> bool {
    before.cell.row == mark.cell.row
        && before.cell.column.saturating_add(before.width()) >= mark.cell.column
}

/// Returns where the number of an area stands: over its middle, or at the nearest place where no mark
/// stands. In a view full of marks it stays over its middle.
fn free_cell(mark: &MapMark, others: &[MapMark], view: &MapView) -> MapCell {
    let width = i32::from(mark.width());
    // The number in parentheses has its middle where the area has it.
    let (column, row) = (i32::from(mark.cell.column) - 1, i32::from(mark.cell.row));
    let last = (i32::from(view.columns) - width, i32::from(view.rows) - 1);
    let place = |(right, down): (i32, i32)| {
        let at = ((column + right).clamp(0, last.0.max(0)), row + down);
        let cell = MapCell { column: u16::try_from(at.0).ok()?, row: u16::try_from(at.1).ok()? };
        let moved = MapMark { cell, ..mark.clone() };
        let is_free = !others.iter().any(|other| {
            other.cell.row == cell.row && (touch(other, &moved) && touch(&moved, other))
        });
        (at.1 <= last.1 && is_free).then_some(cell)
    };
    let mut offsets: Vec<(i32, i32)> = (-FARTHEST..=FARTHEST)
        .flat_map(|right| (-FARTHEST..=FARTHEST).map(move |down| (right, down)))
        .collect();
    // A row is as high as two columns are wide.
    offsets.sort_by_key(|(right, down)| (right * right + 4 * down * down, *down, *right));
    if let Some(cell) = offsets.into_iter().find_map(place) {
        return cell;
    }
    let anywhere = (0..view.rows).flat_map(|y| (0..view.columns).map(move |x| (x, y)));
    let offset = |(x, y): (u16, u16)| (i32::from(x) - column, i32::from(y) - row);
    let far = |(right, down): &(i32, i32)| right * right + 4 * down * down;
    let free = anywhere.map(offset).filter(|offset| place(*offset).is_some());
    free.min_by_key(far).and_then(place).unwrap_or(mark.cell)
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
