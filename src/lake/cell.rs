//! What a table is made of: declared columns, and values that are of their types.

use std::borrow::Cow;
use std::fmt::Display;

use chrono::NaiveDate;

use super::LakeStock;
use crate::digest::Count;
use crate::text::clean;

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum LakeCell<'a> {
    /// Nothing is said.
    Nothing,
    /// Yes or no.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Real(f64),
    /// A text, cleaned of what no reader may be sent.
    Text(Cow<'a, str>),
    /// A day.
    Day(NaiveDate),
    /// Several texts.
    Texts(Vec<Cow<'a, str>>),
    /// Rows within the row, each with the cells of the columns that the type names.
    Rows(Vec<Vec<LakeCell<'a>>>),
}

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LakeType {
    /// Yes or no.
    Truth,
    /// A whole number of 32 bits.
    Whole32,
    /// A whole number of 64 bits: what is added up.
    Whole64,
    /// A number of 64 bits that need not be whole.
    Real,
    /// A text in UTF-8.
    Text,
    /// A day, without a time.
    Day,
    /// A list of texts.
    Texts,
    /// A list of rows of these columns.
    Rows(&'static [LakeColumn]),
}

/// A column as it is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LakeColumn {
    /// Its name: that of exports, where they have it too.
    pub name: &'static str,
    /// Its type.
    pub kind: LakeType,
    /// Whether a value may be missing.
    pub may_be_missing: bool,
}

/// The rows of a table, in the order in which they are kept.
pub type LakeRows<'a> = Box<dyn Iterator<Item = Vec<LakeCell<'a>>> + 'a>;

/// A table.
pub struct LakeTable {
    /// Its name.
    pub name: &'static str,
    /// What a row of it is.
    pub doc: &'static str,
    /// Its columns, in groups that are filled together.
    pub columns: &'static [&'static [LakeColumn]],
    /// The column by whose values it is cut into folders; rows of one value stand together.
    pub partition: Option<&'static str>,
    /// Its rows.
    pub rows: for<'a> fn(&'a LakeStock<'a>) -> LakeRows<'a>,
}

impl LakeTable {
    /// Returns its columns, in their order.
    pub fn columns(&self) -> impl Iterator<Item = &'static LakeColumn> + use<> {
        self.columns.iter().copied().flatten()
    }
}

impl LakeColumn {
    /// A column in which each row has a value.
    pub(super) const fn new(name: &'static str, kind: LakeType) -> Self {
        Self { name, kind, may_be_missing: false }
    }

    /// A column in which a value may be missing.
    pub(super) const fn maybe(name: &'static str, kind: LakeType) -> Self {
        Self { name, kind, may_be_missing: true }
    }
}

/// The columns of a count: its bounds, its best number, and the count as it is written.
macro_rules! count_columns {
    ($name:literal) => {
        [
            LakeColumn::maybe(concat!($name, "_low"), LakeType::Whole64),
            LakeColumn::maybe(concat!($name, "_best"), LakeType::Whole64),
            LakeColumn::maybe(concat!($name, "_high"), LakeType::Whole64),
            LakeColumn::maybe(concat!($name, "_text"), LakeType::Text),
        ]
    };
}
pub(super) use count_columns;

impl<'a> LakeCell<'a> {
    /// A text that is borrowed.
    pub(super) fn text(text: &'a str) -> Self {
        Self::Text(clean(text))
    }

    /// A text that may be missing.
    pub(super) fn maybe_text(text: Option<&'a str>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }

    /// Something as it prints.
    pub(super) fn shown(shown: impl Display) -> Self {
        let text = shown.to_string();
        let cleaned = clean(&text).into_owned();
        Self::Text(cleaned.into())
    }

    /// The same of what may be missing.
    pub(super) fn maybe_shown(shown: Option<impl Display>) -> Self {
        shown.map_or(Self::Nothing, Self::shown)
    }

    /// A day that may be missing.
    pub(super) fn maybe_day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }

    /// A number that may be missing.
    pub(super) fn maybe_whole(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Nothing, |number| Self::Whole(number.into()))
    }

    /// A number that need not be whole and may be missing.
    pub(super) fn maybe_real(number: Option<f64>) -> Self {
        number.map_or(Self::Nothing, Self::Real)
    }

    /// The place of something, or its number.
    pub(super) fn place(place: usize) -> Self {
        Self::Whole(i64::try_from(place).unwrap_or(i64::MAX))
    }

    /// Several texts.
    pub(super) fn texts(texts: impl Iterator<Item = &'a str>) -> Self {
        Self::Texts(texts.map(clean).collect())
    }

    /// The four cells of a count. Nothing told is nothing in all of them; an unknown number has no best one
    /// and no greatest one, and a least of 0.
    pub(super) fn count(count: Option<Count>) -> [Self; 4] {
        match count {
            None => [Self::Nothing, Self::Nothing, Self::Nothing, Self::Nothing],
            Some(count) => [
                Self::Whole(count.low().into()),
                Self::maybe_whole(count.best()),
                Self::maybe_whole(count.high()),
                Self::shown(count),
            ],
        }
    }

    /// Returns true if it may stand in a column.
    pub fn fits(&self, column: &LakeColumn) -> bool {
        match (self, column.kind) {
            (Self::Nothing, _) => column.may_be_missing,
            (Self::Whole(number), LakeType::Whole32) => i32::try_from(*number).is_ok(),
            (Self::Rows(rows), LakeType::Rows(columns)) => rows.iter().all(|row| {
                row.len() == columns.len()
                    && row.iter().zip(columns).all(|(cell, column)| cell.fits(column))
            }),
            (Self::Truth(_), LakeType::Truth)
            | (Self::Whole(_), LakeType::Whole64)
            | (Self::Real(_), LakeType::Real)
            | (Self::Text(_), LakeType::Text)
            | (Self::Day(_), LakeType::Day)
            | (Self::Texts(_), LakeType::Texts) => true,
            (
                Self::Truth(_)
                | Self::Whole(_)
                | Self::Real(_)
                | Self::Text(_)
                | Self::Day(_)
                | Self::Texts(_)
                | Self::Rows(_),
                _,
            ) => false,
        }
    }
}
