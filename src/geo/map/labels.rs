//! Where names stand on a map: each beside its point, where neither a mark nor another name is. What finds
//! no room is left out; no mark is ever moved or covered.

use super::view::MapCell;

/// At most one name for so many cells.
const CELLS_A_LABEL: usize = 40;
/// Two names are so many rows apart, and in one row so many cells: a name is nearer to its own mark than
/// to any other.
const MARGIN: i32 = 1;
const MARGIN_ACROSS: i32 = 2;

/// A name that is to stand beside a cell. Requests are told in the order of their rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelRequest<'a> {
    /// The first cell of what has the name.
    pub cell: MapCell,
    /// How many cells what has the name takes.
    pub taken: u16,
    /// The name; it is not cut.
    pub name: &'a str,
    /// How many cells it is wide.
    pub width: u16,
}

/// A name and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedLabel<'a> {
    /// Its first cell.
    pub cell: MapCell,
    /// The name.
    pub name: &'a str,
    /// How many cells it is wide.
    pub width: u16,
}

/// The cells of a map that are taken.
#[derive(Clone, Debug)]
pub struct LabelField {
    columns: u16,
    rows: u16,
    taken: Vec<bool>,
    /// How many more names there is room for.
    room: usize,
}

impl LabelField {
    /// Returns how many more names there is room for, if each finds a free place.
    pub fn room(&self) -> usize {
        self.room
    }
}

impl LabelField {
    /// Creates a free field of cells.
    pub fn new(columns: u16, rows: u16) -> Self {
        let size = usize::from(columns) * usize::from(rows);
        Self { columns, rows, taken: vec![false; size], room: size.div_ceil(CELLS_A_LABEL) }
    }

    /// Takes cells of a row for a mark, a scale or a legend. What lies outside is left out.
    pub fn take(&mut self, cell: MapCell, width: u16) {
        for column in cell.column..cell.column.saturating_add(width).min(self.columns) {
            let at = usize::from(cell.row) * usize::from(self.columns) + usize::from(column);
            if let Some(taken) = self.taken.get_mut(at).filter(|_| cell.row < self.rows) {
                *taken = true;
            }
        }
    }

    /// Places names beside their cells, those first that are told first: right, left, above, below, then
    /// at the corners. A name without room is left out.
    pub fn place<'a>(
        &mut self,
        requests: impl Iterator<Item = LabelRequest<'a>>,
    ) -> Vec<PlacedLabel<'a>> {
        let mut placed = Vec::new();
        for request in requests {
            if self.room == 0 {
                break;
            }
            if request.width == 0 {
                continue;
            }
            let free = tries(&request).into_iter().find_map(|at| self.free(at, &request));
            if let Some(cell) = free {
                self.settle(cell, &request, &mut placed);
            }
        }
        placed
    }

    /// Places names over their cells themselves, as those of countries and seas, which have no mark: only
    /// where they are wholly inside.
    pub fn place_over<'a>(
        &mut self,
        requests: impl Iterator<Item = LabelRequest<'a>>,
    ) -> Vec<PlacedLabel<'a>> {
        let mut placed = Vec::new();
        for request in requests.filter(|request| request.width > 0) {
            if self.room == 0 {
                break;
            }
            let at = (
                i32::from(request.cell.column) - i32::from(request.width / 2),
                i32::from(request.cell.row),
            );
            if let Some(cell) = self.inside(at, request.width)
                && self.is_free(at, request.width, None)
            {
                self.settle(cell, &request, &mut placed);
            }
        }
        placed
    }

    fn settle<'a>(
        &mut self,
        cell: MapCell,
        request: &LabelRequest<'a>,
        placed: &mut Vec<PlacedLabel<'a>>,
    ) {
        self.take(cell, request.width);
        self.room -= 1;
        placed.push(PlacedLabel { cell, name: request.name, width: request.width });
    }

    fn free(&self, at: (i32, i32), request: &LabelRequest<'_>) -> Option<MapCell> {
        let cell = self.inside(at, request.width)?;
        self.is_free(at, request.width, Some(request)).then_some(cell)
    }

    /// Returns the cell of a place where a name of a width is wholly inside, and touches neither side:
    /// what stands at an edge looks cut.
    fn inside(&self, (column, row): (i32, i32), width: u16) -> Option<MapCell> {
        let cell = MapCell { column: u16::try_from(column).ok()?, row: u16::try_from(row).ok()? };
        let end = cell.column.checked_add(width)?;
        (cell.column > 0 && end < self.columns && cell.row < self.rows).then_some(cell)
    }

    /// Returns true if neither its cells nor those around it are taken; the own mark of a name may be
    /// next to it, not under it.
    fn is_free(
        &self,
        (column, row): (i32, i32),
        width: u16,
        own: Option<&LabelRequest<'_>>,
    ) -> bool {
        let last = column + i32::from(width) - 1;
        (row - MARGIN..=row + MARGIN).all(|y| {
            let across = if y == row { MARGIN_ACROSS } else { MARGIN };
            (column - across..=last + across).all(|x| {
                let within = y == row && (column..=last).contains(&x);
                let is_own = own.is_some_and(|own| {
                    let first = i32::from(own.cell.column);
                    let cells = first..first + i32::from(own.taken);
                    i32::from(own.cell.row) == y && cells.contains(&x)
                });
                !self.is_taken(x, y) || is_own && !within
            })
        })
    }

    fn is_taken(&self, x: i32, y: i32) -> bool {
        let inside = x >= 0 && x < i32::from(self.columns) && y >= 0 && y < i32::from(self.rows);
        let at = || usize::try_from(y * i32::from(self.columns) + x).ok();
        inside && at().and_then(|at| self.taken.get(at)).copied().unwrap_or(false)
    }
}

