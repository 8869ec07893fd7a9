//! A layout: the columns of a listing, each with the function that fills it.
//!
//! A column and its cell are defined together, so that a name can never stand over another value.

use super::rows::{Column, OutputCell, Rows};

/// The source of the rows of a layout. The type stands for a family, since an item borrows from a
/// corpus and its lifetime is not known where a layout is defined.
pub trait RowSource {
    /// What one row is made from.
    type Item<'a>;
}

/// A column and the function that fills it.
pub struct FilledColumn<S: RowSource> {
    column: Column,
    cell: for<'a> fn(&S::Item<'a>) -> OutputCell,
}

impl Column {
    /// Pairs a column with the function that fills it.
    pub const fn filled<S: RowSource>(
        self,
        cell: for<'a> fn(&S::Item<'a>) -> OutputCell,
    ) -> FilledColumn<S> {
        FilledColumn { column: self, cell }
    }
}

/// All columns of a listing, in their order.
pub struct ColumnLayout<S: RowSource, const N: usize> {
    filled: [FilledColumn<S>; N],
    columns: [Column; N],
}

impl<S: RowSource, const N: usize> ColumnLayout<S, N> {
    /// Creates a layout of these columns.
    pub const fn new(filled: [FilledColumn<S>; N]) -> Self {
        let mut columns = [Column::NONE; N];
        let mut at = 0;
        while at < N {
            columns[at] = filled[at].column;
            at += 1;
        }
        Self { filled, columns }
    }

    /// Returns the columns.
    pub const fn columns(&self) -> &[Column; N] {
        &self.columns
    }

    /// Returns the cells of one row.
    pub fn cells(&self, item: &S::Item<'_>) -> Vec<OutputCell> {
        self.cells_read(item, |_| true)
    }

    /// Returns the cells of one row that somebody reads, by the place of their columns. The others hold
    /// nothing: what they would say is not worked out.
    pub fn cells_read(
        &self,
        item: &S::Item<'_>,
        is_read: impl Fn(usize) -> bool,
    ) -> Vec<OutputCell> {
        let filled = self.filled.iter().enumerate();
        let cell = |(at, filled): (usize, &FilledColumn<S>)| {
            if is_read(at) { (filled.cell)(item) } else { OutputCell::Nothing }
        };
        filled.map(cell).collect()
    }

    /// Returns a row for each item, made lazily.
    pub fn rows<'a>(&'a self, items: impl Iterator<Item = S::Item<'a>> + 'a) -> Rows<'a> {
        Rows::new(&self.columns, items.map(|item| self.cells(&item)))
    }
}

/// The columns of a layout whose first, the key, goes by another name, and of which one may be left
/// out. Their cells are those of the layout, so that the two still belong together.
pub struct KeyedColumns {
    columns: Vec<Column>,
    left_out: Option<usize>,
}

impl KeyedColumns {
    /// Takes the columns of a layout.
    pub fn of(layout: &[Column], key: &'static str, left_out: Option<&str>) -> Self {
        let mut columns = layout.to_vec();
        if let Some(first) = columns.first_mut() {
            *first = first.named(key);
        }
        let left_out = left_out.and_then(|name| columns.iter().position(|c| c.name == name));
        if let Some(at) = left_out {
            columns.remove(at);
        }
        Self { columns, left_out }
    }

    /// Returns rows of these columns, made of rows of the layout.
    pub fn rows<'a>(&'a self, rows: impl Iterator<Item = Vec<OutputCell>> + 'a) -> Rows<'a> {
        let left_out = self.left_out;
        let rows = rows.map(move |mut row| {
            if let Some(at) = left_out {
                row.remove(at);
            }
            row
        });
        Rows::new(&self.columns, rows)
    }
}

/// The columns of a layout with one more behind them. Each row comes with its cell.
pub struct ExtendedColumns(Vec<Column>);

impl ExtendedColumns {
    /// Puts a column behind those of a layout.
    pub fn of(layout: &[Column], last: Column) -> Self {
        Self(layout.iter().copied().chain([last]).collect())
    }

    /// Returns all of them.
    pub fn columns(&self) -> &[Column] {
        &self.0
    }

    /// Returns rows of these columns, made of rows of the layout, each with its last cell.
    pub fn rows<'a>(
        &'a self,
        rows: impl Iterator<Item = (Vec<OutputCell>, OutputCell)> + 'a,
    ) -> Rows<'a> {
        let joined = |(mut row, last): (Vec<OutputCell>, OutputCell)| {
            row.push(last);
            row
        };
        Rows::new(&self.0, rows.map(joined))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Shape;
    use super::*;

    struct Pairs;

    impl RowSource for Pairs {
        type Item<'a> = (&'a str, i64);
    }

    static PAIRS: ColumnLayout<Pairs, 3> = ColumnLayout::new([
        Column::new("number", Shape::Number).filled(|pair| OutputCell::Number(pair.1)),
        Column::new("word", Shape::Text).filled(|pair| OutputCell::text(Some(pair.0))),
        Column::new("twice", Shape::Number).filled(|pair| OutputCell::Number(2 * pair.1)),
    ]);

    #[test]
    fn a_cell_stands_under_the_column_that_it_was_written_with() {
        let names: Vec<_> = PAIRS.columns().iter().map(|column| column.name).collect();
        assert_eq!(names, ["number", "word", "twice"]);
        let word = "police".to_owned();
        let mut rows = PAIRS.rows([(word.as_str(), 4), ("army", 5)].into_iter());
        let row = |number, word: &str| {
            vec![
                OutputCell::Number(number),
                OutputCell::Text(word.into()),
                OutputCell::Number(2 * number),
            ]
        };
        assert_eq!(rows.next(), Some(row(4, "police")));
        assert_eq!(rows.next(), Some(row(5, "army")));
        assert_eq!(rows.next(), None);
    }
}
