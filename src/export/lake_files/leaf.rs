//! The values of one column of Parquet, with the levels that say which of them are missing and where a list
//! begins. A column of rows within rows has one of these for each of their columns.
//!
//! Levels are those of the format: a definition counts how many of what may be missing is there, and a
//! repetition is 0 where a row begins and 1 where its list goes on.

use chrono::NaiveDate;
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::errors::Result;
use parquet::file::writer::SerializedColumnWriter;

use crate::lake::{LakeCell, LakeColumn, LakeType};

/// What a text costs beside its letters while it waits.
const TEXT_COST: usize = 40;

/// The values of one column.
pub(super) struct Leaf {
    values: LeafValues,
    /// The definition of a value that is there.
    there: i16,
    is_in_list: bool,
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
}

enum LeafValues {
    Truth(Vec<bool>),
    Whole32(Vec<i32>),
    Whole64(Vec<i64>),
    Real(Vec<f64>),
    Text(Vec<ByteArray>),
}

impl Leaf {
    /// Returns how many a column has.
    pub(super) fn count_of(column: &LakeColumn) -> usize {
        match column.kind {
            LakeType::Rows(columns) => columns.len(),
            LakeType::Truth
            | LakeType::Whole32
            | LakeType::Whole64
            | LakeType::Real
            | LakeType::Text
            | LakeType::Day
            | LakeType::Texts => 1,
        }
    }

    /// Returns those of a column, empty.
    pub(super) fn all_of(column: &'static LakeColumn) -> Vec<Self> {
        match column.kind {
            LakeType::Rows(columns) => columns.iter().map(|field| Self::of(field, true)).collect(),
            LakeType::Truth
            | LakeType::Whole32
            | LakeType::Whole64
            | LakeType::Real
            | LakeType::Text
            | LakeType::Day
            | LakeType::Texts => vec![Self::of(column, column.kind == LakeType::Texts)],
        }
    }

    fn of(column: &LakeColumn, is_in_list: bool) -> Self {
        let values = match column.kind {
            LakeType::Truth => LeafValues::Truth(Vec::new()),
            LakeType::Whole32 | LakeType::Day => LeafValues::Whole32(Vec::new()),
            LakeType::Whole64 => LeafValues::Whole64(Vec::new()),
            LakeType::Real => LeafValues::Real(Vec::new()),
            // A list within a list is in no table.
            LakeType::Text | LakeType::Texts | LakeType::Rows(_) => LeafValues::Text(Vec::new()),
        };
        let there = i16::from(column.may_be_missing) + i16::from(is_in_list);
        Self { values, there, is_in_list, definitions: Vec::new(), repetitions: Vec::new() }
    }

    /// Adds a value that is there. Returns the bytes it costs; nothing if it is of another type.
    fn add(&mut self, cell: LakeCell<'_>, repetition: i16) -> Option<usize> {
        let mut cost = size_of::<i64>();
        match (&mut self.values, cell) {
            (LeafValues::Truth(all), LakeCell::Truth(truth)) => all.push(truth),
            (LeafValues::Whole32(all), LakeCell::Whole(number)) => {
                all.push(number.try_into().ok()?);
            }
            (LeafValues::Whole32(all), LakeCell::Day(day)) => all.push(days_since_1970(day)?),
            (LeafValues::Whole64(all), LakeCell::Whole(number)) => all.push(number),
            (LeafValues::Real(all), LakeCell::Real(number)) => all.push(number),
            (LeafValues::Text(all), LakeCell::Text(text)) => {
                cost = text.len() + TEXT_COST;
                all.push(ByteArray::from(text.into_owned().into_bytes()));
            }
            (
                LeafValues::Truth(_)
                | LeafValues::Whole32(_)
                | LeafValues::Whole64(_)
                | LeafValues::Real(_)
                | LeafValues::Text(_),
                _,
            ) => return None,
        }
        self.level(self.there, repetition);
        Some(cost)
    }