/// Returns where a name may begin, the best first. A blank stands between it and its mark.
fn tries(request: &LabelRequest<'_>) -> [(i32, i32); 8] {
    let (x, y) = (i32::from(request.cell.column), i32::from(request.cell.row));
    let (width, end) = (i32::from(request.width), x + i32::from(request.taken));
    let (right, left, over) = (end + 1, x - 1 - width, x - width / 2);
    [
        (right, y),
        (left, y),
        (over, y - 1),
        (over, y + 1),
        (end, y - 1),
        (end, y + 1),
        (x - width, y - 1),
        (x - width, y + 1),
    ]
}

/// Returns from how many people on a town has a name at a scale; capitals always have.
pub fn town_floor(km_per_column: f64) -> u32 {
    match km_per_column {
        km if km >= 22.0 => 200_000,
        km if km >= 8.0 => 50_000,
        km if km >= 4.0 => 10_000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(column: u16, row: u16) -> MapCell {
        MapCell { column, row }
    }

    fn request(cell: MapCell, name: &str) -> LabelRequest<'_> {
        LabelRequest { cell, taken: 1, name, width: u16::try_from(name.len()).unwrap() }
    }

    #[test]
    fn a_name_stands_where_there_is_room() {
        let mut field = LabelField::new(40, 10);
        let placed = |field: &mut LabelField, cell, name| {
            field.take(cell, 1);
            field.place(std::iter::once(request(cell, name))).first().map(|label| label.cell)
        };
        assert_eq!(placed(&mut field, at(10, 5), "Baqubah"), Some(at(12, 5)), "right");
        assert_eq!(placed(&mut field, at(38, 5), "Khanaqin"), Some(at(29, 5)), "left");
        assert_eq!(placed(&mut field, at(0, 0), "a name of forty cells is too wide for it"), None);
        field.take(at(5, 8), 3);
        assert_eq!(placed(&mut field, at(2, 8), "Hit"), Some(at(1, 7)), "above");
        field.take(at(20, 2), 3);
        let wide = LabelRequest { taken: 3, ..request(at(20, 2), "Mosul") };
        let cell = field.place(std::iter::once(wide)).first().map(|label| label.cell);
        assert_eq!(cell, Some(at(24, 2)), "right of all cells of its mark");
    }

    #[test]
    fn a_country_stands_wholly_inside_or_not_at_all() {
        let mut field = LabelField::new(40, 10);
        let over = |field: &mut LabelField, cell| {
            field
                .place_over(std::iter::once(request(cell, "SYRIA")))
                .first()
                .map(|label| label.cell)
        };
        assert_eq!(over(&mut field, at(20, 5)), Some(at(18, 5)));
        assert_eq!(over(&mut field, at(21, 6)), None, "too near to the first");
        assert_eq!(over(&mut field, at(1, 1)), None);
        assert_eq!([22.0, 8.0, 4.5, 2.8].map(town_floor), [200_000, 50_000, 10_000, 0]);
    }

    proptest::proptest! {
        #[test]
        fn no_name_covers_a_mark_or_another_name(
            size in (1u16..60, 1u16..20),
            marks in proptest::collection::vec((0u16..60, 0u16..20, 1u16..4), 0..30),
            widths in proptest::collection::vec(0u16..12, 30),
        ) {
            let (columns, rows) = size;
            let mut field = LabelField::new(columns, rows);
            let name = "any";
            for (column, row, width) in &marks {
                field.take(at(*column, *row), *width);
            }
            let requests = marks.iter().zip(&widths).map(|((column, row, _), width)| LabelRequest {
                cell: at(*column, *row), taken: 1, name, width: *width,
            });
            let mut placed = field.place(requests.clone());
            placed.extend(field.place_over(requests));
            let mut cells = std::collections::HashSet::new();
            for (column, row, width) in &marks {
                cells.extend((*column..column + width).map(|column| (column, *row)));
            }
            let room = (usize::from(columns) * usize::from(rows)).div_ceil(CELLS_A_LABEL);
            proptest::prop_assert!(placed.len() <= room);
            for label in placed {
                proptest::prop_assert!(label.cell.column + label.width <= columns && label.cell.row < rows);
                for column in label.cell.column..label.cell.column + label.width {
                    proptest::prop_assert!(cells.insert((column, label.cell.row)), "{label:?}");
                }
            }
        }
    }
}