    /// Notes that there is no value.
    fn leave(&mut self, definition: i16, repetition: i16) -> Option<usize> {
        self.level(definition, repetition);
        (definition < self.there).then_some(size_of::<i64>())
    }

    fn level(&mut self, definition: i16, repetition: i16) {
        if self.there > 0 {
            self.definitions.push(definition);
        }
        if self.is_in_list {
            self.repetitions.push(repetition);
        }
    }

    /// Writes what was added, and is empty again.
    pub(super) fn write(&mut self, column: &mut SerializedColumnWriter<'_>) -> Result<()> {
        let definitions = Some(self.definitions.as_slice()).filter(|_| self.there > 0);
        let repetitions = Some(self.repetitions.as_slice()).filter(|_| self.is_in_list);
        let levels = (definitions, repetitions);
        match &mut self.values {
            LeafValues::Truth(all) => write::<BoolType>(column, all, levels)?,
            LeafValues::Whole32(all) => write::<Int32Type>(column, all, levels)?,
            LeafValues::Whole64(all) => write::<Int64Type>(column, all, levels)?,
            LeafValues::Real(all) => write::<DoubleType>(column, all, levels)?,
            LeafValues::Text(all) => write::<ByteArrayType>(column, all, levels)?,
        }
        self.definitions.clear();
        self.repetitions.clear();
        Ok(())
    }
}

/// Writes values of one type with their levels, and empties their list.
fn write<T: DataType>(
    column: &mut SerializedColumnWriter<'_>,
    all: &mut Vec<T::T>,
    (definitions, repetitions): (Option<&[i16]>, Option<&[i16]>),
) -> Result<()> {
    column.typed::<T>().write_batch(all, definitions, repetitions)?;
    all.clear();
    Ok(())
}

/// Adds a cell to those of its column. Returns the bytes it costs; nothing if it does not fit.
pub(super) fn put(leaves: &mut [Leaf], cell: LakeCell<'_>) -> Option<usize> {
    let is_empty = match &cell {
        LakeCell::Nothing => true,
        LakeCell::Texts(texts) => texts.is_empty(),
        LakeCell::Rows(rows) => rows.is_empty(),
        LakeCell::Truth(_)
        | LakeCell::Whole(_)
        | LakeCell::Real(_)
        | LakeCell::Text(_)
        | LakeCell::Day(_) => false,
    };
    if is_empty {
        return leaves.iter_mut().map(|leaf| leaf.leave(0, 0)).sum();
    }
    // A list begins with its first item, and goes on with the others.
    let repetitions = std::iter::once(0).chain(std::iter::repeat(1));
    match cell {
        LakeCell::Texts(texts) => {
            let leaf = leaves.first_mut()?;
            let cells = texts.into_iter().map(LakeCell::Text).zip(repetitions);
            cells.map(|(cell, repetition)| leaf.add(cell, repetition)).sum()
        }
        LakeCell::Rows(rows) => {
            let mut cost = 0;
            for (row, repetition) in rows.into_iter().zip(repetitions) {
                for (leaf, cell) in leaves.iter_mut().zip(row) {
                    cost += match cell {
                        LakeCell::Nothing => leaf.leave(1, repetition)?,
                        LakeCell::Truth(_)
                        | LakeCell::Whole(_)
                        | LakeCell::Real(_)
                        | LakeCell::Text(_)
                        | LakeCell::Day(_)
                        | LakeCell::Texts(_)
                        | LakeCell::Rows(_) => leaf.add(cell, repetition)?,
                    };
                }
            }
            Some(cost)
        }
        LakeCell::Nothing
        | LakeCell::Truth(_)
        | LakeCell::Whole(_)
        | LakeCell::Real(_)
        | LakeCell::Text(_)
        | LakeCell::Day(_) => leaves.first_mut()?.add(cell, 0),
    }
}

/// Returns the days since the first of 1970, by which Parquet tells a date.
fn days_since_1970(day: NaiveDate) -> Option<i32> {
    let first = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    i32::try_from(day.signed_duration_since(first).num_days()).ok()
}
